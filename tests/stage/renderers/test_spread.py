import numpy as np
import pytest

from avatar.stage.renderers.spread import Spread, bands
from avatar.stage.rigs import scene_from_svg

FIGURE = '<circle cx="640" cy="200" r="100"/><rect x="340" y="400" width="600" height="320"/>'


def reach(drawing, shift=0):
    scene = scene_from_svg(f"<svg>{drawing}</svg>")
    return Spread(scene.art.layers, 1.0, (720, 1280)).measure(scene.points + np.float32(shift))


def test_a_head_is_narrower_than_its_shoulders():
    still = reach(FIGURE)
    head, shoulders = bands(still, still, (0, 0, 1280, 720))
    assert head == (538, 96, 744, 384)
    assert shoulders == (338, 384, 944, 720)


def test_both_where_it_was_and_where_it_is_count():
    """Mutants: only one of the two."""
    here, there = reach(FIGURE), reach(FIGURE, (40, 0))
    for pair in ((here, there), (there, here)):
        assert bands(*pair, (0, 0, 1280, 720))[0] == (538, 96, 784, 384)


def test_what_leaves_the_area_is_cut():
    assert bands(reach(FIGURE), reach(FIGURE, -2000), (600, 150, 700, 250)) == [(600, 150, 700, 250)]


def test_where_nothing_is_drawn_there_is_no_band():
    circle = reach('<circle cx="640" cy="20" r="10"/>')
    assert bands(circle, circle, (0, 0, 1280, 720)) == [(628, 0, 654, 96)]
    assert bands(circle, circle, (0, 300, 1280, 720)) == []


def test_bands_of_nearly_the_same_breadth_are_one():
    pillar = reach('<rect x="400" y="0" width="300" height="720"/>')
    assert len(bands(pillar, pillar, (0, 0, 1280, 720))) == 1


@pytest.mark.parametrize("close", ["Z", ""])
def test_an_open_path_is_filled_up_to_the_line_that_closes_it(close):
    """Mutant: measure only curves."""
    left, right = reach(f'<path d="M300 0H900V700H300{close}"/>')
    assert left[3] < 300
    assert right[3] > 900
