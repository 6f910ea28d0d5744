"""What knowing the owner costs while they are on air, as the product runs it.

    python -m tests.lab.cost CLIP... [--seconds 20]

Each clip plays to and fro at its own rate through the loop of ``run``: attention at its natural ceiling,
comparisons that are put off, everything.  Counted is the time of all threads (a comparison runs in one of
MediaPipe's) in the three parts that identity takes (``Verifier.look``, ``Verifier.catch_up`` and
``Census.count``), from one second after the gate opened.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from itertools import islice
from pathlib import Path
from statistics import median

import cv2
import numpy as np

from avatar.gate import Policy
from avatar.sense.attention import NATURAL_HZ, Attention
from avatar.sense.cameras.file import Recording
from avatar.sense.frame import CameraFrame
from avatar.sense.lab_gate import oracle_owner
from avatar.sense.trackers.mediapipe import MediaPipeTracker
from avatar.sense.worker import steps
from avatar.signal import Marks

_SETTLE_S = 1.0


class Given:
    """Consent to a measurement of a recording."""

    def is_given(self):
        return True

    def is_withdrawn(self):
        return False

    def is_expired(self):
        return False


class ToAndFro:
    """A recording as a camera, forwards and backwards: no cut that would look like another person."""

    def __init__(self, file, seconds):
        recording = Recording(file)
        self.fps = recording.fps
        self._pictures = list(islice(recording.pictures(), int(seconds * self.fps)))
        self._count = int(seconds * self.fps)

    def frames(self):
        last = len(self._pictures) - 1
        for place in range(self._count):
            at = place % (2 * last)
            bgr = self._pictures[min(at, 2 * last - at)]
            yield CameraFrame(np.asarray(cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB)), round(place / self.fps * 1e9))

    def close(self):
        pass


class Meter:
    """Processor time and number of calls of a part, since the last time it was cleared."""

    def __init__(self):
        self.spent, self.calls = Counter(), Counter()

    def watch(self, thing, name, label):
        """Count what this method takes from now on."""
        method = getattr(thing, name)

        def measured(*given, **named):
            began_s = time.process_time()
            try:
                return method(*given, **named)
            finally:
                self.spent[label] += time.process_time() - began_s
                self.calls[label] += 1

        setattr(thing, name, measured)


def measure(file, seconds):
    """One clip: milliseconds of a core a second on air, by part, and how often each ran."""
    camera, owner, tracker = ToAndFro(file, seconds), oracle_owner([file], Policy()), MediaPipeTracker()
    meter = Meter()
    meter.watch(owner._verifier, "look", "look")
    meter.watch(owner._verifier, "catch_up", "catch_up")
    meter.watch(tracker._census, "count", "census")
    meter.watch(owner._verifier._recogniser, "recognise", "comparison")
    opened_s = from_s = now_s = None
    open_frames = frames = 0
    for one in steps(
        camera, tracker, Given(), owner, Policy(), Marks.TEST_SOURCE, attention=Attention(NATURAL_HZ)
    ):
        now_s = one.at_ns / 1e9
        if opened_s is None and one.gate.is_open:
            opened_s = now_s
        if from_s is None and opened_s is not None and now_s >= opened_s + _SETTLE_S:
            from_s = now_s
            meter.spent.clear()
            meter.calls.clear()
        if from_s is not None:
            frames += 1
            open_frames += one.gate.is_open
    tracker.close()
    if from_s is None:
        return None
    on_air_s = now_s - from_s
    cost = {part: round(spent / on_air_s * 1e3, 1) for part, spent in meter.spent.items()}
    return {
        "clip": file.stem,
        "percent": round((cost["look"] + cost.get("catch_up", 0.0) + cost.get("census", 0.0)) / 10, 2),
        "ms_a_second": cost,
        "times_a_second": {part: round(calls / on_air_s, 2) for part, calls in meter.calls.items()},
        "open": round(open_frames / frames, 3),
    }


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--seconds", type=float, default=20.0)
    given = parser.parse_args(arguments)
    found = []
    for file in given.files:
        one = measure(file, given.seconds)
        print(json.dumps(one or {"clip": file.stem, "percent": None}), flush=True)
        if one is not None:
            found.append(one["percent"])
    print(f"median {median(found):.1f} %, most {max(found):.1f} % of a core, {len(found)} clips")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
