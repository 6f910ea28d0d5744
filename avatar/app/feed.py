"""The signals of the sense process that runs now, and what the owner asks for in between."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from typing import Final

from avatar.clock import Clock
from avatar.signal import Held, Live, Marks, Reason, Signal
from avatar.stage.director import SignalSource

_log: Final = logging.getLogger(__name__)

_MOST_WISHES: Final = 4
"""Granted between two waits: each takes microseconds, and a flood of them cannot stop the show."""

_RESTING_S: Final = 0.25
"""Without a source nothing moves: a picture so often keeps the status current."""


class Feed:
    """A signal source whose source can be changed while it is waited for.

    Args:
        clock: Notes when waits end.

    Attributes:
        newest: The latest signal that was passed on; None before the first.
        woke_s: When the last wait ended: what follows is drawing.
    """

    def __init__(self, clock: Clock) -> None:
        self.newest: Signal | None = None
        self.woke_s = clock.now_s()
        self._clock = clock
        self._source: SignalSource | None = None
        self._woken = threading.Event()
        self._wishes: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()

    @property
    def source(self) -> SignalSource | None:
        """Who is listened to."""
        return self._source

    def follow(self, source: SignalSource | None) -> None:
        """Listen to another source from the next wait on; to none: rest until woken."""
        self._source, self.newest = source, None
        self.wake()

    def leave(self, source: SignalSource | None) -> None:
        """Listen no more to this one; another one that took its place meanwhile stays."""
        if self._source is source:
            self.follow(None)

    def wake(self) -> None:
        """End a wait, so that a picture may be drawn."""
        self._woken.set()
        source = self._source
        if source is not None:
            source.wake()

    def wish(self, wish: Callable[[], None]) -> None:
        """Have something done in the waiting thread before its next picture; must take microseconds."""
        self._wishes.put(wish)
        self.wake()

    def wait(self, timeout_s: float) -> Signal | None:
        """As the source's own; without one a quarter of a second, or until there is something to draw."""
        source = self._source
        if source is None:
            self._woken.wait(_RESTING_S)
            signal = None
        else:
            signal = source.wait(timeout_s)
        self._woken.clear()
        if signal is not None and source is self._source:
            self.newest = signal
        self._grant()
        self.woke_s = self._clock.now_s()
        # A wish may have ended the source: what it said before is not heard any more.
        return signal if source is self._source else None

    def _grant(self) -> None:
        for _ in range(_MOST_WISHES):
            try:
                wish = self._wishes.get_nowait()
            except queue.Empty:
                return
            try:
                wish()
            except Exception:  # a wish that fails must not end the show
                _log.exception("wish=failed")
        if not self._wishes.empty():
            self._woken.set()

    def progress(self) -> int:
        """How far what is asked for, or the calibration step, has got, 0 to 255."""
        return self.newest.progress if self.newest is not None else 0

    def is_voice_alone(self) -> bool:
        """Whether the camera is off and a voice moves the avatar."""
        newest = self.newest
        return newest is not None and bool(newest.marks & Marks.VOICE_ONLY)

    def captured_s(self) -> float:
        """When the frame of the newest performance was taken; 0 without one."""
        newest = self.newest
        return newest.captured_ns / 1e9 if isinstance(newest, Live) else 0.0

    def reason(self) -> Reason | None:
        """Why there is no performance; None while there is one, or nothing was heard."""
        newest = self.newest
        return newest.reason if isinstance(newest, Held) else None
