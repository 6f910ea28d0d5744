"""What turning and nodding alone do to an expression, taken off again.  Pure numpy.

The tracker's coefficients are not free of the head: a face that moves nothing, turned by 30 degrees or nodded
by 20, raises brows, narrows eyes and presses lips.  How much differs from person to person, so it is learnt
from them, beginning with what people have in common.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from avatar.performance import COEFFICIENTS

Vector = NDArray[np.float64]

_COMMON: Final[dict[str, tuple[float, float, float]]] = {
    "browDown": (-0.009, -0.082, -0.05),
    "browInnerUp": (0.0, 0.133, 0.11),
    "browOuterUp": (0.087, 0.166, 0.209),
    "eyeSquint": (0.091, -0.019, -0.661),
    "mouthPress": (-0.098, 0.03, -0.034),
    "mouthPucker": (0.0, -0.003, 0.06),
    "mouthShrugLower": (0.0, -0.003, 0.085),
    "mouthShrugUpper": (0.0, -0.001, 0.064),
}
"""Change of a coefficient by radian: towards its own side, turned either way, and up.  Medians of nine people
drawn as solids from photographs that turn by 32 degrees and nod by 22 with one and the same expression
(``python -m tests.lab.turns``).  Their own lie around these by as much again, so each is learnt."""

_MOST: Final = 0.9
"""No slope is steeper: the steepest of theirs were 1.2, 0.9 and 0.8 in one channel each."""

_TRUST: Final = 0.05
_APART_S: Final = 0.5
"""What is common counts as so many squared radians of own movement, of which half a second is one look: a
turn of 20 degrees for a second counts for five times as much.  Tried 0.03 to 0.2."""
_FORGET_S: Final = 300.0

_PULL: Final = 0.06
_MEANT: Final = 0.30
"""One look pulls no further than the first, and what is off by more than the second is meant: who smiles at a
colleague to the left does so of their own will."""

_REST_S: Final = 20.0
_REST_LIMIT: Final = 0.35
"""The head's own rest is followed as the stage follows it (``avatar.stage.retarget``)."""


def _table() -> Vector:
    """(yaw, |yaw|, pitch; coefficients) slopes that people have in common, per radian."""
    slopes = np.zeros((3, len(COEFFICIENTS)))
    for place, name in enumerate(COEFFICIENTS):
        base = name.removesuffix("Left").removesuffix("Right")
        if base in _COMMON:
            side = {"t": 1.0}.get(name[-1], -1.0) if name != base else 0.0
            yaw, turned, pitch = _COMMON[base]
            slopes[:, place] = (side * yaw, turned, pitch)
    return slopes


_PRIOR: Final = _table()
_NOTHING_SEEN: Final[Vector] = _TRUST * np.eye(3)


@dataclass(frozen=True, slots=True, eq=False)
class Coupling:
    """One person's.

    Attributes:
        slopes: (3, coefficients) change by radian of yaw, of turning either way, and of pitch.
        seen: (3, 3) how much was seen of each, squared radians; begins with the trust in what is common.
        pose: Yaw and pitch at rest, radians.
        seen_s: Seconds that were learnt from.
    """

    slopes: Vector
    seen: Vector
    pose: tuple[float, float] = (0.0, 0.0)
    seen_s: float = 0.0

    @classmethod
    def start(cls) -> Coupling:
        """People in general."""
        return cls(_PRIOR, _NOTHING_SEEN)

    def restarted(self) -> Coupling:
        """The same person, whose head rests elsewhere."""
        return Coupling(self.slopes, self.seen)

    def free(self, values: Vector, yaw: float, pitch: float) -> Vector:
        """The coefficients of this face, had it looked straight ahead."""
        taken: Vector = values - np.array(self.features(yaw, pitch)) @ self.slopes
        return np.minimum(np.maximum(taken, 0.0), 1.0)  # np.clip takes three times as long

    def features(self, yaw: float, pitch: float) -> tuple[float, float, float]:
        """How far the head is turned, turned either way, and nodded, from its rest."""
        turned = yaw - self.pose[0]
        return turned, abs(turned), pitch - self.pose[1]

    def learn(self, values: Vector, rest: Vector, yaw: float, pitch: float, dt_s: float) -> Coupling:
        """Take in one frame of the owner with open eyes."""
        features = np.array(self.features(yaw, pitch))
        weight = dt_s / _APART_S
        off = values - rest - features @ self.slopes
        off = np.where(np.abs(off) > _MEANT, 0.0, np.minimum(np.maximum(off, -_PULL), _PULL))
        seen = _NOTHING_SEEN + (self.seen - _NOTHING_SEEN) * math.exp(-dt_s / _FORGET_S)
        seen = seen + weight * (features[:, None] * features)
        slopes = self.slopes + weight * (_solve(seen, features)[:, None] * off)
        share = -math.expm1(-dt_s / _REST_S) if self.seen_s else 1.0
        pose = tuple(
            min(_REST_LIMIT, max(-_REST_LIMIT, old + share * (new - old)))
            for old, new in zip(self.pose, (yaw, pitch), strict=True)
        )
        slopes = np.minimum(np.maximum(slopes, -_MOST), _MOST)
        return Coupling(slopes, seen, (pose[0], pose[1]), self.seen_s + dt_s)


def _solve(matrix: Vector, sums: Vector) -> Vector:
    """Solve three linear equations by Cramer's rule: ``np.linalg.solve`` takes twice as long.

    Args:
        matrix: (3, 3) symmetric and, as what is seen adds to the trust, far from singular.
        sums: (3,).
    """
    (a, b, c), (_, d, e), (_, _, f) = matrix.tolist()
    x, y, z = sums.tolist()
    first, second, third = d * f - e * e, c * e - b * f, b * e - c * d
    determinant = a * first + b * second + c * third
    return np.array(
        [
            (first * x + second * y + third * z) / determinant,
            (second * x + (a * f - c * c) * y + (b * c - a * e) * z) / determinant,
            (third * x + (b * c - a * e) * y + (a * d - b * b) * z) / determinant,
        ]
    )
