"""Numbers that tell a photograph, also a flattened one, from a drawing: how colours and edges are spread.

Used on whole pictures by ``stage`` and on faces in them by ``sense``.  Keeps nothing.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

_Pixels = NDArray[np.uint8]
_Numbers = NDArray[np.float32]

_SIDE: Final = 256
"""Pictures are judged at this length of the longer side: finer noise tells of cameras only."""

_LEAST: Final = 8
"""Shortest side that the measurements below can take."""

_LUMA: Final = np.array([0.299, 0.587, 0.114], np.float32)
"""ITU-R BT.601."""

_STEPS: Final = (0, 0.5, 2, 5, 10, 20, 40, 80, 256)
_COARSE_STEPS: Final = (0, 1, 6, 20, 60, 256)
_EDGES: Final = (50, 500, 5000, 50000, 1e9)
_COHERENT: Final = 0.8
"""Taken where too few pixels are an edge of a strength to say how straight it is."""


def measure(rgb: _Pixels) -> _Numbers:
    """41 numbers: how colours, steps between pixels and directions of edges are spread."""
    pixels = _at(rgb, _SIDE).astype(np.float32)
    grey = pixels @ _LUMA
    coarse = [
        share
        for part in (2, 4, 8)
        for share in _shares(_largest_steps(_at(pixels.astype(np.uint8), _SIDE // part)), _COARSE_STEPS)
    ]
    numbers = [
        *_palette(pixels, grey),
        *_shares(_largest_steps(pixels), _STEPS),
        *coarse,
        *_saturation(pixels),
        *_directions(grey),
    ]
    return np.array(numbers, np.float32)


def _at(rgb: _Pixels, side: int) -> _Pixels:
    """The picture with this longer side, neither side too short to be measured."""
    height, width = rgb.shape[:2]
    scale = side / max(height, width)
    size = (max(_LEAST, round(width * scale)), max(_LEAST, round(height * scale)))
    how = Image.Resampling.BOX if scale < 1 else Image.Resampling.BILINEAR
    return np.asarray(Image.fromarray(np.ascontiguousarray(rgb)).resize(size, how))


def _entropy(counts: NDArray[np.intp]) -> float:
    """Bits."""
    share = counts[counts > 0] / counts.sum()
    return float(-(share * np.log2(share)).sum())


def _palette(pixels: _Numbers, grey: _Numbers) -> list[float]:
    """How many colours there are, and how much the commonest ones cover."""
    cells = pixels.astype(np.int64) >> 3
    counts = np.bincount(((cells[..., 0] << 10) | (cells[..., 1] << 5) | cells[..., 2]).ravel())
    common = np.sort(counts)[::-1] / counts.sum()
    tones = np.bincount((grey.astype(np.int64) >> 2).ravel())
    return [_entropy(counts), *(float(common[:many].sum()) for many in (1, 4, 16)), _entropy(tones)]


def _largest_steps(pixels: _Pixels | _Numbers) -> _Numbers:
    """The largest difference of each pixel to its right and lower neighbour, in any colour."""
    values = pixels.astype(np.float32)
    across = np.abs(np.diff(values, axis=1)).max(2)[:-1]
    down = np.abs(np.diff(values, axis=0)).max(2)[:, :-1]
    return np.asarray(np.maximum(across, down), np.float32)


def _shares(steps: _Numbers, bounds: tuple[float, ...]) -> list[float]:
    """How much of a picture lies between each two bounds."""
    return [float(((steps >= low) & (steps < high)).mean()) for low, high in pairwise(bounds)]


def _saturation(pixels: _Numbers) -> list[float]:
    most, least = pixels.max(2), pixels.min(2)
    saturation = (most - least) / (most + 1)
    parts = (saturation, saturation > 0.6, saturation < 0.1, most > 250, most < 25)
    return [float(part.mean()) for part in parts]


def _directions(grey: _Numbers) -> list[float]:
    """For faint to strong edges: how common they are, and how straight (structure tensor of 5 x 5 pixels)."""
    across = grey[1:-1, 2:] - grey[1:-1, :-2]
    down = grey[2:, 1:-1] - grey[:-2, 1:-1]
    xx, yy, xy = _sums(across * across), _sums(down * down), _sums(across * down)
    strength = xx + yy
    straight = np.sqrt((xx - yy) ** 2 + 4 * xy**2) / (strength + 1e-3)
    numbers = []
    for low, high in pairwise(_EDGES):
        here = (strength >= low) & (strength < high)
        numbers += [float(here.mean()), float(straight[here].mean()) if here.sum() > 20 else _COHERENT]
    return numbers


def _sums(values: _Numbers, side: int = 5) -> _Numbers:
    """Sums over squares."""
    total = np.cumsum(np.cumsum(np.pad(values, ((1, 0), (1, 0))), 0), 1)
    return np.asarray(
        total[side:, side:] - total[:-side, side:] - total[side:, :-side] + total[:-side, :-side], np.float32
    )
