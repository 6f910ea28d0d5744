"""Time as an argument: the machine's clock, and one that tests turn by hand."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Protocol


class Clock(Protocol):
    """A monotonic clock that can wait."""

    def now_s(self) -> float:
        """Seconds since some fixed moment; the same base as ``captured_ns`` / 1e9."""
        ...

    def sleep(self, seconds: float) -> None:
        """Wait; zero or less returns at once."""
        ...


class MonotonicClock:
    """The machine's monotonic clock, shared by both processes."""

    def now_s(self) -> float:
        """Seconds of ``time.monotonic_ns``."""
        return time.monotonic_ns() / 1e9

    def sleep(self, seconds: float) -> None:
        """Wait in real time."""
        if seconds > 0:
            time.sleep(seconds)


@dataclass
class FakeClock:
    """A clock for tests: sleeping moves it and takes no time.

    Attributes:
        at_s: What it shows.
    """

    at_s: float = 0.0

    def now_s(self) -> float:
        """What it shows."""
        return self.at_s

    def sleep(self, seconds: float) -> None:
        """Move on by so much."""
        self.at_s += max(0.0, seconds)


@dataclass
class Pacer:
    """Absolute deadlines at a fixed rate: a late picture never delays the next.

    Attributes:
        period_s: Seconds between deadlines, positive.
        due_s: The next deadline.
    """

    period_s: float
    due_s: float

    def wait_s(self, now_s: float) -> float:
        """Seconds until the deadline; zero when it has passed."""
        return max(0.0, self.due_s - now_s)

    def advance(self, now_s: float) -> None:
        """Set the next deadline after a picture; skip those that were missed."""
        self.due_s += self.period_s
        if self.due_s < now_s:
            missed = (now_s - self.due_s) // self.period_s + 1
            self.due_s += missed * self.period_s

    def align(self, now_s: float) -> None:
        """Start counting afresh from a picture drawn now, because a signal arrived."""
        self.due_s = now_s + self.period_s
