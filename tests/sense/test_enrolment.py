"""A scripted person does what is asked; everything that can go wrong is said in plain words."""

import random
from dataclasses import replace

import numpy as np
import pytest

from avatar.gate.liveness import Failure, Features, Prompt, Status
from avatar.gate.policy import TURN
from avatar.sense.enrolment import ENOUGH, LIMIT_S, POSES, Enrolment, Pose, pose_of
from avatar.sense.identity import Quality
from avatar.sense.trackers import Observation
from tests.sense.fakes import face

TICK_S = 1 / 15
REST = Features(now_s=0.0, yaw=0.0, pitch=0.0, foreshortening=0.0, closure=0.0, smile=0.0, jaw=0.0)
GOOD = Quality(too_small=False, too_dark=False, turned_too_far=False)
ONE = Observation(1, face())
MOVES = {
    Prompt.TURN_LEFT: {"yaw": TURN + 0.05},
    Prompt.TURN_RIGHT: {"yaw": -TURN - 0.05},
    Prompt.LOOK_UP: {"pitch": 0.35},
    Prompt.SMILE: {"smile": 0.8},
    Prompt.OPEN_MOUTH: {"jaw": 0.8},
}
REACTION_S, MOVE_S, PACE_S = 0.8, 0.8, 1.0


def somebody(seed):
    """Embeddings of one person: one direction and a little noise."""
    chance = np.random.default_rng(seed)
    direction = chance.normal(size=128)
    while True:
        one = direction + 0.4 * chance.normal(size=128)
        yield (one / np.linalg.norm(one)).astype(np.float32)


class Cooperating:
    """Rests, reads the prompt, does it at an easy pace, and rests again."""

    def __init__(self):
        self.prompt, self.shown_s = None, 0.0

    def features(self, enrolment, now_s):
        if enrolment.shown is not None and (self.prompt is None or now_s - self.shown_s > 3):
            self.prompt, self.shown_s = enrolment.shown, now_s
        at_s = now_s - self.shown_s - REACTION_S
        if self.prompt is None or not 0 <= at_s <= PACE_S:
            self.prompt = self.prompt if at_s < 0 else None
            return replace(REST, now_s=now_s)
        if self.prompt is Prompt.BLINK_TWICE:
            return replace(REST, now_s=now_s, closure=0.9 if at_s % 0.4 < 0.2 else 0.0)
        return replace(REST, now_s=now_s, **(MOVES[self.prompt] if at_s <= MOVE_S else {}))


def enrol(seconds, *, seen=lambda s: ONE, quality=lambda s: GOOD, who=None, act=None, **options):
    """Play; the enrolment, and each time at which the last complaint changed."""
    enrolment, person = Enrolment(random.Random(options.pop("seed", 1)), **options), Cooperating()
    who, told = who or somebody(1), [(0.0, "")]
    for place in range(round(seconds / TICK_S)):
        now_s = place * TICK_S
        features = act(now_s) if act else person.features(enrolment, now_s)
        enrolment.step(seen(now_s), features, quality(now_s), next(who))
        if enrolment.complaint != told[-1][1]:
            told.append((now_s, enrolment.complaint))
        if enrolment.is_done:
            break
    return enrolment, told, now_s


@pytest.mark.parametrize("seed", range(12))
def test_a_cooperating_person_is_enrolled_in_time(seed):
    enrolment, told, took_s = enrol(LIMIT_S, seed=seed)
    assert enrolment.is_done
    assert enrolment.fails == 0
    assert told == [(0.0, "")]
    assert took_s < 20
    assert enrolment.progress == 1
    assert len(enrolment.embeddings) >= ENOUGH
    assert all(one.shape == (128,) for one in enrolment.embeddings)


def test_progress_grows_and_nothing_is_given_before_the_end():
    """Mutant: ``embeddings`` without ``is_done``."""
    enrolment, person, who, seen = Enrolment(random.Random(3)), Cooperating(), somebody(1), []
    while not enrolment.is_done:
        assert enrolment.embeddings == []
        now_s = len(seen) * TICK_S
        enrolment.step(ONE, person.features(enrolment, now_s), GOOD, next(who))
        seen.append(enrolment.progress)
    assert seen == sorted(seen)
    assert seen[0] < 0.05


def test_it_takes_three_poses():
    enrolment, _, _ = enrol(LIMIT_S)
    assert len(enrolment._kept) >= POSES


