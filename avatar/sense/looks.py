"""How a face looks, and whether another look is the same face, turned or not.

Two reliefs of one face differ by what moved between them.  Where the landmarks say how it moved, that
can be undone before they are compared.  Nothing here decides anything: :mod:`avatar.sense.verifier` judges.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from avatar.sense.features import RIGID
from avatar.sense.identity import ALIGNED, CHIP, FIVE, PLACES, chip_of, likeness, relief_of
from avatar.sense.trackers import FaceObservation

_RIGID: Final = np.array(RIGID)
_MIDDLE: Final = (slice(36, 104), slice(30, 84))
"""Brows to chin of the aligned face: skin, eyes and mouth, no hair and no wall."""
_LEVELS: Final = 32
_GREY: Final = 128
_TINTS: Final = (64, 192)
"""Skin in any light lies between; a bin of 4 of 256 tells tints, one of 8 lightness."""


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """One frame's face.

    Attributes:
        aligned: (112, 112, 3), as the recognising network takes it.
        chip: (48, 48), grey.
        relief: Of the chip.
        face: As tracked.
    """

    aligned: NDArray[np.uint8]
    chip: NDArray[np.float32]
    relief: NDArray[np.float32]
    face: FaceObservation


def look_of(aligned: NDArray[np.uint8], face: FaceObservation) -> Look:
    """How a face looks; arguments as in :class:`Look`."""
    chip = chip_of(aligned)
    return Look(aligned, chip, relief_of(chip), face)


def _rigid(look: Look) -> NDArray[np.float64]:
    """The landmarks that jaw, lips and lids do not move, (61, 2), in pixels of the chip.

    The aligned face is the frame under a similarity of the plane, a product of complex numbers; the one
    computed here is the least-squares solution for the five points, which ``alignCrop`` finds too.
    """
    units = (look.face.aspect, 1j)
    points = look.face.landmarks[_RIGID, :2].astype(np.float64) @ units
    five = look.face.landmarks[FIVE, :2].astype(np.float64) @ units
    seen, wanted = five - five.mean(), PLACES - PLACES.mean()
    moved = (points - five.mean()) * (np.vdot(seen, wanted) / np.vdot(seen, seen).real) + PLACES.mean()
    pixels = np.stack([moved.real, moved.imag], axis=1)
    return np.asarray((pixels + 0.5) * (CHIP / ALIGNED) - 0.5)


def likeness_turned(known: Look, now: Look) -> float:
    """How alike two looks are once ``now`` is turned like ``known``, -1 to 1.

    The rigid landmarks of both tell by which affine map: that is what a turn, or an alignment tilted by a
    grimace, does to a face.  Landmarks that are no numbers are like nothing.
    """
    if not (np.isfinite(known.face.landmarks).all() and np.isfinite(now.face.landmarks).all()):
        return 0.0
    there, here = _rigid(known), _rigid(now)
    to_here, *_ = np.linalg.lstsq(np.column_stack([there, np.ones(len(there))]), here, rcond=None)
    turned = cv2.warpAffine(
        now.chip,
        np.ascontiguousarray(to_here.T),
        (CHIP, CHIP),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return likeness(known.relief, relief_of(np.asarray(turned, np.float32)))


def likeness_of_colours(known: Look, now: Look) -> float:
    """How alike the colours of two faces are, 0 to 1, wherever in the face they are.

    Bhattacharyya coefficient of the histograms of lightness and of tint (CIE Lab).  Says nothing where there
    is little light (:func:`avatar.sense.identity.luma_of`) or tint (:func:`tint_of`).
    """
    return float(_colours(known.aligned) @ _colours(now.aligned))


def tint_of(look: Look) -> float:
    """How far from grey the middle of the face is: distance of the mean in CIE Lab's a and b, 0 to 180."""
    _, a, b, _ = cv2.mean(cv2.cvtColor(look.aligned[_MIDDLE], cv2.COLOR_RGB2LAB))
    return math.hypot(a - _GREY, b - _GREY)


def _colours(aligned: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Square roots of the shares of lightness and of tint, unit length."""
    middle = cv2.cvtColor(aligned[_MIDDLE], cv2.COLOR_RGB2LAB)
    light = cv2.calcHist([middle], [0], None, [_LEVELS], [0, 256])
    tint = cv2.calcHist([middle], [1, 2], None, [_LEVELS, _LEVELS], [*_TINTS, *_TINTS])
    counts = np.concatenate([light.ravel(), tint.ravel()])
    return np.asarray(np.sqrt(counts / max(1.0, float(counts.sum()))), np.float32)


def prepare() -> None:
    """Have OpenCV make its tables for Lab, 51 ms of a core: not on air, where a picture would wait for it."""
    _colours(np.zeros((ALIGNED, ALIGNED, 3), np.uint8))
