"""``avatar lab voice``: the mouth shapes that a sound file gives, 20 ms at a time."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from avatar.app.lab.trace import complaint
from avatar.errors import AvatarError


def voice(file: Path, *, as_json: bool) -> int:
    """Print the mouth shapes of a sound file.

    Raises:
        AvatarError: If it cannot be read.
    """
    done = subprocess.run(
        [sys.executable, "-P", "-m", "avatar.sense", "voice", str(file)], capture_output=True, check=False
    )
    if done.returncode:
        problem, hint = complaint(done.stderr)
        raise AvatarError(problem, hint=hint)
    *blocks, cost = (json.loads(line) for line in done.stdout.splitlines())
    if as_json:
        print(json.dumps({**cost, "visemes": blocks}, indent=2))
        return 0
    for block in blocks:
        print(_line(block))
    print(f"{cost['blocks']} blocks, {cost['share_of_a_core']:.2%} of a core")
    return 0


def _line(block: dict[str, Any]) -> str:
    """Time, the strongest shape, and a bar as long as it is strong."""
    strength, name = max((value, name) for name, value in block.items() if name != "t_s")
    return f"{block['t_s']:8.2f}  {name if strength > 0 else '-':2}  {'#' * round(20 * strength)}".rstrip()
