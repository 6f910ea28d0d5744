"""Which prompts to ask when, and how many failed tries are forgiven."""

from __future__ import annotations

import enum
import math
import random
from dataclasses import dataclass
from typing import Final

from avatar.gate.liveness import OTHERS, TURNS, Prompt
from avatar.gate.policy import Policy


class Need(enum.Enum):
    """What the prompts are for."""

    ENROLMENT = "enrolment"
    AFTER_LOCK = "after a lock"
    DAILY = "once a day"
    START = "at a start"


_BLINK: Final = (Prompt.BLINK_TWICE,)
_STARTS: Final = (*TURNS, *_BLINK)
_THREE: Final = (TURNS, _BLINK, OTHERS)
_SLOTS: Final[dict[Need, tuple[tuple[Prompt, ...], ...]]] = {
    # Both turns: the template is to know both sides of the face.
    Need.ENROLMENT: ((Prompt.TURN_LEFT,), (Prompt.TURN_RIGHT,), _BLINK, OTHERS),
    Need.AFTER_LOCK: _THREE,
    Need.DAILY: _THREE,
}


def plan(need: Need, chance: random.Random, cannot: frozenset[Prompt] = frozenset()) -> tuple[Prompt, ...]:
    """Which prompts to ask, in random order.

    Args:
        need: What for.
        chance: Use ``random.SystemRandom`` outside tests: who can guess the dice can record the answers.
        cannot: What this person cannot do.

    Returns:
        Empty when there is nothing strong enough that this person can do: then ask for the passphrase.
    """
    if need is Need.START and not cannot.intersection(_STARTS):
        return (chance.choice(chance.choice((TURNS, _BLINK))),)
    if need is Need.START and needs_passphrase(need, cannot):
        return ()
    slots = [[prompt for prompt in slot if prompt not in cannot] for slot in _slots(need, cannot)]
    prompts = [chance.choice(slot) for slot in slots if slot]
    chance.shuffle(prompts)
    return tuple(prompts)


def needs_passphrase(need: Need, cannot: frozenset[Prompt]) -> bool:
    """Whether prompts are left out for this person, so that the passphrase must make up for them."""
    return any(cannot.issuperset(slot) for slot in _slots(need, cannot))


def _slots(need: Need, cannot: frozenset[Prompt]) -> tuple[tuple[Prompt, ...], ...]:
    """What one prompt each is chosen from.

    A start of which something is left out cannot be one prompt: it would be known before, and a replay that
    blinks by itself would pass each time and not half of the time.  So it is what is left and one other.
    """
    if need is not Need.START:
        return _SLOTS[need]
    return (_STARTS, OTHERS) if cannot.intersection(_STARTS) else (_STARTS,)


@dataclass(frozen=True, slots=True)
class Attempts:
    """Counts failed tries in a row.

    Attributes:
        fails: Since the last success or passphrase; after those begin anew with ``Attempts()``.
        last_s: When the last one failed, seconds of the caller's monotonic clock.
    """

    fails: int = 0
    last_s: float = math.nan

    def fail(self, now_s: float) -> Attempts:
        """Count one more."""
        return Attempts(self.fails + 1, now_s)

    def needs_passphrase(self, policy: Policy) -> bool:
        """Whether prompts are over."""
        return self.fails >= policy.tries_before_passphrase

    def wait_s(self, now_s: float, policy: Policy) -> float:
        """Seconds until the next try; a clock that is not a number or runs backwards waits in full."""
        if self.fails < policy.tries_before_wait:
            return 0.0
        elapsed_s = now_s - self.last_s
        if elapsed_s >= policy.wait_s:
            return 0.0
        return policy.wait_s - elapsed_s if elapsed_s >= 0 else policy.wait_s

    def may_try(self, now_s: float, policy: Policy) -> bool:
        """Whether a sequence may begin."""
        return not self.needs_passphrase(policy) and self.wait_s(now_s, policy) == 0
