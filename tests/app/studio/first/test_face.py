"""The schematic face: mirrors the performer, moves only where motion is wanted, costs nothing unseen."""

import itertools

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor

from avatar.app.studio.first.face import LOOKS, Face, share_at
from avatar.signal import Reason
from avatar.stage import cards


@pytest.fixture
def still(app):
    app.theme.choose(motion="less")
    yield
    app.theme.choose(motion="system")


def drawn(reason, progress=0):
    face = Face()
    face.resize(200, 200)
    face.show_prompt(reason, progress)
    return face.grab().toImage()


def dark(image):
    """Where the features are, on average: x from the middle, positive to the right."""
    found = [
        x - 100
        for x in range(50, 150)
        for y in range(60, 125)
        if QColor(image.pixel(QPoint(x, y))).lightness() < 90
    ]
    return sum(found) / len(found)


@pytest.mark.parametrize(("reason", "side"), [(Reason.PROMPT_TURN_LEFT, -1), (Reason.PROMPT_TURN_RIGHT, 1)])
def test_ones_own_left_is_on_the_left_as_in_a_mirror(still, reason, side):
    """Mutant: draw it as another person would be seen."""
    assert dark(drawn(reason)) * side > 10


def test_every_prompt_but_straight_ahead_has_a_look_of_its_own():
    prompts = {reason for reason in Reason if reason.name.startswith("PROMPT_")}
    assert prompts - set(LOOKS) == {Reason.PROMPT_STRAIGHT}
    looks = [LOOKS[reason] for reason in prompts & set(LOOKS)]
    assert len(set(looks)) == len(looks)


def test_the_ring_shows_how_far_it_has_got_and_screen_readers_are_told(still):
    top_right = QPoint(166, 34)
    empty, full = (drawn(Reason.PROMPT_STRAIGHT, progress).pixel(top_right) for progress in (0, 255))
    assert empty != full
    face = Face()
    face.show_prompt(Reason.PROMPT_BLINK_TWICE, 128)
    assert face.accessibleName() == cards.WORDS[Reason.PROMPT_BLINK_TWICE].title
    assert face.accessibleDescription() == "50 %"


def test_it_moves_only_while_it_is_seen_and_where_motion_is_wanted(app, still):
    face = Face()
    face.show_prompt(Reason.PROMPT_SMILE)
    face.show()
    assert not face._timer.isActive()
    app.theme.choose(motion="system")
    face.show_prompt(Reason.PROMPT_SMILE)
    assert face._timer.isActive()
    face.hide()
    assert not face._timer.isActive()


@pytest.mark.parametrize(("blinks", "most"), [(0, 1), (2, 2)])
def test_a_movement_is_shown_once_in_a_loop_and_a_double_blink_twice(blinks, most):
    shown = [share_at(at / 100, blinks) for at in range(260)]
    assert min(shown) >= 0
    assert 0.95 < max(shown) <= 1
    rises = sum(1 for before, after in itertools.pairwise(shown) if before <= 0.5 < after)
    assert rises == most
    assert shown[0] == shown[-1] == 0
