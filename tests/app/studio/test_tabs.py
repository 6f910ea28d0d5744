"""The pages of the window: what they show of a show, what a press of their buttons asks for."""

import threading
import time
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton

from avatar.app import agreement, characters, places, roster, workshop
from avatar.app.findings import Action, Finding, Said
from avatar.app.ledger import Event
from avatar.app.standing import Standing
from avatar.app.status import Status
from avatar.app.studio.names import PARTS
from avatar.app.studio.tabs.about import AboutTab
from avatar.app.studio.tabs.character import CharacterTab
from avatar.app.studio.tabs.devices import DevicesTab
from avatar.app.studio.tabs.expressions import ExpressionsTab
from avatar.app.studio.tabs.look import LookTab
from avatar.app.studio.tabs.privacy import PrivacyTab
from avatar.app.studio.tabs.tile import Tile
from avatar.app.studio.told import SENTENCES
from avatar.app.workshop import Workshop
from avatar.gate import consent
from avatar.maker import SLOTS, built_in, random_recipe, write
from avatar.settings import choose
from tests.app.test_consent import enrol, events, stored

LIMIT_S = 10.0
SHOWN = Status(
    character="ember",
    faces=((1, "happy"), (2, "laughing")),
    toggles=(("glasses", "g", False),),
    background="wood",
    backgrounds=("wood", "moss"),
)


def until(app, condition):
    end = time.monotonic() + LIMIT_S
    while not condition():
        assert time.monotonic() < end, "it did not happen"
        app.processEvents()
        time.sleep(0.002)


@pytest.fixture
def backstage(app):
    """One that notes what it is asked for; its show never starts."""
    from avatar.app.studio.backstage import Backstage

    class Noting(Backstage):
        def __init__(self):
            super().__init__(choose(places.settings_file(), {"stage.character": "ember"}))
            self.asked, self.errors, self.told = [], [], []
            self.failed.connect(lambda *error: self.errors.append(error))
            self.said.connect(self.told.append)
            self.status = SHOWN

        def recheck(self):
            self.asked.append(("recheck",))

        def wear(self, name):
            self.asked.append(("wear", name))

        def toggle(self, name):
            self.asked.append(("toggle", name))

        def background(self, name):
            self.asked.append(("background", name))

        def character(self, name):
            self.asked.append(("character", name))

        def setting(self, key, value):
            self.asked.append((key, value))
            super().setting(key, value)

        def show_status(self, **changes):
            from dataclasses import replace

            self.status = replace(self.status, **changes)
            self.status_changed.emit(self.status)

    found = Noting()
    yield found
    found.close()


def press(widget, text):
    """Press the button that says so."""
    QApplication.processEvents()  # shows what was just put in place
    button = next(one for one in widget.findChildren(QAbstractButton) if one.text() == text)
    assert button.isVisibleTo(widget), f"{text} is hidden"
    button.click()


def texts(widget):
    """Everything that can be read on it now."""
    QApplication.processEvents()
    kinds = widget.findChildren(QLabel) + widget.findChildren(QAbstractButton)
    return [one.text() for one in kinds if one.isVisibleTo(widget) and one.text()]


def tile(widget, text):
    return next(one for one in widget.findChildren(Tile) if one.text() == text)


OPEN = []


def shown(widget):
    widget.resize(560, 700)
    widget.show()
    OPEN.append(widget)
    return widget


@pytest.fixture(autouse=True)
def gone():
    """No widget outlives its test: collected later, in the middle of something of Qt's, it would crash it."""
    yield
    while OPEN:
        shiboken6.delete(OPEN.pop())


# Character.


def test_the_cast_stands_there_with_pictures_and_a_press_performs_as_one(app, backstage):
    tab = shown(CharacterTab(backstage))
    until(app, lambda: len(tab.findChildren(Tile)) == 8)
    until(app, lambda: all(one._picture is not None for one in tab.findChildren(Tile)))
    assert tile(tab, "Ember").isChecked()
    tile(tab, "Robin").click()
    assert ("character", "robin") in backstage.asked
    assert any("CC-BY-4.0" in text for text in texts(tab))


def drop(tab, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, buttons, keys)
    tab.gallery.dropEvent(event)


def test_a_file_that_is_dropped_is_imported_and_one_of_the_same_name_gets_a_number(app, backstage, tmp_path):
    tab = shown(CharacterTab(backstage))
    write(random_recipe(7), tmp_path / "my-fox.avatar")
    for name in ("my-fox", "my-fox-2"):
        drop(tab, tmp_path / "my-fox.avatar")
        until(app, lambda name=name: ("character", name) in backstage.asked)
    assert {one.name for one in roster.everyone() if not one.built_in} == {"my-fox", "my-fox-2"}


