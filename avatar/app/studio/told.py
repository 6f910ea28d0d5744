"""What the doctor says, in the window's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from avatar.app.findings import Finding, Said
from avatar.app.studio.mishaps import translated

SENTENCES: Final[Mapping[Said, object]] = {
    Said.PYTHON: QT_TRANSLATE_NOOP("Doctor", "{version} on {system}"),
    Said.VERSION_FITS: QT_TRANSLATE_NOOP("Doctor", "{version}"),
    Said.VERSION_OTHER: QT_TRANSLATE_NOOP("Doctor", "{version}, tested with {wanted}"),
    Said.NOT_INSTALLED: QT_TRANSLATE_NOOP("Doctor", "not installed, tested with {wanted}"),
    Said.AS_TESTED: QT_TRANSLATE_NOOP("Doctor", "as tested"),
    Said.SETTINGS_FILE: QT_TRANSLATE_NOOP("Doctor", "{path}"),
    Said.SETTINGS_DEFAULT: QT_TRANSLATE_NOOP("Doctor", "defaults; there is no file"),
    Said.SETTINGS_LAST_GOOD: QT_TRANSLATE_NOOP(
        "Doctor", "{where} cannot be used, so the last good settings hold"
    ),
    Said.SETTINGS_AS_MADE: QT_TRANSLATE_NOOP("Doctor", "{where} cannot be used, so the usual settings hold"),
    Said.NETWORK_REFUSED: QT_TRANSLATE_NOOP(
        "Doctor", "the kernel refuses this process any network socket (seccomp)"
    ),
    Said.NETWORK_UNUSED: QT_TRANSLATE_NOOP(
        "Doctor", "no kernel protection on this system: there is no code that uses the network"
    ),
    Said.NETWORK_OPEN: QT_TRANSLATE_NOOP(
        "Doctor", "the kernel's protection could not be switched on ({problem})"
    ),
    Said.DRAWS: QT_TRANSLATE_NOOP("Doctor", "draws {character}"),
    Said.CAMERAS: QT_TRANSLATE_NOOP("Doctor", "{names}"),
    Said.CAMERAS_AND_VIRTUAL: QT_TRANSLATE_NOOP("Doctor", "{names}; virtual, not used: {virtual}"),
    Said.CAMERA_OTHER: QT_TRANSLATE_NOOP("Doctor", "{wanted} is not there; there is: {names}"),
    Said.NO_CAMERA: QT_TRANSLATE_NOOP("Doctor", "none found"),
    Said.ONLY_VIRTUAL: QT_TRANSLATE_NOOP("Doctor", "none found; virtual, not used: {virtual}"),
    Said.MICROPHONE_OFF: QT_TRANSLATE_NOOP("Doctor", "switched off; the camera alone moves the mouth"),
    Said.MICROPHONE_THERE: QT_TRANSLATE_NOOP("Doctor", "{name}"),
    Said.NO_MICROPHONE: QT_TRANSLATE_NOOP("Doctor", "none found; the camera alone would move the mouth"),
    Said.OUTPUT_NOT_NEEDED: QT_TRANSLATE_NOOP("Doctor", "the pictures go nowhere, as chosen (output.kind)"),
    Said.OUTPUT_IN_USE: QT_TRANSLATE_NOOP("Doctor", "on air: {label}"),
    Said.LOOPBACK: QT_TRANSLATE_NOOP("Doctor", "{label} ({path})"),
    Said.BUSY: QT_TRANSLATE_NOOP("Doctor", "{label} ({path}) is in use by {holder}"),
    Said.MAY_NOT_OPEN: QT_TRANSLATE_NOOP("Doctor", "{label} ({path}) may not be opened by you"),
    Said.NO_LOOPBACK: QT_TRANSLATE_NOOP("Doctor", "the kernel module is loaded, but has made no camera"),
    Said.MODULE_NOT_LOADED: QT_TRANSLATE_NOOP("Doctor", "the kernel module v4l2loopback is not loaded"),
    Said.MODULE_UNSIGNED: QT_TRANSLATE_NOOP(
        "Doctor", "Secure Boot refuses the kernel module v4l2loopback, because it is not signed"
    ),
    Said.MODULE_OLD: QT_TRANSLATE_NOOP(
        "Doctor", "v4l2loopback {version} does not build on Linux {kernel}: it must be 0.13 or newer"
    ),
    Said.MODULE_NOT_BUILT: QT_TRANSLATE_NOOP(
        "Doctor", "v4l2loopback {version} is there as source but was not built for Linux {kernel}"
    ),
    Said.MODULE_MISSING: QT_TRANSLATE_NOOP("Doctor", "the kernel module v4l2loopback is not installed"),
    Said.PIPEWIRE_INSTEAD: QT_TRANSLATE_NOOP("Doctor", "no loopback device; PipeWire is used instead"),
    Said.PIPEWIRE_READY: QT_TRANSLATE_NOOP("Doctor", "can make a camera for Chromium and Firefox"),
    Said.PIPEWIRE_NOT_NEEDED: QT_TRANSLATE_NOOP("Doctor", "not needed: the virtual camera is there"),
    Said.PIPEWIRE_NO_TOOLS: QT_TRANSLATE_NOOP("Doctor", "GStreamer or its PipeWire part is not installed"),
    Said.PIPEWIRE_NO_SESSION: QT_TRANSLATE_NOOP("Doctor", "no PipeWire session answers"),
    Said.OBS_THERE: QT_TRANSLATE_NOOP("Doctor", "OBS Virtual Camera is installed"),
    Said.OBS_MISSING: QT_TRANSLATE_NOOP("Doctor", "OBS is not installed, and it brings the virtual camera"),
    Said.CONSENT_GIVEN: QT_TRANSLATE_NOOP("Doctor", "on record"),
    Said.NO_CONSENT: QT_TRANSLATE_NOOP("Doctor", "none on record, so nothing may move"),
    Said.ENROLLED: QT_TRANSLATE_NOOP("Doctor", "the avatar knows you"),
    Said.NOT_ENROLLED: QT_TRANSLATE_NOOP("Doctor", "the avatar does not know you yet, so nothing may move"),
    Said.TEST_SOURCE: QT_TRANSLATE_NOOP(
        "Doctor", "not needed with a test source; every picture says that it is one"
    ),
    Said.NO_ANSWER: QT_TRANSLATE_NOOP("Doctor", "no answer within {seconds} s"),
    Said.FAILED: QT_TRANSLATE_NOOP("Doctor", "{problem}"),
    Said.INSTALL_PYTHON: QT_TRANSLATE_NOOP("Doctor", "install Python 3.11, 3.12 or 3.13"),
    Said.CORRECT: QT_TRANSLATE_NOOP("Doctor", "correct it, or put it aside"),
    Said.PLUG_IN: QT_TRANSLATE_NOOP(
        "Doctor", "plug a webcam in, and allow camera access in the system's privacy settings"
    ),
    Said.REAL_CAMERA: QT_TRANSLATE_NOOP(
        "Doctor", "plug a real webcam in: a virtual camera is a program, and could show anything"
    ),
    Said.PLUG_IN_THIS: QT_TRANSLATE_NOOP("Doctor", "plug it in, or choose another"),
    Said.PLUG_MICROPHONE: QT_TRANSLATE_NOOP(
        "Doctor", "plug a microphone in and allow it in the privacy settings, or switch it off"
    ),
    Said.USE_SECCOMP: QT_TRANSLATE_NOOP(
        "Doctor", "use a kernel with seccomp; without it there is still no code that uses the network"
    ),
    Said.CLOSE_OTHER: QT_TRANSLATE_NOOP("Doctor", "close the program that uses it, then look again"),
    Said.GET_OBS: QT_TRANSLATE_NOOP(
        "Doctor", "install OBS 30 or newer, start its virtual camera once, then close OBS"
    ),
    Said.LOOK_AGAIN: QT_TRANSLATE_NOOP("Doctor", "look again; if it stays so, restart the computer"),
}
"""Every sentence once more, where the translators' tool finds it; a test compares the two."""

