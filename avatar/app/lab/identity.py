"""``avatar lab identity``: how well faces in pairs of pictures are told apart."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from avatar.app.lab.trace import complaint
from avatar.errors import AvatarError
from avatar.gate import Policy


def identity(pairs: Path, *, as_json: bool) -> int:
    """Compare the pairs and print.

    Raises:
        AvatarError: If the list or a picture in it cannot be read.
    """
    done = subprocess.run(
        [sys.executable, "-P", "-m", "avatar.sense", "identity", str(pairs)],
        capture_output=True,
        check=False,
    )
    if done.returncode:
        problem, hint = complaint(done.stderr)
        raise AvatarError(
            problem,
            hint=hint
            or "give a CSV file with the columns a,b,same; its paths are relative to the current folder",
        )
    if as_json:
        print(done.stdout.decode().strip())
        return 0
    found = json.loads(done.stdout)
    faceless = sum(pair["similarity"] is None for pair in found["pairs"])
    print(f"{len(found['pairs'])} pairs, {faceless} of them without a face in one picture")
    policy = Policy()
    for row in found["rates"]:
        if row["threshold"] in (policy.similarity_to_stay, policy.similarity_to_open):
            print(
                f"similarity {row['threshold']:.2f}: false matches {_percent(row['fmr'])}, "
                f"false non-matches {_percent(row['fnmr'])}"
            )
    return 0


def _percent(share: float | None) -> str:
    return "not measured" if share is None else f"{share:.2%}"
