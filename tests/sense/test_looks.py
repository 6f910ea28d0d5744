"""Looks of one face and of others, on textures: no photo of a person is in this project."""

from dataclasses import replace

import cv2
import numpy as np
import pytest

from avatar.gate.policy import COLOURS_ALIKE, COLOURS_TINT, TURNED_ALIKE, TURNED_CLOSE
from avatar.models import FACE_RECOGNITION, load
from avatar.sense.identity import FIVE, PLACES, Embedder, likeness
from avatar.sense.looks import likeness_of_colours, likeness_turned, look_of, tint_of
from tests.sense.people import observed, pixels


def look(rgb, landmarks=None):
    """A look of an aligned face."""
    face = observed("y", 0).face
    return look_of(rgb, face if landmarks is None else replace(face, landmarks=landmarks))


def squeezed(rgb, face, share):
    """The face as a turn of the head would show it: narrower on one axis, its landmarks with it."""
    matrix = np.array([[share, 0.08, 56 * (1 - share) - 4], [0, 1, 0]])
    turned = cv2.warpAffine(rgb, matrix, rgb.shape[1::-1], borderMode=cv2.BORDER_REPLICATE)
    points = face.landmarks.copy()
    points[:, :2] = (points[:, :2] * 112) @ matrix[:, :2].T / 112 + matrix[:, 2] / 112
    points[FIVE, :2] = face.landmarks[FIVE, :2]  # the alignment has already been made
    return look(turned, points)


@pytest.mark.parametrize("share", [0.85, 0.88, 1.2])
def test_a_face_that_turned_is_like_itself_again_and_like_nobody_else(share):
    """Mutants: the map the other way round; no map at all."""
    before, after = look(pixels("y", 0)), squeezed(pixels("y", 0), observed("y", 0).face, share)
    assert likeness(before.relief, after.relief) < TURNED_ALIKE
    assert likeness_turned(before, after) >= TURNED_ALIKE
    assert likeness_turned(before, squeezed(pixels("s", 0), observed("s", 0).face, share)) < TURNED_CLOSE


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_landmarks_that_are_no_numbers_are_like_nothing(value):
    """Mutant: no look at ``isfinite`` (numpy raises, and the process ends)."""
    points = observed("y", 0).face.landmarks.copy()
    points[10] = value
    assert likeness_turned(look(pixels("y", 0)), look(pixels("y", 0), points)) == 0
    assert likeness_turned(look(pixels("y", 0), points), look(pixels("y", 0))) == 0


def test_landmarks_in_one_place_are_like_nothing():
    points = observed("y", 0).face.landmarks.copy()
    points[:, :2] = 0.5
    points[FIVE, :2] = observed("y", 0).face.landmarks[FIVE, :2]
    assert likeness_turned(look(pixels("y", 0)), look(pixels("y", 0), points)) < TURNED_CLOSE


def test_colours_are_alike_wherever_they_are_and_unlike_in_other_tints():
    """Mutant: histograms of lightness alone."""
    face = pixels("y", 0)
    assert likeness_of_colours(look(face), look(pixels("f", 0))) >= COLOURS_ALIKE
    lab = cv2.cvtColor(face, cv2.COLOR_RGB2LAB)
    red = cv2.cvtColor(lab + np.array([0, 12, 0], np.uint8), cv2.COLOR_LAB2RGB)
    assert likeness_of_colours(look(face), look(red)) < COLOURS_ALIKE
    assert likeness_of_colours(look(face), look(face // 2)) < COLOURS_ALIKE


def test_a_camera_without_colours_has_no_tint():
    grey = np.repeat(pixels("y", 0)[..., :1], 3, axis=2)
    assert tint_of(look(grey)) == 0
    assert tint_of(look(pixels("y", 0))) > COLOURS_TINT


def test_opencv_aligns_to_the_places_that_are_reckoned_with():
    """A dot at each of five points of a frame is found where ``PLACES`` says."""
    recogniser = Embedder(load(FACE_RECOGNITION))
    there = PLACES * (2 + 0.5j) + (200 + 100j)
    five = np.stack([there.real, there.imag], axis=1).astype(np.float32)
    rows, columns = np.mgrid[:112, :112]
    for place, (x, y) in enumerate(five):
        frame = np.zeros((480, 640, 3), np.uint8)
        cv2.circle(frame, (round(float(x)), round(float(y))), 6, (255, 255, 255), -1)
        aligned = recogniser.align(frame, five)[..., 0].astype(float)
        found = complex((aligned * columns).sum(), (aligned * rows).sum()) / aligned.sum()
        assert abs(found - PLACES[place]) < 0.5
