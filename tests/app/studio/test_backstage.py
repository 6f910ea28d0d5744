"""What the widgets are given: pictures and status, settings that are kept, work beside the window."""

import threading
from dataclasses import replace

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from avatar.app import places
from avatar.app.standing import Standing
from avatar.app.studio.keeper import not_alone
from avatar.app.studio.output_window import OutputWindow
from avatar.gate import consent
from avatar.settings import choose
from avatar.signal import Reason
from avatar.stage.ladder import Act
from avatar.testing import RecordingOutput
from tests.app.scripted import LIVE, command
from tests.app.studio.waiting import heard, until
from tests.waiting import PATIENCE_S


@pytest.fixture
def output():
    return RecordingOutput()


@pytest.fixture
def make(app, output):
    """Makes a backstage that performs by script, without a doctor."""
    from avatar.app.studio.backstage import Backstage

    made = []

    def one(*parts, flags=None):
        consent.give(places.consent_file(), consent.AGREEMENT)
        chosen = choose(places.settings_file(), {"sense.test_source": True, **(flags or {})})
        found = Backstage(chosen, command=command(*parts), open_output=lambda _settings: output)
        found.recheck = lambda: None
        made.append(found)
        found.errors = []
        found.failed.connect(lambda *error: found.errors.append(error))
        return found

    yield one
    for found in made:
        found.close()


def test_it_performs_shows_pictures_and_goes_on_and_off_air(app, make, output):
    backstage, pictures = make(LIVE), []
    backstage.picture_changed.connect(lambda image: pictures.append(image.size().width()))
    backstage.view("test", 33)
    backstage.open()
    until(lambda: backstage.status.act is Act.PERFORM and pictures)
    assert not backstage.status.on_air
    assert not output.pictures
    backstage.go_on_air()
    until(lambda: backstage.status.on_air and len(output.pictures) > 2)
    assert backstage.status.label == "a recording"
    backstage.go_off_air()
    until(lambda: output.closed and not backstage.status.on_air)
    assert set(pictures) == {1280}
    assert not backstage.errors


def test_a_pause_hides_everything_until_it_ends(app, make):
    backstage = make(LIVE)
    backstage.open()
    until(lambda: backstage.status.act is Act.PERFORM)
    backstage.panic()
    until(lambda: backstage.status.paused)
    assert backstage.status.reason is Reason.PAUSED
    assert backstage.status.act is Act.CARD
    backstage.resume()
    until(lambda: backstage.status.act is Act.PERFORM)


def test_closing_takes_the_avatar_off_air_before_it_waits_for_anything_else(app, make, output, monkeypatch):
    """Mutant: wait for the work beside the window first; the character stays in the call for seconds."""
    backstage, closed = make(LIVE), threading.Event()
    backstage.open()
    until(lambda: backstage.status.act is Act.PERFORM)
    backstage.go_on_air()
    until(lambda: backstage.status.on_air and output.pictures)
    monkeypatch.setattr(output, "close", closed.set)
    monkeypatch.setattr("avatar.app.studio.background._CLOSE_S", 2 * PATIENCE_S)
    began, closed_before = threading.Event(), []
    backstage.in_background(lambda: (began.set(), closed_before.append(closed.wait(PATIENCE_S))))
    assert began.wait(PATIENCE_S)
    backstage.close()
    until(lambda: closed_before)
    assert closed_before == [True]


def test_the_picture_alone_is_blank_once_nothing_is_drawn_any_more(app, make):
    """Mutants: keep the last picture; take one that comes late."""
    backstage = make(LIVE)
    window = OutputWindow(backstage)
    window.show()
    red = QImage(1280, 720, QImage.Format.Format_RGBA8888_Premultiplied)
    red.fill(Qt.GlobalColor.red)
    backstage.picture_changed.emit(red)
    assert window.grab().toImage().pixelColor(9, 9) == Qt.GlobalColor.red
    backstage.status = replace(backstage.status, ended=True)
    backstage.status_changed.emit(backstage.status)
    backstage.picture_changed.emit(red)
    assert window.grab().toImage().pixelColor(9, 9) != Qt.GlobalColor.red
    window.close()
    shiboken6.delete(window)


def test_while_the_picture_alone_is_open_the_camera_stays_though_the_window_is_away(app, make):
    """Mutant: ask whether the main window is seen; after a minute OBS shows "Just a moment" for ever."""
    backstage = make(LIVE)
    backstage.open()
    until(lambda: backstage.status.act is Act.PERFORM)
    window, told = OutputWindow(backstage), heard(backstage.seen.changed)
    window.show()
    backstage.seen.show_window(visible=False)
    assert len(told) == 2
    backstage.seen._leave.timeout.emit()
    assert backstage.is_watching
    assert backstage._show._air.is_viewed  # so no card says that nobody looks
    window.close()
    assert backstage.is_watching  # for a minute
    backstage.seen._leave.stop()
    backstage.seen._leave.timeout.emit()
    assert not backstage.is_watching
    until(lambda: backstage.status.act is Act.CARD)
    backstage.seen.show_window(visible=True)
    until(lambda: backstage.status.act is Act.PERFORM)
    shiboken6.delete(window)


