"""The sense process dies, hangs, restarts; the newest word is never a stale performance."""

import os
import signal
import sys
import tempfile
import threading
import time
from contextlib import closing, contextmanager
from dataclasses import replace

import pytest

from avatar.app.session import Sense, SenseConfig, printable
from avatar.clock import MonotonicClock
from avatar.signal import Held, Live, Reason
from tests.waiting import PATIENCE_S, until

CONFIG = SenseConfig(camera=None, test_source=False, consent_path="none", vault_folder="none")

PRELUDE = """
import json, sys, time
from avatar.performance import Performance, HeadPose
from avatar.signal import *
config = json.loads(sys.stdin.readline())
wire = sys.stdout.buffer
def send(signal):
    wire.write(encode(signal)); wire.flush()
"""
LIVE_FOR_EVER = """
import threading
threading.Thread(target=lambda: (sys.stdin.read(), __import__("os")._exit(0)), daemon=True).start()
while True:
    send(Live(time.monotonic_ns(), Performance(pose=HeadPose(yaw=0.5))))
    time.sleep(0.01)
"""


@contextmanager
def sense(script):
    with closing(Sense(CONFIG, MonotonicClock(), command(script))) as one:
        yield one


def command(script):
    return (sys.executable, "-c", PRELUDE + script)


def wait_for(one, wanted):
    """The first signal that is wanted."""
    end_s = time.monotonic() + PATIENCE_S
    while time.monotonic() < end_s:
        found = one.wait(0.05)
        if found is not None and wanted(found):
            return found
    raise AssertionError("it did not come")


def is_live(found):
    return isinstance(found, Live)


def test_a_wait_can_be_ended_from_another_thread_and_before_it_begins():
    """Mutant: wake only who waits already; a pause that comes a moment earlier waits for the next signal."""
    with sense("time.sleep(600)") as one:
        began = time.monotonic()
        one.wake()
        assert one.wait(2 * PATIENCE_S) is None
        threading.Timer(0.05, one.wake).start()
        assert one.wait(2 * PATIENCE_S) is None
        assert time.monotonic() - began < PATIENCE_S


def test_killed_it_is_held_before_the_next_one_speaks_and_comes_back(tmp_path):
    """Mutant: post nothing at the end of the stream; the last performance would stay the newest word."""
    go_on = tmp_path / "go on"  # the next one says nothing before: its word would replace the one looked for
    waits = "from pathlib import Path\n"
    waits += "while not config['typed_now'] and not Path(config['vault_folder']).exists(): time.sleep(0.01)\n"
    told = replace(CONFIG, vault_folder=str(go_on))
    with closing(Sense(told, MonotonicClock(), command(waits + LIVE_FOR_EVER))) as one:
        wait_for(one, is_live)
        first = one.pid
        os.kill(first, signal.SIGKILL)
        assert wait_for(one, lambda found: isinstance(found, Held)).reason is Reason.SENSE_LOST
        go_on.touch()
        wait_for(one, is_live)
        assert one.pid != first


def test_a_reason_it_gave_before_it_ended_is_kept():
    """Mutant: always post SENSE_LOST at the end."""
    script = (
        'send(Held(1, Reason.CAMERA_BUSY)); print("error: the camera is busy", file=sys.stderr); sys.exit(1)'
    )
    with sense(script) as one:
        said = [wait_for(one, lambda found: isinstance(found, Held)).reason for _ in range(2)]
        assert said == [Reason.CAMERA_BUSY] * 2  # of the first, and of the one after it
        until(lambda: one.problem == "the camera is busy")


def test_what_it_goes_on_without_is_a_warning_and_the_rest_of_its_log_is_not(caplog):
    script = """
print("avatar.sense.run ready_s=1.0", file=sys.stderr)
print("avatar.sense.microphone note: no microphone; the camera goes on alone", file=sys.stderr, flush=True)
send(Held(1, Reason.NO_FACE))
sys.stdin.read()
"""
    with caplog.at_level("WARNING"), sense(script) as one:
        wait_for(one, lambda found: found.reason is Reason.NO_FACE)
        until(lambda: caplog.messages)
    assert caplog.messages == ["sense: avatar.sense.microphone note: no microphone; the camera goes on alone"]
    assert not one.problem


