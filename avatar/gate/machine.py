"""The consent gate as a pure state machine.

::

    CLOSED --one face, no objection--> VERIFYING --matched for dwell_s--> PROMPTING --answered--> OPEN
    OPEN --a swap is suspected--> SUSPECT --matched--> OPEN
    OPEN, SUSPECT --no face--> GRACE --for grace_s--> AWAY --back--> SUSPECT; PROMPTING after prompt_after_s
    OPEN, SUSPECT, GRACE, AWAY, PROMPTING --a stranger--> LOCKED --matched--> PROMPTING in full
    anything else bad --> CLOSED
    any --consent withdrawn, or its time over--> REVOKED        (left only by a new gate)

Only ``OPEN`` lets a performance through.  What must still be answered is remembered in
``owed``: it shrinks only by being answered.  The caller owns the clock, so a test can
run a year in a millisecond.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace

from avatar.gate.evidence import CameraHealth, Evidence
from avatar.gate.policy import Policy
from avatar.signal import Reason


class State(enum.Enum):
    """Where the gate stands."""

    CLOSED = "closed"
    VERIFYING = "verifying"
    PROMPTING = "prompting"
    OPEN = "open"
    SUSPECT = "suspect"
    GRACE = "grace"
    AWAY = "away"
    LOCKED = "locked"
    REVOKED = "revoked"


_TRUSTED = (State.OPEN, State.SUSPECT, State.GRACE, State.AWAY)
"""The owner was here and nobody else has been seen since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """A state and what it remembers.  Times are seconds of any monotonic clock.

    Attributes:
        state: Where it stands.
        since_s: When that state was entered.
        reason: Why it is not open.
        owed: Prompts to be answered before it may open.
        seen_s: When the owner was last certain.
        proven_s: When the full proof was last given; minus infinity if never.
    """

    state: State = State.CLOSED
    since_s: float = 0.0
    reason: Reason = Reason.STARTING
    owed: int = 3
    seen_s: float = float("-inf")
    proven_s: float = float("-inf")

    @property
    def is_open(self) -> bool:
        """Whether a performance may pass."""
        return self.state is State.OPEN


def objection(evidence: Evidence, policy: Policy, *, staying: bool) -> Reason | None:
    """The first reason not to be open, most serious first, or None.

    A score that was not measured is not a number and fails every comparison.  A second
    face is no objection while the owner stays certain.
    """
    checks = (
        (evidence.expired, Reason.EXPIRED),
        (evidence.withdrawn, Reason.REVOKED),
        (not evidence.consent, Reason.NO_CONSENT),
        (not evidence.enrolled, Reason.NOT_ENROLLED),
        (evidence.camera is not CameraHealth.OK, Reason(evidence.camera.value or Reason.STARTING)),
        (not evidence.faces >= 1, Reason.NO_FACE),
        (evidence.stranger, Reason.NOT_OWNER),
        (evidence.refused, Reason.REFUSED),
    )
    for holds, reason in checks:
        if holds:
            return reason
    certain = not evidence.suspect and evidence.similarity >= policy.similarity_to_open
    if evidence.faces > 1 and not (staying and certain):
        return Reason.SEVERAL_FACES
    if evidence.similarity != evidence.similarity:
        return Reason.NOT_VERIFIED
    if evidence.suspect:
        return Reason.CHECKING
    limit = policy.similarity_to_stay if staying else policy.similarity_to_open
    if not evidence.similarity >= limit:
        return Reason.NOT_VERIFIED
    return None


def step(gate: Gate, evidence: Evidence, now_s: float, policy: Policy) -> Gate:
    """Advance the gate by one frame of evidence.  Pure."""
    trusted = gate.state in _TRUSTED
    why = objection(evidence, policy, staying=trusted)

    def enter(state: State, reason: Reason = Reason.STARTING, owed: int | None = None) -> Gate:
        since_s = gate.since_s if state is gate.state else now_s
        debt = gate.owed if owed is None else max(gate.owed, owed)
        return replace(gate, state=state, since_s=since_s, reason=reason, owed=debt)

    if gate.state is State.REVOKED:
        return gate
    if why in (Reason.REVOKED, Reason.EXPIRED):
        return enter(State.REVOKED, why)
    if why is Reason.NOT_OWNER:
        return enter(State.LOCKED, why, policy.prompts_in_full)
    if why is None:
        return _welcome(gate, evidence, now_s, policy)
    if trusted and why in (Reason.CHECKING, Reason.NOT_VERIFIED):
        return enter(State.SUSPECT, Reason.CHECKING, _owed_after(gate, now_s, policy))
    if trusted and why is Reason.NO_FACE:
        gone = gate.state is State.AWAY or (
            gate.state is State.GRACE and now_s - gate.since_s >= policy.grace_s
        )
        return enter(State.AWAY if gone else State.GRACE, Reason.NO_FACE, _owed_after(gate, now_s, policy))
    if gate.state is State.PROMPTING and why in (Reason.CHECKING, Reason.NOT_VERIFIED):
        return gate  # a quick turn looks like a swap; each prompt asks for a match before and after
    if gate.state is State.LOCKED and why in (Reason.NO_FACE, Reason.CHECKING, Reason.NOT_VERIFIED):
        return enter(State.LOCKED, Reason.NO_FACE if why is Reason.NO_FACE else Reason.NOT_OWNER)
    return enter(State.CLOSED, why, policy.prompts_at_start)


def _owed_after(gate: Gate, now_s: float, policy: Policy) -> int:
    """Prompts owed by somebody whom we last knew to be the owner a while ago."""
    return policy.prompts_at_start if now_s - gate.seen_s > policy.prompt_after_s else 0


def _welcome(gate: Gate, evidence: Evidence, now_s: float, policy: Policy) -> Gate:
    """One frame of the owner, without objection."""
    owed = max(gate.owed, _owed_after(gate, now_s, policy) if gate.state in _TRUSTED else 0)
    if gate.state is not State.OPEN and now_s - gate.proven_s > policy.full_every_s:
        owed = max(owed, policy.prompts_in_full)
    if gate.state is State.CLOSED:
        return replace(gate, state=State.VERIFYING, since_s=now_s, reason=Reason.NOT_VERIFIED, owed=owed)
    if gate.state is State.VERIFYING and now_s - gate.since_s < policy.dwell_s:
        return replace(gate, reason=Reason.NOT_VERIFIED, owed=owed)
    if owed == 0:
        return _open(gate, now_s)
    if gate.state is State.PROMPTING:
        if evidence.prompts_passed < owed:
            return replace(gate, owed=owed)
        proven_s = now_s if evidence.prompts_passed >= policy.prompts_in_full else gate.proven_s
        return _open(replace(gate, proven_s=proven_s), now_s)
    return replace(gate, state=State.PROMPTING, since_s=now_s, reason=Reason.NOT_VERIFIED, owed=owed)


def _open(gate: Gate, now_s: float) -> Gate:
    since_s = gate.since_s if gate.state is State.OPEN else now_s
    return replace(gate, state=State.OPEN, since_s=since_s, reason=Reason.STARTING, owed=0, seen_s=now_s)
