"""Everybody one can perform as, as a window lists them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from avatar.app import roster
from avatar.errors import CharacterError
from avatar.stage.rigs import read_manifest_of
from avatar.stage.sealed import is_sealed


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One of them.

    Attributes:
        name: As ``stage.character`` takes it.
        path: Where it is.
        title: What it is called.
        artist: Who drew it; empty if it is sealed or cannot be read.
        licence: Of the drawing.
        owner_only: Its artist allows one performer, its owner.
        built_in: Part of the program.
        sealed: Opens for its owner only.
        problem: Why it cannot be used; empty if it can.
        hint: What to do about that.
    """

    name: str
    path: Path
    title: str
    artist: str = ""
    licence: str = ""
    owner_only: bool = False
    built_in: bool = False
    sealed: bool = False
    problem: str = ""
    hint: str = ""


def members() -> list[Member]:
    """All of them: the built-in ones, then the owner's."""
    return [_member(entry) for entry in roster.everyone()]


def _member(entry: roster.Entry) -> Member:
    if is_sealed(entry.path):
        return Member(name=entry.name, path=entry.path, title=entry.name, sealed=True)
    try:
        meta = read_manifest_of(entry.path).meta
    except CharacterError as error:
        return Member(
            name=entry.name, path=entry.path, title=entry.name, problem=error.problem, hint=error.hint
        )
    return Member(
        name=entry.name,
        path=entry.path,
        title=meta.name,
        artist=meta.artist,
        licence=meta.licence,
        owner_only=meta.performers == "owner only",
        built_in=entry.built_in,
    )
