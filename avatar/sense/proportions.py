"""Whether a face has the proportions of a living person.  Looks at pixels, keeps nothing, recognises nobody.

A painter's shading can look photographed; a cartoon's eyes cannot be a person's.  Landmarks tell.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from avatar.sense.trackers.mediapipe import StillLandmarker

_Pixels = NDArray[np.uint8]
_Numbers = NDArray[np.float64]

_FILE: Final = Path(__file__).with_name("proportions.npz")
"""A mean face of 478 points, a weight for each point's x and y, and a bias (``tests/lab/proportions.py``)."""

_SIDE: Final = 192
"""The face is looked at in a square of so many pixels …"""
_AROUND: Final = 1.8
"""… that is so many times as long as YuNet's box."""
_CHEEKS: Final = (234, 454)
_EYES: Final = ((33, 133), (263, 362))
"""Outer and inner corners.  MediaPipe's numbers of points, here and above."""


@dataclass(frozen=True, slots=True)
class Proportions:
    """What the landmarks of a face tell.

    Attributes:
        likeness: Log-odds of a person's face against a drawn one.
        eye_width: An eye from corner to corner, in widths of the face from cheek to cheek.
    """

    likeness: float
    eye_width: float


def measure(rgb: _Pixels, row: NDArray[np.float32]) -> Proportions | None:
    """The proportions of a face; None if no landmarks are found in it.

    Args:
        rgb: The picture, turned so that the face is upright.
        row: OpenCV's detector's row, in its pixels: box, five points, score.
    """
    with closing(StillLandmarker()) as landmarker:
        seen = landmarker.largest(_square(rgb, row))
    return None if seen is None else of(seen.landmarks.astype(np.float64))


def of(landmarks: _Numbers) -> Proportions:
    """Of a face.

    Args:
        landmarks: (478, 3), of a square picture.
    """
    return Proportions(likeness(landmarks), eye_width(landmarks))


def eye_width(landmarks: _Numbers) -> float:
    """Of :class:`Proportions`, in three dimensions, so whatever way the face is turned.

    Args:
        landmarks: (478, 3), of a square picture.
    """
    eyes = [np.linalg.norm(landmarks[outer] - landmarks[inner]) for outer, inner in _EYES]
    return float(np.mean(eyes) / np.linalg.norm(landmarks[_CHEEKS[0]] - landmarks[_CHEEKS[1]]))


def likeness(landmarks: _Numbers) -> float:
    """Of :class:`Proportions`; landmarks as there."""
    numbers = _numbers()
    flat = shape(landmarks, numbers["mean"])
    return float((flat * numbers["weight"]).sum() + numbers["bias"])


def shape(landmarks: _Numbers, mean: _Numbers) -> _Numbers:
    """The face from the front, (478, 2), as wide and as high as any: a stretched photograph gains nothing.

    Args:
        landmarks: (478, 3).
        mean: (478, 3), the face that it is turned to (Kabsch's algorithm).
    """
    points = landmarks - landmarks.mean(0)
    left, _, right = np.linalg.svd(points.T @ mean)
    left[:, -1] *= np.sign(np.linalg.det(left @ right))
    front = (points @ left @ right)[:, :2]
    return np.asarray((front - front.mean(0)) / front.std(0), np.float64)


@cache
def _numbers() -> dict[str, _Numbers]:
    with np.load(_FILE, allow_pickle=False) as file:
        return {name: file[name].astype(np.float64) for name in file.files}


def _square(rgb: _Pixels, row: NDArray[np.float32]) -> _Pixels:
    """The face and what is around it; the picture's edge goes on where it ends."""
    x, y, w, h = (float(value) for value in row[:4])
    scale = _SIDE / (max(w, h) * _AROUND)
    half = _SIDE / 2
    how = np.array([[scale, 0, half - scale * (x + w / 2)], [0, scale, half - scale * (y + h / 2)]])
    seen = cv2.warpAffine(rgb, how, (_SIDE, _SIDE), borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(seen, np.uint8)
