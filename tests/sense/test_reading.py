"""A face read in the person's own range, and what is kept of it."""

import math
from dataclasses import replace

import numpy as np
import pytest

from avatar.performance import RANGES, to_vector
from avatar.sense.habits import HabitsFile, pack, unpack
from avatar.sense.reading import Reading
from avatar.sense.vault import HABITS
from tests.sense.fakes import person

REST = {"browDownLeft": 0.5, "browDownRight": 0.5, "eyeLookDownLeft": 0.3, "eyeLookDownRight": 0.3}


def read(face, seconds, reading=None, *, learn=True, rate=15):
    reading = reading or Reading.start()
    start_s = 0.0 if math.isinf(reading.at_s) else reading.at_s
    for step in range(1, round(seconds * rate) + 1):
        reading = reading.advance(face, start_s + step / rate, learn=learn)
    return reading


def test_a_resting_face_shows_nothing_after_five_seconds():
    rested = read(person(**REST), 5).performance
    assert max(to_vector(rested)[8:]) == 0.0
    assert abs(rested.gaze.gaze_y) < 0.05


def test_nothing_is_learnt_of_a_bystander_or_behind_a_shut_gate():
    """Mutant: learn whatever is seen; the next person's face becomes the owner's rest."""
    before = Reading.start()
    after = read(person(**REST), 60, before, learn=False)
    assert pack(after) == pack(before)


def test_neutral_is_never_taken_from_shut_eyes():
    rested = read(person(**REST), 5)
    dozing = person(left=0.06, right=0.06, eyeBlinkLeft=0.7, eyeBlinkRight=0.7, eyeSquintLeft=0.9)
    assert np.array_equal(read(dozing, 60, rested).calibration.rest, rested.calibration.rest)


def turned(face, yaw):
    """The same face, turned."""
    return replace(face, transform=person(yaw=yaw).transform)


def test_the_resting_pose_is_learnt_of_the_owner_alone():
    """Mutant: learn it of whoever is followed; beside a bystander the owner ends up looking at them."""
    rested = read(person(**REST), 30)
    beside = read(turned(person(**REST), 0.3), 60, rested, learn=False)
    assert beside.stance.pose.tolist() == rested.stance.pose.tolist()
    assert abs(beside.performance.pose.yaw) == pytest.approx(0.3, abs=0.01)
    alone = read(turned(person(**REST), 0.3), 60, rested)
    assert abs(alone.performance.pose.yaw) < 0.03


def test_the_resting_pose_is_never_taken_from_shut_eyes():
    """Mutant: learn it before the lids are asked; whoever dozes off with a sunken head wakes looking up."""
    rested = read(person(**REST), 5)
    dozing = turned(person(left=0.06, right=0.06, eyeBlinkLeft=0.7, eyeBlinkRight=0.7), 0.3)
    assert read(dozing, 60, rested).stance.pose.tolist() == rested.stance.pose.tolist()


def test_recalibrating_takes_the_next_pose_for_rest():
    """Mutant: keep it; who moved the screen and asks for a new rest waits for most of a minute."""
    old = read(person(**REST), 60)
    fresh = read(turned(person(**REST), 0.3), 0.2, replace(old.restarted(), at_s=old.at_s))
    assert abs(fresh.performance.pose.yaw) < 0.01


def test_before_anything_is_learnt_whatever_is_seen_is_rest():
    """Mutant: straight ahead until the first frame that is learnt from; the first picture jumps."""
    first = read(turned(person(**REST), 0.3), 0.1, learn=False)
    assert first.performance.pose.yaw == 0.0


def test_what_turning_does_to_a_face_is_told_by_the_camera_s_own_angle():
    """Mutant: the pose against the resting one goes to lids and coupling, which know profiles by it."""
    rested = read(turned(person(**REST), 0.3), 30)
    assert rested.coupling.pose[0] == pytest.approx(rested.stance.pose[0], abs=0.02)


