import itertools
import random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from avatar.performance import CONTROLS
from avatar.stage.idle import BREATH_S, Idle


def minute(seed, rate=30):
    idle = Idle(random.Random(seed))
    return [idle.move(i / rate) for i in range(rate * 60)]


def of(moves, name):
    return np.array([move[name] for move in moves])


def test_the_same_seed_lives_the_same_life():
    assert minute(3) == minute(3) != minute(4)


def test_it_blinks_as_often_as_people_do_and_the_eyes_are_mostly_open():
    for seed in range(5):
        lids = of(minute(seed), "eyeBlinkLeft")
        blinks = sum(a <= 0.5 < b for a, b in itertools.pairwise(lids))
        assert 8 <= blinks <= 26
        assert lids.mean() < 0.1
        assert lids.max() > 0.95


def test_a_lid_falls_faster_than_it_rises():
    lids = of(minute(1, rate=240), "eyeBlinkLeft")
    steps = np.diff(lids)
    assert -steps.min() < 0.7 * steps.max()


def test_eyes_jump_and_rest_and_the_head_comes_after():
    """Mutant: let the eyes glide from place to place."""
    moves = minute(2, rate=240)
    gaze, yaw = of(moves, "gaze_x"), of(moves, "yaw")
    still = np.abs(np.diff(gaze)) < 1e-9
    assert still.mean() > 0.9
    assert np.abs(gaze).max() > 0.3
    assert np.abs(np.diff(yaw)).max() < 0.002
    assert np.corrcoef(gaze, yaw)[0, 1] > 0.3


def test_nothing_jumps_but_the_eyes():
    moves = minute(5)
    for name in ("yaw", "pitch", "roll"):
        assert np.abs(np.diff(of(moves, name))).max() < 0.02


def test_breathing_in_is_quicker_than_breathing_out():
    idle = Idle(random.Random(0))
    chest = np.array([idle.breathe(i / 240) for i in range(round(240 * BREATH_S * 4))])
    rising = np.diff(chest) > 0
    assert 0.35 < rising.mean() < 0.45
    assert np.abs(np.diff(chest)).max() < 0.01


@given(st.floats(0, 1e6))
def test_breath_is_a_share_and_moves_are_controls(now_s):
    idle = Idle(random.Random(0))
    assert 0 <= idle.breathe(now_s) <= 1
    assert set(idle.move(now_s)) <= set(CONTROLS)
