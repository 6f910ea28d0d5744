"""``avatar make``: a person of one's own from parts, in a minute."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from avatar.app import places, roster
from avatar.app.cli_make import COLOURS
from avatar.errors import CharacterError, UsageError
from avatar.maker import SLOTS, Recipe, built_in, random_recipe, write
from avatar.maker.tones import NAMED, colour

NOTHING = "none"
"""What a slot is given to stay empty."""

_MOST_SEEDS = 10**9


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
        UsageError: If it has nowhere to go.
        CharacterError: If parts or colours do not exist, or the place is taken.
    """
    if asked.out is None and not asked.keep and not as_json:
        raise UsageError("make: where to?", hint="give --out FOLDER or --out NAME.avatar, or --import")
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
        name = "".join(c if c.isalnum() else "-" for c in recipe.title.casefold()).strip("-") or "somebody"
        if name in {entry.name for entry in roster.everyone()}:
            raise CharacterError(
                f"there is a character called {name} already", hint="choose another name with --title"
            )
        paths.append(places.characters_folder() / name)
    for path in paths:
        if path.exists():
            raise CharacterError(f"{path} is there already", hint="choose another name, or delete it first")
    return paths


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
