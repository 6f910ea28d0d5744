"""``attack``: plays a recording against random prompts, through the code that judges a person.

The recording is looped, and each try begins at a random place of it: an attacker who cannot
see the prompts beforehand.  Reads files only, opens no camera, drives no output.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from avatar.errors import AvatarError
from avatar.gate import Policy
from avatar.gate.challenge import Need, plan
from avatar.gate.liveness import Features, Prompt, Status, ask
from avatar.models import FACE_RECOGNITION, load
from avatar.sandbox import deny_network
from avatar.sense.cameras.file import Recording
from avatar.sense.features import FeatureReader
from avatar.sense.identity import Embedder
from avatar.sense.template import Template
from avatar.sense.trackers import FaceObservation
from avatar.sense.trackers.mediapipe import MediaPipeTracker
from avatar.sense.wire import claim_stdout

_EMBED_EVERY: Final = 3
"""Frames; ten embeddings a second of a recording are more than the product takes."""
_ENROL_EVERY: Final = 5
_ENROL_COUNT: Final = 20
_MOST_FRAMES: Final = 1800
"""A minute of a recording; landmarks of more would fill the memory."""
_LONGEST_TRY_S: Final = 120.0


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """One frame of a recording, tracked.

    Attributes:
        at_s: The recording's own time.
        face: None where nobody, or more than one person, is seen.
        similarity: With the template; not a number where no embedding was taken.
    """

    at_s: float
    face: FaceObservation | None
    similarity: float


def track(file: Path, embedder: Embedder, template: Template) -> tuple[list[Moment], float]:
    """Track a recording once; its frames and its frames a second.

    Raises:
        CameraError: If it cannot be read.
    """
    recording, tracker = Recording(file), MediaPipeTracker()
    moments = []
    for place, frame in enumerate(islice(recording.frames(), _MOST_FRAMES)):
        seen = tracker.observe(frame)
        face = seen.face if seen.faces == 1 else None
        similarity = float("nan")
        if face is not None and place % _EMBED_EVERY == 0 and embedder.quality(frame.rgb, face).is_good:
            similarity = template.similarity(embedder.embed(frame.rgb, face))
        moments.append(Moment(frame.captured_ns / 1e9, face, similarity))
    tracker.close()
    return moments, recording.fps


def enrol(file: Path, embedder: Embedder) -> Template:
    """A template from a recording, in memory only.

    Raises:
        AvatarError: If there is nobody in it.
    """
    tracker = MediaPipeTracker()
    embeddings: list[NDArray[np.float32]] = []
    for place, frame in enumerate(islice(Recording(file).frames(), _MOST_FRAMES)):
        seen = tracker.observe(frame)
        if place % _ENROL_EVERY or seen.face is None or seen.faces != 1:
            continue
        if embedder.quality(frame.rgb, seen.face).is_good:
            embeddings.append(embedder.embed(frame.rgb, seen.face))
        if len(embeddings) == _ENROL_COUNT:
            break
    tracker.close()
    if not embeddings:
        raise AvatarError(
            f"nobody in {file} can be recognised", hint="give a recording of one face, near and in light"
        )
    return Template.from_embeddings(embeddings)


def loop(moments: list[Moment], fps: float) -> list[tuple[Features, bool | None]]:
    """Features and matches of a recording that is played in a loop, long enough for any try.

    The reader sees one whole turn before, so that the neutral pose and the ranges are those of somebody who
    has been there for a while.
    """
    reader, threshold = FeatureReader(), Policy().similarity_to_open
    turns = 2 + int(_LONGEST_TRY_S * fps) // len(moments)
    played = []
    for turn in range(turns):
        for place, moment in enumerate(moments):
            now_s = (turn * len(moments) + place) / fps
            features = reader.read(moment.face, now_s)
            taken = moment.similarity == moment.similarity
            played.append((features, moment.similarity >= threshold if taken else None))
    return played[len(moments) :]


def draw(count: int, chance: random.Random) -> tuple[Prompt, ...]:
    """So many prompts, as the product asks them: one of a start, or full proofs one after another."""
    if count == 1:
        return plan(Need.START, chance)
    prompts: tuple[Prompt, ...] = ()
    while len(prompts) < count:
        prompts += plan(Need.AFTER_LOCK, chance)
    return prompts[:count]


def play(played: list[tuple[Features, bool | None]], start: int, prompts: tuple[Prompt, ...]) -> str:
    """One try; ``accepted``, or what stopped it."""
    if not prompts:
        return _recognise(played, start)
    sequence = ask(prompts)
    for features, matched in islice(played, start, None):
        sequence = sequence.step(features, matched=matched is True)
        if sequence.is_over:
            break
    if sequence.status is Status.ANSWERED:
        return "accepted"
    return sequence.failure.name.lower() if sequence.failure else "unfinished"


def _recognise(played: list[tuple[Features, bool | None]], start: int) -> str:
    """Without prompts: is the face matched for as long as the gate asks?"""
    policy, since_s = Policy(), float("nan")
    for features, matched in islice(played, start, None):
        if features.now_s - played[start][0].now_s > _RECOGNISE_S:
            break
        if matched is False or not features.is_seen:
            since_s = float("nan")
        elif matched and since_s != since_s:
            since_s = features.now_s
        if features.now_s - since_s >= policy.dwell_s:
            return "accepted"
    return "unmatched"


_RECOGNISE_S: Final = 3.0
"""An owner is to be recognised within three seconds."""


def attack(enrolled: Path, probe: Path, count: int, tries: int, seed: int) -> int:
    """Print how often the probe got through, as JSON; the same seed draws the same sequences and beginnings.

    Raises:
        AvatarError: If a recording cannot be read, or nobody can be enrolled from the first.
    """
    out = claim_stdout()
    deny_network()
    embedder = Embedder(load(FACE_RECOGNITION))
    moments, fps = track(probe, embedder, enrol(enrolled, embedder))
    played, chance = loop(moments, fps), random.Random(seed)
    ends = Counter(play(played, chance.randrange(len(moments)), draw(count, chance)) for _ in range(tries))
    out.write(json.dumps({"accepted": ends.pop("accepted", 0), "stopped_by": dict(ends)}).encode() + b"\n")
    return 0
