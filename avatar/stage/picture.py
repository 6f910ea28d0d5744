"""A finished picture, the only thing an output accepts."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray


def _as_they_are() -> None:
    """The planes are true already."""


class Picture:
    """Pixels this program drew, in the two forms that outputs need.

    Both arrays are the renderer's own buffers: they hold this picture until the next
    one is drawn.  Copy what must be kept.

    Args:
        rgba: See below.
        i420: See below.
        convert: Makes ``i420`` true, called each time before it is handed out.

    Attributes:
        rgba: (height, width, 4) uint8, sRGB, alpha premultiplied, C-contiguous, read-only.
    """

    __slots__ = ("_convert", "_i420", "rgba")

    def __init__(
        self,
        rgba: NDArray[np.uint8],
        i420: NDArray[np.uint8],
        convert: Callable[[], None] = _as_they_are,
    ) -> None:
        height, width = rgba.shape[:2]
        if rgba.shape[2:] != (4,) or rgba.dtype != np.uint8:
            raise ValueError(f"rgba must be (height, width, 4) uint8, got {rgba.shape} {rgba.dtype}")
        if i420.shape != (height * 3 // 2, width) or i420.dtype != np.uint8:
            raise ValueError(f"i420 must be (height * 3 / 2, width) uint8, got {i420.shape} {i420.dtype}")
        if rgba.flags.writeable or i420.flags.writeable:
            raise ValueError("a picture's arrays must be read-only")
        self.rgba = rgba
        self._i420 = i420
        self._convert = convert

    @property
    def i420(self) -> NDArray[np.uint8]:
        """(height * 3 / 2, width) uint8, the same in planar YUV 4:2:0, BT.601 limited range, read-only.

        Worked out when it is asked for: a window, also OBS's, takes the other form, and this one costs a
        sixth of a moving picture.
        """
        self._convert()
        return self._i420

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        height, width = self.rgba.shape[:2]
        return width, height
