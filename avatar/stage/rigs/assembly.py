"""Joins a drawing and its manifest into the arrays that a rig moves."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from avatar.errors import CharacterError
from avatar.stage.rigs import ink, manifest, paths, svg
from avatar.stage.rigs.manifest import BONES, BREATHE, INPUTS, Bone, LayerNote, Manifest
from avatar.stage.rigs.parts import Floats, Parts, Weight
from avatar.stage.scene import CUBIC, Art, Colour, Gradient, Layer, Points

BACKGROUND: Final = "background"

_BREATH_PX: Final = 3.0
"""How far the chest rises where the artist drew no breathing."""

_JAW: Final = frozenset({"jawOpen", "jawLeft", "jawRight", BREATHE})


def still_art(drawing: svg.Drawing) -> Art:
    """The drawing as it is, nothing movable."""
    builder = _Builder(drawing, None)
    for shape in drawing.shapes:
        builder.add_layer(shape, shape.outline, shape.fill, shape.stroke, shape.stroke_width)
    return Art(layers=tuple(builder.layers), points=np.concatenate(builder.points), still=len(builder.layers))


def assemble(drawing: svg.Drawing, notes: Manifest) -> Parts:
    """Join both files of a character.

    Raises:
        CharacterError: If they do not fit together.
    """
    builder = _Builder(drawing, notes)
    builder.check_names()
    for shape in drawing.shapes:
        builder.add_shape(shape)
    return builder.finish()


class _Builder:
    def __init__(self, drawing: svg.Drawing, notes: Manifest | None) -> None:
        self.drawing = drawing
        self.notes = notes
        self.layers: list[Layer] = []
        self.points: list[Points] = []
        self.count = 0
        self.place: dict[str, int] = {}
        self.depth: list[Floats] = []
        self.rim: list[Points] = []
        self.headness: list[Floats] = []
        self.strand: list[tuple[int, int, int, Floats]] = []  # first point, end, spring, weight
        self.roots: list[int] = []
        self.reach: list[float] = []
        self.springs: list[manifest.SpringNote] = []
        self.fades: list[tuple[int, LayerNote]] = []
        self.deltas: list[tuple[Weight, int, Points]] = []
        self.still = 0
        self.variants: dict[str, list[tuple[Weight, paths.Outline]]] = {}
        self.breathing = False
        neck = [s.outline.points[:, 1] for s in drawing.shapes if s.group == "neck"]
        self.neck = (min(map(np.min, neck)), max(map(np.max, neck))) if neck else (0.0, 1.0)

    # ------------------------------------------------------------------ checks

    def fail(self, layer: str, problem: str, fix: str, file: str = "") -> CharacterError:
        return CharacterError(f"{file or self.drawing.file}: {layer}: {problem}", hint=fix)

    def check_names(self) -> None:
        """Every name that one file uses must exist in the other."""
        assert self.notes is not None
        shapes = {shape.name: shape for shape in self.drawing.shapes}
        for name, note in self.notes.layers.items():
            if name not in shapes:
                raise self.fail(
                    name,
                    "no layer has this name",
                    f"correct it, or draw it in {self.drawing.file}",
                    manifest.FILE,
                )
            if note.clip is not None and (note.clip not in shapes or not shapes[note.clip].outline.closed):
                raise self.fail(
                    name, f"clip = {note.clip!r} is not a closed layer", "name a closed layer", manifest.FILE
                )
            if note.spring is not None and note.spring not in self.notes.springs:
                raise self.fail(
                    name,
                    f"no spring is called {note.spring!r}",
                    f"add [springs.{note.spring}]",
                    manifest.FILE,
                )
        for name, outline in self.drawing.variants.items():
            layer, _, control = name.partition("@")
            if layer not in shapes or shapes[layer].group == BACKGROUND:
                raise self.fail(name, f"no movable layer is called {layer!r}", "correct the id")
            if outline.commands != shapes[layer].outline.commands:
                raise self.fail(
                    name,
                    f"it has {_segments(outline)} segments, {layer} has {_segments(shapes[layer].outline)}",
                    f"edit a copy of {layer} without adding, deleting or closing anything",
                )
            self.variants.setdefault(layer, []).append((self._weight(name, control), outline))
        self.breathing = any(BREATHE in name for name in self.drawing.variants)

    def _weight(self, name: str, text: str) -> Weight:
        negative, text = text.endswith("-"), text.removesuffix("-")
        controls = text.split("+")
        known = all(c in INPUTS[6:] for c in controls) and len(controls) <= 2
        if not known or (negative and not text.startswith("gaze_")):
            raise self.fail(
                name,
                f"{text!r} is not a control",
                "use an ARKit name, gaze_x, gaze_y or breathe, or two joined by +",
            )
        second = INPUTS.index(controls[1]) if len(controls) == 2 else len(INPUTS)
        both = text.startswith("gaze_") and not negative and f"{name}-" not in self.drawing.variants
        return Weight(INPUTS.index(controls[0]), second, -1 if negative else 1, both)

    # ------------------------------------------------------------------ layers

    def add_shape(self, shape: svg.Shape) -> None:
        """Add a layer, and the ink under it."""
        assert self.notes is not None
        if shape.group == BACKGROUND:
            if self.still < len(self.layers):
                raise self.fail(
                    shape.name, "the background must be the first group", "move it down to the bottom"
                )
            self.add_layer(shape, shape.outline, shape.fill, shape.stroke, shape.stroke_width)
            self.still = len(self.layers)
            return
        if shape.group not in BONES:
            raise self.fail(
                shape.name,
                f"its group {shape.group!r} is not a bone",
                f"use {', '.join(BONES)} or {BACKGROUND}",
            )
        first = len(self.layers)
        spring = self._spring(shape)
        variants = self.variants.get(shape.name, [])
        inked = shape.stroke is not None and shape.outline.closed and _opaque(shape.fill)
        if inked:
            assert shape.stroke is not None
            normals = ink.normals(shape.outline, shape.outline)
            grown = [(w, ink.grow(v, shape.outline, normals, shape.stroke_width)) for w, v in variants]
            line = ink.grow(shape.outline, shape.outline, normals, shape.stroke_width)
            self._add(shape, line, shape.stroke, None, 0.0, grown, spring, f"{shape.name} ink")
        stroke = (None, 0.0) if inked else (shape.stroke, shape.stroke_width)
        self._add(shape, shape.outline, shape.fill, *stroke, variants, spring, shape.name)
        if spring is not None:
            self._root(shape, spring)
        note = self.notes.layers.get(shape.name)
        if note and note.fade:
            self.fades += [(layer, note) for layer in range(first, len(self.layers))]

    def _add(
        self,
        shape: svg.Shape,
        outline: paths.Outline,
        fill: Colour | svg.Ramp | None,
        stroke: Colour | None,
        width: float,
        variants: list[tuple[Weight, paths.Outline]],
        spring: int | None,
        name: str,
    ) -> None:
        first, body_end = self.count, self.count + len(outline.points)
        self.add_layer(shape, outline, fill, stroke, width, name)
        for weight, variant in variants:
            self._vary(weight, first, body_end, variant.points - outline.points)
        if not self.breathing:
            self._breathe(first)
        if spring is not None:
            self._hang(shape.name, first, self.count, spring)

    def _vary(self, weight: Weight, first: int, body_end: int, moved: Points) -> None:
        """Gradient anchors behind the layer's points go where its middle point goes."""
        anchors = self.count - body_end
        follow = np.repeat(np.median(moved, axis=0, keepdims=True), anchors, axis=0)
        self.deltas.append((weight, first, np.concatenate([moved, follow]).astype(np.float32)))

    def _breathe(self, first: int) -> None:
        points, headness = (
            np.concatenate(self._since(self.points, first)),
            np.concatenate(self._since(self.headness, first)),
        )
        if headness.max() < 1:
            middle = self.notes.bones["body"].pivot[0] if self.notes else 640.0
            lift = np.stack([(points[:, 0] - middle) * 0.004, np.full(len(points), -_BREATH_PX)], axis=1)
            weight = Weight(INPUTS.index(BREATHE), len(INPUTS), 1, False)
            self.deltas.append((weight, first, (lift * (1 - headness[:, None])).astype(np.float32)))

    def _since(self, blocks: list[NDArray[np.float32]], first: int) -> list[NDArray[np.float32]]:
        found, at = [], self.count
        for block in reversed(blocks):
            if at <= first:
                break
            at -= len(block)
            found.append(block)
        return found[::-1]

    def add_layer(
        self,
        shape: svg.Shape,
        outline: paths.Outline,
        fill: Colour | svg.Ramp | None,
        stroke: Colour | None,
        width: float,
        name: str = "",
    ) -> None:
        """Append a layer, its points and its gradient's anchors."""
        start = self._points(outline.points, shape)
        end = self.count
        paint: Colour | Gradient | None
        if isinstance(fill, svg.Ramp):
            anchor = self._points(np.array(fill.ends, np.float32), shape)
            kind = "linear" if fill.kind == "linear" else "radial"
            paint = Gradient(kind=kind, start=anchor, end=anchor + 1, stops=fill.stops)  # type: ignore[arg-type]
        else:
            paint = fill
        note = self.notes.layers.get(shape.name) if self.notes else None
        clip = None
        if note and note.clip:
            if note.clip not in self.place:
                raise self.fail(
                    shape.name, f"it is clipped by {note.clip}, which is above it", "draw that one first"
                )
            clip = self.place[note.clip]
        name = name or shape.name
        self.place[name] = len(self.layers)
        self.layers.append(
            Layer(
                name=name,
                start=start,
                end=end,
                commands=outline.commands,
                fill=paint,
                stroke=stroke,
                stroke_width=width,
                clip=clip,
            )
        )

    def _points(self, points: Points, shape: svg.Shape) -> int:
        """Append points, with their place on the shape's bone; returns the index of the first."""
        first, count = self.count, len(points)
        self.count += count
        self.points.append(points.astype(np.float32))
        if self.notes is None:
            return first
        bone = self.notes.bones.get(shape.group) or self.notes.bones["body"]
        depth, rim = _depth(points, bone, self.notes.layers.get(shape.name, LayerNote()))
        self.depth.append(depth)
        self.rim.append(rim)
        self.headness.append(self._headness(points, shape.group))
        return first

    def _headness(self, points: Points, group: str) -> Floats:
        if group != "neck":
            return np.full(len(points), 1.0 if group == "head" else 0.0, np.float32)
        top, bottom = self.neck
        up = np.clip((bottom - points[:, 1]) / max(1e-3, bottom - top), 0, 1)
        return np.asarray(up * up * (3 - 2 * up), np.float32)

    # ------------------------------------------------------------------ springs

    def _spring(self, shape: svg.Shape) -> int | None:
        """Number of the spring that this shape hangs on, a new one for each shape."""
        assert self.notes is not None
        note = self.notes.layers.get(shape.name)
        if note is None or note.spring is None:
            return None
        self.springs.append(self.notes.springs[note.spring])
        return len(self.springs) - 1

    def _root(self, shape: svg.Shape, spring: int) -> None:
        """The point that carries the spring: part of no layer, but riding the same bone."""
        assert self.notes is not None
        note = self.notes.layers[shape.name]
        assert note.root is not None
        assert note.tip is not None
        assert spring == len(self.roots)
        self.roots.append(self._points(np.array([note.root], np.float32), shape))
        self.reach.append(note.tip[1] - note.root[1])

    def _hang(self, name: str, first: int, end: int, spring: int) -> None:
        assert self.notes is not None
        note = self.notes.layers[name]
        root, tip = np.array(note.root), np.array(note.tip)
        along = (
            (np.concatenate(self._since(self.points, first)) - root)
            @ (tip - root)
            / ((tip - root) ** 2).sum()
        )
        weight = np.clip(along, 0, 1.15) ** 2
        self.strand.append((first, end, spring, weight.astype(np.float32)))

    # ------------------------------------------------------------------ arrays

    def finish(self) -> Parts:
        """Turn the lists into arrays."""
        points = np.concatenate(self.points)
        touched = np.zeros(self.count, bool)
        weights = sorted(
            {weight for weight, _, _ in self.deltas}, key=lambda w: (w.first, w.second, w.sign, w.both_sides)
        )
        full = np.zeros((len(weights), 2, self.count), np.float32)
        for weight, first, moved in self.deltas:
            full[weights.index(weight), :, first : first + len(moved)] += moved.T
            touched[first : first + len(moved)] = True
        moved_points = np.flatnonzero(touched)
        breath = [i for i, w in enumerate(weights) if INPUTS[w.first] == BREATHE]
        return Parts(
            art=Art(layers=tuple(self.layers), points=points, still=self.still, cuts=self._cuts()),
            begin=self.layers[self.still].start if self.still < len(self.layers) else self.count,
            depth=np.concatenate(self.depth),
            rim=np.concatenate(self.rim),
            headness=np.concatenate(self.headness),
            moved=moved_points,
            deltas=full[:, :, moved_points].reshape(len(weights), 2 * len(moved_points)),
            weights=tuple(weights),
            strands=np.array([i for a, b, _, _ in self.strand for i in range(a, b)], np.intp),
            strand_of=np.array([s for a, b, s, _ in self.strand for _ in range(a, b)], np.intp),
            strand_weight=np.array([w for *_, each in self.strand for w in each], np.float32)[:, None],
            roots=np.array(self.roots, np.intp),
            reach=np.array(self.reach, np.float32),
            springs=tuple(self.springs),
            fades=tuple(self.fades),
            breath_px=float(np.abs(full[breath]).max()) if breath else 0.0,
        )

    def _cuts(self) -> tuple[int, ...]:
        """Below the first layer that expressions move, and below the first that more than the jaw moves."""
        by_start = {layer.start: i for i, layer in enumerate(self.layers)}
        found: list[int] = []
        for ignored in (frozenset({BREATHE}), _JAW):
            names = [(by_start[first], INPUTS[weight.first]) for weight, first, _ in self.deltas]
            moving = [layer for layer, control in names if control not in ignored]
            found += [min(moving)] if moving else []
        return tuple(sorted(set(found) - {0}))


