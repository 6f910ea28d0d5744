"""A video of somebody drawn anew who makes every movement that may be asked, without being asked.

    python -m tests.lab.acted PHOTO OUT.avi [--seconds 30] [--seed 1]
    avatar lab attack --enrol OUT.avi --probe OUT.avi --prompts 3 --tries 4000

No recording in our data turns the head far enough, so this is what a replay that does looks like to the
prompts.  It does so in random order, with rests between, as in :mod:`tests.lab.person`.
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path

import cv2

from avatar.gate.liveness import Prompt
from avatar.sense.trackers.mediapipe import StillLandmarker
from avatar.signal import Reason
from tests.lab.enrol import photographs
from tests.lab.person import Person
from tests.lab.puppet import HEIGHT, WIDTH, Puppet

_FPS = 25
_SHOWN_S, _REST_S = (1.6, 2.6), (0.8, 1.8)


def moments(seconds, chance):
    """What to do at each frame: movements in random order, all of them as often as each other."""
    told = []
    while len(told) < seconds * _FPS:
        for prompt in chance.sample(list(Prompt), len(Prompt)):
            told += [Reason[f"PROMPT_{prompt.name}"]] * round(_FPS * chance.uniform(*_SHOWN_S))
            told += [Reason.PROMPT_STRAIGHT] * round(_FPS * chance.uniform(*_REST_S))
    return told[: int(seconds * _FPS)]


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("photo", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    landmarker = StillLandmarker()
    ((_, rgb),) = photographs([given.photo])
    person = Person(Puppet(rgb, landmarker), given.seed)
    landmarker.close()
    writer = cv2.VideoWriter(str(given.out), cv2.VideoWriter_fourcc(*"MJPG"), _FPS, (WIDTH, HEIGHT))
    for place, reason in enumerate(moments(given.seconds, random.Random(given.seed))):
        person.see(reason, place / _FPS)
        writer.write(cv2.cvtColor(person.look(place / _FPS), cv2.COLOR_RGB2BGR))
    writer.release()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
