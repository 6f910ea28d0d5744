import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from avatar.performance import CONTROLS, RANGES
from avatar.stage.retarget import MANNERS, retarget
from avatar.stage.smoothing import HIGH, LOW

vectors = st.tuples(*[st.floats(low, high) for low, high in RANGES]).map(np.array)


def at(vector, name):
    return vector[CONTROLS.index(name)]


@pytest.mark.parametrize("manner", MANNERS)
@given(vectors)
def test_every_manner_stays_in_range_and_shuts_the_eyes_in_full(manner, vector):
    controls = retarget(vector, MANNERS[manner])
    assert np.all((controls >= LOW) & (controls <= HIGH))
    for name in ("eyeBlinkLeft", "eyeBlinkRight", "jawOpen", "gaze_x"):
        assert at(controls, name) == at(vector, name)


def test_calm_moves_the_head_less_than_lively_does():
    turned = np.zeros(len(CONTROLS))
    turned[CONTROLS.index("yaw")] = 0.3
    calm, natural, lively = (at(retarget(turned, MANNERS[name]), "yaw") for name in MANNERS)
    assert calm < natural < lively
    assert natural == pytest.approx(0.3)
