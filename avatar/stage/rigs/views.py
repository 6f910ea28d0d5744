"""The backgrounds of a character, made ready one at a time: a picture costs memory.

``transparent`` and plain colours are there for every character.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from avatar.stage.rigs.choices import BackgroundNote
from avatar.stage.rigs.images import decode
from avatar.stage.rigs.visibility import unknown
from avatar.stage.scene import Backdrop, Colour

TRANSPARENT: Final = "transparent"
"""Nothing behind the character: real alpha in the picture."""

OWN: Final = "own picture"
"""The owner's own picture; with a space in it no background of a character is called so."""

_COLOUR: Final = re.compile(r"#[0-9a-fA-F]{6}")


class Views:
    """Which background is shown.

    Args:
        notes: All there are, by name.
        first: Name of the one to begin with.
        pictures: The files that the notes name, judged already.
    """

    def __init__(
        self, notes: Mapping[str, BackgroundNote], first: str, pictures: Mapping[str, bytes]
    ) -> None:
        self._notes = notes
        self._pictures = pictures
        self.name = first
        self.backdrop = self._made(notes[first])

    def choose(self, name: str) -> None:
        """Show another.

        Args:
            name: One of the character's own, ``transparent``, or a plain colour, ``#rrggbb``.

        Raises:
            CharacterError: If there is none of this name.
        """
        note = self._notes.get(name)
        if note is None and name == TRANSPARENT:
            note = BackgroundNote(kind="transparent")
        if note is None and _COLOUR.fullmatch(name):
            note = BackgroundNote(kind="colour", colours=(name,))
        if note is None:
            raise unknown("background", name, (*self._notes, TRANSPARENT, "#rrggbb"))
        if name != self.name:
            self.name, self.backdrop = name, self._made(note)

    def _made(self, note: BackgroundNote) -> Backdrop | None:
        if note.kind == "drawing":
            return None
        if note.kind == "image":
            return Backdrop(pixels=decode(self._pictures[note.file], note.file))
        colours = (Colour(*bytes.fromhex(colour[1:])) for colour in note.colours)
        return Backdrop(colours=tuple(colours))
