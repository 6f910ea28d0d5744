"""Every character there is: the built-in cast and those imported into this profile."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path

from avatar import characters
from avatar.app import places
from avatar.errors import CharacterError
from avatar.stage.rigs.files import SUFFIX
from avatar.stage.rigs.tables import FILE


@dataclass(frozen=True, slots=True)
class Entry:
    """A character and where it is.

    Attributes:
        name: What ``--character`` calls it.
        path: Its folder, or its one file.
        built_in: Part of the program, or imported by the owner.
    """

    name: str
    path: Path
    built_in: bool


def everyone() -> tuple[Entry, ...]:
    """The cast, then the imported ones, each in alphabetical order."""
    cast = tuple(Entry(name, characters.folder(name), built_in=True) for name in characters.names())
    home = places.characters_folder()
    paths = sorted(home.glob("[!.]*")) if home.is_dir() else []
    own = (Entry(path.name.removesuffix(SUFFIX), path, built_in=False) for path in paths if _is_one(path))
    return cast + tuple(own)


def own(name: str) -> Path | None:
    """Where an imported character is; None if there is none of this name.

    Raises:
        CharacterError: If there are two.
    """
    paths = [entry.path for entry in everyone() if entry.name == name and not entry.built_in]
    if len(paths) > 1:
        raise CharacterError(
            f"two of your characters are called {name}: {' and '.join(path.name for path in paths)}",
            hint=f"rename one, or move it out of {paths[0].parent}",
        )
    return paths[0] if paths else None


def find(wanted: str) -> Path:
    """Where a character is.

    Args:
        wanted: Its name, or a path to a folder or an ``.avatar`` file of somebody's own.

    Raises:
        CharacterError: If there is none, with the nearest right name in the hint; or if there are two.
    """
    if not wanted.strip():  # as a path it would be the folder that one happens to stand in
        raise CharacterError("the character's name is empty", hint=f"choose one of: {_names()}")
    if wanted in characters.names():
        return characters.folder(wanted)
    mine = own(wanted)
    if mine is not None:
        return mine
    path = Path(wanted).expanduser()
    if path.exists() and (path.is_dir() or path.suffix == SUFFIX):
        return path
    near = difflib.get_close_matches(wanted.casefold(), {entry.name for entry in everyone()}, n=1)
    raise CharacterError(
        f"no character is called {wanted!r}, and it is no folder and no {SUFFIX} file",
        hint=f"did you mean {near[0]}?" if near else f"choose one of: {_names()}",
    )


def _names() -> str:
    return ", ".join(sorted({entry.name for entry in everyone()}))


def _is_one(path: Path) -> bool:
    return path.suffix == SUFFIX or (path / FILE).is_file()
