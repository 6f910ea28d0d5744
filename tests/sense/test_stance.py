"""How somebody sits: what counts as rest, and how fast."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from avatar.performance import POSE, RANGES
from avatar.sense.stance import Stance

poses = st.tuples(*[st.floats(low, high) for low, high in RANGES[: len(POSE)]]).map(np.array)


def pose(**values):
    return np.array([values.get(name, 0.0) for name in POSE])


def sat(stance, seconds, rate=15, **values):
    for _ in range(round(seconds * rate)):
        stance = stance.learn(pose(**values), 1 / rate)
    return stance


@given(poses, poses, poses)
def test_what_is_shown_is_always_in_range(first, then, seen):
    stance = Stance.start().learn(first, 0.1).learn(then, 0.1)
    for value, (low, high) in zip(stance.shown(seen), RANGES[: len(POSE)], strict=True):
        assert low <= value <= high


def test_a_camera_below_the_chin_is_forgotten_at_once_but_a_tilt_is_not():
    low = pose(pitch=0.2, roll=0.2)
    for stance in (Stance.start(), Stance.start().learn(low, 0.1)):
        assert stance.shown(low).tolist() == pose(roll=0.2).tolist()


def test_it_cannot_settle_on_somebody_looking_away():
    """Mutant: no limits; whoever looks at a second screen for a minute looks ahead."""
    away = pose(yaw=1.2)
    assert Stance.start().shown(away)[0] > 0.8
    assert sat(Stance.start(), 300, yaw=1.2).shown(away)[0] > 0.8
    assert Stance.kept(away).shown(away)[0] > 0.8


def test_a_gesture_hardly_moves_it_and_a_moved_chair_does():
    """Mutants: a time constant of four seconds for good; one of a minute."""
    settled = sat(Stance.start(), 60, yaw=0.1)
    assert sat(settled, 1, yaw=0.3).pose[0] - settled.pose[0] < 0.015
    assert sat(settled, 60, yaw=0.3).pose[0] == pytest.approx(0.3, abs=0.02)


def test_what_was_kept_gives_way_sooner_than_what_was_seen_for_minutes():
    """Mutant: a kept pose weighs as much; a screen that was moved is looked past for a minute."""
    kept, settled = Stance.kept(pose(yaw=0.3)), sat(Stance.start(), 60, yaw=0.3)
    assert sat(kept, 10, yaw=0.0).pose[0] < sat(settled, 10, yaw=0.0).pose[0] - 0.03
    assert math.isclose(kept.pose[0], 0.3)
