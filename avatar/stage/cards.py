"""Holding cards: what the audience sees while there is no performance to draw.

A card is a calm picture and a few words, so that the audience knows why nothing moves
and the owner knows what to do.  The words are true for both, and blame nobody.
"""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from avatar.signal import Marks, Reason
from avatar.stage.rigs import scene_from_svg
from avatar.stage.scene import DESIGN_SIZE, Colour, Label, Pill, Scene


@dataclass(frozen=True, slots=True)
class Words:
    """What a card says.

    Attributes:
        title: Read at a glance, also in a small tile of a call.
        line: Why, and what helps if something does.
    """

    title: str
    line: str


LANGUAGES: Final = ("en", "de", "es")
"""Those that cards are written in, one file for each; the first one is the terminal's."""

_WORDS_FOLDER: Final = Path(__file__).with_name("card_words")


def _read(language: str) -> tuple[dict[Reason, Words], dict[Marks, str]]:
    """The words of one language: of each card, and of each mark."""
    found = tomllib.loads((_WORDS_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    marks = {Marks[name]: text for name, text in found.pop("MARKS").items()}
    return {Reason[name]: Words(text["title"], text["line"]) for name, text in found.items()}, marks


_SPOKEN: Final = {language: _read(language) for language in LANGUAGES}
"""All of them, read when this is loaded (3 ms): a card that must come waits for no disk."""

WORDS: Final = _SPOKEN["en"][0]
"""The English words of every card."""

_ART_FOLDER: Final = Path(__file__).with_name("card_art")
_AWAY: Final = frozenset(
    {
        Reason.NO_FACE,
        Reason.SEVERAL_FACES,
        Reason.REVOKED,
        Reason.EXPIRED,
        Reason.PAUSED,
        Reason.UNREAD,
        Reason.VOICE_OVER,
    }
)
_LOCKED: Final = frozenset(
    {
        Reason.NO_CONSENT,
        Reason.NOT_ENROLLED,
        Reason.NOT_VERIFIED,
        Reason.NOT_OWNER,
        Reason.REFUSED,
        Reason.VAULT_LOCKED,
        Reason.PASSPHRASE,
        Reason.SEALED,
        Reason.MODEL_CHANGED,
    }
)

_INK: Final = Colour(62, 44, 48)
_SOFT_INK: Final = Colour(92, 78, 80)
_MIDDLE: Final = DESIGN_SIZE[0] / 2
_TITLE_Y: Final = 500.0
_TITLE_SIZE: Final = 72.0
_LINE_Y: Final = 566.0
_LINE_SIZE: Final = 42.0  # 10.5 px high in a tile of 320 px: the smallest that is still read
_ROW_GAP: Final = 48.0
_LONGEST_ROW: Final = 44  # characters; with this font about 800 of the 1,280 design pixels

_MARK_SIZE: Final = 42.0  # 10.5 px high in a tile of 320 px
_MARK_X: Final = (40.0, 348.0)  # side by side; the first words are the shorter ones
_MARK_Y: Final = 680.0  # below the last row of a card's words
_MARK_INK: Final = Colour(255, 248, 236)
_MARK_PILL: Final = Pill(colour=Colour(44, 32, 40, 232), padding=20.0)


def card(reason: Reason) -> Scene:
    """The picture on a card, without its words."""
    return _scene(_art_name(reason))


def words_of(reason: Reason, language: str = "en") -> Words:
    """What a card says.

    Args:
        reason: Why there is a card.
        language: One of ``LANGUAGES``.
    """
    return _SPOKEN[language][0][reason]


@functools.cache
def words(reason: Reason, language: str = "en") -> tuple[Label, ...]:
    """The words on a card, to be drawn over :func:`card`.

    Args:
        reason: Why there is a card.
        language: One of ``LANGUAGES``.
    """
    text = words_of(reason, language)
    title = Label(text=text.title, x=_MIDDLE, y=_TITLE_Y, size=_TITLE_SIZE, colour=_INK, anchor="middle")
    rows = (
        Label(
            text=row,
            x=_MIDDLE,
            y=_LINE_Y + number * _ROW_GAP,
            size=_LINE_SIZE,
            colour=_SOFT_INK,
            anchor="middle",
            weight="medium",
        )
        for number, row in enumerate(_wrap(text.line))
    )
    return (title, *rows)


@functools.cache
def labels(marks: Marks, language: str = "en") -> tuple[Label, ...]:
    """The words to burn into every picture, card or performance, while ``marks`` hold.

    They stand side by side at the bottom left, on dark pills.
    """
    held = [text for mark, text in _SPOKEN[language][1].items() if marks & mark]
    return tuple(
        Label(text=text, x=x, y=_MARK_Y, size=_MARK_SIZE, colour=_MARK_INK, pill=_MARK_PILL)
        for text, x in zip(held, _MARK_X, strict=False)
    )


def _art_name(reason: Reason) -> str:
    if reason.name.startswith("PROMPT_"):
        return reason.name.lower()
    if reason in _AWAY:
        return "away"
    if reason in _LOCKED:
        return "locked"
    if reason.name.startswith("CAMERA_"):
        return "camera"
    return "starting"


@functools.cache
def _scene(name: str) -> Scene:
    return scene_from_svg(_ART_FOLDER / f"{name}.svg")


def _wrap(line: str) -> tuple[str, ...]:
    """Break a line into at most two rows: between sentences if they fit, else into equal rows."""
    first, stop, second = line.partition(". ")
    if stop and max(len(first) + 1, len(second)) <= _LONGEST_ROW:
        return f"{first}.", second
    if len(line) <= _LONGEST_ROW:
        return (line,)
    spaces = (place for place, letter in enumerate(line) if letter == " ")
    middle = min(spaces, key=lambda place: abs(2 * place - len(line)))
    return line[:middle], line[middle + 1 :]
