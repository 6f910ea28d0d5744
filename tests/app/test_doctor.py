"""The doctor looks at everything at once, waits for nothing for ever, and has a way out of every red line."""

import json
import string
import sys
import threading

import pytest

from avatar.app import doctor, places, settings_file, virtual_cameras
from avatar.app.checkup import checkup
from avatar.app.doctor import examine, rounds
from avatar.app.exams import EXAMS, Exam, Patient
from avatar.app.findings import Action, Finding, Said
from avatar.errors import CameraError
from avatar.gate import consent
from avatar.settings import CameraSettings, OutputSettings, SenseSettings, Settings
from avatar.stage.outputs.loopback import Holder, LoopbackDevice, ModuleState
from avatar.stage.outputs.pipewire import PipeWireState, State
from tests.waiting import PATIENCE_S

PATIENT = Patient(settings=Settings())
MODULE = {"loaded": False, "installed": False, "version": "", "kernel": "6.8", "secure_boot": None}
READY, NO_SESSION = PipeWireState(State.READY), PipeWireState(State.NO_SESSION)
DEVICE = LoopbackDevice(path="/dev/video10", label="Avatar", accessible=True, output=True)


def exam(name):
    return next(one for one in EXAMS if one.name == name)


def look(name, **settings):
    return list(exam(name).look(Patient(settings=Settings(**settings))))


def fine(name):
    return Finding(name=name, ok=True, said=Said.AS_TESTED)


def test_each_exam_is_told_of_as_it_ends_and_a_slow_one_holds_up_nobody():
    go_on = threading.Event()

    def slow(_patient):
        go_on.wait(PATIENCE_S)
        yield fine("slow")

    def quick(_patient):
        yield fine("quick")

    told = rounds(PATIENT, [Exam(*one, limit_s=PATIENCE_S) for one in (("slow", slow), ("quick", quick))])
    assert next(told)[0].name == "quick"
    go_on.set()
    assert [one.name for one, _ in told] == ["slow"]


def test_an_exam_that_never_ends_is_a_red_line_once_its_time_is_over():
    """Mutant: wait for the answer without a limit."""
    never = threading.Event()
    found = dict(rounds(PATIENT, [Exam("stuck", lambda _: iter([never.wait(PATIENCE_S)]), limit_s=0.05)]))
    (line,) = next(iter(found.values()))
    never.set()
    assert (line.ok, line.said) == (False, Said.NO_ANSWER)
    assert line.fix


@pytest.mark.parametrize(
    "error", [CameraError("no", hint="do this"), RuntimeError("a library broke"), OSError(5, "io")]
)
def test_whatever_an_exam_raises_is_a_red_line_with_a_fix(error):
    def fails(_patient):
        raise error
        yield

    ((line,),) = dict(rounds(PATIENT, [Exam("broken", fails)])).values()
    assert not line.ok
    assert line.name == "broken"
    assert line.fix


def test_a_settings_file_that_is_broken_is_one_red_line_and_the_rest_is_looked_at():
    places.settings_file().parent.mkdir(parents=True)
    places.settings_file().write_text("[stage]\nrate = 7\n")
    quick = [one for one in EXAMS if one.name in ("settings", "consent")]
    found = {one.name: line for one, (line,) in rounds(PATIENT, quick)}
    assert not found["settings"].ok
    assert found["settings"].detail == "avatar.toml, stage.rate cannot be used, so the usual settings hold"
    assert found["settings"].action is Action.MEND_SETTINGS
    settings_file.change(places.settings_file(), {})  # what that action does
    assert look("settings")[0].ok
    assert settings_file.broken(places.settings_file()).is_file()
    assert found["consent"].action is Action.CONSENT


