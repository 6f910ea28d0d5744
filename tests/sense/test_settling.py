"""Sit relaxed for three seconds and blink twice; one step is a fifteenth of a second."""

import itertools

import pytest

from avatar.sense.reading import Reading
from avatar.sense.settling import Settling
from avatar.sense.worker import Reader
from tests.sense.fakes import person

STEP_S = 1 / 15
FACES = {
    "o": person(),
    "b": person(left=0.06, right=0.06, eyeBlinkLeft=0.7, eyeBlinkRight=0.7),
    "t": person(lips=0.2),
}


def play(story, reading=None, *, learn=True):
    """o at rest, b eyes shut, t mouth open; the progress after each, 0 when it is over."""
    reading = reading or Reading.start().restarted()
    said = []
    for step, character in enumerate(story, start=1):
        reading = reading.advance(FACES[character], step * STEP_S, learn=learn)
        said.append(reading.progress)
    return said


BLINK = "bbb" + "o" * 7
REST = "o" * 45


def test_three_relaxed_seconds_and_two_blinks_complete_it():
    said = play(REST + BLINK + BLINK)
    assert said[0] > 0
    assert said[-1] == 0
    assert all(before <= after or after == 0 for before, after in itertools.pairwise(said))


@pytest.mark.parametrize("story", [REST + BLINK, BLINK + BLINK + "o" * 15, "t" * 60 + BLINK + BLINK])
def test_less_does_not(story):
    """Mutants: either of both; a talking face is at rest."""
    assert play(story)[-1] > 0


def test_somebody_who_cannot_blink_at_will_is_not_kept_waiting():
    """Mutant: no limit."""
    assert play("o" * 15 * 13)[-1] == 0


def test_nobody_but_the_owner_completes_it():
    """Mutant: count a bystander's blinks."""
    said = play(REST + BLINK + BLINK, learn=False)
    assert set(said) == {said[0]}
    assert said[0] > 0


def test_without_being_asked_there_is_none():
    assert set(play(REST, Reading.start())) == {0}


def test_progress_is_never_nothing_while_it_goes_on_nor_everything():
    assert Settling().progress == 1
    assert Settling(relaxed_s=99.0, blinks=99).progress == 254


def test_what_it_learnt_is_kept_as_it_ends():
    """Mutant: keep every 30 seconds only; a first start that is left after the step would begin it again."""
    kept = []
    reader = Reader(Reading.start().restarted(), keep=kept.append)
    for step, character in enumerate(REST + BLINK + BLINK, start=1):
        reader.read(FACES[character], step * STEP_S, learn=True)
        assert bool(kept) == (reader.reading.progress == 0)
    assert len(kept) == 1
