"""How long another person is drawn who comes in a cross-fade: no step of it looks like a change.

    python -m tests.lab.fades CLIP CLIP... [--frames 4 6 10 15 22]

Each clip fades, at 25 frames a second, into the next one given (the last into the first), which begins 1.8 s
after the verifier began to follow the owner, at 15 and at 25 looks a second.  Counted is the time from the
middle of the fade on in which the face is still taken for the owner's.  Nothing is encoded: pictures are laid
over each other as a program would.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from statistics import median

import cv2
import numpy as np

from avatar.models import FACE_RECOGNITION, load
from avatar.sense.cameras.file import Recording
from avatar.sense.frame import CameraFrame
from avatar.sense.identity import Embedder
from avatar.sense.template import Template
from avatar.sense.trackers.mediapipe import MediaPipeTracker
from avatar.sense.verifier import Verifier

_FPS, _BEFORE, _AFTER = 25, 45, 40
_WIDTH, _HEIGHT = 480, 400
_EARLY_S = 0.008


def pictures(file):
    """Frames of a clip in one size, to and fro if it is short."""
    found = []
    for bgr in Recording(file).pictures():
        height, width = bgr.shape[:2]
        scale = min(_WIDTH / width, _HEIGHT / height)
        small = cv2.resize(bgr, (int(width * scale), int(height * scale)))
        left, top = (_WIDTH - small.shape[1]) // 2, (_HEIGHT - small.shape[0]) // 2
        laid = np.full((_HEIGHT, _WIDTH, 3), 110, np.uint8)
        laid[top : top + small.shape[0], left : left + small.shape[1]] = small
        found.append(laid)
        if len(found) == _BEFORE + _AFTER:
            break
    while len(found) < _BEFORE + _AFTER:
        found += found[::-1]
    return found


def faded(ours, theirs, frames):
    """The owner, the fade, the other."""
    shares = [(step + 1) / (frames + 1) for step in range(frames)]
    between = [
        cv2.addWeighted(ours[_BEFORE + step], 1 - share, theirs[step], share, 0)
        for step, share in enumerate(shares)
    ]
    return ours[:_BEFORE] + between + theirs[frames:_AFTER]


def template_of(shown, embedder):
    """The owner, of their own frames."""
    tracker, found = MediaPipeTracker(), []
    for place, bgr in enumerate(shown[:_BEFORE]):
        frame = CameraFrame.from_bgr(bgr, round(place / _FPS * 1e9))
        face = tracker.observe(frame).face
        if place % 5 == 0 and face is not None:
            found.append(embedder.embed(frame.rgb, face))
    tracker.close()
    return Template.from_embeddings(found)


def drawn_s(shown, frames, template, embedder, hz):
    """Seconds of the other, from the middle of the fade on."""
    verifier = Verifier(template, embedder, to_open=0.5, to_stay=0.4)
    tracker, due_s, certain, drawn = MediaPipeTracker(), 0.0, False, 0
    for place, bgr in enumerate(shown):
        now_s = place / _FPS
        if now_s + _EARLY_S >= due_s:
            due_s = now_s + 1 / hz
            frame = CameraFrame.from_bgr(bgr, round(now_s * 1e9))
            seen = tracker.observe(frame)
            sighting = verifier.look(frame, seen, now_s, may_put_off=True)
            verifier.catch_up()
            tracker.catch_up()
            certain = not sighting.suspect and sighting.similarity == sighting.similarity
        drawn += certain and place >= _BEFORE + frames // 2
    tracker.close()
    return drawn / _FPS


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--frames", type=int, nargs="+", default=[4, 6, 10, 15, 22])
    given = parser.parse_args(arguments)
    embedder, found = Embedder(load(FACE_RECOGNITION)), {}
    clips = {file.stem: pictures(file) for file in given.files}
    names = list(clips)
    for ours, theirs in zip(names, names[1:] + names[:1], strict=True):
        template = template_of(clips[ours], embedder)
        for frames in given.frames:
            shown = faded(clips[ours], clips[theirs], frames)
            for hz in (15, 25):
                found[ours, theirs, frames, hz] = drawn_s(shown, frames, template, embedder, hz)
        print(ours, theirs, file=sys.stderr, flush=True)
    for frames in given.frames:
        times = {key: time_s for key, time_s in found.items() if key[2] == frames}
        worst = max(times, key=times.get)
        print(
            f"fade of {frames / _FPS:.2f} s: the other is drawn for {median(times.values()):.2f} s (median), "
            f"{times[worst]:.2f} s at worst ({worst[0]} to {worst[1]}, {worst[3]} looks a second), "
            f"for over 0.5 s in {sum(one > 0.5 for one in times.values())} of {len(times)}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
