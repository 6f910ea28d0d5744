"""Reads the small part of XML that drawings are made of, and refuses the rest.

A character may come from a stranger: nothing is expanded, fetched or run here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from avatar.errors import CharacterError
from avatar.stage.rigs.presentation import unfold

LARGEST_FILE: Final = 1_000_000
"""Bytes.  The largest built-in drawing has about 290,000."""

_MOST_ELEMENTS: Final = 5_000
_DEEPEST: Final = 16
_SVG: Final = "http://www.w3.org/2000/svg"

_ENCODINGS: Final = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})
_SAVE_AS: Final = 'save it as UTF-8, and let its first line say encoding="UTF-8"'

_EDITORS: Final = ("http://www.inkscape.org/", "http://sodipodi.sourceforge.net/")
"""Name spaces of a drawing program's own notes: left out, with everything inside."""


@dataclass(frozen=True, slots=True)
class Element:
    """One element: its plain name, attributes, children and line in the file."""

    name: str
    attributes: Mapping[str, str]
    line: int
    children: list[Element] = field(default_factory=list)


def parse(text: bytes, file: str) -> Element:
    """Read one document.

    Args:
        text: The document.
        file: Its name, for messages.

    Raises:
        CharacterError: If it is not plain XML in UTF-8, too large, or declares entities or a document type.
    """
    if len(text) > LARGEST_FILE:
        raise CharacterError(
            f"{file} has {len(text)} bytes, more than {LARGEST_FILE}", hint="simplify the drawing"
        )
    try:
        text.decode()
    except UnicodeDecodeError as error:
        raise CharacterError(f"{file} is not in UTF-8", hint=_SAVE_AS) from error
    reader = _Reader(file)
    try:
        reader.parser.Parse(text, True)
    except expat.ExpatError as error:
        raise CharacterError(
            f"{file}, line {error.lineno}: {expat.ErrorString(error.code)}", hint="save it again as plain SVG"
        ) from error
    if reader.root is None or reader.root.name != "svg":
        raise CharacterError(f"{file} is not an SVG drawing", hint="save it as plain SVG")
    return reader.root


class _Reader:
    def __init__(self, file: str) -> None:
        self.file = file
        self.root: Element | None = None
        # Told the encoding, the parser looks up no name that a stranger wrote: Python's handler for other
        # encodings raises LookupError and ValueError out of Parse.
        self.parser = expat.ParserCreate("UTF-8", namespace_separator=" ")
        self.parser.XmlDeclHandler = self._declared
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.EntityDeclHandler = self._refuse
        self.parser.ProcessingInstructionHandler = self._refuse
        self._open: list[Element] = []
        self._count = 0
        self._skipping = 0

    def _declared(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is not None and encoding.lower() not in _ENCODINGS:
            raise CharacterError(f"{self.file} says that it is in {encoding!r:.60}", hint=_SAVE_AS)

    def _refuse(self, *_: object) -> None:
        raise CharacterError(
            f"{self.file}, line {self.parser.CurrentLineNumber}: "
            "document types, entities and instructions are not read",
            hint="delete that line",
        )

    def _start(self, qualified: str, attributes: Mapping[str, str]) -> None:
        space, _, name = qualified.rpartition(" ")
        self._count += 1
        if self._count > _MOST_ELEMENTS or len(self._open) + self._skipping >= _DEEPEST:
            raise CharacterError(
                f"{self.file} has more than {_MOST_ELEMENTS} elements, or some nested deeper than {_DEEPEST}",
                hint="simplify the drawing",
            )
        if self._skipping or space.startswith(_EDITORS) or name == "metadata":
            self._skipping += 1
            return
        if space not in ("", _SVG):
            name = qualified
        # Attributes of other name spaces are an editor's notes, except links: those are refused later.
        plain = {
            k.rpartition(" ")[2]: v for k, v in attributes.items() if " " not in k or k.endswith(" href")
        }
        element = Element(name, unfold(plain), self.parser.CurrentLineNumber)
        if self._open:
            self._open[-1].children.append(element)
        else:
            self.root = element
        self._open.append(element)

    def _end(self, _: str) -> None:
        if self._skipping:
            self._skipping -= 1
        else:
            self._open.pop()
