"""The sense process from outside: what it writes, when it ends, what it says."""

import gc
import json
import math
import weakref
from dataclasses import replace
from pathlib import Path

import pytest

from avatar.errors import AvatarError
from avatar.gate import FLOOR
from avatar.gate.consent import AGREEMENT, give
from avatar.sense import run as run_module
from avatar.sense.cameras import UnusableCameraError, devices, opencv
from avatar.sense.cameras.devices import CameraDevice
from avatar.sense.frame import NoFrame, Shut
from avatar.sense.owner import AssumedOwner, NobodyEnrolled
from avatar.sense.run import Config, owner_for, policy_of, read_config, shutter_for
from avatar.sense.wishes import OPEN, SHUT, Wishes
from avatar.signal import SIGNAL_SIZE, Held, Marks, Reason, decode
from tests.sense.fakes import ScriptedCamera, ScriptedConsent, ScriptedTracker
from tests.sense.processes import finish, outlive, signals_in, start, tell
from tests.waiting import PATIENCE_S


@pytest.fixture
def consent(tmp_path):
    give(tmp_path / "consent.json", AGREEMENT)
    return str(tmp_path / "consent.json")


def reasons(data):
    said = signals_in(data)
    assert all(isinstance(signal, Held) for signal in said)
    return [signal.reason for signal in said]


def test_a_missing_camera_is_a_reason_an_exit_code_and_two_lines(consent):
    process = start("run")
    tell(process, camera="no such camera 4711", consent_path=consent)
    out, err = outlive(process)
    said = reasons(out)
    assert said[0] is Reason.STARTING
    assert said[-1] is Reason.CAMERA_MISSING
    assert process.returncode == 1
    problem, hint = err.strip().splitlines()[-2:]
    assert problem.startswith("error: there is no camera called 'no such camera 4711'")
    assert hint.startswith("try: ")
    assert "Traceback" not in err


def test_it_says_which_protection_is_in_force_before_anything_else(consent):
    process = start("run")
    tell(process, camera="no such camera 4711", consent_path=consent)
    _, err = outlive(process)
    assert "sandbox=" in err.splitlines()[0]


def test_the_parent_says_a_letter_and_nothing_else_means_anything():
    wishes = Wishes()
    assert wishes.camera.is_set()
    wishes.take(b"s\n")
    assert not wishes.camera.is_set()
    wishes.take(b"xyz c\no\ns\no\n")
    assert wishes.camera.is_set()
    assert wishes.recalibrate.is_set()


def test_without_consent_the_camera_stays_shut_and_the_reason_is_repeated(tmp_path):
    """Mutants killed: opening the camera first (the missing one would end the process); a beat of 0.1 s."""
    process = start("run")
    tell(process, camera="no such camera 4711", consent_path=str(tmp_path / "none.json"))
    assert decode(process.stdout.read(SIGNAL_SIZE)).reason is Reason.STARTING
    # The times are the process's own.  A machine that is busy stretches gaps, and shortens none.
    before_ns, gap_ms, said = math.inf, math.inf, 0
    while gap_ms >= 75 and said < 300:
        signal = decode(process.stdout.read(SIGNAL_SIZE))
        assert signal.reason is Reason.NO_CONSENT
        gap_ms = (signal.captured_ns - before_ns) / 1e6 if said else math.inf
        before_ns, said = signal.captured_ns, said + 1
    assert gap_ms < 75, "every 50 ms"
    process.stdin.close()
    assert process.wait(PATIENCE_S) == 0
    process.stdout.close()
    process.stderr.close()


def test_consent_given_later_lets_it_go_on(tmp_path):
    process = start("run")
    tell(process, camera="no such camera 4711", consent_path=str(tmp_path / "consent.json"))
    while decode(process.stdout.read(SIGNAL_SIZE)).reason is not Reason.NO_CONSENT:
        pass
    give(tmp_path / "consent.json", AGREEMENT)
    out, _ = outlive(process)
    assert reasons(out)[-1] is Reason.CAMERA_MISSING


@pytest.mark.parametrize(
    ("told", "waits", "word"),
    [
        ({"camera_wanted": False}, Reason.NO_FACE, b"o\n"),
        ({"camera_wanted": False, "microphone": "alone"}, Reason.NO_FACE, b"o\n"),
        ({"voice_over": True, "microphone": "alone"}, Reason.VOICE_OVER, b"c\n"),
    ],
)
def test_a_camera_that_is_not_wanted_at_the_start_is_opened_when_it_is_asked_for(consent, told, waits, word):
    """Mutants killed: look for the camera first (the missing one would end the process); open it after a
    crash in voice alone."""
    process = start("run")
    tell(process, camera="no such camera 4711", consent_path=consent, **told)
    said = []
    while said.count(waits) < 4:
        said.append(decode(process.stdout.read(SIGNAL_SIZE)).reason)
    assert set(said) == {Reason.STARTING, waits}
    process.stdin.write(word)
    process.stdin.flush()
    out, _ = outlive(process)
    assert reasons(out)[-1] is Reason.CAMERA_MISSING


