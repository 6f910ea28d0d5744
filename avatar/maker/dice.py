"""Throws a person: any seed gives one who is presentable at work.

Only ``random.Random(seed).random()`` is asked: Python promises the same numbers from it on every platform
and in every version.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from avatar.maker import tones
from avatar.maker.compose import worn
from avatar.maker.parts import Library, Part, built_in
from avatar.maker.recipe import Recipe
from avatar.maker.skeleton import SLOTS

MOST_LAYERS: Final = 75
"""Layers that move, ink included: what ``docs/characters.md`` allows.  Extras are left off beyond it."""

_NAMES: Final = (
    *("Ada", "Alex", "Amal", "Ana", "Andrea", "Ari", "Ash", "Ayo", "Bao", "Beck", "Bo", "Cam", "Chi", "Dana"),
    *("Devi", "Ekow", "Eli", "Ezra", "Farah", "Fynn", "Gael", "Hana", "Ida", "Imani", "Ines", "Ira", "Isa"),
    *("Jaya", "Jules", "Juno", "Kai", "Kim", "Lee", "Leila", "Lior", "Luca", "Malia", "Mika", "Mina", "Nico"),
    *("Noa", "Nur", "Oluchi", "Omar", "Pia", "Quinn", "Rami", "Remy", "Rowan", "Sacha", "Sam", "Sefa", "Sky"),
    *("Sol", "Tari", "Toni", "Uma", "Vida", "Wren", "Xiu", "Yael", "Yuki", "Zaid", "Zuri"),
)

_EXTRAS: Final = ("headphones", "earrings", "hearing", "headwear", "glasses", "marks", "age", "beard")
"""What is left off first when somebody would cost too much to draw."""

T = TypeVar("T")


def random_recipe(seed: int, library: Library | None = None) -> Recipe:
    """Somebody.

    Args:
        seed: Any whole number; the same gives the same person on every platform and Python.
        library: Where the parts are; the built-in ones if not given.
    """
    return _Throw(seed, library or built_in()).recipe()


@dataclass(frozen=True, slots=True)
class _Person:
    """What the parts have to agree on.

    Attributes:
        age: 0 young, 1 middle, 2 old.
        tags: Kinds of parts that suit; a part that has tags needs one of these.
        skin: Name of the skin.
        hair: Name of the hair's colour.
    """

    age: int
    tags: frozenset[str]
    skin: str
    hair: str


class _Throw:
    def __init__(self, seed: int, library: Library) -> None:
        self._next = random.Random(seed).random
        self._library = library

    def recipe(self) -> Recipe:
        title = self._one(_NAMES)
        person = self._person()
        parts = self._face(person) | self._worn(person)
        self._spare(parts)
        return Recipe(title=title, parts=parts, colours=self._colours(person))

    # ------------------------------------------------------------------ chance

    def _one(self, choices: Sequence[T]) -> T:
        return choices[int(self._next() * len(choices))]

    def _weighted(self, choices: Mapping[T, float]) -> T:
        at = self._next() * sum(choices.values())
        for choice, weight in choices.items():
            at -= weight
            if at < 0:
                return choice
        return next(iter(choices))

    def _chance(self, share: float) -> bool:
        return self._next() < share

    # ------------------------------------------------------------------ who

    def _person(self) -> _Person:
        age = self._weighted({0: 0.55, 1: 0.27, 2: 0.18})
        look = self._one(("soft", "rugged", "neither"))
        skin = self._one(tuple(tones.SKINS))
        tags = frozenset({look, ("young", "middle", "old")[age]})
        return _Person(age, tags, skin, self._hair_colour(age, tones.SKINS[skin]))

    def _hair_colour(self, age: int, skin: tones.Skin) -> str:
        legible, depth = tones.hairs_for(skin), skin.depth
        greys = [name for name in tones.GREYS if name in legible]
        dyes = [name for name in tones.DYES if name in legible]
        if self._chance((0.02, 0.25, 0.85)[age]):
            return self._one(greys[: 1 + age])
        if age < 2 and self._chance(0.07) and dyes:
            return self._one(dyes)
        dark = {"black": 0.6 + 3.0 * depth, "espresso": 1.0 + 1.5 * depth, "dark_brown": 1.2, "brown": 1.0}
        fair = 1.15 * max(0.0, 1 - 2.2 * depth) + 0.03
        light = ("chestnut", "auburn", "copper", "dark_blond", "blond", "platinum")
        every = {**dark, **{name: fair * (0.5 if name == "platinum" else 1) for name in light}}
        return self._weighted({name: weight for name, weight in every.items() if name in legible})

    def _eye_colour(self, depth: float) -> str:
        fair = max(0.04, 1 - 2.0 * depth)
        brown = {"black_brown": 0.3 + 2.5 * depth, "brown": 1.2 + depth, "hazel": 0.7, "amber": 0.4}
        other = ("moss", "green", "sea_green", "blue", "ice", "grey")
        return self._weighted({**brown, **dict.fromkeys(other, fair * 0.7)})

    # ------------------------------------------------------------------ parts

    def _fitting(self, slot: str, person: _Person) -> list[str]:
        names = self._library.names(slot)
        fitting = [n for n in names if _suits(self._library.part(slot, n), person)]
        return fitting or list(names)

    def _face(self, person: _Person) -> dict[str, str]:
        return {
            slot: self._one(self._fitting(slot, person))
            for slot, each in SLOTS.items()
            if each.needed or slot == "hair"
        }

    def _worn(self, person: _Person) -> dict[str, str]:
        """Extras, each with its chance."""
        rugged = "rugged" in person.tags and person.hair not in tones.DYES
        chances = {
            "beard": (0.5, 0.65, 0.6)[person.age] if rugged else 0.0,
            "glasses": (0.25, 0.35, 0.55)[person.age],
            "headwear": 0.16,
            "headphones": 0.07,
            "earrings": 0.1 if rugged else 0.35,
            "hearing": (0.02, 0.04, 0.12)[person.age],
            "marks": (0.2, 0.12, 0.08)[person.age],
            "age": (0.0, 0.75, 1.0)[person.age] if person.hair not in tones.GREYS else 1.0,
        }
        found: dict[str, str] = {}
        for slot, chance in chances.items():
            # Both numbers are always asked for, so that one person's extra does not change another's.
            wears, name = self._chance(chance), self._next()
            fitting = self._fitting(slot, person)
            if wears and fitting:
                found[slot] = fitting[int(name * len(fitting))]
        if "headwear" in found:
            found.pop("headphones", None)
            if self._library.part("headwear", found["headwear"]).covers == "all":
                found.pop("earrings", None)
                found.pop("hearing", None)
        return found

    def _spare(self, parts: dict[str, str]) -> None:
        """Leave extras off until the rest may be drawn; then dress more simply."""
        for slot in _EXTRAS:
            if self._layers(parts) <= MOST_LAYERS:
                return
            parts.pop(slot, None)
        plainer = sorted(
            self._library.names("clothes"), key=lambda n: -self._library.part("clothes", n).layers
        )
        for name in plainer:
            if self._layers(parts) <= MOST_LAYERS:
                return
            if (
                self._library.part("clothes", name).layers
                < self._library.part("clothes", parts["clothes"]).layers
            ):
                parts["clothes"] = name

    def _layers(self, parts: Mapping[str, str]) -> int:
        return sum(part.layers for part in worn(parts, self._library))

    # ------------------------------------------------------------------ colours

    def _colours(self, person: _Person) -> dict[str, str]:
        skin = tones.SKINS[person.skin]
        cloth, accent, hat = self._one(tones.OUTFITS)
        return {
            **tones.colour("skin", person.skin),
            "hair": tones.HAIRS[person.hair],
            "eyes": tones.EYES[self._eye_colour(skin.depth)],
            "cloth": cloth,
            "cloth_accent": accent,
            "hat": hat,
            "frame": self._one(tones.frames_for(skin)),
            "metal": self._one(tones.METALS),
            "device": self._one(tones.DEVICES),
        }


def _suits(part: Part, person: _Person) -> bool:
    return not part.tags or bool(part.tags & person.tags)
