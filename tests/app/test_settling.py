"""The calibration step in a terminal."""

from avatar.app.settling import Settling
from avatar.app.status import Status
from avatar.stage.ladder import Act


def say(*shares, act=Act.PERFORM):
    settling = Settling()
    return [settling.hear(Status(act=act, progress=share)) for share in shares]


def test_it_says_what_to_do_how_far_it_is_and_that_it_is_over():
    said = say(0, 22, 23, 130, 254, 0, 0)
    assert said[0] == said[2] == said[6] == ""
    assert said[1] == "calibrating [#...........]  sit relaxed for three seconds and blink twice"
    assert said[3] == "calibrating [######......]"
    assert said[4] == "calibrating [###########.]"
    assert said[5].startswith("calibrated")


def test_a_card_says_nothing_of_it():
    """A card's own progress is that of a prompt."""
    assert say(10, 100, act=Act.CARD) == ["", ""]
