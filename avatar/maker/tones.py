"""Colours with names: skins, hair, eyes, clothes.  Chosen by eye on sheets of 24 people, side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from avatar.errors import CharacterError
from avatar.maker.skeleton import FAMILIES
from avatar.stage.rigs.palette import recolour, to_oklab


@dataclass(frozen=True, slots=True)
class Skin:
    """A skin, and what goes with it.

    Attributes:
        base: Of the family ``skin``.
        blush: Of the cheeks.
        lips: At rest, without make-up.
        depth: 0 for the fairest to 1 for the deepest: which hair and eyes are likely.
    """

    base: str
    blush: str
    lips: str
    depth: float


SKINS: Final[Mapping[str, Skin]] = MappingProxyType(
    {
        "porcelain": Skin("#fbe2cf", "#f08a80", "#cf6f6a", 0.0),
        "fair": Skin("#fcd8bd", "#f2796a", "#cf6a60", 0.05),
        "peach": Skin("#fbcfa9", "#f0705c", "#cf6459", 0.15),
        "rose": Skin("#f3c0a2", "#ea6a5c", "#c55c56", 0.2),
        "sand": Skin("#eec39a", "#e2735a", "#c0645a", 0.3),
        "olive": Skin("#dfb084", "#d46a50", "#b35d51", 0.4),
        "honey": Skin("#d39c6c", "#cc5f45", "#a9544a", 0.5),
        "amber": Skin("#c1855a", "#bd5440", "#9f4d46", 0.6),
        "bronze": Skin("#a86f49", "#b04a3c", "#9c4640", 0.7),
        "chestnut": Skin("#8d5a3b", "#a5443a", "#9a4743", 0.8),
        "umber": Skin("#74472f", "#9a4038", "#a5544e", 0.88),
        "deep": Skin("#5f3a29", "#8e3b36", "#a55853", 0.95),
        "ebony": Skin("#4d2f24", "#803633", "#a05955", 1.0),
    }
)
"""From the fairest to the deepest."""

HAIRS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "black": "#262125",
        "espresso": "#3a2823",
        "dark_brown": "#553427",
        "brown": "#7b4533",
        "chestnut": "#8f4a2e",
        "auburn": "#84392b",
        "copper": "#a9562f",
        "dark_blond": "#a87f4e",
        "blond": "#d8ae68",
        "platinum": "#e9d9b4",
        "iron": "#6f6e75",
        "silver": "#a7a8b0",
        "white": "#dedcdb",
        "blue": "#3d62a8",
        "violet": "#74539c",
        "pink": "#cc6a93",
        "teal": "#2d7f80",
    }
)

GREYS: Final = ("iron", "silver", "white")
"""Hair that comes with age."""

DYES: Final = ("blue", "violet", "pink", "teal")
"""Hair that comes from a bottle."""

EYES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "black_brown": "#3b241d",
        "brown": "#64402a",
        "hazel": "#85652c",
        "amber": "#a8742c",
        "moss": "#66782f",
        "green": "#2f8a55",
        "sea_green": "#1f8073",
        "blue": "#2f74b0",
        "ice": "#5d8fb5",
        "grey": "#66788a",
    }
)

OUTFITS: Final[tuple[tuple[str, str, str], ...]] = (
    ("#4f6fa8", "#fffaf0", "#b8503f"),
    ("#3c5a73", "#f4ede0", "#c98a3c"),
    ("#7a4a68", "#f6ecec", "#4b4f78"),
    ("#5d7d62", "#f8f1df", "#a8643c"),
    ("#a8523f", "#fbeee0", "#46607a"),
    ("#c08a3e", "#fff6e2", "#5a4a6a"),
    ("#37474f", "#e9eef0", "#7f8f9a"),
    ("#7d8796", "#f7f5f0", "#38506e"),
    ("#8d6e5c", "#f5e9d8", "#55705f"),
    ("#2f6f74", "#f5efe2", "#c0694c"),
    ("#6a5a9a", "#f2eefa", "#37406b"),
    ("#b86a78", "#fdf1ec", "#6a4a64"),
    ("#303a56", "#e8e4da", "#a03f45"),
    ("#d9cdb8", "#8a6a52", "#6d7f63"),
)
"""Cloth, accent and hat that go together; muted enough for a work call."""

FRAMES: Final = (
    "#5b4a52",
    "#2c2a30",
    "#8a5a3a",
    "#a83f45",
    "#4a5f86",
    "#b09050",
    "#6e7480",
    "#c9c4bd",
    "#d98a78",
)
METALS: Final = ("#d9a441", "#b9bec8", "#d08a68")
DEVICES: Final = ("#8f98a8", "#c9a98c", "#4a4f5a", "#3f7f94", "#b8586a")

_LEGIBLE: Final = 0.16
"""OKLab lightness by which frames and brows differ from the skin below: less was lost on sheets at 160 px."""

_BROW: Final = "#4a2a24"
"""In which brows are drawn, of the family ``hair``."""

NAMED: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {"skin": {name: skin.base for name, skin in SKINS.items()}, "hair": HAIRS, "eyes": EYES}
)
"""Names that may stand for a colour, by family."""


def colour(family: str, wanted: str) -> dict[str, str]:
    """What a wish for a colour comes to, by family: a skin brings blush and lips along.

    Args:
        family: One of ``FAMILIES``.
        wanted: One of the names of this family, or ``#rrggbb``.

    Raises:
        CharacterError: If it is neither.
    """
    names = NAMED.get(family, {})
    if family == "skin":
        near = SKINS.get(wanted)
        if near is None and _is_hex(wanted):
            near = min(SKINS.values(), key=lambda skin: _apart(skin.base, wanted))
            return {"skin": wanted.lower(), "blush": near.blush, "lips": near.lips}
        if near is not None:
            return {"skin": near.base, "blush": near.blush, "lips": near.lips}
    elif family in FAMILIES and (wanted in names or _is_hex(wanted)):
        return {family: names.get(wanted, wanted.lower())}
    known = f"{', '.join(names)}, or one" if names else "one"
    raise CharacterError(f"{family}: no colour is called {wanted!r:.40}", hint=f"choose {known} like #7b4533")


def frames_for(skin: Skin) -> tuple[str, ...]:
    """Colours of glasses that can be seen on a skin."""
    below = to_oklab(skin.base)[0]
    return tuple(frame for frame in FRAMES if abs(to_oklab(frame)[0] - below) > _LEGIBLE)


def hairs_for(skin: Skin) -> frozenset[str]:
    """Names of hair colours whose brows can be read on a skin: brows are drawn a shade darker than hair."""
    below = to_oklab(skin.base)[0]
    brows = {name: recolour((FAMILIES["hair"], _BROW), base)[1] for name, base in HAIRS.items()}
    return frozenset(name for name, brow in brows.items() if abs(to_oklab(brow)[0] - below) > _LEGIBLE)


def _is_hex(text: str) -> bool:
    return len(text) == 7 and text[0] == "#" and all(digit in "0123456789abcdefABCDEF" for digit in text[1:])


def _apart(a: str, b: str) -> int:
    return sum(abs(x - y) for x, y in zip(bytes.fromhex(a[1:]), bytes.fromhex(b[1:]), strict=True))
