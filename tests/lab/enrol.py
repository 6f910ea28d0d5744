"""How enrolment and starts go for simulated people, through the code that a real camera goes through.

    python -m tests.lab.enrol PHOTO_OR_CLIP... [--tries 2] [--slips 0.1] [--out results.json]

The people are drawn from photographs (:mod:`tests.lab.puppet`) and answer like :mod:`tests.lab.person`.
Process logic, tracker, recognition, liveness, gate and vault are the product's own; only the camera is
replaced here, which the product cannot do.  Time is the frames' own, so nothing waits.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import sys
import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from statistics import median, quantiles

import cv2
import numpy as np

from avatar.errors import AvatarError
from avatar.gate import FLOOR, Policy, State, consent
from avatar.sense import enrol as enrolling
from avatar.sense.cameras.health import LivenessOfPixels
from avatar.sense.consent import ConsentFile
from avatar.sense.enrolled import Terms, load_owner
from avatar.sense.frame import CameraFrame
from avatar.sense.run import Config
from avatar.sense.trackers.mediapipe import MediaPipeTracker, StillLandmarker
from avatar.sense.worker import steps
from avatar.signal import Marks, Reason
from tests.lab.person import Person
from tests.lab.puppet import Puppet

_FPS = 20
_GIVES_UP_S = 240.0
_PASSPHRASE = "simulated people only"
_START_S = 1000.0
"""Any monotonic time."""


class Screen:
    """What the sense process says, shown to the person; stands in for the wire."""

    def __init__(self, person):
        self.person, self.now_s, self.shown, self.said = person, 0.0, Reason.STARTING, Counter()

    def send(self, signal):
        reason = getattr(signal, "reason", Reason.STARTING)
        self.said[reason.name] += reason is not self.shown
        self.shown = reason
        self.person.see(reason, self.now_s)


class Camera:
    """Frames of the person, judged as a webcam's are."""

    def __init__(self, screen, from_s):
        self._screen, self._from_s, self._pixels = screen, from_s, LivenessOfPixels()

    def frames(self):
        for place in range(int(_GIVES_UP_S * _FPS)):
            now_s = self._from_s + place / _FPS
            self._screen.now_s = now_s
            frame = CameraFrame(self._screen.person.look(now_s), round(now_s * 1e9))
            health = self._pixels.judge(frame.rgb, frame.captured_ns)
            yield CameraFrame(frame.rgb, frame.captured_ns, health, is_still=self._pixels.is_still)

    def close(self):
        pass


class _Logged:
    """Counts the failed tries that the enrolment reports."""

    def __init__(self):
        self.whys = []

    def info(self, _text, *words):
        self.whys += [str(word) for word in words]


def enrol(person, folder, seed):
    """One enrolment: seconds, or why it failed; and why tries failed on the way."""
    screen, tracker, log = Screen(person), MediaPipeTracker(), _Logged()
    enrolling.load_camera = lambda _config: (Camera(screen, _START_S), tracker, None)
    enrolling.random = _Dice(seed)
    enrolling._log = log
    config = Config(
        consent_path=str(folder / "consent.json"), vault_folder=str(folder), passphrase=_PASSPHRASE
    )
    try:
        enrolling.enrol(config, Marks.NONE, screen)
    except AvatarError as error:
        return {"enrolled": False, "problem": error.problem, "whys": log.whys}
    finally:
        tracker.close()
    return {"enrolled": True, "seconds": round(screen.now_s - _START_S, 2), "whys": log.whys}


class _Dice:
    """Stands in for the module ``random``, so that a seed gives the same prompts again."""

    def __init__(self, seed):
        self._seed = seed

    def SystemRandom(self):  # noqa: N802, as in the standard library
        return random.Random(self._seed)