def test_consent_that_ends_while_no_camera_is_wanted_is_the_next_word(tmp_path, consent):
    process = start("run")
    tell(process, camera="no such camera 4711", consent_path=consent, camera_wanted=False)
    while decode(process.stdout.read(SIGNAL_SIZE)).reason is not Reason.NO_FACE:
        pass
    (tmp_path / "consent.json").unlink()
    while (reason := decode(process.stdout.read(SIGNAL_SIZE)).reason) is Reason.NO_FACE:
        pass
    assert reason is Reason.REVOKED
    finish(process)


def test_it_ends_at_once_when_its_parent_is_gone(tmp_path):
    """Mutant killed: no watch on standard input (the camera would stay on without anybody knowing)."""
    process = start("run")
    tell(process, consent_path=str(tmp_path / "none.json"))
    process.stdout.read(SIGNAL_SIZE)
    process.stdin.close()
    assert process.wait(PATIENCE_S) == 0
    process.stdout.close()
    process.stderr.close()


def test_a_parent_that_says_nothing_ends_it_silently():
    process = start("run")
    out, err = finish(process)
    assert (out, err, process.returncode) == (b"", "", 0)


def test_marks_are_on_the_very_first_signal(consent):
    process = start("run")
    tell(process, camera="no such camera 4711", consent_path=consent, test_source=True)
    out, _ = outlive(process)
    assert {s.marks for s in signals_in(out)} == {Marks.TEST_SOURCE}


def test_what_libraries_print_goes_to_standard_error_and_never_into_the_wire(consent):
    """TensorFlow Lite and MediaPipe print while they load.  Mutant killed: ``os.dup2(2, 1)`` left out."""
    import subprocess
    import sys

    from tests.sense.processes import environment

    code = (
        "import os\nfrom avatar.sense.wire import claim_stdout\nwire = claim_stdout()\n"
        "print('from python', flush=True); os.write(1, b'from native code'); wire.write(b'signal')\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=environment(), check=True)
    assert done.stdout == b"signal"
    assert done.stderr == b"from python\nfrom native code"


def test_a_config_has_defaults_and_names():
    assert read_config("{}") == Config()
    told = {"camera": "C920", "test_source": True, "vault_folder": "v", "consent_path": "x", "fps": 15}
    assert read_config(json.dumps(told)) == Config(**told)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "null",
        "[]",
        "{",
        '{"colour": 1}',
        '{"prompts_at_start": 0}',
        '{"similarity": 49}',
        '{"prompt_after": 31}',
        '{"full_every": 25}',
        '{"test_source": 1}',
        '{"fps": "30"}',
        '{"fps": true}',
    ],
)
def test_a_wrong_config_is_refused_and_nothing_is_guessed(line):
    """Mutant killed: truthiness in place of types (``"test_source": "no"`` would let a virtual camera in)."""
    with pytest.raises(AvatarError, match="the sense process was told") as caught:
        read_config(line)
    assert caught.value.hint


def test_what_it_is_told_makes_the_gate_stricter():
    """Mutants: any of the four numbers left at the floor."""
    told = Config(prompts_at_start=2, similarity=65, prompt_after=10, full_every=2)
    policy = policy_of(told)
    assert policy.prompts_at_start == 2
    assert policy.similarity_to_open == pytest.approx(0.65)
    assert policy.similarity_to_stay == pytest.approx(0.55)
    assert policy.prompt_after_s == 10
    assert policy.full_every_s == 7200
    assert policy_of(Config()) == FLOOR


@pytest.mark.skipif("sys.platform != 'linux'", reason="seccomp is Linux's")
@pytest.mark.parametrize(
    "wrong", ['"camera": 3', '"nonsense": 1', '"seal": "xyz"', '"prompts_at_start": 0', ""]
)
def test_no_error_and_no_log_repeats_a_passphrase(wrong):
    """Mutants: the line that was told in the error; a ``repr`` of what it says."""
    line = f'{{"passphrase": "four random words"{", " + wrong if wrong else "]"}}}'
    with pytest.raises(AvatarError) as refused:
        read_config(line)
    assert "four random words" not in str(refused.value) + refused.value.hint
    assert "four random words" not in repr(Config(passphrase="four random words"))