def _segments(outline: paths.Outline) -> int:
    return outline.commands.count(CUBIC)


def _opaque(fill: Colour | svg.Ramp | None) -> bool:
    if isinstance(fill, svg.Ramp):
        return all(stop.colour.alpha == 255 for stop in fill.stops)
    return fill is not None and fill.alpha == 255


def _depth(points: Points, bone: Bone, note: LayerNote) -> tuple[Floats, Points]:
    """Depth of each point, and its arm to the centre if it lies on the rim."""
    kind = note.depth if note.depth is not None else ("ellipsoid" if bone.radii else 0.0)
    rim = np.zeros_like(points, dtype=np.float32)
    if isinstance(kind, float):
        depth = np.full(len(points), kind * note.scale + note.lift)
    elif bone.radii is None:
        depth = np.full(len(points), note.lift)
    elif kind == "silhouette":
        depth = np.full(len(points), note.lift)
        rim[:] = points - np.array(bone.center, np.float32)
    else:
        rx, ry, rz = bone.radii
        away = ((points[:, 0] - bone.center[0]) / rx) ** 2 + ((points[:, 1] - bone.center[1]) / ry) ** 2
        # Beyond the ellipsoid's edge: as deep as just inside it, so that nothing tears.
        depth = rz * np.sqrt(np.clip(1 - away, 0.02, 1)) * note.scale + note.lift
    return depth.astype(np.float32), rim
