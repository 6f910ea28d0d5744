"""Everything that the doctor looks at, one function for each.  A look that fails may raise; see rounds."""

from __future__ import annotations

import importlib.metadata
import platform
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from avatar import models
from avatar.app import places, settings_file, virtual_cameras
from avatar.app.devices import list_devices, list_microphones
from avatar.app.enrolment import is_enrolled
from avatar.app.findings import Action, Finding, Said
from avatar.characters import folder
from avatar.errors import SettingsError
from avatar.gate import consent
from avatar.settings import Settings, choose
from avatar.stage.renderers import open_renderer
from avatar.stage.rigs import load_rig

PINNED: Final = ("mediapipe", "opencv-python-headless", "pyvirtualcam", "thorvg-cython", "av")
"""Distributions that touch pixels: any other version than the tested one is a red line."""

REINSTALL: Final = "pip install --force-reinstall avatar-onlyme"


@dataclass(frozen=True, slots=True, kw_only=True)
class Patient:
    """What the exams are about.

    Attributes:
        settings: In force.
        on_air: Label of the output that this program shows pictures on now; empty if none.
    """

    settings: Settings
    on_air: str = ""


def _system(_patient: Patient) -> Iterator[Finding]:
    fits = (3, 11) <= sys.version_info[:2] <= (3, 13)
    system = f"{platform.system()} {platform.machine()}"
    yield Finding(
        name="python",
        ok=fits,
        said=Said.PYTHON,
        values={"version": platform.python_version(), "system": system},
        advice=None if fits else Said.INSTALL_PYTHON,
    )


def pinned_versions() -> dict[str, str]:
    """The version that this package asks for, of each pinned distribution."""
    asked = importlib.metadata.requires("avatar-onlyme") or []
    exact = (line.split(";")[0].split("==") for line in asked if "==" in line and "extra" not in line)
    return {name.strip(): version.strip() for name, version in exact}


def _versions(_patient: Patient) -> Iterator[Finding]:
    asked = pinned_versions()
    for name in PINNED:
        wanted = asked.get(name, "")
        try:
            found = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            found = ""
        fits = found == wanted
        other = Said.VERSION_OTHER if found else Said.NOT_INSTALLED
        yield Finding(
            name=name,
            ok=fits,
            said=Said.VERSION_FITS if fits else other,
            values={"version": found, "wanted": wanted or "none"},
            command="" if fits else f"pip install {name}=={wanted}",
        )


def _models(_patient: Patient) -> Iterator[Finding]:
    for name, fits, problem in models.check():
        said = Said.FAILED if problem else Said.AS_TESTED
        command = "" if fits else REINSTALL
        yield Finding(name=name, ok=fits, said=said, values={"problem": problem}, command=command)


def _settings(_patient: Patient) -> Iterator[Finding]:
    path = places.settings_file()
    try:
        choose(path, {})
    except SettingsError as error:
        there = settings_file.last_good(path).is_file()
        yield Finding(
            name="settings",
            ok=False,
            said=Said.SETTINGS_LAST_GOOD if there else Said.SETTINGS_AS_MADE,
            values={"where": settings_file.where(path, error)},
            advice=Said.CORRECT,
            action=Action.MEND_SETTINGS,
        )
        return
    said = Said.SETTINGS_FILE if path.exists() else Said.SETTINGS_DEFAULT
    yield Finding(name="settings", ok=True, said=said, values={"path": str(path)})


def _consent(_patient: Patient) -> Iterator[Finding]:
    given = consent.is_given(places.consent_file())
    yield Finding(
        name="consent",
        ok=given,
        said=Said.CONSENT_GIVEN if given else Said.NO_CONSENT,
        command="" if given else "avatar consent",
        action=None if given else Action.CONSENT,
    )


def _enrolled(patient: Patient) -> Iterator[Finding]:
    if patient.settings.sense.test_source:
        yield Finding(name="enrolled", ok=True, said=Said.TEST_SOURCE)
        return
    known = is_enrolled()
    yield Finding(
        name="enrolled",
        ok=known,
        said=Said.ENROLLED if known else Said.NOT_ENROLLED,
        command="" if known else "avatar enrol",
        action=None if known else Action.ENROL,
    )


