"""The consent statement as paragraphs, for the window and for paper.  The words are those of the file."""

from __future__ import annotations

import html
from typing import Final, NamedTuple

from avatar.gate.statements import Statement

_LONGEST_KEY: Final = 16
"""Letters of what a paragraph is about; "Cuánto tiempo" has 13."""


class Paragraph(NamedTuple):
    """One paragraph.

    Attributes:
        about: The word before its colon; empty for a plain sentence.
        text: The rest, in one line.
    """

    about: str
    text: str


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The statement without the line breaks of its file: a line that begins with a space goes on."""
    found: list[str] = []
    goes_on = False
    for row in text.splitlines():
        if row.startswith(" ") or (goes_on and not _about(row)):
            found[-1] += " " + row.strip()
        elif row.strip():
            found.append(row.strip())
        goes_on = bool(row.strip())
    return tuple(_split(" ".join(one.split())) for one in found)


def _about(row: str) -> str:
    about, colon, _ = row.partition(":")
    return about if colon and len(about) <= _LONGEST_KEY else ""


def _split(text: str) -> Paragraph:
    about = _about(text)
    return Paragraph(about, text[len(about) + 1 :].strip() if about else text)


def as_html(read: Statement) -> str:
    """The statement, for a text field."""
    rows = (
        f"<p>{f'<b>{html.escape(one.about)}:</b> ' if one.about else ''}{html.escape(one.text)}</p>"
        for one in paragraphs(read.text)
    )
    return "".join(rows)


def as_paper(read: Statement, title: str) -> str:
    """The statement for paper, with what is agreed to and the hash that the record keeps.

    Args:
        read: The statement.
        title: Above it.
    """
    return (
        f"<h1>{html.escape(title)}</h1>{as_html(read)}<p><b>“{html.escape(read.agreement)}”</b></p>"
        f"<p><small>{read.language}, {read.version}, SHA-256 {read.sha256}</small></p>"
    )
