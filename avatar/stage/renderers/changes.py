"""Which layers moved since they were last sent, and the rectangles around what moved of them."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from avatar.stage.renderers.canvas import Area
from avatar.stage.renderers.fit import Fit
from avatar.stage.scene import CUBIC, MOVE, Art, Gradient, Layer, Points, Scene

_GRID: Final = np.float32(64)
"""Places per pixel that ThorVG's rasteriser tells apart (``TO_SWCOORD``): moves within one change nothing."""

_RAMP_MOVED: Final = 1 / 255
"""Lengths of a gradient by which its anchors may lag: changes no pixel by more than 1 of 255."""

_SEGMENT: Final = 3
"""A cubic segment ends so many points after it begins; each of its points bends all of it and no other."""


@dataclass(frozen=True, slots=True)
class Found:
    """What changed: layers, those of changed opacity, and the area in each span, in pixels, even."""

    layers: list[int]
    faded: list[int]
    areas: list[Area | None]


class Changes:
    """Compares each new pose with what was sent.

    Args:
        art: What moves.
        points: Where it is, in pixels.
        fit: How it came there.
        shape: Height and width of the picture.
        spans: Consecutive layers, all that may move, to find the areas of separately.
    """

    def __init__(
        self, art: Art, points: Points, fit: Fit, shape: tuple[int, ...], spans: Sequence[range]
    ) -> None:
        layers = art.layers[art.still :]
        self._fit = fit
        self._shape = shape
        self._layers = np.arange(art.still, len(art.layers))
        self.opacity = [255] * len(art.layers)
        self._shares = np.ones(len(art.layers), np.float32)
        self._hidden: NDArray[np.bool_] | None = None
        clipped = [(i, layer.clip) for i, layer in enumerate(art.layers) if layer.clip is not None]
        self._inside = np.array([i for i, _ in clipped], np.intp)
        self._around = np.array([clip for _, clip in clipped], np.intp)
        # Everything below is about the points of layers that may move, a stretch at the end of all points.
        self._begin = layers[0].start if layers else len(points)
        self._first = np.array([layer.start for layer in layers], np.intp) - self._begin
        self._owner = np.repeat(np.arange(len(layers)), np.diff([*self._first, len(points) - self._begin]))
        self._on_path = np.zeros(len(points) - self._begin, bool)
        self._opens = np.zeros(len(points) - self._begin, bool)  # where a cubic segment begins
        ramps, limits, coloured = [], [], []
        for index, layer in enumerate(layers):
            self._on_path[layer.start - self._begin : layer.end - self._begin] = True
            self._opens[_segments(layer) - self._begin] = True
            if isinstance(layer.fill, Gradient):
                ends = [layer.fill.start, layer.fill.end]
                ramps += ends
                limits += [float(np.hypot(*np.subtract(*points[ends]))) * _RAMP_MOVED] * 2
                coloured += [index] * 2
        self._ramps = np.array(ramps, np.intp) - self._begin
        self._coloured = np.array(coloured, np.intp)
        self._limits = np.array(limits, np.float32)
        self._reach = np.array([layer.stroke_width * fit.scale / 2 for layer in layers]) + 2
        edges = [*(art.layers[span.start].start for span in spans), len(points)]
        self._edges = np.array(edges, np.intp) - self._begin
        self._new = points[self._begin :].copy()
        self._places = (self._new * _GRID).astype(np.int32)

    def update(self, scene: Scene, points: Points) -> Found | None:
        """Compare, and copy into ``points`` those of changed layers.

        Args:
            scene: The new pose.
            points: What was sent last, in pixels; updated.
        """
        if not len(self._layers):
            return None
        new, sent = self._new, points[self._begin :]
        self._fit.place(scene.points[self._begin :], new)
        places = (new * _GRID).astype(np.int32)
        moved = (_whole_points(places) != _whole_points(self._places)) & self._on_path
        drift = np.abs(new.take(self._ramps, axis=0) - sent.take(self._ramps, axis=0))
        whole = np.zeros(len(self._layers), bool)
        whole[self._coloured[np.maximum(drift[:, 0], drift[:, 1]) > self._limits]] = True
        changed = np.logical_or.reduceat(moved, self._first) | whole
        faded = self._faded(scene)
        if self._hidden is not None:
            # Nobody sees them move; all of them is sent when they come back.
            changed &= ~self._hidden
            whole &= ~self._hidden
            moved &= changed.take(self._owner)
        if not faded and not changed.any():
            return None
        if faded:
            local = np.array(faded) - self._layers[0]
            changed[local] = whole[local] = True
        theirs, recoloured = changed.take(self._owner), whole.take(self._owner)
        areas = self._areas(new, sent, moved, theirs, recoloured, reach=float(self._reach[changed].max()))
        # A ramp stays until all of its layer is drawn anew: what lies outside the area is as it was.
        np.putmask(_whole_points(sent), theirs & (self._on_path | recoloured), _whole_points(new))
        np.putmask(_whole_points(self._places), theirs, _whole_points(places))
        return Found(self._layers[changed].tolist(), faded, areas)

    def _faded(self, scene: Scene) -> list[int]:
        if np.array_equal(scene.opacity, self._shares):
            return []
        self._shares = scene.opacity.copy()
        new = np.rint(self._shares * 255).astype(int).tolist()
        faded = [i for i in self._layers.tolist() if new[i] != self.opacity[i]]
        self.opacity = new
        hidden = np.array(new) == 0
        seen = self._around[~hidden[self._inside]]
        hidden[seen] = False  # an outline that others are drawn inside of is needed even so
        hidden = hidden[self._layers]
        self._hidden = hidden if hidden.any() else None
        return faded

    def _areas(
        self,
        new: Points,
        sent: Points,
        moved: NDArray[np.bool_],
        theirs: NDArray[np.bool_],
        recoloured: NDArray[np.bool_],
        *,
        reach: float,
    ) -> list[Area | None]:
        """Around old and new curves that moved; around a whole layer if its colours moved.

        What lies between an old and a new curve lies within the hull of both curves' points.
        """
        bent = moved.copy()
        for step in range(1, _SEGMENT + 1):
            bent[:-step] |= moved[step:]
        bent &= self._opens
        near = bent | moved
        for step in range(1, _SEGMENT + 1):
            near[step:] |= bent[:-step]
        near &= theirs
        near |= recoloured
        near &= self._on_path
        which = np.flatnonzero(near)
        now, before = new.take(which, axis=0), sent.take(which, axis=0)
        ends = np.searchsorted(which, self._edges).tolist()
        filled = [index for index, (a, b) in enumerate(itertools.pairwise(ends)) if a < b]
        boxes = self._boxes(
            np.minimum(now, before), np.maximum(now, before), [ends[index] for index in filled], reach
        )
        areas: list[Area | None] = [None] * (len(ends) - 1)
        for index, box in zip(filled, boxes, strict=True):
            areas[index] = box
        return areas

    def extent(self, span: int, points: Points) -> Area:
        """Around everything that the layers of a span can paint, seen or not.

        Args:
            span: Its place among the spans.
            points: What was sent last, in pixels.
        """
        begin, end = self._edges[span : span + 2]
        placed = points[self._begin + begin : self._begin + end][self._on_path[begin:end]]
        return self._boxes(placed, placed, [0], float(self._reach.max()))[0]

    def _boxes(self, low: Points, high: Points, starts: list[int], reach: float) -> list[Area]:
        """Around each stretch of points."""
        if not starts:
            return []
        # Along rows: down two columns takes twenty times as long.
        lowest = np.minimum.reduceat(np.ascontiguousarray(low.T), starts, axis=1) - reach
        highest = np.maximum.reduceat(np.ascontiguousarray(high.T), starts, axis=1) + reach
        height, width = self._shape
        found = []
        for left, top, right, bottom in zip(*lowest.tolist(), *highest.tolist(), strict=True):
            left, right = _bounds(left, right, width)
            top, bottom = _bounds(top, bottom, height)
            found.append((left, top, right, bottom))
        return found


def _whole_points(pairs: NDArray[np.float32] | NDArray[np.int32]) -> NDArray[np.int64]:
    """Each point's two numbers as one: to compare and copy them takes a fifth of the time.  A view."""
    return pairs.view(np.int64).reshape(-1)


def _segments(layer: Layer) -> NDArray[np.intp]:
    """Indices of the points where the layer's cubic segments begin."""
    found, at = [], layer.start
    for command in layer.commands:
        if command == MOVE:
            at += 1
        elif command == CUBIC:
            found.append(at - 1)
            at += _SEGMENT
    return np.array(found, np.intp)


def _bounds(low: float, high: float, edge: int) -> tuple[int, int]:
    """Even limits, within the picture and never empty."""
    begin = int(min(max(low, 0), edge - 2)) // 2 * 2
    return begin, max(begin + 2, int(min(max(high, 0), edge - 1)) // 2 * 2 + 2)
