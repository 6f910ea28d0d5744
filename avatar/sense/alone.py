"""Voice alone: the owner is seen and answers every prompt, the camera is released, the voice moves the mouth.

Nobody can check then who speaks.  So a lease (``avatar.gate.lease``) bounds it, every signal carries the mark
"voice only", and when it is over the camera stays off until the owner asks for it.
"""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from avatar.gate import Gate, Policy, State
from avatar.gate.lease import Hearing, Lease, advance, grant
from avatar.performance import HeadPose, Performance
from avatar.sense.consent import Consent
from avatar.sense.visemes import BLOCK_S, Visemes
from avatar.sense.voice import Ears, mixed
from avatar.sense.wire import Wire
from avatar.sense.worker import Step
from avatar.signal import Held, Live, Marks, Reason

if TYPE_CHECKING:
    from avatar.sense.run import Config
    from avatar.sense.wishes import Wishes

_log = logging.getLogger(__name__)

TURN_S: Final = BLOCK_S
"""A mouth shape is sent within a block of sound after it was heard."""

_BREATH_S: Final = 0.05

_NOD: Final = math.radians(2.5)
_NOD_UP_S: Final = 0.12
_NOD_DOWN_S: Final = 0.45
"""People nod by a degree or three with what they stress; the head follows loudness up in half a syllable and
comes back in a word.  By eye, on Robin."""


@dataclass(frozen=True, slots=True)
class Speech:
    """A face that is only heard: a mouth, and a head that moves a little with what is said.

    Attributes:
        visemes: Heard last.
        stress: Loudness as the head follows it, 0 to 1.
    """

    visemes: Visemes = field(default_factory=Visemes)
    stress: float = 0.0

    def advance(self, visemes: Visemes, dt_s: float) -> Speech:
        """Take in what is heard now."""
        loud = loudness(visemes)
        time_s = _NOD_UP_S if loud > self.stress else _NOD_DOWN_S
        return Speech(visemes, self.stress - math.expm1(-max(0.0, dt_s) / time_s) * (loud - self.stress))

    @property
    def performance(self) -> Performance:
        """What to draw: nobody sees these lips, so the sound opens them as far as it says."""
        face = mixed(Performance(), self.visemes, recent=1.0, age_s=math.inf)
        return replace(face, pose=HeadPose(pitch=-_NOD * self.stress))


def loudness(visemes: Visemes) -> float:
    """How loud a voice is above the room, 0 to 1."""
    return min(1.0, visemes.aa + visemes.ih + visemes.ou + visemes.ee + visemes.oh)


@dataclass(frozen=True, slots=True)
class Clocks:
    """Time as an argument.

    Attributes:
        now_ns: Monotonic.
        wall_s: The wall clock, which goes on while the computer sleeps.
        sleep: Waits so many seconds.
    """

    now_ns: Callable[[], int] = time.monotonic_ns
    wall_s: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep


def speak(
    gate: Gate,
    lease: Lease,
    ears: Ears,
    consent: Consent,
    policy: Policy,
    marks: Marks,
    clocks: Clocks,
    listens: Callable[[], bool] = lambda: True,
) -> Iterator[Step]:
    """Signals of a voice, until the lease is over; the last one says why.

    Args:
        gate: That was open when the lease was granted.
        lease: Just granted.
        ears: Where sound is heard; released when this ends.
        consent: Asked at each turn.
        policy: Thresholds of the lease.
        marks: Go with every signal; "voice only" is added to those of the voice.
        clocks: Time each turn.
        listens: Whether the owner lets the microphone be open: not in a pause, which uses up the lease too.
    """
    speech, heard_ns = Speech(), 0
    try:
        while lease.holds:
            now_ns = clocks.now_ns()
            open_now = listens()
            ears.follow(is_open=open_now)
            heard = ears.newest() if open_now else None
            visemes = heard.visemes if heard is not None else Visemes()
            speech = speech.advance(visemes, now_ns / 1e9 - lease.turn_s)
            evidence = _evidence(consent, visemes, now_ns, clocks.wall_s())
            lease = advance(lease, evidence, policy)
            if lease.holds:
                yield Step(now_ns, gate, Live(now_ns, speech.performance, marks | Marks.VOICE_ONLY))
                clocks.sleep(TURN_S)
            heard_ns = now_ns
    finally:
        ears.follow(is_open=False)
    shut = replace(gate, state=State.CLOSED, reason=lease.over or Reason.VOICE_OVER)
    yield Step(heard_ns, shut, Held(heard_ns, shut.reason, marks))


