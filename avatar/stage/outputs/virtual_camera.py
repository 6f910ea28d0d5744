"""The system's virtual camera, through pyvirtualcam: a webcam that any call app can choose.

The only file that imports pyvirtualcam (GPL-2.0), and not before a camera is opened.
Always one format, I420, and one size for the whole session: clients that hold the
device across a change of either see garbage.  What the library leaves unsaid on Linux
is asked of the driver: whether a writer may come, whether the size that was asked for
is the size that readers get, and whether each picture was taken.
"""

from __future__ import annotations

import errno
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from avatar.errors import OutputError
from avatar.stage.outputs import loopback
from avatar.stage.outputs.advice import (
    BUSY_HINT,
    NO_ACCESS_HINT,
    UPDATE_HINT,
    explain,
    wrong_size,
)
from avatar.stage.outputs.readers import Readers
from avatar.stage.picture import Picture

if TYPE_CHECKING:
    import pyvirtualcam

_log: Final = logging.getLogger(__name__)

_LOOPBACK: Final = "v4l2loopback"
_BACKENDS: Final[dict[str, tuple[str, ...]]] = {
    "linux": (_LOOPBACK,),
    "darwin": ("obs",),
    "win32": ("obs", "unitycapture"),
}
"""Named always: with no name pyvirtualcam tries every backend anybody registered."""

_GONE: Final = (errno.ENODEV, errno.ENOENT, errno.ENXIO)

OBS: Final = "OBS Virtual Camera"


def backends(device: str | None, system: str = sys.platform) -> tuple[str, ...]:
    """The backends to try, in order.  On Windows a device by another name than OBS's is Unity Capture's."""
    names = _BACKENDS.get(system, ())
    return ("unitycapture",) if device not in (None, OBS) and "unitycapture" in names else names


class DeviceFile:
    """The open file behind pyvirtualcam's Linux camera.

    The library turns a failed write into a line on stderr.  Writing the same bytes to
    the same file ourselves makes it an exception.

    Args:
        descriptor: Open for writing; owned by the library.
        path: Of the device.
    """

    def __init__(self, descriptor: int, path: str) -> None:
        self._descriptor = descriptor
        self._path = path

    @classmethod
    def opened_since(cls, before: dict[str, str], path: str) -> DeviceFile | None:
        """The one file of a device that was not open ``before``; None if there is no telling."""
        real = {path, os.path.realpath(path)}
        new = [int(fd) for fd, file in _open_files().items() if file in real and before.get(fd) != file]
        if len(new) != 1:
            _log.warning("failed writes to %s cannot be noticed: its file was not found", path)
            return None
        return cls(new[0], path)

    def write(self, planes: NDArray[np.uint8]) -> None:
        """Hand the driver one picture, whole.

        Raises:
            OSError: If the driver does not take it.
            OutputError: If it takes only a part.
        """
        written = os.write(self._descriptor, planes.data)
        if written != planes.size:
            raise OutputError(
                f"{self._path} took {written} of {planes.size} bytes: its pictures have another size",
                hint=BUSY_HINT,
            )


class VirtualCamera:
    """A virtual camera, open for as long as this lives.

    Args:
        width: Of every picture, in pixels, even.
        height: Of every picture, in pixels, even.
        fps: How often :meth:`show` will be called, a hint to the driver.
        device: A device file on Linux, a camera's name elsewhere; the first usable one if None.
        backend: pyvirtualcam's backend; the system's own if None.

    Raises:
        OutputError: If there is no such camera, it is in use, or this user may not open it.
    """

    def __init__(
        self,
        width: int = 1280,
        height: int = 720,
        fps: int = 30,
        device: str | None = None,
        *,
        backend: str | None = None,
    ) -> None:
        if width % 2 or height % 2:
            raise OutputError(
                f"a virtual camera cannot be {width}x{height}", hint="use an even width and height"
            )
        self._size = (width, height)
        self._check_every = max(1, fps)
        self._shown = 0
        names = (backend,) if backend else backends(device)
        self._loopback = names == (_LOOPBACK,)
        chosen = _ready_loopback(device) if self._loopback else None
        device = chosen.path if chosen else device
        before = _open_files() if self._loopback else {}
        self._camera: pyvirtualcam.Camera | None = _open(names, width, height, fps, device)
        self._device: str = self._camera.device
        self._label = chosen.label if chosen else self._device
        self._file = DeviceFile.opened_since(before, self._device) if self._loopback else None
        self._readers = Readers(self._device) if self._loopback else None
        _log.info("open device=%s backend=%s size=%dx%d", self._device, self._camera.backend, width, height)

    @property
    def device(self) -> str:
        """The device file on Linux, the camera's name elsewhere."""
        return self._device

    @property
    def label(self) -> str:
        """The name to choose in the call app."""
        return self._label

    def readers(self) -> int | None:
        """How many programs read it, see :class:`.readers.Readers`; None on other systems than Linux."""
        return self._readers.count() if self._readers is not None and self._camera is not None else None

    def show(self, picture: Picture) -> None:
        """Hand one picture to the camera; it is copied before this returns.

        Raises:
            OutputError: If it did not get through; the camera is then closed.
        """
        if self._camera is None:
            raise OutputError(f"{self._device} was closed", hint="start avatar again")
        if picture.size != self._size:
            raise wrong_size(picture.size, self._size)
        try:
            self._send(self._camera, picture)
        except OutputError:
            self.close()
            raise

    def _send(self, camera: pyvirtualcam.Camera, picture: Picture) -> None:
        planes = np.ascontiguousarray(picture.i420).reshape(-1)
        try:
            if self._file is not None:
                self._file.write(planes)
            else:
                camera.send(planes)
        except (OSError, RuntimeError) as problem:
            raise OutputError(
                f"{self._device} does not take pictures any more: {problem}", hint=UPDATE_HINT
            ) from problem
        if self._loopback and self._shown % self._check_every == 0:
            self._check_format()
        self._shown += 1

    def _check_format(self) -> None:
        """Compare what readers get with what was asked, at the first picture and every ``fps`` after."""
        asked = loopback.Format(*self._size, "YU12")
        try:
            real = loopback.capture_format(self._device)
        except OSError as problem:
            if problem.errno in _GONE:
                raise OutputError(f"{self._device} has gone: {problem}", hint=UPDATE_HINT) from problem
            _log.debug("device=%s does not tell its format: %s", self._device, problem)
            return
        if real != asked:
            raise OutputError(
                f"{self._device} shows {real} to call apps although {asked} was asked for:"
                " another program keeps it open at its old size",
                hint=BUSY_HINT,
            )

    def close(self) -> None:
        """Release the camera, and leave it usable for the next program."""
        camera, self._camera, self._file = self._camera, None, None
        if camera is None:
            return
        camera.close()
        if self._loopback:
            device = loopback.look(self._device)
            if device and device.dead:
                # v4l2loopback 0.12.7 would otherwise take no second writer, ours or any other.
                loopback.revive(self._device)
        _log.info("closed device=%s pictures=%d", self._device, self._shown)