def test_what_came_late_is_dropped_newest_wins():
    script = "for i in range(50): send(Held(i, Reason.NO_FACE))\nsys.stdin.read()"
    with sense(script) as one:
        found = wait_for(one, lambda found: found.captured_ns == 49)
        assert found.reason is Reason.NO_FACE
        assert one.wait(0.0) is None


def test_another_versions_bytes_are_held_as_incompatible():
    with sense("wire.write(b'AV\\x09' + bytes(101)); wire.flush(); sys.stdin.read()") as one:
        held = wait_for(one, lambda found: isinstance(found, Held))
        assert held.reason is Reason.INCOMPATIBLE


def test_a_program_that_does_not_start_is_held_too():
    with sense("raise SystemExit('no')") as one:
        held = wait_for(one, lambda found: isinstance(found, Held))
        assert held.reason is Reason.SENSE_LOST


@pytest.mark.parametrize("script", [LIVE_FOR_EVER, "time.sleep(600)", "import signal\ntime.sleep(600)"])
def test_closing_leaves_no_process(script):
    with sense(script) as one:
        while one.pid is None:
            one.wait(0.01)
        process = one.pid
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_it_is_told_the_settings_in_one_line():
    script = """
send(Held(0, Reason.NO_FACE if config["prompts_at_start"] == 1 else Reason.REVOKED))
sys.stdin.read()
"""
    with sense(script) as one:
        held = wait_for(one, lambda found: isinstance(found, Held))
        assert held.reason is Reason.NO_FACE


def test_a_program_that_is_not_there_is_held_and_tried_again(tmp_path):
    """Mutant: let the error end the keeper; nothing would ever be tried again."""
    program = tmp_path / "sense"
    one = Sense(CONFIG, MonotonicClock(), (str(program),))
    try:
        held = wait_for(one, lambda found: isinstance(found, Held))
        assert held.reason is Reason.SENSE_FAILED
        program.write_text(f"#!{sys.executable}\n{PRELUDE}{LIVE_FOR_EVER}")
        program.chmod(0o700)
        wait_for(one, is_live)
    finally:
        one.close()


def test_nothing_but_short_plain_words_comes_through_the_log():
    """Mutant: pass the line on as it is; a picture would fit."""
    assert printable(b"error: caf\xc3\xa9 \x1b[31m" + bytes(range(256)) * 40).isascii()
    assert len(printable(b"x" * 5_000_000)) == 300


def test_no_log_repeats_a_passphrase():
    """Mutant: it is in the ``repr`` of what the process is told."""
    told = SenseConfig(
        camera=None, test_source=False, consent_path="", vault_folder="", passphrase="four random words"
    )
    assert "four random words" not in repr(told)


def test_a_passphrase_counts_as_typed_for_the_first_process_only():
    """Mutant: tell every restart that it was typed now; pulling the plug would forgive failed prompts."""
    script = """
send(Held(0, Reason.NO_FACE if config["typed_now"] else Reason.REVOKED))
sys.stdin.readline()  # else the word of its end could replace this one before it is heard
"""
    with sense(script) as one:
        first = wait_for(one, lambda found: isinstance(found, Held))
        one.recalibrate()
        again = wait_for(one, lambda found: found.reason is Reason.REVOKED)
        assert (first.reason, again.reason) == (Reason.NO_FACE, Reason.REVOKED)


KEY = "bytes(range(32))"


def key_after(script, wanted):
    """What is there to take once the wanted signal has come."""
    with sense(script + "\nsys.stdin.read()") as one:
        wait_for(one, wanted)
        return one.take_key(), one.take_key()


def test_a_released_key_is_there_before_the_performance_and_is_taken_once():
    """Mutants: post it as a signal; leave it there for a second taker."""
    script = f"send(Released(1, {KEY})); send(Live(2, Performance()))"
    assert key_after(script, is_live) == (bytes(range(32)), None)


