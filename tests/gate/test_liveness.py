"""What counts as an answer to a prompt, told as stories; and what is true of every history."""

import math
import random
from dataclasses import replace

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from avatar.gate import Policy
from avatar.gate.challenge import Attempts, Need, needs_passphrase, plan
from avatar.gate.liveness import (
    OTHERS,
    TURNS,
    Failure,
    Features,
    Prompt,
    PromptRun,
    Rest,
    Status,
    ask,
    flat_from,
)
from avatar.gate.policy import EARLIEST_S, FLAT, FLAT_MOST, LATEST_S, NEUTRAL_FACE, NEUTRAL_MOUTH, TURN
from tests.strategies import weighted

REST = Features(now_s=0.0, yaw=0.0, pitch=0.0, foreshortening=0.0, closure=0.0, smile=0.0, jaw=0.0)
SEEN = {
    "-": REST,
    "L": replace(REST, yaw=TURN + 0.02),
    "l": replace(REST, yaw=TURN - 0.02),
    "R": replace(REST, yaw=-TURN - 0.02),
    "F": replace(REST, yaw=TURN + 0.02, foreshortening=FLAT + 0.02),
    "W": replace(REST, yaw=TURN + 0.16, foreshortening=FLAT + 0.04),
    "w": replace(REST, yaw=TURN + 0.5, foreshortening=FLAT_MOST + 0.01),
    "U": replace(REST, pitch=0.3),
    "S": replace(REST, smile=0.8),
    "O": replace(REST, jaw=0.8),
    "m": replace(REST, jaw=(NEUTRAL_FACE + NEUTRAL_MOUTH) / 2),
    "x": replace(REST, closure=0.9),
    "h": replace(REST, closure=0.4),
    ".": Features(now_s=0.0),
    "?": replace(REST, foreshortening=math.nan, yaw=TURN + 0.02),
}
"""One character is 50 ms.
    -  at rest      L R  turned left, right     l  not far enough    F  a flat turn to the left
    U  up           S O  smile, open mouth      x  lids shut         h  half shut
    .  no face      ?    turned, but the squeeze could not be measured
    m  the mouth a little open
    W  far to the left, and a little flat for it    w  farther, and flat
"""
TICK_S = 0.05
HELD = "--------"
"""Rest with a match, longer than asked for: the prompt is shown before its end."""
LATER = "------"
"""Longer than the earliest answer."""


def play(run, seen, matched=lambda place: True):
    for place, character in enumerate(seen):
        run = run.step(replace(SEEN[character], now_s=place * TICK_S), matched=matched(place))
    return run


LEFT, UP, SMILE, MOUTH, BLINK = (
    Prompt.TURN_LEFT,
    Prompt.LOOK_UP,
    Prompt.SMILE,
    Prompt.OPEN_MOUTH,
    Prompt.BLINK_TWICE,
)


