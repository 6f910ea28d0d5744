"""One art, ready to draw: a stack of canvases with a kept bitmap under each.

Plate 0 starts above the layers that never move, the others above each of the art's cuts.
"""

from __future__ import annotations

import itertools
from typing import Final

import numpy as np
from numpy.typing import NDArray

from avatar.stage.renderers import backdrops, fit
from avatar.stage.renderers.canvas import Area, Canvas, touch, union
from avatar.stage.renderers.changes import Changes
from avatar.stage.renderers.library import ThorVG
from avatar.stage.scene import Art, Backdrop, Scene

_BLACK: Final = np.frombuffer(b"\0\0\0\xff", np.uint32)[0]
_SPARE: Final = 40_000
"""Pixels that a view may be too large before it is worth choosing another."""

_MARGIN: Final = 16
"""Pixels a new view is larger than needed: a changed view costs preparing every shape again."""


class Plates:
    """Keeps one art's shapes and bitmaps.

    Args:
        api: The library.
        target: Where to draw.
        art: What to draw.
    """

    def __init__(self, api: ThorVG, target: NDArray[np.uint8], art: Art) -> None:
        self._api, self._target, self._art = api, target, art
        self._pixels = target.view(np.uint32)[..., 0]
        height, width = self._pixels.shape
        figure = fit.figure(width, height)
        self._points = np.empty_like(art.points)
        figure.place(art.points, self._points)
        self._changes = Changes(art, self._points, figure, self._pixels.shape)
        self._whole: Area = (0, 0, width, height)
        self._backdrop: Backdrop | None = None
        background = self._draw_still()
        edges = [art.still, *(cut for cut in art.cuts if art.still < cut < len(art.layers)), len(art.layers)]
        self._spans = [range(a, b) for a, b in itertools.pairwise(edges) if a < b]
        self._canvases = [Canvas(api, target) for _ in self._spans]
        for canvas, span in zip(self._canvases, self._spans, strict=True):
            canvas.add_layers(art.layers, span, self._points, figure.scale)
        # What lies under each plate; only the first is always true.
        self._under = [background, *(background.copy() for _ in self._spans[1:])]
        self._trusted = 1
        self._lowest = 0
        self._moving = False
        self._view = self._whole

    def _draw_still(self) -> NDArray[np.uint32]:
        """Draw what lies behind everything; returns a copy."""
        art, (height, width) = self._art, self._pixels.shape
        if self._backdrop is not None:
            backdrops.paint(self._backdrop, self._target)
        else:
            self._pixels[:] = _BLACK
            if art.still:
                cover, canvas = fit.backdrop(width, height), Canvas(self._api, self._target)
                points = np.empty_like(art.points)
                cover.place(art.points, points)
                canvas.add_layers(art.layers, range(art.still), points, cover.scale)
                canvas.draw(self._whole)
                canvas.close()
        return self._pixels.copy()

    def move(self, scene: Scene) -> Area | None:
        """Take over a scene's points; returns the area that must be redrawn, or None if nothing moved."""
        area = self._move(scene)
        if scene.backdrop is self._backdrop:
            return area
        self._backdrop = scene.backdrop
        self._under[0] = self._draw_still()
        self.restart()
        return self._whole

    def _move(self, scene: Scene) -> Area | None:
        found = self._changes.update(scene, self._points)
        if found is None:
            return None
        for position in found.faded:
            for canvas in self._canvases:
                canvas.set_opacity(position, self._changes.opacity[position])
        for canvas in self._canvases:
            canvas.send(found.layers)
        lowest = min(found.layers)
        plate = max((i for i, span in enumerate(self._spans) if span.start <= lowest), default=0)
        self._lowest = min(self._lowest, plate)
        return found.area

    def restart(self) -> None:
        """Another art was drawn since: what is on the target is not ours."""
        self._lowest = 0
        self._trusted = 1

    def draw(self, dirty: Area, words: Area | None) -> Area:
        """Redraw at least an area.

        Args:
            dirty: What must be drawn.
            words: What must be drawn whole or not at all, because words are put on top of it.

        Returns:
            What was drawn.
        """
        start, self._lowest = self._lowest, max(0, len(self._spans) - 1)
        if start >= self._trusted:
            # First picture in which only upper plates move: draw everything once and keep what is below them.
            area, start, keep = self._whole, 0, True
        else:
            area, keep = self._choose_view(dirty, words), False
        if start == 0 and not keep and self._moving:
            # Keeping bitmaps true costs time, and is not worth it while everything moves anyway.
            self._trusted = 1
        self._moving = start == 0 and not keep
        self._restore(self._under[start], area)
        for index in range(start, len(self._spans)):
            if index > start and (keep or index < self._trusted):
                self._save(self._under[index], area)
            self._canvases[index].draw(area)
        if keep:
            self._trusted = len(self._spans)
            self._view = (0, 0, 0, 0)
        return area

    def _choose_view(self, dirty: Area, words: Area | None) -> Area:
        """The last view if it fits, else a new one with some room around."""
        if union(self._view, dirty) != self._view or _size(self._view) > 2 * _size(dirty) + _SPARE:
            self._view = (
                max(0, dirty[0] - _MARGIN) // 2 * 2,
                max(0, dirty[1] - _MARGIN) // 2 * 2,
                min(self._whole[2], (dirty[2] + _MARGIN + 1) // 2 * 2),
                min(self._whole[3], (dirty[3] + _MARGIN + 1) // 2 * 2),
            )
        if words and touch(self._view, words):
            self._view = union(self._view, words)
        return self._view

    def _restore(self, bitmap: NDArray[np.uint32], area: Area) -> None:
        left, top, right, bottom = area
        self._pixels[top:bottom, left:right] = bitmap[top:bottom, left:right]

    def _save(self, bitmap: NDArray[np.uint32], area: Area) -> None:
        left, top, right, bottom = area
        bitmap[top:bottom, left:right] = self._pixels[top:bottom, left:right]

    def close(self) -> None:
        """Give everything back.  Safe to call twice."""
        for canvas in self._canvases:
            canvas.close()


def _size(area: Area) -> int:
    return (area[2] - area[0]) * (area[3] - area[1])
