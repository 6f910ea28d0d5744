"""The lease of voice alone: how long a voice may move the avatar while no camera sees whose it is.  Pure.

::

    an OPEN gate, all prompts answered just now --grant--> the camera is released, the voice moves
    withdrawn, expired, no consent       --> over for good
    its time, a long silence, a sleeping computer --> over; only a camera and new prompts grant another

With the camera off nobody can tell the owner from somebody else who speaks: so it is granted to an owner who
was just seen, alive, and it always ends.  Whoever calls this owns both clocks.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from avatar.gate.machine import Gate, State
from avatar.gate.policy import Policy
from avatar.signal import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Lease:
    """How much of it is used up.

    Attributes:
        turn_s: Monotonic clock of the last turn, seconds.
        wall_s: Wall clock then, seconds: unlike the other it goes on while the computer sleeps.
        used_s: Time since it was granted, by whichever clock went further.
        silent_s: The same since a voice was last heard.
        over: Why it is over; None while it is not.
    """

    turn_s: float
    wall_s: float
    used_s: float = 0.0
    silent_s: float = 0.0
    over: Reason | None = None

    @property
    def holds(self) -> bool:
        """Whether the voice may move the avatar."""
        return self.over is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """What one turn without a camera says.

    Attributes:
        consent: A consent record in force exists.
        withdrawn: One that was there is gone.
        expired: Its time is over.
        voice: A voice was heard since the last turn.
        turn_s: Monotonic clock, seconds.
        wall_s: Wall clock, seconds.
    """

    consent: bool
    withdrawn: bool
    expired: bool
    voice: bool
    turn_s: float
    wall_s: float


def grant(gate: Gate, now_s: float, wall_s: float, policy: Policy) -> Lease | None:
    """A lease for an owner who has just answered every prompt; None for anybody else.

    Args:
        gate: Of the camera.
        now_s: Its clock, seconds.
        wall_s: Wall clock, seconds.
        policy: Its thresholds.
    """
    fresh = gate.state is State.OPEN and 0 <= now_s - gate.proven_s <= policy.voice_proof_s
    return Lease(turn_s=now_s, wall_s=wall_s) if fresh else None


def advance(lease: Lease, heard: Hearing, policy: Policy) -> Lease:
    """Use it up by one turn.  Once over it stays over."""
    if not lease.holds:
        return lease
    passed_s = max(heard.turn_s - lease.turn_s, heard.wall_s - lease.wall_s)
    used_s = lease.used_s + max(0.0, passed_s)
    silent_s = 0.0 if heard.voice else lease.silent_s + max(0.0, passed_s)
    # Written so that a time which is not a number fails.
    lasts = used_s < policy.voice_alone_s and silent_s < policy.voice_silence_s
    awake = (
        heard.turn_s - lease.turn_s < policy.voice_gap_s
        and heard.wall_s - lease.wall_s < policy.voice_gap_s
        and heard.turn_s >= lease.turn_s
    )
    reasons = (
        (heard.expired, Reason.EXPIRED),
        (heard.withdrawn, Reason.REVOKED),
        (not heard.consent, Reason.NO_CONSENT),
        (not (lasts and awake), Reason.VOICE_OVER),
    )
    over = next((reason for holds, reason in reasons if holds), None)
    return replace(
        lease, turn_s=heard.turn_s, wall_s=heard.wall_s, used_s=used_s, silent_s=silent_s, over=over
    )
