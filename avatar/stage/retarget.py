"""How much of a performance the character shows.

Pose and coefficients come in the performer's own range already: whoever sees the face knows its rest and its
reach.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np

from avatar.performance import CONTROLS, GAZE
from avatar.stage.smoothing import HIGH, LOW, Vector, within


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

_TURNS: Final = ("yaw", "pitch", "roll")
_TRAVELS: Final = ("x", "y", "z")
_IN_FULL: Final = (*GAZE, "eyeBlinkLeft", "eyeBlinkRight", "jawOpen", "mouthClose")


@cache
def _factors(manner: Manner) -> Vector:
    """(controls,) what each is multiplied by."""
    known = (
        dict.fromkeys(_TURNS, manner.head)
        | dict.fromkeys(_TRAVELS, manner.travel)
        | dict.fromkeys(_IN_FULL, 1.0)
    )
    return np.array([known.get(name, manner.face) for name in CONTROLS])


def retarget(sample: Vector, manner: Manner = MANNERS["natural"]) -> Vector:
    """Turn a smoothed performance into the character's controls.

    Args:
        sample: (controls,) in the units of ``CONTROLS``, in the performer's own range.
        manner: How much of it to show.

    Returns:
        (controls,) in range.
    """
    return within(sample * _factors(manner), LOW, HIGH)