NAMES: Final[Mapping[str, object]] = {
    "python": QT_TRANSLATE_NOOP("Doctor", "Python"),
    "settings": QT_TRANSLATE_NOOP("Doctor", "Settings"),
    "network": QT_TRANSLATE_NOOP("Doctor", "Network"),
    "renderer": QT_TRANSLATE_NOOP("Doctor", "Drawing"),
    "camera": QT_TRANSLATE_NOOP("Doctor", "Camera"),
    "microphone": QT_TRANSLATE_NOOP("Doctor", "Microphone"),
    "virtual camera": QT_TRANSLATE_NOOP("Doctor", "Virtual camera"),
    "pipewire": QT_TRANSLATE_NOOP("Doctor", "PipeWire"),
    "consent": QT_TRANSLATE_NOOP("Doctor", "Consent"),
    "enrolled": QT_TRANSLATE_NOOP("Doctor", "Recognising you"),
    "versions": QT_TRANSLATE_NOOP("Doctor", "Libraries"),
    "models": QT_TRANSLATE_NOOP("Doctor", "Model files"),
    "doctor": QT_TRANSLATE_NOOP("Doctor", "The check itself"),
}
"""What is looked at.  Libraries and files keep their own names."""


_CALL_CAMERAS: Final = ("virtual camera", "pipewire")
"""Looked for one by one; a call app needs either."""


def name_of(finding: Finding) -> str:
    """What was looked at."""
    known = NAMES.get(finding.name)
    return _translated(str(known)) if known else finding.name


def groups(findings: Iterable[Finding]) -> list[tuple[Finding, ...]]:
    """What is missing: each group is one thing, and whichever of its lines turns green is enough."""
    red = [one for one in findings if not one.ok]
    ways = tuple(one for one in red if one.name in _CALL_CAMERAS)
    if len({one.name for one in ways}) < len(_CALL_CAMERAS):
        return [(one,) for one in red]
    found: list[tuple[Finding, ...]] = []
    for one in red:
        if one not in ways:
            found.append((one,))
        elif ways not in found:
            found.append(ways)
    return found


def name_of_group(group: tuple[Finding, ...]) -> str:
    """What is missing."""
    if len({one.name for one in group}) > 1:
        return QCoreApplication.translate("Doctor", "A camera for your call app")
    return name_of(group[0])


def detail_of(finding: Finding) -> str:
    """What was found, with a capital letter, unless it begins with a name: files are called as they are."""
    words = _translated(str(SENTENCES[finding.said]))
    values = {name: translated(text) if name == "problem" else text for name, text in finding.values.items()}
    text = words.format(**values)
    return text if words.startswith("{") else text[:1].upper() + text[1:]


def advice_of(finding: Finding) -> str:
    """What to do, where there is no line to copy; empty if there is one or nothing is to be done."""
    text = _translated(str(SENTENCES[finding.advice])) if finding.advice else translated(finding.hint)
    return text[:1].upper() + text[1:]


def _translated(text: str) -> str:
    return QCoreApplication.translate("Doctor", text)
