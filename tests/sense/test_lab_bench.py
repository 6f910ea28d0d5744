"""What the bench counts: told as turns of the loop, and as a camera of its own."""

import time
from types import SimpleNamespace

import numpy as np
import pytest

from avatar.gate import Gate, State
from avatar.sense import lab_bench
from avatar.sense.cameras import PATIENCE_S
from avatar.sense.cameras.file import LoopingFrames
from avatar.sense.frame import CameraFrame, NoFrame
from avatar.sense.lab_bench import _Run
from avatar.sense.worker import Step


@pytest.mark.parametrize("apart", [1, 6])
def test_it_measures_for_so_many_frames_of_the_camera_heard_of_or_not(apart, monkeypatch):
    """Mutants: turns are counted instead; half of the time."""
    monkeypatch.setattr(lab_bench, "_say", lambda _what: None)
    run = _Run(60, 30, settle_s=9.0)
    turns = (Step(round(i * apart / 30 * 1e9) + 1, Gate(state=State.OPEN), None) for i in range(10_000))
    heard = SimpleNamespace(last=0)

    def listened():
        for one in turns:
            heard.last = one.at_ns
            yield one

    assert list(run.signals(listened())) == []
    measured_s = (heard.last - run._settled_ns) / 1e9
    assert measured_s == pytest.approx(2.0, abs=0.02)
    assert run.opening["frames"] == pytest.approx(lab_bench._SETTLED_S * 30, abs=apart)


def test_a_camera_that_nobody_wants_says_so_as_seldom_as_a_webcam():
    """Mutants: at every frame; never."""
    camera = LoopingFrames([np.zeros((8, 8, 3), np.uint8)], 60, 200)
    camera.rest(time.monotonic_ns() + 10**12)
    began_s = time.monotonic()
    sights = list(camera.frames())
    assert {type(one) for one in sights} == {NoFrame}
    assert 2 <= len(sights) <= (time.monotonic() - began_s) / PATIENCE_S
    camera.rest(0)
    assert {type(one) for one in camera.frames()} == {CameraFrame}
