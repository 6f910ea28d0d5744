"""Which language is spoken: the settings' one, else the one that the computer's owner prefers.

The same for the window and for the cards, whether a window or a terminal shows them.
"""

from __future__ import annotations

import locale
import os
import sys
from collections.abc import Mapping

from avatar.settings import Settings
from avatar.stage.cards import LANGUAGES


def preferred(environ: Mapping[str, str] = os.environ) -> list[str]:
    """Tags of the languages that the system's user prefers, the first one first; empty if it does not say.

    Source: POSIX.1-2017, 8.2 (``LC_ALL`` before ``LC_MESSAGES`` before ``LANG``), and GNU gettext, 2.3.3
    (``LANGUAGE`` before all, unless the locale is C); terminals on macOS set ``LANG``.  Windows: not tried.
    """
    if sys.platform == "win32":
        import ctypes

        return [locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")]
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    one = next((environ[name] for name in names if environ.get(name)), "")
    if one.partition(".")[0] in ("", "C", "POSIX"):
        return []
    return [*filter(None, environ.get("LANGUAGE", "").split(":")), one]


def resolve(wanted: str, system: list[str] | None = None) -> str:
    """The language to use.

    Args:
        wanted: One of ``LANGUAGES``, or another word for what the system's user prefers.
        system: Their languages, the first one first; asked for if not given.
    """
    if wanted in LANGUAGES:
        return wanted
    tags = preferred() if system is None else system
    short = [tag.replace("_", "-").split("-")[0].casefold() for tag in tags]
    return next((tag for tag in short if tag in LANGUAGES), "en")


def language_of_cards(settings: Settings) -> str:
    """The language of what others read: the one that was chosen for it, else the window's."""
    wanted = settings.stage.language
    return resolve(settings.window.language if wanted == "auto" else wanted)
