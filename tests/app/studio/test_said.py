"""Cards and prompts in the window's language."""

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QRawFont

from avatar import fonts
from avatar.app.studio import words
from avatar.app.studio.said import FOR_OWNER, said
from avatar.signal import Reason
from avatar.stage import cards
from avatar.stage.cards import LANGUAGES, WORDS, words_of


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reason_is_said_in_the_windows_language(app, language):
    """Mutants: always English; as others read it where the owner is told something else."""
    words.install(app, language)
    try:
        assert said(Reason.PROMPT_SMILE) == words_of(Reason.PROMPT_SMILE, language)
        assert said(Reason.NOT_OWNER) != words_of(Reason.NOT_OWNER, language)
        assert (said(Reason.NOT_OWNER).title == FOR_OWNER[Reason.NOT_OWNER][0]) is (language == "en")
    finally:
        words.install(app, "en")


def test_the_owner_is_told_what_to_do_where_the_others_only_read_why():
    """A wrongly refused owner would else be left with the card of the others."""
    for reason in FOR_OWNER:
        assert said(reason) != WORDS[reason]
    assert "again" in said(Reason.NOT_OWNER).line
    assert "window" in said(Reason.PASSPHRASE).line


def test_the_font_of_the_cards_has_every_letter_of_every_language(app):
    """A letter that it lacks is drawn as an empty box."""
    labels = [label for language in LANGUAGES for reason in Reason for label in cards.words(reason, language)]
    for weight in fonts.FONTS:
        there = QRawFont(QByteArray(fonts.load(weight)), 20)
        assert [one for label in labels for one in label.text if not there.supportsCharacter(ord(one))] == []
    assert not there.supportsCharacter(ord("\N{SNOWMAN}"))