def test_consent_and_enrolment_turn_green_once_they_are_there():
    assert not look("consent")[0].ok
    consent.give(places.consent_file(), consent.AGREEMENT)
    assert look("consent")[0].ok
    (line,) = look("enrolled")
    assert (line.ok, line.action) == (False, Action.ENROL)
    (places.vault_folder() / "template.vault").write_bytes(b"x")
    assert look("enrolled")[0].ok
    (places.vault_folder() / "template.vault").unlink()
    assert look("enrolled", sense=SenseSettings(test_source=True))[0].said is Said.TEST_SOURCE


@pytest.mark.parametrize(
    ("cameras", "settings", "said"),
    [
        ([], {}, Said.NO_CAMERA),
        ([("OBS", True)], {}, Said.ONLY_VIRTUAL),
        ([("OBS", True)], {"sense": SenseSettings(test_source=True)}, Said.CAMERAS),
        ([("Webcam", False), ("OBS", True)], {}, Said.CAMERAS_AND_VIRTUAL),
        ([("Webcam", False)], {"camera": CameraSettings("webc")}, Said.CAMERAS),
        ([("Webcam", False)], {"camera": CameraSettings("Other")}, Said.CAMERA_OTHER),
        ([("Webcam", False), ("OBS", True)], {"camera": CameraSettings("OBS")}, Said.CAMERA_OTHER),
    ],
)
def test_the_camera_that_was_chosen_must_be_there_and_be_real(cameras, settings, said, monkeypatch):
    found = [{"name": name, "is_virtual": virtual} for name, virtual in cameras]
    monkeypatch.setattr("avatar.app.exams.list_devices", lambda: found)
    (line,) = look("camera", **settings)
    assert line.said is said
    assert line.ok is (said in (Said.CAMERAS, Said.CAMERAS_AND_VIRTUAL))
    assert line.ok or line.fix


@pytest.mark.parametrize(
    ("microphone", "there", "said"),
    [
        ("off", [], Said.MICROPHONE_OFF),
        ("with camera", ["USB Mic"], Said.MICROPHONE_THERE),
        ("with camera", [], Said.NO_MICROPHONE),
    ],
)
def test_a_microphone_is_looked_for_only_where_it_is_switched_on(microphone, there, said, monkeypatch):
    monkeypatch.setattr("avatar.app.exams.list_microphones", lambda: there)
    (line,) = look("microphone", sense=SenseSettings(microphone=microphone))
    assert line.said is said
    assert line.ok is (said is not Said.NO_MICROPHONE)


def linux(kind="auto", devices=(), session=NO_SESSION, **module):
    return list(virtual_cameras.on_linux(kind, list(devices), ModuleState(**(MODULE | module)), session))


@pytest.mark.parametrize(
    ("case", "said"),
    [
        ({"devices": [DEVICE]}, [Said.LOOPBACK, Said.PIPEWIRE_NOT_NEEDED]),
        ({"devices": [DEVICE], "session": READY}, [Said.LOOPBACK, Said.PIPEWIRE_READY]),
        ({"session": READY}, [Said.PIPEWIRE_INSTEAD, Said.PIPEWIRE_READY]),
        ({}, [Said.MODULE_MISSING, Said.PIPEWIRE_NO_SESSION]),
        ({"session": PipeWireState(State.NO_SINK)}, [Said.MODULE_MISSING, Said.PIPEWIRE_NO_TOOLS]),
        ({"session": READY, "kind": "virtual-camera"}, [Said.MODULE_MISSING]),
        ({"devices": [DEVICE], "kind": "pipewire"}, [Said.PIPEWIRE_NO_SESSION]),
        ({"installed": True}, [Said.MODULE_NOT_LOADED, Said.PIPEWIRE_NO_SESSION]),
        ({"installed": True, "secure_boot": True}, [Said.MODULE_UNSIGNED, Said.PIPEWIRE_NO_SESSION]),
        ({"version": "0.15"}, [Said.MODULE_NOT_BUILT, Said.PIPEWIRE_NO_SESSION]),
        (
            {"version": "0.12", "problem": "does not build"},
            [Said.MODULE_OLD, Said.PIPEWIRE_NO_SESSION],
        ),
        ({"loaded": True}, [Said.NO_LOOPBACK, Said.PIPEWIRE_NO_SESSION]),
    ],
    ids=str,
)
def test_what_linux_lacks_for_a_virtual_camera_is_named_with_one_line_to_copy(case, said):
    found = linux(**case)
    assert [one.said for one in found] == said
    assert all(one.ok or one.command for one in found)
    assert all(one.ok for one in found) or found[0].action is Action.OUTPUT_WINDOW


