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
        consent: A consent record in force exists.
        withdrawn: A record that was there when the gate was made is gone.
        expired: It is still there, but its time is over.
        enrolled: There is a template to compare with.
        faces: Number of faces in view.
        similarity: Accumulated comparison score against the template, -1 to 1 (cosine), or ``UNMEASURED``.
        suspect: Since the last match something happened that a change of person would look like.
        stranger: The face was compared and is not the owner's.
        prompts_passed: Prompts answered in a row, alive and matched, since they were last asked for.
        refused: Too many prompts failed: only waiting, or the passphrase, helps.
        camera: Whether the frame comes from a camera that works.
    """

    consent: bool
    withdrawn: bool = False
    expired: bool = False
    enrolled: bool = True
    faces: int
    similarity: float = UNMEASURED
    suspect: bool = False
    stranger: bool = False
    prompts_passed: int = 0
    refused: bool = False
    camera: CameraHealth = CameraHealth.OK