def test_a_blink_is_no_glance_down():
    """Mutant: let the gaze follow while the lids are down."""
    rested = read(person(**REST), 5)
    shut = person(
        left=0.06, right=0.06, eyeBlinkLeft=0.7, eyeBlinkRight=0.7, eyeLookDownLeft=0.8, eyeLookDownRight=0.8
    )
    assert read(shut, 0.1, rested).performance.gaze == rested.performance.gaze


def test_a_round_open_mouth_is_a_funnel_and_a_shut_one_a_pucker():
    rested = read(person(**REST), 5)
    wide_o = read(person(lips=0.35, breadth=0.42, **REST), 0.1, rested).performance.expression
    pout = read(person(lips=0.01, breadth=0.42, jawOpen=0.5, **REST), 0.1, rested).performance.expression
    assert wide_o.mouth_funnel > 0.7
    assert wide_o.jaw_open > 0.8
    assert pout.mouth_pucker > 0.7
    assert pout.jaw_open == 0.0


def test_recalibrating_forgets_narrow_eyes_and_low_brows_within_seconds():
    old = read(person(left=0.2, right=0.2, **REST), 60)
    assert not old.restarted().calibration.is_settled
    fresh = read(person(left=0.35, right=0.35), 4, replace(old.restarted(), at_s=old.at_s))
    assert fresh.lids.left.gap == pytest.approx(0.35, abs=0.01)
    assert max(to_vector(fresh.performance)[8:]) == 0.0


@pytest.mark.parametrize("hole", [math.nan, math.inf])
def test_what_is_not_a_number_repeats_the_last_reading(hole):
    rested, broken = read(person(**REST), 1), person()
    broken.landmarks[7, 1] = hole
    assert rested.advance(broken, 9.0, learn=True).performance == rested.performance


def test_what_is_read_is_always_in_range():
    chance = np.random.default_rng(7)
    reading = Reading.start()
    for step in range(200):
        face = person(left=chance.uniform(0, 1), right=chance.uniform(0, 1), lips=chance.uniform(0, 1))
        face.blendshapes[:] = chance.uniform(0, 1, len(face.blendshapes))
        reading = reading.advance(face, step / 30, learn=True)
        for value, (low, high) in zip(to_vector(reading.performance), RANGES, strict=True):
            assert low <= value <= high


def test_habits_come_back_at_the_next_start(tmp_path):
    rested = read(turned(person(left=0.22, right=0.24, **REST), 0.2), 40)
    HabitsFile(tmp_path, b"template").save(rested)
    found = HabitsFile(tmp_path, b"template").load()
    assert pack(found) == pack(rested)
    again = turned(person(left=0.22, right=0.24, **REST), 0.2)
    shown = found.advance(again, 1.0, learn=False).performance
    assert max(to_vector(shown)[8:]) == 0.0
    straight = found.advance(person(**REST), 1.0, learn=False).performance
    assert abs(straight.pose.yaw) == pytest.approx(0.2, abs=0.01), "the resting pose is kept, too"


def test_habits_cannot_be_read_without_the_template(tmp_path):
    """Mutant: a fixed key; what is left after a withdrawal says how a face moves."""
    HabitsFile(tmp_path, b"template").save(read(person(**REST), 40))
    assert pack(HabitsFile(tmp_path, b"another").load()) == pack(Reading.start())


@pytest.mark.parametrize(
    "spoil", [lambda b: b[:-1], lambda b: b[:3], lambda b: b"", lambda b: b"AVH9" + b[4:]]
)
def test_spoilt_habits_are_forgotten_not_guessed(tmp_path, spoil):
    file = HabitsFile(tmp_path, b"template")
    file.save(read(person(**REST), 40))
    path = tmp_path / HABITS
    path.write_bytes(spoil(path.read_bytes()))
    assert pack(file.load()) == pack(Reading.start())


def test_packing_is_the_inverse_of_unpacking():
    rested = read(person(left=0.25, **REST), 20)
    assert pack(unpack(pack(rested))) == pack(rested)
