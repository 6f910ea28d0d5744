"""The person's own resting face and reach, learnt while they perform.  Pure numpy.

A resting face must show nothing: coefficients of people at rest differ by half of their range (brows of 0.00
to 0.55 in 13 clips of 12 people), and what is left over looks angry, sad or tired on a cartoon.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from avatar.performance import COEFFICIENTS

Vector = NDArray[np.float64]

RANGES_OF_PEOPLE: Final[dict[str, tuple[float, float]]] = {
    "browDownLeft": (0.12, 0.65),
    "browDownRight": (0.12, 0.65),
    "browInnerUp": (0.13, 0.90),
    "browOuterUpLeft": (0.20, 0.85),
    "browOuterUpRight": (0.15, 0.80),
    "eyeSquintLeft": (0.50, 0.85),
    "eyeSquintRight": (0.50, 0.85),
    "eyeWideLeft": (0.05, 0.45),
    "eyeWideRight": (0.05, 0.45),
    "mouthFrownLeft": (0.02, 0.20),
    "mouthFrownRight": (0.02, 0.20),
    "mouthPressLeft": (0.08, 0.45),
    "mouthPressRight": (0.08, 0.45),
    "mouthPucker": (0.10, 0.95),
    "mouthRollUpper": (0.10, 0.75),
    "mouthSmileLeft": (0.10, 0.85),
    "mouthSmileRight": (0.10, 0.85),
}
"""Coefficient at rest, and fully shown, of people in general.  Over 14 clips of 12 people: rest is about the
75th percentile of the clips' medians, full about the highest clip's 98th percentile."""

HIGHEST_REST: Final[dict[str, float]] = {
    "browDownLeft": 0.60,
    "browDownRight": 0.60,
    "browInnerUp": 0.60,
    "browOuterUpLeft": 0.55,
    "browOuterUpRight": 0.55,
    "eyeSquintLeft": 0.70,
    "eyeSquintRight": 0.70,
    "eyeWideLeft": 0.25,
    "eyeWideRight": 0.25,
    "mouthFrownLeft": 0.05,
    "mouthFrownRight": 0.05,
    "mouthPressLeft": 0.25,
    "mouthPressRight": 0.25,
    "mouthPucker": 0.40,
    "mouthSmileLeft": 0.30,
    "mouthSmileRight": 0.30,
}
"""Rest is never taken for higher: just above the highest median of a clip in which nobody acts (le_real's
pucker 0.29, lp_d18's brows 0.56).  A smile that is held for a whole call stays a smile."""

_OTHER_REST: Final = 0.15

_FIRST_S: Final = 4.0
_FIRST_UP_S: Final = 1.0
_FIRST_DOWN_S: Final = 0.4
_UP_S: Final = 45.0
_DOWN_S: Final = 3.0
"""Rest is found in the first seconds; then it follows down fast and up slowly: a face that is talking comes
back to rest every few seconds, and an expression that is held must not become rest."""

_REACH_S: Final = 60.0
_LEAST_SPAN: Final = 0.6
"""The reach follows the strongest that was seen of late, but never nearer to rest than this share of what
people move: a stronger gain would show the tremble of the coefficients."""

_DEAD: Final = 0.08
"""Share of the span above rest that shows nothing: twice the spread of a resting coefficient (0.01 to
0.03)."""

_REST: Final[Vector] = np.array([RANGES_OF_PEOPLE.get(name, (0.0, 1.0))[0] for name in COEFFICIENTS])
_REACH: Final[Vector] = np.array([RANGES_OF_PEOPLE.get(name, (0.0, 1.0))[1] for name in COEFFICIENTS])
_LEAST_REACH: Final[Vector] = _LEAST_SPAN * (_REACH - _REST)
"""Above rest."""
_HIGHEST_REST: Final[Vector] = np.array([HIGHEST_REST.get(name, _OTHER_REST) for name in COEFFICIENTS])
_FIRST_SIGHT: Final = np.array(
    [name.startswith(("browDown", "eyeSquint", "mouthPress")) for name in COEFFICIENTS]
)
_BY_PEOPLE: Final = np.array([name in RANGES_OF_PEOPLE for name in COEFFICIENTS])


@dataclass(frozen=True, slots=True, eq=False)
class Calibration:
    """What one person's coefficients are at rest and fully shown.

    Attributes:
        rest: (coefficients,) at rest.
        reach: (coefficients,) fully shown.
        seen_s: Seconds that were learnt from.
    """

    rest: Vector
    reach: Vector
    seen_s: float = 0.0

    @classmethod
    def start(cls) -> Calibration:
        """People in general."""
        return cls(_REST, _REACH)

    @property
    def is_settled(self) -> bool:
        """Whether the first seconds are over."""
        return self.seen_s >= _FIRST_S

    def learn(self, values: Vector, dt_s: float) -> Calibration:
        """Take in one frame of the owner with open eyes.

        Args:
            values: (coefficients,) as the tracker gives them.
            dt_s: Seconds since the previous one, not negative.
        """
        start = self.rest
        if not self.seen_s:
            # The first sight of brows and lids is rest: a stern face must not be angry even for a second.
            start = np.where(_FIRST_SIGHT, np.clip(values, _REST, _HIGHEST_REST), self.rest)
        up, down = (_UP_S, _DOWN_S) if self.is_settled else (_FIRST_UP_S, _FIRST_DOWN_S)
        step = np.where(values > start, -math.expm1(-dt_s / up), -math.expm1(-dt_s / down))
        rest = np.minimum(start + step * (values - start), _HIGHEST_REST)
        strongest = np.maximum(values, self.reach - (self.reach - values) * -math.expm1(-dt_s / _REACH_S))
        reach = np.maximum(strongest, np.minimum(1.0, rest + _LEAST_REACH))
        return Calibration(rest, np.where(_BY_PEOPLE, reach, 1.0), self.seen_s + dt_s)

    def shown(self, values: Vector) -> Vector:
        """Coefficients as this person means them: 0 at rest, 1 fully shown."""
        span = np.maximum(self.reach - self.rest, 0.05)
        share: Vector = ((values - self.rest) / span - _DEAD) / (1 - _DEAD)
        return np.minimum(np.maximum(share, 0.0), 1.0)  # np.clip takes three times as long

    def restarted(self) -> Calibration:
        """The same, to be learnt anew from the next seconds."""
        return Calibration(self.rest, self.reach)
