"""Open, pursed and stretched mouths, told as gaps and breadths."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avatar.sense.lips import Lips, lip_gap_and_breadth
from tests.sense.fakes import person


def play(shapes, *, lips=None, learn=True):
    lips = lips or Lips()
    for step, (gap, breadth) in enumerate(shapes, start=1):
        lips = lips.advance(person(lips=gap, breadth=breadth), step / 30, learn=learn)
    return lips


def shown(gap, breadth=0.57):
    """A face that rested for three seconds, then this."""
    rested = play([(0.005, 0.57)] * 90)
    return rested.advance(person(lips=gap, breadth=breadth), 4.0, learn=True)


@pytest.mark.parametrize("gap", [0.0, 0.01, 0.02])
def test_shut_lips_are_drawn_shut(gap):
    assert shown(gap).opened == 0.0


def test_slightly_parted_lips_are_drawn_parted():
    """Mutant: the gap of before, 0.033; a seen gap of 0.035, teeth between the lips, is drawn shut."""
    assert shown(0.038).opened >= 0.05


def test_talk_is_seen_and_a_scream_is_all():
    assert 0.15 < shown(0.10).opened < 0.5
    assert shown(0.45).opened == 1.0


@pytest.mark.parametrize(("before", "now"), [(0.02, 0.06), (0.09, 0.05)])
def test_moving_lips_are_drawn_a_little_ahead(before, now):
    """Mutant: draw them where they were; they fall shut a frame after everybody saw it."""
    rested = play([(0.005, 0.57)] * 90)
    coming = rested.advance(person(lips=before), 4.0, learn=True)
    there = coming.advance(person(lips=now), 4.04, learn=True)
    still = there.advance(person(lips=now), 4.08, learn=True)
    assert (there.opened > still.opened) == (now > before)


def test_after_a_pause_there_is_no_speed():
    rested = play([(0.005, 0.57)] * 90)
    assert rested.advance(person(lips=0.2), 9.0, learn=True).opened == pytest.approx(
        rested.advance(person(lips=0.2), 3.0, learn=True).opened, abs=0.01
    )


def test_a_pout_with_shut_lips_is_pursed_and_not_open():
    """Mutant: take the tracker's jawOpen, which reads 0.5 there."""
    pout = shown(0.01, breadth=0.43)
    assert (pout.opened, pout.broad) == (0.0, 0.0)
    assert pout.narrow > 0.7


def test_a_grin_is_broad():
    assert shown(0.01, breadth=0.74).broad == pytest.approx(1.0, abs=0.05)


@pytest.mark.parametrize("rest", [-0.03, 0.0, 0.03])
def test_hanging_corners_are_sad_however_a_mouth_rests(rest):
    """The tracker's mouthFrown says nothing of them; mutant: one rest for everybody."""
    rested = Lips()
    for step in range(90):
        rested = rested.advance(person(droop=rest), step / 30, learn=True)
    assert rested.sad == 0.0
    assert rested.advance(person(droop=rest + 0.012), 4.0, learn=True).sad == 0.0
    assert rested.advance(person(droop=rest + 0.05), 4.0, learn=True).sad > 0.8
    assert rested.advance(person(droop=rest + 0.05, lips=0.3), 4.0, learn=True).sad == 0.0


def test_corners_that_hang_for_a_frame_are_the_tremble_of_the_tracker():
    """Mutant: take each frame as it is; in a noisy picture a still mouth twitches."""
    lips = Lips()
    for step in range(90):
        lips = lips.advance(person(), step / 30, learn=True)
    once = lips.advance(person(droop=0.03), 3.0, learn=True)
    assert once.sad < 0.15
    held = once
    for step in range(1, 16):
        held = held.advance(person(droop=0.03), 3.0 + step / 30, learn=False)
    assert held.sad > 0.4


def test_talking_teaches_no_gap_and_no_breadth():
    rested = play([(0.005, 0.57)] * 90)
    talked = play([(0.12, 0.45)] * 600, lips=rested)
    assert talked.gap <= 0.03
    assert talked.breadth == rested.breadth


def test_lips_that_rest_apart_are_drawn_ajar():
    assert play([(0.07, 0.57)] * 600).opened > 0.0


def test_nothing_is_learnt_when_it_must_not_be():
    rested = play([(0.02, 0.6)] * 90)
    after = play([(0.0, 0.5)] * 300, lips=rested, learn=False)
    assert (after.gap, after.breadth) == (rested.gap, rested.breadth)


@given(st.lists(st.tuples(st.floats(0, 3), st.floats(0, 3)), min_size=1, max_size=40))
def test_everything_is_always_in_range(shapes):
    lips = play(shapes)
    assert all(0.0 <= value <= 1.0 for value in (lips.opened, lips.narrow, lips.broad))


def test_gap_and_breadth_are_in_distances_between_the_eyes():
    assert lip_gap_and_breadth(person(lips=0.2, breadth=0.6)) == pytest.approx((0.2, 0.6), rel=1e-4)
