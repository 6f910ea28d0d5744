"""Agreeing: read to the end, ticked, recorded in the language that was read."""

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QPdfWriter  # noqa: F401 - loaded before the first PDF is timed
from PySide6.QtTest import QTest

from avatar.app import agreement, places
from avatar.app.studio import words
from avatar.app.studio.first.consent import ConsentPage, language_of
from avatar.app.studio.first.statement import as_html, as_paper, paragraphs
from avatar.gate import consent
from avatar.gate.statements import languages, statement
from tests.app.studio.waiting import heard, until


@pytest.fixture
def consent_page(backstage):
    page = ConsentPage(backstage)
    page.resize(420, 400)
    page.show()
    page.enter()
    until(lambda: not backstage._background.is_busy)  # it has looked whether something is at stake
    yield page
    page.close()


def read_to_the_end(page):
    bar = page._text.verticalScrollBar()
    assert bar.maximum() > 0, "the window of this test is small enough to scroll"
    bar.setValue(bar.maximum())


def test_it_can_be_agreed_to_only_once_it_was_read_to_the_end_and_ticked(consent_page):
    """Mutants: wake the button without the tick; or without the end of the text in view."""
    page, done = consent_page, heard(consent_page.done)
    assert not page._box.isChecked()
    assert not page._box.isEnabled()
    assert not page._agree.isEnabled()
    page._box.setChecked(True)
    assert not page._agree.isEnabled()
    page._box.setChecked(False)
    read_to_the_end(page)
    assert page._box.isEnabled()
    assert not page._agree.isEnabled()
    assert not agreement.is_given()
    page._box.setChecked(True)
    QTest.mouseClick(page._agree, Qt.MouseButton.LeftButton)
    until(lambda: done)
    assert agreement.is_given()
    assert consent.load(places.consent_file()).language == "en"


def test_another_language_is_to_be_read_and_ticked_anew_and_is_what_is_recorded(consent_page):
    """Mutant: keep the tick when the text changes."""
    page, done = consent_page, heard(consent_page.done)
    read_to_the_end(page)
    page._box.setChecked(True)
    page.read_in("de")
    assert page._box.text() == statement("de").agreement
    assert not page._box.isChecked()
    assert not page._agree.isEnabled()
    read_to_the_end(page)
    page._box.setChecked(True)
    page._agree.click()
    until(lambda: done)
    assert consent.load(places.consent_file()).language == "de"
    assert agreement.is_given()


def test_the_whole_window_speaks_the_language_that_was_chosen_for_the_statement(backstage):
    """Mutant: change the statement alone, so that a German tick box stands beside "I agree"."""
    page = ConsentPage(backstage)
    page._languages.chosen.emit("es")
    assert page._box.text() == statement("es").agreement
    assert backstage.settings.window.language == "es"
    page.close()


def test_who_says_no_closes_the_window_and_nothing_is_kept(consent_page):
    consent_page._no.click()
    assert consent_page.isHidden()
    assert not places.consent_file().exists()


@pytest.mark.parametrize("language", languages())
def test_the_statement_names_page_and_button_of_the_window_as_they_are_called_there(language, app):
    words.install(app, language)
    try:
        for page, button in (("Privacy", "Withdraw…"),):
            there = app.translate("PrivacyTab", page), app.translate("Withdrawal", button).strip(" …")
            assert ", ".join(there) in " ".join(statement(language).text.split())
    finally:
        words.install(app, "en")


def test_sealed_characters_are_lost_only_with_a_tick_of_its_own(consent_page, monkeypatch):
    """Mutant: tell ``settle`` that they may be lost because the statement was agreed to."""
    page = consent_page
    page._ask_about(("mine",))
    read_to_the_end(page)
    page._box.setChecked(True)
    assert not page._lost.isHidden()
    assert "mine" in page._stake.text()
    assert not page._agree.isEnabled()
    page._loses.setChecked(True)
    assert page._agree.isEnabled()


def test_a_record_that_cannot_be_written_is_said_and_the_page_stays(consent_page):
    page, done = consent_page, heard(consent_page.done)
    places.consent_file().parent.mkdir(parents=True, exist_ok=True)
    places.consent_file().with_suffix(".new").mkdir()
    read_to_the_end(page)
    page._box.setChecked(True)
    page._agree.click()
    until(lambda: not page.trouble.isHidden())
    assert "cannot be written" in page.trouble.text()
    assert not done
    assert page._agree.isEnabled()


def test_the_window_begins_in_its_own_language_and_in_english_where_there_is_no_other():
    assert language_of(QLocale("de_AT")) == "de"
    assert language_of(QLocale("es_MX")) == "es"
    assert language_of(QLocale("ja_JP")) == "en"


@pytest.mark.parametrize("language", languages())
def test_every_word_of_the_statement_is_shown_in_order_and_only_line_breaks_are_lost(language):
    """Mutant: drop what follows the second colon of a line."""
    read = statement(language)
    shown = " ".join(f"{one.about}: {one.text}" if one.about else one.text for one in paragraphs(read.text))
    assert shown.split() == read.text.split()
    assert sum(bool(one.about) for one in paragraphs(read.text)) == 5


def test_what_is_agreed_to_is_on_the_paper_with_its_hash(consent_page, tmp_path):
    read = statement("en")
    assert read.agreement in as_paper(read, "T")
    assert read.sha256 in as_paper(read, "T")
    assert as_html(read) in as_paper(read, "T")
    consent_page.save_to(tmp_path / "mine.pdf")
    until((tmp_path / "mine.pdf").exists)
    assert (tmp_path / "mine.pdf").read_bytes().startswith(b"%PDF")
    consent_page.save_to(tmp_path / "no" / "mine.pdf")
    until(lambda: "cannot be written" in consent_page.trouble.text())
