"""Every word of the window in German and Spanish: none missing, none left in English, none cut."""

import re
import shutil
import string
from dataclasses import replace

import pytest
import shiboken6

from avatar.app import agreement, places
from avatar.app.findings import Finding, Said
from avatar.app.standing import Standing
from avatar.app.status import Status, Watch
from avatar.app.studio import words
from avatar.app.studio.boxes import Page
from avatar.gate import consent
from avatar.settings import choose
from avatar.signal import Reason
from avatar.stage.ladder import Act
from tests.app.studio.reading import check_uncut, read
from tests.app.studio.waiting import until
from tests.lab.words import LANGUAGES, WORDS, messages, release, update

TABS = ("character", "expressions", "look", "devices", "privacy", "about")
ENGLISH = re.compile(
    r"\b(the|is|are|of|and|your|you|this|that|with|not|for|only|from|nothing|window|camera)\b"
)
NAMES = re.compile(
    r"Virtual Camera|Apache|BSD|LGPL\S+|GPL\S+|Qt for Python|sudo .*|winget .*|systemctl .*|/\S+"
    r"|avatar/models/NOTICE|Drawn by|echo .*|Avatar.*|the avatar project"
)
"""Names, licences and lines to copy are the same everywhere."""


def holes(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None} | set(
        re.findall(r"%\w", text)
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_translated_and_has_the_same_gaps_to_fill(language):
    found = list(messages(WORDS / f"avatar_{language}.ts"))
    assert len(found) > 500
    assert not [source for _, source, text in found if not text]
    for _, source, text in found:
        assert holes(source) == holes(text), source
        assert source.endswith("…") == text.endswith("…"), source


def test_the_files_that_are_loaded_are_made_of_these_words(tmp_path):
    release(out=tmp_path)
    for language in LANGUAGES:
        name = f"avatar_{language}.qm"
        assert (tmp_path / name).read_bytes() == (WORDS / name).read_bytes(), "python -m tests.lab.words"


def test_people_are_addressed_as_friends():
    """German says du, Spanish says tú."""
    german = [text for *_, text in messages(WORDS / "avatar_de.ts")]
    spanish = [text for *_, text in messages(WORDS / "avatar_es.ts")]
    assert not [
        text for text in german if re.search(r"\b(Ihnen|[Ww]ählen Sie|[Dd]rücken Sie|Sie können)\b", text)
    ]
    assert not [text for text in spanish if re.search(r"\busted\b", text, re.IGNORECASE)]


STATUS = Status(
    act=Act.PERFORM,
    reason=Reason.STARTING,
    camera=Watch.ON,
    microphone=Watch.OFF,
    fps=30,
    character="ember",
    faces=((1, "happy"), (2, "laughing"), (3, "sad"), (4, "angry"), (5, "surprised"), (8, "doubt")),
    toggles=(("glasses", "g", False), ("headphones", "k", True)),
    background="wood",
    backgrounds=("wood", "drawing", "amber", "see-through"),
)
FINDINGS = (
    Finding(name="camera", ok=False, said=Said.NO_CAMERA, advice=Said.PLUG_IN),
    Finding(name="virtual camera", ok=False, said=Said.MODULE_MISSING, command="sudo modprobe x"),
    Finding(name="network", ok=True, said=Said.NETWORK_REFUSED),
    Finding(name="microphone", ok=True, said=Said.MICROPHONE_OFF),
)


@pytest.fixture
def open_window(app, monkeypatch):
    """Opens the whole window in a language and a size of text, without devices and without a show."""
    from avatar.app.studio.backstage import Backstage
    from avatar.app.studio.window import MainWindow

    monkeypatch.setattr("avatar.app.studio.tabs.devices.list_devices", list)
    monkeypatch.setattr("avatar.app.studio.tabs.devices.list_microphones", list)
    opened = []

    def make(language, text=100):
        given = agreement.give(consent.AGREEMENT)
        words.install(app, language)
        app.theme.choose(text=text)
        backstage = Backstage(choose(places.settings_file(), {"stage.character": "ember"}))
        backstage.status = STATUS
        backstage.standing = Standing(record_id=given.record.record_id, enrolled=True)
        backstage._clinic.findings = FINDINGS
        window = MainWindow(backstage, FakeDress())
        window.resize(1240, 900)
        window.show()
        opened.append((window, backstage))
        return window

    yield make
    for window, backstage in opened:
        backstage._background.close()
        shiboken6.delete(window)  # else every later change of the theme dresses it, too
    words.install(app, "en")
    app.theme.choose(text=100)


class FakeDress:
    """The window needs one only to be told of changes, and there are none."""

    class changed:  # noqa: N801 - a signal's name
        @staticmethod
        def connect(_slot):
            return None

    def follow(self, _settings):
        return None


def settle(app, window, name):
    window.shelf.open(name)
    window._backstage.status_changed.emit(STATUS)
    window._backstage.findings_changed.emit(FINDINGS)
    until(lambda: is_whole(window) and not window._backstage._background.is_busy)
    for _ in range(5):  # what was looked up or drawn beside the window is put in its place
        app.processEvents()


def is_whole(window):
    return all(page.is_whole for page in window.findChildren(Page) if page.isVisible())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_english_is_left_anywhere_in_the_window(app, open_window, language):
    english = {source for _, source, text in messages(WORDS / f"avatar_{language}.ts") if text != source}
    also = {text for *_, text in messages(WORDS / f"avatar_{language}.ts")}
    window = open_window(language)
    for name in TABS:
        settle(app, window, name)
        for text in read(window):
            assert text not in english - also, f"{name}: {text}"
            assert not ENGLISH.search(NAMES.sub("", text)) or text in also, f"{name}: {text}"


@pytest.mark.parametrize(("language", "text"), [("en", 100), ("de", 100), ("es", 100), ("de", 200)])
def test_no_text_is_cut_also_in_long_languages_and_large_letters(app, open_window, language, text):
    window = open_window(language, text)
    for name in TABS:
        settle(app, window, name)
        check_uncut(window, name)


def test_a_card_of_a_prompt_and_a_problem_are_not_cut_either(app, open_window):
    window = open_window("de", 200)
    for reason in (Reason.PROMPT_TURN_LEFT, Reason.CAMERA_VIRTUAL, Reason.SENSE_FAILED):
        window._backstage.status = replace(STATUS, act=Act.CARD, reason=reason)
        window._backstage.status_changed.emit(window._backstage.status)
        app.processEvents()
        check_uncut(window.box)


@pytest.fixture
def open_page(app, monkeypatch):
    """Opens a page of the first start in a language and a size of text."""
    from avatar.app.studio.backstage import Backstage

    monkeypatch.setattr("avatar.app.studio.first.enrolment.list_devices", list)
    opened = []

    def make(kind, language, text):
        words.install(app, language)
        app.theme.choose(text=text)
        backstage = Backstage(choose(places.settings_file(), {}))
        backstage.recheck = lambda: None
        backstage._clinic.findings = FINDINGS
        page = kind(backstage)
        page.resize(1240, 900)
        page.show()
        opened.append((page, backstage))
        until(lambda: is_whole(page) and not backstage._background.is_busy)
        for _ in range(5):
            app.processEvents()
        return page

    yield make
    for page, backstage in opened:
        backstage.close()
        shiboken6.delete(page)
    words.install(app, "en")
    app.theme.choose(text=100)


def first_pages():
    from avatar.app.studio.first.call_app import AirPage
    from avatar.app.studio.first.character import CharacterPage
    from avatar.app.studio.first.consent import ConsentPage
    from avatar.app.studio.first.enrolment import EnrolmentPage

    return (ConsentPage, EnrolmentPage, CharacterPage, AirPage)


@pytest.mark.parametrize(("language", "text"), [("de", 100), ("es", 100), ("de", 200)])
@pytest.mark.parametrize("number", range(4))
def test_the_first_start_speaks_the_language_too_and_is_not_cut(open_page, number, language, text):
    english = {source for _, source, told in messages(WORDS / f"avatar_{language}.ts") if told != source}
    also = {told for *_, told in messages(WORDS / f"avatar_{language}.ts")}
    page = open_page(first_pages()[number], language, text)
    for seen in read(page):
        assert seen not in english - also, seen
    check_uncut(page)


def test_no_sentence_of_the_code_is_missing_in_the_files(tmp_path):
    """After a change of any sentence: ``python -m tests.lab.words``."""
    names = [f"avatar_{language}.ts" for language in LANGUAGES]
    for name in names:
        shutil.copy(WORDS / name, tmp_path / name)
    update(tmp_path)
    for name in names:
        there, wanted = ({found[:2] for found in messages(folder / name)} for folder in (WORDS, tmp_path))
        assert there == wanted, "python -m tests.lab.words"
