import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from avatar.stage.springs import FARTHEST, Springs


def one(frequency_hz=2.0, damping=0.3):
    return Springs(np.array([frequency_hz]), np.array([damping]))


def at(x, y=0.0):
    return np.array([[x, y]], float)


@given(
    st.floats(0.2, 20),
    st.floats(0.02, 0.98),
    st.lists(st.tuples(st.floats(-1e4, 1e4), st.floats(-1, 10)), max_size=30),
)
@settings(max_examples=60)
def test_a_strand_never_flies_away_whatever_the_time_step(frequency_hz, damping, moves):
    """Mutant: integrate with explicit Euler steps."""
    springs = one(frequency_hz, damping)
    for x, dt_s in moves:
        tip = springs.step(at(x), dt_s)
        assert np.isfinite(tip).all()
        assert np.hypot(*tip[0]) <= FARTHEST + 1e-9


@given(st.floats(0.02, 0.5), st.floats(1, 5), st.floats(0.2, 0.98))
@settings(max_examples=40)
def test_a_strand_comes_to_rest_exactly(dt_s, frequency_hz, damping):
    springs = one(frequency_hz, damping)
    springs.step(at(0), dt_s)
    springs.step(at(30), dt_s)
    for _ in range(int(12 / dt_s)):
        tip = springs.step(at(30), dt_s)
    assert tip.tolist() == [[0.0, 0.0]]


def test_how_often_it_is_asked_does_not_change_the_swing():
    """Mutant: a fixed damping factor per step."""
    coarse, fine = one(), one()
    for springs in (coarse, fine):
        springs.step(at(0), 0.1)
    coarse.step(at(30), 0.1)
    for step in range(1, 7):
        fine.step(at(5 * step), 0.1 / 6)
    assert fine.step(at(30), 0.2) == pytest.approx(coarse.step(at(30), 0.2), abs=0.01)


def test_the_tip_lags_behind_a_sudden_move_and_overshoots():
    springs = one()
    springs.step(at(0), 1 / 30)
    tips = [springs.step(at(20), 1 / 30)[0, 0] for _ in range(20)]
    assert tips[0] < -10
    assert max(tips) > 3


def test_where_it_would_hang_draws_it_there():
    springs = one()
    springs.step(at(0), 0.1)
    for _ in range(200):
        tip = springs.step(at(0), 0.1, np.array([[7.0, 0.0]]))
    assert tip[0] == pytest.approx([7, 0], abs=0.05)


def test_a_long_pause_is_forgotten():
    springs = one()
    springs.step(at(0), 0.1)
    springs.step(at(50), 0.1)
    assert springs.step(at(900), 5.0).tolist() == [[0.0, 0.0]]


def test_no_time_moves_nothing():
    springs = one()
    springs.step(at(0), 0.1)
    before = springs.step(at(9), 0.1)
    assert springs.step(at(500), 0.0).tolist() == before.tolist()
    assert springs.step(at(500), -1.0).tolist() == before.tolist()
