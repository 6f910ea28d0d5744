"""Keys of a real terminal: they come at once, and the terminal is left as it was."""

import os
import select
import signal
import subprocess
import sys
import time

import pytest

from avatar.app.keyboard import NoKeys, open_keys, plain
from tests.waiting import PATIENCE_S, until

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX")

ADOPT = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.argv[1], sys.argv[1:])
"""
PRELUDE = """
import fcntl, os, signal, sys, termios, time
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
from avatar.app.keyboard import open_keys
from contextlib import closing
signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
signal.signal(signal.SIGINT, signal.default_int_handler)  # a test run in the background has it ignored
with closing(open_keys()) as keys:
    print("ready", flush=True)
"""
ECHO = """
    while True:
        for key in keys.read():
            print(f"<{key}>", flush=True)
            if key == "q": raise SystemExit
            if key == "!": raise RuntimeError("it broke")
        time.sleep(0.005)
"""


class Terminal:
    """A program on the far side of a pseudo-terminal."""

    def __init__(self, script="", command=()):
        import termios

        self.near, self.far = os.openpty()
        self.termios = termios
        self.before = termios.tcgetattr(self.far)
        self.program = subprocess.Popen(
            [sys.executable, "-c", ADOPT, *command] if command else [sys.executable, "-c", PRELUDE + script],
            stdin=self.far,
            stdout=self.far,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self.said = ""

    def wait_for(self, text, limit_s=PATIENCE_S):
        until_s = time.monotonic() + limit_s
        while text not in self.said:
            assert time.monotonic() < until_s, self.said
            if select.select([self.near], [], [], 0.1)[0]:
                self.said += os.read(self.near, 1000).decode()

    def type(self, text):
        os.write(self.near, text.encode())

    def mode(self):
        return self.termios.tcgetattr(self.far)[3]

    def close(self):
        if self.program.poll() is None:
            self.program.kill()
        self.program.wait()
        os.close(self.near)
        os.close(self.far)


@pytest.fixture
def terminal():
    one = Terminal(ECHO)
    one.wait_for("ready")
    yield one
    one.close()


def test_a_key_comes_without_enter_and_is_not_echoed(terminal):
    """Mutant: leave the terminal in line mode."""
    terminal.type("3p")
    terminal.wait_for("<p>")
    assert "<3>" in terminal.said
    assert "3p" not in terminal.said


def test_arrow_and_function_keys_are_no_letters(terminal):
    """Mutant: pass escape sequences on; an arrow would be the key A of some toggle."""
    terminal.type("\x1b[A\x1b[1;5D\x1bOPx")
    terminal.wait_for("<x>")
    assert terminal.said.count("<") == 1


@pytest.mark.parametrize("end", ["q", "!", signal.SIGTERM, signal.SIGINT], ids=str)
def test_however_it_ends_the_terminal_is_as_it_was(terminal, end):
    """Mutant: leave out ``close``; the owner's shell would neither echo nor edit."""
    assert not terminal.mode() & terminal.termios.ICANON
    terminal.type(end) if isinstance(end, str) else terminal.program.send_signal(end)
    terminal.program.wait(PATIENCE_S)
    assert terminal.termios.tcgetattr(terminal.far) == terminal.before


def test_ctrl_c_still_interrupts(terminal):
    terminal.type("\x03")
    assert terminal.program.wait(PATIENCE_S) != 0


def test_no_other_control_key_freezes_the_show_or_ends_it(terminal):
    """Ctrl-Z, Ctrl-S, Ctrl-\\.  Mutant: cbreak mode alone; the call would see a picture that stands still."""
    terminal.type("\x1a\x13\x1ck")
    terminal.wait_for("<k>")


def test_after_the_shell_took_the_terminal_back_keys_come_again(terminal):
    """As after Ctrl-Z and fg.  Mutant: enter cbreak mode only once."""
    terminal.termios.tcsetattr(terminal.far, terminal.termios.TCSANOW, terminal.before)
    until(lambda: not terminal.mode() & terminal.termios.ICANON)
    terminal.type("7")
    terminal.wait_for("<7>")


def test_a_terminal_that_goes_away_is_no_error():
    one = Terminal("    os.close(0); os.open('/dev/null', os.O_RDONLY); print(repr(keys.read()), flush=True)")
    one.wait_for("''")
    assert one.program.wait(PATIENCE_S) == 0
    one.close()


def test_without_a_terminal_there_are_no_keys(monkeypatch):
    with open(os.devnull) as nothing:  # noqa: PTH123 - a stand-in for standard input
        monkeypatch.setattr(sys, "stdin", nothing)
        keys = open_keys()
    assert isinstance(keys, NoKeys)
    assert keys.read() == ""
    keys.close()


def test_control_characters_are_no_keys():
    assert plain("a\x00\x07\x1b[31mb\x1b") == "ab"
