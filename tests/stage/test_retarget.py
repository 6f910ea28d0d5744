import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from avatar.performance import COEFFICIENTS, CONTROLS, RANGES
from avatar.stage.retarget import RANGES_OF_PEOPLE, Neutral, retarget, trusted_blinks
from avatar.stage.smoothing import HIGH, LOW

share = st.floats(0, 1)
vectors = st.tuples(*[st.floats(low, high) for low, high in RANGES]).map(np.array)


def at(vector, name):
    return vector[CONTROLS.index(name)]


def test_a_typical_resting_face_shows_nothing():
    """Mutant: leave out the resting values; an eye is half squinted and the mouth ajar."""
    seen = np.zeros(len(CONTROLS))
    for name, (rest, _) in RANGES_OF_PEOPLE.items():
        seen[CONTROLS.index(name)] = rest
    controls = retarget(seen, Neutral.start(seen, 0.0))
    assert np.abs(controls).max() < 1e-9


@given(vectors, vectors)
def test_controls_are_always_in_range(first, then):
    controls = retarget(then, Neutral.start(first, 0.0))
    assert np.all((controls >= LOW) & (controls <= HIGH))


def test_a_camera_below_the_chin_is_forgotten_but_roll_and_expression_are_not():
    low = np.zeros(len(CONTROLS))
    low[CONTROLS.index("pitch")] = 0.2
    low[CONTROLS.index("roll")] = 0.2
    controls = retarget(low, Neutral.start(low, 0.0))
    assert at(controls, "pitch") == 0
    assert at(controls, "roll") == pytest.approx(0.2)


def test_the_neutral_pose_cannot_settle_on_somebody_looking_away():
    away = np.zeros(len(CONTROLS))
    away[CONTROLS.index("yaw")] = 1.2
    neutral = Neutral.start(away, 0.0)
    for second in range(1, 300):
        neutral = neutral.advance(away, float(second))
    assert at(retarget(away, neutral), "yaw") > 0.8


@given(share, share, st.floats(-1.5, 1.5))
def test_eyes_stay_within_what_was_seen(left, right, yaw):
    for eye in trusted_blinks(left, right, yaw):
        assert min(left, right) - 1e-9 <= eye <= max(left, right) + 1e-9


def test_past_twenty_degrees_only_the_nearer_eye_counts():
    """The far eye reads as shut there; mutant: swap the sides."""
    turned_left = math.radians(25)
    assert trusted_blinks(1.0, 0.0, turned_left) == (0.0, 0.0)
    assert trusted_blinks(0.0, 1.0, -turned_left) == (0.0, 0.0)


def test_unequal_eyes_blink_together_and_a_clear_wink_stays_a_wink():
    assert trusted_blinks(0.9, 0.6, 0.0) == (0.75, 0.75)
    assert trusted_blinks(1.0, 0.0, 0.0) == (1.0, 0.0)


def test_only_coefficients_are_stretched_and_each_has_room():
    assert set(RANGES_OF_PEOPLE) <= set(COEFFICIENTS)
    assert all(0 <= rest < full <= 1 for rest, full in RANGES_OF_PEOPLE.values())
