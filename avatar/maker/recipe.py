"""What a person is made of: a part for each slot and a base for each family of colours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from avatar.errors import CharacterError
from avatar.maker.skeleton import FAMILIES, SLOTS

_COLOUR: Final = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """A person, as words.

    Attributes:
        title: What the character is called.
        parts: Name of the part by slot; a slot that is left out stays empty.
        colours: Base by family, ``#rrggbb``; a family that is left out stays as drawn.
    """

    title: str = "Somebody"
    parts: Mapping[str, str] = field(default_factory=dict)
    colours: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for slot in self.parts:
            if slot not in SLOTS:
                raise CharacterError(f"there is no slot {slot!r}", hint=f"choose one of: {', '.join(SLOTS)}")
        for slot, each in SLOTS.items():
            if each.needed and slot not in self.parts:
                raise CharacterError(f"the recipe has no {slot}", hint="nobody can be without; name a part")
        for family, colour in self.colours.items():
            if family not in FAMILIES:
                raise CharacterError(
                    f"there is no family of colours {family!r}", hint=f"choose one of: {', '.join(FAMILIES)}"
                )
            if not isinstance(colour, str) or not _COLOUR.fullmatch(colour):
                raise CharacterError(f"{family}: the colour {colour!r:.40}", hint="write it like #7b4533")

    def as_json(self) -> dict[str, Any]:
        """The recipe as plain data, for ``--json`` and ``from_json``."""
        return {"title": self.title, "parts": dict(self.parts), "colours": dict(self.colours)}

    @classmethod
    def from_json(cls, data: object) -> Recipe:
        """A recipe from plain data.

        Raises:
            CharacterError: If it is not what ``as_json`` gives.
        """
        match data:
            case {"title": str(title), "parts": dict(parts), "colours": dict(colours), **rest} if not rest:
                return cls(title=title, parts=parts, colours=colours)
        raise CharacterError(
            "this is not a recipe", hint="give title, parts and colours, as 'avatar make --json' prints them"
        )
