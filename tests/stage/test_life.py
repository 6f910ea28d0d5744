"""Life as a whole: the same clock and numbers give the same pictures, and at no rate anything runs wild."""

import itertools
import math
import random
from contextlib import closing

import numpy as np
import pytest

from avatar import characters
from avatar.performance import Expression, HeadPose, Performance
from avatar.signal import Held, Live, Reason
from avatar.stage.director import Director
from avatar.stage.idle import Idle
from avatar.stage.renderers import open_renderer
from avatar.stage.rigs import load_rig
from tests.stage import pebble

RATES = (1, 2, 4, 10, 15, 30, 60, 144, 240)


def performed(at_s):
    turn = HeadPose(yaw=0.5 * math.sin(3 * at_s), roll=0.2 * math.sin(2 * at_s), x=0.3 * math.sin(at_s))
    return Live(round(at_s * 1e9), Performance(pose=turn, expression=Expression(jaw_open=0.4)))


def show(seed, seconds=4.0):
    """Pictures of a performer who leaves after a second and whom nobody replaces."""
    with closing(open_renderer(160, 90)) as renderer:
        rig = load_rig(characters.folder("robin"))
        director = Director(rig, renderer, Idle(random.Random(seed)))
        for i in range(round(seconds * 15)):
            at_s = i / 15
            director.hear(performed(at_s) if at_s < 1 else Held(round(at_s * 1e9), Reason.NO_FACE), at_s)
            yield director.draw(at_s).rgba.tobytes()


def test_the_same_clock_and_chance_give_the_same_pictures():
    one, again, other = list(show(1)), list(show(1)), list(show(2))
    assert one == again
    assert one[-15:] != other[-15:]


def test_a_character_alone_is_never_still_for_long():
    """A frozen picture would look like a lost connection."""
    pictures = list(show(1))[30:]
    moves = "".join("x" if a != b else "." for a, b in itertools.pairwise(pictures))
    assert max(map(len, moves.split("x"))) <= 10, "two thirds of a second, 160 pixels wide"


def swung(rig, rate, seconds=3.0):
    """All points of a head that shakes and then stops, picture by picture."""
    rig.reset()
    for i in range(round(seconds * rate) + 1):
        at_s = i / rate
        yaw = 0.5 * math.sin(6 * min(at_s, 1.0))
        yield rig.pose({"yaw": yaw, "roll": yaw / 2}, 1 / rate).points


@pytest.mark.parametrize("name", characters.names())
def test_hair_and_body_stay_in_the_picture_at_any_rate(name):
    """Mutant: integrate the springs or the body with explicit Euler steps."""
    rig = load_rig(characters.folder(name))
    rest = rig.pose({}, 0.0).points.copy()
    for rate in RATES:
        for points in swung(rig, rate):
            assert np.isfinite(points).all()
            assert np.abs(points - rest).max() < 420


@pytest.mark.parametrize("name", characters.names())
def test_the_rate_of_pictures_does_not_change_the_motion(name):
    """Mutants: a fixed share per picture for the body; a fixed damping factor for the hair."""
    rig = load_rig(characters.folder(name))
    fine = [points.copy() for points in swung(rig, 240)]
    coarse = [points.copy() for points in swung(rig, 60)]
    apart = [np.abs(a - b).max() for a, b in zip(coarse, fine[::4], strict=True)]
    assert np.median(apart) < 1
    assert max(apart) < 3


def test_the_body_comes_after_the_head_and_arrives(tmp_path):
    """Mutant: give the body the head's own turn."""
    rig = pebble.rig(tmp_path)
    rest = rig.pose({}, 0.0).points.copy()
    path = np.array([rig.pose({"x": 0.4}, 1 / 60).points[:, 0] - rest[:, 0] for _ in range(120)])
    layers = {layer.name: slice(layer.start, layer.end) for layer in rig.pose({}, 0.0).art.layers}
    head, body = (path[:, layers[name]].mean(axis=1) for name in ("face", "shirt"))
    assert head[0] > 0.95 * head[-1]
    assert 0 <= body[0] < 0.3 * body[-1]
    assert (np.diff(body) >= -1e-4).all()
    assert np.diff(body).max() < 4, "no jerks"
    assert body[20] > 0.9 * body[-1] > 5
