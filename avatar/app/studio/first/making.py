"""Somebody made from parts, one change at a time.  No Qt: a recipe comes in, a recipe goes out."""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from avatar.app import names
from avatar.errors import CharacterError, UsageError
from avatar.maker import Recipe, built_in, compose, write
from avatar.maker.tones import HAIRS, NAMED, SKINS, colour, hairs_for
from avatar.stage.rigs.files import SUFFIX, Packed, pack
from avatar.stage.rigs.manifest import DRAWING
from avatar.stage.rigs.tables import FILE

_MOST_NAMESAKES: Final = 99


class Change(enum.Enum):
    """What can be changed in the first start; the Character tab changes everything."""

    HAIR = "hair"
    HAIR_COLOUR = "hair colour"
    SKIN = "skin"
    EYES = "eyes"
    GLASSES = "glasses"
    CLOTHES = "clothes"


_SLOTS: Final = {Change.HAIR: "hair", Change.GLASSES: "glasses", Change.CLOTHES: "clothes"}
_FAMILIES: Final = {Change.HAIR_COLOUR: "hair", Change.SKIN: "skin", Change.EYES: "eyes"}


def choices(recipe: Recipe, change: Change) -> tuple[str, ...]:
    """Names of what it can be changed to, in a steady order; the empty one is nothing at all."""
    if change in _SLOTS:
        slot = _SLOTS[change]
        none = ("",) if slot == "glasses" else ()
        return none + built_in().names(slot)
    if change is Change.HAIR_COLOUR:
        skin = SKINS.get(_named(recipe, "skin"))
        legible = hairs_for(skin) if skin else frozenset(HAIRS)
        return tuple(name for name in HAIRS if name in legible)
    return tuple(NAMED[_FAMILIES[change]])


def now(recipe: Recipe, change: Change) -> str:
    """Which of them it is; empty for nothing, or for a colour without a name."""
    if change in _SLOTS:
        return recipe.parts.get(_SLOTS[change], "")
    return _named(recipe, _FAMILIES[change])


def _named(recipe: Recipe, family: str) -> str:
    found = recipe.colours.get(family, "")
    return next((name for name, value in NAMED[family].items() if value == found), "")


def step(recipe: Recipe, change: Change, by: int) -> Recipe:
    """The same person with the next one, or the one before; it goes round.

    Args:
        recipe: Who.
        change: What.
        by: 1 or -1.
    """
    every, is_now = choices(recipe, change), now(recipe, change)
    at = every.index(is_now) if is_now in every else -max(0, by)
    wanted = every[(at + by) % len(every)]
    if change in _FAMILIES:
        return replace(recipe, colours={**recipe.colours, **colour(_FAMILIES[change], wanted)})
    parts = {slot: part for slot, part in recipe.parts.items() if slot != _SLOTS[change]}
    return replace(recipe, parts={**parts, **({_SLOTS[change]: wanted} if wanted else {})})


def in_memory(recipe: Recipe) -> Packed:
    """The character as a file that is not on any disk.

    Raises:
        CharacterError: If the parts do not make one.
    """
    drawing, manifest = compose(recipe)
    return Packed(f"{recipe.title}{SUFFIX}", pack({DRAWING: drawing.encode(), FILE: manifest.encode()}))


def keep(recipe: Recipe, check: Callable[[str], str] = names.check) -> str:
    """Put somebody among the owner's characters, under the first free name; that name.

    Args:
        recipe: Who.
        check: Whether a name will do.

    Raises:
        CharacterError: If it cannot be written, or a hundred have the name.
    """
    stem = names.made_of(recipe.title) or "somebody"
    for number in range(1, _MOST_NAMESAKES + 1):
        try:
            name = check(stem if number == 1 else f"{stem}-{number}")
            target = names.place_for(name)
        except (CharacterError, UsageError):
            continue
        write(recipe, target)
        return name
    raise CharacterError(
        f"{_MOST_NAMESAKES} of your characters are called {stem}", hint="choose another name"
    )
