"""The numbers that the bench computes, from a sense process that only says what it is told to."""

import random
import time

import pytest

from avatar.app.lab.bench import _measure
from avatar.characters import folder
from avatar.performance import HeadPose, Performance
from avatar.signal import Live
from avatar.stage.director import Director
from avatar.stage.idle import Idle
from avatar.stage.outputs.null import NullOutput
from avatar.stage.renderers import open_renderer
from avatar.stage.rigs import load_rig

FRAMES, WAITS = 3, 3
OPENING = {"frames": 2, "opening": {"frames": 30, "cpu_ms": 300.0}}


class SaidSense:
    """Each round has a few frames of a head that turns; before each the show waits in vain now and then."""

    heard = None
    settled = True
    waits = 0

    def ask(self, command):
        self.waits = 0

    def at_work(self):
        return self.waits < FRAMES * WAITS

    def report(self):
        return {"wall_ms": [10.0, 12.0], "cpu_ms": 20.0, "stage_mean_ms": {"track": 9.0}} | OPENING

    def wait(self, timeout_s):
        self.waits += 1
        if self.waits % WAITS:
            time.sleep(timeout_s)
            return None
        yaw = 0.3 * (-1) ** (self.waits // WAITS)
        self.heard = Live(time.monotonic_ns(), Performance(pose=HeadPose(yaw=yaw)))
        return self.heard


@pytest.fixture
def director():
    renderer = open_renderer(320, 180)
    yield Director(load_rig(folder("robin")), renderer, Idle(random.Random(1)))
    renderer.close()


def test_the_share_of_pictures_whose_latency_is_known_is_said(director):
    """A figure of latency is worth little where few pictures had one."""
    found = _measure(SaidSense(), director, NullOutput(), 1)
    assert 0 < found["pictures_with_latency"] < found["pictures"]
    share = found["pictures_with_latency"] / found["pictures"]
    assert found["pictures_with_latency_share"] == pytest.approx(share, abs=5e-4)
