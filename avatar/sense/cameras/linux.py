"""Cameras on Linux: what ``/sys`` and one question to each driver say."""

from __future__ import annotations

import errno
import os
import struct
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from avatar.sense.cameras.devices import CameraDevice
from avatar.sense.cameras.virtual import Description, why_virtual

_SYS: Final = Path("/sys/class/video4linux")
_BY_ID: Final = Path("/dev/v4l/by-id")

# From linux/videodev2.h: VIDIOC_QUERYCAP fills struct v4l2_capability of 104 bytes.
_QUERYCAP: Final = 0x80685600
_SIZE: Final = 104
_CAN_CAPTURE: Final = 0x00000001 | 0x00001000  # V4L2_CAP_VIDEO_CAPTURE, ..._MPLANE
_CAN_OUTPUT: Final = 0x00000002 | 0x00002000 | 0x00008000  # V4L2_CAP_VIDEO_OUTPUT, ..._MPLANE, _M2M
_HAS_DEVICE_CAPS: Final = 0x80000000


@dataclass(frozen=True, slots=True, kw_only=True)
class Capability:
    """A driver's answer to ``VIDIOC_QUERYCAP``."""

    driver: str
    card: str
    bus: str
    can_capture: bool
    can_output: bool


def parse_capability(answer: bytes) -> Capability:
    """Read ``struct v4l2_capability``.

    The device's own bits say what it does now; those of the whole driver, whether programs can ever write
    into it (a loopback hides its output side while somebody writes).
    """

    def text(start: int, end: int) -> str:
        return answer[start:end].split(b"\0")[0].decode("utf-8", "replace")

    whole, device = struct.unpack_from("=II", answer, 84)
    now = device if whole & _HAS_DEVICE_CAPS else whole
    return Capability(
        driver=text(0, 16),
        card=text(16, 48),
        bus=text(48, 80),
        can_capture=bool(now & _CAN_CAPTURE),
        can_output=bool((whole | device) & _CAN_OUTPUT),
    )


def query(path: str) -> Capability:
    """Ask the driver.

    Raises:
        OSError: If the device cannot be opened or is no video device.
    """
    import fcntl  # not on Windows, where this module is still imported by tests

    answer = bytearray(_SIZE)
    handle = os.open(path, os.O_RDWR | os.O_NONBLOCK)
    try:
        fcntl.ioctl(handle, _QUERYCAP, answer)
    finally:
        os.close(handle)
    return parse_capability(bytes(answer))


def explain(error: OSError, path: str) -> str:
    """In words, why the device cannot be opened."""
    if error.errno in (errno.EACCES, errno.EPERM):
        return f"you may not open {path}: your user is not in its group 'video'"
    if error.errno == errno.EBUSY:
        return f"{path} is in use by another program"
    return f"{path} does not answer: {error.strerror}"


def list_devices(
    sys_folder: Path = _SYS, ask: Callable[[str], Capability] = query, by_id: Path = _BY_ID
) -> list[CameraDevice]:
    """Every video device that can capture now; those that may not be opened are listed with the problem.

    Args:
        sys_folder: Where the kernel lists them; another only in tests.
        ask: How a driver is asked; another only in tests.
        by_id: Where the system keeps names that survive replugging.
    """
    links = {os.path.realpath(link): link.name for link in by_id.iterdir()} if by_id.is_dir() else {}
    folders = sorted(sys_folder.glob("video*"), key=lambda entry: int(entry.name.removeprefix("video") or 0))
    found = (_describe(entry, ask, links) for entry in folders)
    return [camera for camera in found if camera]


def _describe(entry: Path, ask: Callable[[str], Capability], links: dict[str, str]) -> CameraDevice | None:
    """One entry of ``/sys/class/video4linux``; None if it is not a camera (metadata, output only)."""
    path = f"/dev/{entry.name}"
    index = int(entry.name.removeprefix("video"))
    label = entry / "name"
    name = label.read_text(encoding="utf-8", errors="replace").strip() if label.is_file() else entry.name
    location = os.path.realpath(entry)
    driver, bus, can_output, problem = "", "", False, ""
    try:
        says = ask(path)
    except OSError as error:
        # A camera's second node carries metadata; without permission only its number tells them apart.
        number = entry / "index"
        if number.is_file() and number.read_text().strip() != "0":
            return None
        problem = explain(error, path)
    else:
        if not says.can_capture:
            return None
        name, driver, bus, can_output = says.card or name, says.driver, says.bus, says.can_output
    description = Description(
        system="linux", name=name, driver=driver, location=location, can_output=can_output
    )
    why = why_virtual(description)
    return CameraDevice(
        name=name,
        stable_id=links.get(path) or f"{bus or location}:{name}",
        index=index,
        path=path,
        is_virtual=bool(why),
        why=why,
        problem=problem,
    )
