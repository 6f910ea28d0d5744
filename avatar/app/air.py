"""Where the pictures of a show go: the output while on air, the recording, a window that asks for copies.

One object for the show's thread, that never raises and never waits: an output that breaks ends being on
air and says why, and the show goes on.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from avatar.app.part import HEIGHT, WIDTH
from avatar.app.recorder import Recorder
from avatar.errors import AvatarError, OutputError
from avatar.signal import Marks, Reason
from avatar.stage import cards
from avatar.stage.outputs import Output, readers_of
from avatar.stage.picture import Picture
from avatar.stage.renderers import open_renderer

_log: Final = logging.getLogger(__name__)

_SAMPLED: Final = 8
"""Every so many rows are compared to see whether a picture changed: 0.05 ms instead of 0.6 at 720p.  What is
missed is a change of less than 8 rows, until the next one."""


_HANDED_S: Final = 0.5
"""For a picture that is being handed over to be taken; an output that needs longer gets no card."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A picture for a window.

    Attributes:
        rgba: (height, width, 4) uint8, sRGB, alpha premultiplied; good until the next copy is asked for.
        is_card: It is a card.
    """

    rgba: NDArray[np.uint8]
    is_card: bool


class Air:
    """The one output that the director knows.

    Args:
        lost: Told, in the show's thread, that an output or a recording broke.
    """

    def __init__(self, lost: Callable[[AvatarError], None]) -> None:
        self._lost = lost
        self.is_card: Callable[[], bool] = lambda: False
        """Whether what is shown now is a card: words, which a window must not show mirrored."""
        self._output: Output | None = None
        self._recorder: Recorder | None = None
        self._showing = threading.Lock()
        self.tap = Tap()
        """Copies for a window."""
        self.is_viewed = False
        """Whether a window shows them now."""

    @property
    def is_on(self) -> bool:
        """Whether there is an output."""
        return self._output is not None

    def readers(self) -> int | None:
        """How many programs read the output; 0 off air, None if that cannot be known.  Takes milliseconds."""
        output = self._output
        return readers_of(output) if output is not None else 0

    @property
    def label(self) -> str:
        """What to choose in the call app; empty off air."""
        output = self._output
        return output.label if output is not None else ""

    @property
    def recording(self) -> str:
        """The video that is being written; empty for none."""
        recorder = self._recorder
        return str(recorder.path) if recorder is not None else ""

    def swap_output(self, output: Output | None) -> Output | None:
        """Send to another one, or to none, from the next picture on; returns the one before, to be closed."""
        before, self._output = self._output, output
        return before

    def leave(self, reason: Reason, marks: Marks, language: str = "en") -> None:
        """Send to nobody any more: the output gets one card, then it is closed.

        A driver may keep the last picture that it was given, and that must not be the character.

        Args:
            reason: What the card says.
            marks: Words burned into it.
            language: Of both.
        """
        output = self.swap_output(None)
        if output is None:
            return
        try:
            with closing(open_renderer(WIDTH, HEIGHT)) as renderer:
                words = cards.words(reason, language) + cards.labels(marks, language)
                picture = renderer.draw(cards.card(reason), words)
                if self._showing.acquire(timeout=_HANDED_S):
                    try:
                        output.show(picture)
                    finally:
                        self._showing.release()
        except Exception as error:  # it is closed all the same
            _log.warning("output=left_without_card problem=%r", str(error))
        finally:
            output.close()

    def swap_recorder(self, recorder: Recorder | None) -> Recorder | None:
        """Record with another one, or with none; returns the one before, to be closed."""
        before, self._recorder = self._recorder, recorder
        return before

    def show(self, picture: Picture) -> None:
        """Send one picture to whoever is there."""
        recorder = self._recorder
        with self._showing:  # who swaps the output out may then show a card, and nothing follows that
            self._send(picture)
        if recorder is not None:
            recorder.offer(picture)
            if recorder.problem is not None:
                self._recorder = None
                self._lost(recorder.problem)
        self.tap.offer(picture, is_card=self.is_card())

    def _send(self, picture: Picture) -> None:
        output = self._output
        if output is None:
            return
        try:
            output.show(picture)
        except AvatarError as error:
            self._drop(output, error)
        except Exception as error:  # of somebody else's output: the show goes on without it
            _log.exception("output=failed")
            problem = f"{output.label}: {type(error).__name__}: {error}"
            self._drop(output, OutputError(problem, hint="go on air again"))

    def _drop(self, output: Output, error: AvatarError) -> None:
        """Be off air, and have the device released beside the show."""
        if self._output is output:
            self._output = None
        _log.warning("output=lost problem=%r", error.problem)
        threading.Thread(target=output.close, name="output-close", daemon=True).start()
        self._lost(error)

    def close(self) -> None:
        """Nothing: a device is released by who swaps it out."""


class Tap:
    """The newest picture, copied for a window: only when it is wanted and when it changed.

    Two copies take turns: the one handed over last stays as it is until the next is asked for *and* made,
    so a window may draw it as often as it likes.
    """

    def __init__(self) -> None:
        self._copies: list[NDArray[np.uint8]] = []
        self._newest: Copy | None = None
        self._wanted = True
        self.told: Callable[[], None] = lambda: None
        """Called in the show's thread when there is a new copy."""

    def want(self) -> None:
        """Ask for the next picture that differs.  Call when done with the last one."""
        self._wanted = True

    def newest(self) -> Copy | None:
        """The latest copy; None before the first."""
        return self._newest

    def offer(self, picture: Picture, *, is_card: bool) -> None:
        """Copy it if it is wanted and another one than before."""
        if not self._wanted or self._is_same(picture):
            return
        if not self._copies or self._copies[0].shape != picture.rgba.shape:
            self._copies = [np.empty_like(picture.rgba) for _ in range(2)]
        self._copies.reverse()
        np.copyto(self._copies[0], picture.rgba)
        self._newest, self._wanted = Copy(self._copies[0], is_card), False
        self.told()

    def _is_same(self, picture: Picture) -> bool:
        newest = self._newest
        if newest is None or newest.rgba.shape != picture.rgba.shape:
            return False
        return np.array_equal(newest.rgba[::_SAMPLED], picture.rgba[::_SAMPLED])