@pytest.mark.parametrize(
    ("story", "prompt", "seen", "status", "failure"),
    [
        ("rest brings the prompt", LEFT, HELD, Status.WAITING, None),
        ("turning and coming back answers it", LEFT, LATER + "lLLLl" + HELD, Status.ANSWERED, None),
        ("the right turn too", Prompt.TURN_RIGHT, LATER + "RRR" + HELD, Status.ANSWERED, None),
        ("up", UP, LATER + "UUU" + HELD, Status.ANSWERED, None),
        ("a smile", SMILE, LATER + "SSS" + HELD, Status.ANSWERED, None),
        ("an open mouth", MOUTH, LATER + "OOO" + HELD, Status.ANSWERED, None),
        ("two blinks", BLINK, LATER + "-xx--xx--" + HELD, Status.ANSWERED, None),
        (
            "two blinks between which the lids rise slowly",
            BLINK,
            LATER + "xxhh-hxxh-" + HELD,
            Status.ANSWERED,
            None,
        ),
        ("a quick turn that is solid for two frames", LEFT, LATER + "LLFFFl" + HELD, Status.ANSWERED, None),
        ("but not for one only", LEFT, LATER + "LFFFFl" + HELD, Status.WAITING, None),
        ("two frames are no smile", SMILE, LATER + "SS" + HELD, Status.WAITING, None),
        ("nor a wrong turn", SMILE, LATER + "RR" + HELD, Status.WAITING, None),
        ("being back for a moment ends a turn", LEFT, LATER + "LLLl---", Status.ANSWERED, None),
        ("but one frame is not being back", LEFT, LATER + "LLLl-", Status.RETURNING, None),
        ("and a smile must have faded for good", SMILE, LATER + "SSS---", Status.RETURNING, None),
        ("not back yet", LEFT, LATER + "LLLll", Status.RETURNING, None),
        ("one frame is no movement", LEFT, LATER + "L" + HELD, Status.WAITING, None),
        ("not far enough", LEFT, LATER + "l" * 81, Status.FAILED, Failure.SLOW),
        ("one blink is not two", BLINK, LATER + "xx" + "-" * 90, Status.FAILED, Failure.SLOW),
        ("nor are half ones", BLINK, LATER + "hh-hh-hh" + "-" * 90, Status.FAILED, Failure.SLOW),
        ("nor two far apart", BLINK, LATER + "xx" + "-" * 20 + "xx" + "-" * 60, Status.FAILED, Failure.SLOW),
        (
            "nor is a blink and closed eyes",
            BLINK,
            LATER + "xx--" + "x" * 15 + "-" * 70,
            Status.FAILED,
            Failure.SLOW,
        ),
        (
            "closed eyes are no blink",
            BLINK,
            LATER + "x" * 15 + "--" + "x" * 15 + "-" * 60,
            Status.FAILED,
            Failure.SLOW,
        ),
        (
            "lids that do not rise between are one",
            BLINK,
            LATER + "xxhxx" + "-" * 90,
            Status.FAILED,
            Failure.SLOW,
        ),
        ("the other side is wrong", LEFT, LATER + "RRR", Status.FAILED, Failure.WRONG),
        ("another movement first is wrong", LEFT, LATER + "OOO--LLL", Status.FAILED, Failure.WRONG),
        ("baring the teeth on the way is human", MOUTH, LATER + "SSSOOO" + HELD, Status.ANSWERED, None),
        ("but is not the answer", MOUTH, LATER + "SSS" + "-" * 90, Status.FAILED, Failure.SLOW),
        ("blinking while turning is human", LEFT, LATER + "xx-xx-lLLL" + HELD, Status.ANSWERED, None),
        ("a flat turn is no answer", LEFT, LATER + "F" * 90, Status.FAILED, Failure.FLAT),
        ("nor is a flat one, however far", LEFT, LATER + "w" * 90, Status.FAILED, Failure.FLAT),
        ("a far turn may be squeezed a little more", LEFT, LATER + "WWW" + HELD, Status.ANSWERED, None),
        ("nor one whose squeeze is not a number", LEFT, LATER + "?" * 90, Status.FAILED, Failure.LOST),
        ("already turning when the prompt comes", LEFT, "LLL" + HELD + "LLLL", Status.FAILED, Failure.EARLY),
        ("too fast to have read the prompt", LEFT, "S" + HELD + "LLLL", Status.FAILED, Failure.EARLY),
        ("too late", LEFT, "S" + HELD + "-" * 81 + "LLL", Status.FAILED, Failure.SLOW),
        ("never at rest", LEFT, "L" * 170, Status.FAILED, Failure.RESTLESS),
        ("a short loss is forgiven", LEFT, LATER + "lL...LLL" + HELD, Status.ANSWERED, None),
        ("a long one is not", LEFT, LATER + "lL........LLL" + HELD, Status.FAILED, Failure.LOST),
        ("nobody there", LEFT, "." * 40, Status.FAILED, Failure.LOST),
        ("never back", LEFT, LATER + "LLL" + "L" * 90, Status.FAILED, Failure.RESTLESS),
    ],
)
def test_a_prompt(story, prompt, seen, status, failure):
    run = play(PromptRun(prompt), HELD + seen if seen.startswith(LATER) else seen)
    assert (run.status, run.failure) == (status, failure), story


