"""``avatar make``: a person of one's own from parts, in a minute."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from avatar.app import names
from avatar.app.cli_make import COLOURS
from avatar.errors import CharacterError, UsageError
from avatar.maker import SLOTS, Recipe, built_in, random_recipe, write
from avatar.maker.tones import NAMED, colour
from avatar.stage.rigs.files import SUFFIX

NOTHING = "none"
"""What a slot is given to stay empty."""

_MOST_SEEDS = 10**9

_LONGEST_TITLE = 200
"""Characters: as long as ``meta.name`` of a character.toml may be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the flags said.

    Attributes:
        seed: Whom to start from; None takes anybody.
        title: What the character is called; empty keeps the seed's.
        parts: Part by slot; "none" leaves it empty.
        colours: Name or ``#rrggbb`` by family.
        out: Folder or ``.avatar`` file to write, if any.
        keep: Whether to put it among the owner's characters.
    """

    seed: int | None = None
    title: str = ""
    parts: Mapping[str, str]
    colours: Mapping[str, str]
    out: Path | None = None
    keep: bool = False


def recipe_for(asked: Asked) -> tuple[int, Recipe]:
    """The seed that was taken, and the person it gives after all wishes.

    Raises:
        CharacterError: If there is no such part or colour.
    """
    seed = random.SystemRandom().randrange(_MOST_SEEDS) if asked.seed is None else asked.seed
    thrown = random_recipe(seed)
    parts = dict(thrown.parts)
    for slot, name in asked.parts.items():
        if name == NOTHING:
            parts.pop(slot, None)
        else:
            built_in().part(slot, name)
            parts[slot] = name
    colours = dict(thrown.colours)
    for family, wanted in asked.colours.items():
        colours |= colour(family, wanted)
    return seed, replace(thrown, title=asked.title or thrown.title, parts=parts, colours=colours)


def make(asked: Asked, *, as_json: bool) -> int:
    """Compose somebody, write it, say who it is.

    Raises:
        UsageError: If it has nowhere to go, or the title is too long or makes no name.
        CharacterError: If parts or colours do not exist, or the place is taken.
    """
    if asked.out is None and not asked.keep and not as_json:
        raise UsageError("make: where to?", hint="give --out FOLDER or --out NAME.avatar, or --import")
    if len(asked.title) > _LONGEST_TITLE or not asked.title.isprintable():
        raise UsageError(
            f"--title {asked.title[:20]!r}…: must be one line of at most {_LONGEST_TITLE} characters",
            hint="give a shorter one",
        )
    seed, recipe = recipe_for(asked)
    written = [str(path) for path in _targets(asked, recipe)]
    for path in written:
        write(recipe, Path(path))
    if as_json:
        print(
            json.dumps({"seed": seed, **recipe.as_json(), "written": written}, indent=2, ensure_ascii=False)
        )
        return 0
    print(f"{recipe.title}, from seed {seed}")
    for slot, name in recipe.parts.items():
        print(f"{slot:12}{name}")
    for path in written:
        print(f"written to {path}")
    print(f"look:       avatar sheet {written[0]} --out sheet.png")
    return 0


def _targets(asked: Asked, recipe: Recipe) -> list[Path]:
    """Where to write, each checked to be free before anything is written."""
    paths = [asked.out] if asked.out is not None else []
    if asked.keep:
        name = names.made_of(recipe.title)
        if not name:
            raise UsageError(
                f"--title {recipe.title}: has no letter of a to z and no digit to name its file by",
                hint="use --out NAME.avatar, then: avatar characters import NAME.avatar",
            )
        paths.append(names.place_for(names.check(name, "--title"), flag="--title"))
    for path in paths:
        _check_target(path)
    return paths


def _check_target(path: Path) -> None:
    """Before anything is written.

    Raises:
        UsageError: If its name says that it is something else than a character.
        CharacterError: If it is taken.
    """
    if path.suffix not in ("", SUFFIX):
        raise UsageError(
            f"--out {path}: characters are written as {SUFFIX} files, or as folders without a suffix",
            hint=f"name it {path.with_suffix(SUFFIX).name}",
        )
    if path.is_file() or path.is_dir():
        raise CharacterError(f"{path} is there already", hint="choose another name, or delete it first")
    if path.exists() or path.is_symlink():
        raise CharacterError(f"{path} is no place for a character", hint="choose another place with --out")


def show_parts(*, as_json: bool) -> int:
    """List every part of every slot, and the names of colours."""
    found = [_described(slot, name) for slot in SLOTS for name in built_in().names(slot)]
    if as_json:
        print(json.dumps(found, indent=2, ensure_ascii=False))
        return 0
    for slot, each in SLOTS.items():
        names = built_in().names(slot)
        may = "" if each.needed else f", or {NOTHING}"
        print(f"--{slot:13} {', '.join(names)}{may}" if names else f"--{slot:13} no parts yet")
    for family, flag in COLOURS.items():
        print(f"--{flag:13} {', '.join((*NAMED.get(family, ()), '#rrggbb'))}")
    return 0


def _described(slot: str, name: str) -> dict[str, Any]:
    part = built_in().part(slot, name)
    return {"slot": slot, "name": name, "title": part.title, "artist": part.artist, "licence": part.licence}
