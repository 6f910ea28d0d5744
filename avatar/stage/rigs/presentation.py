"""What drawing programs write differently for the same look: styles, names of colours, defaults spelt out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

_STYLED: Final = frozenset(
    {"fill", "fill-opacity", "opacity", "stroke", "stroke-opacity", "stroke-width", "stop-color"}
    | {"stop-opacity", "stroke-linecap", "stroke-linejoin", "display", "fill-rule", "clip-rule"}
)
"""What ``style`` may say as the attribute of that name would; never ``d`` or another place."""

_DEFAULTS: Final[Mapping[str, str]] = {
    "clip-rule": "nonzero",
    "display": "inline",
    "fill-rule": "nonzero",
    "isolation": "auto",
    "mix-blend-mode": "normal",
    "opacity": "1",
    "paint-order": "normal",
    "stroke-dasharray": "none",
    "visibility": "visible",
}
"""Left out with this value: nothing would look different.  Every other value is refused by name."""

_WITHOUT_EFFECT: Final = frozenset({"enable-background", "stroke-dashoffset", "stroke-miterlimit"})
"""Left out whatever they say: joins are round and lines are whole here."""

_NOTES: Final = ("-inkscape-", "font-")

_NAMES: Final[Mapping[str, tuple[int, int, int]]] = {
    "aqua": (0, 255, 255),
    "black": (0, 0, 0),
    "blue": (0, 0, 255),
    "fuchsia": (255, 0, 255),
    "gray": (128, 128, 128),
    "green": (0, 128, 0),
    "grey": (128, 128, 128),
    "lime": (0, 255, 0),
    "maroon": (128, 0, 0),
    "navy": (0, 0, 128),
    "olive": (128, 128, 0),
    "orange": (255, 165, 0),
    "purple": (128, 0, 128),
    "red": (255, 0, 0),
    "silver": (192, 192, 192),
    "teal": (0, 128, 128),
    "white": (255, 255, 255),
    "yellow": (255, 255, 0),
}
"""The sixteen colours of HTML 4, with orange (CSS 2.1) and the other spelling of gray."""

FIXES: Final[Mapping[str, str]] = {
    "class": "save with colours as attributes: in Illustrator, Styling: Presentation Attributes",
    "fill-rule": "subtract the hole from the shape, or split the shape, and save it again",
    "transform": "apply it to the points",
}
"""What to do about an attribute that is not allowed, where deleting it would change the look."""

_HEX: Final = re.compile(r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_RGB: Final = re.compile(r"rgb\(\s*([0-9]{1,3})\s*,\s*([0-9]{1,3})\s*,\s*([0-9]{1,3})\s*\)")


def unfold(attributes: Mapping[str, str]) -> dict[str, str]:
    """Attributes with ``style`` taken apart and without what changes nothing.

    Args:
        attributes: Of one element, by their plain names.

    Returns:
        A style that is not allowed stands under ``style NAME``, for the reader to refuse.
    """
    found = {name: value for name, value in attributes.items() if name != "style"}
    for declaration in attributes.get("style", "").split(";"):
        name, _, value = (part.strip() for part in declaration.partition(":"))
        if name and not _changes_nothing(name, value):
            found[name if name in _STYLED else f"style {name}"] = value
        elif name in _STYLED:
            found.pop(name, None)  # a style wins over the attribute
    return {name: value for name, value in found.items() if not _changes_nothing(name, value)}


def _changes_nothing(name: str, value: str) -> bool:
    return name in _WITHOUT_EFFECT or name.startswith(_NOTES) or _DEFAULTS.get(name) == value.strip()


def plain_colour(text: str) -> tuple[int, int, int] | None:
    """Red, green and blue, 0 to 255, of ``#rgb``, ``#rrggbb``, ``rgb(1, 2, 3)`` or a name, else None."""
    if match := _HEX.fullmatch(text):
        digits = match.group(1)
        red, green, blue = bytes.fromhex(digits if len(digits) == 6 else "".join(d + d for d in digits))
        return red, green, blue
    if match := _RGB.fullmatch(text):
        red, green, blue = (min(255, int(share)) for share in match.groups())
        return red, green, blue
    return _NAMES.get(text.lower())