@pytest.mark.parametrize("prompt", Prompt)
def test_a_mouth_that_is_a_little_open_is_rest_only_before_and_after_a_movement_of_the_mouth(prompt):
    """Mutants: ``NEUTRAL_MOUTH`` for every prompt (grimaces with blinks are let through); for none."""
    run = play(PromptRun(prompt), "m" * len(HELD))
    assert (run.status is Status.WAITING) is (prompt in (SMILE, MOUTH))


ALL_STORIES = {
    LEFT: "LLL",
    Prompt.TURN_RIGHT: "RRR",
    UP: "UUU",
    SMILE: "SSS",
    MOUTH: "OOO",
    BLINK: "xx--xx--",
}


@pytest.mark.parametrize("prompt", Prompt)
@pytest.mark.parametrize("feature", ["yaw", "pitch", "foreshortening", "closure", "smile", "jaw", "now_s"])
def test_no_number_answers_nothing(prompt, feature):
    """Mutant: ``is_seen`` without foreshortening, which rest does not look at; the other features it does."""
    waits, story = play(PromptRun(prompt), HELD + LATER), ALL_STORIES[prompt] + HELD + HELD

    def answer(**spoilt):
        run = waits
        for place, character in enumerate(story.ljust(110, "-")):
            now_s = (len(HELD + LATER) + place) * TICK_S
            run = run.step(replace(SEEN[character], **{"now_s": now_s, **spoilt}), matched=True)
        return run.status

    assert answer() is Status.ANSWERED, "but for that it is one"
    assert answer(**{feature: math.nan}) is Status.FAILED


@pytest.mark.parametrize("prompt", Prompt)
def test_without_a_match_before_there_is_no_prompt(prompt):
    """Mutant: leave ``run.matched`` out of ``_rest``."""
    run = play(PromptRun(prompt), "-" * 170, matched=lambda place: False)
    assert (run.status, run.failure) == (Status.FAILED, Failure.UNMATCHED)


@pytest.mark.parametrize("prompt", Prompt)
def test_without_a_match_after_the_answer_it_is_none(prompt):
    """Mutants: keep ``matched`` when the answer comes; ``ANSWERED`` at once."""
    answer = HELD + LATER + ALL_STORIES[prompt] + "-" * 90
    run = play(PromptRun(prompt), answer, matched=lambda place: place < len(HELD + LATER))
    assert (run.status, run.failure) == (Status.FAILED, Failure.UNMATCHED)


@pytest.mark.parametrize("other", Prompt)
@pytest.mark.parametrize("prompt", Prompt)
def test_only_the_movement_that_was_asked_answers(prompt, other):
    """Mutant: accept any movement in ``_answer``."""
    run = play(PromptRun(prompt), HELD + LATER + ALL_STORIES[other] + HELD)
    assert (run.status is Status.ANSWERED) == (prompt is other)


def test_a_pause_in_the_frames_ends_it():
    """Mutant: no ``LONGEST_STEP_S``: what stands before the camera could be changed meanwhile."""
    run = play(PromptRun(LEFT), HELD)
    run = run.step(replace(REST, now_s=5.0), matched=True)
    assert run.failure is Failure.LOST


def test_a_clock_that_runs_backwards_ends_it():
    run = play(PromptRun(LEFT), HELD)
    assert run.step(replace(REST, now_s=0.0), matched=True).failure is Failure.LOST


def rested(*frames):
    rest = Rest()
    for now_s, matched in frames:
        rest = rest.step(replace(REST, now_s=now_s), matched=matched)
    return rest


def test_rest_before_the_prompts_counts_as_their_neutral_start():
    before = rested((0.0, True), (0.2, False), (0.4, False))
    run = ask((LEFT,), before).step(replace(REST, now_s=0.45), matched=False)
    assert run.status is Status.WAITING


