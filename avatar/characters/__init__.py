"""The built-in cast.  Each character is a folder of data; ``docs/characters.md`` explains the format."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from avatar.errors import CharacterError

_HERE: Final = Path(__file__).parent

PARTS: Final = _HERE / "parts"
"""Folder of what the maker composes people from, by slot."""


def names() -> tuple[str, ...]:
    """Names of all built-in characters, in alphabetical order."""
    return tuple(sorted(path.parent.name for path in _HERE.glob("*/character.toml")))


def folder(name: str) -> Path:
    """Folder of a built-in character.

    Raises:
        CharacterError: If there is none of this name.
    """
    if name not in names():
        raise CharacterError(f"no character is called {name!r}", hint=f"choose one of: {', '.join(names())}")
    return _HERE / name
