"""A ThorVG canvas that keeps its shapes from picture to picture.

Shapes read their points straight from the renderer's array; only moved ones are sent again.
"""

from __future__ import annotations

from collections.abc import Iterable
from ctypes import c_uint32, c_void_p
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from avatar.stage.renderers.library import ColourStop, ThorVG
from avatar.stage.scene import Gradient, Layer, Points

Area = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels."""

_RGBA_PREMULTIPLIED: Final = 0  # TVG_COLORSPACE_ABGR8888: named by words, so RGBA in memory
_PLAIN: Final = 0  # TVG_ENGINE_OPTION_NONE: no partial redraw of its own, the pixels below are ours
_ROUND: Final = 1


def union(one: Area, other: Area) -> Area:
    """The smallest area around both."""
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def touch(one: Area, other: Area) -> bool:
    """Whether they share a pixel."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def overlap(one: Area, other: Area) -> Area | None:
    """The pixels they share, if any."""
    if not touch(one, other):
        return None
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def size(area: Area) -> int:
    """How many pixels it has."""
    return (area[2] - area[0]) * (area[3] - area[1])


def merged(areas: Iterable[Area]) -> list[Area]:
    """The same areas, any two of them as one where that one has not more pixels than both."""
    found: list[Area] = []
    for area in areas:
        grown = area
        for other in found.copy():
            both = union(grown, other)
            if size(both) <= size(grown) + size(other):
                found.remove(other)
                grown = both
        found.append(grown)
    return found


@dataclass(frozen=True, slots=True)
class _Item:
    """One shape: its path (addresses and counts of commands and points) and its gradient.

    What the library is given again and again is kept as it takes it: a third less time per call.
    """

    shape: c_void_p
    commands: NDArray[np.uint8]  # kept alive: the library is given its address
    path: tuple[c_void_p, c_uint32, c_void_p, c_uint32]
    gradient: Gradient | None
    ramp: c_void_p | None


