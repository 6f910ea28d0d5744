"""The gate's thresholds, all of them, each with the measurement that set it.

Settings may make the gate stricter than :data:`FLOOR`, never looser.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """Thresholds.  Opening is stricter than staying open (hysteresis).

    Attributes:
        similarity_to_open: Accumulated similarity that opens.  0.45 gave FMR 0.10 % at FNMR 1.7 % on 164
            stills with one image each; 0.50 gave no false match in 985 impostor pairs.
        similarity_to_stay: 0.40 gave FMR 0.2 % at FNMR 0.9 % on the same stills.
        dwell_s: Good evidence must last so long; at 15 frames a second that is five frames in a row, so
            that one misdetected frame opens nothing.
        grace_s: A blink of the tracker shorter than this is no absence.
        prompt_after_s: Back after so long, one prompt is asked again (findings: 30 s).
        prompts_at_start: Prompts at an ordinary start.  With one, a replay with head turns passes 40 %
            (``avatar lab attack`` shows it), which is why the first start of a day asks for more.
        prompts_in_full: Prompts after a lock and once a day: blind replays 1 of 5,969, photos 0 of 29,920.
        full_every_s: Time after which the full proof is asked again.
        tries_before_wait: Failed proofs before a pause.
        wait_s: That pause.
        tries_before_passphrase: Failed proofs after which only the passphrase helps.
    """

    similarity_to_open: float = 0.50
    similarity_to_stay: float = 0.40
    dwell_s: float = 0.3
    grace_s: float = 0.3
    prompt_after_s: float = 30.0
    prompts_at_start: int = 1
    prompts_in_full: int = 3
    full_every_s: float = 24 * 3600.0
    tries_before_wait: int = 3
    wait_s: float = 30.0
    tries_before_passphrase: int = 5


FLOOR: Final = Policy()
"""The loosest policy there may be."""

_STRICTER_WHEN_LOWER: Final = frozenset(
    {"grace_s", "prompt_after_s", "full_every_s", "tries_before_wait", "tries_before_passphrase"}
)


def looser_than_floor(policy: Policy) -> tuple[str, ...]:
    """Names of the thresholds that are looser than the floor, or not a number; empty if none is."""
    loose = []
    for one in fields(Policy):
        value, floor = getattr(policy, one.name), getattr(FLOOR, one.name)
        fits = value <= floor if one.name in _STRICTER_WHEN_LOWER else value >= floor
        if not fits:
            loose.append(one.name)
    return tuple(loose)
