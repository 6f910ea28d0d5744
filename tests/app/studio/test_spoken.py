"""What a screen reader says of the main view while the focus is elsewhere, and what is written there."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtGui import QAccessible

from avatar.app.status import Status
from avatar.app.studio import spoken
from avatar.signal import Reason
from avatar.stage.ladder import Act

PERFORMS = Status(act=Act.PERFORM)
ASKS = Status(act=Act.CARD, reason=Reason.PROMPT_TURN_LEFT)


@pytest.fixture
def said(window, monkeypatch):
    """What was announced since: the words, and whether they interrupt."""
    found, politeness = [], QAccessible.AnnouncementPoliteness

    def hear(event):
        found.append((event.message(), event.politeness() is politeness.Assertive))

    qt = SimpleNamespace(updateAccessibility=hear, AnnouncementPoliteness=politeness)
    monkeypatch.setattr(spoken, "QAccessible", qt)
    window.backstage.standing = replace(window.backstage.standing, record_id="x", enrolled=True)
    return found


def test_a_pause_a_prompt_and_whose_it_is_are_said_once_each_and_at_once(window, said):
    """Mutants: show them only; say them again with each status, ten times a second."""
    for status in (PERFORMS, ASKS, replace(ASKS, progress=99), PERFORMS, replace(PERFORMS, paused=True)):
        for fps in (29.0, 30.0):
            window.tell(replace(status, fps=fps))
    titles = [words.split(".")[0] for words, at_once in said if at_once]
    assert titles == ["It is you", "Turn to your left", "It is you", "Paused"]


def test_a_refusal_is_said_with_what_to_do(window, said):
    window.tell(Status(act=Act.CARD, reason=Reason.NOT_OWNER))
    window.tell(Status(act=Act.CARD, reason=Reason.CAMERA_MISSING))
    assert len(said) == 2
    assert all(len(words) > 20 and at_once for words, at_once in said)


def test_who_sees_it_and_notices_are_said(window, said):
    window.tell(PERFORMS)
    said.clear()
    window.tell(replace(PERFORMS, on_air=True, label="Avatar"))
    window.backstage.said.emit("Your video: one.mp4")
    window.backstage.failed.emit("the disk is full", "make room")
    assert said == [
        ("In your call app, choose “Avatar” as the camera.", False),
        ("ON AIR", True),
        ("Your video: one.mp4", False),
        ("The disk is full\nmake room", True),
    ]


def test_nothing_is_said_of_what_is_hidden(window, said):
    window.hide()
    said.clear()
    window.tell(PERFORMS)
    assert said == []


def test_while_a_prompt_stands_in_its_place_the_picture_that_others_see_is_beside_it(window):
    """Mutant: let the prompt replace all; on air it looks as if nobody saw anything."""
    shield = window.box.shield
    window.tell(ASKS)
    assert not shield._glimpse.isVisible()
    window.tell(replace(ASKS, on_air=True))
    assert shield._glimpse.isVisible()
    assert shield._badge.isVisible()
    assert shield._badge.accessibleName() == "ON AIR"
    assert not shield._glimpse.is_mirrored
    assert shield._glimpse in window.backstage._screening._viewers
    window.tell(replace(PERFORMS, on_air=True))
    assert not shield._glimpse.isVisible()
    assert shield._glimpse not in window.backstage._screening._viewers


def test_while_paused_the_key_that_goes_on_is_said_in_words(window):
    """Mutant: say it where the pointer must rest; P, pressed again, only hides again."""
    window.tell(replace(PERFORMS, on_air=True, paused=True, label="Avatar"))
    assert "Shift+P" in window.box.air._line.text()
    assert window.box.air.button.text() == "Go off air"
    window.tell(replace(PERFORMS, on_air=True, label="Avatar"))
    assert "Shift+P" not in window.box.air._line.text()
