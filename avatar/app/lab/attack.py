"""``avatar lab attack``: how often random prompts let a recording pass for a living person."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

from avatar.app.lab.trace import complaint
from avatar.errors import AvatarError

_CONFIDENCE: Final = 0.95
_BISECTIONS: Final = 60


def upper_bound(accepted: int, tries: int) -> float:
    """One-sided 95 % upper bound of a rate (Clopper and Pearson, 1934).

    Args:
        accepted: 0 to ``tries``.
        tries: At least 1.
    """
    if accepted >= tries:
        return 1.0
    low, high = accepted / tries, 1.0
    for _ in range(_BISECTIONS):
        middle = (low + high) / 2
        if _at_most(accepted, tries, middle) > 1 - _CONFIDENCE:
            low = middle
        else:
            high = middle
    return high


def _at_most(accepted: int, tries: int, rate: float) -> float:
    """Probability of so many or fewer at this rate, strictly between 0 and 1."""
    log_rate, log_rest = math.log(rate or math.ulp(0.0)), math.log1p(-rate) if rate < 1 else -math.inf
    total = math.lgamma(tries + 1)
    return math.fsum(
        math.exp(
            total - math.lgamma(k + 1) - math.lgamma(tries - k + 1) + k * log_rate + (tries - k) * log_rest
        )
        for k in range(accepted + 1)
    )


def measure(enrolled: Path, probe: Path, *, prompts: int, tries: int, seed: int) -> dict[str, Any]:
    """Play the probe against random prompts.

    Raises:
        AvatarError: If a recording cannot be read, or nobody can be enrolled from the first.
    """
    numbers = (prompts, tries, seed)
    done = subprocess.run(
        [sys.executable, "-P", "-m", "avatar.sense", "attack", enrolled, probe, *map(str, numbers)],
        capture_output=True,
        check=False,
    )
    if done.returncode:
        problem, hint = complaint(done.stderr)
        raise AvatarError(problem, hint=hint or "give video files that play in a video player")
    found = json.loads(done.stdout)
    return {
        "probe": str(probe),
        "enrol": str(enrolled),
        "prompts": prompts,
        "tries": tries,
        "seed": seed,
        "accepted": found["accepted"],
        "rate": round(found["accepted"] / tries, 6),
        "upper_95": round(upper_bound(found["accepted"], tries), 6),
        "stopped_by": found["stopped_by"],
    }


def attack(enrolled: Path, probe: Path, *, prompts: int, tries: int, seed: int, as_json: bool) -> int:
    """Measure and print.

    Raises:
        AvatarError: As :func:`measure`.
    """
    result = measure(enrolled, probe, prompts=prompts, tries=tries, seed=seed)
    if as_json:
        print(json.dumps(result, indent=2))
        return 0
    print(
        f"{probe} as {enrolled}: {result['accepted']} of {tries} tries with {prompts} prompts accepted "
        f"({result['rate']:.2%}, below {result['upper_95']:.2%} with 95 % confidence)"
    )
    return 0
