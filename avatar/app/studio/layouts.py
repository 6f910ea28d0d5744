"""What is printed on a key, or where it lies: a pause is found on keyboards that write no Latin letters."""

from __future__ import annotations

import sys
import unicodedata
from typing import Final

from PySide6.QtGui import QKeyEvent

_ROWS: Final = {16: "qwertyuiop", 30: "asdfghjkl", 44: "zxcvbnm"}
"""Number of a row's first key and its letters.  Source: Linux, ``input-event-codes.h``; Windows reports the
same numbers, those of the AT keyboard's scan code set 1."""

_PLACES: Final = {first + at: letter for first, row in _ROWS.items() for at, letter in enumerate(row)}

_XKB_FIRST: Final = 8
"""X11 and Wayland count from here.  Source: the keycodes file ``evdev`` of xkeyboard-config."""

_MAC_PLACES: Final = dict(
    zip(
        (*range(10), 11, *range(12, 18), 31, 32, 34, 35, 37, 38, 40, 45, 46),
        "asdfhgzxcvbqwerytouipljknm",
        strict=True,
    )
)
"""Source: ``HIToolbox/Events.h`` of macOS, ``kVK_ANSI_A`` to ``kVK_ANSI_M``.  Not tried there."""


def letter_of(event: QKeyEvent, system: str = sys.platform) -> str:
    """The letter or digit of a key, as a keyboard with Latin letters has it; what else it writes as it is.

    A Cyrillic or Greek letter counts as the Latin one in its place, a digit of any script as that digit; all
    other keys are what is printed on them.

    Args:
        event: The key.
        system: ``sys.platform``.
    """
    text = event.text().casefold()
    if len(text) != 1 or text.isascii():
        return text
    if text.isdecimal():
        return str(unicodedata.decimal(text))
    if not text.isalpha() or unicodedata.name(text, "").startswith("LATIN "):
        return text
    if system == "darwin":
        return _MAC_PLACES.get(event.nativeVirtualKey(), text)
    first = 0 if system == "win32" else _XKB_FIRST
    return _PLACES.get(event.nativeScanCode() - first, text)