def test_a_file_that_is_no_character_is_refused_with_what_to_do(app, backstage, tmp_path):
    tab = shown(CharacterTab(backstage))
    (tmp_path / "holiday.avatar").write_bytes(b"<b>not</b> a zip file")
    before = texts(tab)
    drop(tab, tmp_path / "holiday.avatar")
    until(app, lambda: tab.gallery._problem.isVisible())
    new = [text for text in texts(tab) if text not in before]
    assert any("holiday" in text for text in new)
    assert len(new) >= 2
    assert not places.characters_folder().exists() or not list(places.characters_folder().iterdir())


def test_somebody_is_made_changed_named_taken_back_and_saved(app, backstage):
    tab = shown(CharacterTab(backstage))
    press(tab, "Make somebody…")
    made = tab.currentWidget()
    until(app, lambda: not made._picture.pixmap().isNull())
    first = made._workshop.recipe
    hat = made._parts["headwear"]
    hat.setCurrentIndex((hat.currentIndex() + 1) % hat.count())
    hat.activated.emit(hat.currentIndex())
    assert made._workshop.recipe.parts.get("headwear") == hat.currentData() != first.parts.get("headwear")
    press(made, "Undo")
    assert made._workshop.recipe == first
    made._name.selectAll()
    QTest.keyClicks(made._name, "Nora")
    press(made, "Save")
    until(app, lambda: ("character", "nora") in backstage.asked)
    assert (places.characters_folder() / "nora.avatar").is_file()
    assert tab.currentIndex() == 0


def test_steps_are_taken_back_one_by_one():
    bench = Workshop(iter(range(9)).__next__)
    start = bench.recipe
    bench.wear("glasses", "round")
    bench.paint("hair", "#112233")
    bench.paint("skin", "#445566")
    bench.wear("glasses", "thick")
    bench.call("  Ida ")
    assert bench.recipe.title == "Ida"
    for _ in range(4):
        assert bench.can_undo
        bench.undo()
    assert bench.recipe == start
    assert not bench.can_undo
    bench.undo()
    assert None in workshop.choices("glasses")
    assert None not in workshop.choices("face")


def test_every_slot_but_the_neck_can_be_chosen_and_every_title_can_be_translated():
    from avatar.app.studio.tabs.workshop import _GROUPS

    assert {slot for group in _GROUPS for slot in group} | {"neck"} == set(SLOTS)
    titles = {built_in().part(slot, name).title for slot in SLOTS for name in built_in().names(slot)}
    assert titles == {str(title) for title in PARTS}


# Expressions.


def test_each_face_has_its_picture_key_and_tile_and_what_is_worn_is_marked(app, backstage):
    tab = shown(ExpressionsTab(backstage))
    until(app, lambda: all(one._picture is not None for one in tab.findChildren(Tile)))
    assert tile(tab, "Happy").accessibleName() == "Happy, 1"
    tile(tab, "Happy").click()
    assert backstage.asked[-1] == ("wear", "happy")
    backstage.show_status(worn="laughing")
    assert tile(tab, "Laughing").isChecked()
    tile(tab, "Your own face").click()
    assert backstage.asked[-1] == ("wear", None)
    press(tab, "Hold: only while held down")
    assert backstage.settings.window.keys == "hold"


def test_nothing_is_drawn_of_a_character_that_is_sealed(app, backstage, monkeypatch):
    """Mutant: draw it all the same; the stand-in, or worse the owner's, would be seen."""
    drawn = []
    monkeypatch.setattr("avatar.app.portraits.faces", lambda *what: drawn.append(what) or {})
    monkeypatch.setattr("avatar.app.portraits.rooms", lambda *what: drawn.append(what) or {})
    backstage.show_status(sealed=True, character="mine")
    tabs = [shown(ExpressionsTab(backstage)), shown(LookTab(backstage))]
    backstage.settings_changed.emit("stage.toggles")
    backstage._background.close()
    assert not drawn
    assert any("sealed to you" in text for text in texts(tabs[0]))


# Look.


def test_looks_are_changed_by_what_they_are_called(app, backstage):
    tab = shown(LookTab(backstage))
    tile(tab, "Moss").click()
    press(tab, "Lively")
    press(tab, "Left")
    press(tab, "Glasses (key G)")
    wanted = [
        ("background", "moss"),
        ("stage.manner", "lively"),
        ("stage.framing", "left"),
        ("toggle", "glasses"),
    ]
    assert [one for one in backstage.asked if one in wanted] == wanted
    assert backstage.settings.stage.framing == "left"


def test_a_slider_that_is_dragged_asks_now_and_then_and_at_last_for_where_it_is(app, backstage):
    tab = shown(LookTab(backstage))
    for percent in range(101, 131):
        tab._zoom.setValue(percent)
    until(app, lambda: backstage.settings.stage.zoom == 130)
    assert sum(1 for key, *_ in backstage.asked if key == "stage.zoom") <= 3


