"""The first frame of a fast turn, told by where the nose points."""

import math
from dataclasses import replace

import pytest

from avatar.sense.turning import Turning
from tests.sense.fakes import face


def turned(*degrees, scale=1.0):
    turning = Turning()
    for angle in degrees:
        one = face(yaw=math.radians(angle))
        turning = turning.advance(replace(one, transform=one.transform * scale))
    return turning


@pytest.mark.parametrize(
    ("degrees", "begins"),
    [
        ((0.0, 0.0, 3.0), True),
        ((30.0, 30.5, 33.0), True),
        ((0.0, 0.0, 1.5), False),
        ((0.0, 1.5, 5.0), False),
        ((0.0, 0.0, 3.0, 12.0), False),
        ((0.0, 3.0), False),
        ((3.0,), False),
    ],
)
def test_only_a_head_that_rested_begins_to_turn(degrees, begins):
    """Mutants: the angle from straight ahead; the first frame as one that rested."""
    assert turned(*degrees).begins == begins


def test_how_near_the_face_is_says_nothing():
    """Mutant: columns as they are; the transform of some trackers is scaled."""
    assert not turned(0.0, 0.0, 1.0, scale=3.0).begins
    assert turned(0.0, 0.0, 3.0, scale=0.2).begins


def test_whoever_comes_back_looking_elsewhere_did_not_turn():
    """Mutant: remember across a gap."""
    gone = turned(0.0, 0.0).advance(None)
    assert not gone.advance(face(yaw=0.5)).begins
