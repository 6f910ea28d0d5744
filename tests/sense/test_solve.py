"""Signs and sizes, on synthetic faces: the performer's own left is at the frame's right."""

import math
import time
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from avatar.performance import COEFFICIENTS, CONTROLS, RANGES, Performance, to_vector
from avatar.sense.solve import BLENDSHAPES, solve
from tests.sense.fakes import face


def rotation(yaw=0.0, chin_down=0.0, counter_clockwise=0.0):
    """R = Ry Rx Rz as seen by the camera: nose to the frame's right, chin down, counter-clockwise."""
    (cy, sy), (cx, sx), (cz, sz) = ((math.cos(a), math.sin(a)) for a in (yaw, chin_down, counter_clockwise))
    ry = np.array([[cy, 0, sy], [0, 1, 0], [-sy, 0, cy]])
    rx = np.array([[1, 0, 0], [0, cx, -sx], [0, sx, cx]])
    rz = np.array([[cz, -sz, 0], [sz, cz, 0], [0, 0, 1]])
    return ry @ rx @ rz


def placed(turn=None, where=(0, 0, -50), scale=1.0, aspect=4 / 3):
    transform = np.eye(4, dtype=np.float32)
    transform[:3, :3] = (np.eye(3) if turn is None else turn) * scale
    transform[:3, 3] = where
    return replace(face(), transform=transform, aspect=aspect)


def moved(**coefficients):
    one = face()
    for name, value in coefficients.items():
        one.blendshapes[BLENDSHAPES.index(name)] = value
    return solve(one)


angles = st.floats(-1.2, 1.2)


@given(angles, angles, st.floats(-3, 3), st.floats(0.5, 2))
def test_the_three_angles_are_recovered_from_the_matrix_whatever_its_scale(yaw, pitch, roll, scale):
    pose = solve(placed(rotation(yaw, -pitch, -roll), scale=scale)).pose
    assert (pose.yaw, pose.pitch, pose.roll) == pytest.approx((yaw, pitch, roll), abs=1e-4)


def test_a_nose_towards_the_frames_right_is_a_turn_to_the_performers_left():
    nose = np.array([math.sin(0.3), 0, math.cos(0.3)])
    assert rotation(yaw=0.3) @ [0, 0, 1] == pytest.approx(nose)
    assert solve(placed(rotation(yaw=0.3))).pose.yaw == pytest.approx(0.3, abs=1e-5)


def test_a_nose_towards_the_ceiling_is_positive_pitch():
    turn = rotation(chin_down=-0.3)
    assert (turn @ [0, 0, 1])[1] > 0
    assert solve(placed(turn)).pose.pitch == pytest.approx(0.3, abs=1e-5)


def test_a_crown_towards_the_frames_right_is_a_lean_to_the_performers_left_shoulder():
    turn = rotation(counter_clockwise=-0.3)
    assert (turn @ [0, 1, 0])[0] > 0
    assert solve(placed(turn)).pose.roll == pytest.approx(0.3, abs=1e-5)


def test_the_offset_is_in_half_frames_and_grows_to_the_frames_right_and_up():
    half_height_cm = 50 * math.tan(math.radians(31.5))
    pose = solve(placed(where=(half_height_cm * 4 / 3, half_height_cm, -50))).pose
    assert (pose.x, pose.y) == pytest.approx((1, 1), abs=1e-5)


@pytest.mark.parametrize(("distance_cm", "z"), [(50, 0), (25, 1), (100, -1)])
def test_nearness_counts_doublings_from_half_a_metre(distance_cm, z):
    assert solve(placed(where=(0, 0, -distance_cm))).pose.z == pytest.approx(z, abs=1e-5)


def test_a_face_behind_the_camera_is_merely_very_near():
    assert math.isfinite(solve(placed(where=(0, 0, 5))).pose.z)


@pytest.mark.parametrize(
    ("coefficients", "gaze"),
    [
        ({"eyeLookOutLeft": 0.8, "eyeLookInRight": 0.6}, (0.7, 0)),
        ({"eyeLookInLeft": 0.8, "eyeLookOutRight": 0.6}, (-0.7, 0)),
        ({"eyeLookUpLeft": 0.5, "eyeLookUpRight": 0.5}, (0, 0.5)),
        ({"eyeLookDownLeft": 0.5, "eyeLookDownRight": 0.5}, (0, -0.5)),
        ({"eyeLookInLeft": 0.9, "eyeLookInRight": 0.9}, (0, 0)),
    ],
)
def test_gaze_is_where_both_eyes_point(coefficients, gaze):
    found = moved(**coefficients).gaze
    assert (found.gaze_x, found.gaze_y) == pytest.approx(gaze, abs=1e-6)


@pytest.mark.parametrize("name", COEFFICIENTS)
def test_each_coefficient_keeps_its_side_and_moves_nothing_else(name):
    values = dict(zip(CONTROLS, to_vector(moved(**{name: 0.75})), strict=True))
    resting = dict(zip(CONTROLS, to_vector(moved()), strict=True))
    assert {n: v for n, v in values.items() if v != resting[n]} == {name: pytest.approx(0.75)}


def test_a_straight_relaxed_face_half_a_metre_away_is_the_neutral_performance():
    assert to_vector(solve(placed())) == pytest.approx(to_vector(Performance()), abs=1e-6)


@given(st.lists(st.floats(-0.5, 1.5, width=32), min_size=52, max_size=52))
def test_coefficients_stay_in_range_whatever_the_tracker_says(values):
    found = to_vector(solve(replace(face(), blendshapes=np.array(values, np.float32))))
    for value, (low, high) in list(zip(found, RANGES, strict=True))[8:]:
        assert low <= value <= high


def test_it_is_quick():
    """Measured 0.10 ms.  Its own time on the processor, and the least of many: no other program's work."""
    one, times = face(yaw=0.3, jaw_open=0.4), []
    for _ in range(50):
        started = time.thread_time()
        solve(one)
        times.append(time.thread_time() - started)
    assert min(times) < 2e-3