@pytest.mark.parametrize(
    ("yaw", "pitch", "pose"),
    [
        (0.1, 0.0, Pose.FRONT),
        (0.45, 0.1, Pose.LEFT),
        (-0.45, 0.1, Pose.RIGHT),
        (0.0, 0.3, Pose.UP),
        (0.24, 0.0, None),
        (float("nan"), 0.0, None),
        (0.0, float("nan"), None),
    ],
)
def test_a_pose(yaw, pitch, pose):
    assert pose_of(replace(REST, yaw=yaw, pitch=pitch)) is pose


TWO = Observation(2, face())
NOBODY = Observation(0, None)


@pytest.mark.parametrize(
    ("says", "trouble"),
    [
        ("two people", {"seen": lambda s: TWO}),
        ("no face", {"seen": lambda s: NOBODY}),
        ("too dark", {"quality": lambda s: replace(GOOD, too_dark=True)}),
        ("face too small", {"quality": lambda s: replace(GOOD, too_small=True)}),
    ],
)
def test_what_is_wrong_is_said_soon_and_never_enrols(says, trouble):
    """Mutant: leave out any line of ``_trouble``."""
    enrolment, told, _ = enrol(LIMIT_S, **trouble)
    assert not enrolment.is_done
    assert enrolment.fails > 0
    assert told[1][1] == says
    assert told[1][0] < 1
    assert len(told) == 2


def test_what_is_wrong_for_a_moment_is_not_told_and_what_was_wrong_is_forgotten_after_an_answer():
    dark = replace(GOOD, too_dark=True)
    _, told, _ = enrol(LIMIT_S, quality=lambda s: dark if s < 0.3 else GOOD)
    assert told == [(0.0, "")]
    enrolment, told, _ = enrol(LIMIT_S, quality=lambda s: dark if s < 5 else GOOD)
    assert [says for _, says in told] == ["", "too dark", ""]
    assert enrolment.is_done


