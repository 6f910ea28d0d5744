"""A character taken apart: the arrays that a rig moves."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from avatar.stage.rigs.manifest import SpringNote, Turn
from avatar.stage.scene import Art, Points

Floats = NDArray[np.float32]
Indices = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Weight:
    """When a variant applies: the product of two controls, or of one and 1; ``sign`` picks a gaze's side."""

    first: int
    second: int
    sign: int
    both_sides: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Switch:
    """A layer that is in the drawing twice, of which one is seen.

    Attributes:
        turn: What decides.
        beyond: Degrees; negative is the other side.
        front: Positions in the art of the one that is seen otherwise.
        back: Positions of the one that is seen when the head is turned beyond.
    """

    turn: Turn
    beyond: float
    front: tuple[int, ...]
    back: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Parts:
    """A character, taken apart: one entry per point unless said otherwise.

    Attributes:
        art: The layers and the points at rest.
        begin: The first point that can move.
        depth: Pixels towards the viewer, at rest.
        rim: (n, 2) distance from the ellipsoid's centre for points on its rim, else 0.
        headness: 1 moves with the head, 0 with the body.
        moved: Which points variants move: first those that only the head carries.
        deltas: (variants, 2 * moved) displacement by each variant: all x, then all y.
        weights: When each variant applies.
        strands: Which points swing.
        strand_of: Which spring each of those hangs on.
        strand_weight: (strands, 1) how much.
        roots: Point that carries each spring.
        reach: Length of each spring's strand.
        springs: The note of each spring.
        pieces: Positions in the art of each layer that can move: itself, and the ink under it.
        fades: Positions, and the yaw or pitch in degrees where they begin to fade and where they are gone.
        switches: Layers that may go behind others.
        breath_px: Farthest a full breath moves a point.
    """

    art: Art
    begin: int
    depth: Floats
    rim: Points
    headness: Floats
    moved: Indices
    deltas: Floats
    weights: tuple[Weight, ...]
    strands: Indices
    strand_of: Indices
    strand_weight: Floats
    roots: Indices
    reach: Floats
    springs: tuple[SpringNote, ...]
    pieces: Mapping[str, tuple[int, ...]]
    fades: tuple[tuple[tuple[int, ...], tuple[Turn, float, float]], ...]
    switches: tuple[Switch, ...]
    breath_px: float


def varied(seed: int) -> float:
    """A number from -1 to 1 that looks random but is always the same: strands should not move in step."""
    return 2 * math.modf(abs(math.sin(12.9898 * (seed + 1)) * 43758.5453))[0] - 1
