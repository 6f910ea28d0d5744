"""Fast head turns at the rates that are tracked, whenever between two frames they begin."""

import pytest

from avatar.app.lab.step import step_response, turn
from avatar.stage.retarget import MANNERS

FOUND = step_response()


@pytest.mark.parametrize("manner", MANNERS)
def test_a_fast_turn_is_drawn_within_fifty_milliseconds_at_the_rate_of_each_manner(manner):
    """Mutants: no prediction (54 ms at 15 a second); tracking of the natural manner ten times a second."""
    assert FOUND[manner]["tracked_hz"] == MANNERS[manner].track_hz
    assert FOUND[manner]["turn_lag_ms"] <= 50
    assert FOUND[manner]["turn_lag_ms_worst"] <= 75, "a frame more than half of an interval"


@pytest.mark.parametrize("manner", MANNERS)
def test_no_phase_of_a_fast_turn_is_overdone_by_more_than_a_quarter(manner):
    """Mutants: a prediction that only its time bounds (0.4 and more); speed that grows is counted in full."""
    assert FOUND[manner]["overshoot"] <= 0.2
    assert FOUND[manner]["overshoot_worst"] <= 0.25


def test_a_turn_is_played_at_the_phase_that_is_asked_for():
    """Mutant: frames on the turn's own clock whatever the phase, which measures the best case alone."""
    lags = {round(turn(1 / 15, phase / 60)[0], 4) for phase in range(4)}
    assert len(lags) == 4
