import itertools
import random

from hypothesis import given
from hypothesis import strategies as st

from avatar.performance import CONTROLS
from avatar.stage.idle import Idle


def test_the_same_seed_lives_the_same_life():
    one, other = Idle(random.Random(3)), Idle(random.Random(3))
    assert [one.move(i / 30) for i in range(900)] == [other.move(i / 30) for i in range(900)]


def test_it_blinks_as_often_as_people_do():
    idle = Idle(random.Random(1))
    lids = [idle.move(i / 30)["eyeBlinkLeft"] for i in range(30 * 60)]
    blinks = sum(a <= 0.5 < b for a, b in itertools.pairwise(lids))
    assert 8 <= blinks <= 26
    assert sum(lids) / len(lids) < 0.1


@given(st.floats(0, 1e6))
def test_breath_is_a_share_and_moves_are_controls(now_s):
    idle = Idle(random.Random(0))
    assert 0 <= idle.breathe(now_s) <= 1
    assert set(idle.move(now_s)) <= set(CONTROLS)
