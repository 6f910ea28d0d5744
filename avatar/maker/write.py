"""Writes a composed character where its owner wants it: all of it or nothing."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from avatar.errors import CharacterError
from avatar.maker.compose import compose
from avatar.maker.parts import Library
from avatar.maker.recipe import Recipe
from avatar.stage.rigs import load_rig
from avatar.stage.rigs.files import SUFFIX, pack
from avatar.stage.rigs.manifest import DRAWING
from avatar.stage.rigs.tables import FILE


def write(recipe: Recipe, out: Path, library: Library | None = None) -> None:
    """Compose somebody, try the result, and write it.

    Args:
        recipe: Who.
        out: A folder that does not exist yet, or a file ``*.avatar``.
        library: Where the parts are; the built-in ones if not given.

    Raises:
        CharacterError: If the parts do not make a character, or ``out`` is taken or cannot be written.
    """
    drawing, manifest = compose(recipe, library)
    files = {DRAWING: drawing.encode(), FILE: manifest.encode()}
    if out.exists():
        raise CharacterError(f"{out} is there already", hint="choose another name, or delete it first")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".making-", dir=out.parent) as room:
            folder = Path(room) / "character"
            folder.mkdir()
            for name, data in files.items():
                (folder / name).write_bytes(data)
            load_rig(folder)
            if out.suffix == SUFFIX:
                packed = Path(room) / "packed"
                packed.write_bytes(pack(files))
                packed.replace(out)
            else:
                shutil.move(folder, out)
    except OSError as error:
        raise CharacterError(
            f"{out} cannot be written: {error.strerror or error}", hint="choose another place with --out"
        ) from error
