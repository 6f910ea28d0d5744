"""Tells a live view from a black, a frozen or a dead still picture, from a coarse look at every frame."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Sequence
from typing import Any, Final

import cv2
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

_ACROSS: Final = 40
"""Blocks of the picture's width: their means hardly know noise, and move when an edge in them does."""
_PART_S: Final = 0.3
_PARTS: Final = 5
"""What is still is judged over so many means of so long: 1.5 s, known at most 0.3 s later.  A blink lasts as
long as half of one."""
_WIDEST_KEPT: Final = 4
"""Of what each block's means span, that which so few exceed: two eyes that blink are more."""
_STILL: Final = 0.04
_NOISY: Final = 9.5
_STILL_AT_MOST: Final = 0.06
"""Still is what spans no more than the first of the picture's own contrast (deviation of its blocks), or
than its noise does: the second times what the quietest tenth of the blocks differ by from frame to frame,
over the root of the frames in a part; never more than the third of the contrast, so that noise hides nobody.

Of 13 live clips, as they are and in 16 copies each (320 pixels wide; 30 and 12 % light with noise; JPEG at 15
and 50 %; blurred; without contrast; noisy; denoised over time; 15 and 7.5 frames a second; every frame twice)
the stillest 1.5 s span 0.126 of the contrast.  Frames held under sensor noise, raw or through H.264 or JPEG,
span 0.046 of it, or 8.5 times their noise.  A drawn sway by one pixel of 640 is not still, one by half of it
is at times."""


class LivenessOfPixels:
    """Remembers one thumbnail, since when it has not changed, and the latest 1.5 s in blocks.

    Attributes:
        is_still: For 1.5 s nothing changed but noise.  So does an empty room; a living face does not.
    """

    def __init__(self) -> None:
        self.is_still = False
        self._thumbnail: NDArray[np.uint8] | None = None
        self._blocks: NDArray[np.float32] | None = None
        self._since_ns = 0
        self._parts: deque[tuple[NDArray[np.float32], float]] = deque(maxlen=_PARTS)
        self._part: list[NDArray[np.float32]] = []
        self._part_ns = 0
        self._planes: Sequence[Any] | None = None

    def judge(self, pixels: NDArray[np.uint8], captured_ns: int) -> CameraHealth:
        """OK, BLACK or FROZEN.

        Args:
            pixels: (height, width, 3) uint8, any colour order.
            captured_ns: When it was captured; calls come in this order.
        """
        # Colours apart from one another halve the time of the sums, if no new memory is asked for.
        self._planes = cv2.split(pixels, self._planes)
        thumbnail, blocks = (
            pixels[_STRIDE // 2 :: _STRIDE, _STRIDE // 2 :: _STRIDE].copy(),
            _blocks(np.asarray(self._planes[1], np.uint8)),
        )
        self._watch(blocks, captured_ns)
        # Both: where noise is removed over time, an eyelid may move between the thumbnail's points.
        if not (_same(thumbnail, self._thumbnail) and _same(blocks, self._blocks)):
            self._thumbnail, self._blocks, self._since_ns = thumbnail, blocks, captured_ns
        if np.count_nonzero(thumbnail < _BLACK_LEVEL) >= _BLACK_SHARE * thumbnail.size:
            return CameraHealth.BLACK
        if captured_ns - self._since_ns > _FROZEN_S * 1e9:
            return CameraHealth.FROZEN
        return CameraHealth.OK

    def _watch(self, blocks: NDArray[np.float32], captured_ns: int) -> None:
        """Add a frame to the part that is under way; judge when that is full."""
        if self._part and self._part[0].shape != blocks.shape:
            self._part, self.is_still = [], False
            self._parts.clear()
        if self._part and not 0 <= captured_ns - self._part_ns < _PART_S * 1e9:
            self._parts.append((np.mean(self._part, axis=0), _noise(self._part)))
            self._part = []
            self.is_still = len(self._parts) == _PARTS and _is_still(self._parts)
        if not self._part:
            self._part_ns = captured_ns
        self._part.append(blocks)


def _same(now: NDArray[Any], before: NDArray[Any] | None) -> bool:
    """Whether nothing changed at all."""
    return before is not None and np.array_equal(now, before)


def _blocks(green: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Mean of each block of a plane whose numbers lie side by side."""
    height, width = green.shape
    side = max(1, width // _ACROSS)
    rows, columns = height // side, width // side
    # Down the columns first, in whole numbers: a mean over both at once takes three times as long.
    lines = green[: rows * side, : columns * side].reshape(rows, side, columns * side)
    lines = np.add.reduce(lines, axis=1, dtype=np.uint16)
    sums = np.add.reduce(lines.reshape(rows, columns, side), axis=2, dtype=np.float32)
    return np.asarray(sums / np.float32(side * side), np.float32)


def _noise(part: list[NDArray[np.float32]]) -> float:
    """What the quietest tenth of the blocks differ by from frame to frame, of the mean of a part."""
    if len(part) < 2:
        return 0.0
    steps = np.abs(np.diff(part, axis=0)).mean(axis=0)
    return float(np.quantile(steps, 0.1)) / math.sqrt(len(part))


def _is_still(parts: deque[tuple[NDArray[np.float32], float]]) -> bool:
    """Whether these means differ by no more than noise."""
    means = np.array([mean for mean, _ in parts])
    span = np.ptp(means, axis=0).ravel()
    widest = float(np.partition(span, -_WIDEST_KEPT)[-_WIDEST_KEPT])
    contrast = float(means.mean(axis=0).std())
    noise = _NOISY * min(noise for _, noise in parts)
    return widest <= max(_STILL * contrast, min(noise, _STILL_AT_MOST * contrast))