def test_a_device_that_cannot_be_used_says_who_has_it():
    holder = Holder(7, "obs", write_only=False)
    busy = LoopbackDevice(path="/dev/video10", label="Avatar", accessible=True, fed=True, holders=(holder,))
    shut = LoopbackDevice(path="/dev/video11", label="Other", accessible=False)
    one, other, _ = linux(devices=[busy, shut])
    assert "obs (process 7)" in one.detail
    assert (one.advice, other.said) == (Said.CLOSE_OTHER, Said.MAY_NOT_OPEN)


def test_while_on_air_the_own_device_is_not_reported_as_taken():
    (line,) = virtual_cameras.examine("auto", "Avatar")
    assert (line.ok, line.detail) == (True, "on air: Avatar")
    (line,) = virtual_cameras.examine("null", "")
    assert line.ok


def test_on_a_mac_obs_must_be_installed(tmp_path):
    assert virtual_cameras.has_obs("darwin", tmp_path)
    (line,) = virtual_cameras.with_obs(is_there=virtual_cameras.has_obs("darwin", tmp_path / "OBS.app"))
    assert not line.ok
    assert line.fix


def test_every_sentence_can_be_filled_in_and_read():
    for said in Said:
        names = [name for _, name, _, _ in string.Formatter().parse(said) if name]
        assert said.format(**dict.fromkeys(names, "x"))
    assert len(Said) == len(Said.__members__), "two sentences are the same"


def test_the_report_keeps_its_order_whatever_ends_first(monkeypatch):
    quick = tuple(one for one in EXAMS if one.name in ("python", "consent", "enrolled"))
    monkeypatch.setattr(doctor, "EXAMS", quick)
    monkeypatch.setattr(doctor.rounds, "__defaults__", (quick,))
    found = examine(Settings(output=OutputSettings(kind="null")))
    assert [one.name for one in found] == ["python", "consent", "enrolled"]


@pytest.mark.parametrize(
    "line",
    [
        Finding(name="consent", ok=False, said=Said.NO_CONSENT, command="x", action=Action.CONSENT),
        Finding(name="camera", ok=False, said=Said.NO_CAMERA, advice=Said.PLUG_IN),
        Finding(name="x", ok=False, said=Said.FAILED, values={"problem": "ü"}, hint="do"),
        fine("x"),
    ],
)
def test_a_finding_goes_to_another_process_and_back(line):
    sent = json.loads(json.dumps(line.as_json()))
    assert Finding.from_json(sent) == line
    assert (sent["detail"], sent["fix"]) == (line.detail, line.fix)


def answer(text):
    return checkup("", [sys.executable, "-c", text])


def test_the_window_hears_of_each_look_as_it_ends():
    told = json.dumps([fine("x").as_json()])
    assert list(answer(f"print({told!r})")) == [(fine("x"),)]


@pytest.mark.parametrize(
    "text", ["print('no json')", "print('[{}]')", "raise SystemExit(3)", "import nothing"]
)
def test_a_doctor_who_breaks_down_is_a_red_line(text):
    (line,) = list(answer(text))[-1]
    assert not line.ok
    assert line.fix


def test_the_checkup_of_this_program_looks_at_everything(monkeypatch):
    monkeypatch.setattr("avatar.app.checkup._LIMIT_S", 2 * PATIENCE_S)
    names = {line.name for found in checkup("Avatar") for line in found}
    assert {"python", "camera", "virtual camera", "consent", "enrolled", "microphone"} <= names
