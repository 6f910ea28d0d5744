"""Asks the sense process, which can find faces, whether a character's picture is a photograph of one.

Where that process fails, the stage's own judge decides, who refuses every photograph.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from typing import Final

import numpy as np
from numpy.typing import NDArray

from avatar.stage.rigs import photoreal
from avatar.stage.rigs.photoreal import Verdict

JUDGE_COMMAND: Final = (sys.executable, "-P", "-m", "avatar.sense", "judge")
_LIMIT_S: Final = 30.0
"""Loading the libraries took up to 4 s on a busy machine (findings); a process that hangs must end."""
BY_FACES: Final = "every face in it, on this machine"
"""Who judged, unless that process failed."""

_known: dict[tuple[tuple[int, ...], str], Verdict] = {}
"""Verdicts of this process, so that a character that is loaded twice is judged once."""


def judge(rgb: NDArray[np.uint8], command: tuple[str, ...] = JUDGE_COMMAND) -> Verdict:
    """Say whether a picture shows the photograph of a face.

    Args:
        rgb: (height, width, 3), as it will be shown, at least one pixel.
        command: Starts the process that looks; another only in tests.
    """
    content = np.ascontiguousarray(rgb).tobytes()
    key = (rgb.shape, hashlib.sha256(content).hexdigest())
    if key not in _known:
        said = _ask(rgb.shape, content, command)
        if said is None:
            return photoreal.judge(rgb)
        _known[key] = Verdict(said, _why(photo=said), BY_FACES)
    return _known[key]


def _why(*, photo: bool) -> str:
    if photo:
        return f"a face in it looks photographed, or like a photograph made flat (by {BY_FACES})"
    return "no face in it looks photographed"


def _ask(shape: tuple[int, ...], content: bytes, command: tuple[str, ...]) -> bool | None:
    """What the process says; None if it fails or makes no sense."""
    line = json.dumps({"width": shape[1], "height": shape[0]}).encode() + b"\n"
    try:
        done = subprocess.run(
            command, input=line + content, capture_output=True, timeout=_LIMIT_S, check=False
        )
        said = json.loads(done.stdout)["photo"] if done.returncode == 0 else None
    except (OSError, subprocess.TimeoutExpired, ValueError, KeyError, TypeError):
        return None
    return said if isinstance(said, bool) else None