def _network(_patient: Patient) -> Iterator[Finding]:
    code = "from avatar import sandbox; print(sandbox.deny_network())"
    done = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True, check=False)
    told = done.stdout.strip()
    if told.startswith("the kernel refuses"):
        yield Finding(name="network", ok=True, said=Said.NETWORK_REFUSED)
    elif sys.platform != "linux" and told:
        yield Finding(name="network", ok=True, said=Said.NETWORK_UNUSED)
    else:
        yield Finding(
            name="network",
            ok=False,
            said=Said.NETWORK_OPEN,
            values={"problem": told or "it could not be tried"},
            advice=Said.USE_SECCOMP,
        )


def _renderer(_patient: Patient) -> Iterator[Finding]:
    name = Settings().stage.character
    renderer = open_renderer(1280, 720)
    try:
        renderer.draw(load_rig(folder(name)).pose({}, 0.0))
    finally:
        renderer.close()
    yield Finding(name="renderer", ok=True, said=Said.DRAWS, values={"character": name})


def _camera(patient: Patient) -> Iterator[Finding]:
    found, wanted = list_devices(), patient.settings.camera.name
    real = [one["name"] for one in found if not one["is_virtual"]]
    virtual = ", ".join(one["name"] for one in found if one["is_virtual"])
    usable = [one["name"] for one in found] if patient.settings.sense.test_source else real
    values = {"names": ", ".join(usable), "virtual": virtual, "wanted": wanted}
    if not usable:
        said, advice = (Said.ONLY_VIRTUAL, Said.REAL_CAMERA) if virtual else (Said.NO_CAMERA, Said.PLUG_IN)
        yield Finding(name="camera", ok=False, said=said, values=values, advice=advice)
    elif wanted and not any(_is_called(one, wanted) for one in found if one["name"] in usable):
        yield Finding(
            name="camera",
            ok=False,
            said=Said.CAMERA_OTHER,
            values=values,
            advice=Said.PLUG_IN_THIS,
            action=Action.CHOOSE_CAMERA,
        )
    else:
        said = Said.CAMERAS_AND_VIRTUAL if virtual and usable is real else Said.CAMERAS
        yield Finding(name="camera", ok=True, said=said, values=values)


def _is_called(camera: dict[str, str], wanted: str) -> bool:
    """Whether a camera would be taken for this name, as ``avatar.sense.cameras.devices.choose`` does."""
    key = wanted.strip().casefold()
    named = (camera["name"], camera.get("stable_id", ""), camera.get("path", ""))
    return key in camera["name"].casefold() or key in (each.casefold() for each in named)


def _microphone(patient: Patient) -> Iterator[Finding]:
    if patient.settings.sense.microphone == "off":
        yield Finding(name="microphone", ok=True, said=Said.MICROPHONE_OFF)
        return
    found = list_microphones()
    yield Finding(
        name="microphone",
        ok=bool(found),
        said=Said.MICROPHONE_THERE if found else Said.NO_MICROPHONE,
        values={"name": next(iter(found), "")},
        advice=None if found else Said.PLUG_MICROPHONE,
        action=None if found else Action.MICROPHONE_OFF,
    )


def _virtual_camera(patient: Patient) -> Iterator[Finding]:
    yield from virtual_cameras.examine(patient.settings.output.kind, patient.on_air)


@dataclass(frozen=True, slots=True)
class Exam:
    """One look at something.

    Attributes:
        name: What is looked at; also the name of its one finding if it fails.
        look: Yields what was found; may raise.
        limit_s: Seconds until it counts as failed.
    """

    name: str
    look: Callable[[Patient], Iterator[Finding]]
    limit_s: float = 10.0


EXAMS: Final = (
    Exam("python", _system),
    Exam("versions", _versions),
    Exam("models", _models),
    Exam("settings", _settings),
    Exam("network", _network),
    Exam("renderer", _renderer, 20.0),  # the library may come from a cold disk
    Exam("camera", _camera, 40.0),  # Windows can take 12 to 30 s to look at its cameras (findings)
    Exam("microphone", _microphone, 20.0),
    Exam("virtual camera", _virtual_camera, 30.0),  # a first look at GStreamer's plug-ins takes seconds
    Exam("consent", _consent),
    Exam("enrolled", _enrolled),
)
"""In the order of the report."""