def test_a_colour_is_kept_beside_the_others(app, backstage):
    tab = shown(LookTab(backstage))
    until(app, lambda: "coat" in tab._palette)
    tab._dye("coat", "#112233")
    until(app, lambda: backstage.settings.stage.palette == "coat=#112233")
    tab._dye("eyes", "#445566")
    until(app, lambda: backstage.settings.stage.palette == "coat=#112233, eyes=#445566")
    assert "#112233" in tab._dabs["coat"].accessibleName()
    tab._undye()
    until(app, lambda: backstage.settings.stage.palette == "")


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [("Dark", "theme", "dark"), ("150 %", "text", 150), ("Deutsch", "language", "de")],
)
def test_the_window_is_dressed_from_here(app, backstage, text, key, value):
    tab = shown(LookTab(backstage))
    press(tab, text)
    assert getattr(backstage.settings.window, key) == value


# Devices.


def lines(backstage, *findings, checking=False):
    backstage._clinic.findings, backstage._clinic.is_checking = findings, checking
    backstage.findings_changed.emit(findings)


FINE = Finding(name="python", ok=True, said=Said.PYTHON, values={"version": "3.11", "system": "Linux"})
NO_CAMERA = Finding(name="camera", ok=False, said=Said.NO_CAMERA, advice=Said.PLUG_IN)
NO_CONSENT = Finding(
    name="consent", ok=False, said=Said.NO_CONSENT, command="avatar consent", action=Action.CONSENT
)
NO_MODULE = Finding(
    name="virtual camera",
    ok=False,
    said=Said.MODULE_MISSING,
    command="sudo apt install x",
    action=Action.OUTPUT_WINDOW,
)


@pytest.fixture
def devices(app, backstage, monkeypatch):
    monkeypatch.setattr(
        "avatar.app.studio.tabs.devices.list_devices", lambda: [{"name": "Webcam", "is_virtual": False}]
    )
    monkeypatch.setattr("avatar.app.studio.tabs.devices.list_microphones", lambda: ["Headset"])
    tab = shown(DevicesTab(backstage))
    until(app, lambda: tab._camera.findData("Webcam") >= 0)
    return tab


def test_each_red_line_has_one_way_out_and_green_ones_are_folded(app, backstage, devices):
    heard = []
    devices.wanted.connect(heard.append)
    lines(backstage, FINE, NO_CAMERA, NO_CONSENT, NO_MODULE)
    read = texts(devices)
    assert "3 things are missing" in read
    assert "sudo apt install x" in read
    assert "avatar consent" not in read  # the button does it
    assert not any("3.11" in text for text in read)
    press(devices, "Read and agree…")
    press(devices, "Use a window instead")
    assert heard == ["consent", "output-window"]
    press(devices, "Show what is fine")
    assert any("3.11" in text for text in texts(devices))
    assert any("How to get a virtual camera" in text for text in read)


def test_lines_appear_while_the_doctor_still_looks_and_all_green_is_said_at_the_end(app, backstage, devices):
    lines(backstage, FINE, checking=True)
    assert "Looking…" in texts(devices)
    lines(backstage, FINE, NO_CAMERA, checking=True)
    assert "One thing is missing" in texts(devices)
    lines(backstage, FINE)
    assert "All is ready" in texts(devices)
    assert not any("How to get" in text for text in texts(devices))


def test_what_can_be_mended_here_is_mended_here(app, backstage, devices):
    backstage.setting("camera.name", "Gone")
    other = Finding(
        name="camera",
        ok=False,
        said=Said.CAMERA_OTHER,
        values={"wanted": "Gone", "names": "Webcam"},
        advice=Said.PLUG_IN_THIS,
        action=Action.CHOOSE_CAMERA,
    )
    lines(backstage, other)
    press(devices, "Take the first camera")
    assert backstage.settings.camera.name == ""
    assert backstage.asked[-1] == ("recheck",)


def test_a_camera_that_was_chosen_and_is_gone_is_still_named(app, backstage, devices):
    backstage.setting("camera.name", "Old one")
    devices._show_cameras(["Webcam"])
    assert devices._camera.currentText() == "Old one (not there now)"


def test_a_microphone_is_off_until_it_is_switched_on_and_can_be_chosen(app, backstage, devices):
    """Mutant: begin with the camera's."""
    assert backstage.settings.sense.microphone == "off"
    until(app, lambda: devices._microphone.findData("Headset") > 0)
    press(devices, "With the camera")
    assert backstage.settings.sense.microphone == "with camera"
    devices._microphone.setCurrentIndex(devices._microphone.findData("Headset"))
    devices._microphone.activated.emit(devices._microphone.currentIndex())
    assert backstage.settings.sense.microphone_name == "Headset"


