"""Memory of both processes over hours, simulated: a recording as a camera, by a clock that does not wait.

    python -m tests.lab.endurance CLIP [--hours 4] [--tracker real|replayed]

The sense process's own loop (attention, tracker, owner, gate, reading) plays the clip to and fro at 30 frames
a second; after each minute the chair is empty for five seconds.  What it says goes, encoded, to a process of
its own with director, Robin, renderer and null output.  Both say their memory every ten simulated minutes.
``replayed`` looks at each frame of the clip once and then says what it saw: everything but MediaPipe's own
code runs all the hours, in a tenth of the time.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import random
import sys
from itertools import islice
from pathlib import Path

import cv2
import numpy as np

from avatar.characters import folder
from avatar.gate import Policy
from avatar.sense.attention import NATURAL_HZ, Attention
from avatar.sense.cameras.file import Recording
from avatar.sense.frame import CameraFrame, NoFrame
from avatar.sense.lab_gate import AssumedConsent, oracle_owner
from avatar.sense.trackers import Observation
from avatar.sense.trackers.mediapipe import MediaPipeTracker
from avatar.sense.worker import sparingly, steps
from avatar.signal import SIGNAL_SIZE, Marks, decode, encode
from avatar.stage.director import Director, perform
from avatar.stage.idle import Idle
from avatar.stage.outputs.null import NullOutput
from avatar.stage.renderers import open_renderer
from avatar.stage.rigs import load_rig
from avatar.testing import FakeClock

RATE = 30
START_S = 100.0
MINUTE_S, EMPTY_S = 60.0, 5.0
SAY_EVERY_S = 600.0
DELAY_S = 0.012


def rss_mb():
    """Memory of this process now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


class Chair:
    """A clip to and fro, and an empty chair for five seconds of each minute."""

    def __init__(self, file, seconds):
        self._pictures = list(islice(Recording(file).pictures(), 150))
        self._seconds, self._rest_ns, self.place = seconds, 0, None
        noise = np.random.default_rng(1).normal(110, 4, (8, *self._pictures[0].shape))
        self._empty = noise.clip(0, 255).astype(np.uint8)

    def rest(self, until_ns):
        self._rest_ns = until_ns

    def frames(self):
        last = len(self._pictures) - 1
        for number in range(round(self._seconds * RATE)):
            at_s = number / RATE
            at_ns = round((START_S + at_s) * 1e9)
            if at_ns < self._rest_ns:
                yield NoFrame(at_ns)
                continue
            if at_s % MINUTE_S >= MINUTE_S - EMPTY_S:
                self.place, bgr = None, self._empty[number % len(self._empty)]
            else:
                at = number % (2 * last)
                self.place = min(at, 2 * last - at)
                bgr = self._pictures[self.place]
            yield CameraFrame(np.asarray(cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB)), at_ns)

    def close(self):
        pass


class Replayed:
    """Looks at each picture of the clip once."""

    def __init__(self, chair):
        self._tracker, self._chair, self._seen = MediaPipeTracker(), chair, {}

    def observe(self, frame):
        if self._chair.place is None:
            return Observation(0, None)
        if self._chair.place not in self._seen:
            self._seen[self._chair.place] = self._tracker.observe(frame)
        return self._seen[self._chair.place]

    def catch_up(self):
        self._tracker.catch_up()

    def close(self):
        self._tracker.close()


def say(part, now_s, said):
    """One line every ten simulated minutes; what was said so far."""
    if now_s - START_S >= SAY_EVERY_S * (len(said) + 1):
        said.append(round(rss_mb(), 1))
        print(
            json.dumps({"part": part, "minutes": round((now_s - START_S) / 60), "mb": said[-1]}), flush=True
        )


def sense(file, seconds, kind, pipe):
    """The sense process's loop; its signals go into the pipe."""
    chair, owner = Chair(file, seconds), oracle_owner([file], Policy())
    tracker = Replayed(chair) if kind == "replayed" else MediaPipeTracker()
    attention, said, live = Attention(NATURAL_HZ, chair.rest), [], 0
    with os.fdopen(pipe, "wb") as wire:
        seen = steps(
            chair, tracker, AssumedConsent(), owner, Policy(), Marks.TEST_SOURCE, attention=attention
        )
        for message in sparingly(one.signal for one in seen if one.signal is not None):
            wire.write(encode(message))
            live += hasattr(message, "performance")
            say("sense", message.captured_ns / 1e9, said)
    print(json.dumps({"part": "sense", "live": live}), flush=True)


class Piped:
    """Signals from a pipe at the times that are in them, by a fake clock."""

    def __init__(self, clock, pipe):
        self._clock, self._stream = clock, os.fdopen(pipe, "rb")
        self.ended, self._next = False, None

    def wait(self, timeout_s):
        until_s = self._clock.now_s() + timeout_s
        if self._next is None and not self.ended:
            data = self._stream.read(SIGNAL_SIZE)
            self.ended = len(data) < SIGNAL_SIZE
            self._next = None if self.ended else decode(data)
        due_s = float("inf") if self._next is None else self._next.captured_ns / 1e9 + DELAY_S
        if due_s > until_s:
            self._clock.at_s = until_s
            return None
        self._clock.at_s = max(self._clock.at_s, due_s)
        signal, self._next = self._next, None
        return signal

    def wake(self):
        pass


def stage(pipe):
    """The drawing process."""
    clock, said = FakeClock(START_S), []
    source, output = Piped(clock, pipe), NullOutput()
    director = Director(load_rig(folder("robin")), open_renderer(1280, 720), Idle(random.Random(1)))
    perform(
        director,
        source,
        output,
        clock,
        rate=RATE,
        on=lambda: not source.ended,
        shown=lambda _picture, now_s: say("stage", now_s, said),
    )
    print(json.dumps({"part": "stage", "pictures": output.shown}), flush=True)


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--hours", type=float, default=4.0)
    parser.add_argument("--tracker", choices=("real", "replayed"), default="real")
    given = parser.parse_args(arguments)
    reads, writes = os.pipe()
    fresh = multiprocessing.get_context("fork")
    drawing = fresh.Process(target=_draw, args=(reads, writes))
    drawing.start()
    os.close(reads)
    sense(given.file, given.hours * 3600, given.tracker, writes)
    drawing.join()
    return drawing.exitcode


def _draw(reads, writes):
    os.close(writes)
    stage(reads)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
