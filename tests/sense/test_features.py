"""Features of synthetic faces: a solid one that turns, and a flat picture of it that is tilted."""

import math
import time

import numpy as np
import pytest

from avatar.gate.liveness import Blinks
from avatar.gate.policy import FLAT, TURN
from avatar.sense.features import RIGID, FeatureReader
from avatar.sense.solve import BLENDSHAPES
from avatar.sense.trackers import FaceObservation

ASPECT = 4 / 3
_RANDOM = np.random.default_rng(7)
_ANGLES = _RANDOM.uniform(-1.2, 1.2, (478, 2))
SOLID = np.stack(
    [
        0.16 * np.sin(_ANGLES[:, 0]),
        0.22 * np.sin(_ANGLES[:, 1]),
        0.16 * np.cos(_ANGLES[:, 0]) * np.cos(_ANGLES[:, 1]),
    ],
    axis=1,
)
"""Half an ellipsoid, in frame heights; y up, z towards the camera."""


def turned(yaw=0.0, pitch=0.0):
    """R = Ry Rx: nose towards the frame's right, chin up."""
    (cy, sy), (cx, sx) = ((math.cos(a), math.sin(a)) for a in (yaw, pitch))
    return np.array([[cy, 0, sy], [0, 1, 0], [-sy, 0, cy]]) @ np.array([[1, 0, 0], [0, cx, sx], [0, -sx, cx]])


def observe(points, reported, **shapes):
    """What a tracker that reports this rotation would say of these points."""
    landmarks = np.stack([points[:, 0] / ASPECT + 0.5, 0.5 - points[:, 1], -points[:, 2] / ASPECT], axis=1)
    blendshapes = np.zeros(len(BLENDSHAPES), np.float32)
    for name, value in shapes.items():
        blendshapes[BLENDSHAPES.index(name)] = value
    transform = np.eye(4, dtype=np.float32)
    transform[:3, :3] = reported
    transform[2, 3] = -50
    return FaceObservation(landmarks.astype(np.float32), blendshapes, transform, ASPECT)


def person(yaw=0.0, pitch=0.0, **shapes):
    return observe(SOLID @ turned(yaw, pitch).T, turned(yaw, pitch), **shapes)


def photo(tilt, reported):
    """A flat picture of the face, tilted, of which the tracker reports a part."""
    flat = SOLID * (1, 1, 0)
    return observe(flat @ turned(tilt).T, turned(reported))


def lids(value):
    return {"eyeBlinkLeft": value, "eyeBlinkRight": value}


def rested(**shapes):
    """A reader that knows this person's neutral pose, and the time."""
    reader, now_s = FeatureReader(), 0.0
    while not reader.is_ready:
        now_s += 0.05
        assert now_s < 1
        reader.read(person(**shapes), now_s)
    return reader, now_s


def test_the_rigid_points_are_about_sixty_different_ones():
    assert len(RIGID) == len(set(RIGID)) == 61


@pytest.mark.parametrize("yaw", [-0.7, -0.45, 0.2, 0.45, 0.7])
def test_a_turn_of_something_solid_is_explained_by_its_pose(yaw):
    reader, now_s = rested()
    seen = reader.read(person(yaw), now_s + 0.05)
    assert seen.yaw == pytest.approx(yaw, abs=1e-5)
    assert seen.foreshortening < 0.01


@pytest.mark.parametrize("tilt", [0.9, 1.1, 1.3])
def test_a_tilted_photo_is_squeezed_more_than_its_pose_explains(tilt):
    """Mutant: return only the explained part, or 0."""
    reader, now_s = rested()
    seen = reader.read(photo(tilt, TURN + 0.01), now_s + 0.05)
    assert seen.yaw >= TURN
    assert seen.foreshortening > FLAT


def test_a_picture_that_does_not_turn_while_the_pose_does_is_unexplained_too():
    """Mutant: no ``abs``: too little squeeze would pass."""
    reader, now_s = rested()
    seen = reader.read(observe(SOLID, turned(0.9)), now_s + 0.05)
    assert seen.foreshortening > FLAT


def test_roll_size_and_place_in_the_frame_do_not_matter():
    reader, now_s = rested()
    roll = np.array([[math.cos(0.4), -math.sin(0.4), 0], [math.sin(0.4), math.cos(0.4), 0], [0, 0, 1]])
    points = SOLID @ (roll @ turned(0.5)).T * 1.7 + (0.2, -0.1, 0)
    seen = reader.read(observe(points, roll @ turned(0.5)), now_s + 0.05)
    assert seen.foreshortening < 0.01


