"""Where the design space lies in a picture of any shape.

What is drawn for 16:9 must look right in a square tile and on a phone held upright: the backdrop covers
the whole picture, the figure stands in the middle, on the lower edge.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from avatar.stage.scene import DESIGN_SIZE, Points

FIGURE_WIDTH: Final = 640.0
"""Design pixels of breadth that are always seen: Robin's head with hair is 430 wide, and goes at most 110 to
either side."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A scale and a shift, from design pixels to the picture's.

    Attributes:
        scale: Pixels per design pixel.
        x: Pixels from the picture's left edge to design x = 0.
        y: Pixels from its upper edge to design y = 0.
    """

    scale: float
    x: float
    y: float

    def place(self, points: Points, out: Points) -> None:
        """Work out where points are in the picture.

        Args:
            points: (n, 2) design pixels.
            out: The same in pixels; overwritten.
        """
        np.multiply(points, np.float32(self.scale), out=out)
        if self.x or self.y:
            out += np.array((self.x, self.y), np.float32)


def figure(width: int, height: int) -> Fit:
    """What moves: as high as the picture unless its breadth would be cut; centred, on the lower edge."""
    scale = min(height / DESIGN_SIZE[1], width / FIGURE_WIDTH)
    return Fit(scale, (width - DESIGN_SIZE[0] * scale) / 2, height - DESIGN_SIZE[1] * scale)


def backdrop(width: int, height: int) -> Fit:
    """What never moves: covers the whole picture, centred."""
    scale = max(width / DESIGN_SIZE[0], height / DESIGN_SIZE[1])
    return Fit(scale, (width - DESIGN_SIZE[0] * scale) / 2, (height - DESIGN_SIZE[1] * scale) / 2)
