"""Sealing from the window: the camera is lent, prompts are shown, and all is as it was if it is left."""

import threading

import pytest
import shiboken6
from PySide6.QtWidgets import QAbstractButton, QLabel

from avatar.app import places
from avatar.app.standing import Standing
from avatar.app.studio.backstage import Backstage
from avatar.app.studio.tabs.sealer import Sealer
from avatar.errors import VaultError
from avatar.settings import choose
from avatar.signal import Held, Reason
from tests.app.studio.waiting import until
from tests.waiting import PATIENCE_S


@pytest.fixture
def backstage(app):
    found = Backstage(choose(places.settings_file(), {}))
    found.standing = Standing(record_id="x", enrolled=True)
    found.returned = []
    found.return_camera = lambda: found.returned.append(True)
    yield found
    found.close()


@pytest.fixture
def sealer(backstage):
    found = Sealer(backstage)
    found.show()
    yield found
    shiboken6.delete(found)


def press(widget, text):
    next(one for one in widget.findChildren(QAbstractButton) if one.text() == text).click()


def read(widget):
    return " ".join(one.text() for one in widget.findChildren(QLabel))


GO = "Look into the camera and go on"


def test_prompts_are_shown_until_it_is_sealed_and_the_camera_is_given_back(
    app, backstage, sealer, monkeypatch
):
    go_on, asked = threading.Event(), []

    def seal(name, _chosen, _opener, _clock, talk):
        asked.append((name, talk.secret()))
        talk.prompt(Held(0, Reason.PROMPT_BLINK_TWICE))
        go_on.wait(PATIENCE_S)
        return 0

    monkeypatch.setattr("avatar.app.studio.sealing.seal_one", seal)
    done = []
    sealer.done.connect(lambda: done.append(True))
    sealer.ask("fox", seals=True)
    assert "Seal fox to you?" in read(sealer)
    assert not asked
    press(sealer, GO)
    until(lambda: "Blink twice" in read(sealer))
    assert not backstage.returned
    go_on.set()
    until(lambda: done)
    assert asked == [("fox", None)]
    assert backstage.returned
    assert not sealer.isVisible()


def test_what_the_window_remembers_does_not_count_as_typed_now(app, backstage, sealer, monkeypatch):
    """Mutant: leave it out; each press would forgive failed prompts, or ask for none."""
    asked = []

    def seal(_name, _chosen, _opener, _clock, talk):
        asked.append((talk.secret(), talk.typed_now))
        return 0

    monkeypatch.setattr("avatar.app.studio.sealing.seal_one", seal)
    backstage.secret = "remembered"
    sealer.ask("fox", seals=True)
    press(sealer, GO)
    until(lambda: backstage.returned)
    assert asked == [("remembered", False)]


def test_leaving_half_way_is_no_error(app, backstage, sealer, monkeypatch):
    def unseal(_name, _chosen, _opener, _clock, talk):
        talk.prompt(Held(0, Reason.PROMPT_SMILE))
        while not talk.stop():
            pass
        raise VaultError("the gate did not open")

    monkeypatch.setattr("avatar.app.studio.sealing.unseal_one", unseal)
    sealer.ask("fox", seals=False)
    press(sealer, GO)
    until(lambda: "Smile" in read(sealer))
    press(sealer, "Cancel")
    until(lambda: backstage.returned)
    until(lambda: not sealer.isVisible())


def test_what_goes_wrong_is_said_with_what_to_do(app, backstage, sealer, monkeypatch):
    def seal(*_asked):
        raise VaultError("the gate did not open", hint="look at the camera")

    monkeypatch.setattr("avatar.app.studio.sealing.seal_one", seal)
    sealer.ask("fox", seals=True)
    press(sealer, GO)
    until(lambda: "the gate did not open" in read(sealer))
    assert "look at the camera" in read(sealer)
    assert backstage.returned


def test_nobody_who_is_not_known_can_seal(app, backstage, sealer):
    """Mutant: leave the button awake."""
    backstage.standing = Standing()
    sealer.ask("fox", seals=True)
    button = next(one for one in sealer.findChildren(QAbstractButton) if one.text() == GO)
    assert not button.isEnabled()
