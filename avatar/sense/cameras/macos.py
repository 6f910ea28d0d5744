"""Cameras on macOS: what ``system_profiler`` and CoreMediaIO say.

Written from documentation, not yet run on a Mac.

OpenCV numbers AVFoundation's cameras by their unique id in ascending order, so that is
the order here.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from avatar.sense.cameras import coremedia
from avatar.sense.cameras.devices import CameraDevice
from avatar.sense.cameras.virtual import Description, why_virtual

_COMMAND: Final = ("/usr/sbin/system_profiler", "SPCameraDataType", "-json")
_LIMIT_S: Final = 10.0


def parse(report: str, transports: Mapping[str, str] = MappingProxyType({})) -> list[CameraDevice]:
    """Read ``system_profiler SPCameraDataType -json``.

    Args:
        report: What it printed.
        transports: How each camera is attached, by its unique id (:mod:`avatar.sense.cameras.coremedia`).
    """
    entries: list[dict[str, Any]] = json.loads(report).get("SPCameraDataType", [])
    ordered = sorted(entries, key=lambda entry: str(entry.get("spcamera_unique-id", "")))
    return [_describe(index, entry, transports) for index, entry in enumerate(ordered)]


def _describe(index: int, entry: dict[str, Any], transports: Mapping[str, str]) -> CameraDevice:
    name = str(entry.get("_name", f"camera {index}"))
    model = str(entry.get("spcamera_model-id", ""))
    unique = str(entry.get("spcamera_unique-id", ""))
    # Apple's and USB cameras have a model id that names hardware; a CoreMediaIO extension's is its own words.
    told = Description(system="darwin", name=f"{name} {model}".strip(), transport=transports.get(unique, ""))
    why = why_virtual(told)
    return CameraDevice(name=name, stable_id=unique or name, index=index, is_virtual=bool(why), why=why)


def list_devices() -> list[CameraDevice]:
    """Every camera; none if the system does not say."""
    try:
        done = subprocess.run(_COMMAND, capture_output=True, timeout=_LIMIT_S, check=True, text=True)
        return parse(done.stdout, coremedia.ask())
    except (OSError, ValueError, subprocess.SubprocessError):
        return []
