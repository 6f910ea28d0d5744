"""The letters of labels and cards: two weights of one font, read as bytes.  Licence: ``OFL.txt``."""

from __future__ import annotations

from importlib.resources import files
from typing import Final

FONTS: Final = {"medium": "Quicksand-Medium.ttf", "bold": "Quicksand-Bold.ttf"}
"""File of each weight."""


def load(weight: str) -> bytes:
    """The font file of a weight in ``FONTS``."""
    return files("avatar.fonts").joinpath(FONTS[weight]).read_bytes()
