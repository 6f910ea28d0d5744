"""How the owner wants a character to look: background, what it wears, its colours."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from avatar.app import wallpaper
from avatar.app.photoreal import judge
from avatar.errors import UsageError
from avatar.stage.rigs import Rig, load_rig
from avatar.stage.rigs.files import Source
from avatar.stage.rigs.views import OWN

_COLOUR: Final = re.compile(r"#[0-9a-fA-F]{6}")
_ON: Final = {"": True, "on": True, "off": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What differs from how the artist made it.

    Attributes:
        background: Name, ``transparent``, ``#rrggbb`` or ``own picture``; empty leaves it.
        toggles: What to put on (True) or take off, by name.
        palette: New base colours, ``#rrggbb``, by name.
    """

    background: str = ""
    toggles: Mapping[str, bool] = field(default_factory=dict)
    palette: Mapping[str, str] = field(default_factory=dict)


def read_look(
    background: str, toggles: Sequence[str], colours: Sequence[str], flags: tuple[str, str]
) -> Look:
    """What was typed.

    Args:
        background: As in :class:`Look`.
        toggles: ``NAME``, ``NAME=on`` or ``NAME=off`` each.
        colours: ``NAME=#rrggbb`` each.
        flags: What the two before are called, for messages.

    Raises:
        UsageError: If one of them is not written so.
    """
    worn, dyed = {}, {}
    for text in toggles:
        name, _, state = text.partition("=")
        if state not in _ON or not name:
            raise UsageError(f"{flags[0]} {text}: must be a name, or name=off", hint="write glasses=off")
        worn[name] = _ON[state]
    for text in colours:
        name, _, colour = text.partition("=")
        if not name or not _COLOUR.fullmatch(colour):
            raise UsageError(f"{flags[1]} {text}: must be name=#rrggbb", hint="write hair=#aa5500")
        dyed[name] = colour
    return Look(background=background, toggles=worn, palette=dyed)


def split(text: str) -> list[str]:
    """The parts of a setting that holds several, as in ``glasses, hat=off``."""
    return [part.strip() for part in text.split(",") if part.strip()]


def dressed(source: Source, look: Look) -> Rig:
    """The character, looking so.

    Raises:
        CharacterError: If it cannot be loaded, or has no such background, toggle or colour; or if the own
            picture behind it is not there, or refused.
    """
    own = wallpaper.read() if look.background == OWN else None
    rig = load_rig(source, palette=look.palette, judge=judge, own=own)
    if look.background:
        rig.set_background(look.background)
    for name, on in look.toggles.items():
        rig.toggle(name, on=on)
    return rig
