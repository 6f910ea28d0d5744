"""Life without a performer: breathing always; blinks, glances and a slow sway while nobody drives."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass, field
from typing import Final

BREATH_S: Final = 4.2
"""One breath; adults at rest take 12 to 18 a minute."""

_BLINK_S: Final = 0.16
_BLINK_EVERY_S: Final = (2.5, 6.0)
_GLANCE_EVERY_S: Final = (1.2, 3.5)


@dataclass(slots=True)
class Idle:
    """Idle motion as a function of time and a seeded source of chance.

    Attributes:
        chance: Where the irregularity comes from; the same seed moves the same way.
    """

    chance: random.Random
    _blink_s: float = field(default=-math.inf, init=False)
    _next_blink_s: float = field(default=-math.inf, init=False)
    _glance: tuple[float, float] = field(default=(0.0, 0.0), init=False)
    _next_glance_s: float = field(default=-math.inf, init=False)

    def breathe(self, now_s: float) -> float:
        """How far breathed in, 0 to 1."""
        return 0.5 - 0.5 * math.cos(2 * math.pi * now_s / BREATH_S)

    def move(self, now_s: float) -> dict[str, float]:
        """Blink, gaze and sway now, as controls; times must not run backwards."""
        if now_s >= self._next_blink_s:
            self._blink_s = now_s
            self._next_blink_s = now_s + self.chance.uniform(*_BLINK_EVERY_S)
        if now_s >= self._next_glance_s:
            self._glance = (self.chance.uniform(-0.35, 0.35), self.chance.uniform(-0.15, 0.15))
            self._next_glance_s = now_s + self.chance.uniform(*_GLANCE_EVERY_S)
        lid = max(0.0, 1 - abs((now_s - self._blink_s) / _BLINK_S * 2 - 1))
        return {
            "eyeBlinkLeft": lid,
            "eyeBlinkRight": lid,
            "gaze_x": self._glance[0],
            "gaze_y": self._glance[1],
            "yaw": 0.05 * math.sin(now_s * 0.43),
            "pitch": 0.02 * math.sin(now_s * 0.61),
            "roll": 0.03 * math.sin(now_s * 0.37),
        }
