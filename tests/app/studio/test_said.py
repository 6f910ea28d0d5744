"""Cards and prompts in the window's language."""

from PySide6.QtCore import QCoreApplication, QTranslator

from avatar.app.studio.said import SOURCES, said
from avatar.signal import Reason
from avatar.stage.cards import WORDS


def test_the_translators_see_every_word_of_every_card_once():
    words = {text for each in WORDS.values() for text in (each.title, each.line)}
    assert set(SOURCES) == words
    assert len(SOURCES) == len(words)


def test_a_reason_is_said_in_the_windows_language(app):
    class Shouting(QTranslator):
        def isEmpty(self):  # noqa: N802
            return False

        def translate(self, context, text, *_):
            return text.upper() if context == "Cards" else ""

    plain, translator = said(Reason.PROMPT_SMILE), Shouting()
    assert plain == WORDS[Reason.PROMPT_SMILE]
    QCoreApplication.installTranslator(translator)
    try:
        assert said(Reason.PROMPT_SMILE).title == "SMILE"
    finally:
        QCoreApplication.removeTranslator(translator)
