"""What to draw, as numbers: layers of cubic paths, their paints, and words.

A scene is one pose of an :class:`Art`.  The art (layers, colours, order) stays the same
object from picture to picture, only the points move, so that a renderer can keep what it
prepared.  Nothing here knows how pixels are made.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

DESIGN_SIZE: Final = (1280, 720)
"""Width and height of the space all points are in; pictures of other sizes are scaled from it."""

CLOSE: Final = 0
"""Path command: straight back to the start of the subpath.  Uses no point."""

MOVE: Final = 1
"""Path command: start a subpath.  Uses one point."""

CUBIC: Final = 3
"""Path command: a cubic Bézier segment.  Uses three points."""

Points = NDArray[np.float32]
"""(n, 2): x to the right, y down."""


@dataclass(frozen=True, slots=True)
class Colour:
    """An sRGB colour, 0 to 255 each, alpha not premultiplied."""

    red: int
    green: int
    blue: int
    alpha: int = 255


@dataclass(frozen=True, slots=True)
class Stop:
    """A colour at a place along a gradient, 0 (start) to 1 (end)."""

    offset: float
    colour: Colour


@dataclass(frozen=True, slots=True, kw_only=True)
class Gradient:
    """A fill that changes from one anchor point to another.

    Attributes:
        kind: Along the line between the anchors, or in circles around the first.
        start: Index of the first anchor in the art's points: start of the line, or centre.
        end: Index of the second anchor: end of the line, or a point on the outermost circle.
        stops: At least two, offsets rising.
    """

    kind: Literal["linear", "radial"]
    start: int
    end: int
    stops: tuple[Stop, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """One path.

    Attributes:
        name: Unique in its art.
        start: Index of its first point in the art's points.
        end: Index after its last point.
        commands: One byte each: ``MOVE``, ``CUBIC``, ``CLOSE``.
        fill: None leaves the inside open.
        stroke: None draws no line; caps and joins are round.
        stroke_width: In design pixels.
        clip: Position, among the art's layers, of the layer inside whose outline this one is drawn.
    """

    name: str
    start: int
    end: int
    commands: bytes
    fill: Colour | Gradient | None = None
    stroke: Colour | None = None
    stroke_width: float = 0.0
    clip: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Art:
    """The drawing that stays the same from pose to pose.  Compared by identity.

    Attributes:
        layers: Bottom first.
        points: The points at rest: layer after layer, each followed by its gradient's anchors.
            Points that belong to no layer may lie in between.
        still: The first ``still`` layers never move: a renderer may draw them once.
        cuts: Positions in ``layers``, rising, above which layers move more often than below:
            a renderer may keep a picture of what lies beneath each.
    """

    layers: tuple[Layer, ...]
    points: Points
    still: int = 0
    cuts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Backdrop:
    """What lies behind everything, in place of an art's still layers.  Compared by identity.

    Attributes:
        colours: None is transparent, one is plain, two run from top to bottom.
        pixels: (height, width, 3) uint8, a picture that covers everything; None if there is none.
    """

    colours: tuple[Colour, ...] = ()
    pixels: NDArray[np.uint8] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """An art in one pose.

    Attributes:
        art: What the points belong to.
        points: As many as the art's, in design pixels.  Read them before the next pose is asked for.
        opacity: One value per layer, 0 to 1, on top of the layer's own paint.
        backdrop: What lies behind, in place of the art's still layers; None is those.
    """

    art: Art
    points: Points
    opacity: NDArray[np.float32]
    backdrop: Backdrop | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pill:
    """A rounded bar behind a label.

    Attributes:
        colour: What it is filled with.
        padding: Design pixels around the words; half of it above and below.
    """

    colour: Colour
    padding: float = 18.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Words on top of a scene.

    Attributes:
        text: One line; characters the built-in font lacks are drawn as empty boxes.
        x: Where the anchor is, in design pixels.
        y: Where the middle of the line is, in design pixels.
        size: Height of the line in design pixels.
        colour: Of the letters; alpha is ignored.
        anchor: Which end of the words lies at ``x``.
        weight: Which of the two built-in fonts.
        pill: The bar behind it, if any.
    """

    text: str
    x: float
    y: float
    size: float = 32.0
    colour: Colour = field(default=Colour(255, 255, 255))
    anchor: Literal["start", "middle", "end"] = "start"
    weight: Literal["medium", "bold"] = "bold"
    pill: Pill | None = None


def still_scene(art: Art) -> Scene:
    """The art at rest."""
    return Scene(art, art.points, np.ones(len(art.layers), np.float32))
