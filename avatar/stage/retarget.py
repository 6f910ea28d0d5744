"""From the performer's ranges to the character's: neutral pose, gains, and which eye to trust.

The numbers here suit most people; calibration per person comes later and replaces them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from avatar.performance import CONTROLS
from avatar.stage.smoothing import HIGH, LOW, Vector

RANGES_OF_PEOPLE: Final[dict[str, tuple[float, float]]] = {
    "browDownLeft": (0.12, 0.65),
    "browDownRight": (0.12, 0.65),
    "browInnerUp": (0.13, 0.90),
    "browOuterUpLeft": (0.20, 0.85),
    "browOuterUpRight": (0.15, 0.80),
    "eyeBlinkLeft": (0.25, 0.55),
    "eyeBlinkRight": (0.25, 0.55),
    "eyeSquintLeft": (0.50, 0.85),
    "eyeSquintRight": (0.50, 0.85),
    "eyeWideLeft": (0.05, 0.45),
    "eyeWideRight": (0.05, 0.45),
    "jawOpen": (0.15, 0.75),
    "mouthFrownLeft": (0.02, 0.20),
    "mouthFrownRight": (0.02, 0.20),
    "mouthPressLeft": (0.08, 0.45),
    "mouthPressRight": (0.08, 0.45),
    "mouthPucker": (0.10, 0.95),
    "mouthRollUpper": (0.10, 0.75),
    "mouthSmileLeft": (0.10, 0.85),
    "mouthSmileRight": (0.10, 0.85),
}
"""Coefficient at rest, and fully shown.  Over 14 clips of 12 people: rest is about the 75th percentile of the
clips' medians (so that a resting face shows nothing), full about the highest clip's 98th percentile; blink
between the best thresholds of three labelled people (0.38, 0.52, 0.66)."""

SETTLE_S: Final = 20.0
"""The neutral pose follows the performer's own with this time constant: long against gestures, short against
a change of chair."""

_NEUTRAL_LIMIT: Final = {"yaw": 0.35, "pitch": 0.35, "x": 0.8, "y": 0.8, "z": 1.5}
"""How far from straight ahead, centred, half a metre away the neutral pose may settle (radians, half frames,
doublings): a laptop below the chin or a camera beside the screen, not somebody looking away."""

_TRUST_TURN: Final = math.radians(20)
"""From this yaw on only the nearer eye counts: findings, eyes shut past 20 degrees."""

_WINK: Final = 0.45
"""Eyes differing by less blink together; a wink differs by nearly 1."""

_INDEX: Final = {name: i for i, name in enumerate(CONTROLS)}
_REST: Final[Vector] = np.array([RANGES_OF_PEOPLE.get(name, (0.0, 1.0))[0] for name in CONTROLS])
_SPAN: Final[Vector] = np.array([np.subtract(*RANGES_OF_PEOPLE.get(n, (0.0, 1.0))[::-1]) for n in CONTROLS])
_CENTRED: Final[Vector] = np.array([_NEUTRAL_LIMIT.get(name, 0.0) for name in CONTROLS])
_BLINKS: Final = (_INDEX["eyeBlinkLeft"], _INDEX["eyeBlinkRight"])


@dataclass(frozen=True, slots=True, eq=False)
class Neutral:
    """The performer's own resting pose, learnt while they perform.

    Attributes:
        pose: (controls,): subtracted from what is seen; zero where nothing is learnt.
        at_s: Time of the last sample.
    """

    pose: Vector
    at_s: float

    @classmethod
    def start(cls, sample: Vector, at_s: float) -> Neutral:
        """Begin with the first pose seen, as far as the limits allow."""
        return cls(np.clip(sample, -_CENTRED, _CENTRED), at_s)

    def advance(self, sample: Vector, at_s: float) -> Neutral:
        """Let the resting pose follow slowly."""
        weight = 1 - math.exp(-max(0.0, at_s - self.at_s) / SETTLE_S)
        pose = self.pose + weight * (np.clip(sample, -_CENTRED, _CENTRED) - self.pose)
        return Neutral(pose, at_s)


def trusted_blinks(left: float, right: float, yaw: float) -> tuple[float, float]:
    """What the two eyes do, given which one the camera sees well.

    Args:
        left: Closure of the performer's left eye, 0 to 1.
        right: The same, right.
        yaw: Radians, positive towards the performer's left: then the right eye is the nearer one.

    Returns:
        Left and right closure: equal unless it is a wink that the camera can see.
    """
    share = 0.5 - 0.5 * max(-1.0, min(1.0, yaw / _TRUST_TURN))
    both = left * share + right * (1 - share)
    apart = max(0.0, min(1.0, (abs(left - right) - _WINK) / (1 - _WINK) * 2))
    apart *= max(0.0, 1 - abs(yaw) / _TRUST_TURN)
    return both + (left - both) * apart, both + (right - both) * apart


def retarget(sample: Vector, neutral: Neutral) -> Vector:
    """Turn a smoothed performance into the character's controls.

    Args:
        sample: (controls,) in the units of ``CONTROLS``.
        neutral: The performer's resting pose.

    Returns:
        (controls,) in range, coefficients stretched so that rest is 0 and full is 1.
    """
    controls: Vector = np.clip((sample - neutral.pose - _REST) / _SPAN, LOW, HIGH)
    left, right = _BLINKS
    yaw = float(sample[_INDEX["yaw"]])
    controls[left], controls[right] = trusted_blinks(float(controls[left]), float(controls[right]), yaw)
    return controls
