from hypothesis import given
from hypothesis import strategies as st

from avatar.clock import FakeClock, MonotonicClock, Pacer


def test_a_late_picture_does_not_delay_the_next():
    pacer = Pacer(0.1, 0.0)
    pacer.advance(0.03)
    assert pacer.wait_s(0.03) == 0.1 - 0.03


@given(st.floats(0, 100))
def test_missed_deadlines_are_skipped_not_made_up_for(late_s):
    pacer = Pacer(0.1, 0.0)
    pacer.advance(late_s)
    assert late_s - 1e-6 <= pacer.due_s <= max(0.1, late_s + 0.1) + 1e-6


def test_a_hundred_waits_do_not_drift():
    clock = FakeClock()
    pacer = Pacer(1 / 30, 0.0)
    for _ in range(300):
        clock.sleep(pacer.wait_s(clock.now_s()))
        clock.sleep(0.011)
        pacer.advance(clock.now_s())
    assert abs(clock.now_s() - (299 / 30 + 0.011)) < 1e-6


def test_the_machines_clock_runs_forward():
    clock = MonotonicClock()
    before = clock.now_s()
    clock.sleep(0.0)
    assert clock.now_s() >= before
