"""How long somebody else is drawn who takes the owner's place in a recording: the whole gate, in any light.

    python -m tests.lab.cuts CLIP... [--same a=b] [--light 1 0.2 0.15 0.12 0.1] [--fade 0.24] [--gap 0 1]

Every clip is an owner, enrolled from it as it is, and every other clip takes over after three seconds: by a
cut, by a fade of so many seconds, or after an empty room of so many.  The light is a factor of all pixels;
below one, with sensor noise (standard deviation 4.6 of 255, as ffmpeg's ``noise=alls=8``).  A fade counts as
the other's from its middle on.
"""

from __future__ import annotations

import argparse
import sys
from itertools import islice, product
from pathlib import Path

import cv2
import numpy as np

from avatar.gate import Policy
from avatar.models import FACE_RECOGNITION, load
from avatar.sense.cameras.file import Recording
from avatar.sense.frame import CameraFrame
from avatar.sense.identity import Embedder
from avatar.sense.lab_attack import enrol
from avatar.sense.lab_gate import AssumedConsent, oracle
from avatar.sense.template import Template
from avatar.sense.trackers.mediapipe import MediaPipeTracker
from avatar.sense.worker import steps
from avatar.signal import Marks

_FPS = 25
_SIZE = (480, 400)
_BEFORE, _AFTER = 3 * _FPS, 4 * _FPS
_NOISE, _WALL = 4.6, 110


class Pictures:
    """Pictures as a camera; the light changes all of them."""

    def __init__(self, pictures, light):
        self._pictures, self._light, self._chance = pictures, light, np.random.default_rng(1)

    def frames(self):
        for place, rgb in enumerate(self._pictures):
            if self._light < 1:
                noise = self._chance.normal(0, _NOISE, rgb.shape)
                rgb = np.clip(rgb * self._light + noise, 0, 255).astype(np.uint8)
            yield CameraFrame(np.ascontiguousarray(rgb), round(place / _FPS * 1e9))

    def close(self):
        pass


def fitted(bgr):
    """The whole picture in one of ``_SIZE``, on a wall."""
    scale = min(_SIZE[0] / bgr.shape[1], _SIZE[1] / bgr.shape[0])
    small = cv2.resize(bgr, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    wall = np.full((_SIZE[1], _SIZE[0], 3), _WALL, np.uint8)
    y, x = ((whole - part) // 2 for whole, part in zip(wall.shape, small.shape[:2], strict=False))
    wall[y : y + small.shape[0], x : x + small.shape[1]] = small[:, :, ::-1]
    return wall


def pictures_of(file, count):
    """So many pictures of a clip, to and fro."""
    some = [fitted(bgr) for bgr in islice(Recording(file).pictures(), count)]
    last = len(some) - 1
    return [some[min(place % (2 * last), 2 * last - place % (2 * last))] for place in range(count)]


def joined(owner, other, fade_s, gap_s):
    """Owner, what is between, other; and the place from which it is the other's."""
    fade, gap = round(fade_s * _FPS), round(gap_s * _FPS)
    empty = [np.full_like(owner[0], _WALL)] * gap
    mixed = [
        cv2.addWeighted(owner[_BEFORE + at], 1 - (at + 1) / (fade + 1), other[at], (at + 1) / (fade + 1), 0)
        for at in range(fade)
    ]
    return [*owner[:_BEFORE], *empty, *mixed, *other[fade:_AFTER]], _BEFORE + gap + fade // 2


def drawn(pictures, light, template, embedder):
    """For each picture whether the gate is open."""
    tracker, policy = MediaPipeTracker(), Policy()
    owner = oracle(template, policy, embedder)
    camera = Pictures(pictures, light)
    all_steps = steps(camera, tracker, AssumedConsent(), owner, policy, Marks.TEST_SOURCE)
    opened = [one.gate.is_open for one in all_steps]
    tracker.close()
    return opened


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--same", action="append", default=[], help="two clips of one person, as a=b")
    parser.add_argument("--light", nargs="+", type=float, default=[1.0, 0.2, 0.15, 0.12, 0.1])
    parser.add_argument("--fade", nargs="+", type=float, default=[0.0])
    parser.add_argument("--gap", nargs="+", type=float, default=[0.0])
    given = parser.parse_args(arguments)
    same = {frozenset(pair.split("=")) for pair in given.same}
    embedder = Embedder(load(FACE_RECOGNITION))
    clips = {file.stem: pictures_of(file, _BEFORE + _AFTER) for file in given.files}
    templates = {file.stem: Template.from_embeddings([enrol(file, embedder).mean]) for file in given.files}
    for light, fade_s, gap_s in product(given.light, given.fade, given.gap):
        found = []
        for name, other in product(clips, clips):
            if name == other or {name, other} in same:
                continue
            pictures, first = joined(clips[name], clips[other], fade_s, gap_s)
            opened = drawn(pictures, light, templates[name], embedder)
            if opened[_BEFORE - 1]:
                found.append((sum(opened[first:]) * 1000 // _FPS, f"{name}>{other}"))
        late = sorted((one for one in found if one[0] >= 500), reverse=True)
        print(
            f"light {light:g}, fade {fade_s:g} s, gap {gap_s:g} s: {len(found)} swaps of an open gate,",
            end=" ",
        )
        some = sum(one[0] > 0 for one in found)
        print(
            f"{some} drawn at all, {len(late)} for 500 ms, most {max(found, default=(0, ''))}",
            late[:6],
            flush=True,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