def start(person, folder, seed, *, prompts):
    """One start of the show: seconds from the first frame to the open gate, or None; and failed tries."""
    screen, tracker, policy = Screen(person), MediaPipeTracker(), Policy()
    owner = load_owner(folder, folder / "consent.json", _PASSPHRASE, Terms(policy=policy))
    owner._chance = random.Random(seed)
    gate = replace(owner.first_gate(_START_S), owed=prompts)
    file = ConsentFile(folder / "consent.json")
    file.is_given()
    for one in steps(Camera(screen, _START_S), tracker, file, owner, policy, Marks.NONE, gate=gate):
        if one.signal is not None:
            screen.send(one.signal)
        if one.gate.state is State.OPEN:
            break
        if owner._attempts.fails >= FLOOR.tries_before_wait:
            break
    tracker.close()
    opened = one.gate.state is State.OPEN
    return {"opened": opened, "seconds": round(screen.now_s - _START_S, 2) if opened else None}


def photographs(files):
    """Each picture, or the first of each clip."""
    for file in files:
        bgr = cv2.imread(str(file))
        if bgr is None:
            clip = cv2.VideoCapture(str(file))
            for _ in range(4):
                bgr = clip.read()[1]
        if bgr is not None:
            yield file.stem, np.ascontiguousarray(bgr[:, :, ::-1])


def puppets(files):
    """Those of which fair drawings can be made, and the names of the others."""
    landmarker, unfair = StillLandmarker(), []
    made = {}
    for name, rgb in photographs(files):
        try:
            puppet = Puppet(rgb, landmarker)
        except ValueError:
            unfair.append(name)
            continue
        if puppet.is_fair(landmarker):
            made[name] = puppet
        else:
            unfair.append(name)
    landmarker.close()
    return made, unfair


def measure(puppet, seed, slips):
    """Enrol one person, then start once with one prompt and once with three."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        consent.give(folder / "consent.json", consent.AGREEMENT)
        found = {"enrolment": enrol(Person(puppet, seed, slips), folder, seed)}
        if found["enrolment"]["enrolled"]:
            found["start"] = start(Person(puppet, seed + 1, slips), folder, seed + 1, prompts=1)
            found["full"] = start(Person(puppet, seed + 2, slips), folder, seed + 2, prompts=3)
        return found


def summary(results):
    """Counts and times over all results."""
    enrolments = [one["enrolment"] for one in results]
    done = [one["seconds"] for one in enrolments if one["enrolled"]]
    said = {"enrolments": len(enrolments), "enrolled": len(done), "seconds": _spread(done)}
    said["within_40_s"] = sum(seconds < 40 for seconds in done)
    said["without_retry"] = sum(one["enrolled"] and not one["whys"] for one in enrolments)
    said["why_tries_failed"] = Counter(why for one in enrolments for why in one["whys"])
    for kind in ("start", "full"):
        tried = [one[kind] for one in results if kind in one]
        times = [one["seconds"] for one in tried if one["opened"]]
        said[kind] = {"tried": len(tried), "opened": len(times), "seconds": _spread(times)}
        said[kind]["within_4_s"] = sum(seconds <= 4 for seconds in times)
    return said


def _spread(values):
    if len(values) < 2:
        return values
    return {"median": median(values), "p95": round(quantiles(values, n=20)[-1], 2), "max": max(values)}


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--tries", type=int, default=2)
    parser.add_argument("--slips", type=float, default=0.0)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args(arguments)
    made, unfair = puppets(given.files)
    print(f"fair: {len(made)}  unfair, left out: {len(unfair)}", file=sys.stderr, flush=True)
    results = []
    for number in range(given.tries):
        for place, (name, puppet) in enumerate(made.items()):
            found = measure(puppet, 1000 * number + 10 * place, given.slips)
            results.append({"photo": name, **found})
            print(json.dumps(results[-1]), file=sys.stderr, flush=True)
    report = {"fair": len(made), "unfair": unfair, **summary(results)}
    print(json.dumps(report, indent=2))
    if given.out:
        given.out.write_text(json.dumps({"report": report, "results": results}, indent=1))
    return 0 if math.isfinite(len(results)) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
