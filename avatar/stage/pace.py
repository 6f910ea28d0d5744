"""When to draw: at the pace of the signals, and no faster than the computer can."""

from __future__ import annotations

import logging
import math
from dataclasses import dataclass
from typing import Final

_log = logging.getLogger(__name__)

_SLACK: Final = 0.5
"""A deadline waits so much of a period for a signal that is due."""
_LATE: Final = 0.2
"""Share of the camera's interval that a signal may be later than the last one was."""
_LONGEST_GAP_S: Final = 0.2
_SOONER: Final = 0.75
"""A signal that comes in less than so much of the interval shows that the camera's is shorter."""

_TOO_MUCH: Final = 0.7
_ENOUGH: Final = 0.35
"""Drawing and handing over may take so much of the time between two pictures; at half the rate they are drawn
until it takes so little again.  Tracking is slowed down earlier: it takes three times what drawing does, of
an interval that is twice as long, and may take as much of it."""
_EASE: Final = 0.1
_PERSISTS_S: Final = 2.0
"""Over about ten pictures, and when that lasts."""


@dataclass(slots=True)
class Cue:
    """When the next signal may come: at the camera's pace, though not every frame of it brings one."""

    heard_s: float | None = None
    interval_s: float = 0.0

    def hear(self, now_s: float) -> None:
        """A signal came."""
        if self.heard_s is not None:
            gap_s = min(now_s - self.heard_s, _LONGEST_GAP_S)
            if not gap_s >= _SOONER * self.interval_s or not self.interval_s:
                self.interval_s = gap_s
            else:
                frames = max(1, round(gap_s / self.interval_s))
                self.interval_s += 0.2 * (gap_s / frames - self.interval_s)
        self.heard_s = now_s

    def deadline(self, due_s: float, period_s: float) -> float:
        """The deadline, moved back a little if a signal is expected right after it."""
        if self.heard_s is None or not self.interval_s:
            return due_s
        frames = max(1, math.ceil((due_s - self.heard_s) / self.interval_s - _LATE))
        expected_s = self.heard_s + (frames + _LATE) * self.interval_s
        return max(due_s, expected_s) if expected_s - due_s <= _SLACK * period_s else due_s


@dataclass(slots=True)
class Strain:
    """Whether the computer keeps up with drawing.

    Attributes:
        period_s: Between two pictures when it does.
    """

    period_s: float
    is_strained: bool = False
    _cost_s: float = 0.0
    _turned_s: float | None = None

    def drew(self, took_s: float, now_s: float) -> None:
        """Take note of a picture.

        Args:
            took_s: To draw it and to hand it over.
            now_s: Now.
        """
        self._cost_s += _EASE * (took_s - self._cost_s)
        share = self._cost_s / self.period_s
        if not (share < _ENOUGH if self.is_strained else share > _TOO_MUCH):
            self._turned_s = None
        elif self._turned_s is None:
            self._turned_s = now_s
        elif now_s - self._turned_s >= _PERSISTS_S:
            self._turned_s, self.is_strained = None, not self.is_strained
            reason = "the computer is busy" if self.is_strained else "the computer is free again"
            _log.warning("pictures_hz=%.0f reason=%s", 1 / self.pace_s, reason)

    @property
    def pace_s(self) -> float:
        """Seconds between two pictures now."""
        return 2 * self.period_s if self.is_strained else self.period_s
