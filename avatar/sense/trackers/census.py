"""Counts the faces in view, once or twice a second: the tracker follows one and sees no other."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

_WIDTH: Final = 320
"""YuNet at 320x240 takes about 6 ms and still finds a face of 20 pixels."""
_HALF: Final = 2
"""Shrunk by less than this, a pixel between its neighbours says as much as their mean, which takes OpenCV
1.4 ms of 7 (512x512): of 672 pictures 668 have as many faces and 4 one more, certain to within 0.007."""
_SCORE: Final = 0.6
"""Two people: both found in 13 of 13 frames and in 4 of 4 stills.  One person: no second face in 880 frames
of 26 clips even at 0.5.  In 10 % light a face scores 0.5 to 0.6: there a second person may be missed."""
_NMS: Final = 0.3
_TOP: Final = 50
_MIN_SHARE: Final = 0.06
"""Smallest face that counts, in frame widths: an adult some 3 m from a webcam.  A photo on the wall behind is
smaller; the second and third person of a cafe scene are 0.09."""


class Census:
    """A face detector that only counts.

    Args:
        model: YuNet's file as bytes.
    """

    def __init__(self, model: bytes) -> None:
        buffer = np.frombuffer(model, dtype=np.uint8)
        nothing = np.empty(0, dtype=np.uint8)
        size = (_WIDTH, _WIDTH * 3 // 4)
        self._size = size
        self._detector = cv2.FaceDetectorYN.create("onnx", buffer, nothing, size, _SCORE, _NMS, _TOP)

    def detect(self, rgb: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Boxes and scores in the small picture: (n, 15) as in OpenCV's ``FaceDetectorYN``."""
        height, width = rgb.shape[:2]
        size = (_WIDTH, max(1, round(height * _WIDTH / width)))
        how = cv2.INTER_LINEAR if width < _HALF * _WIDTH else cv2.INTER_AREA
        small = cv2.resize(rgb, size, interpolation=how)
        cv2.cvtColor(small, cv2.COLOR_RGB2BGR, dst=small)
        if size != self._size:
            self._detector.setInputSize(size)
            self._size = size
        found = self._detector.detect(small)[1]
        return np.empty((0, 15), np.float32) if found is None else np.asarray(found, np.float32)

    def count(self, rgb: NDArray[np.uint8]) -> int:
        """Number of faces large and plain enough to be a person in the room."""
        return int(np.count_nonzero(self.detect(rgb)[:, 2] >= _MIN_SHARE * _WIDTH))