def _evidence(consent: Consent, visemes: Visemes, now_ns: int, wall_s: float) -> Hearing:
    given, withdrawn = consent.is_given(), consent.is_withdrawn()
    return Hearing(
        consent=given,
        withdrawn=withdrawn,
        expired=withdrawn and consent.is_expired(),
        voice=loudness(visemes) > 0,
        turn_s=now_ns / 1e9,
        wall_s=wall_s,
    )


def drive(
    config: Config,
    consent: Consent,
    marks: Marks,
    wire: Wire,
    wishes: Wishes,
    ears: Ears,
    clocks: Clocks = Clocks(),
) -> None:
    """Camera, then voice, then nothing until the owner asks for the camera again; ends with the consent.

    Args:
        config: What the parent said.
        consent: Asked at each turn.
        marks: Go with every signal.
        wire: Where signals go.
        wishes: What the owner wants: a pause, the camera again.
        ears: Where sound is heard; closed when this ends.
        clocks: Time each turn.
    """
    from avatar.sense.run import policy_of
    from avatar.sense.seal import messages

    try:
        if config.voice_over:
            _rest(consent, wire, wishes)
        while not consent.is_withdrawn():
            met = meet(config, consent, marks, wire, wishes, clocks)
            if met is None:
                return
            gate, lease, key = met
            config = replace(config, typed_now=False)  # typed once, it counts once
            _log.info("camera=closed voice=alone")
            spoken = speak(gate, lease, ears, consent, policy_of(config), marks, clocks, wishes.camera.is_set)
            for message in messages(spoken, key):
                wire.send(message)
            if consent.is_withdrawn():
                return  # the last signal said so
            _rest(consent, wire, wishes)
    finally:
        ears.close()


def _rest(consent: Consent, wire: Wire, wishes: Wishes) -> None:
    """Nothing, until the owner asks for the camera again or the consent ends."""
    wire.hold(Reason.VOICE_OVER)
    _log.info("voice=over microphone=closed camera=closed")
    wishes.recalibrate.clear()
    while not (wishes.recalibrate.wait(_BREATH_S) or consent.is_withdrawn()):
        pass
    wishes.recalibrate.clear()
    wire.hold(Reason.STARTING)


def meet(
    config: Config, consent: Consent, marks: Marks, wire: Wire, wishes: Wishes, clocks: Clocks
) -> tuple[Gate, Lease, bytes | None] | None:
    """See the owner, have every prompt answered, and release the camera; None if the consent ended.

    Nothing that the camera saw moves the avatar.  Template, networks and camera are gone when this returns;
    a pause releases the camera meanwhile, too.
    """
    from avatar.sense.run import key_for, load_camera, owner_for, policy_of, shutter_for
    from avatar.sense.wishes import until_wanted
    from avatar.sense.worker import steps

    if not until_wanted(wishes, consent, wire):
        return None
    policy = policy_of(config)
    webcam, tracker, device = load_camera(config)
    camera = shutter_for(config, webcam, device, wishes)
    try:
        owner = owner_for(config, device)
        gate = owner.first_gate(clocks.now_ns() / 1e9)
        key = key_for(config, owner)
        for one in steps(camera, tracker, consent, owner, policy, marks, gate=gate):
            if one.gate.is_open:
                lease = grant(one.gate, one.at_ns / 1e9, clocks.wall_s(), policy)
                if lease is not None:
                    wire.hold(Reason.STARTING)
                    return one.gate, lease, key
                wire.send(Held(one.at_ns, Reason.NOT_VERIFIED, marks))
            elif one.signal is not None:
                wire.send(one.signal)
        return None
    finally:
        camera.close()
        tracker.close()
