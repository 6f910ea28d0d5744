"""From pixels and landmarks to 128 numbers that recognise a person.

The numbers, and the chip they come from, stay in this process.  Nothing here decides
anything: :mod:`avatar.sense.template` compares, :mod:`avatar.sense.verifier` judges.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from avatar.performance import HeadPose
from avatar.sense.network import Network
from avatar.sense.solve import solve
from avatar.sense.trackers import FaceObservation

SIZE: Final = 128
"""Numbers in an embedding (SFace)."""

FIVE: Final = (468, 473, 1, 61, 291)
"""Right and left iris, tip of the nose, right and left corner of the mouth, the performer's own: the order of
OpenCV's ``alignCrop``.  On 658 pairs of stills this alignment leaves a gap between the most alike strangers
(0.35) and the least alike pictures of one person (0.44); YuNet's own five points leave none."""

_FIVE: Final = np.array(FIVE)

CHIP: Final = 48
"""Pixels of the side of the picture in which a change of person shows (findings, "Owner verification")."""
_FINE_PX: Final = 1.5
_COARSE_PX: Final = 21
"""Relief: what is finer than the light on a face and coarser than noise, skin and small movements.  Smoothed
less (1.0) or against a smaller surrounding (15) it costs up to 1.6 times the false alarms for as many."""
_SHIFT_PX: Final = 4
"""Reliefs are compared at every shift of up to so many pixels: glancing eyes move the alignment by 3."""
_NO_RELIEF: Final = 1e-3
"""Root of the sum of squares below which a relief is rounding; that of a face in 10 % light is above 100."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """What would make an embedding of this face worthless.

    Attributes:
        too_small: The eyes are too near each other, in pixels.
        too_dark: The face is too dark.
        turned_too_far: The head is turned so far that the owner would not be recognised.
    """

    too_small: bool
    too_dark: bool
    turned_too_far: bool

    @property
    def is_good(self) -> bool:
        """Whether an embedding of this face says something."""
        return not (self.too_small or self.too_dark or self.turned_too_far)


_EYES_PX: Final = 12.0
"""Least distance of the eyes.  Shrunk so that the eyes were 11 pixels apart, 12 people scored at least 0.62
against their own template, with 7 pixels 0.47, with 5 pixels 0.42."""

_LUMA: Final = 15.0
"""Least mean luma of the aligned face.  Darkened to an eighth (luma 15) with sensor noise of 3, 12 people
scored at least 0.50, at a twelfth 0.22; a clip darkened to luma 9 scored 0.48 to 0.67."""

_YAW: Final = math.radians(40)
_PITCH: Final = math.radians(30)
"""Two stills of one person of which one is turned by 30 to 40 degrees score at least 0.45, as unturned ones
do (4 and 124 pairs, with the network in floats).  Pitch: 25 degrees apart 0.45 (3 pairs); 5 more for a camera
that stands low.  Beyond there was too little to measure."""

_NOTHING_PX: Final = 4.0
"""Eyes nearer than this cannot be aligned at all."""


ALIGNED: Final = 112
"""Pixels of the side of an aligned face."""
PLACES: Final = np.array(
    [38.2946 + 51.6963j, 73.5318 + 51.5014j, 56.0252 + 71.7366j, 41.5493 + 92.3655j, 70.7299 + 92.2041j]
)
"""Where the five points lie then, x + iy in pixels (OpenCV's ``alignCrop``,
``modules/objdetect/src/face_recognize.cpp``)."""
_MIDDLE: Final = complex(PLACES.mean())
_WANTED: Final[list[complex]] = (PLACES - PLACES.mean()).tolist()


def five_points(rgb: NDArray[np.uint8], face: FaceObservation) -> NDArray[np.float32]:
    """The five points that an alignment needs, (5, 2), in pixels."""
    height, width = rgb.shape[:2]
    return np.asarray(face.landmarks[_FIVE, :2] * (width, height), np.float32)


def eye_distance(points: NDArray[np.float32]) -> float:
    """Distance of the first two of five points, in pixels; not a number if a point is none."""
    return math.dist(points[0].tolist(), points[1].tolist())


def _alignment(points: NDArray[np.float32]) -> NDArray[np.float64]:
    """The turn, scale and shift of the plane, (2, 3), that brings five points nearest to ``PLACES``.

    The least-squares solution, as ``alignCrop`` finds it: in complex numbers it is a quotient.  Plain Python
    takes a sixth of the time of arrays of five.
    """
    five = [complex(x, y) for x, y in points.tolist()]
    middle = sum(five) / len(five)
    seen = [point - middle for point in five]
    turn = sum(point.conjugate() * place for point, place in zip(seen, _WANTED, strict=True)) / sum(
        abs(point) ** 2 for point in seen
    )
    shift = _MIDDLE - turn * middle
    return np.array([[turn.real, -turn.imag, shift.real], [turn.imag, turn.real, shift.imag]])


def chip_of(aligned: NDArray[np.uint8]) -> NDArray[np.float32]:
    """The aligned face as a small grey picture, (48, 48), to be compared with the frame before."""
    grey = cv2.cvtColor(aligned, cv2.COLOR_RGB2GRAY)
    return np.asarray(cv2.resize(grey, (CHIP, CHIP), interpolation=cv2.INTER_AREA), np.float32)


def relief_of(chip: NDArray[np.float32]) -> NDArray[np.float32]:
    """The chip without its light and without its finest detail, (48, 48); what two chips are compared by."""
    fine = cv2.GaussianBlur(chip, (0, 0), _FINE_PX)
    return np.asarray(fine - cv2.blur(chip, (_COARSE_PX, _COARSE_PX)), np.float32)


def likeness(before: NDArray[np.float32], now: NDArray[np.float32]) -> float:
    """How alike two reliefs are, -1 to 1: the highest correlation of the middle of one with the other.

    A relief without any contrast is like nothing, not even itself.
    """
    middle = before[_SHIFT_PX:-_SHIFT_PX, _SHIFT_PX:-_SHIFT_PX]
    if not cv2.norm(middle) > _NO_RELIEF:  # OpenCV calls a blank template like everything
        return 0.0
    return float(cv2.matchTemplate(now, middle, cv2.TM_CCOEFF_NORMED).max())


def luma_of(chip: NDArray[np.float32]) -> float:
    """Mean luma, 0 to 255; not a number if one of the chip's is none."""
    return float(cv2.mean(chip)[0])


