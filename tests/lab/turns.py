"""What turning and nodding alone do to a face that moves nothing: lids, winks, expression.

    python -m tests.lab.turns PHOTO_OR_CLIP... [--slopes]

People are drawn as solids from photographs (:mod:`tests.lab.puppet`), turn by 40 degrees either way, nod by
25 and 20, and blink while turned by 20 and 30.  Printed for each: lids that are drawn shut within 30 degrees,
blinks that are seen there, winks, and how much of an expression is drawn, with and without
``avatar.sense.coupling``.  ``--slopes`` prints the medians that it begins with.
"""

from __future__ import annotations

import argparse
import math
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np

from avatar.performance import COEFFICIENTS, CONTROLS, to_vector
from avatar.sense.coupling import Coupling
from avatar.sense.frame import CameraFrame
from avatar.sense.reading import Reading
from avatar.sense.solve import solve
from avatar.sense.trackers.mediapipe import MediaPipeTracker
from tests.lab.enrol import puppets
from tests.lab.puppet import HEIGHT, WIDTH, Face

_FPS = 30
_NOISE = 2.0
_LIMIT = (math.radians(30), math.radians(20))
_FIRST = len(CONTROLS) - len(COEFFICIENTS)
_EXPRESSION = [
    CONTROLS.index(name)
    for name in COEFFICIENTS
    if not name.startswith(("eyeBlink", "jaw", "mouthClose", "mouthFunnel"))
]
_LEFT, _RIGHT = CONTROLS.index("eyeBlinkLeft"), CONTROLS.index("eyeBlinkRight")


class Uncoupled(Coupling):
    """Takes nothing off, for comparison."""

    def free(self, values, yaw, pitch):
        del yaw, pitch
        return values

    def learn(self, *_given):
        return self


def script():
    """Faces, a frame each."""
    yaws = [*range(41), *range(40, -41, -1), *range(-40, 1)]
    pitches = [*range(26), *range(25, -21, -1), *range(-20, 1)]
    yield from [Face()] * 30
    yield from (Face(yaw=math.radians(angle)) for angle in yaws)
    yield from [Face()] * 10
    yield from (Face(pitch=math.radians(angle)) for angle in pitches)
    yield from [Face()] * 10
    for angle in map(math.radians, (-30, -20, 20, 30)):
        held = Face(yaw=angle)
        yield from (Face(yaw=angle * step / 8) for step in range(9))
        yield from [held] * 15
        yield from (replace(held, blink=blink) for blink in (0.5, 1.0, 1.0, 0.7, 0.3))
        yield from [held] * 10
        yield from (Face(yaw=angle * step / 8) for step in range(8, -1, -1))


def observed(puppet):
    """(face drawn, what the tracker saw), a frame each."""
    tracker, noise = MediaPipeTracker(), np.random.default_rng(1)
    for place, face in enumerate(script()):
        grain = noise.normal(0, _NOISE, (HEIGHT, WIDTH, 1))
        rgb = np.clip(puppet.draw(face) + grain, 0, 255).astype(np.uint8)
        yield face, tracker.observe(CameraFrame(rgb, round(place / _FPS * 1e9))).face
    tracker.close()


def read(frames, coupling):
    """(frames, controls) as read; not a number where nobody was found."""
    reading = replace(Reading.start(), coupling=coupling)
    rows = []
    for place, (_, face) in enumerate(frames):
        if face is not None:
            reading = reading.advance(face, place / _FPS, learn=True)
        rows.append(np.full(len(CONTROLS), np.nan) if face is None else to_vector(reading.performance))
    return np.array(rows)


def slopes(frames):
    """(3, coefficients) change by radian of yaw, of turning either way, and of pitch."""
    seen = np.array(
        [to_vector(solve(face)) for drawn, face in frames if face is not None and not drawn.blink]
    )
    seen = seen[np.abs(seen[:, 0]) < _LIMIT[0] * 1.1]
    rest = np.median(seen[:30], axis=0)
    yaw, pitch = seen[:, 0] - rest[0], seen[:, 1] - rest[1]
    looks = np.stack([yaw, np.abs(yaw), pitch], axis=1)
    return np.linalg.lstsq(looks, seen[:, _FIRST:] - rest[_FIRST:], rcond=None)[0]


def show(name, frames):
    """One person's line; returns what is drawn without and with."""
    drawn = [face for face, _ in frames]
    still = np.array([not f.blink and abs(f.yaw) <= _LIMIT[0] and abs(f.pitch) <= _LIMIT[1] for f in drawn])
    shut = np.array([f.blink == 1.0 for f in drawn])
    before, after = read(frames, Uncoupled.start()), read(frames, Coupling.start())
    lids, winks = after[:, [_LEFT, _RIGHT]], np.abs(after[:, _LEFT] - after[:, _RIGHT]) > 0.5
    rms = [float(np.sqrt(np.nanmean(rows[still][:, _EXPRESSION] ** 2))) for rows in (before, after)]
    fell = int((lids[still] >= 0.5).any(axis=1).sum())
    print(
        f"{name:24} lost {int(np.isnan(lids[still, 0]).sum())}, drawn shut {fell}"
        f" of {int(still.sum())}, blinks {int((lids[shut, 0] >= 0.5).sum())} of {int(shut.sum())} frames, "
        f"winks {int(winks.sum())}, expression {rms[0]:.3f} -> {rms[1]:.3f}",
        flush=True,
    )
    return rms


def common(people):
    """Medians over people, sides put together."""
    for name in COEFFICIENTS:
        base = name.removesuffix("Left").removesuffix("Right")
        if name.endswith("Right") or base in ("eyeBlink", "jawOpen", "mouthClose"):
            continue
        left = people[:, :, COEFFICIENTS.index(name)]
        right = left if name == base else people[:, :, COEFFICIENTS.index(f"{base}Right")]
        mean = np.median((left + right * (-1, 1, 1)) / 2 if name != base else left * (0, 1, 1), axis=0)
        if np.abs(mean).max() > 0.05:
            print(f'    "{base}": ({mean[0]:.3f}, {mean[1]:.3f}, {mean[2]:.3f}),')


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="+", metavar="PHOTO_OR_CLIP")
    parser.add_argument("--slopes", action="store_true")
    given = parser.parse_args(arguments)
    made, unfair = puppets(given.files)
    print(f"{len(made)} people, {len(unfair)} of whom no fair drawing can be made")
    people, found = [], []
    for name, puppet in made.items():
        frames = list(observed(puppet))
        found.append(show(name, frames))
        people.append(slopes(frames))
    before, after = np.mean(found, axis=0)
    print(f"expression drawn by turning alone, RMS over people: {before:.3f} without, {after:.3f} with")
    if given.slopes:
        common(np.array(people))


if __name__ == "__main__":
    main(sys.argv[1:])
