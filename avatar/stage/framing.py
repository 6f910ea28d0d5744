"""How large the character stands in the picture, and where.  What lies behind it stays as it is.

Only numbers are moved, on their way from the rig to the renderer, so a change costs one picture drawn whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import numpy as np

from avatar.stage.scene import DESIGN_SIZE, Scene

SMALLEST, LARGEST = 0.7, 1.4
"""Below, a mouth is no longer read in a tile of a call; above, hair and chin of the cast are cut."""

SHIFTS: Final[Mapping[str, float]] = MappingProxyType({"centre": 0.0, "left": 200.0, "right": -200.0})
"""Design pixels to the right of the picture, by where the performer stands: their own left is its right.

A third of the picture, as cameramen frame a speaker; at most 240 keeps Robin's head within the picture.
"""

_BROW_Y: Final = 200.0
"""Design pixels; what stays where it is when the character grows.  Hair (from 70) and chin (to 544) of people
stay in the picture up to ``LARGEST``."""


@dataclass(frozen=True, slots=True)
class Framing:
    """A size and a place.

    Attributes:
        zoom: 1 is as drawn; ``SMALLEST`` to ``LARGEST``.
        place: One of ``SHIFTS``.
    """

    zoom: float = 1.0
    place: str = "centre"

    def apply(self, scene: Scene) -> Scene:
        """The scene, framed so: what never moves stays, all else is scaled and shifted.

        A character that shrinks stays on the lower edge.
        """
        shift = SHIFTS[self.place]
        if self.zoom == 1.0 and not shift:
            return scene
        art = scene.art
        if art.still >= len(art.layers):
            return scene
        begin = art.layers[art.still].start
        pivot = (DESIGN_SIZE[0] / 2, _BROW_Y if self.zoom > 1 else float(DESIGN_SIZE[1]))
        points = scene.points.copy()
        points[begin:] *= np.float32(self.zoom)
        points[begin:] += np.array(
            [pivot[0] * (1 - self.zoom) + shift, pivot[1] * (1 - self.zoom)], np.float32
        )
        return Scene(art, points, scene.opacity, scene.backdrop)
