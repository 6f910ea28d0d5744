"""Which layers moved since they were last sent, and the rectangle around what moved of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from avatar.stage.renderers.canvas import Area
from avatar.stage.scene import Art, Gradient, Points, Scene

MOVED_PX: Final = 0.06
"""Pixels.  A smaller move changes no pixel by more than about 15 of 255, and is made up for later."""

_RAMP_MOVED_PX: Final = 0.5
"""Pixels by which a gradient's anchor may lag: even a short one changes colour by less than 1 of 255."""

_SEGMENT: Final = 3
"""A point bends the curve as far as three points away."""


@dataclass(frozen=True, slots=True)
class Found:
    """What changed: positions of layers, those whose opacity changed, and the area in pixels, even."""

    layers: list[int]
    faded: list[int]
    area: Area


class Changes:
    """Compares each new pose with what was sent."""

    def __init__(self, art: Art, points: Points, scale: float, shape: tuple[int, ...]) -> None:
        self._scale = np.float32(scale)
        self._shape = shape
        self._layers = np.arange(art.still, len(art.layers))
        self.opacity = [255] * len(art.layers)
        self._shares = np.ones(len(art.layers), np.float32)
        blocks, limits = [], []
        for layer in art.layers[art.still :]:
            anchors = [layer.fill.start, layer.fill.end] if isinstance(layer.fill, Gradient) else []
            blocks.append(np.concatenate([np.arange(layer.start, layer.end), np.array(anchors, np.intp)]))
            limits.append(np.array([MOVED_PX] * (layer.end - layer.start) + [_RAMP_MOVED_PX] * len(anchors)))
        self._index = np.concatenate(blocks).astype(np.intp) if blocks else np.zeros(0, np.intp)
        self._limits = np.concatenate(limits).astype(np.float32)[:, None] if limits else np.zeros((0, 1), np.float32)
        counts = [len(block) for block in blocks]
        self._first = np.cumsum([0, *counts[:-1]]) if counts else np.zeros(0, np.intp)
        self._owner = np.repeat(np.arange(len(counts)), counts)
        self._is_ramp = self._limits[:, 0] > MOVED_PX
        self._reach = np.array([layer.stroke_width * scale / 2 for layer in art.layers[art.still :]]) + 2
        self._sent = points[self._index]

    def update(self, scene: Scene, points: Points) -> Found | None:
        """Compare, and copy into ``points`` those of changed layers.

        Args:
            scene: The new pose.
            points: What was sent last, in pixels; updated.
        """
        if not len(self._index):
            return None
        new = scene.points[self._index]
        new *= self._scale
        moved = (np.abs(new - self._sent) > self._limits).any(axis=1)
        changed = np.logical_or.reduceat(moved, self._first)
        faded = self._faded(scene)
        whole = np.logical_or.reduceat(moved & self._is_ramp, self._first)
        if faded:
            local = np.array(faded) - self._layers[0]
            changed[local] = whole[local] = True
        if not changed.any():
            return None
        area = self._area(new, moved, changed, whole)
        all_of = changed[self._owner]
        self._sent[all_of] = new[all_of]
        points[self._index[all_of]] = new[all_of]
        return Found(self._layers[changed].tolist(), faded, area)

    def _faded(self, scene: Scene) -> list[int]:
        if np.array_equal(scene.opacity, self._shares):
            return []
        self._shares = scene.opacity.copy()
        new = np.rint(self._shares * 255).astype(int).tolist()
        faded = [i for i in self._layers.tolist() if new[i] != self.opacity[i]]
        self.opacity = new
        return faded

    def _area(
        self,
        new: Points,
        moved: NDArray[np.bool_],
        changed: NDArray[np.bool_],
        whole: NDArray[np.bool_],
    ) -> Area:
        """Around old and new curves that moved; around a whole layer if its colours moved.

        The area between an old and a new curve lies within the hull of both curves' points.
        """
        near = moved.copy()
        for step in range(1, _SEGMENT + 1):
            near[step:] |= moved[:-step]
            near[:-step] |= moved[step:]
        # Neighbours in the array may belong to another layer, which then must be a changed one.
        near = (near & changed[self._owner] | whole[self._owner]) & ~self._is_ramp
        if not near.any():
            near = changed[self._owner]
        spots = np.concatenate([new[near], self._sent[near]])
        reach = float(self._reach[changed].max())
        height, width = self._shape
        low, high = spots.min(axis=0) - reach, spots.max(axis=0) + reach
        left, top = (int(max(0, min(v, edge))) // 2 * 2 for v, edge in zip(low, (width - 2, height - 2), strict=True))
        right, bottom = (int(max(2, min(v, edge - 2))) // 2 * 2 + 2 for v, edge in zip(high, (width, height), strict=True))
        return left, top, max(right, left + 2), max(bottom, top + 2)
