"""What a refusal means, and the one line that mends it.

pyvirtualcam's messages in, an :class:`OutputError` out; and what no file may be put in the place of.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Final

from avatar.errors import OutputError
from avatar.stage.outputs import loopback

BUSY_HINT: Final = "close the other program (OBS, another avatar, the call app), then start avatar again"
NO_ACCESS_HINT: Final = 'sudo usermod -aG video "$USER"   # then log out and in again'
UPDATE_HINT: Final = "avatar doctor   # shows the camera's state; then start avatar again"
OUT_HINT: Final = "choose another file with --out"
_MAC_INSTALL: Final = (
    "install OBS 30 or newer, press Start Virtual Camera once, allow it under"
    " System Settings > General > Login Items & Extensions > Camera Extensions, and restart the Mac"
)
_WINDOWS_INSTALL: Final = (
    "winget install OBSProject.OBSStudio   # then start avatar again; OBS may stay closed"
)
_UNITY_INSTALL: Final = (
    "run Install.bat of Unity Capture as administrator, or install OBS and leave --output-device out"
)
_OBS_STOP: Final = "press Stop Virtual Camera in OBS, or close OBS, and start avatar again"
_OBS_NAME: Final = 'leave --output-device out, or call it "OBS Virtual Camera"'

_MEANINGS: Final[tuple[tuple[str, str, str, str], ...]] = (
    # system ("" for any), pattern, cause, fix.  Texts of pyvirtualcam 0.15.0, most specific first.
    ("linux", r"Device (\S+) does not exist", "there is no {0}", loopback.MODPROBE),
    (
        "linux",
        r"Could not access (\S+) due to missing permissions",
        "this user may not open {0}",
        NO_ACCESS_HINT,
    ),
    ("linux", r"Device (\S+) is not a video output device", "another program sends to {0}", BUSY_HINT),
    (
        "linux",
        r"Device (\S+) is already in use",
        "{0} is open twice in this program",
        "close the other output first",
    ),
    ("linux", r"Device (\S+) is not a V4L2 device", "{0} is not a loopback camera", loopback.MODPROBE),
    ("linux", r"Device (\S+) could not be opened: (.+)", "{0} cannot be opened: {1}", BUSY_HINT),
    ("linux", r"Device capabilities of (\S+) could not", "{0} is not a camera", loopback.MODPROBE),
    (
        "linux",
        r"device (\S+) could not be configured: (.+)",
        "{0} refuses the size or format: {1}",
        BUSY_HINT,
    ),
    ("linux", r"No v4l2 loopback device found", "there is no virtual camera", loopback.MODPROBE),
    ("darwin", r"OBS Virtual Camera is not installed", "OBS's virtual camera is not installed", _MAC_INSTALL),
    ("darwin", r"Stream not found", "OBS's camera extension is older than OBS 30", _MAC_INSTALL),
    (
        "darwin",
        r"Couldn't start stream",
        "OBS's virtual camera does not start, or OBS is sending to it",
        _OBS_STOP,
    ),
    ("darwin", r"Multiple cameras are not supported", "OBS's only virtual camera is in use", _OBS_STOP),
    (
        "win32",
        r"OBS Virtual Camera device not found",
        "OBS's virtual camera is not installed",
        _WINDOWS_INSTALL,
    ),
    ("win32", r"virtual camera output could not be started", "OBS's virtual camera is in use", _OBS_STOP),
    (
        "win32",
        r"No camera registered with this name",
        "Unity Capture has no camera of that name",
        _UNITY_INSTALL,
    ),
    ("win32", r"No camera registered", "Unity Capture is not installed", _UNITY_INSTALL),
    ("", r"supports only the '(.+?)' device", "only {0} can be sent to on this system", _OBS_NAME),
)


def explain(message: str, device: str | None, system: str = sys.platform) -> OutputError:
    """Turn pyvirtualcam's message into a cause and a fix.

    Args:
        message: Its exception's text; one line for each backend that was tried.
        device: The device that was asked for, if any.
        system: ``sys.platform`` of the machine that said it.
    """
    for where, pattern, cause, fix in _MEANINGS:
        found = re.search(pattern, message)
        if found and where in ("", system):
            return OutputError(cause.format(*found.groups()), hint=fix)
    what = device or "the virtual camera"
    if not message:
        return OutputError(
            f"{system} has no virtual camera that avatar can send to", hint="avatar run --output null"
        )
    return OutputError(f"{what} cannot be opened: {' '.join(message.split())}", hint="avatar doctor")


def wrong_size(given: tuple[int, int], fixed: tuple[int, int]) -> OutputError:
    """A picture of another size than the output was opened with."""
    return OutputError(
        f"a picture of {given[0]}x{given[1]} for an output of {fixed[0]}x{fixed[1]}:"
        " the size is fixed while it is open",
        hint="stop avatar, change the size, and start it again",
    )


def spare_special(path: Path) -> None:
    """Refuse to put a file in the place of a pipe, a device or a folder.

    Raises:
        OutputError: If there is something at ``path`` that is not a regular file, or it cannot be looked at.
    """
    try:
        special = path.exists() and not path.is_file()
    except OSError as problem:
        raise OutputError(f"{path} cannot be written: {problem.strerror}", hint=OUT_HINT) from problem
    if special:
        raise OutputError(f"{path} is there and is not a regular file: it is not replaced", hint=OUT_HINT)
