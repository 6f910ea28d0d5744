"""From blendshapes and head transform to a performance.  Pure numpy, no state.

Signs: the frame is not mirrored, so the performer's left is at the frame's right.
"""

from __future__ import annotations

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

from avatar.performance import COEFFICIENTS, Performance, from_vector
from avatar.sense.trackers import FaceObservation

BLENDSHAPES: Final[tuple[str, ...]] = (
    "_neutral",
    "browDownLeft",
    "browDownRight",
    "browInnerUp",
    "browOuterUpLeft",
    "browOuterUpRight",
    "cheekPuff",
    "cheekSquintLeft",
    "cheekSquintRight",
    "eyeBlinkLeft",
    "eyeBlinkRight",
    "eyeLookDownLeft",
    "eyeLookDownRight",
    "eyeLookInLeft",
    "eyeLookInRight",
    "eyeLookOutLeft",
    "eyeLookOutRight",
    "eyeLookUpLeft",
    "eyeLookUpRight",
    "eyeSquintLeft",
    "eyeSquintRight",
    "eyeWideLeft",
    "eyeWideRight",
    "jawForward",
    "jawLeft",
    "jawOpen",
    "jawRight",
    "mouthClose",
    "mouthDimpleLeft",
    "mouthDimpleRight",
    "mouthFrownLeft",
    "mouthFrownRight",
    "mouthFunnel",
    "mouthLeft",
    "mouthLowerDownLeft",
    "mouthLowerDownRight",
    "mouthPressLeft",
    "mouthPressRight",
    "mouthPucker",
    "mouthRight",
    "mouthRollLower",
    "mouthRollUpper",
    "mouthShrugLower",
    "mouthShrugUpper",
    "mouthSmileLeft",
    "mouthSmileRight",
    "mouthStretchLeft",
    "mouthStretchRight",
    "mouthUpperUpLeft",
    "mouthUpperUpRight",
    "noseSneerLeft",
    "noseSneerRight",
)
"""The tracker's order; the first tells how neutral the face is and is not used."""

_TAKE: Final = tuple(BLENDSHAPES.index(name) for name in COEFFICIENTS)


def _eyes(direction_left: str, direction_right: str) -> tuple[int, int]:
    """Places of one direction's coefficients of the left and of the right eye."""
    return BLENDSHAPES.index(f"eyeLook{direction_left}Left"), BLENDSHAPES.index(
        f"eyeLook{direction_right}Right"
    )


_TOWARDS_LEFT: Final = _eyes("Out", "In")
_TOWARDS_RIGHT: Final = _eyes("In", "Out")
_UP: Final = _eyes("Up", "Up")
_DOWN: Final = _eyes("Down", "Down")

_REFERENCE_CM: Final = 50.0
"""Nearness is counted from half a metre (``HeadPose.z``)."""

_TAN_HALF_FOV: Final = math.tan(math.radians(63.0) / 2)
"""MediaPipe's face geometry assumes a camera with a vertical field of view of 63 degrees
(mediapipe/modules/face_geometry, ``FaceGeometryEnvGenerator`` in its face landmarker graph)."""

_NEAREST_CM: Final = 1.0


def solve(face: FaceObservation) -> Performance:
    """What the face is doing, in the performer's own left and right.

    Returns:
        Unfiltered and uncalibrated.
    """
    return from_vector(solve_to_vector(face))


def solve_to_vector(face: FaceObservation) -> tuple[float, ...]:
    """The same as plain numbers in the order of ``CONTROLS``: half the time where no names are needed."""
    shapes = face.blendshapes.tolist()
    expression = [min(1.0, max(0.0, shapes[place])) for place in _TAKE]
    return (*_pose(face.transform, face.aspect), *_gaze(shapes), *expression)


def _pose(transform: NDArray[np.float32], aspect: float) -> tuple[float, float, float, float, float, float]:
    """Yaw, pitch, roll, x, y, z from the head transform.

    With R = Ry Rx Rz, the nose points along R's third column, and its first two rows of the
    second column hold the roll.  The transform may carry a scale, which cancels.
    """
    (_, _, xz, x_cm), (yx, yy, yz, y_cm), (_, _, zz, z_cm), _ = transform.tolist()
    scale = math.sqrt(xz * xz + yz * yz + zz * zz) or 1.0
    yaw = math.atan2(xz, zz)
    pitch = math.asin(max(-1.0, min(1.0, yz / scale)))
    roll = -math.atan2(yx, yy)
    distance_cm = max(_NEAREST_CM, -z_cm)
    half_height_cm = distance_cm * _TAN_HALF_FOV
    return (
        yaw,
        pitch,
        roll,
        x_cm / (half_height_cm * aspect),
        y_cm / half_height_cm,
        math.log2(_REFERENCE_CM / distance_cm),
    )


def _gaze(shapes: list[float]) -> tuple[float, float]:
    """Gaze x and y: the mean of both eyes."""

    def mean(places: tuple[int, int]) -> float:
        return (shapes[places[0]] + shapes[places[1]]) / 2

    return mean(_TOWARDS_LEFT) - mean(_TOWARDS_RIGHT), mean(_UP) - mean(_DOWN)
