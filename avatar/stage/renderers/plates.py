"""One art, ready to draw: a stack of canvases with a kept bitmap under each.

Plate 0 starts above the layers that never move, the others above each of the art's cuts.  A plate
is drawn anew only around what moved of it, and where it lies over what moved of those below.
"""

from __future__ import annotations

import functools
import itertools
from typing import Final

import numpy as np
from numpy.typing import NDArray

from avatar.stage.renderers import backdrops, fit
from avatar.stage.renderers.canvas import Area, Canvas, merged, overlap, size, touch, union
from avatar.stage.renderers.changes import Changes
from avatar.stage.renderers.library import ThorVG
from avatar.stage.renderers.spread import Reach, Spread, bands
from avatar.stage.scene import Art, Backdrop, Scene

_BLACK: Final = np.frombuffer(b"\0\0\0\xff", np.uint32)[0]
_LOOSE: Final = 1.2
_SPARE: Final = 8_000
_MARGIN: Final = 2
"""A view may be so many times larger than needed and so many pixels more; a new one is larger by so many
on each side.  To choose another costs preparing every shape again, but most of a face moves in every picture
and is prepared anyway.  The best of 32 triples for Robin, Otto, Miso and Bolt with a still head: 2, 24,000
and 16 took 1.10 of its time."""

