"""Single keys from the terminal while a show runs, without waiting for Enter.

The terminal is put back as it was when the show ends, also by an exception.  Without a
terminal, or in the background, there are no keys.
"""

from __future__ import annotations

import contextlib
import os
import re
import signal
import sys
from typing import Final

from avatar.app.desk import Keys

_ESCAPES: Final = re.compile(r"\x1b(?:\[[0-9;?<]*[ -/]*[@-~]|O.|.)?")
"""What arrow, function and Alt keys send: their letters are not keys of ours.  ECMA-48, section 5.4."""

_MOST_BYTES: Final = 64


class NoKeys:
    """Where there is no terminal."""

    def read(self) -> str:
        """None, ever."""
        return ""

    def close(self) -> None:
        """Nothing to leave."""


def open_keys() -> Keys:
    """The terminal's keys if standard input is one, else none."""
    return _Terminal(sys.stdin.fileno()) if sys.stdin.isatty() else NoKeys()


def plain(typed: str) -> str:
    """What was typed, without escape sequences and control characters."""
    return "".join(letter for letter in _ESCAPES.sub("", typed) if letter.isprintable())


if sys.platform == "win32":
    import msvcrt

    class _Terminal:
        """Windows' console: always one key at a time."""

        def __init__(self, _descriptor: int) -> None:
            """Nothing is changed."""

        def read(self) -> str:
            typed = ""
            while msvcrt.kbhit():
                letter = msvcrt.getwch()
                if letter in "\x00\xe0":  # an arrow or function key: a second part follows
                    msvcrt.getwch()
                elif letter == "\x03":
                    signal.raise_signal(signal.SIGINT)
                else:
                    typed += letter
            return plain(typed)

        def close(self) -> None:
            """Nothing was changed."""

else:
    import select
    import termios

    _OFF: Final = b"\xff" if sys.platform == "darwin" else b"\0"
    """_POSIX_VDISABLE of macOS and of Linux: no key."""

    _CHARACTERS: Final = {
        termios.VMIN: 1,
        termios.VTIME: 0,
        termios.VSUSP: _OFF,  # Ctrl-Z would freeze the picture in the call
        termios.VQUIT: _OFF,  # Ctrl-\ would end us without leaving the terminal as it was
    }

    class _Terminal:
        """A POSIX terminal whose keys come at once and unseen; Ctrl-C still interrupts, nothing else does."""

        def __init__(self, descriptor: int) -> None:
            self._descriptor = descriptor
            self._before = termios.tcgetattr(descriptor) if self._in_front() else None
            self._lost = False
            self._listen()

        def read(self) -> str:
            if self._lost or not self._in_front():
                return ""
            try:
                self._listen()
                if not select.select([self._descriptor], [], [], 0)[0]:
                    return ""
                typed = os.read(self._descriptor, _MOST_BYTES)
            except (OSError, termios.error):  # the terminal was closed
                typed = b""
            self._lost = not typed
            return plain(typed.decode("ascii", errors="ignore"))

        def close(self) -> None:
            if self._before is not None and self._in_front():
                with contextlib.suppress(OSError, termios.error):
                    termios.tcsetattr(self._descriptor, termios.TCSANOW, self._before)
            self._before = None

        def _in_front(self) -> bool:
            """Whether the terminal is ours now: reading or setting it from the background would stop us."""
            try:
                return os.tcgetpgrp(self._descriptor) == os.getpgrp()
            except OSError:
                return False

        def _listen(self) -> None:
            """Have keys at once, also again after the shell took the terminal back (stopped, then fg)."""
            if self._before is None and self._in_front():
                self._before = termios.tcgetattr(self._descriptor)
            now = termios.tcgetattr(self._descriptor)
            if self._before is None or not now[3] & termios.ICANON:
                return
            now[0] &= ~termios.IXON  # Ctrl-S would stop our next print, and with it the show
            now[3] &= ~(termios.ICANON | termios.ECHO)
            for character, value in _CHARACTERS.items():
                now[6][character] = value
            termios.tcsetattr(self._descriptor, termios.TCSANOW, now)
