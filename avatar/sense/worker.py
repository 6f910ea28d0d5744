"""The sensing loop: frames in, signals out.  The one place where pixels and signals meet.

A frame is dropped before the signal is yielded, so no caller can hold both.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Final

from avatar.gate import CameraHealth, Evidence, Gate, Policy, State, step
from avatar.performance import Performance
from avatar.sense.attention import Attention
from avatar.sense.cameras import Camera, Sight
from avatar.sense.consent import Consent
from avatar.sense.frame import CameraFrame, NoFrame, Shut
from avatar.sense.owner import Owner, Who
from avatar.sense.reading import Reading
from avatar.sense.trackers import FaceObservation, Tracker
from avatar.sense.voice import Voice
from avatar.signal import Held, Live, Marks, Message, Signal


@dataclass(slots=True)
class Timings:
    """Milliseconds that the last frame took, by stage; for the bench."""

    track: float = 0.0
    solve: float = 0.0
    census: float = 0.0
    gate: float = 0.0


HELD_EVERY_S: Final = 0.09
"""The stage calls this process lost after 200 ms of silence; before that this process says that it is slow
(``avatar.sense.wire``): every third of 30 frames a second."""

_KEEP_EVERY_S: Final = 30.0
"""Of learning: habits change slowly, and this process may be killed at any time."""


@dataclass(slots=True)
class Reader:
    """What is known of the face that is being read; the next frame is read with it.

    Attributes:
        reading: As of the last frame.
        recalibrate: Asked before each frame whether to learn the resting face anew.
        keep: Told what was learnt, from time to time.
    """

    reading: Reading = field(default_factory=Reading.start)
    recalibrate: Callable[[], bool] = field(default=lambda: False)
    keep: Callable[[Reading], None] = field(default=lambda _reading: None)
    _kept_s: float = 0.0

    def read(self, face: FaceObservation, at_s: float, *, learn: bool) -> Performance:
        """What the face shows; ``learn`` only if it is the owner's."""
        if self.recalibrate():
            self.reading, self._kept_s = self.reading.restarted(), 0.0
        settles = self.reading.settling is not None
        self.reading = self.reading.advance(face, at_s, learn=learn)
        settled = settles and self.reading.settling is None  # who sat still for this does so once
        if settled or self.reading.calibration.seen_s - self._kept_s >= _KEEP_EVERY_S:
            self._kept_s = self.reading.calibration.seen_s
            self.keep(self.reading)
        return self.reading.performance


@dataclass(frozen=True, slots=True)
class Step:
    """One turn of the loop.

    Attributes:
        at_ns: Monotonic clock of the frame, or of the decision where there was none.
        gate: After this turn.
        signal: To be sent; None while the gate is open and nothing is new.
    """

    at_ns: int
    gate: Gate
    signal: Signal | None


def signals(
    camera: Camera,
    tracker: Tracker,
    consent: Consent,
    owner: Owner,
    policy: Policy,
    marks: Marks,
    timings: Timings | None = None,
    gate: Gate | None = None,
    reader: Reader | None = None,
    attention: Attention | None = None,
    voice: Voice | None = None,
) -> Iterator[Signal]:
    """Turn what the camera sees into signals; see :func:`steps`."""
    for one in steps(camera, tracker, consent, owner, policy, marks, timings, gate, reader, attention, voice):
        if one.signal is not None:
            yield one.signal


def steps(
    camera: Camera,
    tracker: Tracker,
    consent: Consent,
    owner: Owner,
    policy: Policy,
    marks: Marks,
    timings: Timings | None = None,
    gate: Gate | None = None,
    reader: Reader | None = None,
    attention: Attention | None = None,
    voice: Voice | None = None,
) -> Iterator[Step]:
    """Turn what the camera sees into signals.

    One signal a frame.  Without a frame: a held signal each time the camera says so, none while the gate
    is open and the next frame is merely not due, unless the mouth moved by the sound.  Ends when the camera
    ends or consent is withdrawn.

    Args:
        camera: Open.
        tracker: Loaded.
        consent: Asked before each signal.
        owner: Asked about every frame.
        policy: The gate's thresholds.
        marks: Go with every signal.
        timings: Filled in for the bench.
        gate: To start with; one that owes every prompt if not given.
        reader: What is known of the person's face; nothing if not given.
        attention: Which frames are tracked; all if not given.
        voice: Opens the mouth by the sound, also between tracked frames; by the camera alone if not given.

    Raises:
        UnusableCameraError: If the camera is gone.
    """
    gate, reader = gate or Gate(), reader or Reader()
    for sight in camera.frames():
        seen = _take(sight, tracker, consent, owner, gate, reader, attention, timings)
        del sight
        started = time.perf_counter()
        given, withdrawn = consent.is_given(), consent.is_withdrawn()
        if seen.is_new or withdrawn:
            over = withdrawn and consent.is_expired()
            evidence = _evidence(seen, consent=given, withdrawn=withdrawn, expired=over)
            gate = step(gate, evidence, seen.at_ns / 1e9, policy)
        if timings:
            timings.gate = (time.perf_counter() - started) * 1e3
        if attention is not None:
            attention.plan(seen.at_ns, is_open=gate.is_open)
        yield Step(seen.at_ns, gate, _signal(seen, gate, marks, voice, reader.reading.progress))
        owner.catch_up()  # after the signal is out: nobody waits for it
        tracker.catch_up()
        if gate.state is State.REVOKED:
            return


