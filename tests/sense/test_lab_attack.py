"""The attack lab, on synthetic moments: no recording, no network."""

import math
import random

import pytest

from avatar.gate.liveness import OTHERS, TURNS, Prompt
from avatar.sense.lab_attack import Moment, draw, loop, play
from tests.sense.test_features import lids, person, photo

FPS = 25.0


def recording(*faces, similarity=0.9):
    """An embedding of every third frame."""
    return [
        Moment(place / FPS, face, similarity if place % 3 == 0 else math.nan)
        for place, face in enumerate(faces)
    ]


def rest(seconds):
    return [person() for _ in range(round(seconds * FPS))]


def turning():
    """Two seconds of rest and a turn to the left of one second, in a loop."""
    return rest(2) + [person(0.6 * math.sin(math.pi * place / 25)) for place in range(25)]


def rates(moments, prompts, tries=60):
    played, chance = loop(moments, FPS), random.Random(1)
    return [play(played, chance.randrange(len(moments)), prompts) for _ in range(tries)]


def test_a_replay_that_shows_the_movement_passes_one_prompt_and_not_another():
    assert "accepted" in rates(recording(*turning()), (Prompt.TURN_LEFT,))
    assert set(rates(recording(*turning()), (Prompt.TURN_RIGHT,))) == {"wrong"}


def test_a_replay_that_answers_one_prompt_fails_at_the_next():
    """Mutant: stop after the first prompt."""
    assert "accepted" not in rates(recording(*turning()), (Prompt.TURN_LEFT, Prompt.SMILE))


def test_a_stranger_who_does_everything_right_is_not_matched():
    """Mutant: count a frame without an embedding as matched."""
    for similarity in (0.2, math.nan):
        ends = rates(recording(*turning(), similarity=similarity), (Prompt.TURN_LEFT,))
        assert set(ends) == {"unmatched", "restless"}


def test_a_waved_photo_passes_recognition_but_no_prompt():
    waved = [photo(1.1 * math.sin(place / 8), 0.6 * math.sin(place / 8)) for place in range(50)]
    moments = recording(*rest(1), *waved)
    assert set(rates(moments, ())) == {"accepted"}
    assert "accepted" not in rates(moments, (Prompt.TURN_LEFT,))
    assert "accepted" not in rates(moments, (Prompt.BLINK_TWICE,))


def test_a_replay_with_a_double_blink_passes_that_prompt():
    blink = [person(**lids(0.6))] * 4 + [person()] * 5
    assert "accepted" in rates(recording(*rest(2), *blink, *blink), (Prompt.BLINK_TWICE,))


def test_nobody_there_is_lost():
    assert set(rates(recording(*[None] * 50), (Prompt.SMILE,))) == {"lost"}


@pytest.mark.parametrize("count", range(13))
def test_as_many_prompts_are_drawn_as_asked_for(count):
    prompts = draw(count, random.Random(count))
    assert len(prompts) == count
    if count == 1:
        assert prompts[0] in (*TURNS, Prompt.BLINK_TWICE)
    if count == 3:
        assert sum(one in TURNS for one in prompts) == sum(one in OTHERS for one in prompts) == 1
