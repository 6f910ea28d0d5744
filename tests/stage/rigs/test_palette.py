"""Recolouring: the base is what was asked for, and shades and lights go along."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avatar.stage.rigs.palette import recolour, to_hex, to_oklab

HAIR = ("#7b4533", "#3d2321", "#5a3128", "#935840", "#b06b44")
colours = st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06x}")


def lightness(colour):
    return to_oklab(colour)[0]


@given(colours)
def test_oklab_and_back_is_the_same_colour(colour):
    assert to_hex(to_oklab(colour)) == colour


@given(st.lists(colours, min_size=1, max_size=6))
def test_the_old_base_changes_nothing(family):
    assert recolour(family, family[0]) == tuple(family)


@given(st.lists(colours, min_size=1, max_size=6), colours)
def test_the_first_colour_is_the_base_and_every_other_stays_on_its_side(family, base):
    """What was darker than the base stays darker (rounding is forgiven), what was lighter stays lighter."""
    moved = recolour(family, base)
    assert moved[0] == base
    assert len(moved) == len(family)
    for before, after in zip(family, moved, strict=True):
        step = lightness(before) - lightness(family[0])
        assert (lightness(after) - lightness(base)) * step >= -0.01 * abs(step)


@pytest.mark.parametrize(
    "base", ["#17141a", "#2a2022", "#f7f3ea", "#b5b5ba", "#d9b36a", "#b34a2c", "#3f7fd0"]
)
def test_hair_of_any_colour_shows_shade_and_light(base):
    """Mutant: add the offset without squeezing it; the shades of black hair all become #000000."""
    _, shade, _, _, light = recolour(HAIR, base)
    assert lightness(light) - lightness(shade) > 0.09
    assert len(set(recolour(HAIR, base))) == len(HAIR)


def test_grey_stays_grey():
    for colour in recolour(HAIR, "#a9a9ad"):
        _, a, b = to_oklab(colour)
        assert (a * a + b * b) ** 0.5 < 0.02


def test_a_white_shirt_may_become_blue_and_its_folds_with_it():
    _, fold = recolour(("#fffaf0", "#eddcc2"), "#3f6fb5")
    _, _, b = to_oklab(fold)
    assert b < -0.05
    assert lightness(fold) < lightness("#3f6fb5")


@pytest.mark.parametrize("bad", ["red", "#fff", "#12345g", "url(#x)", ""])
def test_what_is_not_a_colour_is_refused(bad):
    with pytest.raises(ValueError, match="#rrggbb"):
        recolour(("#123456",), bad)
    with pytest.raises(ValueError, match="at least one"):
        recolour((), "#123456")
