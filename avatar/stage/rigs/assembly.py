"""Joins a drawing and its manifest into the arrays that a rig moves."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from avatar.errors import CharacterError
from avatar.stage.rigs import checks, ink, order, paths
from avatar.stage.rigs.drawing import Drawing, Ramp, Shape
from avatar.stage.rigs.manifest import BACKGROUND, BREATHE, INPUTS, Bone, LayerNote, Manifest
from avatar.stage.rigs.parts import Floats, Parts, Switch, Weight
from avatar.stage.rigs.strands import Strands
from avatar.stage.scene import Art, Colour, Gradient, Layer, Points

_BREATH_PX: Final = 3.0
"""How far the chest rises where the artist drew no breathing."""

_MOST_DELTAS: Final = 2_000_000
"""Movable points times controls that move them.  Robin has 71,000; this many take 16 MB, of the 30 MB that a
loaded character may need."""

_JAW: Final = frozenset({"jawOpen", "jawLeft", "jawRight"})
_BLINK: Final = frozenset({"eyeBlinkLeft", "eyeBlinkRight"})


def still_art(drawing: Drawing) -> Art:
    """The drawing as it is, nothing movable."""
    builder = _Builder(drawing, None)
    for shape in drawing.shapes:
        builder.add_layer(shape, shape.outline, shape.fill, shape.stroke, shape.stroke_width)
    return Art(layers=tuple(builder.layers), points=np.concatenate(builder.points), still=len(builder.layers))


def assemble(drawing: Drawing, notes: Manifest) -> Parts:
    """Join both files of a character.

    Raises:
        CharacterError: If they do not fit together.
    """
    checks.check_groups(drawing)
    checks.check_notes(drawing, notes)
    builder = _Builder(drawing, notes)
    for shape in builder.shapes:
        builder.add_shape(shape)
    return builder.finish()


class _Builder:
    def __init__(self, drawing: Drawing, notes: Manifest | None) -> None:
        self.drawing = drawing
        self.bones = notes.bones if notes else {}
        self.kinds = notes.springs if notes else {}
        self.shapes = list(drawing.shapes)
        self.notes: dict[str, LayerNote] = {}
        self.variants: checks.Variants = {}
        if notes:
            variants = checks.read_variants(drawing)
            self.shapes, self.notes, self.variants = order.lay_out(drawing, notes, variants)
        self.by_name = {shape.name: shape for shape in self.shapes}
        self.layers: list[Layer] = []
        self.points: list[Points] = []
        self.count = 0
        self.place: dict[str, int] = {}
        self.pieces: dict[str, tuple[int, ...]] = {}
        self.depth: list[Floats] = []
        self.rim: list[Points] = []
        self.headness: list[Floats] = []
        self.strands = Strands()
        self.deltas: list[tuple[Weight, int, Points]] = []
        self.still = 0
        self.breathing = any(BREATHE in name for name in drawing.variants)
        neck = [s.outline.points[:, 1] for s in drawing.shapes if s.group == "neck"]
        self.neck = (min(map(np.min, neck)), max(map(np.max, neck))) if neck else (0.0, 1.0)

    # ------------------------------------------------------------------ layers

    def add_shape(self, shape: Shape) -> None:
        """Add a layer, and the ink under it."""
        if shape.group == BACKGROUND:
            self.add_layer(shape, shape.outline, shape.fill, shape.stroke, shape.stroke_width)
            self.still = len(self.layers)
            return
        first = len(self.layers)
        variants = self.variants.get(shape.name, [])
        inked = shape.stroke is not None and shape.outline.closed and _opaque(shape.fill)
        if inked:
            assert shape.stroke is not None
            normals = ink.normals(shape.outline, shape.outline)
            grown = [(w, ink.grow(v, shape.outline, normals, shape.stroke_width)) for w, v in variants]
            line = ink.grow(shape.outline, shape.outline, normals, shape.stroke_width)
            self._add(shape, line, shape.stroke, None, 0.0, grown, f"{shape.name} ink")
        stroke = (None, 0.0) if inked else (shape.stroke, shape.stroke_width)
        self._add(shape, shape.outline, shape.fill, *stroke, variants, shape.name)
        self.pieces[shape.name] = tuple(range(first, len(self.layers)))
        self._hang(shape)

    def _add(
        self,
        shape: Shape,
        outline: paths.Outline,
        fill: Colour | Ramp | None,
        stroke: Colour | None,
        width: float,
        variants: list[tuple[Weight, paths.Outline]],
        name: str,
    ) -> None:
        first, body_end = self.count, self.count + len(outline.points)
        self.add_layer(shape, outline, fill, stroke, width, name)
        for weight, variant in variants:
            self._vary(weight, first, body_end, variant.points - outline.points)
        if not self.breathing:
            self._breathe(first)

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
            middle = self.bones["body"].pivot[0]
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

    def _hang(self, shape: Shape) -> None:
        """Hang a layer, its ink and its gradient on its spring, or on the one it shares."""
        note = self.notes.get(shape.name)
        if note is None or (note.spring is None and note.shares is None):
            return
        owner = self.by_name[note.shares or shape.name]
        carrier = self.notes[owner.name]
        assert carrier.spring is not None
        first = self.layers[self.pieces[shape.name][0]].start
        points = np.concatenate(self._since(self.points, first))
        number = self.strands.spring(
            owner.name, carrier, self.kinds[carrier.spring], lambda root: self._points(root, owner)
        )
        self.strands.hang(first, points, number, carrier)

    def add_layer(
        self,
        shape: Shape,
        outline: paths.Outline,
        fill: Colour | Ramp | None,
        stroke: Colour | None,
        width: float,
        name: str = "",
    ) -> None:
        """Append a layer, its points and its gradient's anchors."""
        start = self._points(outline.points, shape)
        end = self.count
        paint: Colour | Gradient | None
        if isinstance(fill, Ramp):
            anchor = self._points(np.array(fill.ends, np.float32), shape)
            paint = Gradient(kind=fill.kind, start=anchor, end=anchor + 1, stops=fill.stops)
        else:
            paint = fill
        name = name or shape.name
        clip = self._clip(shape)
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

    def _clip(self, shape: Shape) -> int | None:
        note = self.notes.get(shape.name)
        if note is None or note.clip is None:
            return None
        if note.clip not in self.place:
            raise checks.misfit(
                shape.file,
                shape.name,
                f"it is clipped by {note.clip}, which is above it",
                "draw that one first",
            )
        return self.place[note.clip]

    def _points(self, points: Points, shape: Shape) -> int:
        """Append points, with their place on the shape's bone; returns the index of the first."""
        first, count = self.count, len(points)
        self.count += count
        self.points.append(points.astype(np.float32))
        if not self.bones:
            return first
        bone = self.bones.get(shape.group) or self.bones["body"]
        depth, rim = _depth(points, bone, self.notes.get(shape.name, LayerNote()))
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

    # ------------------------------------------------------------------ arrays

    def finish(self) -> Parts:
        """Turn the lists into arrays."""
        weights, moved, deltas = self._deltas()
        breath = [i for i, w in enumerate(weights) if INPUTS[w.first] == BREATHE]
        return Parts(
            art=Art(
                layers=tuple(self.layers),
                points=np.concatenate(self.points),
                still=self.still,
                cuts=self._cuts(),
            ),
            begin=self.layers[self.still].start if self.still < len(self.layers) else self.count,
            depth=np.concatenate(self.depth),
            rim=np.concatenate(self.rim),
            headness=np.concatenate(self.headness),
            moved=moved,
            deltas=deltas,
            weights=weights,
            strands=self.strands.points(),
            strand_of=self.strands.owners(),
            strand_weight=self.strands.weights(),
            roots=np.array(self.strands.roots, np.intp),
            reach=np.array(self.strands.reach, np.float32),
            springs=tuple(self.strands.springs),
            pieces=self.pieces,
            fades=tuple((self.pieces[name], note.fade) for name, note in self.notes.items() if note.fade),
            switches=self._switches(),
            breath_px=float(np.abs(deltas[breath]).max()) if breath else 0.0,
        )

    def _deltas(self) -> tuple[tuple[Weight, ...], NDArray[np.intp], Floats]:
        """When variants apply, which points they move (the head's first), how far: (weights, 2 * points)."""
        touched = np.zeros(self.count, bool)
        for _, first, moved in self.deltas:
            touched[first : first + len(moved)] = True
        on_head = np.concatenate(self.headness) == 1
        points = np.concatenate([np.flatnonzero(touched & on_head), np.flatnonzero(touched & ~on_head)])
        place = np.zeros(self.count, np.intp)
        place[points] = np.arange(len(points))
        weights = sorted(
            {weight for weight, _, _ in self.deltas}, key=lambda w: (w.first, w.second, w.sign, w.both_sides)
        )
        if len(weights) * len(points) > _MOST_DELTAS:
            raise CharacterError(
                f"{self.drawing.file}: its variants move {len(points)} points by {len(weights)} controls, "
                f"more than {_MOST_DELTAS} together",
                hint="simplify the paths that have variants, or use fewer controls",
            )
        full = np.zeros((len(weights), 2, len(points)), np.float32)
        number = {weight: i for i, weight in enumerate(weights)}
        for weight, first, moved in self.deltas:
            full[number[weight]][:, place[first : first + len(moved)]] += moved.T
        return tuple(weights), points, full.reshape(len(weights), 2 * len(points))

    def _switches(self) -> tuple[Switch, ...]:
        return tuple(
            Switch(
                turn=note.behind[0],
                beyond=note.behind[1],
                front=self.pieces[name],
                back=self.pieces[name + order.BEHIND],
            )
            for name, note in self.notes.items()
            if note.behind is not None and not name.endswith(order.BEHIND)
        )

    def _cuts(self) -> tuple[int, ...]:
        """Below the first layer that expressions move, and below the eyes: a jaw leaves them as they are.

        Where no eye lies above a jaw: below what more than the jaw moves.  Lower copies of layers do not
        count: they are seen only while the head is turned far.
        """
        by_start = {layer.start: i for i, layer in enumerate(self.layers) if order.BEHIND not in layer.name}
        moved = [
            (by_start[first], INPUTS[weight.first])
            for weight, first, _ in self.deltas
            if first in by_start and INPUTS[weight.first] != BREATHE
        ]
        acting = [layer for layer, _ in moved]
        jaw = [layer for layer, control in moved if control in _JAW]
        eyes = [layer for layer, control in moved if control in _BLINK and jaw and layer > min(jaw)]
        more = [layer for layer, control in moved if control not in _JAW]
        found = [min(layers) for layers in (acting, eyes or more) if layers]
        return tuple(sorted(set(found) - {0}))


def _opaque(fill: Colour | Ramp | None) -> bool:
    if isinstance(fill, Ramp):
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
