"""A finished picture, the only thing an output accepts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """Pixels this program drew, in the two forms that outputs need.

    Both arrays are the renderer's own buffers: they hold this picture until the next
    one is drawn.  Copy what must be kept.

    Attributes:
        rgba: (height, width, 4) uint8, sRGB, alpha premultiplied, C-contiguous, read-only.
        i420: (height * 3 / 2, width) uint8, the same in planar YUV 4:2:0, BT.601 limited range, read-only.
    """

    rgba: NDArray[np.uint8]
    i420: NDArray[np.uint8]

    def __post_init__(self) -> None:
        height, width = self.rgba.shape[:2]
        if self.rgba.shape[2:] != (4,) or self.rgba.dtype != np.uint8:
            raise ValueError(
                f"rgba must be (height, width, 4) uint8, got {self.rgba.shape} {self.rgba.dtype}"
            )
        if self.i420.shape != (height * 3 // 2, width) or self.i420.dtype != np.uint8:
            raise ValueError(
                f"i420 must be (height * 3 / 2, width) uint8, got {self.i420.shape} {self.i420.dtype}"
            )
        if self.rgba.flags.writeable or self.i420.flags.writeable:
            raise ValueError("a picture's arrays must be read-only")

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        height, width = self.rgba.shape[:2]
        return width, height
