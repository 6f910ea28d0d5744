"""Cards and prompts in the window's language."""

from PySide6.QtCore import QByteArray, QCoreApplication, QTranslator
from PySide6.QtGui import QRawFont

from avatar import fonts
from avatar.app.studio.said import FOR_OWNER, SOURCES, said
from avatar.signal import Reason
from avatar.stage.cards import LANGUAGES, WORDS, words


def test_the_translators_see_every_word_of_every_card_once():
    said_here = {**WORDS, **FOR_OWNER}
    words = {text for each in said_here.values() for text in (each.title, each.line)}
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


def test_the_owner_is_told_what_to_do_where_the_others_only_read_why():
    """A wrongly refused owner would else be left with the card of the others."""
    for reason in FOR_OWNER:
        assert said(reason) != WORDS[reason]
    assert "again" in said(Reason.NOT_OWNER).line
    assert "window" in said(Reason.PASSPHRASE).line


def test_the_font_of_the_cards_has_every_letter_of_every_language(app):
    """A letter that it lacks is drawn as an empty box."""
    labels = [label for language in LANGUAGES for reason in Reason for label in words(reason, language)]
    for weight in fonts.FONTS:
        there = QRawFont(QByteArray(fonts.load(weight)), 20)
        assert [one for label in labels for one in label.text if not there.supportsCharacter(ord(one))] == []
    assert not there.supportsCharacter(ord("\N{SNOWMAN}"))