def test_out_of_sight_a_recording_keeps_the_camera_until_it_ends(app, make, tmp_path, monkeypatch):
    """Mutant: ask whether something is in sight; after a minute the video shows a card."""
    backstage = make(LIVE)
    backstage.open()
    until(lambda: backstage.status.act is Act.PERFORM)
    monkeypatch.setattr(places, "new_video", lambda _now: tmp_path / "one.mp4")
    backstage.record(on=True)
    until(lambda: backstage.status.recording)
    backstage.seen.show_window(visible=False)
    backstage.seen._leave.stop()
    assert backstage.is_watching
    backstage.record(on=False)
    until(lambda: not backstage.status.recording and backstage.status.act is Act.CARD)
    assert not backstage.is_watching


def test_without_consent_no_process_is_started(app, make):
    """Mutant: watch as soon as the show runs; the camera would be opened."""
    backstage = make(LIVE)
    places.consent_file().unlink()
    told = heard(backstage.standing_changed)
    backstage.open()
    until(lambda: told and backstage.status.fps)
    assert told == [(Standing(),)]
    assert backstage._show._sense is None


def test_a_setting_is_kept_and_a_wrong_one_changes_nothing(app, make):
    backstage = make(LIVE)
    backstage.open()
    until(lambda: backstage.status.act is Act.PERFORM)
    backstage.setting("output.kind", "null")
    backstage.setting("output.kind", "nowhere")
    until(lambda: backstage.errors)
    assert backstage.settings.output.kind == "null"
    backstage.character("otto")
    until(lambda: backstage.status.character == "otto")
    backstage.character("nobody")
    until(lambda: len(backstage.errors) == 2)
    assert backstage.settings.stage.character == "otto"
    backstage.close()
    assert choose(places.settings_file(), {}).settings.stage.character == "otto"
    assert choose(places.settings_file(), {}).settings.output.kind == "null"


def test_voice_alone_in_the_file_is_no_microphone_at_the_next_start():
    """Mutants: keep it; listen beside the camera, which nobody asked for."""
    places.settings_file().parent.mkdir(parents=True, exist_ok=True)
    places.settings_file().write_text('[sense]\nmicrophone = "alone"\n', encoding="utf-8")
    assert not_alone(choose(places.settings_file(), {})).settings.sense.microphone == "off"
    flag = choose(places.settings_file(), {"sense.microphone": "alone"})
    assert not_alone(flag).settings.sense.microphone == "alone"


def test_keys_wear_hang_and_dress(app, make):
    backstage = make(LIVE, flags={"stage.character": "boo"})
    backstage.open()
    until(lambda: backstage.status.act is Act.PERFORM)
    backstage.press("1")
    until(lambda: backstage.status.worn == "happy")
    backstage.press("0")
    until(lambda: not backstage.status.worn)
    before = backstage.status.background
    backstage.press("b")
    until(lambda: backstage.status.background != before)
    assert backstage.settings.stage.background == backstage.status.background
    name, _key, on = backstage.status.toggles[0]
    backstage.toggle(name)
    until(lambda: {n: s for n, _k, s in backstage.status.toggles}[name] is not on)
    assert f"{name}={'off' if on else 'on'}" in backstage.settings.stage.toggles


def test_the_camera_is_lent_only_once_it_is_free(app, make):
    """Mutant: call back before the process is gone; the enrolment would find the camera busy."""
    backstage, pids = make(LIVE), []
    backstage.open()
    until(lambda: backstage.status.act is Act.PERFORM)
    sense = backstage._show._sense
    backstage.lend_camera(lambda: pids.append(sense.pid))
    until(lambda: pids)
    assert pids == [None]
    backstage.seen.show_window(visible=False)
    backstage.seen.show_window(visible=True)
    assert not backstage.is_watching, "whatever happens meanwhile"
    backstage.enter()
    backstage.return_camera()
    until(lambda: backstage.status.act is Act.PERFORM)


def test_without_the_own_picture_the_character_begins_before_its_usual_background(app, make):
    """The file was deleted.  Mutant: begin with the usual character, and fail at every change after that."""
    backstage = make(LIVE, flags={"stage.character": "otto", "stage.background": "own picture"})
    backstage.open()
    until(lambda: backstage.status.act is Act.PERFORM)
    assert "no picture of your own" in backstage.errors[0][0]
    assert (backstage.status.character, backstage.settings.stage.background) == ("otto", "")
    backstage.character("boo")
    until(lambda: backstage.status.character == "boo")
    assert len(backstage.errors) == 1
