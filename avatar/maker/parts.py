"""Reads parts: a drawing sorted by places, and a small text file.  A part may come from a stranger."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from avatar import characters
from avatar.errors import CharacterError
from avatar.maker.skeleton import FAMILIES, PLACES, SLOTS, Covers
from avatar.maker.toml import write_toml
from avatar.stage.rigs import manifest, markup, svg, tables
from avatar.stage.rigs.manifest import BACKGROUND
from avatar.stage.rigs.markup import Element

BUILT_IN: Final = characters.PARTS
"""Folder of the parts that come with the program."""

_COLOUR: Final = re.compile(r"#[0-9a-f]{6}")
_TABLES: Final = ("springs", "layers", "retarget")
_LARGEST_TEXT: Final = 50_000
"""Bytes of a part's text file.  The longest built-in one has about 3,000."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part, checked on its own.

    Attributes:
        slot: What kind of part it is.
        name: Name of its files.
        title: Its name in lists.
        artist: Who drew it.
        licence: Under which terms.
        drawing: The whole SVG document.
        palette: Colours by family, the base first.
        tables: What it adds to the manifest: springs, layers, retarget.
        under_hat: Style to draw instead under headwear; empty for itself.
        covers: What it leaves of the hair, if it is headwear.
        hides: Layers of other parts that are not drawn when this one is worn.
        tags: Whom chance may give it to: anybody, or people with one of these.
        layers: How many layers that move it draws, ink included.
    """

    slot: str
    name: str
    title: str
    artist: str
    licence: str
    drawing: Element
    palette: Mapping[str, tuple[str, ...]]
    tables: Mapping[str, Mapping[str, Mapping[str, Any]]]
    under_hat: str = ""
    covers: Covers = "none"
    hides: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    layers: int = 0

    @property
    def file(self) -> str:
        """What messages call it."""
        return f"{self.slot}/{self.name}"


class Library:
    """Parts by slot and name.

    Args:
        folders: Where to look now, the first one first; each has a folder for each slot.
    """

    def __init__(self, *folders: Path) -> None:
        self._places = {
            (slot, path.stem): path.parent
            for each in reversed(folders or (BUILT_IN,))
            for slot in SLOTS
            for path in (each / slot).glob("*.toml")
        }
        self._names = {slot: tuple(sorted(n for s, n in self._places if s == slot)) for slot in SLOTS}
        self._read: dict[tuple[str, str], Part] = {}

    def names(self, slot: str) -> tuple[str, ...]:
        """Names of all parts of a slot, in alphabetical order."""
        return self._names.get(slot, ())

    def part(self, slot: str, name: str) -> Part:
        """Read a part, once.

        Raises:
            CharacterError: If there is none, or something is wrong with it: naming file, layer, fix.
        """
        if slot not in SLOTS:
            raise CharacterError(f"there is no slot {slot!r}", hint=f"choose one of: {', '.join(SLOTS)}")
        if name not in self.names(slot):
            raise CharacterError(
                f"{slot}: no part is called {name!r}", hint=f"choose one of: {', '.join(self.names(slot))}"
            )
        if (slot, name) not in self._read:
            folder = self._places[slot, name]
            texts = [_bytes(folder / f"{name}{end}") for end in (".svg", ".toml")]
            self._read[slot, name] = read_part(slot, name, *texts)
        return self._read[slot, name]


@functools.cache
def built_in() -> Library:
    """The parts that come with the program."""
    return Library(BUILT_IN)


def read_part(slot: str, name: str, drawing: bytes, text: bytes) -> Part:
    """Read a part from its two files and check it on its own.

    Args:
        slot: One of ``SLOTS``.
        name: Its name, for messages and lists.
        drawing: The SVG file.
        text: The TOML file.

    Raises:
        CharacterError: Naming file, layer and fix.
    """
    svg_file, toml_file = f"{slot}/{name}.svg", f"{slot}/{name}.toml"
    found = svg.read_drawing(drawing, svg_file)
    _check_drawing(slot, svg_file, found)
    data = _toml(text, toml_file)
    about = data.pop("part", None)
    if not isinstance(about, dict):
        raise CharacterError(f"{toml_file}: there is no table [part]", hint="see docs/characters.md, Parts")
    if about.get("slot") != slot:
        raise CharacterError(
            f"{toml_file}: its slot is {about.get('slot')!r}, its folder {slot}",
            hint=f'write slot = "{slot}"',
        )
    names = {shape.name for shape in found.shapes}
    layers = data.get("layers")
    for layer in layers if isinstance(layers, dict) else ():
        if layer not in names:
            raise CharacterError(
                f"{toml_file}: {layer}: no layer has this name", hint=f"correct it, or draw it in {svg_file}"
            )
    palette = _check_text(data, about, toml_file)
    return Part(
        slot=slot,
        name=name,
        title=about["name"],
        artist=about["artist"],
        licence=about["licence"],
        drawing=markup.parse(drawing, svg_file),
        palette=palette,
        tables={key: data.get(key, {}) for key in _TABLES},
        under_hat=_word(about, "under_hat", toml_file),
        covers=_covers(about, toml_file),
        hides=_words(about, "hides", toml_file),
        tags=_words(about, "tags", toml_file),
        layers=_cost(found),
    )


def _check_drawing(slot: str, file: str, drawing: svg.Drawing) -> None:
    for shape in drawing.shapes:
        if shape.group not in PLACES:
            raise CharacterError(
                f"{file}: {shape.name}: its group {shape.group!r} is not a place",
                hint=f"use one of: {', '.join(PLACES)}",
            )
    names = {shape.name for shape in drawing.shapes}
    for layer in SLOTS[slot].draws:
        if layer not in names:
            raise CharacterError(
                f"{file}: {layer}: every part for {slot} draws it, this one does not",
                hint="draw it; docs/characters.md, Parts, has the list",
            )


def _check_text(data: dict[str, Any], about: dict[str, Any], file: str) -> dict[str, tuple[str, ...]]:
    """Check the text file by the rules for whole characters; returns the palette."""
    extra = set(about) - {"name", "slot", "artist", "licence", "under_hat", "covers", "hides", "tags"}
    for key in extra:
        raise CharacterError(
            f"{file}: part.{key} is unknown", hint="delete it; see docs/characters.md, Parts"
        )
    whole: dict[str, Any] = {key: about[key] for key in ("name", "artist", "licence") if key in about}
    try:
        text = write_toml({"format": 1, "meta": {**whole, "performers": "anyone"}, **data})
        notes = manifest.read_manifest(text.encode())
    except CharacterError as error:
        problem = error.problem.removeprefix(f"{tables.FILE}: ").replace("meta.", "part.")
        raise CharacterError(f"{file}: {problem}", hint=error.hint) from error
    for key in set(data) - {*_TABLES, "palette"}:
        raise CharacterError(
            f"{file}: a part has no [{key}]",
            hint=f"delete it; allowed are part, palette, {', '.join(_TABLES)}",
        )
    for name, note in notes.layers.items():
        if note.spring is not None and note.spring not in notes.springs:
            raise CharacterError(
                f"{file}: {name}: no spring is called {note.spring!r}", hint=f"add [springs.{note.spring}]"
            )
    for family, colours in notes.palette.items():
        if FAMILIES.get(family) != colours[0]:
            raise CharacterError(
                f"{file}: palette.{family} begins with {colours[0]}, which is no base of this name",
                hint=f"draw in these bases: {', '.join(f'{k} {v}' for k, v in FAMILIES.items())}",
            )
    return dict(notes.palette)


def _word(about: dict[str, Any], key: str, file: str) -> str:
    value = about.get(key, "")
    if not isinstance(value, str) or not re.fullmatch(r"\w{0,40}", value):
        raise CharacterError(
            f"{file}: part.{key} must be the name of a part", hint='write under_hat = "crop"'
        )
    return value


def _words(about: dict[str, Any], key: str, file: str) -> frozenset[str]:
    value = about.get(key, [])
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise CharacterError(
            f"{file}: part.{key} must be a list of names", hint=f'write {key} = ["chin_shade"]'
        )
    return frozenset(value)


def _cost(drawing: svg.Drawing) -> int:
    """A filled shape with a line around it is two."""
    movable = [shape for shape in drawing.shapes if shape.group != BACKGROUND]
    return sum(2 if shape.stroke is not None and shape.fill is not None else 1 for shape in movable)


def _covers(about: dict[str, Any], file: str) -> Covers:
    match about.get("covers", "none"):
        case "none":
            return "none"
        case "top":
            return "top"
        case "all":
            return "all"
        case other:
            raise CharacterError(f"{file}: part.covers = {other!r:.40}", hint='write "none", "top" or "all"')


def _toml(text: bytes, file: str) -> dict[str, Any]:
    if len(text) > _LARGEST_TEXT:
        raise CharacterError(f"{file} has {len(text)} bytes, more than {_LARGEST_TEXT}", hint="shorten it")
    try:
        return tomllib.loads(text.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise CharacterError(f"{file}: {error}", hint="correct it; see docs/characters.md, Parts") from error


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(markup.LARGEST_FILE + 1)
    except OSError as error:
        raise CharacterError(
            f"{path} cannot be read: {error.strerror}",
            hint="a part is NAME.svg and NAME.toml in its slot's folder",
        ) from error
