"""What went wrong, in the window's language: errors are raised in English, by parts that know no window.

A sentence of theirs is found again by its fixed words, and said in another language with the same names and
numbers in it.  One that is not in the list is shown as it is, and called English.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from avatar.errors import AvatarError

SENTENCES: Final = (
    QT_TRANSLATE_NOOP("Mishaps", "there is no {0}"),
    QT_TRANSLATE_NOOP("Mishaps", "this user may not open {0}"),
    QT_TRANSLATE_NOOP("Mishaps", "another program sends to {0}"),
    QT_TRANSLATE_NOOP("Mishaps", "{0} is open twice in this program"),
    QT_TRANSLATE_NOOP("Mishaps", "{0} cannot be opened: {1}"),
    QT_TRANSLATE_NOOP("Mishaps", "there is no virtual camera"),
    QT_TRANSLATE_NOOP("Mishaps", "OBS's virtual camera is not installed"),
    QT_TRANSLATE_NOOP("Mishaps", "OBS's virtual camera does not start, or OBS is sending to it"),
    QT_TRANSLATE_NOOP("Mishaps", "OBS's only virtual camera is in use"),
    QT_TRANSLATE_NOOP("Mishaps", "OBS's virtual camera is in use"),
    QT_TRANSLATE_NOOP("Mishaps", "{0} refuses the size or format: {1}"),
    QT_TRANSLATE_NOOP("Mishaps", "{0} does not take pictures any more: {1}"),
    QT_TRANSLATE_NOOP("Mishaps", "{0} has gone: {1}"),
    QT_TRANSLATE_NOOP("Mishaps", "{0} ({1}) already gets its pictures from {2}"),
    QT_TRANSLATE_NOOP("Mishaps", "{0} takes no writer and could not be revived"),
    QT_TRANSLATE_NOOP("Mishaps", "no PipeWire session answers at {0}: {1}"),
    QT_TRANSLATE_NOOP("Mishaps", "the PipeWire camera stopped: {0}"),
    QT_TRANSLATE_NOOP("Mishaps", "the PipeWire session has ended, and the camera with it"),
    QT_TRANSLATE_NOOP("Mishaps", "no PipeWire camera: {0}"),
    QT_TRANSLATE_NOOP("Mishaps", "{0} cannot be started: {1}"),
    QT_TRANSLATE_NOOP("Mishaps", "{0}; and {1}"),
    QT_TRANSLATE_NOOP(
        "Mishaps", "close the other program (OBS, another avatar, the call app), then start avatar again"
    ),
    QT_TRANSLATE_NOOP("Mishaps", "close the other output first"),
    QT_TRANSLATE_NOOP("Mishaps", "avatar doctor"),
    QT_TRANSLATE_NOOP("Mishaps", "run 'avatar doctor'"),
    QT_TRANSLATE_NOOP("Mishaps", "avatar doctor   # shows the camera's state; then start avatar again"),
    QT_TRANSLATE_NOOP("Mishaps", "start avatar again"),
    QT_TRANSLATE_NOOP("Mishaps", "press Stop Virtual Camera in OBS, or close OBS, and start avatar again"),
    QT_TRANSLATE_NOOP("Mishaps", "{0} cannot be written: {1}"),
    QT_TRANSLATE_NOOP("Mishaps", "free some disk space"),
    QT_TRANSLATE_NOOP("Mishaps", "free some disk space or check who may write there"),
    QT_TRANSLATE_NOOP("Mishaps", "free some space, or see who owns its folder"),
    QT_TRANSLATE_NOOP("Mishaps", "free some space, or see who owns {0}"),
    QT_TRANSLATE_NOOP("Mishaps", "free some space, or choose another place with --out"),
    QT_TRANSLATE_NOOP("Mishaps", "the settings cannot be kept: {0}"),
    QT_TRANSLATE_NOOP("Mishaps", "{0}; the last good settings are used instead ({1})"),
    QT_TRANSLATE_NOOP("Mishaps", "{0}: {1} = {2}: must be {3}"),
    QT_TRANSLATE_NOOP("Mishaps", "change it, or leave it out for the default ({0})"),
    QT_TRANSLATE_NOOP("Mishaps", "correct {0}, or move it away"),
    QT_TRANSLATE_NOOP("Mishaps", "the ledger {0} cannot be written: {1}"),
    QT_TRANSLATE_NOOP("Mishaps", "the ledger {0} cannot be read: {1}"),
    QT_TRANSLATE_NOOP("Mishaps", "check who may read it"),
    QT_TRANSLATE_NOOP("Mishaps", "the key that signs {0} is gone or out of reach"),
    QT_TRANSLATE_NOOP("Mishaps", "unlock the keyring; or move the file away, and a new ledger begins"),
    QT_TRANSLATE_NOOP("Mishaps", "the consent record {0} cannot be written: {1}"),
    QT_TRANSLATE_NOOP("Mishaps", "the consent record {0} cannot be deleted: {1}"),
    QT_TRANSLATE_NOOP("Mishaps", "the consent record {0} cannot be read ({1})"),
    QT_TRANSLATE_NOOP("Mishaps", "stop avatar and delete the file by hand"),
    QT_TRANSLATE_NOOP("Mishaps", "run 'avatar consent withdraw', then 'avatar consent'"),
    QT_TRANSLATE_NOOP("Mishaps", "delete it by hand"),
    QT_TRANSLATE_NOOP("Mishaps", "the system did not list its cameras within {0} s"),
    QT_TRANSLATE_NOOP("Mishaps", "unplug and replug the camera"),
    QT_TRANSLATE_NOOP("Mishaps", "the cameras cannot be listed: {0}"),
    QT_TRANSLATE_NOOP("Mishaps", "the system's keyring cannot be used ({0}: {1})"),
    QT_TRANSLATE_NOOP("Mishaps", "unlock the keyring, then try again"),
    QT_TRANSLATE_NOOP("Mishaps", "this is not the passphrase that the {0} was stored with"),
    QT_TRANSLATE_NOOP(
        "Mishaps", "type it again; if it is lost, run 'avatar consent withdraw' and begin again"
    ),
    QT_TRANSLATE_NOOP("Mishaps", "erasing the template failed ({0})"),
    QT_TRANSLATE_NOOP("Mishaps", "erasing the template failed with code {0}"),
    QT_TRANSLATE_NOOP("Mishaps", "run 'avatar consent withdraw' again"),
    QT_TRANSLATE_NOOP("Mishaps", "the template was erased, but its key was not found"),
    QT_TRANSLATE_NOOP("Mishaps", "the template cannot be written to {0}: {1}"),
    QT_TRANSLATE_NOOP("Mishaps", "there is no consent on record, so nothing may be measured"),
    QT_TRANSLATE_NOOP("Mishaps", "there is no consent on record"),
    QT_TRANSLATE_NOOP("Mishaps", "agree first"),
    QT_TRANSLATE_NOOP("Mishaps", "run 'avatar consent' once"),
    QT_TRANSLATE_NOOP("Mishaps", "run 'avatar enrol' once"),
    QT_TRANSLATE_NOOP("Mishaps", "nobody is enrolled, so there is no owner to seal to"),
    QT_TRANSLATE_NOOP("Mishaps", "consent was withdrawn, so nothing was kept"),
    QT_TRANSLATE_NOOP("Mishaps", "run 'avatar consent' first"),
    QT_TRANSLATE_NOOP("Mishaps", "the sense process does not start: {0}"),
    QT_TRANSLATE_NOOP("Mishaps", "{0} tries failed, the last because of: {1}"),
    QT_TRANSLATE_NOOP(
        "Mishaps", "sit in good light, alone, half a metre from the camera, and run 'avatar enrol' again"
    ),
    QT_TRANSLATE_NOOP("Mishaps", "the camera ended before the prompts did"),
    QT_TRANSLATE_NOOP("Mishaps", "plug it in and run 'avatar enrol' again"),
    QT_TRANSLATE_NOOP("Mishaps", "somebody else is enrolled here already"),
    QT_TRANSLATE_NOOP("Mishaps", "too many prompts failed, so the owner cannot be changed"),
    QT_TRANSLATE_NOOP("Mishaps", "{0} was not sealed: {1}"),
    QT_TRANSLATE_NOOP("Mishaps", "{0} is sealed already"),
    QT_TRANSLATE_NOOP("Mishaps", "{0} is not sealed"),
    QT_TRANSLATE_NOOP("Mishaps", "{0} does not hold what was sealed"),
    QT_TRANSLATE_NOOP("Mishaps", "see whether the disk is full"),
    QT_TRANSLATE_NOOP(
        "Mishaps", "there is no key for it: it was sealed in another profile, or before a withdrawn consent"
    ),
    QT_TRANSLATE_NOOP("Mishaps", "use another copy of the character"),
    QT_TRANSLATE_NOOP("Mishaps", "look at the camera and answer the prompts"),
    QT_TRANSLATE_NOOP("Mishaps", "no character is called {0}, and it is no folder and no {1} file"),
    QT_TRANSLATE_NOOP("Mishaps", "choose one of: {0}"),
    QT_TRANSLATE_NOOP("Mishaps", "did you mean {0}?"),
    QT_TRANSLATE_NOOP("Mishaps", "you have a character called {0} already"),
    QT_TRANSLATE_NOOP("Mishaps", "{0} is the name of a built-in character"),
    QT_TRANSLATE_NOOP("Mishaps", "{0} of your characters are called {1}"),
    QT_TRANSLATE_NOOP("Mishaps", "{0} has no letter of a to z and no digit to name a file by"),
    QT_TRANSLATE_NOOP("Mishaps", "choose another name"),
    QT_TRANSLATE_NOOP("Mishaps", "give another name"),
    QT_TRANSLATE_NOOP("Mishaps", "{0} cannot be read: {1}"),
    QT_TRANSLATE_NOOP("Mishaps", "a character is a folder with {0} and the drawing, or one file *{1}"),
    QT_TRANSLATE_NOOP("Mishaps", "check its name"),
    QT_TRANSLATE_NOOP("Mishaps", "{0} is not a file"),
    QT_TRANSLATE_NOOP("Mishaps", "{0} has more than {1} bytes"),
    QT_TRANSLATE_NOOP("Mishaps", "{0} has {1} bytes, more than {2}"),
    QT_TRANSLATE_NOOP("Mishaps", "make it smaller"),
    QT_TRANSLATE_NOOP("Mishaps", "simplify the drawing"),
    QT_TRANSLATE_NOOP("Mishaps", "{0} is not an SVG drawing"),
    QT_TRANSLATE_NOOP("Mishaps", "save it as plain SVG"),
    QT_TRANSLATE_NOOP("Mishaps", "{0} is not a PNG or JPEG picture"),
    QT_TRANSLATE_NOOP("Mishaps", "save it as PNG"),
    QT_TRANSLATE_NOOP("Mishaps", "{0} cannot be decoded ({1})"),
    QT_TRANSLATE_NOOP("Mishaps", "save it again as PNG"),
    QT_TRANSLATE_NOOP("Mishaps", "{0}: {1} by {2} pixels are more than {3}"),
    QT_TRANSLATE_NOOP("Mishaps", "make it smaller: 1280 by 720 is as sharp as a call"),
    QT_TRANSLATE_NOOP("Mishaps", "a face in it looks photographed, or like a photograph made flat (by {0})"),
    QT_TRANSLATE_NOOP("Mishaps", "use a drawn picture, a colour or a gradient"),
    QT_TRANSLATE_NOOP(
        "Mishaps", "{0}: pictures are refused, because nothing here can tell whether they are photographs"
    ),
    QT_TRANSLATE_NOOP("Mishaps", "use colour, gradient or drawing for this background"),
    QT_TRANSLATE_NOOP("Mishaps", "{0}: it may show a photographed face"),
    QT_TRANSLATE_NOOP("Mishaps", "choose a picture without a person in it, or a drawn one"),
    QT_TRANSLATE_NOOP("Mishaps", "there is no picture of your own"),
    QT_TRANSLATE_NOOP("Mishaps", "choose one under Look, in the window"),
    QT_TRANSLATE_NOOP("Mishaps", "{0} belongs to somebody else"),
    QT_TRANSLATE_NOOP("Mishaps", "{0}: it was changed after it was sealed"),
    QT_TRANSLATE_NOOP("Mishaps", "{0}: it is cut short"),
    QT_TRANSLATE_NOOP("Mishaps", "{0}: format must be 1"),
    QT_TRANSLATE_NOOP("Mishaps", "correct it; see docs/characters.md"),
    QT_TRANSLATE_NOOP("Mishaps", "{0} is still being written"),
    QT_TRANSLATE_NOOP("Mishaps", "look at it in a minute"),
    QT_TRANSLATE_NOOP("Mishaps", "record again"),
    QT_TRANSLATE_NOOP("Mishaps", "go on air again"),
    QT_TRANSLATE_NOOP("Mishaps", "nothing is drawn any more: {0}: {1}"),
    QT_TRANSLATE_NOOP("Mishaps", "close the window and start avatar again"),
    QT_TRANSLATE_NOOP("Mishaps", "unexpected: {0}: {1}"),
)
"""Problems and hints that the owner of a window can meet; a test finds each of them in the code.

