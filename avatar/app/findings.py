"""What the doctor can find: a closed list of sentences, each with what to do about it."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


class Action(enum.StrEnum):
    """What one press of a button can do about a red line."""

    CONSENT = "consent"
    ENROL = "enrol"
    CHOOSE_CAMERA = "choose-camera"
    CHOOSE_OUTPUT = "choose-output"
    MICROPHONE_OFF = "microphone-off"
    OUTPUT_WINDOW = "output-window"
    MEND_SETTINGS = "mend-settings"


class Said(enum.StrEnum):
    """Every sentence that a finding can be; what stands in braces is filled in from its values."""

    # What was found.
    PYTHON = "{version} on {system}"
    VERSION_FITS = "{version}"
    VERSION_OTHER = "{version}, tested with {wanted}"
    NOT_INSTALLED = "not installed, tested with {wanted}"
    AS_TESTED = "as tested"
    SETTINGS_FILE = "{path}"
    SETTINGS_DEFAULT = "defaults; there is no file"
    SETTINGS_LAST_GOOD = "{where} cannot be used, so the last good settings hold"
    SETTINGS_AS_MADE = "{where} cannot be used, so the usual settings hold"
    NETWORK_REFUSED = "the kernel refuses this process any network socket (seccomp)"
    NETWORK_UNUSED = "no kernel protection on this system: there is no code that uses the network"
    NETWORK_OPEN = "the kernel's protection could not be switched on ({problem})"
    DRAWS = "draws {character}"
    CAMERAS = "{names}"
    CAMERAS_AND_VIRTUAL = "{names}; virtual, not used: {virtual}"
    CAMERA_OTHER = "{wanted} is not there; there is: {names}"
    NO_CAMERA = "none found"
    ONLY_VIRTUAL = "none found; virtual, not used: {virtual}"
    MICROPHONE_OFF = "switched off; the camera alone moves the mouth"
    MICROPHONE_THERE = "{name}"
    NO_MICROPHONE = "none found; the camera alone would move the mouth"
    OUTPUT_NOT_NEEDED = "the pictures go nowhere, as chosen (output.kind)"
    OUTPUT_IN_USE = "on air: {label}"
    LOOPBACK = "{label} ({path})"
    BUSY = "{label} ({path}) is in use by {holder}"
    MAY_NOT_OPEN = "{label} ({path}) may not be opened by you"
    NO_LOOPBACK = "the kernel module is loaded, but has made no camera"
    MODULE_NOT_LOADED = "the kernel module v4l2loopback is not loaded"
    MODULE_UNSIGNED = "Secure Boot refuses the kernel module v4l2loopback, because it is not signed"
    MODULE_OLD = "v4l2loopback {version} does not build on Linux {kernel}: it must be 0.13 or newer"
    MODULE_NOT_BUILT = "v4l2loopback {version} is there as source but was not built for Linux {kernel}"
    MODULE_MISSING = "the kernel module v4l2loopback is not installed"
    PIPEWIRE_INSTEAD = "no loopback device; PipeWire is used instead"
    PIPEWIRE_READY = "can make a camera for Chromium and Firefox"
    PIPEWIRE_NOT_NEEDED = "not needed: the virtual camera is there"
    PIPEWIRE_NO_TOOLS = "GStreamer or its PipeWire part is not installed"
    PIPEWIRE_NO_SESSION = "no PipeWire session answers"
    OBS_THERE = "OBS Virtual Camera is installed"
    OBS_MISSING = "OBS is not installed, and it brings the virtual camera"
    CONSENT_GIVEN = "on record"
    NO_CONSENT = "none on record, so nothing may move"
    ENROLLED = "the avatar knows you"
    NOT_ENROLLED = "the avatar does not know you yet, so nothing may move"
    TEST_SOURCE = "not needed with a test source; every picture says that it is one"
    NO_ANSWER = "no answer within {seconds} s"
    FAILED = "{problem}"

    # What to do, where that is no line to copy.
    INSTALL_PYTHON = "install Python 3.11, 3.12 or 3.13"
    CORRECT = "correct it, or put it aside"
    PLUG_IN = "plug a webcam in, and allow camera access in the system's privacy settings"
    REAL_CAMERA = "plug a real webcam in: a virtual camera is a program, and could show anything"
    PLUG_IN_THIS = "plug it in, or choose another"
    PLUG_MICROPHONE = "plug a microphone in and allow it in the privacy settings, or switch it off"
    USE_SECCOMP = "use a kernel with seccomp; without it there is still no code that uses the network"
    CLOSE_OTHER = "close the program that uses it, then look again"
    GET_OBS = "install OBS 30 or newer, start its virtual camera once, then close OBS"
    LOOK_AGAIN = "look again; if it stays so, restart the computer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One line of the doctor's report.

    Attributes:
        name: What was looked at.
        ok: Whether a show can go on with it.
        said: What was found.
        values: What to fill into ``said``.
        command: One line to copy that mends it; empty if there is none.
        advice: What to do, where there is no such line.
        hint: What to do in somebody else's words, where there is neither.
        action: What one press of a button can do about it.
    """

    name: str
    ok: bool
    said: Said
    values: Mapping[str, str] = field(default_factory=dict)
    command: str = ""
    advice: Said | None = None
    hint: str = ""
    action: Action | None = None

    @property
    def detail(self) -> str:
        """What was found, in English."""
        return self.said.format(**self.values)

    @property
    def fix(self) -> str:
        """What to do, in English; empty if ``ok``."""
        return self.command or (str(self.advice) if self.advice else self.hint)

    def as_json(self) -> dict[str, Any]:
        """For ``avatar doctor --json``, and for :meth:`from_json`."""
        return {
            "name": self.name,
            "ok": self.ok,
            "detail": self.detail,
            "fix": self.fix,
            "action": self.action or "",
            "said": self.said.name,
            "values": dict(self.values),
            "command": self.command,
            "advice": self.advice.name if self.advice else "",
            "hint": self.hint,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Finding:
        """The finding that :meth:`as_json` wrote.

        Raises:
            LookupError: If it is none.
            ValueError: If it is none.
        """
        return cls(
            name=data["name"],
            ok=data["ok"],
            said=Said[data["said"]],
            values=data["values"],
            command=data["command"],
            advice=Said[data["advice"]] if data["advice"] else None,
            hint=data["hint"],
            action=Action(data["action"]) if data["action"] else None,
        )
