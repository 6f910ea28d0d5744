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


def test_a_mouth_that_moves_by_sound_leaves_the_head_and_its_prediction_alone():
    """Mutant killed: taking the repeated pose for a head that stopped."""
    smooth = Smoothed.start(sample(), 0.0)
    for i in range(1, 8):
        smooth = smooth.advance(sample(yaw=0.02 * i), i / 15)
    spoken = smooth.speak(sample(yaw=0.14, jawOpen=0.5), smooth.at_s + 0.03)
    assert spoken.values[JAW] > 0.3
    later_s = smooth.at_s + 0.05
    assert (
        np.delete(spoken.predict(later_s), JAW).tolist() == np.delete(smooth.predict(later_s), JAW).tolist()
    )
    assert (
        spoken.advance(sample(yaw=0.16), 8 / 15).lead[YAW]
        == smooth.advance(sample(yaw=0.16), 8 / 15).lead[YAW]
    )


def test_a_mouth_from_before_the_last_sample_changes_nothing():
    smooth = Smoothed.start(sample(), 1.0)
    assert smooth.speak(sample(jawOpen=1.0), 1.0) is smooth


@given(st.lists(st.floats(-1.5, 1.5), min_size=2, max_size=30), st.floats(0, 100))
def test_prediction_is_bounded_in_time_and_range(yaws, later_s):
    smooth = Smoothed.start(sample(yaw=yaws[0]), 0.0)
    for i, yaw in enumerate(yaws[1:], start=1):
        smooth = smooth.advance(sample(yaw=yaw), i / 30)
    far = smooth.predict(smooth.at_s + later_s)
    assert np.all((far >= LOW) & (far <= HIGH))
    led = abs(smooth.lead[YAW]) * LEAD_LIMIT_S + abs(smooth.error[YAW])
    assert abs(far[YAW] - smooth.values[YAW]) <= led + 1e-9
    assert abs(far[YAW] - smooth.values[YAW]) <= math.radians(6) + abs(smooth.error[YAW]) + 1e-9
    assert abs(smooth.lead[YAW]) <= 1.5 * abs(smooth.slopes[YAW]) + 1e-9


def test_a_turn_that_slows_down_is_predicted_slower_than_it_was_and_one_that_grows_faster():
    """Mutant: the last step's speed alone; a turn comes later and swings on where it ends."""
    speeds = {}
    for name, yaws in {"grows": (0.0, 0.1, 0.3), "even": (0.0, 0.2, 0.4), "slows": (0.0, 0.3, 0.5)}.items():
        smooth = Smoothed.start(sample(yaw=yaws[0]), 0.0)
        for i, yaw in enumerate(yaws[1:], start=1):
            smooth = smooth.advance(sample(yaw=yaw), i / 15)
        speeds[name] = smooth.lead[YAW]
    assert 0 < speeds["slows"] < 0.9 * speeds["even"] < 0.8 * speeds["grows"]


def test_a_head_that_creeps_is_not_predicted():
    """Mutant: predict at any speed; each step over the slack is drawn as a push, and taken back."""
    smooth = Smoothed.start(sample(), 0.0)
    for i in range(1, 40):
        smooth = smooth.advance(sample(yaw=math.radians(0.1 * i)), i / 15)
    assert smooth.values[YAW] > math.radians(1)
    assert smooth.lead[YAW] == 0.0


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
    assert max(yaw for _, yaw in drawn) <= math.radians(20) * 1.3


def test_a_head_that_stops_is_not_carried_on():
    """Mutant: lead by the smoothed speed alone; the head swings on for a tenth of a second."""
    smooth = Smoothed.start(sample(), -1.0)
    for i in range(-5, 8):
        smooth = smooth.advance(sample(yaw=turn(i / 30)), i / 30)
    assert smooth.lead[YAW] == 0.0


def test_a_wrong_prediction_is_taken_back_gently_not_at_once():
    smooth = Smoothed.start(sample(), 0.0)
    for i in range(1, 6):
        smooth = smooth.advance(sample(yaw=0.05 * i), i / 15)
    foreseen = smooth.predict(6 / 15)[YAW]
    stopped = smooth.advance(sample(yaw=0.25), 6 / 15)
    assert stopped.predict(6 / 15)[YAW] == pytest.approx(foreseen)
    assert stopped.predict(6 / 15 + 0.2)[YAW] == pytest.approx(stopped.values[YAW], abs=1e-3)


def test_the_tremble_of_a_still_head_is_not_drawn_at_all():
    """Mutant: no slack; the head shivers at rest."""
    noise = np.random.default_rng(4).uniform(-math.radians(0.5), math.radians(0.5), 300)
    smooth = Smoothed.start(sample(yaw=0.2), 0.0)
    for i, yaw in enumerate(noise, start=1):
        smooth = smooth.advance(sample(yaw=0.2 + yaw), i / 30)
        assert smooth.predict(i / 30)[YAW] == 0.2


@pytest.mark.parametrize("name", ["eyeBlinkLeft", "jawOpen", "mouthSmileLeft"])
def test_what_is_fully_shown_or_gone_is_so_whatever_the_slack(name):
    """Mutant: slack at the ends of the range; a shut eye stays open by a slit."""
    smooth, place = Smoothed.start(sample(), 0.0), CONTROLS.index(name)
    for end in (1.0, 0.0):
        for _ in range(60):
            smooth = smooth.advance(sample(**{name: end}), smooth.at_s + 1 / 30)
        assert smooth.values[place] == pytest.approx(end, abs=1e-3)


def test_falling_lids_are_drawn_at_once_and_rising_ones_smoothly():
    blink = CONTROLS.index("eyeBlinkLeft")
    shut = Smoothed.start(sample(), 0.0).advance(sample(eyeBlinkLeft=0.9), 1 / 30)
    assert shut.values[blink] == pytest.approx(0.9, abs=0.051)
    assert shut.advance(sample(eyeBlinkLeft=0.5), 2 / 30).values[blink] > 0.5


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
