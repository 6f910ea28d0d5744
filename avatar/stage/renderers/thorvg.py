"""Draws scenes on the processor with ThorVG, redrawing only what changed.

Three things keep it fast.  What never moves is a bitmap.  What moves rarely (hair and body,
while only the face acts) is kept in a bitmap under what moves often.  And only the rectangle
around what moved is restored and drawn, and converted once somebody asks for planes.
"""

from __future__ import annotations

import functools
from collections import OrderedDict
from typing import Final

import numpy as np
from numpy.typing import NDArray

from avatar.errors import RendererError
from avatar.stage.i420 import Converter
from avatar.stage.picture import Picture
from avatar.stage.renderers import library
from avatar.stage.renderers.canvas import Area, union
from avatar.stage.renderers.plates import Plates
from avatar.stage.renderers.words import Words
from avatar.stage.scene import Art, Label, Scene

_MOST_ARTS: Final = 4
"""Arts kept ready: a character, and the cards shown last.  Each takes about 12 MB at 720p."""

_MOST_AREAS: Final = 24
"""More places than one picture has to convert: several were drawn since, and one area is around them all."""

_LARGEST: Final = 8192


class ThorVGRenderer:
    """See :class:`avatar.stage.renderers.Renderer`."""

    def __init__(self, width: int, height: int) -> None:
        if width % 2 or height % 2 or not (16 <= width <= _LARGEST and 16 <= height <= _LARGEST):
            raise RendererError(
                f"pictures of {width} by {height} cannot be drawn", hint="choose even numbers from 16 to 8192"
            )
        self._api = library.load()
        self._rgba = np.zeros((height, width, 4), np.uint8)
        self._rgba[..., 3] = 255
        self._i420 = np.zeros((height * 3 // 2, width), np.uint8)
        self._converter = Converter()
        self._picture = Picture(_read_only(self._rgba), _read_only(self._i420), self._convert)
        self._unconverted: list[Area] = []
        self._plates: OrderedDict[Art, Plates] = OrderedDict()
        self._shown: Plates | None = None
        self._words: Words | None = None
        self._closed = False

    def draw(self, scene: Scene, labels: tuple[Label, ...] = ()) -> Picture:
        """Draw a scene, and words on top of it."""
        if self._closed:
            raise RendererError("the renderer is closed", hint="open another")
        plates = self._prepared(scene.art)
        plates.move(scene)
        if plates is not self._shown:
            self._shown = plates
            plates.restart()
        if labels != (self._words.labels if self._words else ()):
            self._say(labels, plates)
        areas, covered = plates.draw(self._words.area if self._words else None)
        if covered and self._words:
            self._words.draw()
        self._unconverted += areas
        if len(self._unconverted) > _MOST_AREAS:
            self._unconverted = [functools.reduce(union, self._unconverted)]
        return self._picture

    def _convert(self) -> None:
        """Make the planes true where pixels changed since they last were."""
        areas, self._unconverted = self._unconverted, []
        for area in areas:
            self._converter.convert(self._rgba, self._i420, area)

    def _prepared(self, art: Art) -> Plates:
        plates = self._plates.get(art)
        if plates is None:
            plates = self._plates[art] = Plates(self._api, self._rgba, art)
            while len(self._plates) > _MOST_ARTS:
                _, oldest = self._plates.popitem(last=False)
                oldest.close()
        self._plates.move_to_end(art)
        return plates

    def _say(self, labels: tuple[Label, ...], plates: Plates | None = None) -> None:
        """Put other words on top, and have what was under the old ones and is under the new drawn anew."""
        old = self._words
        self._words = Words(self._api, self._rgba, labels) if labels else None
        for words in (old, self._words):
            if words and plates:
                plates.uncover(words.area)
        if old:
            old.close()

    def forget(self) -> None:
        """Give back every art and its bitmaps; the next picture is drawn from nothing."""
        for plates in self._plates.values():
            plates.close()
        self._plates.clear()
        self._shown = None

    def close(self) -> None:
        """Give back what was held.  Safe to call twice."""
        self.forget()
        self._say(())
        self._closed = True


def _read_only(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    view = pixels.view()
    view.flags.writeable = False
    return view