def test_yaw_and_pitch_are_counted_from_the_own_neutral_pose():
    reader, now_s = rested(yaw=0.2, pitch=-0.1)
    seen = reader.read(person(0.5, 0.1), now_s + 0.05)
    assert (seen.yaw, seen.pitch) == pytest.approx((0.3, 0.2), abs=1e-4)
    assert seen.foreshortening < 0.01


def test_without_a_face_or_before_the_first_rest_nothing_is_a_number():
    """Mutant: 0 for unknown."""
    reader = FeatureReader()
    assert not reader.read(person(), 0.0).is_seen
    assert not reader.read(None, 0.1).is_seen
    reader, now_s = rested()
    gone = reader.read(None, now_s + 0.1)
    assert not gone.is_seen
    assert math.isnan(gone.yaw + gone.closure)


@pytest.mark.parametrize("where", ["landmarks", "blendshapes", "transform"])
def test_a_number_that_is_none_makes_all_of_them_none(where):
    reader, now_s = rested()
    face = person()
    getattr(face, where)[:] = np.nan
    assert not reader.read(face, now_s + 0.1).is_seen


def test_a_profile_or_a_swinging_head_is_not_taken_for_neutral():
    """Mutant: no limit of yaw: turning back from a profile would look like a turn."""
    reader = FeatureReader()
    for place in range(100):
        reader.read(person(0.6), place * 0.05)
    assert not reader.is_ready
    for place in range(100):
        reader.read(person(0.2 * math.sin(place)), 5 + place * 0.05)
    assert not reader.is_ready


def test_a_moved_chair_becomes_neutral_after_a_while_but_a_held_turn_does_not():
    reader, now_s = rested(yaw=-0.1)
    held = [reader.read(person(0.25), now_s + place * 0.05).yaw for place in range(1, 39)]
    assert held == pytest.approx([0.35] * len(held), abs=1e-4)
    later = [reader.read(person(0.25), now_s + 2 + place * 0.05).yaw for place in range(4)]
    assert later[-1] == pytest.approx(0, abs=1e-4)


@pytest.mark.parametrize("open_lid", [0.05, 0.3, 0.5])
def test_a_blink_is_measured_from_the_own_open_lid(open_lid):
    reader, now_s = rested(**lids(open_lid))
    assert reader.read(person(**lids(open_lid + 0.02)), now_s + 0.1).closure < 0.1
    assert reader.read(person(**lids(open_lid + 0.42)), now_s + 0.2).closure > 0.9
    wink = {"eyeBlinkLeft": open_lid + 0.42, "eyeBlinkRight": open_lid}
    assert reader.read(person(**wink), now_s + 0.3).closure < 0.1


def test_two_real_blinks_are_a_double_blink():
    """Levels of lp_d18's and grid_pwij3p's labelled blinks, 25 frames a second."""
    reader, now_s = rested(**lids(0.08))
    blinks = Blinks()
    levels = [
        0.36,
        0.63,
        0.63,
        0.56,
        0.5,
        0.38,
        0.3,
        0.26,
        0.18,
        0.17,
        0.27,
        0.61,
        0.67,
        0.6,
        0.38,
        0.23,
        0.16,
    ]
    for place, level in enumerate(levels):
        blinks = blinks.step(reader.read(person(**lids(level)), now_s + (place + 1) / 25))
    assert blinks.is_double


def test_smile_and_jaw_are_above_the_own_rest():
    reader, now_s = rested(jawOpen=0.1, mouthSmileLeft=0.2, mouthSmileRight=0.2)
    seen = reader.read(person(jawOpen=0.7, mouthSmileLeft=0.9, mouthSmileRight=0.7), now_s + 0.1)
    assert (seen.jaw, seen.smile) == pytest.approx((0.6, 0.6), abs=1e-5)


def test_a_frame_is_read_in_well_under_a_millisecond():
    reader, now_s = rested()
    faces = [person(0.3 * math.sin(place / 9)) for place in range(200)]
    began_s = time.process_time()
    for place, face in enumerate(faces):
        reader.read(face, now_s + place / 30)
    assert (time.process_time() - began_s) / len(faces) < 1e-3
