"""The window.  The only folder that knows Qt, and nothing but the command line opens it."""

from __future__ import annotations

import ctypes.util
import os
import sys
from typing import Final

from avatar.errors import AvatarError
from avatar.settings import Chosen

_LIBRARIES: Final = (
    "sudo apt install libegl1 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0"
    " libxcb-keysyms1 libxcb-render-util0 libxcb-shape0"
)
"""What Qt needs of a Debian or Ubuntu that has no desktop of its own; .ci/packages installs the same."""


def open_studio(chosen: Chosen, command: str = "show") -> int:
    """Open the window, or have the one that is open do something.

    Args:
        chosen: The settings in force.
        command: What the window is to do: ``show``, ``on-air``, ``off-air``, ``panic`` or ``resume``.

    Returns:
        Exit code, once the window was closed; at once if another one was there.

    Raises:
        AvatarError: If another one is open and does not answer, or there is no screen.
    """
    _need_screen()
    try:
        from avatar.app.studio.application import run
    except ImportError as error:  # a library of the system that Qt links to
        raise AvatarError(f"the window cannot be loaded: {error}", hint=_LIBRARIES) from error
    return run(chosen, command)


def tell_studio(command: str) -> bool:
    """Have the window that is open do something; whether there is one.

    Args:
        command: As for :func:`open_studio`.
    """
    from avatar.app.studio.instance import tell

    return tell(command, patience_ms=500)


def _need_screen() -> None:
    """Say what is missing, in words: Qt itself would end the process with a signal.

    Raises:
        AvatarError: If there is no screen, or X11 and not the library that Qt needs for it.
    """
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        raise AvatarError("there is no screen to open a window on", hint="avatar run   # in a terminal")
    if not os.environ.get("WAYLAND_DISPLAY") and ctypes.util.find_library("xcb-cursor") is None:
        raise AvatarError("the window needs libxcb-cursor, which is not installed", hint=_LIBRARIES)