def test_a_pause_switches_the_camera_off_unless_that_is_not_wanted(app, backstage, devices):
    press(devices, "A pause switches the camera off")
    assert backstage.settings.camera.pause == "keep"


def test_every_sentence_of_the_doctor_can_be_translated():
    assert {said: str(text) for said, text in SENTENCES.items()} == {said: said.value for said in Said}


# Privacy.


@pytest.fixture
def agreed(backstage):
    given = agreement.give(consent.AGREEMENT)
    backstage.standing = Standing(record_id=given.record.record_id)
    return given.record


def test_the_record_is_told_in_plain_words_with_its_end(app, backstage, agreed):
    tab = shown(PrivacyTab(backstage))
    until(app, lambda: tab._found.in_force)
    read = " ".join(texts(tab))
    assert "You agreed on" in read
    assert "in 364 days" in read or "in 365 days" in read
    assert "You agreed" in read
    assert "consent.json" in read.replace("\u200b", "")
    assert consent.STATEMENT not in read
    press(tab, "Read what you agreed to")
    assert consent.STATEMENT in texts(tab)


def test_withdrawing_takes_two_presses_and_the_first_changes_nothing(app, backstage, agreed):
    """Mutant: withdraw at the first press."""
    tab = shown(PrivacyTab(backstage))
    until(app, lambda: tab._found.in_force)
    press(tab, "Withdraw…")
    app.processEvents()
    assert consent.is_given(places.consent_file())
    assert tab.focusWidget() is None or tab.focusWidget().text() != "Yes, withdraw now"
    press(tab, "Keep it")
    assert consent.is_given(places.consent_file())
    press(tab, "Withdraw…")
    press(tab, "Yes, withdraw now")
    until(app, lambda: not places.consent_file().exists())
    until(app, lambda: backstage.told)
    until(app, lambda: not tab._found.in_force)
    assert "You have not agreed" in texts(tab)
    assert "You withdrew your consent" in " ".join(texts(tab))


def test_a_withdrawal_waits_for_nothing_and_closing_the_window_does_not_undo_it(app, backstage, agreed):
    """Mutants: withdraw in the shared threads, which lists of devices keep busy; do not wait when closing;
    remember the passphrase."""
    tab, go_on = shown(PrivacyTab(backstage)), threading.Event()
    until(app, lambda: tab._found.in_force)
    enrol()
    backstage.secret = "remembered"
    for _ in range(4):
        backstage.in_background(lambda: go_on.wait(LIMIT_S))
    press(tab, "Withdraw…")
    press(tab, "Yes, withdraw now")
    assert not places.consent_file().exists()
    assert backstage.secret is None
    go_on.set()
    backstage.close()
    assert stored() == []
    assert events()[-2:] == [Event.CONSENT_WITHDRAWN, Event.TEMPLATE_ERASED]


def test_a_ledger_that_was_touched_is_shown(app, backstage, agreed):
    path = places.ledger_file()
    path.write_bytes(path.read_bytes().replace(b"consent-given", b"gate-opened12"))
    tab = shown(PrivacyTab(backstage))
    until(app, lambda: any("not as it was written" in text for text in texts(tab)))


# About.


def test_every_library_that_is_asked_for_is_named_with_its_licence():
    import tomllib

    from avatar.app.parts import LIBRARIES

    project = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = {line.replace("=", ">").split(">")[0].strip() for line in project["project"]["dependencies"]}
    assert {one.distribution for one in LIBRARIES} == wanted
    assert all(one.licence and one.version for one in LIBRARIES)


def test_it_says_what_protects_here(app, backstage):
    tab = shown(AboutTab(backstage))
    lines(backstage, Finding(name="network", ok=True, said=Said.NETWORK_REFUSED))
    assert "The kernel refuses this process any network socket (seccomp)" in texts(tab)


# All.


@pytest.mark.parametrize("kind", [CharacterTab, ExpressionsTab, LookTab, DevicesTab, PrivacyTab, AboutTab])
def test_every_control_has_a_name_for_screen_readers_and_can_be_reached_by_keyboard(app, backstage, kind):
    tab = shown(kind(backstage))
    app.processEvents()
    for control in tab.findChildren(QAbstractButton):
        if control.metaObject().className().startswith("Q") and not isinstance(control, QPushButton):
            continue  # parts of Qt's own widgets
        assert control.accessibleName() or control.text(), control
        group = control.group()  # of one choice Tab goes to one, and arrows to the others
        reached = group.buttons() if group is not None else [control]
        assert any(one.focusPolicy() & Qt.FocusPolicy.TabFocus for one in reached), control.text()


def test_what_characters_say_of_themselves_is_what_the_command_says():
    from avatar.app import cast

    told = {one.name: one for one in cast.members()}
    for entry in roster.everyone():
        said = characters.describe(entry)
        assert (told[entry.name].title, told[entry.name].licence) == (said["title"], said["licence"])
