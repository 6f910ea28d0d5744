"""Draws backdrops that are not part of a drawing: colours, gradients, pictures, nothing."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from avatar.stage.scene import Backdrop, Colour


def paint(backdrop: Backdrop, rgba: NDArray[np.uint8]) -> None:
    """Fill a whole picture.

    Args:
        backdrop: With what; without colours and pixels it is transparent.
        rgba: (height, width, 4) uint8, alpha premultiplied; overwritten.
    """
    rgba[:] = 0
    if backdrop.pixels is not None:
        height, width = rgba.shape[:2]
        rgba[..., :3] = _cover(backdrop.pixels, width, height)
        rgba[..., 3] = 255
    elif backdrop.colours:
        rgba[..., :3] = _ramp(backdrop.colours[0], backdrop.colours[-1], rgba.shape[0])
        rgba[..., 3] = 255


def _ramp(top: Colour, bottom: Colour, height: int) -> NDArray[np.uint8]:
    """(height, 1, 3): the colour of each row."""
    share = (np.arange(height, dtype=np.float64)[:, None, None] + 0.5) / height
    ends = [np.array((c.red, c.green, c.blue), np.float64) for c in (top, bottom)]
    return np.rint(ends[0] * (1 - share) + ends[1] * share).astype(np.uint8)


def _cover(pixels: NDArray[np.uint8], width: int, height: int) -> NDArray[np.uint8]:
    """The middle of a picture, as large as fits, at another size."""
    high, wide = pixels.shape[:2]
    scale = max(width / wide, height / high)
    across, down = width / scale, height / scale
    left, top = (wide - across) / 2, (high - down) / 2
    box = (max(0.0, left), max(0.0, top), min(float(wide), left + across), min(float(high), top + down))
    return np.asarray(Image.fromarray(pixels).resize((width, height), Image.Resampling.LANCZOS, box=box))
