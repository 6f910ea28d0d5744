"""``avatar lab trace``: what the tracker and ``solve`` make of a recorded file."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from pathlib import Path

from avatar.errors import AvatarError
from avatar.stage.outputs.advice import OUT_HINT, spare_special


def complaint(stderr: bytes) -> tuple[str, str]:
    """The sense process's own last problem and hint; without one its last line, and what else to try."""
    lines = stderr.decode(errors="replace").strip().splitlines() or ["it gave no reason"]
    problem, hint = lines[-1], ""
    for line in lines:
        if line.startswith("error:"):
            problem, hint = line.removeprefix("error:").strip(), ""
        elif line.startswith("try:"):
            hint = line.removeprefix("try:").strip()
    return problem, hint or "give another recording, or run 'avatar doctor'"


def trace(file: Path, out: Path) -> int:
    """Write one JSON object a frame to ``out``; nothing is left there if tracking fails.

    Raises:
        AvatarError: If the recording cannot be read or ``out`` cannot be written.
    """
    draft = out.with_name(out.name + ".part")
    for place in (out, draft):
        spare_special(place)
    try:
        with draft.open("wb") as sink:
            done = subprocess.run(
                [sys.executable, "-P", "-m", "avatar.sense", "trace", str(file)],
                stdout=sink,
                stderr=subprocess.PIPE,
                check=False,
            )
        if done.returncode:
            problem, hint = complaint(done.stderr)
            raise AvatarError(problem, hint=hint)
        draft.replace(out)
    except OSError as error:
        raise AvatarError(f"{out} cannot be written: {error.strerror}", hint=OUT_HINT) from error
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
    with out.open(encoding="utf-8") as lines:
        faces = [json.loads(line)["faces"] for line in lines]
    print(f"{len(faces)} frames, {sum(count == 1 for count in faces)} with one face, written to {out}")
    return 0
