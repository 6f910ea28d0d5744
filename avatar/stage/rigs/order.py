"""Which layer covers which.  A layer that may go behind another is in the drawing twice.

Only one of the two is seen at a time, and one that is not seen costs nothing to draw, so that
renderers need not know of it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from avatar.stage.rigs.checks import Variants
from avatar.stage.rigs.drawing import Drawing, Shape
from avatar.stage.rigs.manifest import LayerNote, Manifest

BEHIND: Final = " behind"
"""Ends the name of the lower copy.  No id can end so: names of XML have no spaces."""


def lay_out(
    drawing: Drawing, notes: Manifest, variants: Variants
) -> tuple[list[Shape], dict[str, LayerNote], Variants]:
    """All shapes bottom first, with the lower copies among them; and the notes and variants of all.

    Returns:
        Shapes, notes by layer, variants by layer.
    """
    layers, varied = dict(notes.layers), dict(variants)
    below: dict[str, list[Shape]] = {}
    for shape in drawing.shapes:
        note = notes.layers.get(shape.name)
        if note is None or note.behind is None:
            continue
        copy = replace(shape, name=shape.name + BEHIND)
        layers[copy.name] = _lower(shape.name, note, notes)
        if shape.name in variants:
            varied[copy.name] = variants[shape.name]
        below.setdefault(note.behind[2], []).append(copy)
    shapes: list[Shape] = []
    for shape in drawing.shapes:
        shapes += below.get(shape.name, ())
        shapes.append(shape)
    return shapes, layers, varied


def _lower(name: str, note: LayerNote, notes: Manifest) -> LayerNote:
    """What the copy does: all the same, on the same spring, inside the copy of its clip if that goes too."""
    clip = note.clip
    if clip is not None and (around := notes.layers.get(clip)) and around.behind == note.behind:
        clip += BEHIND
    shares = name if note.spring is not None else note.shares
    return replace(note, clip=clip, spring=None, root=None, tip=None, shares=shares)