_SAYS: Final = attrgetter(*(each.name for each in fields(Held) if each.name != "captured_ns"))
"""All that a held signal says, but when."""


def sparingly(messages: Iterable[Message]) -> Iterator[Message]:
    """All of them, but the same held signal again only after ``HELD_EVERY_S``: it wakes two processes."""
    last: Message | None = None
    for message in messages:
        if isinstance(message, Held) and isinstance(last, Held):
            since_s = (message.captured_ns - last.captured_ns) / 1e9
            if 0 <= since_s < HELD_EVERY_S and _SAYS(message) == _SAYS(last):
                continue
        last = message
        yield message


def _signal(seen: _Seen, gate: Gate, marks: Marks, voice: Voice | None, settled: int) -> Signal | None:
    """What to say after this turn."""
    if gate.is_open and voice is not None:
        spoken = voice.speak(seen.at_ns, seen.performance)
        return None if spoken is None else Live(*spoken, marks, settled)
    if gate.is_open:
        return None if seen.performance is None else Live(seen.at_ns, seen.performance, marks, settled)
    if voice is not None:
        voice.hush()
    asks = seen.who.asks if gate.state is State.PROMPTING else None
    return Held(seen.at_ns, asks or gate.reason, marks, seen.who.progress if asks else 0)


def _evidence(seen: _Seen, *, consent: bool, withdrawn: bool, expired: bool) -> Evidence:
    """Put together what the gate is told."""
    who = seen.who
    return Evidence(
        consent=consent,
        withdrawn=withdrawn,
        expired=expired,
        enrolled=who.enrolled,
        faces=seen.faces,
        similarity=who.similarity,
        suspect=who.suspect,
        stranger=who.stranger,
        prompts_passed=who.prompts_passed,
        refused=who.refused,
        camera=seen.health,
    )


_NOBODY: Final = Who()
"""One for all frames of which nobody asks whose face it is: most of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """What one turn of the camera gave; pixels are gone by then.

    Attributes:
        at_ns: Monotonic clock.
        health: Of the camera.
        is_new: It is evidence; a frame that is merely not due, or in which nothing moved, is none.
        faces: In view.
        performance: Of the face that is followed.
        who: Whose face that is.
    """

    at_ns: int
    health: CameraHealth
    is_new: bool
    faces: int = 0
    performance: Performance | None = None
    who: Who = _NOBODY


def _take(
    sight: Sight,
    tracker: Tracker,
    consent: Consent,
    owner: Owner,
    gate: Gate,
    reader: Reader,
    attention: Attention | None,
    timings: Timings | None,
) -> _Seen:
    """Look at what the camera gave, if it is worth it."""
    if isinstance(sight, Shut):
        owner.look_away()
        return _Seen(at_ns=sight.at_ns, health=CameraHealth.OK, is_new=True)  # an empty chair
    if isinstance(sight, NoFrame):
        return _Seen(at_ns=sight.at_ns, health=sight.health, is_new=sight.health is not CameraHealth.OK)
    if _skips(sight, attention, gate):
        return _Seen(at_ns=sight.captured_ns, health=sight.health, is_new=False)
    began_s = time.perf_counter()
    seen, face = _look(sight, tracker, consent, owner, gate, reader, timings)
    if attention is not None:
        attention.tracked(sight, face, time.perf_counter() - began_s)
    return seen


def _look(
    frame: CameraFrame,
    tracker: Tracker,
    consent: Consent,
    owner: Owner,
    gate: Gate,
    reader: Reader,
    timings: Timings | None,
) -> tuple[_Seen, FaceObservation | None]:
    """Count faces, read the followed one and ask who it is.

    Without consent or a live view nothing is analysed.  A face that is dead still is none.
    """
    if frame.health is not CameraHealth.OK or not consent.is_given():
        return _Seen(at_ns=frame.captured_ns, health=frame.health, is_new=True), None
    seen = tracker.observe(frame)
    if frame.is_still and seen.face is not None:  # an empty room may be as still
        return _Seen(at_ns=frame.captured_ns, health=CameraHealth.FROZEN, is_new=True), seen.face
    who = owner.look(frame, seen, gate)
    started = time.perf_counter()
    performance = None
    if seen.face is not None:
        # Only of the owner: whose face it is was decided on the frames before this one.
        alone = gate.is_open and seen.faces == 1 and not who.suspect
        performance = reader.read(seen.face, frame.captured_ns / 1e9, learn=alone)
    if timings:
        timings.solve = (time.perf_counter() - started) * 1e3
        timings.track = getattr(tracker, "track_ms", 0.0)
        timings.census = getattr(tracker, "census_ms", 0.0)
    found = _Seen(
        at_ns=frame.captured_ns,
        health=frame.health,
        is_new=True,
        faces=seen.faces,
        performance=performance,
        who=who,
    )
    return found, seen.face


def _skips(frame: CameraFrame, attention: Attention | None, gate: Gate) -> bool:
    """Whether this frame, in which nothing moves, is left alone.  A bad one never is: its reason is news."""
    if attention is None or frame.health is not CameraHealth.OK:
        return False
    return not attention.wants(frame, is_open=gate.is_open)
