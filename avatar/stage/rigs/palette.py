"""Gives a family of colours another base: the shades and lights go along.

The arithmetic is done in OKLab, where equal steps look equal.
Source: Björn Ottosson, "A perceptual color space for image processing", 2020.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Final

_HEX: Final = re.compile(r"#[0-9a-fA-F]{6}")

_NEUTRAL: Final = 0.03
"""OKLab chroma below which an eye sees grey: its hue says nothing, so it is not carried over."""

_FULL: Final = 0.985
"""Share of the room above or below the base that an offset may fill: white and black keep a step of shade."""

Lab = tuple[float, float, float]


def recolour(colours: Sequence[str], base: str) -> tuple[str, ...]:
    """Move a family of colours to another base.

    Offsets in lightness stay as they are in the middle and are squeezed towards black and white, so that
    black hair keeps its lights and a white shirt its folds.  Less chroma than the base goes by its ratio,
    more by its difference; hue turns with the base.

    Args:
        colours: ``#rrggbb`` each; the first is the old base.
        base: The new base, ``#rrggbb``.

    Returns:
        As many colours in the same order, in lower case; the first is ``base``.  The old base gives the old
        colours.

    Raises:
        ValueError: If a colour is not ``#rrggbb``, or there is none.
    """
    if not colours:
        raise ValueError("a palette needs at least one colour")
    old, new = to_oklab(colours[0]), to_oklab(base)
    if colours[0].lower() == base.lower():
        return tuple(to_hex(to_oklab(colour)) for colour in colours)
    moved = (to_hex(_moved(to_oklab(colour), old, new)) for colour in colours[1:])
    return (base.lower(), *moved)


def to_oklab(colour: str) -> Lab:
    """Lightness 0 to 1, and a (green to red) and b (blue to yellow), each within 0.4 of 0, of ``#rrggbb``.

    Raises:
        ValueError: If the colour is not ``#rrggbb``.
    """
    if not _HEX.fullmatch(colour):
        raise ValueError(f"the colour {colour!r} is not #rrggbb")
    red, green, blue = (_linear(byte / 255) for byte in bytes.fromhex(colour[1:]))
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def to_hex(lab: Lab) -> str:
    """The sRGB colour nearest in look: what is too colourful loses chroma, not lightness or hue."""
    lightness, a, b = min(max(lab[0], 0.0), 1.0), lab[1], lab[2]
    within, beyond = 0.0, 1.0
    if not _in_gamut(_to_linear((lightness, a, b))):
        for _ in range(24):  # halves the interval to less than a step of 8 bits
            middle = (within + beyond) / 2
            fits = _in_gamut(_to_linear((lightness, a * middle, b * middle)))
            within, beyond = (middle, beyond) if fits else (within, middle)
        a, b = a * within, b * within
    channels = (_encoded(min(max(c, 0.0), 1.0)) for c in _to_linear((lightness, a, b)))
    return "#" + "".join(f"{round(255 * c):02x}" for c in channels)


def _moved(colour: Lab, old: Lab, new: Lab) -> Lab:
    step = colour[0] - old[0]
    lightness = new[0] + (
        _squeezed(step, 1 - old[0], 1 - new[0]) if step > 0 else -_squeezed(-step, old[0], new[0])
    )
    own, before, after = (math.hypot(c[1], c[2]) for c in (colour, old, new))
    # The darker the base, the louder the same chroma (the shades of deep skin would glow), and the more
    # ashen the lack of it (so would its lights).
    darker = min(1.0, new[0] / old[0]) if old[0] > 0 else 1.0
    if own > before:
        chroma = after + (own - before) * min(1.0, after / max(before, 1e-6)) * darker
    else:
        chroma = after * (1 - (1 - own / before) * darker**2) if before > 0 else after
    a, b = _turned(colour, old, new)
    length = math.hypot(a, b)
    return (lightness, a * chroma / length, b * chroma / length) if length > 1e-6 else (lightness, 0.0, 0.0)


def _turned(colour: Lab, old: Lab, new: Lab) -> tuple[float, float]:
    """Direction of the new hue: the colour's own, turned as far as the base turns."""
    before, after = math.hypot(old[1], old[2]), math.hypot(new[1], new[2])
    own = math.hypot(colour[1], colour[2])
    if before < _NEUTRAL / 2 or own < _NEUTRAL / 2:
        return (new[1], new[2])
    if after < 1e-4:
        return (colour[1], colour[2])
    cos = (old[1] * new[1] + old[2] * new[2]) / (before * after)
    sin = (old[1] * new[2] - old[2] * new[1]) / (before * after)
    return (colour[1] * cos - colour[2] * sin, colour[1] * sin + colour[2] * cos)


def _squeezed(step: float, old_room: float, new_room: float) -> float:
    """The same step with less or more room: the same while small, never beyond the room."""
    if old_room < 1e-6 or new_room < 1e-6:
        return 0.0
    free = old_room * math.atanh(min(step / old_room, _FULL))
    return new_room * math.tanh(free / new_room)


def _to_linear(lab: Lab) -> tuple[float, float, float]:
    lightness, a, b = lab
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _in_gamut(linear: tuple[float, float, float]) -> bool:
    return all(-1e-4 <= channel <= 1.0001 for channel in linear)


def _linear(channel: float) -> float:
    """From sRGB to light, both 0 to 1 (IEC 61966-2-1)."""
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _encoded(channel: float) -> float:
    return channel * 12.92 if channel <= 0.0031308 else float(1.055 * channel ** (1 / 2.4) - 0.055)
