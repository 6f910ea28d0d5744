"""Whether there is a virtual camera for the pictures to go to, and what is lacking if not."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from avatar.app.findings import Action, Finding, Said
from avatar.stage.outputs import loopback, pipewire
from avatar.stage.outputs.loopback import LoopbackDevice, ModuleState
from avatar.stage.outputs.pipewire import PipeWireState, State

NAME: Final = "virtual camera"

_OBS_CLASS: Final = r"CLSID\{A3FCE0F5-3493-419F-958A-ABA1250EC20B}"
"""CLSID_OBS_VirtualVideo of obs-studio: what its own plug-in looks for to know whether it is installed."""

_OBS_APP: Final = Path("/Applications/OBS.app")


def examine(kind: str, on_air: str, system: str = sys.platform) -> Iterator[Finding]:
    """Look for an output of a kind.

    Args:
        kind: The setting ``output.kind``.
        on_air: Label of the output that this program writes to now; empty if none.
        system: As ``sys.platform``.
    """
    if on_air:
        yield Finding(name=NAME, ok=True, said=Said.OUTPUT_IN_USE, values={"label": on_air})
    elif kind == "null":
        yield Finding(name=NAME, ok=True, said=Said.OUTPUT_NOT_NEEDED)
    elif system == "linux":
        yield from on_linux(kind, loopback.probe(), loopback.module_state(), pipewire.probe())
    else:
        yield from with_obs(is_there=has_obs(system))


def has_obs(system: str = sys.platform, app: Path = _OBS_APP) -> bool:
    """Whether OBS, whose camera is used on macOS and Windows, is installed.

    Args:
        system: As ``sys.platform``.
        app: Where it is on macOS.
    """
    if system == "darwin":
        return app.is_dir()
    if sys.platform == "win32":
        import winreg

        try:
            winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, _OBS_CLASS).Close()
        except OSError:
            return False
        return True
    return False


def with_obs(*, is_there: bool) -> Iterator[Finding]:
    """What to say on macOS and Windows."""
    yield Finding(
        name=NAME,
        ok=is_there,
        said=Said.OBS_THERE if is_there else Said.OBS_MISSING,
        advice=None if is_there else Said.GET_OBS,
        action=None if is_there else Action.OUTPUT_WINDOW,
    )


def on_linux(
    kind: str, devices: list[LoopbackDevice], module: ModuleState, session: PipeWireState
) -> Iterator[Finding]:
    """What to say on Linux: a loopback device, or PipeWire, or what is lacking for either.

    Args:
        kind: The setting ``output.kind``.
        devices: Loopback devices.
        module: The kernel module that makes them.
        session: PipeWire.
    """
    usable = [one for one in devices if one.usable and kind != "pipewire"]
    may_stand_in = session.usable and kind != "virtual-camera"
    for one in usable:
        values = {"label": one.label, "path": one.path}
        yield Finding(name=NAME, ok=True, said=Said.LOOPBACK, values=values)
    if usable or may_stand_in:
        if not usable:
            yield Finding(name=NAME, ok=True, said=Said.PIPEWIRE_INSTEAD)
        said = Said.PIPEWIRE_READY if session.usable else Said.PIPEWIRE_NOT_NEEDED
        yield Finding(name="pipewire", ok=True, said=said)
        return
    if kind != "pipewire":
        yield from (_unusable(one) for one in devices) if devices else [_no_device(module)]
    if kind != "virtual-camera":
        action = Action.OUTPUT_WINDOW if kind == "pipewire" else None  # else the line above has it
        lacks = Said.PIPEWIRE_NO_SESSION if session.state is State.NO_SESSION else Said.PIPEWIRE_NO_TOOLS
        yield Finding(name="pipewire", ok=False, said=lacks, command=session.fix, action=action)


def _unusable(device: LoopbackDevice) -> Finding:
    values = {"label": device.label, "path": device.path}
    if not device.accessible:
        return Finding(
            name=NAME,
            ok=False,
            said=Said.MAY_NOT_OPEN,
            values=values,
            command="sudo usermod -aG video $USER   # then log in again",
            action=Action.OUTPUT_WINDOW,
        )
    holder = ", ".join(str(one) for one in device.holders) or "?"
    return Finding(
        name=NAME,
        ok=False,
        said=Said.BUSY,
        values=values | {"holder": holder},
        advice=Said.CLOSE_OTHER,
        action=Action.OUTPUT_WINDOW,
    )


def _no_device(module: ModuleState) -> Finding:
    if module.loaded:
        said = Said.NO_LOOPBACK
    elif module.installed:
        said = Said.MODULE_UNSIGNED if module.secure_boot else Said.MODULE_NOT_LOADED
    elif module.version:
        said = Said.MODULE_OLD if "does not build" in module.problem else Said.MODULE_NOT_BUILT
    else:
        said = Said.MODULE_MISSING
    return Finding(
        name=NAME,
        ok=False,
        said=said,
        values={"version": module.version, "kernel": module.kernel},
        command=module.fix or loopback.REMAKE,
        action=Action.OUTPUT_WINDOW,
    )
