"""Tells a live view from a black or a frozen picture, from a thumbnail of every frame.

Cheap: it looks at one pixel in 256.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from avatar.gate import CameraHealth

_STRIDE: Final = 16
_BLACK_LEVEL: Final = 12
"""A frame is black when 99 % of its thumbnail stay below.

A driver's empty buffer and a covered lens give 0 to 8 of 255.  A face in 10 % light, which the tracker still
follows, has its brightest 5 % at 15 and a mean of 9.6 (measured), so a mean would not tell them apart."""
_BLACK_SHARE: Final = 0.99
_FROZEN_S: Final = 1.0
"""Sensor noise makes two thumbnails differ: exact repeats are at most 1 % of live frames, so a second of
them is not a live view; a call app that freezes, or a driver that repeats its last buffer, is."""


class LivenessOfPixels:
    """Remembers one thumbnail and since when it has not changed."""

    def __init__(self) -> None:
        self._thumbnail: NDArray[np.uint8] | None = None
        self._since_ns = 0

    def judge(self, pixels: NDArray[np.uint8], captured_ns: int) -> CameraHealth:
        """OK, BLACK or FROZEN.

        Args:
            pixels: (height, width, 3) uint8, any colour order.
            captured_ns: When it was captured; calls come in this order.
        """
        thumbnail = pixels[_STRIDE // 2 :: _STRIDE, _STRIDE // 2 :: _STRIDE].copy()
        if self._thumbnail is None or not np.array_equal(thumbnail, self._thumbnail):
            self._thumbnail, self._since_ns = thumbnail, captured_ns
        if np.count_nonzero(thumbnail < _BLACK_LEVEL) >= _BLACK_SHARE * thumbnail.size:
            return CameraHealth.BLACK
        if captured_ns - self._since_ns > _FROZEN_S * 1e9:
            return CameraHealth.FROZEN
        return CameraHealth.OK
