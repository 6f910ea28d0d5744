"""What Linux says about its v4l2loopback cameras, through three ioctls and /proc.

For opening one, and for the doctor.  Opens a device for a moment, and none that /sys
shows to be a real camera; never sends a picture, and uses the standard library only.
Its one change is :func:`revive`, and only where nobody writes.
"""

from __future__ import annotations

import contextlib
import os
import platform
import struct
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

if sys.platform == "linux":
    import fcntl

# linux/videodev2.h, 64-bit.
_QUERYCAP: Final = 0x80685600
_G_FMT: Final = 0xC0D05604
_STREAMON: Final = 0x40045612
_CAPTURE: Final = 1
_OUTPUT: Final = 2
_CAN_CAPTURE: Final = 1
_CAN_OUTPUT: Final = 2

DRIVER: Final = "v4l2 loopback"
_FED_WITHIN_S: Final = 0.4
"""A device without a new frame for so long has no writer: the slowest usual one sends 5 a second."""

MODPROBE: Final = 'sudo modprobe v4l2loopback devices=1 video_nr=10 card_label="Avatar" exclusive_caps=1'
"""Makes one camera that Chrome lists too (it wants ``exclusive_caps=1``)."""

REMAKE: Final = f"sudo modprobe -r v4l2loopback && {MODPROBE}"


@dataclass(frozen=True, slots=True)
class Format:
    """What readers of a device get, whatever its writer asked for.

    Attributes:
        width: Pixels.
        height: Pixels.
        fourcc: V4L2's four letters; ``YU12`` is I420.
    """

    width: int
    height: int
    fourcc: str

    def __str__(self) -> str:
        return f"{self.width}x{self.height} {self.fourcc}"


@dataclass(frozen=True, slots=True)
class Holder:
    """Another process that has the device open.

    Attributes:
        pid: Its process id.
        name: Its program's short name.
        write_only: It opened the device for nothing but writing, as pyvirtualcam does.
    """

    pid: int
    name: str
    write_only: bool

    def __str__(self) -> str:
        return f"{self.name} (process {self.pid})"


@dataclass(frozen=True, slots=True, kw_only=True)
class LoopbackDevice:
    """One loopback camera, as it is now.

    Attributes:
        path: The device file.
        label: The name that call apps list.
        accessible: This user may open it.
        output: A writer may come.
        capture: A reader may come.
        exclusive_caps: Shows one side at a time, without which Chrome does not list it; None if unknown.
        holders: Other processes that have it open, as far as this user may see.
        fed: Frames were arriving while it was looked at.
    """

    path: str
    label: str
    accessible: bool
    output: bool = False
    capture: bool = False
    exclusive_caps: bool | None = None
    holders: tuple[Holder, ...] = ()
    fed: bool = False

    @property
    def dead(self) -> bool:
        """No writer has it and none may come: v4l2loopback 0.12.7 after a writer that used ``write``.

        With no reader left it offers neither side; with one left it still offers capture,
        like a device in use, and only the missing frames tell.
        """
        held = any(holder.write_only for holder in self.holders)
        return self.accessible and not self.output and not self.fed and not held

    @property
    def usable(self) -> bool:
        """Pictures can be sent to it now, if need be after :func:`revive`."""
        return self.accessible and not self.fed and (self.output or self.dead)


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleState:
    """Whether the kernel module is there, and the one thing to do if not.

    Attributes:
        loaded: It runs.
        installed: There is one for the running kernel.
        version: Its version, or "" if it does not say.
        kernel: The running kernel.
        secure_boot: The firmware only lets signed modules in; None if it cannot be told.
        problem: What is wrong, "" if nothing.
        fix: One line to copy, "" if nothing is wrong.
    """

    loaded: bool
    installed: bool
    version: str
    kernel: str
    secure_boot: bool | None
    problem: str = ""
    fix: str = ""


def _ask(path: str, request: int, argument: bytearray) -> bytearray:
    """One ioctl on a file opened for just that; ``OSError`` as it comes."""
    if sys.platform != "linux":
        raise OSError("only Linux has V4L2 devices")
    fd = os.open(path, os.O_RDWR | os.O_NONBLOCK)
    try:
        fcntl.ioctl(fd, request, argument)
    finally:
        os.close(fd)
    return argument


def _text(raw: bytearray, start: int, end: int) -> str:
    return bytes(raw[start:end]).split(b"\0")[0].decode("utf-8", "replace")