def test_every_thread_of_the_process_is_under_the_filter_while_it_waits(tmp_path):
    """Mutant killed: ``run`` without ``deny_network()``."""
    process = start("run")
    tell(process, consent_path=str(tmp_path / "none.json"))
    while decode(process.stdout.read(SIGNAL_SIZE)).reason is not Reason.NO_CONSENT:
        pass
    threads = [status.read_text() for status in Path(f"/proc/{process.pid}/task").glob("*/status")]
    finish(process)
    assert len(threads) >= 3
    assert all("Seccomp:\t2\n" in status and "NoNewPrivs:\t1\n" in status for status in threads)


def test_a_wrong_config_is_one_sentence_on_standard_error():
    process = start("run")
    process.stdin.write(b"nonsense\n")
    out, err = finish(process)
    assert (out, process.returncode) == (b"", 1)
    assert err.startswith("error: the sense process was told something impossible")


@pytest.mark.parametrize("arguments", [[], ["fly"], ["run", "more"], ["trace"]])
def test_wrong_usage_is_told_with_exit_code_2(arguments):
    process = start(*arguments)
    out, err = finish(process)
    assert (out, process.returncode) == (b"", 2)
    assert err.startswith("usage: ")


@pytest.mark.parametrize("test_source", [False, True])
def test_a_real_camera_is_always_compared_with_the_owner(tmp_path, test_source):
    """Mutant killed: assume the owner whenever a test source is allowed."""
    config = Config(
        test_source=test_source, vault_folder=str(tmp_path), consent_path=str(tmp_path / "consent.json")
    )
    real = CameraDevice(name="webcam", stable_id="usb", index=0, path="/dev/video0")
    assert isinstance(owner_for(config, real), NobodyEnrolled)
    assert isinstance(owner_for(config, replace(real, is_virtual=True)), AssumedOwner)


def test_the_camera_is_closed_when_consent_is_withdrawn(monkeypatch, tmp_path):
    """Mutants killed: leave the camera open behind the card; keep whom the template recognises in memory."""
    camera, consent, sent = ScriptedCamera("yyyyyyyyyy"), ScriptedConsent(), []
    virtual = CameraDevice(name="fake", stable_id="x", index=0, path="", is_virtual=True)
    monkeypatch.setattr(
        run_module, "load_camera", lambda config: (camera, ScriptedTracker("y" * 10), virtual)
    )

    class Wire:
        def send(self, signal):
            sent.append(signal)
            consent.given = len(sent) < 6

    owners = []

    def owner_of(config, device):
        one = AssumedOwner()
        owners.append(weakref.ref(one))
        return one

    monkeypatch.setattr(run_module, "owner_for", owner_of)
    run_module._drive(Config(test_source=True), consent, Marks.TEST_SOURCE, Wire(), Wishes())
    assert sent[-1].reason is Reason.REVOKED
    assert camera.closed
    gc.collect()
    assert [owner() for owner in owners] == [None]


class Webcam:
    """Open, and always a little late."""

    def frames(self):
        while True:
            yield NoFrame(1)

    def close(self):
        pass


def after_a_pause(monkeypatch, before, now):
    """Release a camera, open it again while these are there; those that were opened."""
    opened, wishes = [], Wishes()
    monkeypatch.setattr(devices, "list_cameras", lambda: now)
    monkeypatch.setattr(opencv, "open_webcam", lambda device, *_: opened.append(device) or Webcam())
    sights = shutter_for(Config(test_source=True), Webcam(), before, wishes).frames()
    next(sights)
    wishes.take(SHUT)
    assert isinstance(next(sights), Shut)
    wishes.take(OPEN)
    while isinstance(next(sights), Shut):
        pass
    return opened


REAL = CameraDevice(name="webcam", stable_id="usb", index=0, path="/dev/video0")


def test_after_a_pause_the_same_camera_is_opened_where_it_is_now(monkeypatch):
    """Mutant killed: open the number that it had; another one may have it by then."""
    moved = replace(REAL, index=2, path="/dev/video2")
    other = replace(REAL, name="other", stable_id="other")
    assert after_a_pause(monkeypatch, REAL, [other, moved]) == [moved]


@pytest.mark.parametrize("other", [{"is_virtual": True}, {"stable_id": "other"}])
def test_after_a_pause_another_camera_is_not_opened_for_it(monkeypatch, other):
    """A new process asks for a proof before it.  Mutants killed: compare the id only; the name only."""
    with pytest.raises(UnusableCameraError, match="'webcam' is not there any more"):
        after_a_pause(monkeypatch, REAL, [replace(REAL, **other)])
