"""``avatar devices``: which cameras there are, asked of the sense process, the only one that may look."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any, Final

from avatar.errors import CameraError

_LIMIT_S: Final = 30.0
"""Windows can take 12 to 30 s to look at its cameras (findings)."""


def list_devices() -> list[dict[str, Any]]:
    """Cameras as the sense process describes them.

    Raises:
        CameraError: If they cannot be listed.
    """
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "avatar.sense", "devices"],
            capture_output=True,
            timeout=_LIMIT_S,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise CameraError(
            f"the system did not list its cameras within {_LIMIT_S:.0f} s",
            hint="unplug and replug the camera",
        ) from error
    if done.returncode:
        last = (done.stderr.decode(errors="replace").strip().splitlines() or ["no reason given"])[-1]
        raise CameraError(f"the cameras cannot be listed: {last}", hint="run 'avatar doctor'")
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def devices(*, as_json: bool) -> int:
    """Print them.

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
    return 0
