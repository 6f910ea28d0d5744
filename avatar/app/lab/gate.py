"""``avatar lab gate``: when the gate opens and shuts for a recording, owner enrolled from recordings."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import groupby
from pathlib import Path

from avatar.app.lab.trace import complaint
from avatar.errors import AvatarError


def gate(enrol: list[Path], probe: Path, *, as_json: bool) -> int:
    """Enrol from recordings (unverified, in memory only), play the probe and print.

    Raises:
        AvatarError: If a file cannot be read, or nobody in it can be recognised.
    """
    files = [str(file) for file in (*enrol, probe)]
    done = subprocess.run(
        [sys.executable, "-P", "-m", "avatar.sense", "gate", *files], capture_output=True, check=False
    )
    if done.returncode:
        problem, hint = complaint(done.stderr)
        raise AvatarError(problem, hint=hint or "give recordings of one face, near and in light")
    print("note: enrolled from recordings: unverified, in memory only", file=sys.stderr)
    if as_json:
        print(done.stdout.decode().strip())
        return 0
    found = json.loads(done.stdout)
    for (state, reason), frames in groupby(found["timeline"], key=lambda one: (one["state"], one["reason"])):
        print(f"{next(frames)['t_s']:8.2f} s  {state}  {reason}".rstrip())
    print(f"opened after {found['time_to_open_s']} s, shut {found['time_to_close_s']} s later")
    return 0
