"""Life without a performer: breathing always; blinks, glances and a slow sway while nobody drives.

Pure but for a seeded source of chance: the same seed and the same times give the same life.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass, field
from typing import Final

BREATH_S: Final = 4.2
"""One breath; adults at rest take 12 to 18 a minute."""

_INHALE: Final = 0.4
"""Share of a breath in which the chest rises: at rest breathing out takes longer."""

_BLINK_EVERY_S: Final = (2.5, 6.0)
_CLOSE_S: Final = 0.08
_SHUT_S: Final = 0.03
_OPEN_S: Final = 0.17
"""A lid falls about twice as fast as it rises."""

_TWICE: Final = 0.15
"""Share of blinks that come in pairs."""

_PAIR_S: Final = 0.42

_GLANCE_EVERY_S: Final = (0.8, 3.2)
_SACCADE_S: Final = 0.05
"""Eyes jump: 30 to 80 ms for the angles of a conversation."""

_WIDE: Final = 0.4
"""Share of glances that leave the screen; the others stay close around it, as eyes that read do."""

_TURN: Final = (0.10, 0.06)
"""Radians of yaw and pitch with which the head joins a glance at the full width of the eyes."""

_TURN_S: Final = 0.9


@dataclass(frozen=True, slots=True)
class _Move:
    """Two values on their way from one place to another."""

    begin: tuple[float, float] = (0.0, 0.0)
    end: tuple[float, float] = (0.0, 0.0)
    from_s: float = -math.inf
    takes_s: float = 1.0

    def at(self, now_s: float) -> tuple[float, float]:
        done = min(1.0, max(0.0, (now_s - self.from_s) / self.takes_s))
        eased = done * done * (3 - 2 * done)
        (x, y), (to_x, to_y) = self.begin, self.end
        return x + (to_x - x) * eased, y + (to_y - y) * eased

    def to(self, end: tuple[float, float], now_s: float, takes_s: float) -> _Move:
        return _Move(self.at(now_s), end, now_s, takes_s)


@dataclass(slots=True)
class Idle:
    """Idle motion as a function of time and a seeded source of chance.

    Attributes:
        chance: Where the irregularity comes from; the same seed moves the same way.
    """

    chance: random.Random
    _blink_s: float = field(default=-math.inf, init=False)
    _next_blink_s: float = field(default=-math.inf, init=False)
    _eyes: _Move = field(default=_Move(takes_s=_SACCADE_S), init=False)
    _head: _Move = field(default=_Move(takes_s=_TURN_S), init=False)
    _next_glance_s: float = field(default=-math.inf, init=False)

    def breathe(self, now_s: float) -> float:
        """How far breathed in, 0 to 1."""
        phase = now_s / BREATH_S % 1.0
        if phase < _INHALE:
            return 0.5 - 0.5 * math.cos(math.pi * phase / _INHALE)
        return 0.5 + 0.5 * math.cos(math.pi * (phase - _INHALE) / (1 - _INHALE))

    def move(self, now_s: float) -> dict[str, float]:
        """Blink, gaze and sway now, as controls; times must not run backwards."""
        if now_s >= self._next_blink_s:
            pair = self._next_blink_s - self._blink_s < 2 * _PAIR_S
            soon = not pair and self.chance.random() < _TWICE
            self._blink_s = now_s
            self._next_blink_s = now_s + (_PAIR_S if soon else self.chance.uniform(*_BLINK_EVERY_S))
        if now_s >= self._next_glance_s:
            self._glance(now_s)
        lid = _lid(now_s - self._blink_s)
        gaze_x, gaze_y = self._eyes.at(now_s)
        yaw, pitch = self._head.at(now_s)
        return {
            "eyeBlinkLeft": lid,
            "eyeBlinkRight": lid,
            "gaze_x": gaze_x,
            "gaze_y": gaze_y,
            "yaw": yaw + 0.03 * math.sin(now_s * 0.43),
            "pitch": pitch + 0.015 * math.sin(now_s * 0.61),
            "roll": 0.03 * math.sin(now_s * 0.37),
        }

    def _glance(self, now_s: float) -> None:
        """Look elsewhere: eyes first, and the head a little way after them."""
        wide = self.chance.random() < _WIDE
        reach = (0.6, 0.3) if wide else (0.08, 0.05)
        aim = (self.chance.uniform(-reach[0], reach[0]), self.chance.uniform(-reach[1], reach[1]))
        self._eyes = self._eyes.to(aim, now_s, _SACCADE_S)
        self._head = self._head.to((aim[0] * _TURN[0], aim[1] * _TURN[1]), now_s, _TURN_S)
        self._next_glance_s = now_s + self.chance.uniform(*_GLANCE_EVERY_S)


def _lid(since_s: float) -> float:
    """How far a lid is shut so long after a blink began."""
    if since_s < _CLOSE_S:
        done = max(0.0, since_s / _CLOSE_S)
        return done * done * (3 - 2 * done)
    left = 1 - min(1.0, max(0.0, (since_s - _CLOSE_S - _SHUT_S) / _OPEN_S))
    return left * left * (3 - 2 * left)
