"""Characters as files: brought into this profile, and given away."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path
from typing import Final

from avatar import characters
from avatar.app import places, roster
from avatar.app.check import try_out
from avatar.app.files import write_file
from avatar.app.photoreal import judge
from avatar.errors import AvatarError, CharacterError, UsageError
from avatar.stage.rigs import read_character
from avatar.stage.rigs.files import SUFFIX, pack

_NAME: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")

OWNER_ONLY: Final = "its artist allows one performer, its owner: you. Do not pass its files on."
"""What ``performers = "owner only"`` asks of the person who has it."""


def bring_in(source: str, *, name: str, replace: bool) -> int:
    """Import a character: read it, judge its pictures, draw it, and only then keep a copy.

    Args:
        source: A folder, an ``.avatar`` file, or a name.
        name: What to call it; empty takes the file's own name.
        replace: Put it in the place of an imported one of the same name.

    Raises:
        AvatarError: If it cannot be used, its name is taken, or it cannot be kept; then nothing changed.
    """
    path = roster.find(source)
    name = _chosen_name(path, name)
    target = places.characters_folder() / f"{name}{SUFFIX}"
    _check_free(name, target, replace=replace)
    found = read_character(path, judge=judge)
    draft = target.with_name(f".new-{target.name}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        write_file(draft, pack(found.files))
        try_out(draft)
        draft.replace(target)
    except OSError as error:
        raise AvatarError(
            f"{target} cannot be written: {error.strerror}",
            hint="free some space, or see who owns its folder",
        ) from error
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
    meta = found.manifest.meta
    print(f"{name}: {meta.name} by {meta.artist}, {meta.licence}")
    if meta.performers == "owner only":
        print(f"owner only: {OWNER_ONLY}")
    print(f"perform as it with: avatar run --stage-character {name}")
    return 0


def _chosen_name(path: Path, name: str) -> str:
    if not name:
        plain = path.resolve().name.removesuffix(SUFFIX).casefold()
        name = re.sub(r"[^a-z0-9_]+", "-", plain).strip("-_")[:40]
    if not _NAME.fullmatch(name):
        raise UsageError(
            f"--name {name}: must be small letters, digits, - and _, at most 40", hint="write --name my-fox"
        )
    return name


def _check_free(name: str, target: Path, *, replace: bool) -> None:
    if name in characters.names():
        raise CharacterError(
            f"{name} is the name of a built-in character", hint=f"give another, such as --name my-{name}"
        )
    if target.exists() and not replace:
        raise CharacterError(
            f"you have a character called {name} already",
            hint=f"add --replace to put this one in its place, or --name {name}-2 to keep both",
        )
    older = target.with_suffix("")
    if older.exists():
        raise CharacterError(f"{older} has that name", hint="move it away, or give another --name")


def give(name: str, out: Path) -> int:
    """Export a character as one file.

    Raises:
        AvatarError: If it cannot be read or the file cannot be written.
    """
    if out.suffix != SUFFIX:
        raise UsageError(
            f"--out {out}: characters are written as {SUFFIX} files", hint=f"name it {out.stem}{SUFFIX}"
        )
    found = read_character(roster.find(name), judge=judge)
    write_file(out, pack(found.files))
    meta = found.manifest.meta
    print(f"{out}: {meta.name} by {meta.artist}, {meta.licence}")
    if meta.performers == "owner only":
        print(f"owner only: {OWNER_ONLY}")
    return 0
