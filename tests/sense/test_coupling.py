"""What a turned head does to an expression is taken off, and what its owner means is not."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from avatar.performance import COEFFICIENTS
from avatar.sense.coupling import Coupling
from avatar.sense.reading import Reading
from tests.sense.fakes import person

SQUINT = COEFFICIENTS.index("eyeSquintLeft")
SMILE = COEFFICIENTS.index("mouthSmileLeft")
REST = np.full(len(COEFFICIENTS), 0.2)


def turned(yaw, slope):
    """A face that smiles by so much a radian, and means nothing by it."""
    values = REST.copy()
    values[SMILE] += slope * yaw
    return values


def learn(coupling, frames, rate=15):
    for yaw, values in frames:
        coupling = coupling.learn(values, REST, yaw, 0.0, 1 / rate)
    return coupling


def sweep(slope, turns=3):
    angles = [0.5 * math.sin(2 * math.pi * step / 60) for step in range(60 * turns)]
    return [(yaw, turned(yaw, slope)) for yaw in angles]


def test_straight_ahead_nothing_is_taken_off():
    values = np.linspace(0, 1, len(COEFFICIENTS))
    assert np.array_equal(Coupling.start().free(values, 0.0, 0.0), values)


def test_what_people_have_in_common_is_taken_off_from_the_first_frame():
    """Mutant: begin with nothing."""
    values = REST.copy()
    values[SQUINT] += 0.66 * 0.3  # eyes narrow when a head nods down
    assert Coupling.start().free(values, 0.0, -0.3)[SQUINT] == pytest.approx(0.2, abs=0.02)


@pytest.mark.parametrize("slope", [-0.5, 0.3, 0.6])
def test_what_is_a_persons_own_is_learnt_in_seconds(slope):
    learnt = learn(Coupling.start(), sweep(slope))
    assert learnt.free(turned(0.5, slope), 0.5, 0.0)[SMILE] == pytest.approx(0.2, abs=0.03)


def test_a_smile_to_the_left_is_meant():
    """Mutant: learn from every face; half a minute of smiling at somebody becomes how a turn looks."""
    smiling = REST.copy()
    smiling[SMILE] = 0.9
    learnt = learn(Coupling.start(), [(0.0, REST)] * 30 + [(0.4, smiling)] * 450)
    assert learnt.free(smiling, 0.4, 0.0)[SMILE] > 0.8


def test_a_camera_beside_the_screen_is_no_turn():
    """Mutant: count turns from the camera's own axis."""
    learnt = learn(Coupling.start(), [(0.3, REST)] * 60 * 15)
    assert learnt.features(0.3, 0.0) == pytest.approx([0.0, 0.0, 0.0], abs=0.01)


def test_nothing_is_learnt_when_it_must_not_be():
    reading = Reading.start()
    for step in range(60):
        reading = reading.advance(person(yaw=0.4, mouthSmileLeft=0.5), step / 15, learn=False)
    assert np.array_equal(reading.coupling.slopes, Coupling.start().slopes)
    assert reading.coupling.seen_s == 0.0


angles = st.floats(-1.5, 1.5)
faces = st.lists(st.floats(0, 1), min_size=len(COEFFICIENTS), max_size=len(COEFFICIENTS)).map(np.array)


@given(st.lists(st.tuples(angles, angles, faces), max_size=12), angles, angles, faces)
def test_whatever_was_seen_coefficients_stay_in_range(seen, yaw, pitch, face):
    coupling = Coupling.start()
    for one_yaw, one_pitch, values in seen:
        coupling = coupling.learn(values, REST, one_yaw, one_pitch, 0.1)
    free = coupling.free(face, yaw, pitch)
    assert np.isfinite(free).all()
    assert ((free >= 0) & (free <= 1)).all()
