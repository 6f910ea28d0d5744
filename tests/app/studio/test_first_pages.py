"""The pages of the first start, each with the real backstage and a scripted sense process."""

import sys
import time

import pytest
import shiboken6
from PySide6.QtCore import QEventLoop, QLocale, Qt
from PySide6.QtGui import QPdfWriter  # noqa: F401 - loaded before the first PDF is timed
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from avatar import keys
from avatar.app import agreement, places, roster
from avatar.app.passphrase import Need
from avatar.app.studio.backstage import Backstage
from avatar.app.studio.first import character, making
from avatar.app.studio.first import enrolment as enrolment_page
from avatar.app.studio.first.call_app import APPS, AirPage, App, CallApp
from avatar.app.studio.first.character import CharacterPage
from avatar.app.studio.first.consent import ConsentPage, language_of
from avatar.app.studio.first.enrolment import Before, EnrolmentPage
from avatar.app.studio.first.flow import Found
from avatar.app.studio.first.making import Change
from avatar.app.studio.first.rest import LIMIT_S, Part, Progress
from avatar.app.studio.first.statement import as_html, as_paper, paragraphs
from avatar.app.studio.said import said
from avatar.gate import consent
from avatar.gate.statements import languages, statement
from avatar.maker import random_recipe
from avatar.settings import Chosen, Settings, choose
from avatar.signal import Reason
from avatar.stage.rigs import load_rig
from tests.app.test_session import PRELUDE

EVERYTHING = Found(agreed=True, enrolled=True, chosen=True, rested=True)
SILENT = (sys.executable, "-c", "import sys; sys.stdin.read()")
CAMERAS = [{"name": "Webcam", "is_virtual": False}, {"name": "Desk", "is_virtual": False}]


@pytest.fixture
def backstage(app):
    found = Backstage(Chosen(Settings(), {}), SILENT)
    found.recheck = lambda: None  # no doctor
    yield found
    found.close()


def until(true, limit_s=8.0):
    """Let the window live until something is so."""
    began = time.monotonic()
    while not true():
        assert time.monotonic() - began < limit_s, "it did not come"
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def heard(signal):
    found = []
    signal.connect(lambda *told: found.append(told))
    return found


# ---------------------------------------------------------------------- consent


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


# ---------------------------------------------------------------------- enrolment


@pytest.fixture
def cameras(monkeypatch):
    monkeypatch.setattr(enrolment_page, "list_devices", lambda: CAMERAS)


def enrolling(backstage, script):
    backstage.enrol_command = (sys.executable, "-c", PRELUDE + script)
    page = EnrolmentPage(backstage)
    page.show()
    page.enter()
    until(lambda: page._camera.count() == 2)
    return page


PROMPTS = """
send(Held(1, Reason.PROMPT_STRAIGHT)); send(Held(1, Reason.ENROL_WRONG_MOVE))
send(Held(2, Reason.PROMPT_TURN_LEFT, Marks.NONE, 128))
"""


def test_prompts_are_shown_one_at_a_time_and_the_end_is_a_smile(backstage, cameras, monkeypatch):
    monkeypatch.setattr(keys, "needs_passphrase", lambda: False)
    monkeypatch.setattr(enrolment_page, "_SMILE_MS", 0)
    agreement.give(consent.AGREEMENT)
    script = PROMPTS + (
        "assert config['camera'] == 'Desk'; sys.stdin.readline()\nsend(Held(3, Reason.ENROLLED))"
    )
    page = enrolling(backstage, script.replace("sys.stdin.readline()", "time.sleep(0.5)"))
    done, kept = heard(page.done), heard(backstage.settings_changed)
    page._camera.setCurrentText("Desk")
    page._begin.click()
    until(lambda: page._words.text() == said(Reason.PROMPT_TURN_LEFT).title)
    assert page._face.accessibleDescription() == "50 %"
    assert said(Reason.ENROL_WRONG_MOVE).title in page._last.text()
    until(lambda: done)
    assert page._words.text() == said(Reason.ENROLLED).title
    until(lambda: kept)
    assert kept == [("camera.name",)]


def test_leaving_half_way_ends_the_process_and_leaves_nothing(backstage, cameras, monkeypatch):
    """Mutant: ``leave`` forgets the enroller."""
    monkeypatch.setattr(keys, "needs_passphrase", lambda: False)
    agreement.give(consent.AGREEMENT)
    before = {path.name for path in places.vault_folder().iterdir()}
    page = enrolling(backstage, PROMPTS + "sys.stdin.read()")
    page._begin.click()
    until(lambda: page._words.text() == said(Reason.PROMPT_TURN_LEFT).title)
    page.leave()
    until(lambda: not page._enroller.is_running)
    assert {path.name for path in places.vault_folder().iterdir()} == before