def capture_format(path: str) -> Format:
    """What readers get from a device.

    Raises:
        OSError: If there is none yet, or no such device.
    """
    argument = bytearray(208)
    struct.pack_into("<I", argument, 0, _CAPTURE)
    _ask(path, _G_FMT, argument)
    width, height, fourcc = struct.unpack_from("<II4s", argument, 8)
    return Format(width, height, fourcc.decode("ascii", "replace"))


def revive(path: str) -> bool:
    """Free a dead device for the next writer.  Call only when nobody writes to it.

    A file that has asked to stream out counts as a writer, and the driver frees the
    device when such a file is closed.

    Returns:
        Whether a writer may come now.
    """
    with contextlib.suppress(OSError):  # EINVAL where no format is set yet: it has worked all the same
        _ask(path, _STREAMON, bytearray(struct.pack("<i", _OUTPUT)))
    with contextlib.suppress(OSError):
        return _capabilities(path)[2] & _CAN_OUTPUT != 0
    return False


def _capabilities(path: str) -> tuple[str, str, int]:
    """Driver, label and what the device offers now."""
    raw = _ask(path, _QUERYCAP, bytearray(104))
    return _text(raw, 0, 16), _text(raw, 16, 48), struct.unpack_from("<I", raw, 88)[0]


def is_fed(path: str, within_s: float = _FED_WITHIN_S) -> bool:
    """Whether new frames arrive; a reader for as long as it takes to see one."""
    try:
        fd = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    except OSError:
        return False
    try:
        # The driver first hands out up to two frames that were there before.
        for _ in range(3):
            if not _has_frame(fd):
                break
        until = time.monotonic() + within_s
        while time.monotonic() < until:
            if _has_frame(fd):
                return True
            time.sleep(0.005)
    finally:
        os.close(fd)
    return False


def _has_frame(fd: int) -> bool:
    try:
        return len(os.read(fd, 1 << 24)) > 0
    except OSError:  # EAGAIN: none waiting; EINVAL: there never was one
        return False


def holders(path: str, root: Path = Path("/proc")) -> tuple[Holder, ...]:
    """Other processes that have a device open; those of other users only where /proc shows them."""
    wanted = {path, os.path.realpath(path)}
    found = []
    for process in root.glob("[0-9]*"):
        if process.name == str(os.getpid()):
            continue
        for flags in _open_modes(process, wanted):
            name = _read(process / "comm") or "a program"
            found.append(Holder(int(process.name), name, flags & os.O_ACCMODE == os.O_WRONLY))
            break
    return tuple(sorted(found, key=lambda holder: holder.pid))


def _open_modes(process: Path, wanted: set[str]) -> Iterator[int]:
    """The open flags of each of a process's descriptors of the wanted files."""
    with contextlib.suppress(OSError):  # gone, or another user's
        for link in (process / "fd").iterdir():
            if str(link.readlink()) in wanted:
                info = _read(process / "fdinfo" / link.name)
                octal = info.partition("flags:")[2].split()
                yield int(octal[0], 8) if octal else 0


def _read(path: Path) -> str:
    """A small text file without its newline, "" if it cannot be read."""
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""


def probe(sysfs: Path = Path("/sys")) -> list[LoopbackDevice]:
    """Every loopback camera of this machine, in the order of their numbers; none on other systems."""
    if sys.platform != "linux":
        return []
    nodes = sorted((sysfs / "class/video4linux").glob("video*"), key=lambda node: int(node.name[5:] or 0))
    devices = []
    for node in nodes:
        device = look(f"/dev/{node.name}", sysfs)
        if device is not None:
            devices.append(device)
    return devices


def look(path: str, sysfs: Path = Path("/sys")) -> LoopbackDevice | None:
    """One loopback camera, or None if the file is missing or another kind of device."""
    node = sysfs / "class/video4linux" / Path(os.path.realpath(path)).name
    if is_real_camera(node):
        return None
    try:
        driver, label, offers = _capabilities(path)
    except PermissionError:
        # Who may not open it cannot ask the driver's name; /sys must have said that it is virtual.
        if not node.exists():
            return None
        return LoopbackDevice(path=path, label=_read(node / "name"), accessible=False)
    except OSError:
        return None
    if driver != DRIVER:
        return None
    output, capture = bool(offers & _CAN_OUTPUT), bool(offers & _CAN_CAPTURE)
    others = holders(path)
    # A device that offers both sides, or only capture, may have a writer; only its frames tell.
    fed = capture and bool(others or not output) and is_fed(path)
    return LoopbackDevice(
        path=path,
        label=label,
        accessible=True,
        output=output,
        capture=capture,
        exclusive_caps=_exclusive_caps(node.name, sysfs, one_sided=not (output and capture)),
        holders=others,
        fed=fed,
    )


