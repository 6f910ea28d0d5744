"""Embeddings of single pictures, for the lab.

The face landmarker looks at the whole picture.  Where it finds nothing, YuNet looks for a
small face and the landmarker looks again there; where that fails too, YuNet's own five
points are used.
"""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from avatar.models import FACE_DETECTION, FACE_RECOGNITION, load
from avatar.sense.identity import Embedder, five_points
from avatar.sense.trackers.mediapipe import StillLandmarker

_SCORE: Final = 0.6
"""YuNet's certainty: as the census asks for."""
_NMS: Final = 0.3
_TOP: Final = 50
_WIDEST: Final = 640
"""YuNet was trained on faces of 10 to 300 pixels; a portrait of 2,000 is scaled down for it."""
_MARGIN: Final = 0.5
"""Of the box, on each side: the landmarker wants to see some room around a face."""


class StillEmbedder:
    """Embeddings of the largest face of a picture.

    Raises:
        ModelError: If a model file is missing or was changed.
    """

    def __init__(self) -> None:
        cv2.setNumThreads(1)
        self._landmarker = StillLandmarker()
        self._embedder = Embedder(load(FACE_RECOGNITION))
        buffer, nothing = np.frombuffer(load(FACE_DETECTION), np.uint8), np.empty(0, np.uint8)
        size = (_WIDEST, _WIDEST)
        self._detector = cv2.FaceDetectorYN.create("onnx", buffer, nothing, size, _SCORE, _NMS, _TOP)

    def embed(self, rgb: NDArray[np.uint8]) -> NDArray[np.float32] | None:
        """128 numbers of unit length; None if there is no face."""
        face = self._landmarker.largest(rgb)
        if face is not None:
            return self._recognise(rgb, five_points(rgb, face))
        found = self._detect(rgb)
        if found is None:
            return None
        part, points = _cut(rgb, found)
        face = self._landmarker.largest(part)
        return self._recognise(part, points if face is None else five_points(part, face))

    def close(self) -> None:
        """Release the networks."""
        self._landmarker.close()

    def _recognise(self, rgb: NDArray[np.uint8], points: NDArray[np.float32]) -> NDArray[np.float32] | None:
        aligned = self._embedder.align(rgb, points)
        return None if aligned is None else self._embedder.recognise(aligned)

    def _detect(self, rgb: NDArray[np.uint8]) -> NDArray[np.float32] | None:
        """Box and five points of the largest face, in pixels, as YuNet sees them: (14,)."""
        height, width = rgb.shape[:2]
        scale = min(1.0, _WIDEST / max(height, width))
        size = (max(1, round(width * scale)), max(1, round(height * scale)))
        self._detector.setInputSize(size)
        bgr = cv2.cvtColor(cv2.resize(rgb, size, interpolation=cv2.INTER_AREA), cv2.COLOR_RGB2BGR)
        found = self._detector.detect(bgr)[1]
        if found is None:
            return None
        largest = max(found, key=lambda row: float(row[2] * row[3]))
        return np.asarray(largest[:14] / scale, np.float32)


def _cut(rgb: NDArray[np.uint8], found: NDArray[np.float32]) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
    """The part of a picture around a found face, and its five points there."""
    x, y, width, height = found[:4].tolist()
    left, top = max(0, int(x - _MARGIN * width)), max(0, int(y - _MARGIN * height))
    right, bottom = int(x + (1 + _MARGIN) * width) + 1, int(y + (1 + _MARGIN) * height) + 1
    points = found[4:14].reshape(5, 2) - (left, top)
    return np.ascontiguousarray(rgb[top:bottom, left:right]), np.asarray(points, np.float32)
