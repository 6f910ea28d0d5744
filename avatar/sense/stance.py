"""How the owner sits: the resting pose that everything drawn of the head is told against.  Pure numpy.

What the gate and the prompts look at is the pose as the camera sees it, not this.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np

from avatar.performance import POSE, RANGES
from avatar.sense.calibration import Vector

_SETTLE_S: Final = 20.0
_FIRST_S: Final = 4.0
_KEPT_S: Final = 10.0
"""The resting pose follows with a time constant that grows from 4 to 20 s as it gets to be known: long
against gestures, short against a change of chair.  What was kept counts as ten seconds: the screen may have
been moved since."""

_LIMITS: Final = {"yaw": 0.35, "pitch": 0.35, "x": 0.8, "y": 0.8, "z": 1.5}
"""How far from straight ahead, centred, half a metre away it may settle (radians, half frames, doublings): a
laptop below the chin or a camera beside the screen, not somebody looking away.  A tilt is always shown."""

_FURTHEST: Final[Vector] = np.array([_LIMITS.get(name, 0.0) for name in POSE])
_LOW: Final[Vector] = np.array([low for low, _ in RANGES[: len(POSE)]])
_HIGH: Final[Vector] = np.array([high for _, high in RANGES[: len(POSE)]])


@dataclass(frozen=True, slots=True, eq=False)
class Stance:
    """The resting pose of one person.

    Attributes:
        pose: (pose,) in the units of ``POSE``, as the camera sees it.
        seen_s: Seconds that were learnt from; 0 while nothing is known, and whatever is seen counts as rest.
    """

    pose: Vector
    seen_s: float = 0.0

    @classmethod
    def start(cls) -> Stance:
        """Nothing is known."""
        return cls(np.zeros(len(POSE)))

    @classmethod
    def kept(cls, pose: Iterable[float]) -> Stance:
        """As it was at an earlier start."""
        return cls(_near(np.array(list(pose))), _KEPT_S)

    def learn(self, pose: Vector, dt_s: float) -> Stance:
        """Take in one frame of the owner, alone, with open eyes; the first one ever is taken as it is.

        Args:
            pose: (pose,) as the camera sees it.
            dt_s: Seconds since the previous one, not negative.
        """
        weight = -math.expm1(-dt_s / min(_SETTLE_S, max(_FIRST_S, self.seen_s))) if self.seen_s else 1.0
        return Stance(self.pose + weight * (_near(pose) - self.pose), self.seen_s + dt_s)

    def shown(self, pose: Vector) -> Vector:
        """A pose against this one, in range."""
        rest = self.pose if self.seen_s else _near(pose)
        return np.minimum(np.maximum(pose - rest, _LOW), _HIGH)  # np.clip takes three times as long


def _near(pose: Vector) -> Vector:
    """As far as a resting pose may be from straight ahead."""
    return np.minimum(np.maximum(pose, -_FURTHEST), _FURTHEST)
