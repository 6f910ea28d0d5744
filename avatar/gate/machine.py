"""The consent gate as a pure state machine.

::

    CLOSED --good--> VERIFYING --good for dwell_s--> OPEN
    VERIFYING --bad--> CLOSED
    OPEN --no face--> GRACE --good--> OPEN
    GRACE --for grace_s, or anything else bad--> CLOSED
    any --consent withdrawn--> REVOKED        (left only by a new gate)

Only ``OPEN`` lets a performance through; in ``GRACE`` there is no face, so there is
none to let through.  The caller owns the clock, so a test can run an hour in a
microsecond.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass

from avatar.gate.evidence import CameraHealth, Evidence
from avatar.gate.policy import Identity, Policy
from avatar.signal import Reason


class State(enum.Enum):
    """Where the gate stands."""

    CLOSED = "closed"
    VERIFYING = "verifying"
    OPEN = "open"
    GRACE = "grace"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class Gate:
    """A state, the time it was entered (seconds, any monotonic clock), and why it is not open."""

    state: State = State.CLOSED
    since_s: float = 0.0
    reason: Reason = Reason.STARTING

    @property
    def is_open(self) -> bool:
        """Whether a performance may pass."""
        return self.state is State.OPEN


def objection(evidence: Evidence, policy: Policy, *, staying: bool) -> Reason | None:
    """The first reason not to be open, most serious first, or None.

    A score that was not measured is not a number and fails every comparison.
    """
    if evidence.withdrawn:
        return Reason.REVOKED
    if not evidence.consent:
        return Reason.NO_CONSENT
    if evidence.camera is not CameraHealth.OK:
        return Reason(evidence.camera.value)
    if not evidence.faces >= 1:
        return Reason.NO_FACE
    if evidence.faces > 1:
        return Reason.SEVERAL_FACES
    if policy.identity is Identity.OFF:
        return None
    return _stranger(evidence, policy, staying=staying)


def _stranger(evidence: Evidence, policy: Policy, *, staying: bool) -> Reason | None:
    """Why the one face in view is not the owner's, alive, or None."""
    similarity = policy.similarity_to_stay if staying else policy.similarity_to_open
    liveness = policy.liveness_to_stay if staying else policy.liveness_to_open
    if evidence.similarity != evidence.similarity or evidence.liveness != evidence.liveness:
        return Reason.NOT_VERIFIED
    if not evidence.similarity >= similarity:
        return Reason.NOT_OWNER
    if not evidence.liveness >= liveness:
        return Reason.NOT_LIVE
    return None


def step(gate: Gate, evidence: Evidence, now_s: float, policy: Policy) -> Gate:
    """Advance the gate by one frame of evidence.  Pure."""
    staying = gate.state in (State.OPEN, State.GRACE)
    why = objection(evidence, policy, staying=staying)

    def enter(state: State, reason: Reason = Reason.STARTING) -> Gate:
        return Gate(state, gate.since_s if state is gate.state else now_s, reason)

    elapsed_s = now_s - gate.since_s
    match gate.state, why:
        case (State.REVOKED, _) | (_, Reason.REVOKED):
            return enter(State.REVOKED, Reason.REVOKED)
        case State.CLOSED, None:
            return enter(State.VERIFYING)
        case State.VERIFYING, None:
            return enter(State.OPEN if elapsed_s >= policy.dwell_s else State.VERIFYING)
        case (State.OPEN, None):
            return enter(State.OPEN)
        case (State.GRACE, None) if elapsed_s < policy.grace_s:
            return enter(State.OPEN)
        case (State.GRACE, None):
            return enter(State.VERIFYING)
        case State.OPEN, Reason.NO_FACE:
            return enter(State.GRACE, Reason.NO_FACE)
        case State.GRACE, Reason.NO_FACE if elapsed_s < policy.grace_s:
            return enter(State.GRACE, Reason.NO_FACE)
        case _, Reason():
            return enter(State.CLOSED, why)
    raise AssertionError(f"unreachable: {gate.state}, {why}")
