"""The microphone: open only while it is wanted.  Samples die where they arrive; mouth shapes remain.

A microphone that is missing or fails costs one line in the log: the show goes on without.
"""

from __future__ import annotations

import functools
import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Protocol

from avatar.errors import MicrophoneError
from avatar.sense.visemes import BLOCK, RATE, Hearing, Samples, Visemes

_log = logging.getLogger(__name__)

_LISTENED_S: Final = 0.1
"""What was heard longer ago is silence: five blocks, a hiccup of a sound system."""

_INSTALL: Final = "on Debian or Ubuntu: sudo apt install libportaudio2"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What the mouth should show by the sound.

    Attributes:
        at_ns: Monotonic clock when the block of sound had ended.
        visemes: Of that block.
    """

    at_ns: int
    visemes: Visemes


class Stream(Protocol):
    """A microphone that is open."""

    def close(self) -> None:
        """Release it."""
        ...


class Listening(Protocol):
    """What becomes of blocks of sound; :class:`Hearing` outside of tests."""

    @property
    def visemes(self) -> Visemes:
        """Of the last block."""
        ...

    def advance(self, block: Samples) -> Listening:
        """Take in one block."""
        ...


Opener = Callable[[Callable[[Samples], None]], Stream]
"""Opens the microphone, which then hands over blocks of ``BLOCK`` samples, -1 to 1, from its own thread."""


def open_default(take: Callable[[Samples], None], name: str = "") -> Stream:
    """Open a microphone, the system's own choice if none is named.

    Args:
        take: Gets the blocks.
        name: As the system lists it, or a part of that; empty for the system's own choice.

    Raises:
        MicrophoneError: If there is none, it may not be used, or PortAudio is missing.
    """
    try:
        import sounddevice
    except (ImportError, OSError) as error:  # it looks for PortAudio when it is imported
        raise MicrophoneError(
            f"the microphone cannot be used: {error}", hint=f"install PortAudio ({_INSTALL})"
        ) from error

    def taken(block: Any, _count: int, _time: object, _status: object) -> None:  # noqa: ANN401 - untyped library
        take(block[:, 0])

    try:
        stream = sounddevice.InputStream(
            device=name or None,
            samplerate=RATE,
            blocksize=BLOCK,
            channels=1,
            dtype="float32",
            latency="low",
            callback=taken,
        )
        stream.start()
    except (sounddevice.PortAudioError, ValueError) as error:
        raise MicrophoneError(
            f"the microphone does not open: {error}",
            hint="plug one in, allow it in the system's privacy settings, or check sense.microphone_name",
        ) from error
    opened: Stream = stream
    return opened


def opener_of(name: str) -> Opener:
    """Opens the microphone of this name; empty for the system's own choice."""
    return functools.partial(open_default, name=name)


class Microphone:
    """Opens and releases the microphone as it is wanted, in a thread of its own: it may take a second.

    Args:
        opener: Opens the device.
        start: What hears; begun anew whenever the microphone is opened.
        now_ns: Monotonic clock.
    """

    def __init__(
        self,
        opener: Opener = open_default,
        *,
        start: Callable[[], Listening] = Hearing,
        now_ns: Callable[[], int] = time.monotonic_ns,
    ) -> None:
        self._opener, self._start, self._now_ns = opener, start, now_ns
        self._news = threading.Condition()
        self._wanted = self._ended = self._complained = False
        self._openings = 0
        self._listening: Listening = start()
        self._heard: Heard | None = None
        self._keeper = threading.Thread(target=self._keep, name="microphone", daemon=True)
        self._keeper.start()

    def follow(self, *, is_open: bool) -> None:
        """Listen while the gate is open; as soon as it shuts nothing more is looked at, nor kept."""
        with self._news:
            if is_open == self._wanted or self._ended:
                return
            self._wanted = is_open
            self._openings += is_open
            self._forget()
            self._news.notify_all()

    def newest(self) -> Heard | None:
        """What was heard last; None if that is too long ago."""
        heard = self._heard
        if heard is None or self._now_ns() - heard.at_ns > _LISTENED_S * 1e9:
            return None
        return heard

    def close(self) -> None:
        """Release it for good.  Safe to call twice."""
        with self._news:
            self._wanted, self._ended = False, True
            self._forget()
            self._news.notify_all()
        self._keeper.join(timeout=1.0)

    def _forget(self) -> None:
        self._listening, self._heard = self._start(), None

    def _take(self, block: Samples) -> None:
        """Called by the device's thread, with what nobody else ever holds."""
        with self._news:
            if self._wanted:
                self._listening = self._listening.advance(block)
                self._heard = Heard(at_ns=self._now_ns(), visemes=self._listening.visemes)

    def _keep(self) -> None:
        """The keeper thread: the device is open while it is wanted."""
        while True:
            with self._news:
                self._news.wait_for(lambda: self._wanted or self._ended)
                if self._ended:
                    return
                opening = self._openings
            stream = self._open()
            with self._news:
                self._news.wait_for(functools.partial(self._is_over, opening))
            if stream is not None:
                stream.close()
                _log.info("microphone=released")

    def _is_over(self, opening: int) -> bool:
        """Whether the gate has shut since then, if only for a moment."""
        return not self._wanted or self._openings != opening

    def _open(self) -> Stream | None:
        try:
            stream = self._opener(self._take)
        except MicrophoneError as error:
            if not self._complained:
                _log.warning("note: %s; the show goes on without; try: %s", error.problem, error.hint)
            self._complained = True
            return None
        _log.info("microphone=open")
        return stream