@pytest.mark.parametrize(
    ("story", "frames"),
    [
        ("unmatched", [(0.0, False), (0.2, False), (0.4, False)]),
        ("too short", [(0.2, True), (0.4, True)]),
        ("before a gap", [(0.0, True), (0.2, True), (0.9, False)]),
        ("of a clock that ran backwards", [(0.0, True), (0.5, True), (0.4, False)]),
        ("long ago", [(-2.0, True), (-1.8, True), (-1.6, True)]),
    ],
)
def test_such_a_rest_does_not(story, frames):
    """Mutants: no ``follows`` in ``Rest.step``; ``matched`` left out of ``lasted``."""
    run = ask((LEFT,), rested(*frames)).step(replace(REST, now_s=0.45), matched=False)
    assert run.status is Status.HOLDING_NEUTRAL, story


def test_a_movement_ends_a_rest():
    rest = rested((0.0, True), (0.3, True)).step(replace(SEEN["L"], now_s=0.35), matched=True)
    assert not rest.step(replace(REST, now_s=0.4), matched=False).lasted(0.0)


def test_a_sequence_is_answered_in_its_order():
    """Mutant: finish after the first prompt."""
    prompts = (SMILE, BLINK, LEFT)
    story = "".join(HELD + LATER + ALL_STORIES[prompt] + HELD for prompt in prompts)
    sequence = play(ask(prompts), story)
    assert sequence.status is Status.ANSWERED
    assert play(ask(prompts), story[: -len(HELD)]).status is not Status.ANSWERED
    assert play(ask(prompts[::-1]), story).failure is Failure.WRONG


def test_a_sequence_shows_a_prompt_only_while_it_waits_for_the_answer():
    shown = [play(ask((SMILE, LEFT)), (HELD + LATER + "SSS--")[:end]).shown for end in range(18)]
    assert shown == [None] * 7 + [SMILE] * 10 + [None]


def test_asking_nothing_is_no_proof():
    """Mutant: an empty sequence counts as answered."""
    with pytest.raises(ValueError, match="at least one"):
        ask(())


frames = st.sampled_from(sorted(SEEN))
scenes = st.lists(
    st.tuples(frames | st.just("-"), st.integers(1, 12), st.booleans() | st.just(True)), max_size=30
)
histories = st.builds(list.__add__, weighted((st.just([("-", 7, True)]), 3), (st.just([]), 1)), scenes)
"""Most begin with a rest, so that the prompt is shown and something is done then."""


def trace(prompt, history):
    run, now_s = PromptRun(prompt), 0.0
    for character, length, matched in history:
        for _ in range(length):
            now_s += TICK_S
            before, run = run, run.step(replace(SEEN[character], now_s=now_s), matched=matched)
            yield before, SEEN[character], matched, now_s, run


def test_histories_reach_an_answer():
    """Keeps the properties below from passing vacuously."""
    find(
        histories,
        lambda history: any(run.status is Status.ANSWERED for *_, run in trace(LEFT, history)),
        settings=settings(phases=[Phase.generate], max_examples=20_000),
    )


@settings(max_examples=400)
@given(st.sampled_from(Prompt), histories)
def test_an_answer_has_a_rest_a_match_and_its_time(prompt, history):
    """Mutants: no match asked for, before or after; no ``EARLIEST_S``; flat turns count."""
    shown_s, matched_before, matched_after = math.nan, False, False
    for before, seen, matched, now_s, run in trace(prompt, history):
        if before.status is Status.HOLDING_NEUTRAL:
            matched_before = matched_before or (matched and seen.rests(NEUTRAL_MOUTH))
        if run.status is Status.WAITING and before.status is not Status.WAITING:
            shown_s = now_s
            assert matched_before
            assert seen.rests(NEUTRAL_MOUTH if prompt in (SMILE, MOUTH) else NEUTRAL_FACE)
        if run.status is Status.RETURNING and before.status is Status.WAITING:
            assert EARLIEST_S <= now_s - shown_s <= LATEST_S + TICK_S
            assert prompt not in TURNS or seen.foreshortening <= flat_from(seen.yaw)
        if before.status is Status.RETURNING:
            matched_after = matched_after or (matched and seen.rests(NEUTRAL_MOUTH))
        if run.status is Status.ANSWERED:
            assert matched_after
        if before.is_over:
            assert run == before