def is_too_dark(chip: NDArray[np.float32]) -> bool:
    """Whether a movement or a miss could not be told from so dark a face; a number that is none is dark."""
    return not luma_of(chip) >= _LUMA


def judge(chip: NDArray[np.float32], eyes_px: float, pose: HeadPose) -> Quality:
    """What would make an embedding of this face worthless; a number that is none always does."""
    return Quality(
        too_small=not eyes_px >= _EYES_PX,
        too_dark=is_too_dark(chip),
        turned_too_far=not (abs(pose.yaw) <= _YAW and abs(pose.pitch) <= _PITCH),
    )


class Embedder:
    """SFace, fed with the tracker's own landmarks.

    Args:
        model: The file ``avatar.models.FACE_RECOGNITION`` as bytes.

    Raises:
        ModelError: If that is another network's.
    """

    def __init__(self, model: bytes) -> None:
        self._network = Network(model)

    def align(self, rgb: NDArray[np.uint8], points: NDArray[np.float32]) -> NDArray[np.uint8] | None:
        """Turn, scale and cut so that the five points lie where the network expects them.

        Returns:
            (112, 112, 3), or None if the points are not those of a face.
        """
        if not eye_distance(points) >= _NOTHING_PX or not bool(np.isfinite(points).all()):
            return None
        turn = _alignment(points)
        return np.asarray(cv2.warpAffine(rgb, turn, (ALIGNED, ALIGNED), flags=cv2.INTER_LINEAR), np.uint8)

    def recognise(self, aligned: NDArray[np.uint8]) -> NDArray[np.float32]:
        """128 numbers of unit length for an aligned face."""
        raw = self._network.feature(aligned)
        return np.asarray(raw / (np.linalg.norm(raw) or 1.0), np.float32)

    def embed(self, rgb: NDArray[np.uint8], face: FaceObservation) -> NDArray[np.float32]:
        """128 numbers of unit length; all not a number if the landmarks are not those of a face."""
        aligned = self.align(rgb, five_points(rgb, face))
        return np.full(SIZE, np.nan, np.float32) if aligned is None else self.recognise(aligned)

    def quality(self, rgb: NDArray[np.uint8], face: FaceObservation) -> Quality:
        """What would make an embedding of this face worthless."""
        points = five_points(rgb, face)
        aligned = self.align(rgb, points)
        if aligned is None:
            return Quality(too_small=True, too_dark=False, turned_too_far=False)
        return judge(chip_of(aligned), eye_distance(points), solve(face).pose)
