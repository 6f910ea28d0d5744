"""The sensing loop: frames in, signals out.  The one place where pixels and signals meet.

A frame is dropped before the signal is yielded, so no caller can hold both.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from avatar.gate import CameraHealth, Evidence, Gate, Policy, State, step
from avatar.performance import Performance
from avatar.sense.attention import Attention
from avatar.sense.cameras import Camera
from avatar.sense.consent import Consent
from avatar.sense.frame import CameraFrame, NoFrame
from avatar.sense.owner import Owner, Who
from avatar.sense.reading import Reading
from avatar.sense.trackers import FaceObservation, Tracker
from avatar.signal import Held, Live, Marks, Signal


@dataclass(slots=True)
class Timings:
    """Milliseconds that the last frame took, by stage; for the bench."""

    track: float = 0.0
    solve: float = 0.0
    census: float = 0.0
    gate: float = 0.0


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
        self.reading = self.reading.advance(face, at_s, learn=learn)
        if self.reading.calibration.seen_s - self._kept_s >= _KEEP_EVERY_S:
            self._kept_s = self.reading.calibration.seen_s
            self.keep(self.reading)
        return self.reading.performance


@dataclass(frozen=True, slots=True)
class Step:
    """One turn of the loop.

    Attributes:
        at_ns: Monotonic clock of the frame, or of the decision where there was none.
        gate: After this turn.
        signal: To be sent; None while the gate is open and the next frame is merely not due.
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
) -> Iterator[Signal]:
    """Turn what the camera sees into signals; see :func:`steps`."""
    for one in steps(camera, tracker, consent, owner, policy, marks, timings, gate, reader, attention):
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
) -> Iterator[Step]:
    """Turn what the camera sees into signals.

    One signal a frame.  Without a frame: a held signal each time the camera says so, none while the gate
    is open and the next frame is merely not due.  Ends when the camera ends or consent is withdrawn.

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

    Raises:
        UnusableCameraError: If the camera is gone.
    """
    gate, reader = gate or Gate(), reader or Reader()
    for sight in camera.frames():
        match sight:
            case CameraFrame() if _skips(sight, attention, gate):
                at_ns, health, is_new = sight.captured_ns, sight.health, False
                faces, performance, who = 0, None, Who()
            case CameraFrame():
                at_ns = sight.captured_ns
                began_s = time.perf_counter()
                faces, performance, who, face = _look(sight, tracker, consent, owner, gate, reader, timings)
                if attention is not None:
                    attention.tracked(sight, face, time.perf_counter() - began_s)
                health, is_new = sight.health, True
            case NoFrame(at_ns, health):
                faces, performance, who = 0, None, Who()
                is_new = health is not CameraHealth.OK
        del sight
        started = time.perf_counter()
        given, withdrawn = consent.is_given(), consent.is_withdrawn()
        if is_new or withdrawn:
            over = withdrawn and consent.is_expired()
            evidence = _evidence(
                who, consent=given, withdrawn=withdrawn, expired=over, faces=faces, camera=health
            )
            gate = step(gate, evidence, at_ns / 1e9, policy)
        if timings:
            timings.gate = (time.perf_counter() - started) * 1e3
        signal: Signal | None = None
        if gate.is_open and performance is not None:
            signal = Live(at_ns, performance, marks)
        elif not gate.is_open:
            asks = who.asks if gate.state is State.PROMPTING else None
            signal = Held(at_ns, asks or gate.reason, marks, who.progress if asks else 0)
        yield Step(at_ns, gate, signal)
        owner.catch_up()  # after the signal is out: nobody waits for it
        if gate.state is State.REVOKED:
            return


def _evidence(
    who: Who, *, consent: bool, withdrawn: bool, expired: bool, faces: int, camera: CameraHealth
) -> Evidence:
    """Put together what the gate is told."""
    return Evidence(
        consent=consent,
        withdrawn=withdrawn,
        expired=expired,
        enrolled=who.enrolled,
        faces=faces,
        similarity=who.similarity,
        suspect=who.suspect,
        stranger=who.stranger,
        prompts_passed=who.prompts_passed,
        refused=who.refused,
        camera=camera,
    )


def _look(
    frame: CameraFrame,
    tracker: Tracker,
    consent: Consent,
    owner: Owner,
    gate: Gate,
    reader: Reader,
    timings: Timings | None,
) -> tuple[int, Performance | None, Who, FaceObservation | None]:
    """Count faces, read the followed one and ask who it is.

    Without consent or a live view nothing is analysed.
    """
    if frame.health is not CameraHealth.OK or not consent.is_given():
        return 0, None, Who(), None
    seen = tracker.observe(frame)
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
    return seen.faces, performance, who, seen.face


def _skips(frame: CameraFrame, attention: Attention | None, gate: Gate) -> bool:
    """Whether this frame, in which nothing moves, is left alone.  A bad one never is: its reason is news."""
    if attention is None or frame.health is not CameraHealth.OK:
        return False
    return not attention.wants(frame, is_open=gate.is_open)
