"""Tells whether a face in a picture was photographed or drawn.  The face and its numbers stay here.

YuNet finds faces, SFace and :mod:`avatar.texture` measure each, one weighted sum judges; where it is unsure,
:mod:`avatar.sense.proportions` does.  A picture without a face passes: what is refused is the photograph of a
person, also one made flat.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import cv2
import numpy as np
from numpy.typing import NDArray

from avatar import models
from avatar.sense import proportions
from avatar.sense.proportions import Proportions
from avatar.texture import measure

_Pixels = NDArray[np.uint8]
_Numbers = NDArray[np.float32]

_FILE: Final = Path(__file__).with_name("photos.npz")
"""253 weights and a bias: a logistic regression on the pictures that ``docs/characters.md`` counts, as
``tests/lab/photos.py`` does it."""

_LIMIT: Final = -1.31
"""Log-odds from which a face counts as photographed: 0.5 % of photographs from collections that the weights
never saw pass (9 of 1920), and 3.8 % of flat drawings of styles they never saw are refused (1158)."""

_LIKELY: Final = 2.0
_NOBODYS: Final = -1.5
"""A face of less than these log-odds, of its picture and of its proportions, was drawn.  Alone, that let 1 of
479 photographs in, as they are and changed, each judged by what was fitted without its collection."""
_SURE: Final = 4.5
_WIDEST_EYES: Final = 0.235
"""So was one of less than these whose eyes are wider, in widths of the face, and that is rather unlike
a person: 0.227 was the widest of 467 photographs, and 99 % were narrower than 0.224."""

_SIDES: Final = (160, 320, 640)
"""Longer sides at which faces are looked for.  A face much larger or smaller than YuNet was trained on is
found at another."""
_SCORE: Final = 0.25
"""YuNet's certainty: at least one face scored this in all but 2 of 1920 photographs and flattened ones."""
_NMS: Final = 0.3
_TOP: Final = 200
_MOST: Final = 24
"""Faces judged, 50 ms each.  A picture with more is refused: drawn faces must not hide a photographed one."""
_NEAR: Final = 0.3
"""Two finds whose middles are nearer than this share of the larger face, turned alike, are one face."""
_ASKEW: Final = 0.5
"""So are two of different turns, at this share: YuNet's boxes lie elsewhere on a face that is turned."""
_AROUND: Final = (0.0, 0.35)
"""How much is measured around YuNet's box, in its widths and heights."""
_LEAST: Final = 4
_SMALLEST: Final = 16
"""Shortest side that YuNet is given, pixels."""
_NARROW: Final = 4
"""A picture narrower than this part of its length gets a black margin: on a strip of one colour, 36 by 640,
YuNet once saw faces and once none."""


@dataclass(frozen=True, slots=True)
class Face:
    """A face that was found.

    Attributes:
        turns: Quarter turns, against the clock, after which it was found.
        row: OpenCV's detector's row, in pixels of the turned picture: box, five points, score.
    """

    turns: int
    row: _Numbers


