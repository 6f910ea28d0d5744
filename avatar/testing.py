"""Fakes that tests and plugin authors share.  Nothing in the product imports this."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from avatar.clock import FakeClock
from avatar.errors import OutputError, VaultError
from avatar.signal import Signal
from avatar.stage.picture import Picture

__all__ = ["FakeClock", "MemoryKeys", "RecordingOutput", "ScriptedSense"]


@dataclass
class ScriptedSense:
    """A signal source that plays (seconds, signal) pairs by a fake clock.

    Attributes:
        clock: Moved on by waiting.
        script: In order of time.
    """

    clock: FakeClock
    script: deque[tuple[float, Signal]]

    def __init__(self, clock: FakeClock, script: Iterable[tuple[float, Signal]]) -> None:
        self.clock, self.script = clock, deque(script)

    def wait(self, timeout_s: float) -> Signal | None:
        """Return the newest signal due; else wait for the next one, or the time-out."""
        until_s = self.clock.now_s() + timeout_s
        if self.script and self.script[0][0] > self.clock.now_s():
            self.clock.at_s = min(until_s, self.script[0][0])
        newest = None
        while self.script and self.script[0][0] <= self.clock.now_s():
            newest = self.script.popleft()[1]
        if newest is None:
            self.clock.at_s = max(self.clock.at_s, until_s)
        return newest

    def wake(self) -> None:
        """Nobody asks for anything between two signals."""


@dataclass
class MemoryKeys:
    """Secrets that are gone when the test is.

    Attributes:
        found: By name.
        problem: Raised by every call while it is set: a keyring that is locked.
    """

    found: dict[str, bytes] = field(default_factory=dict)
    problem: VaultError | None = None

    def get(self, name: str) -> bytes | None:
        """The secret, or None."""
        self._complain()
        return self.found.get(name)

    def put(self, name: str, secret: bytes) -> None:
        """Keep it."""
        self._complain()
        self.found[name] = secret

    def destroy(self, name: str) -> bool:
        """Forget it."""
        self._complain()
        return self.found.pop(name, None) is not None

    def _complain(self) -> None:
        if self.problem is not None:
            raise self.problem


@dataclass
class RecordingOutput:
    """An output that keeps a copy of every picture.

    Attributes:
        pictures: RGBA copies, (height, width, 4) uint8.
        fails_at: Fail when so many are kept; never by default.
        closed: Whether it was closed.
    """

    pictures: list[NDArray[np.uint8]] = field(default_factory=list)
    fails_at: int | None = None
    closed: bool = False
    label: str = "a recording"

    def show(self, picture: Picture) -> None:
        """Keep it."""
        if len(self.pictures) == self.fails_at:
            raise OutputError("the recording broke, as it was told to", hint="nothing")
        self.pictures.append(picture.rgba.copy())

    def close(self) -> None:
        """Note it."""
        self.closed = True
