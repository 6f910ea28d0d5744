"""``gate``: plays a recording through the real gate, for an owner who is enrolled from recordings.

Such an enrolment is unverified: it lives in memory and ends with this process.  The prompts
count as answered, by an oracle; identity, faces, swaps and the camera's health are judged
as on air.  Reads files only, opens no camera, drives no output.
"""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterator
from pathlib import Path

from avatar.errors import AvatarError
from avatar.gate import Gate, Policy, State
from avatar.gate.liveness import Features
from avatar.models import FACE_RECOGNITION, load
from avatar.sandbox import deny_network
from avatar.sense.cameras import Sight
from avatar.sense.cameras.file import Recording
from avatar.sense.cameras.health import LivenessOfPixels
from avatar.sense.enrolled import EnrolledOwner, Terms
from avatar.sense.frame import CameraFrame
from avatar.sense.identity import Embedder
from avatar.sense.lab_attack import enrol
from avatar.sense.proof import Memory, ProofFile
from avatar.sense.template import Template
from avatar.sense.trackers.mediapipe import MediaPipeTracker
from avatar.sense.wire import claim_stdout
from avatar.sense.worker import steps
from avatar.signal import Marks, Reason


class _RecordedCamera:
    """A recording as a camera, each frame judged as a camera's."""

    def __init__(self, file: Path) -> None:
        self._recording, self._pixels = Recording(file), LivenessOfPixels()

    def frames(self) -> Iterator[Sight]:
        for frame in self._recording.frames():
            health = self._pixels.judge(frame.rgb, frame.captured_ns)
            yield CameraFrame(frame.rgb, frame.captured_ns, health, is_still=self._pixels.is_still)

    def close(self) -> None:
        pass


class _NoProof(ProofFile):
    """Remembers nothing: recordings prove nothing that is kept."""

    def __init__(self) -> None:
        super().__init__(Path(os.devnull), b"")

    def read(self) -> Memory:
        return Memory()

    def lock(self) -> None:
        pass


class _OracleOwner(EnrolledOwner):
    """The owner, whose prompts somebody answers well."""

    def _ask(
        self, gate: Gate, features: Features, now_s: float, *, matched: bool
    ) -> tuple[int, Reason | None, int]:
        del features, now_s, matched
        return (gate.owed, None, 255) if gate.state is State.PROMPTING else (0, None, 0)


class AssumedConsent:
    """For recordings in the lab, where no output can be driven."""

    def is_given(self) -> bool:
        """Yes."""
        return True

    def is_withdrawn(self) -> bool:
        """No."""
        return False

    def is_expired(self) -> bool:
        """No."""
        return False


def oracle_owner(files: list[Path], policy: Policy) -> EnrolledOwner:
    """An owner enrolled from recordings of one person, in memory only, whose prompts count as answered.

    Raises:
        CameraError: If a recording cannot be read.
        AvatarError: If there is no good face in one.
    """
    embedder = Embedder(load(FACE_RECOGNITION))
    return oracle(Template.from_embeddings([enrol(file, embedder).mean for file in files]), policy, embedder)


def oracle(template: Template, policy: Policy, embedder: Embedder) -> EnrolledOwner:
    """The owner of a template in memory, whose prompts count as answered."""
    return _OracleOwner(template, embedder, Terms(policy=policy), _NoProof(), random.Random(1))


def _first(states: list[dict[str, object]], *, is_open: bool) -> float | None:
    """Time of the first frame in (or not in) the open state."""
    found = (one["t_s"] for one in states if (one["state"] == State.OPEN.value) is is_open)
    at_s = next(found, None)
    return at_s if isinstance(at_s, float) else None


def gate(files: list[Path], probe: Path) -> int:
    """Enrol from recordings, play the probe, print the timeline as one JSON object.

    Raises:
        CameraError: If a file cannot be read.
        AvatarError: If there is no good face to enrol.
    """
    out = claim_stdout()
    deny_network()
    policy = Policy()
    owner = oracle_owner(files, policy)
    timeline: list[dict[str, object]] = []
    camera = _RecordedCamera(probe)
    for one in steps(camera, MediaPipeTracker(), AssumedConsent(), owner, policy, Marks.TEST_SOURCE):
        reason = "" if one.gate.is_open else one.gate.reason.name.lower()
        timeline.append({"t_s": round(one.at_ns / 1e9, 4), "state": one.gate.state.value, "reason": reason})
    if not timeline:
        raise AvatarError(f"{probe} holds no picture", hint="give another recording")
    opened = _first(timeline, is_open=True)
    after = [one for one in timeline if opened is not None and float(str(one["t_s"])) > opened]
    closed = _first(after, is_open=False)
    report = {
        "timeline": timeline,
        "time_to_open_s": opened,
        "time_to_close_s": None if closed is None or opened is None else round(closed - opened, 4),
    }
    out.write(json.dumps(report).encode() + b"\n")
    out.flush()
    return 0