def test_left_before_it_began_it_does_not_begin(backstage, cameras, monkeypatch, tmp_path):
    """Mutant: start the process whatever became of the page."""
    monkeypatch.setattr(keys, "needs_passphrase", lambda: False)
    agreement.give(consent.AGREEMENT)
    mark = tmp_path / "began"
    page = enrolling(backstage, f"open({str(mark)!r}, 'w'); sys.stdin.read()")
    page._begin.click()
    page.leave()
    until(lambda: not backstage._background.is_busy)
    QApplication.processEvents()
    assert not page._enroller.is_running
    assert not mark.exists()


def test_stopped_and_begun_again_at_once_there_are_never_two_processes(
    backstage, cameras, monkeypatch, tmp_path
):
    """Mutant: begin beside the one that is ending; both would want the camera."""
    monkeypatch.setattr(keys, "needs_passphrase", lambda: False)
    agreement.give(consent.AGREEMENT)
    lock = tmp_path / "camera"
    script = f"""
import os
camera = os.open({str(lock)!r}, os.O_CREAT | os.O_EXCL)
send(Held(1, Reason.PROMPT_SMILE)); sys.stdin.read(); time.sleep(0.3); os.unlink({str(lock)!r})
"""
    page = enrolling(backstage, script)
    for _ in range(2):
        page._begin.click()
        until(lambda: page._words.text() == said(Reason.PROMPT_SMILE).title)
        page._stop.click()
        page._words.clear()
    assert page.trouble.isHidden()
    until(lambda: not page._enroller.is_running)


def test_an_enrolment_that_fails_says_why_and_can_be_tried_again(backstage, cameras, monkeypatch):
    monkeypatch.setattr(keys, "needs_passphrase", lambda: False)
    agreement.give(consent.AGREEMENT)
    page = enrolling(backstage, 'print("error: it is dark\\ntry: light", file=sys.stderr); sys.exit(1)')
    page._begin.click()
    until(lambda: "it is dark" in page.trouble.text())
    assert page._begin.isEnabled()
    assert not page._begin.isHidden()


def test_what_a_prompt_said_was_wrong_is_said_again_in_the_windows_language(backstage, cameras, monkeypatch):
    monkeypatch.setattr(keys, "needs_passphrase", lambda: False)
    agreement.give(consent.AGREEMENT)
    script = 'send(Held(1, Reason.CAMERA_BUSY)); print("error: busy", file=sys.stderr); sys.exit(1)'
    page = enrolling(backstage, script)
    page._begin.click()
    until(lambda: said(Reason.CAMERA_BUSY).line in page.trouble.text())
    assert "busy" in page.trouble.toolTip()


def test_without_a_keyring_a_passphrase_is_typed_twice_and_is_long_enough(backstage, cameras):
    """Mutant: begin with whatever is in the first field."""
    agreement.give(consent.AGREEMENT)
    page = enrolling(backstage, "sys.stdin.read()")
    assert page._need is Need.TO_MAKE
    assert page._typed.echoMode() is QLineEdit.EchoMode.Password
    assert not page._begin.isEnabled()
    for first, second, said_of in (("short", "short", "too short"), ("long enough", "long enuogh", "differ")):
        page._typed.setText(first)
        page._again.setText(second)
        page._begin.click()
        assert said_of in page.trouble.text()
        assert page._stack.currentIndex() == 0
    page._again.setText("long enough")
    page._begin.click()
    until(lambda: page._stack.currentIndex() == 1)
    page.leave()
    assert page._typed.text() == page._again.text() == ""
    until(lambda: not page._enroller.is_running)


def test_with_one_camera_and_a_keyring_there_is_nothing_to_ask(backstage):
    page = EnrolmentPage(backstage)
    page.show()
    page._ready(Before(need=Need.NOTHING, cameras=("Webcam",)))
    assert page._camera_field.isHidden()
    assert page._secrets.isHidden()
    assert page._begin.isEnabled()


# ---------------------------------------------------------------------- character


@pytest.fixture
def character_page(backstage, monkeypatch):
    few = tuple(one for one in character.everyone("robin") if one.name in ("robin", "boo"))
    monkeypatch.setattr(character, "everyone", lambda _first: few)
    backstage.open()
    page = CharacterPage(backstage)
    page.resize(900, 500)
    page.show()
    page.enter()
    until(page._take.isEnabled)
    yield page
    page.leave()
    page.close()


def test_the_cast_is_on_the_shelf_and_the_one_that_is_picked_lives_and_is_kept(character_page):
    page, done = character_page, heard(character_page.done)
    assert page._group.checkedButton().name == "robin"
    until(lambda: not page._stage._image.isNull())
    first = page._stage._image
    until(lambda: page._stage._image != first)
    page._tiles["boo"].click()
    until(lambda: not page._tiles["boo"]._image.isNull())
    page._take.click()
    until(lambda: done)
    until(lambda: places.settings_file().exists())
    assert choose(places.settings_file(), {}).settings.stage.character == "boo"


