from dataclasses import fields, replace

import pytest

from avatar.gate import FLOOR, Policy, looser_than_floor


def test_the_default_is_not_looser_than_the_floor():
    assert looser_than_floor(Policy()) == ()


@pytest.mark.parametrize("name", [one.name for one in fields(Policy)])
def test_every_threshold_can_be_made_stricter_and_never_looser(name):
    """Mutant: leave one threshold out of the comparison."""
    value = getattr(FLOOR, name)
    up, down = replace(FLOOR, **{name: value * 1.5}), replace(FLOOR, **{name: value * 0.5})
    assert sorted([looser_than_floor(up), looser_than_floor(down)]) == [(), (name,)]


def test_a_threshold_that_is_not_a_number_is_looser():
    assert looser_than_floor(replace(FLOOR, similarity_to_stay=float("nan"))) == ("similarity_to_stay",)