class Canvas:
    """Some consecutive layers of an art, drawn over whatever the target holds.

    Args:
        api: The library.
        target: (height, width, 4) uint8, C-contiguous.
    """

    def __init__(self, api: ThorVG, target: NDArray[np.uint8]) -> None:
        self.api = api
        self._target = target
        height, width = target.shape[:2]
        self._canvas = api.swcanvas_create(_PLAIN)
        result = api.swcanvas_set_target(
            self._canvas, target.ctypes.data, width, width, height, _RGBA_PREMULTIPLIED
        )
        api.check(result, f"preparing a picture of {width} by {height}")
        self._items: dict[int, list[_Item]] = {}
        self._paints: dict[int, int] = {}
        self._floats = memoryview(b"").cast("f")
        self._view: Area = (0, 0, width, height)

    @property
    def area(self) -> Area:
        """The whole target."""
        return (0, 0, self._target.shape[1], self._target.shape[0])

    def add_layers(self, layers: tuple[Layer, ...], span: range, points: Points, scale: float) -> None:
        """Add some of an art's layers, bottom first.  The points are sent with :meth:`send`.

        Args:
            layers: All layers of the art.
            span: Positions of those to add.
            points: The array that all later points will be in, in pixels.
            scale: Pixels per design pixel, for the width of strokes.
        """
        # One by one these are read in a tenth of the time that numpy's elements take.
        self._floats = points.data.cast("B").cast("f")
        group, clip = 0, None
        for position in span:
            layer = layers[position]
            if layer.clip != clip:
                clip, group = layer.clip, 0
                if clip is not None:
                    group = self.api.scene_new()
                    outline = self.api.shape_new()
                    self.api.paint_set_clip(group, outline)
                    self.add(group)
                    self._keep(clip, layers[clip], outline, points)
            shape = self._shape(layer, scale)
            self._keep(
                position, layer, shape, points, layer.fill if isinstance(layer.fill, Gradient) else None
            )
            self._paints[position] = shape
            if group:
                self.api.scene_add(group, shape)
            else:
                self.add(shape)
        self.send(range(len(layers)))

    def add(self, paint: int) -> None:
        """Put any paint on top."""
        self.api.check(self.api.canvas_add(self._canvas, paint), "adding a shape")

    def _shape(self, layer: Layer, scale: float) -> int:
        api, shape = self.api, self.api.shape_new()
        if layer.fill is not None and not isinstance(layer.fill, Gradient):
            colour = layer.fill
            api.shape_set_fill_color(shape, colour.red, colour.green, colour.blue, colour.alpha)
        if layer.stroke is not None:
            colour = layer.stroke
            api.shape_set_stroke_color(shape, colour.red, colour.green, colour.blue, colour.alpha)
            api.shape_set_stroke_width(shape, layer.stroke_width * scale)
            api.shape_set_stroke_cap(shape, _ROUND)
            api.shape_set_stroke_join(shape, _ROUND)
        return int(shape)

    def _keep(
        self, position: int, layer: Layer, shape: int, points: Points, gradient: Gradient | None = None
    ) -> None:
        commands = np.frombuffer(layer.commands, np.uint8)
        item = _Item(
            shape=c_void_p(shape),
            commands=commands,
            path=(
                c_void_p(commands.ctypes.data),
                c_uint32(len(commands)),
                c_void_p(points[layer.start :].ctypes.data),
                c_uint32(layer.end - layer.start),
            ),
            gradient=gradient,
            ramp=c_void_p(self._ramp(gradient)) if gradient else None,
        )
        self._items.setdefault(position, []).append(item)

    def _ramp(self, gradient: Gradient) -> int:
        api = self.api
        ramp = api.linear_gradient_new() if gradient.kind == "linear" else api.radial_gradient_new()
        stops = [
            ColourStop(s.offset, s.colour.red, s.colour.green, s.colour.blue, s.colour.alpha)
            for s in gradient.stops
        ]
        api.gradient_set_color_stops(ramp, (ColourStop * len(stops))(*stops), len(stops))
        return int(ramp)

    def send(self, positions: Iterable[int]) -> None:
        """Send the present points of layers to the library."""
        reset, append = self.api.shape_reset, self.api.shape_append_path
        for position in positions:
            for item in self._items.get(position, ()):
                reset(item.shape)
                append(item.shape, *item.path)
                if item.gradient is not None:
                    self._place_ramp(item, item.gradient)

    def _place_ramp(self, item: _Item, gradient: Gradient) -> None:
        start, end, floats = 2 * gradient.start, 2 * gradient.end, self._floats
        x0, y0, x1, y1 = floats[start], floats[start + 1], floats[end], floats[end + 1]
        if gradient.kind == "linear":
            self.api.linear_gradient_set(item.ramp, x0, y0, x1, y1)
        else:
            radius = max(0.5, ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5)
            self.api.radial_gradient_set(item.ramp, x0, y0, radius, x0, y0, 0.0)
        # A changed gradient is only noticed when it is set again; the shape owns it from the first time on.
        self.api.shape_set_gradient(item.shape, item.ramp)

    def set_opacity(self, position: int, opacity: int) -> None:
        """Make a layer more or less visible, 0 to 255."""
        if position in self._paints:
            self.api.paint_set_opacity(self._paints[position], opacity)

    def draw(self, view: Area) -> None:
        """Draw all layers, within an area, over what is there."""
        api = self.api
        if view != self._view:
            left, top, right, bottom = view
            api.check(
                api.canvas_set_viewport(self._canvas, left, top, right - left, bottom - top),
                "choosing an area",
            )
            self._view = view
        api.check(api.canvas_update(self._canvas), "preparing shapes")
        api.check(api.canvas_draw(self._canvas, False), "drawing")
        api.check(api.canvas_sync(self._canvas), "finishing a picture")

    def close(self) -> None:
        """Give the shapes back.  Safe to call twice."""
        if self._canvas:
            self.api.canvas_destroy(self._canvas)
        self._canvas = None
        self._items.clear()
        self._paints.clear()