def is_real_camera(node: Path) -> bool:
    """Whether /sys tells that a device hangs on a bus and has another driver; such a one is never opened.

    Args:
        node: Its link in ``/sys/class/video4linux``; one that is not there tells nothing.
    """
    if not node.exists() or "/devices/virtual/" in os.path.realpath(node):
        return False
    return "loopback" not in Path(os.path.realpath(node / "device/driver")).name


def _exclusive_caps(name: str, sysfs: Path, *, one_sided: bool) -> bool | None:
    """The module's parameter for this device; where that cannot be matched, what the device shows."""
    parameters = sysfs / "module/v4l2loopback/parameters"
    numbers = _read(parameters / "video_nr").split(",")
    flags = _read(parameters / "exclusive_caps").split(",")
    for number, flag in zip(numbers, flags, strict=False):
        if f"video{number}" == name:
            return flag == "Y"
    return True if one_sided else None


def module_state(root: Path = Path("/"), kernel: str = "") -> ModuleState:
    """Look for the v4l2loopback module, and for what keeps it out.

    Args:
        root: Where the file system starts; tests give another.
        kernel: Release of the running kernel; asked of the system when empty.
    """
    kernel = kernel or platform.release()
    loaded = (root / "sys/module/v4l2loopback").is_dir()
    installed = any((root / "lib/modules" / kernel).rglob("v4l2loopback.ko*")) or loaded
    sources = sorted(path.name.partition("-")[2] for path in (root / "usr/src").glob("v4l2loopback-*"))
    version = _read(root / "sys/module/v4l2loopback/version") or (sources[-1] if sources else "")
    secure_boot = _secure_boot(root)
    problem, fix = _module_advice(
        loaded=loaded, installed=installed, source=version, kernel=kernel, secure_boot=bool(secure_boot)
    )
    return ModuleState(
        loaded=loaded,
        installed=installed,
        version=version,
        kernel=kernel,
        secure_boot=secure_boot,
        problem=problem,
        fix=fix,
    )


def _module_advice(
    *, loaded: bool, installed: bool, source: str, kernel: str, secure_boot: bool
) -> tuple[str, str]:
    """What is wrong with the module, and one line that mends it."""
    if loaded:
        return "", ""
    if installed and secure_boot:
        return (
            "the kernel module v4l2loopback is not loaded, and Secure Boot refuses modules"
            ' that are not signed ("Key was rejected by service")',
            "sudo mokutil --import /var/lib/dkms/mok.pub && sudo reboot   # enrol the key at the blue screen",
        )
    if installed:
        return "the kernel module v4l2loopback is not loaded", MODPROBE
    if source and _numbers(source) < (0, 13) and _numbers(kernel) >= (6, 8):
        return (
            f"v4l2loopback {source} does not build on Linux {kernel} (from 6.8 on it must be 0.13 or newer)",
            "sudo apt install -t stable-backports v4l2loopback-dkms   # or build 0.13 or newer from source",
        )
    if source:
        return (
            f"v4l2loopback {source} is there as source but was not built for Linux {kernel}",
            f"sudo apt install linux-headers-{kernel} && sudo dkms autoinstall && {MODPROBE}",
        )
    return (
        "the kernel module v4l2loopback is not installed",
        f"sudo apt install v4l2loopback-dkms && {MODPROBE}",
    )


def _numbers(version: str) -> tuple[int, ...]:
    """The leading numbers of a version: "6.8.0-31-generic" is (6, 8, 0)."""
    parts = []
    for part in version.replace("-", ".").split("."):
        if not part.isdigit():
            break
        parts.append(int(part))
    return tuple(parts[:3])


def _secure_boot(root: Path) -> bool | None:
    """The firmware's Secure Boot variable (UEFI specification, global variable GUID); None without one."""
    variable = root / "sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c"
    try:
        return variable.read_bytes()[-1:] == b"\1"
    except OSError:
        return None
