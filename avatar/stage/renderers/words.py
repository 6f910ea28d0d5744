"""Labels, drawn with ThorVG's own text."""

from __future__ import annotations

import functools
from ctypes import c_float
from typing import Final

import numpy as np
from numpy.typing import NDArray

from avatar import fonts
from avatar.stage.renderers.canvas import Area, Canvas
from avatar.stage.renderers.library import ThorVG
from avatar.stage.scene import DESIGN_SIZE, Label

_POINTS_PER_PIXEL: Final = 0.75  # ThorVG sizes text in points of 1/72 inch at 96 to the inch
_ALIGN: Final = {"start": 0.0, "middle": 0.5, "end": 1.0}


class Words:
    """Some labels, ready to draw again and again.

    In a picture that is not 16:9 their places are stretched with it, and their size is that of the largest
    16:9 picture inside it, so that no line is cut.

    Attributes:
        area: Pixels they cover, even.
    """

    def __init__(self, api: ThorVG, target: NDArray[np.uint8], labels: tuple[Label, ...]) -> None:
        self.labels = labels
        self._canvas = Canvas(api, target)
        _load_fonts(api)
        height, width = target.shape[:2]
        self._stretch = (width / DESIGN_SIZE[0], height / DESIGN_SIZE[1])
        boxes = [self._add(api, label, min(self._stretch)) for label in labels]
        whole = self._canvas.area
        self.area: Area = (
            max(whole[0], int(min(b[0] for b in boxes)) // 2 * 2),
            max(whole[1], int(min(b[1] for b in boxes)) // 2 * 2),
            min(whole[2], int(max(b[2] for b in boxes)) // 2 * 2 + 4),
            min(whole[3], int(max(b[3] for b in boxes)) // 2 * 2 + 4),
        )

    def _add(self, api: ThorVG, label: Label, scale: float) -> tuple[float, float, float, float]:
        """Add one label; returns the box it fills, in pixels."""
        text = self._text(api, label, scale)
        left, top, width, height = _extent(api, text)
        x = label.x * self._stretch[0] - width * _ALIGN[label.anchor]
        y = label.y * self._stretch[1] - height / 2
        pad = label.pill.padding * scale if label.pill else 0.0
        if label.pill:
            bar, colour = api.shape_new(), label.pill.colour
            tall = height + pad
            api.shape_append_rect(bar, x - pad, y - pad / 2, width + 2 * pad, tall, tall / 2, tall / 2, True)
            api.shape_set_fill_color(bar, colour.red, colour.green, colour.blue, colour.alpha)
            self._canvas.add(bar)
        api.paint_translate(text, x - left, y - top)
        self._canvas.add(text)
        return x - pad, y - pad / 2, x + width + pad, y + height + pad / 2

    def _text(self, api: ThorVG, label: Label, scale: float) -> int:
        text = api.text_new()
        api.text_set_font(text, label.weight.encode())
        api.text_set_size(text, label.size * scale * _POINTS_PER_PIXEL)
        api.text_set_text(text, label.text.encode())
        api.text_set_color(text, label.colour.red, label.colour.green, label.colour.blue)
        return int(text)

    def draw(self) -> None:
        """Draw all of them."""
        self._canvas.draw(self._canvas.area)

    def close(self) -> None:
        """Give them back."""
        self._canvas.close()


def _extent(api: ThorVG, paint: int) -> tuple[float, float, float, float]:
    """Left, top, width and height of a paint that is not on any canvas yet."""
    box = [c_float() for _ in range(4)]
    api.check(api.paint_get_aabb(paint, *box), "measuring words")
    left, top, width, height = (value.value for value in box)
    return left, top, width, height


@functools.cache
def _load_fonts(api: ThorVG) -> None:
    for weight in fonts.FONTS:
        data = fonts.load(weight)
        api.check(
            api.font_load_data(weight.encode(), data, len(data), b"ttf", True), f"loading the font {weight}"
        )
