"""The main job as it is put together: what sense is told, and what protects both processes."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from avatar.app import places
from avatar.app.enrolment import config_from
from avatar.app.part import marks_of
from avatar.gate import FLOOR, consent
from avatar.settings import Chosen, SenseSettings, Settings
from avatar.signal import Marks
from tests.waiting import PATIENCE_S, is_ended, until

TEST_SOURCE = ("--sense-test-source", "true")


def test_sense_is_told_the_safe_settings_by_default():
    """Mutants: test source always let in; fewer prompts."""
    told = config_from(Chosen(Settings(), {}), "secret")
    assert told.test_source is False
    assert told.prompts_at_start >= FLOOR.prompts_at_start
    assert told.cannot == "nothing"
    assert told.consent_path == str(places.consent_file())
    assert told.vault_folder == str(places.vault_folder())
    assert told.passphrase == "secret"
    assert "secret" not in repr(told)
    assert marks_of(Settings()) is Marks.NONE


def test_a_loosened_setting_reaches_sense_and_marks_every_picture():
    loose = replace(Settings(), sense=SenseSettings(test_source=True))
    assert config_from(Chosen(loose, {}), None).test_source is True
    assert marks_of(loose) == Marks.TEST_SOURCE


def test_nobody_drives_who_is_not_enrolled():
    """Mutant: go on without a template."""
    consent.give(places.consent_file(), consent.AGREEMENT)
    done = subprocess.run(
        [sys.executable, "-m", "avatar", "run", "--output", "null"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.splitlines()[1] == "try: run 'avatar enrol' once"


def children_of(parent):
    """What /proc says of the children of a process: status and limits of each, in one text."""
    said = []
    for task in Path(f"/proc/{parent}/task").iterdir():
        with suppress(OSError):  # it may end while it is looked at
            for child in (task / "children").read_text().split():
                folder = Path(f"/proc/{child}")
                said.append((folder / "status").read_text() + (folder / "limits").read_text())
    return said


def is_shut_in(said):
    core = next((line.split() for line in said.splitlines() if line.startswith("Max core")), [])
    return "Seccomp:\t2" in said and core[4:6] == ["0", "0"]


@pytest.fixture
def show():
    consent.give(places.consent_file(), consent.AGREEMENT)
    process = subprocess.Popen(
        [sys.executable, "-m", "avatar", "run", "--output", "null", *TEST_SOURCE],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    yield process
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()


@pytest.mark.skipif("sys.platform != 'linux'", reason="seccomp and /proc are Linux's")
def test_both_processes_of_a_show_are_under_the_filter_and_sense_leaves_no_core(show):
    """Mutants: say that the network is denied without denying it; leave out ``forbid_dumps``."""
    assert b"the kernel refuses" in show.stdout.readline()
    assert show.stdout.readline().startswith(b"card: ")
    assert "Seccomp:\t2" in Path(f"/proc/{show.pid}/status").read_text()
    until(lambda: any(map(is_shut_in, children_of(show.pid))))


def filters_of(process):
    """Seccomp filters in force: a child's own come on top of its parent's."""
    said = (Path(f"/proc/{process}") / "status").read_text().splitlines()
    return next((int(line.split()[1]) for line in said if line.startswith("Seccomp_filters:")), 0)


def set_up_child(parent):
    """Process id of the sense process once it has a filter of its own, its last step; None before."""
    for task in Path(f"/proc/{parent}/task").iterdir():
        with suppress(OSError):
            for child in (task / "children").read_text().split():
                if filters_of(child) > filters_of(parent) > 0:
                    return int(child)
    return None


@pytest.mark.skipif("sys.platform != 'linux'", reason="Linux's prctl")
def test_a_sense_process_that_hangs_ends_with_a_show_that_is_killed(show):
    """Mutant: no ``end_with_parent`` in the sense process; it stays for ever, with the camera open."""
    show.stdout.readline()
    child = until(lambda: set_up_child(show.pid))
    os.kill(child, signal.SIGSTOP)
    os.kill(show.pid, signal.SIGKILL)
    try:
        until(lambda: is_ended(child))
    finally:
        with suppress(OSError):
            os.kill(child, signal.SIGKILL)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_a_show_that_is_told_to_stop_stops_and_says_so(show, how):
    show.stdout.readline()
    show.stdout.readline()
    show.send_signal(how)
    assert show.wait(PATIENCE_S) == 0
    assert show.stdout.read().endswith(b"off air\n")


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX")
def test_keys_work_while_the_show_runs_and_the_terminal_is_left_as_it_was():
    """Mutants: look at no keys in ``run``; leave the terminal in cbreak mode."""
    import termios

    from tests.app.test_keyboard import Terminal

    consent.give(places.consent_file(), consent.AGREEMENT)
    terminal = Terminal(command=[sys.executable, "-m", "avatar", "run", "--output", "null", *TEST_SOURCE])
    try:
        terminal.wait_for("keys: 1 happy")
        terminal.wait_for("card: ")
        assert not terminal.mode() & termios.ICANON
        terminal.type("1p")
        terminal.wait_for("wearing: happy")
        terminal.wait_for("paused: ")
        terminal.program.send_signal(signal.SIGINT)
        terminal.wait_for("off air")
        assert terminal.program.wait(PATIENCE_S) == 0
        assert termios.tcgetattr(terminal.far) == terminal.before
    finally:
        terminal.close()
