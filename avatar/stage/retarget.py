"""From the performer's pose to the character's: neutral pose, and how much of everything to show.

Coefficients come in the performer's own range already: whoever sees the face knows its rest and its reach.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np

from avatar.performance import CONTROLS, GAZE
from avatar.stage.smoothing import HIGH, LOW, Vector

SETTLE_S: Final = 20.0
"""The neutral pose follows the performer's own with this time constant: long against gestures, short against
a change of chair."""

_NEUTRAL_LIMIT: Final = {"yaw": 0.35, "pitch": 0.35, "x": 0.8, "y": 0.8, "z": 1.5}
"""How far from straight ahead, centred, half a metre away the neutral pose may settle (radians, half frames,
doublings): a laptop below the chin or a camera beside the screen, not somebody looking away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How much of a performance the character shows.

    Attributes:
        head: Factor on turning, nodding and tilting.
        travel: Factor on moving about.
        face: Factor on expressions; blinks, gaze and the opening of the mouth are always shown in full.
        track_hz: Most frames a second that are worth tracking for it; prediction fills in the rest.
    """

    head: float = 1.0
    travel: float = 1.0
    face: float = 1.0
    track_hz: int = 15


MANNERS: Final[dict[str, Manner]] = {
    "calm": Manner(head=0.65, travel=0.5, face=0.75, track_hz=12),
    "natural": Manner(),
    "lively": Manner(head=1.2, travel=1.2, face=1.3, track_hz=30),
}
"""By the name in the settings: for a work call, as you are, for a stage."""

_CENTRED: Final[Vector] = np.array([_NEUTRAL_LIMIT.get(name, 0.0) for name in CONTROLS])
_TURNS: Final = ("yaw", "pitch", "roll")
_TRAVELS: Final = ("x", "y", "z")
_IN_FULL: Final = (*GAZE, "eyeBlinkLeft", "eyeBlinkRight", "jawOpen", "mouthClose")


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


@cache
def _factors(manner: Manner) -> Vector:
    """(controls,) what each is multiplied by."""
    known = (
        dict.fromkeys(_TURNS, manner.head)
        | dict.fromkeys(_TRAVELS, manner.travel)
        | dict.fromkeys(_IN_FULL, 1.0)
    )
    return np.array([known.get(name, manner.face) for name in CONTROLS])


def retarget(sample: Vector, neutral: Neutral, manner: Manner = MANNERS["natural"]) -> Vector:
    """Turn a smoothed performance into the character's controls.

    Args:
        sample: (controls,) in the units of ``CONTROLS``; coefficients in the performer's own range.
        neutral: The performer's resting pose.
        manner: How much of it to show.

    Returns:
        (controls,) in range.
    """
    controls: Vector = np.clip((sample - neutral.pose) * _factors(manner), LOW, HIGH)
    return controls
