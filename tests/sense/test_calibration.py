"""Resting faces that differ, and what must not become rest."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from avatar.performance import COEFFICIENTS
from avatar.sense.calibration import HIGHEST_REST, RANGES_OF_PEOPLE, Calibration

values = st.lists(st.floats(0, 1), min_size=len(COEFFICIENTS), max_size=len(COEFFICIENTS)).map(np.array)


def seen(**named):
    vector = np.zeros(len(COEFFICIENTS))
    for name, value in named.items():
        vector[COEFFICIENTS.index(name)] = value
    return vector


def at(vector, name):
    return vector[COEFFICIENTS.index(name)]


def learnt(vector, seconds, start=None):
    calibration = start or Calibration.start()
    for _ in range(round(seconds * 10)):
        calibration = calibration.learn(vector, 1 / 10)
    return calibration


def test_a_face_with_low_brows_is_not_angry():
    """lp_d18 rests at 0.55; mutant: one resting brow for everybody."""
    stern = seen(browDownLeft=0.55, browDownRight=0.55)
    assert at(Calibration.start().shown(stern), "browDownLeft") > 0.5
    assert at(learnt(stern, 5).shown(stern), "browDownLeft") == 0.0


def test_a_stern_face_is_not_angry_even_for_the_first_second():
    """Mutant: begin with the rest of people in general and follow from there."""
    stern = seen(browDownLeft=0.55, eyeSquintLeft=0.65)
    shown = Calibration.start().learn(stern, 1 / 30).shown(stern)
    assert at(shown, "browDownLeft") == at(shown, "eyeSquintLeft") == 0.0


def test_a_frown_of_that_face_is_still_seen():
    stern = learnt(seen(browDownLeft=0.55), 5)
    assert at(stern.shown(seen(browDownLeft=0.85)), "browDownLeft") > 0.6


@pytest.mark.parametrize("name", ["mouthSmileLeft", "mouthSmileRight"])
def test_a_smile_that_is_held_for_a_whole_call_stays_a_smile(name):
    """Mutant: no highest rest; after a minute of smiling the character looks bored."""
    smiling = seen(**{name: 0.8})
    assert at(learnt(smiling, 600).shown(smiling), name) > 0.7


def test_rest_comes_back_within_seconds_after_a_start_with_a_grin():
    grinned = learnt(seen(mouthSmileLeft=0.9), 5)
    assert at(learnt(seen(mouthSmileLeft=0.02), 10, grinned).rest, "mouthSmileLeft") < 0.08


def test_small_reach_is_shown_larger_but_never_less_than_it_was():
    shy = learnt(seen(mouthSmileLeft=0.05), 240)
    before = at(Calibration.start().shown(seen(mouthSmileLeft=0.5)), "mouthSmileLeft")
    assert at(shy.shown(seen(mouthSmileLeft=0.5)), "mouthSmileLeft") > before


@given(st.lists(values, max_size=20), values)
def test_whatever_was_learnt_everything_shown_is_in_range(history, vector):
    calibration = Calibration.start()
    for one in history:
        calibration = calibration.learn(one, 0.5)
    shown = calibration.shown(vector)
    assert np.all((shown >= 0) & (shown <= 1))
    assert np.all(calibration.reach > calibration.rest)


def test_learning_anew_starts_with_the_first_seconds():
    settled = learnt(seen(), 60)
    assert settled.is_settled
    assert not settled.restarted().is_settled


def test_tables_name_coefficients_and_leave_room():
    assert set(RANGES_OF_PEOPLE) | set(HIGHEST_REST) <= set(COEFFICIENTS)
    assert all(0 <= rest < full <= 1 for rest, full in RANGES_OF_PEOPLE.values())
    assert all(HIGHEST_REST[n] >= RANGES_OF_PEOPLE[n][0] for n in HIGHEST_REST)
