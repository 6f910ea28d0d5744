"""Gives a drawing other colours: the palette of its manifest, moved to what was asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from avatar.errors import CharacterError
from avatar.stage.rigs.drawing import Drawing, Ramp, Shape
from avatar.stage.rigs.palette import recolour
from avatar.stage.rigs.tables import FILE
from avatar.stage.rigs.visibility import unknown
from avatar.stage.scene import Colour, Stop

_COLOUR: Final = re.compile(r"#[0-9a-fA-F]{6}")

Tints = Mapping[tuple[int, int, int], tuple[int, int, int]]


def check_palette(drawing: Drawing, palette: Mapping[str, tuple[str, ...]]) -> None:
    """Every palette has at least one colour that is in the drawing.

    Raises:
        CharacterError: Naming the palette.
    """
    used = {_key(colour) for shape in drawing.shapes for colour in _colours(shape)}
    for name, colours in palette.items():
        if not any(_bytes(colour) in used for colour in colours):
            raise CharacterError(
                f"{FILE}: palette.{name}: no layer has any of these colours",
                hint=f"copy them from {drawing.file}",
            )


def dye(drawing: Drawing, palette: Mapping[str, tuple[str, ...]], wanted: Mapping[str, str]) -> Drawing:
    """The drawing in other colours.

    Args:
        drawing: As drawn.
        palette: The colours that belong together, by name; the base first.
        wanted: New base, ``#rrggbb``, by name.

    Raises:
        CharacterError: If there is no such name, or no such colour.
    """
    tints: dict[tuple[int, int, int], tuple[int, int, int]] = {}
    for name, base in wanted.items():
        if name not in palette:
            raise unknown("colour", name, tuple(palette))
        if not _COLOUR.fullmatch(base):
            raise CharacterError(f"{name}: {base!r:.40} is not a colour", hint="write it like #aa5500")
        if base.lower() != palette[name][0]:
            moved = recolour(palette[name], base.lower())
            tints |= zip(map(_bytes, palette[name]), map(_bytes, moved), strict=True)
    if not tints:
        return drawing
    return replace(drawing, shapes=tuple(_dyed(shape, tints) for shape in drawing.shapes))


def _dyed(shape: Shape, tints: Tints) -> Shape:
    fill = shape.fill
    if isinstance(fill, Ramp):
        fill = replace(fill, stops=tuple(Stop(s.offset, _tinted(s.colour, tints)) for s in fill.stops))
    elif fill is not None:
        fill = _tinted(fill, tints)
    stroke = None if shape.stroke is None else _tinted(shape.stroke, tints)
    return replace(shape, fill=fill, stroke=stroke)


def _tinted(colour: Colour, tints: Tints) -> Colour:
    found = tints.get(_key(colour))
    return Colour(*found, colour.alpha) if found else colour


def _colours(shape: Shape) -> list[Colour]:
    fills = [stop.colour for stop in shape.fill.stops] if isinstance(shape.fill, Ramp) else [shape.fill]
    return [colour for colour in (*fills, shape.stroke) if colour is not None]


def _key(colour: Colour) -> tuple[int, int, int]:
    return colour.red, colour.green, colour.blue


def _bytes(colour: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(colour[1:])
    return red, green, blue