@given(st.floats(TURN, math.pi))
def test_what_counts_as_flat_grows_with_the_turn_and_has_an_end(yaw):
    """Mutants: no ``FLAT_MOST``; no ``FLAT``, so that a tangent beyond 90 degrees refuses everybody."""
    assert FLAT <= flat_from(yaw) <= FLAT_MOST
    assert flat_from(-yaw) == flat_from(yaw)
    assert flat_from(TURN) == pytest.approx(FLAT)
    assert flat_from(math.radians(30)) == pytest.approx(0.149, abs=0.001)
    assert flat_from(math.radians(60)) == FLAT_MOST


@pytest.mark.parametrize("need", [Need.AFTER_LOCK, Need.DAILY])
def test_a_full_proof_is_a_turn_a_double_blink_and_another(need):
    plans = {plan(need, random.Random(seed)) for seed in range(300)}
    assert len(plans) == 6 * len(TURNS) * len(OTHERS)
    for prompts in plans:
        assert sorted(prompt in TURNS for prompt in prompts) == [False, False, True]
        assert prompts.count(BLINK) == 1
        assert sum(prompt in OTHERS for prompt in prompts) == 1


def test_a_start_is_a_turn_or_a_double_blink():
    assert {plan(Need.START, random.Random(seed)) for seed in range(99)} == {
        (LEFT,),
        (Prompt.TURN_RIGHT,),
        (BLINK,),
    }


def test_enrolment_shows_both_sides_of_the_face():
    for seed in range(50):
        prompts = plan(Need.ENROLMENT, random.Random(seed))
        assert set(TURNS) < set(prompts)
        assert 3 <= len(prompts) <= 5


@pytest.mark.parametrize("need", Need)
@given(cannot=st.frozensets(st.sampled_from(Prompt)), seed=st.integers(0, 99))
def test_nobody_is_asked_what_they_cannot_do_and_the_passphrase_makes_up_for_it(need, cannot, seed):
    """Mutant: ``any`` becomes ``all`` in ``needs_passphrase``."""
    prompts = plan(need, random.Random(seed), cannot)
    assert not cannot & set(prompts)
    whole = len(plan(need, random.Random(seed)))
    assert needs_passphrase(need, cannot) == (len(prompts) < whole)


@pytest.mark.parametrize("left_out", [{BLINK}, set(TURNS), {LEFT}])
def test_a_start_that_leaves_something_out_asks_two_so_that_no_answer_is_known_before(left_out):
    """Mutant: one prompt of what is left; three replays passed 1000 of 1000 tries, and not 495."""
    plans = {plan(Need.START, random.Random(seed), frozenset(left_out)) for seed in range(200)}
    assert all(len(prompts) == 2 for prompts in plans)
    for prompts in plans:
        assert sum(prompt in OTHERS for prompt in prompts) == 1
    assert len({prompts[0] for prompts in plans}) >= 1 + len(OTHERS)
    assert len(plans) >= 2 * len(OTHERS)


def test_three_fails_wait_and_five_need_the_passphrase():
    """Mutants: ``>`` for ``>=`` in either."""
    policy, attempts, told = Policy(), Attempts(), []
    for at_s in range(5):
        attempts = attempts.fail(100.0 + at_s)
        told.append((attempts.wait_s(100.0 + at_s, policy), attempts.needs_passphrase(policy)))
    assert told == [(0, False), (0, False), (30, False), (30, False), (30, True)]
    assert not attempts.may_try(1e9, policy)


def test_the_wait_ends_and_a_clock_set_back_or_lost_waits_in_full():
    policy, attempts = Policy(), Attempts(fails=3, last_s=100.0)
    assert attempts.wait_s(110.0, policy) == 20
    assert attempts.may_try(130.0, policy)
    assert not attempts.may_try(129.0, policy)
    assert attempts.wait_s(50.0, policy) == 30
    assert attempts.wait_s(math.nan, policy) == 30