class PhotoJudge:
    """Finds faces and judges each."""

    def __init__(self) -> None:
        nothing = np.empty(0, np.uint8)
        found = np.frombuffer(models.load(models.FACE_DETECTION), np.uint8)
        known = np.frombuffer(models.load(models.FACE_RECOGNITION), np.uint8)
        self._detector: Any = cv2.FaceDetectorYN.create(
            "onnx", found, nothing, (320, 320), _SCORE, _NMS, _TOP
        )
        self._network: Any = cv2.FaceRecognizerSF.create("onnx", known, nothing)
        with np.load(_FILE, allow_pickle=False) as file:
            self._weight, self._bias = file["weight"], float(file["bias"])

    def likeness(self, rgb: _Pixels) -> float | None:
        """Log-odds that the most photographic face was photographed; None if there is no face.

        Infinite if there are more faces than are judged.
        """
        return max((odds for odds, _ in self._judged(rgb)), default=None)

    def is_photo(self, rgb: _Pixels) -> bool:
        """Whether a face in the picture was, or may have been, photographed."""
        judged, doubtful = [], []
        for odds, face in self._judged(rgb):
            if not odds < _SURE:
                return True
            judged.append(face)
            if not odds < _LIMIT:
                doubtful.append((odds, face))
        upright = [_upright(rgb, face, judged) for _, face in doubtful]
        seen = {id(face): _proportions(rgb, face) for face in upright}
        return not all(
            _is_drawn(odds, seen[id(face)]) for (odds, _), face in zip(doubtful, upright, strict=True)
        )

    def _judged(self, rgb: _Pixels) -> Iterator[tuple[float, Face]]:
        """Log-odds of every face, the most certain first; of too many, infinite ones of the first alone."""
        found = self.faces(rgb)
        if len(found) > _MOST:
            yield float("inf"), found[0]
            return
        for face in found:
            yield self._odds(rgb, face), face

    def faces(self, rgb: _Pixels) -> list[Face]:
        """Faces of any size and any quarter turn, the most certain first."""
        height, width = rgb.shape[:2]
        found: list[Face] = []
        for side in _SIDES:
            scale = side / max(height, width)
            size = (max(_SMALLEST, round(width * scale)), max(_SMALLEST, round(height * scale)))
            how = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
            small = cv2.cvtColor(cv2.resize(rgb, size, interpolation=how), cv2.COLOR_RGB2BGR)
            below, beside = max(0, side // _NARROW - size[1]), max(0, side // _NARROW - size[0])
            small = cv2.copyMakeBorder(small, 0, below, 0, beside, cv2.BORDER_CONSTANT)
            for turns in range(4):
                turned = _turned(np.asarray(small, np.uint8), turns)
                self._detector.setInputSize((turned.shape[1], turned.shape[0]))
                rows = self._detector.detect(turned)[1]
                for row in () if rows is None else rows:
                    if _makes_sense(row, side):
                        row[:14] /= scale
                        found.append(Face(turns, np.asarray(row, np.float32)))
        return _distinct(found)

    def _odds(self, rgb: _Pixels, face: Face) -> float:
        return float(self.numbers(rgb, face) @ self._weight + self._bias)

    def numbers(self, rgb: _Pixels, face: Face) -> _Numbers:
        """What is weighed of a face."""
        turned = _turned(rgb, face.turns)
        aligned = self._network.alignCrop(cv2.cvtColor(turned, cv2.COLOR_RGB2BGR), face.row)
        embedding = self._network.feature(aligned).ravel()
        return np.concatenate(
            [
                face.row[14:15],
                embedding,
                [np.linalg.norm(embedding)],
                *(measure(_cut(turned, face.row, around)) for around in _AROUND),
                measure(np.asarray(cv2.cvtColor(aligned, cv2.COLOR_BGR2RGB), np.uint8)),
            ]
        )


def _upright(rgb: _Pixels, face: Face, found: list[Face]) -> Face:
    """The most certain find, of whatever turn, at the place of this one: a face is found askew, too."""
    place = _place(rgb, face)
    for other in found:
        size = max(float(face.row[2:4].max()), float(other.row[2:4].max()))
        if abs(_place(rgb, other) - place) < _ASKEW * size:
            return other
    return face


def _place(rgb: _Pixels, face: Face) -> complex:
    """The middle of a find in the picture as it came, across + i down."""
    height, width = rgb.shape[:2]
    x, y = (float(value) for value in face.row[:2] + face.row[2:4] / 2)
    return (complex(x, y), complex(width - y, x), complex(width - x, height - y), complex(y, height - x))[
        face.turns
    ]


def _proportions(rgb: _Pixels, face: Face) -> Proportions | None:
    return proportions.measure(_turned(rgb, face.turns), face.row)


def _is_drawn(odds: float, seen: Proportions | None) -> bool:
    """Whether a face that may look photographed is one that no person has."""
    if seen is None:
        return False
    return (odds < _SURE and seen.eye_width > _WIDEST_EYES and seen.likeness < 0) or (
        odds < _LIKELY and seen.likeness < _NOBODYS
    )


def _turned(rgb: _Pixels, turns: int) -> _Pixels:
    return np.ascontiguousarray(np.rot90(rgb, turns))


def _makes_sense(row: _Numbers, side: int) -> bool:
    """Whether it lies near the picture: of very narrow ones YuNet says numbers without meaning."""
    return bool((np.abs(row) <= 2 * side).all() and (row[2:4] >= 1).all())


def _distinct(found: list[Face]) -> list[Face]:
    """The most certain of those that are one face."""
    kept: list[Face] = []
    for face in sorted(found, key=lambda one: -float(one.row[14])):
        if not any(_is_same(face, other) for other in kept):
            kept.append(face)
    return kept


def _is_same(a: Face, b: Face) -> bool:
    apart = (a.row[:2] + a.row[2:4] / 2) - (b.row[:2] + b.row[2:4] / 2)
    size = max(float(a.row[2:4].max()), float(b.row[2:4].max()))
    return a.turns == b.turns and float(np.hypot(*apart)) < _NEAR * size


def _cut(rgb: _Pixels, row: _Numbers, around: float) -> _Pixels:
    """The box and what is around it; the whole picture if hardly any of it lies inside."""
    height, width = rgb.shape[:2]
    x, y, w, h = (float(value) for value in row[:4])
    left, right = max(0, int(x - around * w)), min(width, int(x + w * (1 + around)))
    top, bottom = max(0, int(y - around * h)), min(height, int(y + h * (1 + around)))
    if right - left < _LEAST or bottom - top < _LEAST:
        return rgb
    return np.ascontiguousarray(rgb[top:bottom, left:right])