def test_somebody_made_by_chance_is_changed_part_by_part_and_kept_only_when_taken(character_page):
    """Mutant: write whoever is thrown at once."""
    page, done = character_page, heard(character_page.done)
    page._dice.click()
    until(lambda: page._recipe is not None)
    was = page._recipe
    page._change(Change.HAIR, 1)
    assert page._recipe.parts != was.parts
    page._title.setText("Zoë")
    page._title.textEdited.emit("Zoë")
    assert roster.own("zoe") is None
    until(lambda: not page._tiles[""]._image.isNull())
    page._take.click()
    until(lambda: done)
    assert load_rig(roster.own("zoe")).manifest.meta.name == "Zoë"


@pytest.mark.parametrize("change", Change)
def test_every_change_goes_round_and_makes_somebody_who_can_be_drawn(change):
    recipe = random_recipe(11)
    every = making.choices(recipe, change)
    seen, now = [], recipe
    for _ in every:
        now = making.step(now, change, 1)
        seen.append(making.now(now, change))
    assert sorted(seen) == sorted(every)
    assert making.now(making.step(now, change, 1), change) == seen[0]
    assert making.now(making.step(making.step(now, change, 1), change, -1), change) == seen[-1]
    load_rig(making.in_memory(now))


def test_a_name_that_is_taken_gets_a_number(tmp_path):
    recipe = random_recipe(3)
    stem = making.keep(recipe)
    assert making.keep(recipe) == f"{stem}-2"


# ---------------------------------------------------------------------- resting face


def test_the_ring_follows_what_the_sense_process_says_and_waits_behind_a_card():
    """Mutant: take the 0 of a card for the end of the step."""
    one = Progress(0.0)
    assert one.step(1.0, performs=False, progress=90) is Part.HELLO
    assert one.step(2.0, performs=True, progress=3) is Part.RELAX
    assert one.step(3.0, performs=True, progress=120) is Part.RELAX
    assert one.share == 120 / 255
    assert one.step(4.0, performs=False, progress=0) is Part.RELAX
    assert one.step(5.0, performs=True, progress=200) is Part.BLINK
    assert one.step(6.0, performs=True, progress=0) is Part.DONE
    assert one.share == 1


def test_a_step_that_never_begins_does_not_keep_anybody_and_only_time_with_an_open_gate_counts():
    """Mutant: count the seconds of a card, too."""
    one = Progress(0.0)
    for at in range(1, 100):
        assert one.step(float(at), performs=False, progress=0) is Part.HELLO
    assert one.step(100.0, performs=True, progress=0) is Part.RELAX
    assert one.step(500.0, performs=False, progress=0) is Part.RELAX
    assert one.step(501.0, performs=True, progress=0) is Part.RELAX
    assert one.step(501.0 + LIMIT_S, performs=True, progress=0) is Part.DONE


# ---------------------------------------------------------------------- on air


@pytest.mark.parametrize("app_name", App)
def test_every_call_app_has_a_drawing_of_ours_without_words_and_two_sentences(app, app_name):
    text = (APPS / f"{app_name.name.lower()}.svg").read_text(encoding="utf-8")
    assert "<text" not in text
    assert "<image" not in text
    shown = CallApp()
    shown.resize(800, 400)
    shown.show_app(app_name)
    assert shown._first.text()
    assert shown._second.text()
    picture = shown._drawing.grab().toImage()
    assert len({picture.pixel(x, 90) for x in range(0, picture.width(), 3)}) > 3


def test_the_last_page_has_the_doctor_look_again_and_leads_to_what_is_missing(backstage):
    asked = []
    backstage.recheck = lambda: asked.append(1)
    page = AirPage(backstage)
    page.show()
    page.enter()
    assert asked
    done, mend = heard(page.done), heard(page.mend)
    page._air.mend.emit()
    assert done
    assert mend
    backstage.failed.emit("the virtual camera is busy", "close the other program")
    assert "busy" in page.trouble.text()
    page.leave()


# ---------------------------------------------------------------------- in the window


def test_what_the_doctor_misses_leads_to_the_step_that_is_open_and_back_to_the_window(backstage, monkeypatch):
    """Mutant: begin at the first step, whatever there is."""
    from avatar.app.studio.window import MainWindow
    from tests.app.studio.test_words import FakeDress

    window = MainWindow(backstage, FakeDress())
    window.show()
    try:
        window.steps_wanted.emit("consent")
        until(lambda: window._is_walking)
        until(lambda: isinstance(window._first.page, ConsentPage))
        pressed = heard(backstage.status_changed)
        QTest.keyClick(window, Qt.Key.Key_Escape)
        assert not backstage.status.paused, "nobody sees anything yet"
        assert not pressed
        monkeypatch.setattr("avatar.app.studio.first.flow.look", lambda _chosen: EVERYTHING)
        window.walk()
        until(lambda: not window._is_walking)
    finally:
        window.end()
        shiboken6.delete(window)
