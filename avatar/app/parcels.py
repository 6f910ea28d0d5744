"""Characters as files: brought into this profile, and given away."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from avatar.app import names, roster
from avatar.app.check import try_out
from avatar.app.files import write_file
from avatar.app.photoreal import judge
from avatar.errors import AvatarError, UsageError
from avatar.stage.rigs import read_character
from avatar.stage.rigs.files import SUFFIX, pack
from avatar.stage.rigs.meta import Meta

OWNER_ONLY: Final = "its artist allows one performer, its owner: you. Do not pass its files on."
"""What ``performers = "owner only"`` asks of the person who has it."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A character that is now among the owner's.

    Attributes:
        name: What it is called there.
        meta: Who drew it, and who may do what with it.
    """

    name: str
    meta: Meta


def free_name(path: Path) -> str:
    """A name that nobody has, made of a file's.

    Raises:
        UsageError: If none can be made of it.
    """
    return names.free(names.check(names.made_of(path.resolve().name.removesuffix(SUFFIX))))


def keep(source: str, *, name: str = "", replace: bool = False) -> Kept:
    """Import a character: read it, judge its pictures, draw it, and only then keep a copy.

    Args:
        source: A folder, an ``.avatar`` file, or a name.
        name: What to call it; empty takes the file's own name.
        replace: Put it in the place of an imported one of the same name.

    Raises:
        AvatarError: If it cannot be used, its name is taken, or it cannot be kept; then nothing changed.
    """
    path = roster.find(source)
    name = names.check(name or names.made_of(path.resolve().name.removesuffix(SUFFIX)))
    target = names.place_for(name, replace=replace)
    found = read_character(path, judge=judge)
    draft = target.with_name(f".new-{target.name}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        write_file(draft, pack(found.files))
        try_out(draft)
        draft.replace(target)
        names.make_room(name)
    except OSError as error:
        raise AvatarError(
            f"{target} cannot be written: {error.strerror}",
            hint="free some space, or see who owns its folder",
        ) from error
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
    return Kept(name, found.manifest.meta)


def bring_in(source: str, *, name: str, replace: bool) -> int:
    """Import a character and say who it is; see :func:`keep`."""
    kept = keep(source, name=name, replace=replace)
    meta = kept.meta
    print(f"{kept.name}: {meta.name} by {meta.artist}, {meta.licence}")
    if meta.performers == "owner only":
        print(f"owner only: {OWNER_ONLY}")
    print(f"perform as it with: avatar run --stage-character {kept.name}")
    return 0


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
