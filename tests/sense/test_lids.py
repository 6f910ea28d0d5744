"""Blinks, winks and half-shut eyes, told as gaps between lids; one step is a thirtieth of a second."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avatar.sense.lids import Lids, lid_gaps
from tests.sense.fakes import person

OPEN, SHUT = 0.30, 0.07


def play(gaps, *, lids=None, learn=True, yaw=0.0, wide=OPEN):
    """Closures over a script of gaps; a pair is left and right, wide stands for the person's open eye."""
    lids, drawn = lids or Lids(), []
    start_s = 0.0 if math.isinf(lids.at_s) else lids.at_s
    for step, gap in enumerate(gaps, start=1):
        left, right = gap if isinstance(gap, tuple) else (gap, gap)
        # The coefficient goes with the gap, as the tracker's does.
        low = {
            f"eyeBlink{side}": 0.15 + 0.55 * max(0.0, 1 - g / wide)
            for side, g in (("Left", left), ("Right", right))
        }
        face = person(left=left, right=right, yaw=yaw, **low)
        lids = lids.advance(face, yaw, start_s + step / 30, learn=learn)
        drawn.append(lids.closures())
    return drawn, lids


def blink(wide=OPEN, shut=SHUT):
    """Down in two frames, shut for three, up in four."""
    return [wide * 0.8, (wide + shut) / 2, shut, shut, shut, wide * 0.4, wide * 0.6, wide * 0.8, wide * 0.95]


def rest(lids=None, wide=OPEN, steps=60):
    return play([wide] * steps, lids=lids, wide=wide)[1]


@pytest.mark.parametrize("wide", [0.19, 0.25, 0.30, 0.38])
def test_everybody_opens_and_shuts_in_full_however_wide_their_eyes(wide):
    """Mutant: one open gap for everybody; narrow eyes are drawn half shut all day."""
    drawn, _ = play(blink(wide, wide / 4), lids=rest(wide=wide), wide=wide)
    assert max(left for left, _ in drawn) == 1.0
    assert play([wide] * 5, lids=rest(wide=wide), wide=wide)[0][-1] == (0.0, 0.0)


def test_a_weak_blink_is_still_a_blink():
    """Glasses and low light leave half of the gap; mutant: draw the openness as it is."""
    drawn, _ = play(blink(shut=OPEN * 0.52), lids=rest())
    assert max(left for left, _ in drawn) == 1.0


def test_a_blink_is_drawn_in_the_frame_in_which_the_lids_are_down():
    drawn, _ = play(blink(), lids=rest())
    assert "".join("#" if left >= 0.5 else "." for left, _ in drawn) in ("..###....", ".####....")


def test_eyes_opened_wide_that_narrow_again_do_not_blink():
    """Mutant: judge by the share of the widest alone; after every surprise the character blinks."""
    drawn, _ = play([0.27] * 12, lids=rest(wide=0.50), wide=0.29)
    assert max(left for left, _ in drawn) < 0.5


def test_eyes_that_look_down_at_the_keyboard_are_half_shut_not_shut():
    """Mutant: no time limit on a blink; somebody who reads their notes sleeps."""
    drawn, _ = play([0.17] * 90, lids=rest())
    assert 0.2 < drawn[-1][0] < 0.8


def test_eyes_narrowed_by_a_smile_become_the_open_eyes():
    _, smiling = play([0.22] * 600, lids=rest())
    assert play([0.22] * 5, lids=smiling)[0][-1][0] < 0.1
    assert max(left for left, _ in play(blink(wide=0.22, shut=0.06), lids=smiling)[0]) == 1.0


def test_shut_eyes_teach_nothing_however_long():
    """Mutant: let the open level follow shut lids; a nap ends in a stare."""
    _, napped = play([SHUT] * 900, lids=rest())
    assert napped.left.gap == pytest.approx(OPEN, rel=0.02)


def test_nothing_is_learnt_when_it_must_not_be():
    _, after = play([0.2] * 300, lids=rest(), learn=False)
    assert after.left == rest().left


def test_somebody_first_seen_with_shut_eyes_is_not_taken_for_narrow_eyed():
    _, lids = play([SHUT] * 10)
    assert play([OPEN] * 30, lids=lids)[0][-1] == (0.0, 0.0)


def test_uneven_eyes_blink_together():
    drawn, _ = play([(OPEN * 0.45, OPEN * 0.2)] * 3, lids=rest())
    assert {left == right for left, right in drawn} == {True}


def test_a_wink_is_one_eye_shut_for_long_enough():
    drawn, _ = play([(SHUT, OPEN)] * 12, lids=rest())
    assert drawn[-1] == (1.0, 0.0)
    assert all(left == right for left, right in drawn[:3])


@pytest.mark.parametrize("side", [1, -1])
def test_past_twenty_degrees_only_the_nearer_eye_counts(side):
    """The far eye reads as shut there; mutant: swap the sides."""
    far_shut = (SHUT, OPEN) if side > 0 else (OPEN, SHUT)
    for degrees in (20, 25, 30):
        drawn, _ = play([far_shut] * 30, lids=rest(), yaw=side * math.radians(degrees))
        assert drawn[-1] == (0.0, 0.0)


@given(st.lists(st.tuples(st.floats(0, 2), st.floats(0, 2)), min_size=1, max_size=40), st.floats(-1.5, 1.5))
def test_closures_are_always_in_range(gaps, yaw):
    for left, right in play(gaps, yaw=yaw)[0]:
        assert 0.0 <= left <= 1.0
        assert 0.0 <= right <= 1.0


def behind_glasses():
    return replace(rest(), glasses=True)


def test_a_reflection_that_slides_over_an_eye_is_no_blink():
    """Mutant: as without glasses; every turn of the head under a lamp shuts the eyes."""
    sliding = [OPEN - (OPEN - SHUT) * min(1.0, step / 20) for step in range(40)]
    drawn, _ = play(sliding, lids=behind_glasses())
    assert max(left for left, _ in drawn) < 0.5
    assert max(left for left, _ in play(sliding, lids=rest())[0]) == 1.0


def test_behind_glasses_a_blink_is_still_one_and_ends():
    """Mutants: no blink at all; no end to it."""
    drawn, _ = play([*blink()[:5], *[SHUT] * 40], lids=behind_glasses())
    assert max(left for left, _ in drawn[:5]) == 1.0
    assert drawn[-1][0] < 0.5


def test_behind_glasses_one_mirroring_side_is_no_blink_and_no_wink():
    drawn, _ = play([(SHUT, OPEN)] * 12, lids=behind_glasses())
    assert max(max(both) for both in drawn) < 0.5


def test_gaps_are_in_eye_widths():
    assert lid_gaps(person(left=0.31, right=0.22)) == pytest.approx((0.31, 0.22), rel=1e-4)
