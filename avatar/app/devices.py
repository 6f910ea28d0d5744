"""``avatar devices``: which cameras and microphones there are; only the sense process may look.

None is opened.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any, Final

from avatar.app.priority import give_way
from avatar.errors import CameraError, MicrophoneError

_LIMIT_S: Final = 30.0
"""Windows can take 12 to 30 s to look at its cameras (findings)."""


def list_devices() -> list[dict[str, Any]]:
    """Cameras as the sense process describes them.

    Raises:
        CameraError: If they cannot be listed.
    """
    try:
        found: list[dict[str, Any]] = _asked("devices")
    except subprocess.TimeoutExpired as error:
        raise CameraError(
            f"the system did not list its cameras within {_LIMIT_S:.0f} s",
            hint="unplug and replug the camera",
        ) from error
    except _RefusedError as error:
        raise CameraError(f"the cameras cannot be listed: {error}", hint="run 'avatar doctor'") from error
    return found


def list_microphones() -> list[str]:
    """Names of the microphones, the system's own choice first; none is opened.

    Raises:
        MicrophoneError: If they cannot be listed.
    """
    try:
        found: list[str] = _asked("microphones")
    except subprocess.TimeoutExpired as error:
        raise MicrophoneError(
            f"the system did not list its microphones within {_LIMIT_S:.0f} s",
            hint="unplug and replug the microphone",
        ) from error
    except _RefusedError as error:
        raise MicrophoneError(str(error), hint="set sense.microphone = 'off'") from error
    return found


class _RefusedError(Exception):
    """The sense process's last words."""


def _asked(mode: str) -> Any:  # noqa: ANN401 - JSON
    """What the sense process answers.

    Raises:
        _RefusedError: If it does not.
        subprocess.TimeoutExpired: If it takes too long.
    """
    command = [sys.executable, "-P", "-m", "avatar.sense", mode]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        give_way(process.pid)
        try:
            told, why = process.communicate(timeout=_LIMIT_S)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
    if process.returncode:
        lines = why.decode(errors="replace").strip().splitlines()
        said = [line.partition(":")[2].strip() for line in lines if line.startswith("error:")]
        raise _RefusedError((said or lines or ["no reason given"])[-1])
    return json.loads(told)


def devices(*, as_json: bool) -> int:
    """Print the cameras and, for people, the microphones.

    Raises:
        CameraError: See :func:`list_devices`.
    """
    found = list_devices()
    if as_json:
        print(json.dumps(found, indent=2))
        return 0
    if not found:
        print("no camera found; plug one in, or run 'avatar doctor'")
    for one in found:
        mark = f"  virtual, refused as input: {one['why']}" if one["is_virtual"] else ""
        print(f"{one['name']}{mark}")
    try:
        heard = list_microphones()
    except MicrophoneError as error:
        print(f"microphones: {error.problem}")
    else:
        for name in heard:
            print(f"microphone: {name}")
    return 0
