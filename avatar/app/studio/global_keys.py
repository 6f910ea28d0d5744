"""Keys that are heard while another window is in front: Ctrl+Alt with P, A and the digits.

Only where a system lets a program ask for single keys: X11.  Wayland does not, and on Windows and macOS it is
not made yet; there a key of the desktop's own settings can run ``avatar panic``.  Only these keys are asked
for, one by one; nothing else that is typed is seen.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import enum
import logging
import os
import select
import threading
from collections.abc import Callable
from typing import Final

_log: Final = logging.getLogger(__name__)

KEYS: Final = "pa0123456789"
"""Pause, on or off air, the expressions."""

# X.h and Xlib.h of X11R6.
_CONTROL_AND_ALT: Final = (1 << 2) | (1 << 3)
_LOCKS: Final = (0, 1 << 1, 1 << 4, (1 << 1) | (1 << 4))
"""Caps Lock and Num Lock change what a key is to X: each is asked for as well."""
_ASYNC: Final = 1
_KEY_PRESS: Final = 2
_EVENT_BYTES: Final = 192
_LOOK_S: Final = 0.25


class State(enum.Enum):
    """Whether such keys are heard."""

    OFF = "off"
    ON = "on"
    TAKEN = "taken"
    NOT_HERE = "not here"


class _KeyEvent(ctypes.Structure):
    """``XKeyEvent``."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("root", ctypes.c_ulong),
        ("subwindow", ctypes.c_ulong),
        ("time", ctypes.c_ulong),
        ("place", ctypes.c_int * 4),
        ("state", ctypes.c_uint),
        ("keycode", ctypes.c_uint),
    )


_OnError = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)


def can_be_heard(platform: str) -> bool:
    """Whether this system has such keys.

    Args:
        platform: Qt's name of it.
    """
    # Under Wayland an X11 window hears keys only while one of its kind is in front: worse than none.
    return platform == "xcb" and not os.environ.get("WAYLAND_DISPLAY")


class GlobalKeys:
    """Listens in a thread of its own, on a connection of its own.

    Args:
        heard: Told the letter or digit, in that thread.
        platform: Qt's name of the system.
    """

    def __init__(self, heard: Callable[[str], None], platform: str) -> None:
        self._heard, self._platform = heard, platform
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self.state = State.OFF if can_be_heard(platform) else State.NOT_HERE
        self._refused = 0
        self._on_error = _OnError(self._note_error)

    def switch(self, *, on: bool) -> None:
        """Listen, or stop."""
        if self.state is State.NOT_HERE or on == (self._thread is not None):
            return
        if not on:
            self.close()
            return
        self._stop.clear()
        self._thread = threading.Thread(target=self._listen, name="global-keys", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Give the keys back."""
        self._stop.set()
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.join(2 * _LOOK_S)
            self.state = State.OFF

    def _note_error(self, _display: int | None, _event: int | None) -> int:
        """Another program has a key already: X would end the process without this."""
        self._refused += 1
        return 0

    def _listen(self) -> None:
        x11 = _library()
        display = x11.XOpenDisplay(None) if x11 is not None else None
        if x11 is None or not display:
            self.state = State.NOT_HERE
            return
        try:
            x11.XSetErrorHandler(self._on_error)
            letters = self._ask_for(x11, display)
            self.state = State.TAKEN if self._refused else State.ON
            self._hear(x11, display, letters)
        finally:
            x11.XCloseDisplay(display)  # gives the keys back, too

    def _ask_for(self, x11: ctypes.CDLL, display: int) -> dict[int, str]:
        """Grab the keys; which code stands for which letter."""
        self._refused = 0
        root = x11.XDefaultRootWindow(display)
        letters = {x11.XKeysymToKeycode(display, ord(letter)): letter for letter in KEYS}
        for code in letters:
            for lock in _LOCKS:
                x11.XGrabKey(display, code, _CONTROL_AND_ALT | lock, root, 1, _ASYNC, _ASYNC)
        x11.XSync(display, 0)
        return letters

    def _hear(self, x11: ctypes.CDLL, display: int, letters: dict[int, str]) -> None:
        event = ctypes.create_string_buffer(_EVENT_BYTES)
        connection = x11.XConnectionNumber(display)
        while not self._stop.is_set():
            while x11.XPending(display):
                x11.XNextEvent(display, event)
                key = _KeyEvent.from_buffer(event)
                if key.type == _KEY_PRESS and key.keycode in letters:
                    self._heard(letters[key.keycode])
            select.select([connection], [], [], _LOOK_S)


def _library() -> ctypes.CDLL | None:
    """Xlib, with the types of what is used of it; None where it is not installed."""
    try:
        x11 = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
    except OSError:
        return None
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XOpenDisplay.argtypes = [ctypes.c_char_p]
    x11.XDefaultRootWindow.restype = ctypes.c_ulong
    x11.XKeysymToKeycode.restype = ctypes.c_ubyte
    x11.XKeysymToKeycode.argtypes = [ctypes.c_void_p, ctypes.c_ulong]
    x11.XGrabKey.argtypes = [
        ctypes.c_void_p,
        ctypes.c_int,
        ctypes.c_uint,
        ctypes.c_ulong,
        *[ctypes.c_int] * 3,
    ]
    x11.XNextEvent.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
    x11.XSync.argtypes = [ctypes.c_void_p, ctypes.c_int]
    x11.XSetErrorHandler.argtypes = [_OnError]
    x11.XSetErrorHandler.restype = ctypes.c_void_p
    for name in ("XDefaultRootWindow", "XPending", "XConnectionNumber", "XCloseDisplay"):
        getattr(x11, name).argtypes = [ctypes.c_void_p]
    return x11
