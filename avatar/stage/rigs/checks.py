"""Whether a drawing and a manifest fit together: every name that one uses must exist in the other."""

from __future__ import annotations

from collections.abc import Mapping

from avatar.errors import CharacterError
from avatar.stage.rigs import paths
from avatar.stage.rigs.drawing import Drawing, Shape
from avatar.stage.rigs.manifest import BACKGROUND, BONES, BREATHE, INPUTS, LayerNote, Manifest
from avatar.stage.rigs.parts import Weight
from avatar.stage.rigs.tables import FILE
from avatar.stage.scene import CUBIC

Variants = dict[str, list[tuple[Weight, paths.Outline]]]


def misfit(file: str, layer: str, problem: str, fix: str) -> CharacterError:
    """The error to raise for a layer."""
    return CharacterError(f"{file}: {layer}: {problem}", hint=fix)


def check_groups(drawing: Drawing) -> None:
    """Every layer lies in a group that is a bone, or at the bottom in the background.

    Raises:
        CharacterError: Naming the layer.
    """
    movable = False
    for shape in drawing.shapes:
        if shape.group == BACKGROUND:
            if movable:
                raise misfit(
                    shape.file,
                    shape.name,
                    "the background must be the first group",
                    "move it down to the bottom",
                )
        elif shape.group not in BONES:
            raise misfit(
                shape.file,
                shape.name,
                f"its group {shape.group!r} is not a bone",
                f"use {', '.join(BONES)} or {BACKGROUND}",
            )
        else:
            movable = True


def check_notes(drawing: Drawing, notes: Manifest) -> None:
    """Every layer, clip and spring that the manifest names exists.

    Raises:
        CharacterError: Naming the layer.
    """
    shapes = {shape.name: shape for shape in drawing.shapes}
    for name, note in notes.layers.items():
        if name not in shapes:
            raise _noted(name, "no layer has this name", f"correct it, or draw it in {drawing.file}")
        if note.clip is not None and (note.clip not in shapes or not shapes[note.clip].outline.closed):
            raise _noted(name, f"clip = {note.clip!r} is not a closed layer", "name a closed layer")
        if note.spring is not None and note.spring not in notes.springs:
            raise _noted(name, f"no spring is called {note.spring!r}", f"add [springs.{note.spring}]")
        shared = notes.layers.get(note.shares or "")
        if note.shares is not None and (shared is None or shared.spring is None):
            raise _noted(
                name, f"shares = {note.shares!r} is not a layer with a spring of its own", "name one that has"
            )
        if note.behind is not None:
            _check_behind(shapes, name, note)
    for toggle, choice in notes.toggles.items():
        for name in (*choice.layers, *choice.hides):
            if name not in shapes or shapes[name].group == BACKGROUND:
                raise _noted(f"toggles.{toggle}", f"no movable layer is called {name!r}", "correct the name")


def _check_behind(shapes: Mapping[str, Shape], name: str, note: LayerNote) -> None:
    assert note.behind is not None
    target = note.behind[2]
    if target == name or target not in shapes:
        raise _noted(name, f"behind: no other layer is called {target!r}", "correct the name")
    if BACKGROUND in (shapes[target].group, shapes[name].group):
        raise _noted(name, "the background cannot take part in behind", "name a layer that moves")


def _noted(layer: str, problem: str, fix: str) -> CharacterError:
    return misfit(FILE, layer, problem, fix)


def read_variants(drawing: Drawing) -> Variants:
    """The variants of each layer, and when they apply.

    Raises:
        CharacterError: If one does not fit its layer, or its control does not exist.
    """
    shapes = {shape.name: shape for shape in drawing.shapes}
    found: Variants = {}
    for name, outline in drawing.variants.items():
        layer, _, control = name.partition("@")
        if layer not in shapes or shapes[layer].group == BACKGROUND:
            raise misfit(
                drawing.file_of(name), name, f"no movable layer is called {layer!r}", "correct the id"
            )
        if outline.commands != shapes[layer].outline.commands:
            raise misfit(
                drawing.file_of(name),
                name,
                f"it has {_segments(outline)} segments, {layer} has {_segments(shapes[layer].outline)}",
                f"edit a copy of {layer} without adding, deleting or closing anything",
            )
        found.setdefault(layer, []).append((_weight(drawing, name, control), outline))
    return found


def _weight(drawing: Drawing, name: str, text: str) -> Weight:
    negative, text = text.endswith("-"), text.removesuffix("-")
    controls = text.split("+")
    known = all(c in INPUTS[6:] for c in controls) and len(controls) <= 2
    if not known or (negative and not text.startswith("gaze_")):
        raise misfit(
            drawing.file_of(name),
            name,
            f"{text!r} is not a control",
            f"use an ARKit name, gaze_x, gaze_y or {BREATHE}, or two joined by +",
        )
    second = INPUTS.index(controls[1]) if len(controls) == 2 else len(INPUTS)
    both = text.startswith("gaze_") and not negative and f"{name}-" not in drawing.variants
    return Weight(INPUTS.index(controls[0]), second, -1 if negative else 1, both)


def _segments(outline: paths.Outline) -> int:
    return outline.commands.count(CUBIC)
