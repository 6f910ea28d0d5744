"""What the director keeps of a moment between a look at it and its picture, and what it never keeps."""

import random
from dataclasses import replace

import pytest

from avatar.signal import Held, Marks, Reason
from avatar.stage.director import Director
from avatar.stage.idle import Idle
from avatar.stage.ladder import Act, Ladder
from avatar.stage.retarget import MANNERS
from tests.stage.noting import NotingRenderer, NotingRig, live


@pytest.fixture
def director():
    return Director(NotingRig(), NotingRenderer(), Idle(random.Random(0)))


def _acting(director, at_s):
    """A head on its way, looked at and not drawn yet."""
    for i in range(9):
        director.hear(live(at_s - 0.3 + i / 30, yaw=0.03 * i), at_s - 0.3 + i / 30)
        director.draw(at_s - 0.3 + i / 30)
    director.hear(live(at_s - 0.04, yaw=0.3), at_s)
    assert director.is_worth_drawing(at_s)


def test_a_pause_between_a_look_and_its_picture_is_never_drawn_from_memory(director):
    """Another thread may press it just then; mutant: keep the whole moment, not where everything stands."""
    _acting(director, 1.0)
    poses = len(director.rig.poses)
    director.paused = True
    director.draw(1.0)
    assert director.shows_card
    assert len(director.rig.poses) == poses


def test_what_is_kept_of_a_moment_is_the_moment_itself(director):
    """Mutant: remember nothing, which costs as much again for each picture."""
    _acting(director, 1.0)
    looked = director._moment.controls
    director.draw(1.0)
    assert director._moment.controls is looked


def _pause_and_go_on(director):
    director.paused = True
    director.draw(1.0)
    director.paused = False


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d.hear(live(0.999, yaw=-0.4), 1.0),
        lambda d: setattr(d, "ladder", replace(d.ladder, act=Act.EASE, live_s=0.5)),
        _pause_and_go_on,
        lambda d: d.hear(Held(round(1e9), Reason.NOT_VERIFIED), 1.0),
        lambda d: setattr(d, "manner", MANNERS["calm"]),
        lambda d: setattr(d, "ladder", Ladder(reason=Reason.CHECKING)),
        lambda d: setattr(d, "wanted", None),
        lambda d: d.hear(live(0.95, Marks.VOICE_ONLY), 1.0),
        lambda d: setattr(d, "unread", True),
        lambda d: setattr(d, "faces", {}),
    ],
)
def test_whatever_changes_within_a_moment_is_drawn_as_if_nobody_had_looked(change):
    """Mutants: leave signal, ladder, manner, marks or faces out of what is known, keep it under a card."""
    shown = []
    for looks in (True, False):
        one = Director(NotingRig(), NotingRenderer(), Idle(random.Random(0)), wanted="happy")
        _acting(one, 1.0)
        if not looks:
            one._known = ()
        change(one)
        one.draw(1.0)
        shown.append((one.rig.poses, one.renderer.drawn, one.shows_card))
    assert shown[0] == shown[1]