def _open(
    names: tuple[str, ...], width: int, height: int, fps: int, device: str | None
) -> pyvirtualcam.Camera:
    """Open with the first backend that works, or say what each answered."""
    try:
        import pyvirtualcam
    except ImportError as problem:  # no build for this system
        raise OutputError(
            f"pyvirtualcam cannot be loaded: {problem}", hint="pip install --force-reinstall pyvirtualcam"
        ) from problem
    answers = []
    for name in names:
        try:
            return pyvirtualcam.Camera(
                width, height, fps, fmt=pyvirtualcam.PixelFormat.I420, device=device, backend=name
            )
        except (RuntimeError, ValueError) as problem:
            answers.append(str(problem))
    raise explain("\n".join(answers), device)


def _ready_loopback(path: str | None) -> loopback.LoopbackDevice:
    """A loopback device that will take a writer, revived if it was dead.

    pyvirtualcam leaks an open file when the device refuses it, so the driver is asked first.

    Raises:
        OutputError: With the cause and the fix.
    """
    found = loopback.probe() if path is None else [d for d in [loopback.look(path)] if d]
    if not found:
        raise _none_found(path)
    chosen = choose(found)
    if chosen.dead:
        revived = loopback.revive(chosen.path)
        _log.info("revived device=%s success=%s", chosen.path, revived)
        if not revived:
            raise OutputError(f"{chosen.path} takes no writer and could not be revived", hint=loopback.REMAKE)
    if chosen.exclusive_caps is False:
        _log.warning(
            "device=%s has exclusive_caps=0: Chrome will not list it; try: %s", chosen.path, loopback.REMAKE
        )
    return chosen


def choose(found: Sequence[loopback.LoopbackDevice]) -> loopback.LoopbackDevice:
    """The first device that pictures can be sent to.

    Args:
        found: At least one.

    Raises:
        OutputError: If there is none: why the first is not one, and what to do.
    """
    usable = [device for device in found if device.usable]
    if usable:
        return usable[0]
    first = found[0]
    if not first.accessible:
        raise OutputError(f"this user may not open {first.path}", hint=NO_ACCESS_HINT)
    who = ", ".join(map(str, first.holders)) or "another program"
    raise OutputError(f"{first.path} ({first.label}) already gets its pictures from {who}", hint=BUSY_HINT)


def _none_found(path: str | None) -> OutputError:
    """Why there is no loopback camera at all, or not the one that was asked for."""
    module = loopback.module_state()
    if path is None:
        problem = module.problem or "v4l2loopback is loaded but has no device"
        return OutputError(f"there is no virtual camera: {problem}", hint=module.fix or loopback.REMAKE)
    if Path(path).exists():
        return OutputError(f"{path} is not a virtual camera", hint="avatar doctor   # lists those there are")
    return OutputError(f"there is no {path}", hint=module.fix or _with_number(path))


def _with_number(path: str) -> str:
    """The line that makes the camera that was asked for."""
    number = path.removeprefix("/dev/video")
    return (
        loopback.REMAKE.replace("video_nr=10", f"video_nr={number}") if number.isdigit() else loopback.REMAKE
    )


def _open_files() -> dict[str, str]:
    """This process's open files, by descriptor."""
    files = {}
    for link in Path("/proc/self/fd").iterdir():
        try:
            files[link.name] = str(link.readlink())
        except OSError:  # closed meanwhile, like the listing's own
            continue
    return files