Those about the inside of a character's files are not among them: they are for its artist, and quote it.
"""

CAUSES: Final = (
    QT_TRANSLATE_NOOP("Mishaps", "No space left on device"),
    QT_TRANSLATE_NOOP("Mishaps", "Permission denied"),
    QT_TRANSLATE_NOOP("Mishaps", "No such file or directory"),
    QT_TRANSLATE_NOOP("Mishaps", "File too large"),
    QT_TRANSLATE_NOOP("Mishaps", "Read-only file system"),
    QT_TRANSLATE_NOOP("Mishaps", "Input/output error"),
    QT_TRANSLATE_NOOP("Mishaps", "Device or resource busy"),
)
"""What the system says of files and devices: ``os.strerror``."""

_ENGLISH: Final = QT_TRANSLATE_NOOP("Mishaps", "In English: {0}")

_COMMAND: Final = re.compile(r"(sudo|winget|pip|avatar|systemctl) .*")
"""A line to copy is the same in every language."""

_HOLE: Final = re.compile(r"\{(\d)\}")


def told(error: AvatarError) -> tuple[str, str]:
    """Problem and hint of an error."""
    return translated(error.problem), translated(error.hint)


def translated(text: str) -> str:
    """A problem or a hint in the window's language; each line for itself.

    Args:
        text: As it was raised.
    """
    return "\n".join(_one(row) for row in text.splitlines())


def _one(text: str) -> str:
    if not text or _COMMAND.fullmatch(text):
        return text
    known = _known(text)
    if known is not None:
        return known
    label = _tr(str(_ENGLISH))
    return text if label == _ENGLISH else label.format(text)


def _known(text: str) -> str | None:
    """The sentence of the list that it is, translated, with what it quotes translated if that is one, too.

    It begins with a capital letter unless it begins with a name.
    """
    for source, pattern in _patterns():
        found = pattern.fullmatch(text)
        if found is not None:
            sentence = _tr(source)
            quoted = [_within(one) for one in found.groups()]
            return (sentence[:1].upper() + sentence[1:]).format(*quoted)
    about, colon, rest = text.partition(": ")  # such as the name of a file before what is wrong with it
    known = _known(rest) if colon else None
    return known and f"{about}: {known}"


def _within(text: str) -> str:
    """What a sentence quotes: a name as it is, the system's cause in the window's language."""
    if text in CAUSES:
        return _tr(text)
    return _known(text) or text


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each sentence with what recognises it; those with most fixed words first."""
    every = sorted(map(str, SENTENCES), key=lambda one: -len(_HOLE.sub("", one)))
    return tuple(
        (one, re.compile(_HOLE.sub("(.+?)", re.escape(one).replace(r"\{", "{").replace(r"\}", "}"))))
        for one in every
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Mishaps", text)
