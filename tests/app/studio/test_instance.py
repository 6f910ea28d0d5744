"""One window for each account, and what is said where there can be none."""

import os
import subprocess
import sys

import pytest

from avatar.app import places
from avatar.app.cli import main
from avatar.app.studio import instance
from avatar.app.studio.instance import COMMANDS, Instance, tell
from tests.app.studio.waiting import until
from tests.waiting import PATIENCE_S


@pytest.fixture
def runtime(tmp_path, monkeypatch):
    """A folder for lock and socket whose name is short enough for a socket."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    return tmp_path


def test_the_second_is_not_the_first_and_a_closed_first_gives_way(app, runtime):
    one, other = Instance(print), Instance(print)
    assert one.is_first()
    assert not other.is_first()
    one.close()
    assert other.is_first()
    other.close()


@pytest.mark.skipif("os.name == 'nt' or os.getuid() != 0", reason="only root can give a folder away")
@pytest.mark.parametrize("whose", ["there/avatar", "there"])
def test_a_folder_of_somebody_else_is_not_used(runtime, whose, monkeypatch):
    """Mutants: take whatever folder is there; look at the folder alone, not at the one it is in."""
    folder = runtime / "there" / "avatar"
    folder.mkdir(parents=True)
    monkeypatch.setattr(instance, "user_runtime_path", lambda *_name, **_author: folder)
    assert instance._folder() == folder
    os.chown(runtime / whose, 12345, 12345)
    assert instance._folder() == places.vault_folder()


@pytest.mark.skipif("os.name == 'nt'", reason="Windows has no such modes")
def test_a_folder_of_ours_is_for_nobody_else(runtime):
    """Mutant: leave the modes that it has."""
    (runtime / "avatar").mkdir(mode=0o755)
    assert instance._folder() == runtime / "avatar"
    assert (runtime / "avatar").stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif("os.name == 'nt' or os.getuid() != 0", reason="only root can give a socket away")
def test_a_socket_of_somebody_else_is_not_believed(app, runtime):
    """Mutant: connect to whatever listens; it says "ok" and hides nothing."""
    one = Instance(print)
    one.listen()
    os.chown(runtime / "avatar" / "window.socket", 12345, 12345)
    done = subprocess.Popen([sys.executable, "-c", TELL, "panic", "1000"])
    until(lambda: done.poll() is not None)
    assert done.returncode == 1
    one.close()


@pytest.mark.skipif("os.name == 'nt'", reason="Windows has no such modes")
def test_the_socket_is_for_nobody_else_whatever_the_folder_is(app, runtime):
    """Mutant: leave out the access of the socket itself."""
    one = Instance(print)
    one.listen()
    assert (runtime / "avatar" / "window.socket").stat().st_mode & 0o077 == 0
    one.close()


TELL = """
import sys
from avatar.app.studio.instance import tell
sys.exit(not tell(sys.argv[1], int(sys.argv[2])))
"""


@pytest.mark.parametrize("word", [*COMMANDS, "format-the-disk", "x" * 4000, ""])
def test_only_five_words_are_heard(app, runtime, word):
    """Mutant: pass on whatever comes."""
    heard = []
    one = Instance(heard.append)
    assert one.is_first()
    one.listen()
    patience_ms = round(1000 * PATIENCE_S) if word in COMMANDS else 1000  # what is not heard is not answered
    process = subprocess.Popen([sys.executable, "-c", TELL, word, str(patience_ms)])
    until(lambda: process.poll() is not None, 2 * PATIENCE_S)
    assert (process.returncode == 0) == (word in COMMANDS)
    assert set(heard) == ({word} if word in COMMANDS else set())
    one.close()


def test_nobody_is_told_where_there_is_no_window(app, runtime, capsys):
    assert not tell("panic", patience_ms=50)
    assert main(["panic"]) == 1
    assert "there is no window" in capsys.readouterr().err


@pytest.mark.skipif("sys.platform != 'linux'", reason="elsewhere there is always a screen")
def test_without_a_screen_it_says_so_instead_of_being_killed(monkeypatch, capsys):
    """Mutant: let Qt find out; it ends the process with a signal."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main([]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "error: there is no screen to open a window on",
        "try: avatar run   # in a terminal",
    ]