_MUCH: Final = 0.3
"""Two pictures running in which so much of the picture moved are a head that moves; less is a breath or a
strand of hair, after which the next picture is a face's again.  Without it the pictures of a listener
(``le_real``) took 1.17 times as long."""


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
        self._whole: Area = (0, 0, width, height)
        self._backdrop: Backdrop | None = None
        background = self._draw_still()
        edges = [art.still, *(cut for cut in art.cuts if art.still < cut < len(art.layers)), len(art.layers)]
        self._spans = [range(a, b) for a, b in itertools.pairwise(edges) if a < b]
        self._changes = Changes(art, self._points, figure, self._pixels.shape, self._spans)
        self._spread = Spread(art.layers[art.still :], figure.scale, self._pixels.shape)
        # How far what is on the target reaches, where that is known; outside of it lies the background.
        self._reach: Reach | None = None
        self._canvases = [Canvas(api, target) for _ in self._spans]
        for canvas, span in zip(self._canvases, self._spans, strict=True):
            canvas.add_layers(art.layers, span, self._points, figure.scale)
        # What lies under each plate; only the first is always true.
        self._under = [background, *(background.copy() for _ in self._spans[1:])]
        self._trusted = 1
        self._moving = False
        self._views = [self._whole] * max(1, len(self._spans))
        self._dirty: list[Area | None] = [None] * len(self._views)
        self._extents: list[Area | None] = []

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

    def move(self, scene: Scene) -> None:
        """Take over a scene's points."""
        found = self._changes.update(scene, self._points)
        if found is not None:
            for position in found.faded:
                for canvas in self._canvases:
                    canvas.set_opacity(position, self._changes.opacity[position])
            for canvas in self._canvases:
                canvas.send(found.layers)
            self._dirty = [_around(*pair) for pair in zip(self._dirty, found.areas, strict=True)]
            if self._trusted > 1:
                self._extents = [_around(*pair) for pair in zip(self._extents, found.areas, strict=True)]
        if scene.backdrop is not self._backdrop:
            self._backdrop = scene.backdrop
            self._under[0] = self._draw_still()
            self.restart()

    def restart(self) -> None:
        """What is on the target is not ours: another art was drawn since, or what lies behind changed."""
        self._dirty[0] = self._whole
        self._trusted = 1
        self._reach = None

    def uncover(self, area: Area) -> None:
        """Draw anew what is on top in an area: there are or were words on it."""
        self._dirty[-1] = _around(self._dirty[-1], area)
        self._reach = None

    def draw(self, words: Area | None) -> tuple[list[Area], bool]:
        """Redraw what changed.

        Args:
            words: What must be drawn whole or not at all, because words are put on top of it.

        Returns:
            Where pixels may have changed, and whether the words must be put there again.
        """
        dirty, self._dirty = self._dirty, [None] * len(self._dirty)
        start = next((index for index, area in enumerate(dirty) if area), None)
        if start is None:
            return [], False
        areas = merged(area for area in dirty if area)
        if start >= self._trusted:
            # First picture in which only upper plates move: draw everything once and keep what is below them.
            drawn = [self._draw_whole()]
        else:
            moves = start == 0 and sum(map(size, areas)) > _MUCH * self._pixels.size
            if moves and self._moving:
                # Keeping bitmaps true costs time, and is not worth it while everything moves anyway.
                self._trusted = 1
            self._moving = moves
            if self._trusted == 1:
                return self._draw_through(areas, words)
            drawn = self._draw_moved(dirty, words)
        self._reach = None
        return areas, words is not None and any(touch(area, words) for area in drawn)

    def _draw_whole(self) -> Area:
        """All plates all over, and keep what is under each."""
        self._moving = False
        self._restore(self._under[0], self._whole)
        for under, canvas in zip(self._under, self._canvases, strict=True):
            if under is not self._under[0]:
                self._save(under, self._whole)
            canvas.draw(self._whole)
        self._trusted = len(self._spans)
        self._extents = [self._changes.extent(index, self._points) for index in range(self._trusted)]
        self._views = [(0, 0, 0, 0)] * len(self._spans)
        return self._whole

    def _draw_through(self, areas: list[Area], words: Area | None) -> tuple[list[Area], bool]:
        """All plates in one area around all that changed, and keep nothing."""
        view = self._choose_view(0, functools.reduce(union, areas), words)
        covered = words is not None and touch(view, words)
        # To measure takes as long as it saves where less moves.
        before, self._reach = self._reach, self._spread.measure(self._points) if self._moving else None
        parts = [view]
        if before is not None and self._reach is not None and not covered:
            parts = bands(before, self._reach, view)
            areas = [shared for area in areas for part in parts if (shared := overlap(area, part))]
        for part in parts:
            self._restore(self._under[0], part)
        for canvas in self._canvases:
            canvas.draw(view)
        return areas, covered

    def _draw_moved(self, dirty: list[Area | None], words: Area | None) -> list[Area]:
        """Each plate where it or something below it changed, and keep what is under each."""
        fresh: list[Area] = []  # where the target lacks the plates that are still to come
        for index, changed in enumerate(dirty):
            needed, last = changed, index == len(dirty) - 1
            for area in fresh:
                self._save(self._under[index], area)
                if extent := self._extents[index]:
                    needed = _around(needed, overlap(area, extent))
                if last and words and touch(area, words):
                    needed = _around(needed, words)
            if needed is not None:
                view = self._choose_view(index, needed, words if last else None)
                self._restore(self._under[index], view)
                self._canvases[index].draw(view)
                fresh = [*(area for area in fresh if union(area, view) != view), view]
        return fresh

    def _choose_view(self, index: int, dirty: Area, words: Area | None) -> Area:
        """A plate's last view if it fits, else a new one with some room around."""
        view = self._views[index]
        if union(view, dirty) != view or size(view) > _LOOSE * size(dirty) + _SPARE:
            view = (
                max(0, dirty[0] - _MARGIN) // 2 * 2,
                max(0, dirty[1] - _MARGIN) // 2 * 2,
                min(self._whole[2], (dirty[2] + _MARGIN + 1) // 2 * 2),
                min(self._whole[3], (dirty[3] + _MARGIN + 1) // 2 * 2),
            )
        if words and touch(view, words):
            view = union(view, words)
        self._views[index] = view
        return view

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


def _around(one: Area | None, other: Area | None) -> Area | None:
    return union(one, other) if one and other else one or other