def test_a_key_that_was_taken_stays_nowhere_with_who_listens():
    """Mutant: keep the last message in the loop; the key is there for as long as the process is silent."""
    with sense(f"send(Live(2, Performance())); send(Released(1, {KEY}))\nsys.stdin.read()") as one:
        key = None
        while key is None:
            one.wait(0.01)
            key = one.take_key()
        until(lambda: key not in locals_of(one._keeper))  # the listener may not be back to its waiting yet


def locals_of(thread):
    """All bytes that the calls of a thread have in their hands, joined."""
    frame, seen = sys._current_frames()[thread.ident], b""
    while frame is not None:
        seen += b"".join(value for value in frame.f_locals.values() if isinstance(value, bytes))
        frame = frame.f_back
    return seen


@pytest.mark.parametrize("reason", ["NOT_OWNER", "REVOKED", "EXPIRED", "NO_CONSENT", "SEVERAL_FACES"])
def test_a_gate_that_shuts_takes_the_key_back(reason):
    """Mutant: keep it until it is taken."""
    script = f"send(Released(1, {KEY})); send(Held(2, Reason.{reason}))"
    assert key_after(script, lambda found: found.captured_ns == 2) == (None, None)


def test_a_process_that_ends_takes_the_key_with_it():
    """Mutant: keep it; the next process's gate is shut, and the last one's key still there."""
    once = "from pathlib import Path\nmark = Path(config['vault_folder'])\n"
    once += f"if not mark.exists(): mark.touch(); send(Released(1, {KEY})); "
    once += "send(Held(2, Reason.CHECKING)); sys.exit()\n"
    once += "send(Held(3, Reason.CHECKING)); sys.stdin.read()"
    with tempfile.TemporaryDirectory() as folder:
        config = replace(CONFIG, vault_folder=f"{folder}/mark")
        one = Sense(config, MonotonicClock(), (sys.executable, "-c", PRELUDE + once))
        try:
            wait_for(one, lambda found: found.captured_ns == 3)
            assert one.take_key() is None
        finally:
            one.close()


def test_the_salt_is_all_that_the_process_is_told_of_a_sealed_character():
    script = "plain = config['seal'] == '' and not config['makes_key']\n"
    script += "send(Held(1, Reason.NO_FACE if plain else Reason.REVOKED))"
    with sense(script + "\nsys.stdin.read()") as one:
        assert wait_for(one, lambda found: True).reason is Reason.NO_FACE


ECHO = """
send(Held(1, Reason.STARTING if config["camera_wanted"] else Reason.CAMERA_MISSING))
for line in sys.stdin:
    send(Held(1, {"s\\n": Reason.PAUSED, "o\\n": Reason.NO_FACE}[line]))
"""


def test_the_camera_is_asked_for_once_and_by_every_process_that_follows():
    """Mutants: say it again with each picture; start a new process that opens a camera nobody wants."""
    with sense(ECHO) as one:
        wait_for(one, lambda found: found.reason is Reason.STARTING)
        one.want_camera(wanted=True)
        for _ in range(3):
            one.want_camera(wanted=False)
        wait_for(one, lambda found: found.reason is Reason.PAUSED)
        assert one.wait(0.1) is None
        os.kill(one.pid, signal.SIGTERM)
        wait_for(one, lambda found: found.reason is Reason.CAMERA_MISSING)
        one.want_camera(wanted=True)
        wait_for(one, lambda found: found.reason is Reason.NO_FACE)


@pytest.mark.parametrize(("marks", "waits"), [("Marks.VOICE_ONLY", True), ("Marks.NONE", False)])
def test_after_voice_alone_a_process_that_follows_waits_until_the_camera_is_asked_for(marks, waits):
    """Mutants: tell it what the first was told, so that after a crash the camera opens by itself; whatever
    the mark is."""
    script = f"""
if config["typed_now"]:
    send(Live(1, Performance(), {marks})); sys.exit(1)
send(Held(2, Reason.VOICE_OVER if config["voice_over"] else Reason.NO_FACE))
sys.stdin.read()
"""
    with sense(script) as one:
        held = wait_for(one, lambda found: found.captured_ns == 2)
        assert held.reason is (Reason.VOICE_OVER if waits else Reason.NO_FACE)
        assert one._config.voice_over is waits
