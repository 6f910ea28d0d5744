"""What a drawing says: shapes, paints, and other shapes of the same layers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from avatar.stage.rigs import paths
from avatar.stage.scene import Colour, Stop


@dataclass(frozen=True, slots=True)
class Ramp:
    """A gradient as drawn: ``ends`` are two points, for a circle its centre and its rightmost point."""

    kind: Literal["linear", "radial"]
    ends: tuple[paths.Point, paths.Point]
    stops: tuple[Stop, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One painted path, in document order.

    Attributes:
        name: Its id, or one made from its group and place.
        group: Name of the top-level group it lies in; empty at top level.
        file: Where it was drawn, for messages.
    """

    name: str
    group: str
    file: str
    outline: paths.Outline
    fill: Colour | Ramp | None
    stroke: Colour | None
    stroke_width: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything a drawing says.

    Attributes:
        file: Its name; several files are joined by commas.
        shapes: Bottom first.
        variants: Outlines by id.
    """

    file: str
    shapes: tuple[Shape, ...]
    variants: Mapping[str, paths.Outline]

    def file_of(self, variant: str) -> str:
        """The file that a variant's layer was drawn in, as far as one can tell."""
        layer = variant.partition("@")[0]
        return next((shape.file for shape in self.shapes if shape.name == layer), self.file)
