"""Turns drawn pixels into the planar YUV that cameras and encoders take, with numpy alone.

The computer vision library would do this too, but must not be loaded where pictures are drawn.

Colours stay packed in one 32-bit word a pixel.  ``66 R + 25 B`` is the upper half of one
multiplication of the word's red and blue lanes by ``66 << 16 | 25``; negative weights work
the same, modulo 2**32, because the sum with the offset is never negative.  Chroma is the mean
of the left two pixels of each two by two, the position that MPEG-2 and H.264 assume.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

_BLOCK_PIXELS: Final = 32_768
"""Pixels converted at a time, so that all steps stay in the cache.  16,384 and 65,536 were slower."""

_RED_BLUE: Final = np.uint32(0x00FF00FF)
_GREEN: Final = np.uint32(0x0000FF00)
_TOP_BYTE: Final = np.uint32(24)


def _weights(red: int, green: int, blue: int, offset: int) -> tuple[np.uint32, np.uint32, np.uint32]:
    """Factors for the red and blue lanes and for green, and the sum's offset, all in 1/256."""
    return (
        np.uint32((red << 16 | blue & 0xFFFF) & 0xFFFFFFFF if blue >= 0 else ((red << 16) + blue) & 0xFFFFFFFF),
        np.uint32((green << 8) & 0xFFFFFFFF),
        np.uint32(offset << 16),
    )


# ITU-R BT.601, limited range, in 1/256.  Chroma weights are halved, for sums of two pixels.
_Y: Final = _weights(66, 129, 25, 16 * 256 + 128)
_U: Final = _weights(-19, -37, 56, 128 * 256 + 128)
_V: Final = _weights(56, -47, -9, 128 * 256 + 128)


class Converter:
    """Converts areas of pictures of one width, without allocating.

    Args:
        width: Pixels, even.
    """

    def __init__(self, width: int) -> None:
        self._rows = max(2, _BLOCK_PIXELS // width // 2 * 2)
        self._red_blue, self._green, self._sum, self._term = np.empty((4, self._rows * width), np.uint32)
        self._half = np.empty((4, self._rows * width // 2), np.uint32)

    def convert(self, rgba: NDArray[np.uint8], i420: NDArray[np.uint8], area: tuple[int, int, int, int]) -> None:
        """Convert one area of a picture.

        Args:
            rgba: (height, width, 4), C-contiguous; alpha is ignored.
            i420: (height * 3 / 2, width), written only inside the area.
            area: Left, top, right, bottom in pixels, all even.
        """
        height, width = rgba.shape[:2]
        left, top, right, bottom = area
        pixels = rgba.view("<u4")[..., 0]
        luma = i420[:height]
        chroma_u = i420[height : height * 5 // 4].reshape(height // 2, width // 2)
        chroma_v = i420[height * 5 // 4 :].reshape(height // 2, width // 2)
        for begin in range(top, bottom, self._rows):
            end = min(bottom, begin + self._rows)
            shape, half = (end - begin, right - left), ((end - begin) // 2, (right - left) // 2)
            red_blue, green, total, term = (
                _part(scratch, shape) for scratch in (self._red_blue, self._green, self._sum, self._term)
            )
            np.bitwise_and(pixels[begin:end, left:right], _RED_BLUE, out=red_blue)
            np.bitwise_and(pixels[begin:end, left:right], _GREEN, out=green)
            _weigh(red_blue, green, _Y, total, term, luma[begin:end, left:right])
            # The left pixel of each pair is the lower half of a 64-bit word.
            np.add(red_blue[::2], red_blue[1::2], out=total[: half[0]])
            np.add(green[::2], green[1::2], out=term[: half[0]])
            reds, greens, total_half, term_half = (_part(scratch, half) for scratch in self._half)
            np.copyto(reds, total[: half[0]].view("<u8"), casting="unsafe")
            np.copyto(greens, term[: half[0]].view("<u8"), casting="unsafe")
            place = (slice(begin // 2, end // 2), slice(left // 2, right // 2))
            _weigh(reds, greens, _U, total_half, term_half, chroma_u[place])
            _weigh(reds, greens, _V, total_half, term_half, chroma_v[place])


def _part(scratch: NDArray[np.uint32], shape: tuple[int, int]) -> NDArray[np.uint32]:
    return scratch[: shape[0] * shape[1]].reshape(shape)


def _weigh(
    red_blue: NDArray[np.uint32],
    green: NDArray[np.uint32],
    weights: tuple[np.uint32, np.uint32, np.uint32],
    total: NDArray[np.uint32],
    term: NDArray[np.uint32],
    out: NDArray[np.uint8],
) -> None:
    """Write the top byte of the weighted sum."""
    np.multiply(red_blue, weights[0], out=total)
    np.multiply(green, weights[1], out=term)
    np.add(total, term, out=total)
    np.add(total, weights[2], out=total)
    np.right_shift(total, _TOP_BYTE, out=total)
    np.copyto(out, total, casting="unsafe")
