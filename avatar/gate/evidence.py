"""What one camera frame says about who is there.  Numbers only."""

from __future__ import annotations

import enum
import math
from dataclasses import dataclass
from typing import Final

from avatar.signal import Reason


class CameraHealth(enum.Enum):
    """What is wrong with the camera; each but ``OK`` holds for a reason of its own."""

    OK = 0
    MISSING = Reason.CAMERA_MISSING
    DENIED = Reason.CAMERA_DENIED
    BUSY = Reason.CAMERA_BUSY
    VIRTUAL = Reason.CAMERA_VIRTUAL
    LOST = Reason.CAMERA_LOST
    STALLED = Reason.CAMERA_STALLED
    BLACK = Reason.CAMERA_BLACK
    FROZEN = Reason.CAMERA_FROZEN


UNMEASURED: Final = math.nan
"""A score nobody has taken yet.  Not a number, so every comparison with a limit fails: closed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What one camera frame says about who is there.

    Attributes:
        consent: A consent record exists for the statement in force.
        withdrawn: A record that was there when the gate was made is gone.
        faces: Number of faces in view.
        similarity: Comparison score of probe against template, -1 to 1 (cosine), or ``UNMEASURED``.
        liveness: Presentation attack detection score, 0 attack to 1 bona fide, or ``UNMEASURED``.
        camera: Whether the frame comes from a camera that works.
    """

    consent: bool
    withdrawn: bool = False
    faces: int
    similarity: float = UNMEASURED
    liveness: float = UNMEASURED
    camera: CameraHealth = CameraHealth.OK
