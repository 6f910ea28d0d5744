"""Whether another person who takes the owner's place between two frames is noticed in that very frame.

    python -m tests.lab.swaps CLIP_OR_PICTURE... [--same a=b] [--seconds 20]

Every clip is an owner: the real verifier follows them, played to and fro at 15 frames a second, and every
fourth frame others (two faces of each other clip, one of each of 20 pictures) are put in their place, aligned
as they are, so that no jump gives them away.  Who is alike (similarity 0.30 and more) may be the same person
under another name and is left out; so are clips that ``--same`` names as one person.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy as np

from avatar.models import FACE_RECOGNITION, load
from avatar.sense.cameras.file import Recording
from avatar.sense.frame import CameraFrame
from avatar.sense.identity import Embedder, five_points
from avatar.sense.looks import look_of
from avatar.sense.template import Template
from avatar.sense.trackers import Observation
from avatar.sense.trackers.mediapipe import MediaPipeTracker, StillLandmarker
from avatar.sense.verifier import Verifier, _change

_ALIKE = 0.30
_HZ = 15.0
_EVERY, _OF_CLIP, _STILLS = 4, 2, 20


@dataclass(slots=True)
class Seen:
    """One face: where it is, what the network is given, and what it says."""

    rgb_shape: tuple[int, int, int]
    face: object
    aligned: np.ndarray
    embedding: np.ndarray


class Replay:
    """Stands in for the recogniser: everything was computed before."""

    def __init__(self):
        self.now = None

    def align(self, rgb, points):
        return self.now.aligned

    def recognise(self, aligned):
        return self.now.embedding


def see(rgb, face, embedder):
    """One face of a frame; None if it cannot be aligned."""
    aligned = None if face is None else embedder.align(rgb, five_points(rgb, face))
    return None if aligned is None else Seen(rgb.shape, face, aligned, embedder.recognise(aligned))


def faces(file, embedder, landmarker):
    """Frames a second and the faces of a clip; 0 and one face of a picture."""
    bgr = cv2.imread(str(file))
    if bgr is not None:
        rgb = np.ascontiguousarray(bgr[:, :, ::-1])
        found = [see(rgb, landmarker.largest(rgb), embedder)]
        return 0.0, [one for one in found if one is not None]
    recording, tracker = Recording(file), MediaPipeTracker()
    found = [see(frame.rgb, tracker.observe(frame).face, embedder) for frame in recording.frames()]
    tracker.close()
    return recording.fps, [one for one in found if one is not None]


def follow(seen, fps, seconds):
    """The verifier of this owner, at every look: to and fro, at the pace of a call."""
    replay = Replay()
    template = Template.from_embeddings([one.embedding for one in seen[:100:5]])
    verifier = Verifier(template, replay, to_open=0.5, to_stay=0.4)
    last, due_s = len(seen) - 1, 0.0
    for place in range(int(seconds * fps)):
        now_s, at = place / fps, place % (2 * last)
        if now_s + 0.008 < due_s:
            continue
        due_s = now_s + 1 / _HZ
        replay.now = seen[min(at, 2 * last - at)]
        frame = CameraFrame(np.broadcast_to(np.uint8(0), replay.now.rgb_shape), 0)
        verifier.look(frame, Observation(1, replay.now.face), now_s, may_put_off=True)
        verifier.catch_up()
        yield verifier, template


def swap(verifier, other):
    """What the verifier makes of another face in the very place of the one it follows."""
    before = verifier._before
    return _change(before, replace(before, look=look_of(other.aligned, other.face)), verifier._known)


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--same", action="append", default=[], help="two clips of one person, as a=b")
    parser.add_argument("--seconds", type=float, default=20.0)
    given = parser.parse_args(arguments)
    same = {frozenset(pair.split("=")) for pair in given.same}
    embedder, landmarker, chance = Embedder(load(FACE_RECOGNITION)), StillLandmarker(), random.Random(7)
    everybody = {file.stem: faces(file, embedder, landmarker) for file in given.files}
    clips = {name: (fps, seen) for name, (fps, seen) in everybody.items() if fps and len(seen) > 20}
    stills = [seen[0] for fps, seen in everybody.values() if not fps and seen]
    found = Counter()
    for name, (fps, seen) in clips.items():
        others = [one for other, (_, one) in clips.items() if other != name and {name, other} not in same]
        for place, (verifier, template) in enumerate(follow(seen, fps, given.seconds)):
            if place % _EVERY or not verifier._owner or verifier._before is None:
                continue
            put = [("clip", chance.choice(one)) for one in others for _ in range(_OF_CLIP)]
            put += [("picture", one) for one in chance.sample(stills, min(_STILLS, len(stills)))]
            for kind, other in put:
                if template.similarity(other.embedding) < _ALIKE:
                    found[kind, swap(verifier, other).name.lower()] += 1
        print(name, dict(found), file=sys.stderr, flush=True)
    for kind in ("clip", "picture"):
        total = sum(count for (what, _), count in found.items() if what == kind)
        print(f"to a {kind}: {found[kind, 'person']} of {total} seen in the very frame", end="; ")
        print(f"compared soon {found[kind, 'perhaps']}, unseen {found[kind, 'none']}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
