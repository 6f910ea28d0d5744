"""The page of the devices, with the doctor."""

import pytest

from avatar.app import places, settings_file
from avatar.app.findings import Action, Finding, Said
from avatar.app.studio.tabs.devices import DevicesTab
from avatar.app.studio.told import SENTENCES
from avatar.settings import choose
from tests.app.studio.tabs.page import lines, press, shown, texts
from tests.app.studio.waiting import until

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
    until(lambda: tab._camera.findData("Webcam") >= 0)
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


def test_every_red_line_has_a_button_or_a_line_to_copy(app, backstage, devices):
    """Mutant: advice alone, "plug a webcam in", with nothing to press once that is done."""
    lines(backstage, FINE, NO_CAMERA)
    backstage.asked.clear()
    press(devices, "Look again", last=True)
    assert backstage.asked == [("recheck",)]


def test_two_ways_to_a_camera_for_the_call_app_are_one_thing_that_is_missing(app, backstage, devices):
    """Mutant: count both, though either would do."""
    other = Finding(name="pipewire", ok=False, said=Said.PIPEWIRE_NO_TOOLS, command="sudo apt install y")
    lines(backstage, FINE, NO_MODULE, other)
    read = texts(devices)
    assert "One thing is missing" in read
    assert "A camera for your call app" in read
    assert {"sudo apt install x", "sudo apt install y"} <= set(read)
    lines(backstage, FINE, other)  # the other way was not asked for
    assert "A camera for your call app" not in texts(devices)
    assert "PipeWire" in texts(devices)


def test_a_settings_file_that_cannot_be_used_is_put_aside_by_one_press(app, backstage, devices):
    path = places.settings_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("[stage\n")
    values = {"where": "avatar.toml:1"}
    wrong = Finding(
        name="settings",
        ok=False,
        said=Said.SETTINGS_AS_MADE,
        values=values,
        advice=Said.CORRECT,
        action=Action.MEND_SETTINGS,
    )
    lines(backstage, FINE, wrong)
    assert "avatar.toml:1 cannot be used, so the usual settings hold" in texts(devices)
    backstage.asked.clear()
    press(devices, "Put it aside")
    until(lambda: backstage.asked == [("recheck",)])
    assert settings_file.broken(path).read_text() == "[stage\n"
    choose(path, {})


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
    until(lambda: devices._microphone.findData("Headset") > 0)
    press(devices, "With the camera")
    assert backstage.settings.sense.microphone == "with camera"
    devices._microphone.setCurrentIndex(devices._microphone.findData("Headset"))
    devices._microphone.activated.emit(devices._microphone.currentIndex())
    assert backstage.settings.sense.microphone_name == "Headset"


def test_a_pause_switches_the_camera_off_unless_that_is_not_wanted(app, backstage, devices):
    press(devices, "A pause switches the camera off")
    assert backstage.settings.camera.pause == "keep"


def test_the_camera_is_released_while_nobody_watches_unless_that_is_not_wanted(app, backstage, devices):
    press(devices, "Release the camera when nobody watches")
    assert backstage.settings.camera.unread == "keep"
    press(devices, "Release the camera when nobody watches")
    assert backstage.settings.camera.unread == "release"


def test_every_sentence_of_the_doctor_can_be_translated():
    assert {said: str(text) for said, text in SENTENCES.items()} == {said: said.value for said in Said}
