"""The window on a real screen, with real keys and a real mouse; killed, closed and started twice."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.app.scripted import LIVE
from tests.app.studio.screen import PROJECT, Window, missing, screen
from tests.waiting import is_ended, until

pytestmark = pytest.mark.skipif(bool(missing()), reason=f"not installed: {' '.join(missing())}")


@pytest.fixture(scope="module")
def display():
    with screen() as env:
        yield env


@pytest.fixture
def window(display, tmp_path, monkeypatch):
    """Opens one with everything there; keeps its diary."""
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    made = []

    def one(**told):
        env = {**os.environ, **{k: display[k] for k in ("DISPLAY", "QT_QPA_PLATFORM")}}
        env["XDG_RUNTIME_DIR"] = str(runtime)
        found = Window(env, {"diary": str(tmp_path / "diary"), "parts": [LIVE], **told})
        found.diary = tmp_path / "diary"
        made.append(found)
        return found

    yield one
    for found in made:
        found.close()


def lines(window):
    return window.diary.read_text().splitlines() if window.diary.exists() else []


def test_from_start_to_on_air_by_a_second_start_and_p_hides_all(window):
    """Mutant: let the focus have the key; P would be typed into whatever is there."""
    one = window()
    one.find()
    told = subprocess.run(
        [sys.executable, "-m", "avatar", "on-air"], env={**one.env, "PYTHONPATH": str(PROJECT)}, check=False
    )
    assert told.returncode == 0
    until(lambda: len(lines(one)) > 10)
    assert not [line for line in lines(one) if line.endswith("pause")]
    one.activate()
    one.do("key", "p")
    until(lambda: lines(one)[-1].endswith("pause"))
    since = len(lines(one))
    until(lambda: len(lines(one)) > since + 3)
    assert all(line.endswith("pause") for line in lines(one)[since:])
    one.do("key", "p")
    one.do("key", "Escape")
    since = len(lines(one))
    until(lambda: len(lines(one)) > since + 3)
    assert all(line.endswith("pause") for line in lines(one)[since:])
    one.do("key", "shift+p")
    until(lambda: lines(one)[-1].endswith("other"))


def test_a_key_from_anywhere_hides_all_while_the_window_is_minimised(window):
    """Mutant: ask for the keys of the window instead of those of the whole screen."""
    one = window(command="on-air", flags={"window.global_keys": True})
    number = one.find()
    until(lambda: len(lines(one)) > 3)
    one.do("windowminimize", number)
    until(lambda: not one.do("search", "--onlyvisible", "--name", "^Avatar$"))
    one.do("key", "ctrl+alt+p")
    until(lambda: lines(one)[-1].endswith("pause"))


@pytest.mark.parametrize("how", ["SIGKILL", "SIGTERM", "close"])
def test_however_it_ends_no_process_is_left(window, how):
    """Mutants: let the sense process outlive the pipe that it reads from; leave the window its network."""
    one = window(command="on-air")
    one.find()
    until(lambda: len(lines(one)) > 3)
    children = one.children()
    assert children
    for pid in (one.process.pid, *children):
        with suppress(FileNotFoundError):  # one that looked for devices may have ended meanwhile
            assert "Seccomp:\t2" in Path(f"/proc/{pid}/status").read_text(), "the kernel refuses the network"
    if how == "close":
        one.activate()
        one.do("key", "alt+F4")  # the window manager's way: it asks the program
    else:
        one.process.send_signal(getattr(signal, how))
    until(lambda: one.process.poll() is not None)
    until(lambda: all(map(is_ended, children)), why=f"{children} are left")
    if how != "SIGKILL":
        assert lines(one)[-1].endswith("closed")
        assert one.process.returncode == 0
