"""What the owner's characters may be called: one rule for everything that puts one into the profile."""

from __future__ import annotations

import re
import shutil
import unicodedata
from pathlib import Path
from typing import Final

from avatar import characters
from avatar.app import places
from avatar.errors import CharacterError, UsageError
from avatar.stage.rigs.files import SUFFIX
from avatar.stage.rigs.manifest import DRAWING
from avatar.stage.rigs.tables import FILE

LONGEST: Final = 40
"""Characters; a sealed file has room for 48 bytes."""

_NAME: Final = re.compile(rf"[a-z0-9][a-z0-9_-]{{0,{LONGEST - 1}}}")

_RESERVED: Final = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{port}{number}" for port in ("com", "lpt") for number in range(10)}
)
"""Windows takes these for devices, whatever the suffix (Microsoft, "Naming Files, Paths, and Namespaces")."""


def check(name: str, flag: str = "--name") -> str:
    """The name, if it is one.

    Args:
        name: As wished.
        flag: What it was wished with, for the message.

    Raises:
        UsageError: If it is none, or one that Windows keeps for itself.
    """
    if not _NAME.fullmatch(name):
        raise UsageError(
            f"{flag} {name}: must be small letters, digits, - and _, at most {LONGEST}",
            hint=f"write {flag} my-fox",
        )
    if name in _RESERVED:
        raise UsageError(f"{flag} {name}: Windows cannot keep a file of that name", hint=f"write my-{name}")
    return name


def made_of(text: str) -> str:
    """The name nearest to some text, accents left out; empty if no letter of it can be used."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9_]+", "-", plain).strip("-_")[:LONGEST].rstrip("-_")


def free(wanted: str) -> str:
    """The name, or with the first number that makes it one that nobody has.

    Args:
        wanted: Checked.
    """
    taken = set(characters.names())
    home = places.characters_folder()
    if home.is_dir():
        taken |= {path.name.removesuffix(SUFFIX) for path in home.iterdir()}
    numbered = (f"{wanted[: LONGEST - 3]}-{number}" for number in range(2, 100))
    return next(name for name in (wanted, *numbered) if name not in taken)


def place_for(name: str, *, flag: str = "--name", replace: bool = False) -> Path:
    """Where an own character of this name is kept, once the name is known to be free.

    Args:
        name: Checked.
        flag: What chooses another one, for the message.
        replace: Whether one of the owner's that has it will make room.

    Raises:
        CharacterError: If the name is taken.
    """
    if name in characters.names():
        raise CharacterError(
            f"{name} is the name of a built-in character",
            hint=f"give another name, such as {flag} my-{name}",
        )
    home = places.characters_folder()
    target, folder = home / f"{name}{SUFFIX}", home / name
    if not replace and (target.exists() or folder.exists()):
        or_replace = "add --replace to put this one in its place, or " if flag == "--name" else ""
        raise CharacterError(
            f"you have a character called {name} already",
            hint=f"{or_replace}choose another name: {flag} {name[: LONGEST - 2]}-2",
        )
    if folder.exists() and not _is_made(folder):
        raise CharacterError(
            f"{folder} has that name, and more in it than a character",
            hint="move it away, or give another --name",
        )
    return target


def make_room(name: str) -> None:
    """Remove the folder of that name that ``avatar make`` left, now that its file is in place.

    Raises:
        OSError: If it cannot be removed.
    """
    folder = places.characters_folder() / name
    if _is_made(folder):
        shutil.rmtree(folder)


def _is_made(folder: Path) -> bool:
    """Whether a folder holds what ``avatar make`` writes, and nothing that somebody would miss."""
    return (
        folder.is_dir()
        and not folder.is_symlink()
        and {one.name for one in folder.iterdir()} == {DRAWING, FILE}
    )
