"""``avatar doctor``: looks at everything a show needs; one line each, and a fix for every red one."""

from __future__ import annotations

import importlib.metadata
import json
import platform
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Final

from avatar import models
from avatar.app import places
from avatar.app.devices import list_devices
from avatar.characters import folder
from avatar.errors import AvatarError
from avatar.gate import consent
from avatar.settings import Settings, choose
from avatar.stage.outputs import loopback, pipewire
from avatar.stage.renderers import open_renderer
from avatar.stage.rigs import load_rig

PINNED: Final = ("mediapipe", "opencv-python-headless", "pyvirtualcam", "thorvg-cython", "av")
"""Distributions that touch pixels: any other version than the tested one is a red line."""

_REINSTALL: Final = "pip install --force-reinstall avatar-onlyme"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One line of the doctor's report.

    Attributes:
        name: What was looked at.
        ok: Whether a show can go on with it.
        detail: What was found.
        fix: What to do; one line to copy where there is one; empty if ``ok``.
    """

    name: str
    ok: bool
    detail: str
    fix: str = ""


def _system() -> Iterator[Finding]:
    version = platform.python_version()
    fits = (3, 11) <= sys.version_info[:2] <= (3, 13)
    yield Finding(
        name="python",
        ok=fits,
        detail=f"{version} on {platform.system()} {platform.machine()}",
        fix="" if fits else "install Python 3.11, 3.12 or 3.13",
    )


def pinned_versions() -> dict[str, str]:
    """The version that this package asks for, of each pinned distribution."""
    asked = importlib.metadata.requires("avatar-onlyme") or []
    exact = (line.split(";")[0].split("==") for line in asked if "==" in line and "extra" not in line)
    return {name.strip(): version.strip() for name, version in exact}


def _versions() -> Iterator[Finding]:
    asked = pinned_versions()
    for name in PINNED:
        try:
            found = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            found = "not installed"
        fits = found == asked.get(name)
        yield Finding(
            name=name,
            ok=fits,
            detail=found if fits else f"{found}, tested with {asked.get(name, 'none')}",
            fix="" if fits else f"pip install {name}=={asked.get(name, '')}",
        )


def _models() -> Iterator[Finding]:
    for name, fits, problem in models.check():
        yield Finding(name=name, ok=fits, detail=problem or "as tested", fix="" if fits else _REINSTALL)


def _settings() -> Iterator[Finding]:
    path = places.settings_file()
    choose(path, {})
    yield Finding(
        name="settings", ok=True, detail=str(path) if path.exists() else "defaults; there is no file"
    )


def _consent() -> Iterator[Finding]:
    given = consent.is_given(places.consent_file())
    yield Finding(
        name="consent",
        ok=given,
        detail="on record" if given else "none on record, so nothing may move",
        fix="" if given else "avatar consent",
    )


def _sandbox() -> Iterator[Finding]:
    code = "from avatar import sandbox; print(sandbox.deny_network())"
    done = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True, check=False)
    said = done.stdout.strip() or "could not be tried"
    works = said.startswith("the kernel refuses") or (sys.platform != "linux" and bool(done.stdout))
    yield Finding(
        name="network",
        ok=works,
        detail=said,
        fix=""
        if works
        else "use a kernel with seccomp; without it there is still no code that uses the network",
    )


def _renderer() -> Iterator[Finding]:
    renderer = open_renderer(1280, 720)
    try:
        name = Settings().stage.character
        renderer.draw(load_rig(folder(name)).pose({}, 0.0))
    finally:
        renderer.close()
    yield Finding(name="renderer", ok=True, detail=f"draws {name}")


def _camera() -> Iterator[Finding]:
    found = list_devices()
    real = [one["name"] for one in found if not one["is_virtual"]]
    virtual = [one["name"] for one in found if one["is_virtual"]]
    also = f"; virtual, not used: {', '.join(virtual)}" if virtual else ""
    yield Finding(
        name="camera",
        ok=bool(real),
        detail=(", ".join(real) or "none found") + also,
        fix="" if real else "plug a webcam in, and allow camera access in the system's privacy settings",
    )


def _virtual_camera() -> Iterator[Finding]:
    if sys.platform != "linux":
        yield Finding(
            name="virtual camera",
            ok=True,
            detail="OBS's; tried when 'avatar run' opens it, and explained there if it does not work",
        )
        return
    usable = [one for one in loopback.probe() if one.usable]
    for one in usable:
        yield Finding(name="virtual camera", ok=True, detail=f"{one.label} ({one.path})")
    state = pipewire.probe()
    if usable or state.usable:
        detail = (
            "can make a camera for Chromium and Firefox" if state.usable else f"not needed: {state.problem}"
        )
        yield Finding(name="pipewire", ok=True, detail=detail)
        if not usable:
            yield Finding(
                name="virtual camera", ok=True, detail="no loopback device; PipeWire is used instead"
            )
        return
    busy = [f"{one.label} ({one.path}) is in use or may not be opened" for one in loopback.probe()]
    module = loopback.module_state()
    yield Finding(
        name="virtual camera",
        ok=False,
        detail="; ".join(busy) or module.problem or "no loopback device",
        fix=module.fix or ("close the program that uses it" if busy else loopback.MODPROBE),
    )
    yield Finding(name="pipewire", ok=False, detail=state.problem, fix=state.fix)


_EXAMS: Final[tuple[tuple[str, Callable[[], Iterator[Finding]]], ...]] = (
    ("python", _system),
    ("versions", _versions),
    ("models", _models),
    ("settings", _settings),
    ("network", _sandbox),
    ("renderer", _renderer),
    ("camera", _camera),
    ("virtual camera", _virtual_camera),
    ("consent", _consent),
)


def examine() -> list[Finding]:
    """Look at everything; a look that fails is a red line, never an exception."""
    found: list[Finding] = []
    for name, exam in _EXAMS:
        try:
            found.extend(exam())
        except AvatarError as error:
            fix = error.hint or "run 'avatar --debug doctor'"
            found.append(Finding(name=name, ok=False, detail=error.problem, fix=fix))
    return found


def doctor(*, as_json: bool) -> int:
    """Print the report; exit code 1 if a line is red."""
    found = examine()
    if as_json:
        print(json.dumps([asdict(one) for one in found], indent=2))
    else:
        for one in found:
            print(f"{'ok ' if one.ok else 'NO '} {one.name}: {one.detail}")
            if one.fix:
                print(f"    fix: {one.fix}")
    return 0 if all(one.ok for one in found) else 1
