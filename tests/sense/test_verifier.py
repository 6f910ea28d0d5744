"""Whose face it is, told as stories; ``tests/sense/people.py`` has the letters."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from avatar.sense.frame import CameraFrame
from avatar.sense.verifier import Verifier
from tests.sense.people import OWNER, PERIOD_S, FakeRecogniser, letter, observed, pixels, play, told


@pytest.mark.parametrize(
    ("story", "seen", "outcome"),
    [
        ("three matches make an owner", "yyyyyy", "uuOOOO"),
        ("a stranger is told at the first clear frame", "ssssss", "uXXXXX"),
        ("somebody alike after half a second", "kkkkkkkk", "uuuuuuXX"),
        ("who only does for staying does not open", "qqqqqqqqqq", "uuuuuuuuuu"),
        ("but an owner may sink so low", "yyyqqq" * 2, "uuO" + "O" * 9),
        ("a hand before the eyes costs its own time", "yyyyhhhyyy", "uuOOuuuOOO"),
        ("half a second of it costs trust", "yyyyhhhhhhhyy", "uuOOuuuuuXXXX"),
        ("after a miss it takes more than staying", "yyyyhqqqqqq", "uuOOuuuuuXX"),
        ("matches must follow each other", "yyhyyyy", "uuuuuOO"),
        ("a swap is seen at once", "yyyyyss", "uuOOOXX"),
        ("a swap to somebody alike too", "yyyyykkkkkkkk", "uuOOO" + "uuuuuXXX"),
        ("lively is not another person", "yyyllllll", "uuOOOOOOO"),
        ("away for a moment, back with one match", "yyyy....yy", "uuOOssssOO"),
        ("away for long, unknown again", "yyyy" + "." * 25 + "yyyy", "uuOO" + "s" * 20 + "uuuuu" + "uuOO"),
        ("somebody else comes back", "yyyy....sss", "uuOOsssssXX"),
        (
            "a stranger leaves, the owner comes",
            "ssss" + "." * 25 + "yyyy",
            "uXXX" + "X" * 20 + "u" * 7 + "OO",
        ),
        ("the owner sits down in the stranger's place", "ssssyyyyy", "uXXXXXOOO"),
        ("a blurred frame is no miss", "yyyyjjjyyyy", "uuOOOOOOOOO"),
        ("a network without a number is a miss", "yyyyynn", "uuOOOXX"),
    ],
)
def test_story(story, seen, outcome):
    assert told(seen) == outcome, story


@pytest.mark.parametrize("poor", "dt")
def test_a_frame_that_shows_too_little_is_no_miss_but_trust_runs_out(poor):
    """Mutants: ``clear`` taken for true (the owner is a stranger in the dark); no ``_UNPROVEN_S``."""
    outcome = told("yyyy" + poor * 60 + "yy")
    assert "X" not in outcome
    assert outcome[4:34] == "O" * 30
    assert outcome[45:64] == "s" * 19
    assert outcome.endswith("OO")


def test_a_dark_face_is_told_from_one_in_the_light():
    """Mutant: ``_too_dark`` never set; nobody would be asked for light."""
    assert [sighting.too_dark for sighting in play("ydy")] == [False, True, False]


def story_of_looks(texture_of, story):
    """Sightings and comparisons of an owner whose face looks as the letters say."""
    recogniser = FakeRecogniser()
    verifier = Verifier(OWNER, recogniser, to_open=0.5, to_stay=0.4)
    recogniser.who, compared = "y", []
    for place, look in enumerate(story):
        frame = CameraFrame(pixels("l", texture_of[look]), 0)
        recogniser.who = "s" if look == "s" else "y"
        sighting = verifier.look(frame, observed("y", 0), place * PERIOD_S)
        compared.append(sighting.compared)
    return compared, sighting


LOOKS = {"a": 1, "b": 2, "s": 3}


def test_a_grimace_that_was_compared_a_moment_ago_is_no_news():
    """Between two faces the owner is compared at the first change only; each costs as much as two frames."""
    compared, last = story_of_looks(LOOKS, "aaaaababa")
    assert compared == [True, True, True, False, False, True, False, False, False]
    assert letter(last) == "O"


def test_somebody_elses_face_is_news_however_many_looks_are_known():
    """Mutant: ``KNOWN_ALIKE = 0``."""
    compared, last = story_of_looks(LOOKS, "aaaaababs")
    assert compared[-1]
    assert last.stranger


def looked_at(who, sat=25, pose="y", light=1.0, tint=True):
    """Sightings at 25 frames a second, after an owner who has sat there for so many.

    ``pose`` is the letter of somebody who sits as all of ``who`` do; ``light`` and ``tint`` are the room's.
    """
    recogniser = FakeRecogniser()
    verifier = Verifier(OWNER, recogniser, to_open=0.5, to_stay=0.4)
    sightings = []
    for place, recogniser.who in enumerate("y" * sat + who):
        rgb = np.uint8(pixels(recogniser.who, 0) * light)
        frame = CameraFrame(rgb if tint else np.repeat(rgb[..., :1], 3, axis=2), 0)
        sightings.append(verifier.look(frame, observed(pose if place >= sat else "y", place), place / 25))
    return sightings[sat:]


def test_a_face_that_changed_a_little_is_trusted_and_compared_soon():
    """A lively head of one person costs one comparison for all that it does in 0.4 s, and no card.

    Mutants: a match that does not answer the hunch; ``HUNCH_COMPARED_S`` = 9.
    """
    sightings = looked_at("fyfyfyfyfyfy")
    assert "".join(map(letter, sightings)) == "O" * 12
    assert not any(sighting.startled for sighting in sightings)
    compared = [place for place, sighting in enumerate(sightings) if sighting.compared]
    assert len(compared) == 1
    assert compared[0] / 25 <= 0.4


@pytest.mark.parametrize("sat", [7, 10, 25, 50, 60])
def test_somebody_so_alike_is_drawn_for_less_than_half_a_second(sat):
    """Whenever the next routine comparison is due.

    Mutants: ``_Change.PERHAPS`` without a comparison; ``HUNCH_WITHIN_S = 1``.
    """
    outcome = "".join(map(letter, looked_at("F" * 25, sat)))
    # With a look of 0.6 s before it is compared at once; where there is none yet, the hunch is shown.
    assert sat > 15 or "O" in outcome
    assert outcome.index("X") / 25 < 0.5
    assert outcome.endswith("X" * 12)


@pytest.mark.parametrize("pose", "tj")
def test_a_hunch_that_cannot_be_compared_in_time_is_trusted_no_longer(pose):
    """Turned too far, or moving too fast for a miss to count: so may be somebody else.

    Mutants: no suspicion after ``HUNCH_WITHIN_S`` (open for 3.6 s); a hunch forgotten by an unclear miss.
    """
    outcome = "".join(map(letter, looked_at("F" * 60, pose=pose)))
    assert outcome.startswith("O")  # else the test shows nothing
    assert outcome.index("s") / 25 < 0.5
    assert set(outcome[12:]) == {"s"}


def test_the_owner_of_whom_there_was_a_hunch_is_back_with_one_match():
    assert "".join(map(letter, looked_at("F" * 20 + "y" * 40, pose="j"))).endswith("O" * 39)


def test_a_hunch_about_a_face_that_cannot_be_told_costs_a_few_comparisons():
    """Mutant: hurry at every frame of it (25 a second)."""
    sightings = looked_at("F" * 100, pose="j")
    assert sum(sighting.compared for sighting in sightings) <= 14


@pytest.mark.parametrize(("light", "tint"), [(0.5, True), (1.0, False)])
def test_where_colours_tell_nothing_a_small_change_is_compared_at_once(light, tint):
    """In the dark, and to a camera without colours, other people's are the same.

    Mutants: ``COLOURS_LUMA = 0``; ``COLOURS_TINT = 0``.
    """
    assert not looked_at("f")[0].startled
    first = looked_at("f", light=light, tint=tint)[0]
    assert first.startled
    assert first.compared
    assert letter(first) == "O"
    assert letter(looked_at("F", light=light, tint=tint)[0]) == "X"


@pytest.mark.parametrize("who", "shkp")
def test_another_texture_is_no_small_change_even_in_the_same_colours(who):
    """Mutant: ``TURNED_CLOSE = 0``."""
    assert looked_at(who)[0].startled


@pytest.mark.parametrize("away", [False, True])
def test_the_first_face_after_the_camera_was_shut_is_one_that_appears(away):
    """Mutant: keep the view from before; somebody alike sits down during a pause and no cut is seen."""
    recogniser = FakeRecogniser()
    verifier = Verifier(OWNER, recogniser, to_open=0.5, to_stay=0.4)
    recogniser.who = "y"
    for place in range(10):
        last = verifier.look(CameraFrame(pixels("y", 0), 0), observed("y", 0), place / 25)
    assert letter(last) == "O"
    if away:
        verifier.look_away()
    back = verifier.look(CameraFrame(pixels("y", 0), 0), observed("y", 0), 10 / 25)
    assert (back.startled, back.compared) == (away, away)


def test_known_looks_are_forgotten_with_the_owner():
    """Mutants: keep ``_known`` in ``_miss``, or in ``_forget``; a look would outlive the trust in it."""
    recogniser = FakeRecogniser()
    verifier = Verifier(OWNER, recogniser, to_open=0.5, to_stay=0.4)
    recogniser.who = "y"
    for place in range(4):
        verifier.look(CameraFrame(pixels("y", 0), 0), observed("y", 0), place * PERIOD_S)
    assert len(verifier._known) == 3
    recogniser.who = "s"
    verifier.look(CameraFrame(pixels("s", 0), 0), observed("s", 0), 0.4)
    assert not verifier._known
    recogniser.who = "y"
    verifier.look(CameraFrame(pixels("y", 0), 0), observed("y", 0), 0.5)
    assert verifier._known
    verifier.look(CameraFrame(pixels("s", 0), 0), observed(".", 0), 1.0)
    recogniser.who = "q"
    verifier.look(CameraFrame(pixels("y", 0), 0), observed("y", 0), 9.0)
    assert not verifier._known


def test_a_change_without_a_visible_cut_is_seen_at_the_next_comparison():
    """Mutant: ``_PERIOD_S = 60``."""
    outcome = told("y" * 10 + "m" * 20)
    assert outcome[10:].count("O") <= 12
    assert outcome[-5:] == "XXXXX"


def faded(steps, sat, stays):
    """Sightings at 25 frames a second from the first step of a cross-fade to a stranger; who was compared."""
    recogniser = FakeRecogniser()
    verifier = Verifier(OWNER, recogniser, to_open=0.5, to_stay=0.4)
    before, after = pixels("y", 0).astype(float), pixels("s", 0)
    sightings = []
    for place in range(sat + steps + stays):
        share = min(1.0, max(0.0, (place - sat + 1) / (steps + 1)))
        recogniser.who = "s" if share > 0.5 else "y"
        frame = CameraFrame(np.uint8(before * (1 - share) + after * share), 0)
        sightings.append(verifier.look(frame, observed("y", 0), place / 25))
    return sightings[sat:], recogniser.compared


@pytest.mark.parametrize("sat", [20, 27, 34, 41])
@pytest.mark.parametrize("steps", [5, 10, 15])
def test_a_cross_fade_to_a_stranger_is_drawn_for_less_than_half_a_second(steps, sat):
    """From its middle on; no step of it is a change by itself.

    Mutants: ``_drifted`` always false; ``DRIFTED`` = 0; ``DRIFT_EVERY_S`` = 9; ``DRIFT_S`` = 0.1.
    """
    sightings, _ = faded(steps, sat, 40)
    assert not any(one.startled for one in sightings[: steps + 1])
    outcome = "".join(map(letter, sightings))
    assert outcome[steps // 2 :].count("O") / 25 < 0.5
    assert outcome.endswith("X")


def test_an_owner_whose_look_does_not_creep_is_compared_no_more_often():
    """Mutant: ``DRIFTED`` = 2 and no known look counts."""
    _, compared = faded(0, 25 * 12, 0)
    assert len(compared) <= 13


def test_a_head_that_never_rests_is_soon_compared_by_routine_only_until_it_is_calm():
    """Mutants: ``_drifts`` never grows; it never is 0 again."""
    recogniser, chance = FakeRecogniser(), np.random.default_rng(5)
    verifier = Verifier(OWNER, recogniser, to_open=0.5, to_stay=0.4)
    recogniser.who = "y"
    one, other, times, shown = pixels("y", 0).astype(float), None, [], []
    for place in range(25 * 30):
        if (
            place < 25 * 20 and place % 20 == 0
        ):  # for twenty seconds another grimace every 0.8 s, without a cut
            one = one if other is None else other
            other = np.roll(pixels("s", 0), chance.integers(1, 200, 2).tolist(), (0, 1)).astype(float)
        share = min(1.0, place % 20 / 20) if place < 25 * 20 else 1.0
        before = len(recogniser.compared)
        frame = CameraFrame(np.uint8(one * (1 - share) + other * share), 0)
        shown.append(verifier.look(frame, observed("y", 0), place / 25))
        times += [place / 25] * (len(recogniser.compared) - before)
    assert not any(sighting.startled for sighting in shown[25:])
    gaps = np.diff([at_s for at_s in times if 2 < at_s < 20])
    assert np.median(gaps) >= 0.5
    assert verifier._drifts == 0


def test_a_single_miss_is_suspect_before_it_is_a_stranger():
    """Mutant: a miss that leaves ``_suspect`` alone."""
    sightings = play("yyyy" + "g" * 20)
    first = next(place for place in range(4, 24) if sightings[place].compared)
    assert not any(sighting.suspect for sighting in sightings[2:first])
    assert sightings[first].suspect
    assert not sightings[first].stranger
    assert sightings[-1].stranger


def test_a_second_face_asks_for_a_comparison_when_it_comes_and_when_it_goes():
    """Mutant: the count left out of ``_is_news``."""
    recogniser = FakeRecogniser()
    assert letter(play("yyyy222yyy", recogniser)[-1]) == "O"
    assert recogniser.compared == list("yyy2y")


def test_an_owner_who_sits_there_is_compared_once_a_period_and_a_stranger_hardly_more():
    for who, most in (("y", 53), ("k", 60)):
        recogniser = FakeRecogniser()
        play(who * 600, recogniser)
        assert 45 <= len(recogniser.compared) <= most


def test_asking_compares_at_the_next_frame():
    recogniser = FakeRecogniser()
    verifier = Verifier(OWNER, recogniser, to_open=0.5, to_stay=0.4)
    recogniser.who = "y"
    for place in range(6):
        if place == 5:
            verifier.ask()
        sighting = verifier.look(CameraFrame(pixels("y", 0), 0), observed("y", 0), place * PERIOD_S)
        assert sighting.compared is (place in (0, 1, 2, 5))
    assert sighting.matched_s == 5 * PERIOD_S


def test_a_routine_comparison_may_wait_until_the_signal_is_out_and_counts_from_the_next_frame():
    recogniser = FakeRecogniser()
    verifier = Verifier(OWNER, recogniser, to_open=0.5, to_stay=0.4)

    def look(who, place):
        recogniser.who = who
        return verifier.look(
            CameraFrame(pixels(who, place), 0), observed(who, place), place * PERIOD_S, may_put_off=True
        )

    for place in range(4):
        look("y", place)
    # A stranger who took over without a visible change is seen by the routine comparison only.
    before = len(recogniser.compared)
    place = 3
    while not verifier._put_off:
        place += 1
        sighting = look("m", place)
    assert not sighting.suspect
    assert len(recogniser.compared) == before
    verifier.catch_up()
    assert len(recogniser.compared) == before + 1
    assert look("m", place + 1).stranger


def test_what_looks_like_a_swap_is_never_put_off():
    """Mutant: put off every comparison; somebody else is drawn for a frame."""
    recogniser = FakeRecogniser()
    verifier = Verifier(OWNER, recogniser, to_open=0.5, to_stay=0.4)
    for place, who in enumerate("yyyys"):
        recogniser.who = who
        sighting = verifier.look(
            CameraFrame(pixels(who, place), 0), observed(who, place), place * PERIOD_S, may_put_off=True
        )
    assert sighting.suspect
    assert sighting.compared


def test_asking_at_every_frame_compares_every_third():
    """Mutant: ``_due_s = -math.inf`` in ``ask`` (a whole core while a prompt waits)."""
    recogniser = FakeRecogniser()
    verifier = Verifier(OWNER, recogniser, to_open=0.5, to_stay=0.4)
    recogniser.who = "y"
    for place in range(90):
        verifier.ask()
        verifier.look(CameraFrame(pixels("y", 0), 0), observed("y", 0), place / 30)
    assert 28 <= len(recogniser.compared) <= 32


def test_nothing_is_known_before_the_first_match():
    first = play(".s")
    assert first[0].suspect
    assert first[0].matched_s == -math.inf
    assert not first[0].compared


@given(st.text("yqhlskdtj2.np", max_size=60))
def test_nobody_but_the_owner_is_ever_certain(story):
    """Mutants: no chip in ``_is_news``; scores that outlive a miss."""
    for who, sighting in zip(story, play(story), strict=True):
        if letter(sighting) == "O":
            assert who not in "skhn.p"


@given(st.text("yqhlskdtj2.np", max_size=60))
def test_one_match_makes_no_owner(story):
    """Mutant: ``_OPEN_COUNT = 1``."""
    for place, sighting in enumerate(play(story)):
        if letter(sighting) == "O":
            assert sum(who in "yl2q" for who in story[: place + 1]) >= 3
