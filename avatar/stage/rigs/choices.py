"""What a performer may choose: expressions, toggles, colours and backgrounds of a character."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from avatar.performance import COEFFICIENTS, GAZE
from avatar.stage.expressions import NamedExpression
from avatar.stage.rigs.tables import Table

RESERVED_KEYS: Final = frozenset("bcmprh")
"""Letters the program itself listens to: next background, calibrate, pause; mirror, record, help are to
come."""

MOST: Final = 32
"""Expressions, toggles, colours or backgrounds of one character, each."""

DRAWN: Final = "drawing"
"""Name of the background that the drawing's own group is, where the manifest gives it no other."""

_COLOUR: Final = re.compile(r"#[0-9a-fA-F]{6}")
_NAME: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,39}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ToggleNote:
    """Something to put on and take off.

    Attributes:
        layers: Layers seen only while it is on.
        hides: Layers seen only while it is off.
        starts_on: Whether it is on at first.
        key: A letter, if any.
    """

    layers: tuple[str, ...]
    hides: tuple[str, ...] = ()
    starts_on: bool = True
    key: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BackgroundNote:
    """What may stand behind a character.

    Attributes:
        kind: Where it comes from.
        colours: One for "colour", top and bottom for "gradient"; ``#rrggbb``.
        file: Name of the picture for "image".
    """

    kind: Literal["drawing", "colour", "gradient", "image", "transparent"]
    colours: tuple[str, ...] = ()
    file: str = ""


def read_expressions(table: Table) -> dict[str, NamedExpression]:
    """Read ``[expressions.NAME]``."""
    found = _named(table)
    notes = {name: _expression(name, each) for name, each in found.items()}
    _check_keys(found, {name: note.key for name, note in notes.items()})
    return notes


def _expression(name: str, table: Table) -> NamedExpression:
    key = table.take("key")
    if key is not None and (not isinstance(key, int) or isinstance(key, bool) or not 1 <= key <= 9):
        raise table.fail("key", f"= {key!r:.40} must be 1 to 9")
    mix = table.maybe_text("mix", ("add", "replace"))
    controls: dict[str, float] = {}
    for control in table.left():
        if control not in COEFFICIENTS and control not in GAZE:
            raise table.fail(control, "is not a control that an expression can set; see docs/characters.md")
        controls[control] = table.number(control, 0, -1 if control in GAZE else 0, 1)
    return NamedExpression(
        name=name,
        controls=controls,
        key=key if isinstance(key, int) else None,
        mix="replace" if mix == "replace" else "add",
    )


def read_toggles(table: Table) -> dict[str, ToggleNote]:
    """Read ``[toggles.NAME]``."""
    found = _named(table)
    notes = {name: _toggle(each) for name, each in found.items()}
    _check_keys(found, {name: note.key for name, note in notes.items()})
    return notes


def _toggle(table: Table) -> ToggleNote:
    key = table.take("key")
    if key is not None and (not isinstance(key, str) or key not in tuple(string.ascii_lowercase)):
        raise table.fail("key", f"= {key!r:.40} must be one small letter")
    if key in RESERVED_KEYS:
        raise table.fail(
            "key", f"= {key!r} is taken by the program", "choose any letter but b, c, h, m, p and r"
        )
    on = table.flag("on")
    note = ToggleNote(
        layers=table.texts("layers"), hides=table.texts("hides"), starts_on=on is not False, key=key
    )
    if not note.layers:
        raise table.fail("layers", 'must name what is put on, like ["glasses"]')
    table.done()
    return note


def read_palette(table: Table) -> dict[str, tuple[str, ...]]:
    """Read ``[palette]``: colours by name, the base first."""
    notes: dict[str, tuple[str, ...]] = {}
    owners: dict[str, str] = {}
    for name in _checked(table):
        colours = tuple(colour.lower() for colour in table.texts(name))
        if not colours or not all(_COLOUR.fullmatch(colour) for colour in colours):
            raise table.fail(name, 'must be a list of colours like ["#7b4533", "#3d2321"], the base first')
        for colour in colours:
            if colour in owners:
                raise table.fail(
                    name, f"and {owners[colour]} both have {colour}", "change one of them a little"
                )
            owners[colour] = name
        notes[name] = colours
    return notes


def read_backgrounds(table: Table) -> tuple[dict[str, BackgroundNote], str]:
    """Read ``[backgrounds.NAME]``; the second is the name of the one to begin with."""
    notes: dict[str, BackgroundNote] = {}
    default = ""
    found = _named(table)
    for name, each in found.items():
        notes[name] = _background(each)
        if each.flag("default"):
            if default:
                raise each.fail("default", f"is set for {default} too", "set it for one")
            default = name
        each.done()
    drawn = next((name for name, note in notes.items() if note.kind == "drawing"), "")
    if not drawn:
        if DRAWN in notes:
            raise found[DRAWN].fail(
                "drawing", "is the name of the drawing's own background", "choose another name"
            )
        drawn = DRAWN
        notes[drawn] = BackgroundNote(kind="drawing")
    return notes, default or drawn


def _background(table: Table) -> BackgroundNote:
    given = [
        kind for kind in ("colour", "gradient", "image", "drawing", "transparent") if kind in table.left()
    ]
    if len(given) != 1:
        raise table.fail("", "must have one of colour, gradient, image, drawing and transparent")
    match given[0]:
        case "colour":
            return BackgroundNote(kind="colour", colours=(_colour(table, table.text("colour")),))
        case "gradient":
            colours = table.texts("gradient")
            if len(colours) != 2:
                raise table.fail("gradient", 'must be two colours, ["#top", "#bottom"]')
            return BackgroundNote(
                kind="gradient", colours=tuple(_colour(table, each, "gradient") for each in colours)
            )
        case "image":
            return BackgroundNote(kind="image", file=table.text("image"))
    if not table.flag(given[0]):
        raise table.fail(given[0], "must be true", "write true, or delete the background")
    return BackgroundNote(kind="drawing" if given[0] == "drawing" else "transparent")


def _colour(table: Table, text: str, key: str = "colour") -> str:
    if not _COLOUR.fullmatch(text):
        raise table.fail(key, f"= {text!r:.40} must be like #aa5500")
    return text.lower()


def _named(table: Table) -> dict[str, Table]:
    _checked(table)
    return table.tables()


def _checked(table: Table) -> tuple[str, ...]:
    """Names a command line can take."""
    names = table.left()
    if len(names) > MOST:
        raise table.fail(names[MOST], f"is one too many: the most are {MOST}", "delete some")
    for name in names:
        if not _NAME.fullmatch(name):
            raise table.fail(name, "is not a name", "use letters, digits, - and _, a letter first")
    return names


def _check_keys(tables: Mapping[str, Table], keys: Mapping[str, str | int | None]) -> None:
    taken: dict[str | int, str] = {}
    for name, key in keys.items():
        if key is not None and taken.setdefault(key, name) != name:
            raise tables[name].fail("key", f"= {key!r} is {taken[key]}'s too", "choose another")
