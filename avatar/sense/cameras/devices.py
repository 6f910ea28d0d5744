"""Which cameras this computer has, by names that survive replugging.

An index shifts when another camera is plugged in; so a camera is chosen by its name or
its stable id, and looked up again at each opening.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass

from avatar.gate import CameraHealth
from avatar.sense.cameras import UnusableCameraError


@dataclass(frozen=True, slots=True, kw_only=True)
class CameraDevice:
    """One camera that could be opened.

    Attributes:
        name: Name shown to people.
        stable_id: The same after replugging, as far as the system allows.
        index: Number for OpenCV; shifts, never to be stored.
        path: Device file where there is one, else empty.
        is_virtual: A program, not a camera: refused as input.
        why: In words, why it counts as virtual; empty if it does not.
        problem: In words, why it cannot be opened by this person; empty if nothing is known.
    """

    name: str
    stable_id: str
    index: int
    path: str = ""
    is_virtual: bool = False
    why: str = ""
    problem: str = ""


def list_cameras() -> list[CameraDevice]:
    """All cameras of this computer, real ones first."""
    if sys.platform == "linux":
        from avatar.sense.cameras.linux import list_devices
    elif sys.platform == "darwin":
        from avatar.sense.cameras.macos import list_devices
    elif sys.platform == "win32":
        from avatar.sense.cameras.windows import list_devices
    else:
        return []
    return sorted(list_devices(), key=lambda camera: (camera.is_virtual, camera.index))


def choose(cameras: list[CameraDevice], wanted: str | None, *, test_source: bool) -> CameraDevice:
    """The camera to open.

    Args:
        cameras: What there is.
        wanted: Its name, stable id or device file; None for the first real one.
        test_source: Whether a virtual camera may be used, for tests.

    Raises:
        UnusableCameraError: If there is none, the name fits none or several, or it is virtual.
    """
    if wanted is None:
        return _first(cameras, test_source=test_source)
    key = wanted.strip().casefold()
    exact = [c for c in cameras if key in (c.name.casefold(), c.stable_id.casefold(), c.path.casefold())]
    found = exact or [c for c in cameras if key and key in c.name.casefold()]
    names = ", ".join(sorted({c.name for c in cameras})) or "none"
    if not found:
        raise UnusableCameraError(
            CameraHealth.MISSING,
            f"there is no camera called {wanted!r}; there is: {names}",
            hint="plug it in, or choose one that 'avatar devices' lists",
        )
    if len({c.stable_id for c in found}) > 1 and not exact:
        raise UnusableCameraError(
            CameraHealth.MISSING,
            f"{wanted!r} fits several cameras: {', '.join(c.name for c in found)}",
            hint="give the full name as 'avatar devices' lists it",
        )
    return _refuse_virtual(found[0], test_source=test_source)


def same_again(cameras: list[CameraDevice], before: CameraDevice) -> CameraDevice:
    """A camera that was open before, where it is now: another may have its number and device file by then.

    Args:
        cameras: What there is.
        before: As it was listed when it was chosen.

    Raises:
        UnusableCameraError: If it is not there.  Who wants another camera proves to be the owner before it.
    """
    for camera in cameras:
        if (camera.stable_id, camera.is_virtual) == (before.stable_id, before.is_virtual):
            return camera
    raise UnusableCameraError(
        CameraHealth.MISSING,
        f"the camera {before.name!r} is not there any more",
        hint="plug it in again; with another one you are asked for a proof",
    )


def _first(cameras: list[CameraDevice], *, test_source: bool) -> CameraDevice:
    """The first real camera, or with ``test_source`` the first of any kind."""
    real = [c for c in cameras if not c.is_virtual]
    if real:
        return real[0]
    if not cameras:
        raise UnusableCameraError(
            CameraHealth.MISSING,
            "there is no camera",
            hint="plug one in; on a laptop, check its privacy switch",
        )
    return _refuse_virtual(cameras[0], test_source=test_source)


def _refuse_virtual(camera: CameraDevice, *, test_source: bool) -> CameraDevice:
    """Pass a real camera on; a virtual one only for tests."""
    if camera.is_virtual and not test_source:
        raise UnusableCameraError(
            CameraHealth.VIRTUAL,
            f"{camera.name!r} is not a real camera: {camera.why}",
            hint="choose a real camera that 'avatar devices' lists",
        )
    return camera
