import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from avatar.performance import CONTROLS, RANGES
from avatar.stage.retarget import MANNERS, Neutral, retarget
from avatar.stage.smoothing import HIGH, LOW

vectors = st.tuples(*[st.floats(low, high) for low, high in RANGES]).map(np.array)


def at(vector, name):
    return vector[CONTROLS.index(name)]


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


@pytest.mark.parametrize("manner", MANNERS)
@given(vectors)
def test_every_manner_stays_in_range_and_shuts_the_eyes_in_full(manner, vector):
    controls = retarget(vector, Neutral.start(np.zeros(len(CONTROLS)), 0.0), MANNERS[manner])
    assert np.all((controls >= LOW) & (controls <= HIGH))
    for name in ("eyeBlinkLeft", "eyeBlinkRight", "jawOpen", "gaze_x"):
        assert at(controls, name) == at(vector, name)


def test_calm_moves_the_head_less_than_lively_does():
    turned = np.zeros(len(CONTROLS))
    turned[CONTROLS.index("yaw")] = 0.3
    straight = Neutral.start(np.zeros(len(CONTROLS)), 0.0)
    calm, natural, lively = (at(retarget(turned, straight, MANNERS[name]), "yaw") for name in MANNERS)
    assert calm < natural < lively
    assert natural == pytest.approx(0.3)
