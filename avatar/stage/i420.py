"""Turns drawn pixels into the planar YUV that cameras and encoders take, with numpy alone.

The computer vision library would do this too, but must not be loaded where pictures are drawn.

Colours stay packed in one 32-bit word a pixel, and all sums are modulo 2**32.  ``66 R + 25 B`` is the
upper half of one multiplication of the word's red and blue lanes by ``66 << 16 | 25``; negative weights
work the same, because the sum with the offset is never negative.  The lanes need not be cut out: what green
and alpha add to the product of the whole word is taken off again by the factor of green and alpha, which
are cut out for green's own weight (alpha's is a multiple of 2**32).  Chroma is the mean of the left two
pixels of each two by two, the position that MPEG-2 and H.264 assume.
"""

from __future__ import annotations

from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

_BLOCK_PIXELS: Final = 65_536
"""Pixels converted at a time: half as many cost 5 to 10 % more in calls, twice as many 5 % less on a
processor with a cache of 1 MB, which they fill."""

_GREEN_ALPHA: Final = np.uint32(0xFF00FF00)
_TOP_BYTE: Final = np.uint32(24)

_Channel = TypeVar("_Channel", np.uint8, np.uint32)


def _weights(red: int, green: int, blue: int) -> tuple[np.uint32, np.uint32]:
    """Factors for the whole word and for its green and alpha lanes, in 1/256."""
    word = (red << 16) + blue
    return np.uint32(word & 0xFFFFFFFF), np.uint32(((green << 8) - word) & 0xFFFFFFFF)


# ITU-R BT.601, limited range, in 1/256.  Chroma weights are halved, for sums of two pixels.
_Y: Final = _weights(66, 129, 25)
_U: Final = _weights(-19, -37, 56)
_V: Final = _weights(56, -47, -9)
_LUMA_OFFSET: Final = np.uint32((16 * 256 + 128) << 16)
_CHROMA_OFFSET: Final = np.uint32((128 * 256 + 128) << 16)


class Converter:
    """Converts areas of pictures without allocating."""

    def __init__(self) -> None:
        self._words, self._greens = np.empty((2, _BLOCK_PIXELS), np.uint32)
        self._sums = np.empty(_BLOCK_PIXELS // 2, np.uint32)
        self._quads = np.empty((2, _BLOCK_PIXELS // 4), np.uint32)
        self._chroma = np.empty((2, _BLOCK_PIXELS // 2), np.uint32)

    def convert(
        self, rgba: NDArray[np.uint8], i420: NDArray[np.uint8], area: tuple[int, int, int, int]
    ) -> None:
        """Convert one area of a picture.

        Args:
            rgba: (height, width, 4), C-contiguous; alpha is ignored.
            i420: (height * 3 / 2, width), C-contiguous, written only inside the area.
            area: Left, top, right, bottom in pixels, all even.
        """
        height, width = rgba.shape[:2]
        left, top, right, bottom = area
        if right <= left:
            return
        pixels = rgba.view("<u4")[..., 0]
        luma, count = i420[:height], width * height
        chroma = i420.reshape(-1)[count:].reshape(2, height // 2, width // 2)
        rows = max(2, _BLOCK_PIXELS // (right - left) // 2 * 2)
        for begin in range(top, bottom, rows):
            end = min(bottom, begin + rows)
            self._block(
                pixels[begin:end, left:right],
                luma[begin:end, left:right],
                chroma[:, begin // 2 : end // 2, left // 2 : right // 2],
            )

    def _block(self, pixels: NDArray[np.uint32], luma: NDArray[np.uint8], chroma: NDArray[np.uint8]) -> None:
        rows, columns = pixels.shape
        parities = 2, rows // 2, columns
        count, half, quarter = rows * columns, rows * columns // 2, rows * columns // 4
        words, greens = self._words[:count], self._greens[:count]
        # Even rows, then odd ones, without gaps: numpy takes half the time for what lies in one piece.
        np.copyto(words.reshape(parities), _rows_by_parity(pixels))
        np.bitwise_and(words, _GREEN_ALPHA, out=greens)
        word_quads, green_quads = self._quads[:, :quarter]
        for source, quads in ((words, word_quads), (greens, green_quads)):
            sums = np.add(source[:half], source[half:], out=self._sums[:half])
            # The left pixel of each two is the lower half of a 64-bit word.
            np.copyto(quads, sums.view("<u8"), casting="unsafe")
        np.multiply(words, _Y[0], out=words)
        np.multiply(greens, _Y[1], out=greens)
        _finish(words, greens, _LUMA_OFFSET)
        np.copyto(_rows_by_parity(luma), words.reshape(parities), casting="unsafe")
        total, term = self._chroma[:, :half]
        for part, (word, green) in ((slice(quarter), _U), (slice(quarter, half), _V)):
            np.multiply(word_quads, word, out=total[part])
            np.multiply(green_quads, green, out=term[part])
        _finish(total, term, _CHROMA_OFFSET)
        np.copyto(chroma, total.reshape(2, rows // 2, columns // 2), casting="unsafe")


def _rows_by_parity(pixels: NDArray[_Channel]) -> NDArray[_Channel]:
    """(2, rows / 2, columns): the even rows and the odd ones, a view."""
    rows, columns = pixels.shape
    return pixels.reshape(rows // 2, 2, columns).swapaxes(0, 1)


def _finish(total: NDArray[np.uint32], term: NDArray[np.uint32], offset: np.uint32) -> None:
    """Add what is missing, and leave only the top byte of the sum."""
    np.add(total, term, out=total)
    np.add(total, offset, out=total)
    np.right_shift(total, _TOP_BYTE, out=total)
