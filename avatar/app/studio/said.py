"""What cards and prompts say to the owner, in the window's language.

As others read it (``stage/card_words``), unless the owner is told something else.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from avatar.app.studio.words import language_in_force
from avatar.signal import Reason
from avatar.stage.cards import Words, words_of

FOR_OWNER: Final = {
    Reason.NO_CONSENT: (
        QT_TRANSLATE_NOOP("Cards", "Waiting for a yes"),
        QT_TRANSLATE_NOOP("Cards", "The avatar moves once you have agreed."),
    ),
    Reason.NOT_ENROLLED: (
        QT_TRANSLATE_NOOP("Cards", "Not introduced yet"),
        QT_TRANSLATE_NOOP("Cards", "The avatar does not know you yet."),
    ),
    Reason.PASSPHRASE: (
        QT_TRANSLATE_NOOP("Cards", "The passphrase, please"),
        QT_TRANSLATE_NOOP("Cards", "Type it in this window."),
    ),
    Reason.PAUSED: (
        QT_TRANSLATE_NOOP("Cards", "A short pause"),
        QT_TRANSLATE_NOOP("Cards", "You have paused it. Others see that it is back soon."),
    ),
    Reason.NOT_OWNER: (
        QT_TRANSLATE_NOOP("Cards", "You are not recognised"),
        QT_TRANSLATE_NOOP(
            "Cards",
            "Is it you? Face the camera, with light on your face. If that does not help: withdraw under"
            " Privacy, and introduce yourself again.",
        ),
    ),
}
"""Title and line where the owner is told something else than the others, most often what to do."""


def said(reason: Reason) -> Words:
    """Title and line of a card or prompt, for the owner, translated."""
    if reason not in FOR_OWNER:
        return words_of(reason, language_in_force())
    title, line = (QCoreApplication.translate("Cards", str(text)) for text in FOR_OWNER[reason])
    return Words(title, line)