def alternating(every):
    """Two people who change places every so many frames."""
    both = somebody(1), somebody(2)
    place = 0
    while True:
        yield next(both[place // every % 2])
        place += 1


@pytest.mark.parametrize("every", [1, 2, 7, 30, 60])
def test_two_people_who_alternate_are_refused(every):
    """Mutant: ``_take`` returns true without comparing, or compares only with the last one."""
    enrolment, told, _ = enrol(LIMIT_S, who=alternating(every))
    assert not enrolment.is_done
    assert "that was somebody else" in [says for _, says in told]


def test_one_blurred_picture_is_forgiven_but_not_kept():
    def blurred():
        for place, one in enumerate(somebody(1)):
            yield next(somebody(9)) if place == 20 else one

    enrolment, _, _ = enrol(LIMIT_S, who=blurred())
    assert enrolment.is_done
    kept = np.stack(enrolment.embeddings)
    assert (kept @ kept.T).min() > 0.5


@pytest.mark.parametrize("none", [np.full(128, np.nan, np.float32), None])
def test_without_embeddings_nobody_is_enrolled(none):
    enrolment, _, _ = enrol(LIMIT_S, who=iter([none] * 10_000))
    assert not enrolment.is_done
    assert enrolment._count == 0


@pytest.mark.parametrize(
    ("says", "act"),
    [
        ("look straight at the screen first", lambda s: replace(REST, now_s=s, yaw=0.5)),
        ("too slow", lambda s: replace(REST, now_s=s)),
        ("that was another movement", lambda s: replace(REST, now_s=s, pitch=0.4 if s % 2 > 1 else 0.0)),
        ("the face was lost", lambda s: Features(now_s=s)),
    ],
)
def test_a_failed_answer_says_why_and_a_new_try_begins_with_nothing_kept(says, act):
    enrolment, person = Enrolment(random.Random(1)), somebody(1)
    place = 0
    while not enrolment.fails:
        enrolment.step(ONE, act(place * TICK_S), GOOD, next(person))
        place += 1
        assert place * TICK_S < LIMIT_S
    assert enrolment.complaint == says
    assert enrolment._count == 0
    assert enrolment._sequence.status is Status.HOLDING_NEUTRAL


@pytest.mark.parametrize("seed", range(6))
def test_somebody_who_cannot_turn_is_enrolled_without(seed):
    turns = frozenset({Prompt.TURN_LEFT, Prompt.TURN_RIGHT})
    enrolment, _, _ = enrol(LIMIT_S, seed=seed, cannot=turns)
    assert enrolment.is_done
    assert not turns & set(enrolment._sequence.prompts)
    assert len(enrolment.embeddings) >= ENOUGH


def drive(enrolment, embed, see=lambda features: ONE):
    """A cooperating person, and what is embedded and seen of each frame; until it is done or failed."""
    person, place = Cooperating(), 0
    while not (enrolment.is_done or enrolment.fails):
        features = person.features(enrolment, place * TICK_S)
        enrolment.step(see(features), features, GOOD, embed(features))
        place += 1
        assert place * TICK_S <= LIMIT_S + 1
    return enrolment


def test_a_side_of_the_face_that_was_asked_for_but_not_seen_is_missed():
    """Mutant: leave the poses out of ``_has_enough``."""
    owner = somebody(1)
    enrolment = Enrolment(random.Random(1), frozenset({Prompt.LOOK_UP}))
    drive(enrolment, lambda features: next(owner) if features.yaw >= 0 else None)
    assert enrolment.complaint == "too few good pictures"


def test_somebody_else_cannot_make_the_turns():
    """Mutant: compare only within a pose."""
    owner, friend = somebody(1), somebody(2)
    enrolment = drive(
        Enrolment(random.Random(1)), lambda features: next(friend if abs(features.yaw) > 0.2 else owner)
    )
    assert enrolment.complaint == "that was somebody else"


def test_a_second_person_who_appears_for_the_answer_ends_the_try():
    """Mutant: hand the features on although two are seen."""
    owner = somebody(1)
    enrolment = drive(
        Enrolment(random.Random(1)),
        lambda features: next(owner),
        see=lambda features: ONE if features.is_neutral else TWO,
    )
    assert (enrolment.fails, enrolment.complaint) == (1, "two people")


def test_an_answer_counts_only_with_a_face_that_was_compared_after_it():
    """Mutant: a frame of which there is no embedding matches."""
    owner, taken = somebody(1), iter([True] * 8)
    enrolment = drive(
        Enrolment(random.Random(1)), lambda features: next(owner) if next(taken, False) else None
    )
    assert enrolment.complaint == Failure.UNMATCHED.value


def test_what_is_dark_for_a_moment_is_neither_kept_nor_somebody_else():
    """Mutant: compare whatever the quality."""
    owner, noise = somebody(1), somebody(2)
    dark = {place for place in range(1000) if place % 45 < 15}
    who = (next(noise if place in dark else owner) for place in range(1000))
    enrolment, told, _ = enrol(
        LIMIT_S,
        who=who,
        quality=lambda s: replace(GOOD, too_dark=round(s / TICK_S) in dark),
    )
    assert "that was somebody else" not in [says for _, says in told]
    kept = np.stack(enrolment.embeddings)
    assert (kept @ kept.T).min() > 0.5


def test_somebody_half_as_alike_is_another_person_in_the_same_pose():
    """Mutant: compare with the first one only, by the limit for turned faces."""
    owner, other = np.eye(2, 128, dtype=np.float32)
    alike = np.asarray(0.45 * owner + np.sqrt(1 - 0.45**2) * other, np.float32)
    both = iter([owner])
    enrolment = drive(Enrolment(random.Random(1)), lambda features: next(both, alike))
    assert enrolment.complaint == "that was somebody else"


class Slow(Cooperating):
    """Does each thing as late as is still allowed."""

    def __init__(self):
        self.status, self.since_s = None, 0.0

    def features(self, enrolment, now_s):
        run = enrolment._sequence.run
        if (run.status, run.prompt) != self.status:
            self.status, self.since_s = (run.status, run.prompt), now_s
        for_s, rest = now_s - self.since_s, replace(REST, now_s=now_s)
        if run.status is Status.WAITING:
            if run.prompt is Prompt.BLINK_TWICE:
                return replace(rest, closure=0.9 if for_s > 2.5 and for_s % 0.4 < 0.2 else 0.0)
            return replace(rest, **(MOVES[run.prompt] if for_s > 3.3 else {}))
        return replace(
            rest, yaw=0.3 if for_s < (7.0 if run.status is Status.HOLDING_NEUTRAL else 2.5) else 0.0
        )


def test_forty_seconds_are_the_limit_of_a_try_however_well_it_goes():
    """Mutant: no limit."""
    enrolment, person, who, place = Enrolment(random.Random(1)), Slow(), somebody(1), 0
    while not (enrolment.is_done or enrolment.fails):
        enrolment.step(ONE, person.features(enrolment, place * TICK_S), GOOD, next(who))
        place += 1
    assert (enrolment.complaint, place * TICK_S) == ("that took too long", pytest.approx(LIMIT_S, abs=0.2))
