"""``avatar lab trace``: what the tracker and ``solve`` make of a recorded file."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from avatar.errors import AvatarError


def complaint(stderr: bytes) -> str:
    """The sense process's own last complaint, or its last line."""
    lines = stderr.decode(errors="replace").strip().splitlines() or ["it gave no reason"]
    errors = [line.removeprefix("error:").strip() for line in lines if line.startswith("error:")]
    return (errors or lines)[-1]


def trace(file: Path, out: Path) -> int:
    """Write one JSON object a frame to ``out``; nothing is left there if tracking fails.

    Raises:
        AvatarError: If the recording cannot be read or ``out`` cannot be written.
    """
    draft = out.with_name(out.name + ".part")
    try:
        with draft.open("wb") as sink:
            done = subprocess.run(
                [sys.executable, "-P", "-m", "avatar.sense", "trace", str(file)],
                stdout=sink,
                stderr=subprocess.PIPE,
                check=False,
            )
        if done.returncode:
            raise AvatarError(complaint(done.stderr), hint="give a video file that plays in a video player")
        draft.replace(out)
    except OSError as error:
        raise AvatarError(
            f"{out} cannot be written: {error.strerror}", hint="choose another --out"
        ) from error
    finally:
        draft.unlink(missing_ok=True)
    with out.open(encoding="utf-8") as lines:
        faces = [json.loads(line)["faces"] for line in lines]
    print(f"{len(faces)} frames, {sum(count == 1 for count in faces)} with one face, written to {out}")
    return 0
