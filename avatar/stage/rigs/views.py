"""The backgrounds of a character, made ready one at a time: a picture costs memory."""

from __future__ import annotations

from collections.abc import Mapping

from avatar.stage.rigs.choices import BackgroundNote
from avatar.stage.rigs.images import decode
from avatar.stage.rigs.visibility import unknown
from avatar.stage.scene import Backdrop, Colour


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

        Raises:
            CharacterError: If there is none of this name.
        """
        if name not in self._notes:
            raise unknown("background", name, tuple(self._notes))
        if name != self.name:
            self.name, self.backdrop = name, self._made(self._notes[name])

    def _made(self, note: BackgroundNote) -> Backdrop | None:
        if note.kind == "drawing":
            return None
        if note.kind == "image":
            return Backdrop(pixels=decode(self._pictures[note.file], note.file))
        colours = (Colour(*bytes.fromhex(colour[1:])) for colour in note.colours)
        return Backdrop(colours=tuple(colours))
