"""From where to where the layers of an art reach, in bands of rows.

A figure is a head on shoulders: of the rectangle around a head that moves a quarter to a third is
never drawn on, and need not be restored or converted.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from avatar.stage.renderers.canvas import Area, overlap, size, union
from avatar.stage.scene import CLOSE, CUBIC, MOVE, Layer, Points

_ROWS: Final = 96
"""Rows of a band.  For all eight characters and a lively head (``lp_d12``) it left 0.67 to 0.78 of the pixels
of the rectangles; 32, 48 and 64 left at most 2 % fewer and took longer to measure."""

_WORTH: Final = 8_000
"""Pixels that a band of its own must save, about the price of another round of calls."""

_INFINITE: Final = np.float32(np.inf)

Reach = tuple[NDArray[np.float32], NDArray[np.float32]]
"""Leftmost and rightmost x in each band, in pixels; the first above the second where there is nothing."""


class Spread:
    """Measures how far layers reach.

    Args:
        layers: All that may move, seen or not.
        scale: Pixels per design pixel, for the width of strokes.
        shape: Height and width of the picture.
    """

    def __init__(self, layers: Sequence[Layer], scale: float, shape: tuple[int, ...]) -> None:
        hulls = [_hulls(layer) for layer in layers]
        starts = np.concatenate([np.empty((4, 0), np.intp), *hulls], axis=1) * 2
        self._hulls = np.stack((starts, starts + 1), axis=1)  # (4, 2, n), into x and y in turn
        margins = [layer.stroke_width * scale / 2 + 2 for layer in layers]
        self._margins = np.repeat(np.array(margins, np.float32), [each.shape[1] for each in hulls])
        self._tops = np.arange(0, shape[0], _ROWS, dtype=np.float32)[:, None]

    def measure(self, points: Points) -> Reach:
        """Where layers reach now.

        A curve lies within the box around its four points, and what a path fills lies between its curves.

        Args:
            points: All points of the art, in pixels.
        """
        corners = points.reshape(-1).take(self._hulls)  # a tenth of the time of indexing
        left, top = corners.min(axis=0) - self._margins
        right, bottom = corners.max(axis=0) + self._margins
        here = (top < self._tops + _ROWS) & (bottom >= self._tops)
        return (
            np.where(here, left, _INFINITE).min(axis=1, initial=_INFINITE),
            np.where(here, right, -_INFINITE).max(axis=1, initial=-_INFINITE),
        )


def bands(one: Reach, other: Reach, area: Area) -> list[Area]:
    """The parts of an area that either reaches, in pixels, even, in as many bands as are worth it.

    Args:
        one: Where layers reached.
        other: Where they reach.
        area: Left, top, right, bottom in pixels, even.
    """
    lefts = np.minimum(one[0], other[0]).tolist()
    rights = np.maximum(one[1], other[1]).tolist()
    found: list[Area] = []
    for index, (left, right) in enumerate(zip(lefts, rights, strict=True)):
        if left > right:
            continue
        within = max(left, area[0]), min(right, area[2] - 1)
        band = int(within[0]) // 2 * 2, index * _ROWS, int(within[1]) // 2 * 2 + 2, (index + 1) * _ROWS
        part = overlap(band, area)
        if part is None:
            continue
        both = union(found[-1], part) if found else part
        if found and size(both) < size(found[-1]) + size(part) + _WORTH:
            found[-1] = both
        else:
            found.append(part)
    return found


def _hulls(layer: Layer) -> NDArray[np.intp]:
    """(4, n) indices of the points of each curve, and of the lines that close what was left open."""
    found, at, start, last = [], layer.start, layer.start, CLOSE
    for command in (*layer.commands, MOVE):
        if command == CUBIC:
            found.append((at - 1, at, at + 1, at + 2))
            at += 3
        elif command == MOVE:
            if last != CLOSE:
                found.append((start, start, at - 1, at - 1))
            start = at
            at += 1
        last = command
    return np.array(found, np.intp).reshape(-1, 4).T
