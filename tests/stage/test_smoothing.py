import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from avatar.performance import CONTROLS
from avatar.stage.smoothing import HIGH, LEAD_LIMIT_S, LOW, NATURAL, Smoothed, smoothing_factor

YAW, JAW = CONTROLS.index("yaw"), CONTROLS.index("jawOpen")


def sample(**values):
    vector = np.zeros(len(CONTROLS))
    for name, value in values.items():
        vector[CONTROLS.index(name)] = value
    return vector


@given(st.floats(0, 1), st.lists(st.floats(0, 1), min_size=1, max_size=60))
def test_smoothing_never_leaves_the_range_of_its_samples(start, samples):
    smooth = Smoothed.start(sample(jawOpen=start), 0.0)
    for i, value in enumerate(samples, start=1):
        smooth = smooth.advance(sample(jawOpen=value), i / 30)
        assert min([start, *samples]) - 1e-9 <= smooth.values[JAW] <= max([start, *samples]) + 1e-9


@given(st.floats(-1.5, 1.5), st.floats(0, 10))
def test_a_still_face_stays_still_and_is_predicted_still(value, later_s):
    smooth = Smoothed.start(sample(yaw=value), 0.0).advance(sample(yaw=value), 1 / 30)
    assert smooth.predict(1 / 30 + later_s)[YAW] == value


def test_a_repeated_timestamp_changes_nothing():
    smooth = Smoothed.start(sample(), 1.0)
    assert smooth.advance(sample(yaw=1.0), 1.0) is smooth


@given(st.lists(st.floats(-1.5, 1.5), min_size=2, max_size=30), st.floats(0, 100))
def test_prediction_is_bounded_in_time_and_range(yaws, later_s):
    smooth = Smoothed.start(sample(yaw=yaws[0]), 0.0)
    for i, yaw in enumerate(yaws[1:], start=1):
        smooth = smooth.advance(sample(yaw=yaw), i / 30)
    far = smooth.predict(smooth.at_s + later_s)
    assert np.all((far >= LOW) & (far <= HIGH))
    assert abs(far[YAW] - smooth.values[YAW]) <= abs(smooth.rates[YAW]) * LEAD_LIMIT_S + 1e-9


def turn(time_s):
    """Twenty degrees in a tenth of a second, at constant speed."""
    return math.radians(20) * min(1.0, max(0.0, time_s / 0.1))


def test_a_quick_turn_is_followed_with_little_lag_and_little_overshoot():
    smooth = Smoothed.start(sample(), -1.0)
    drawn = []
    for i in range(-15, 16):
        smooth = smooth.advance(sample(yaw=turn(i / 30)), i / 30)
        drawn.append((i / 30 + 0.016, smooth.predict(i / 30 + 0.016)[YAW]))
    half = next(at_s for at_s, yaw in drawn if yaw >= math.radians(10))
    assert half <= 0.05 + 0.04
    assert max(yaw for _, yaw in drawn) <= math.radians(20) * 1.25


def test_noise_at_rest_comes_out_below_half():
    noise = np.random.default_rng(4).normal(0, math.radians(0.3), 300)
    smooth = Smoothed.start(sample(), 0.0)
    drawn = []
    for i, yaw in enumerate(noise, start=1):
        smooth = smooth.advance(sample(yaw=yaw), i / 30)
        drawn.append(smooth.predict(i / 30)[YAW])
    assert np.std(drawn[30:]) < 0.5 * np.std(noise[30:])


@pytest.mark.parametrize("dt_s", [0.0, -1.0, math.nan])
def test_a_time_step_must_be_positive(dt_s):
    with pytest.raises(ValueError, match="dt_s must be positive"):
        smoothing_factor(1.0, dt_s)


def test_a_blink_is_followed_faster_than_a_smile():
    blink, smile = CONTROLS.index("eyeBlinkLeft"), CONTROLS.index("mouthSmileLeft")
    assert NATURAL.calm_hz[blink] > NATURAL.calm_hz[smile]
    smooth = Smoothed.start(sample(), 0.0).advance(sample(eyeBlinkLeft=0.7), 1 / 30)
    assert smooth.values[blink] > 0.5
