"""What all parts share: places to be stacked in, slots to fill, colours to be drawn in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

PLACES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "background": "background",
        "hair_far": "head",
        "headwear_far": "head",
        "clothes_far": "body",
        "hair_behind": "head",
        "neck": "neck",
        "clothes": "body",
        "hair_beside": "head",
        "ears": "head",
        "ears_worn": "head",
        "face": "head",
        "face_shade": "head",
        "cheeks": "head",
        "marks": "head",
        "nose": "head",
        "eyes": "head",
        "beard": "head",
        "mouth": "head",
        "moustache": "head",
        "glasses_arms": "head",
        "hair_top": "head",
        "hair_front": "head",
        "brows": "head",
        "glasses": "head",
        "headwear": "head",
        "hair_over": "head",
        "headphones": "head",
    }
)
"""Places from bottom to top, and the bone that each rides."""

CROWN: Final = "hair_top"
"""The place that headwear with ``covers = "top"`` hides."""

BONES: Final = """\
[bones.head]
pivot = [640, 460]
center = [640, 328]
radii = [180, 216, 141]

[bones.neck]

[bones.body]
follow = 0.2
"""
"""The skeleton of every person: the one Robin was drawn on."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A kind of part.

    Attributes:
        needed: A person without it is not whole.
        draws: Layers that each of its parts has, so that other parts can lean on them.
        key: Letter that puts it on and takes it off, if it can be taken off.
    """

    needed: bool = False
    draws: tuple[str, ...] = ()
    key: str = ""


def _sides(*names: str) -> tuple[str, ...]:
    return tuple(f"{name}_{side}" for name in names for side in ("left", "right"))


SLOTS: Final[Mapping[str, Slot]] = MappingProxyType(
    {
        "background": Slot(needed=True),
        "neck": Slot(needed=True, draws=("neck",)),
        "clothes": Slot(needed=True, draws=("torso",)),
        "ears": Slot(needed=True, draws=_sides("ear")),
        "face": Slot(needed=True, draws=("face",)),
        "marks": Slot(),
        "age": Slot(),
        "nose": Slot(needed=True, draws=("nose",)),
        "eyes": Slot(needed=True, draws=_sides("sclera", "iris", "pupil", "lash")),
        "beard": Slot(),
        "mouth": Slot(needed=True, draws=("lips", "mouth", "tongue", "teeth_upper", "lip_line")),
        "hair": Slot(),
        "brows": Slot(needed=True, draws=_sides("brow")),
        "glasses": Slot(key="g"),
        "headwear": Slot(),
        "earrings": Slot(),
        "hearing": Slot(),
        "headphones": Slot(key="k"),
    }
)
"""Every slot; parts of one place are stacked in this order."""

FAMILIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "skin": "#fbcfa9",
        "blush": "#f0705c",
        "lips": "#cf6459",
        "eyes": "#1f8073",
        "hair": "#7b4533",
        "cloth": "#4f6fa8",
        "cloth_accent": "#fffaf0",
        "frame": "#5b4a52",
        "hat": "#b8503f",
        "metal": "#d9a441",
        "device": "#8f98a8",
    }
)
"""Families of colours, and the base in which every part is drawn."""

Covers = Literal["none", "top", "all"]
"""What headwear leaves of the hair: everything, all but the crown, nothing."""
