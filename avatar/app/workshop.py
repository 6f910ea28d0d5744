"""Making a person of one's own, step by step, each of which can be taken back."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from avatar.app import names
from avatar.errors import UsageError
from avatar.maker import SLOTS, Recipe, built_in, random_recipe, write
from avatar.maker.tones import colour

MOST_SEEDS: Final = 10**9

_MOST_STEPS: Final = 100
"""Steps that can be taken back; a recipe has about 2 kB."""


class Workshop:
    """Somebody who is being made.

    Args:
        throw: Gives the number that the next stranger is thrown from.
    """

    def __init__(
        self, throw: Callable[[], int] = lambda: random.SystemRandom().randrange(MOST_SEEDS)
    ) -> None:
        self._throw = throw
        self._steps = [random_recipe(throw())]

    @property
    def recipe(self) -> Recipe:
        """Whom one has now."""
        return self._steps[-1]

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return len(self._steps) > 1

    def surprise(self) -> None:
        """Throw somebody else."""
        self._step(random_recipe(self._throw()))

    def undo(self) -> None:
        """Take the last step back, if there is one."""
        if self.can_undo:
            self._steps.pop()

    def wear(self, slot: str, part: str | None) -> None:
        """Choose a part.

        Args:
            slot: One of ``SLOTS``.
            part: Its name; None leaves the slot empty.

        Raises:
            CharacterError: If there is no such part, or nobody can be without.
        """
        parts = dict(self.recipe.parts)
        if part is None:
            parts.pop(slot, None)
        else:
            built_in().part(slot, part)
            parts[slot] = part
        self._step(replace(self.recipe, parts=parts))

    def paint(self, family: str, wanted: str) -> None:
        """Choose a colour.

        Args:
            family: One of ``FAMILIES``.
            wanted: A name, or ``#rrggbb``.

        Raises:
            CharacterError: If it is neither.
        """
        colours: Mapping[str, str] = dict(self.recipe.colours) | colour(family, wanted)
        self._step(replace(self.recipe, colours=colours))

    def call(self, title: str) -> None:
        """Give a name.  Typing it is no step to be taken back."""
        self._steps[-1] = replace(self.recipe, title=title.strip() or self.recipe.title)

    def _step(self, recipe: Recipe) -> None:
        if recipe != self.recipe:
            self._steps.append(recipe)
            del self._steps[:-_MOST_STEPS]


def choices(slot: str) -> list[str | None]:
    """Names of the parts of a slot; None first where it may stay empty."""
    found: list[str | None] = [] if SLOTS[slot].needed else [None]
    return found + list(built_in().names(slot))


def keep(recipe: Recipe) -> str:
    """Put somebody among the owner's characters.

    Returns:
        The name that ``stage.character`` takes: made of the title, with a number if somebody has it.

    Raises:
        UsageError: If the title has no letter to make a name of.
        CharacterError: If it cannot be written.
    """
    wanted = names.made_of(recipe.title)
    if not wanted:
        raise UsageError(
            f"{recipe.title!r} has no letter of a to z and no digit to name a file by",
            hint="give another name",
        )
    name = names.free(names.check(wanted))
    write(recipe, names.place_for(name))
    return name
