import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from avatar.stage.springs import FARTHEST, Follow, Springs


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


def follow(targets, rate, **options):
    """Where a follower is, for a target given as a function of time."""
    one = Follow(options.pop("arrives_s", 0.25), np.array([100.0]))
    return np.array([one.step(np.array([targets(i / rate)]), 1 / rate)[0] for i in range(rate * 2)])


def test_a_follower_arrives_in_time_and_never_goes_past():
    """Mutant: half the damping."""
    path = follow(lambda t: float(t > 0.1), 240)
    assert path.max() <= 1 + 1e-9
    assert 0.86 < path[int(240 * 0.35)] < 0.94
    assert path[-1] == 1


@given(st.sampled_from([1, 2, 15, 24, 30, 60, 144, 240]))
def test_a_follower_moves_the_same_at_any_rate(rate):
    """Mutant: treat the target as standing still within a step."""
    path = follow(lambda t: min(t, 1.0), rate)
    fine = follow(lambda t: min(t, 1.0), 720)
    assert path == pytest.approx(fine[:: 720 // rate][: len(path)], abs=0.012)


@given(
    st.floats(0.05, 2),
    st.lists(st.tuples(st.floats(-1e3, 1e3), st.floats(-1, 10)), max_size=30),
)
@settings(max_examples=60)
def test_a_follower_stays_between_what_it_has_seen_and_comes_to_rest(arrives_s, moves):
    one = Follow(arrives_s, np.array([1.0]))
    seen = [target for target, _ in moves] or [0.0]
    for target, dt_s in moves:
        place = one.step(np.array([target]), dt_s)[0]
        assert min(seen) - 1e-3 <= place <= max(seen) + 1e-3
    for _ in range(60):
        place = one.step(np.array([5.0]), arrives_s)[0]
    assert place == 5.0


def test_a_follower_that_is_reset_is_there_at_once():
    one = Follow(0.25, np.array([1.0]))
    one.step(np.array([3.0]), 0.1)
    one.step(np.array([9.0]), 0.1)
    one.reset()
    assert one.step(np.array([4.0]), 0.1)[0] == 4.0
