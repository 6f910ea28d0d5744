"""Enrolling: prompts, passphrase, and leaving at any time, with a scripted sense process."""

import sys

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QPdfWriter  # noqa: F401 - loaded before the first PDF is timed
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from avatar import keys
from avatar.app import agreement, places
from avatar.app.passphrase import Need
from avatar.app.studio.first import enrolment as enrolment_page
from avatar.app.studio.first.enrolment import Before, EnrolmentPage
from avatar.app.studio.said import said
from avatar.gate import consent
from avatar.signal import Held, Reason
from tests.app.studio.waiting import heard, until
from tests.app.test_session import PRELUDE

CAMERAS = [{"name": "Webcam", "is_virtual": False}, {"name": "Desk", "is_virtual": False}]


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
send(Held(1, Reason.PROMPT_SMILE)); send(Held(1, Reason.ENROL_WRONG_MOVE))
send(Held(1, Reason.PROMPT_STRAIGHT))
send(Held(2, Reason.PROMPT_TURN_LEFT, Marks.NONE, 128))
"""


def test_prompts_are_shown_one_at_a_time_and_the_end_is_a_smile(backstage, cameras, monkeypatch, tmp_path):
    monkeypatch.setattr(keys, "needs_passphrase", lambda: False)
    monkeypatch.setattr(enrolment_page, "_SMILE_MS", 0)
    agreement.give(consent.AGREEMENT)
    go_on = tmp_path / "go on"
    script = PROMPTS + (
        "from pathlib import Path\nassert config['camera'] == 'Desk'\n"
        f"while not Path({str(go_on)!r}).exists(): time.sleep(0.01)\n"
        "send(Held(3, Reason.ENROLLED))"
    )
    page = enrolling(backstage, script)
    done, kept = heard(page.done), heard(backstage.settings_changed)
    page._camera.setCurrentText("Desk")
    page._begin.click()
    until(lambda: page._words.text() == said(Reason.PROMPT_TURN_LEFT).title)
    assert page._face.accessibleDescription() == "50 %"
    assert f"“{said(Reason.PROMPT_SMILE).title}” was asked for" in page._last.text()
    go_on.touch()
    until(lambda: done)
    assert page._words.text() == said(Reason.ENROLLED).title
    until(lambda: kept)
    assert kept == [("camera.name",)]


def test_what_was_wrong_with_a_try_names_the_movement_and_goes_once_the_next_one_is_right(backstage, cameras):
    """Mutants: the movement that is asked for now; leave it there to the end."""
    page = EnrolmentPage(backstage)
    for reason, seen in (
        (Reason.PROMPT_STRAIGHT, ""),
        (Reason.PROMPT_TURN_LEFT, ""),
        (Reason.ENROL_WRONG_MOVE, "“Turn to your left” was asked for"),
        (Reason.PROMPT_STRAIGHT, "“Turn to your left” was asked for"),
        (Reason.PROMPT_BLINK_TWICE, "“Turn to your left” was asked for"),
        (Reason.PROMPT_STRAIGHT, "“Turn to your left” was asked for"),
        (Reason.PROMPT_SMILE, ""),
        (Reason.ENROL_TOO_SLOW, "That took a little long"),
    ):
        page._prompt(Held(0, reason))
        assert seen in page._last.text()
        assert bool(seen) is bool(page._last.text())
    shiboken6.delete(page)


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
    wrong = (
        ("short", "short", "too short"),
        ("long enough", "", "once more"),
        ("long enough", "long enuogh", "differ"),
    )
    for first, second, said_of in wrong:
        page._typed.setText(first)
        page._again.setText(second)
        assert said_of in page.why.text()
        assert not page._begin.isEnabled()
        QTest.keyClick(page._again, Qt.Key.Key_Return)
        assert page._pile.index == 0
    page._again.setText("long enough")
    QTest.keyClick(page._again, Qt.Key.Key_Return)
    until(lambda: page._pile.index == 1)
    page.leave()
    assert page._typed.text() == page._again.text() == ""
    until(lambda: not page._enroller.is_running)


def test_what_is_typed_can_be_seen_and_hidden_again(backstage, cameras):
    page = enrolling(backstage, "sys.stdin.read()")
    for mode in (QLineEdit.EchoMode.Normal, QLineEdit.EchoMode.Password):
        page._reveal.click()
        assert page._typed.echoMode() is page._again.echoMode() is mode


def test_without_a_camera_it_does_not_begin_and_looks_again_when_asked(backstage, monkeypatch):
    """Mutant: wake "Begin" with whatever is typed; a press on it would end in an error."""
    monkeypatch.setattr(keys, "needs_passphrase", lambda: False)
    there = []
    monkeypatch.setattr(enrolment_page, "list_devices", lambda: there)
    page = EnrolmentPage(backstage)
    page.show()
    page.enter()
    until(lambda: not page._missing.isHidden())
    assert not page._begin.isEnabled()
    assert page.why.text() == said(Reason.CAMERA_MISSING).title
    there += CAMERAS
    next(one for one in page._missing.findChildren(QAbstractButton) if one.text() == "Look again").click()
    until(lambda: page._begin.isEnabled())
    assert page._missing.isHidden()


def test_with_one_camera_and_a_keyring_there_is_nothing_to_ask(backstage):
    page = EnrolmentPage(backstage)
    page.show()
    page._ready(Before(need=Need.NOTHING, cameras=("Webcam",)))
    assert page._camera_field.isHidden()
    assert all(one.isHidden() for one in page._secrets)
    assert page._begin.isEnabled()
