"""The real recogniser, on drawings and synthetic points: no photo of a person is in this project."""

import math

import cv2
import numpy as np
import pytest

from avatar.models import FACE_RECOGNITION, load
from avatar.performance import HeadPose
from avatar.sense.identity import Embedder, chip_of, eye_distance, five_points, judge, likeness, relief_of
from avatar.sense.stills import StillEmbedder
from avatar.sense.trackers.mediapipe import StillLandmarker
from tests.sense.drawing import cartoon, draw
from tests.sense.fakes import face


@pytest.fixture(scope="module")
def embedder():
    return Embedder(load(FACE_RECOGNITION))


@pytest.fixture(scope="module")
def landmarker():
    made = StillLandmarker()
    yield made
    made.close()


@pytest.fixture(scope="module")
def drawn(landmarker):
    """A drawn face where the tracker sees it."""
    return landmarker.largest(cartoon())


def test_an_embedding_is_128_numbers_of_unit_length(embedder, drawn):
    found = embedder.embed(cartoon(), drawn)
    assert found.shape == (128,)
    assert found.dtype == np.float32
    assert float(np.linalg.norm(found)) == pytest.approx(1, abs=1e-5)


def test_the_same_face_elsewhere_in_the_frame_is_the_same_person(embedder, drawn, landmarker):
    moved = cartoon(centre=(400, 200))
    there = landmarker.largest(moved)
    assert float(embedder.embed(cartoon(), drawn) @ embedder.embed(moved, there)) > 0.9


def test_the_five_points_are_in_the_order_the_alignment_expects(embedder, drawn):
    """Mutant: left and right swapped, which turns the face upside down."""
    right_eye, left_eye, nose, right_corner, left_corner = five_points(cartoon(), drawn)
    assert right_eye[0] < nose[0] < left_eye[0]
    assert right_corner[0] < nose[0] < left_corner[0]
    assert right_eye[1] < nose[1] < right_corner[1]
    aligned = embedder.align(cartoon(), five_points(cartoon(), drawn))
    assert aligned.shape == (112, 112, 3)
    assert aligned[51, 38].mean() < aligned[70, 30].mean()  # the pupil where the network expects it


def test_alignment_is_that_of_opencv(embedder, drawn):
    """Whose network, templates and thresholds go with it.  Mutants: conjugated; the shift left out."""
    opencv = cv2.FaceRecognizerSF.create(
        "onnx", np.frombuffer(load(FACE_RECOGNITION), np.uint8), np.empty(0, np.uint8)
    )
    row, chance = np.zeros((1, 15), np.float32), np.random.default_rng(1)
    middle = five_points(cartoon(), drawn)
    for _ in range(5):
        points = (middle + chance.normal(0, 3, (5, 2))).astype(np.float32)
        row[0, 4:14] = points.ravel()
        expected = opencv.alignCrop(cartoon(), row).astype(int)
        found = embedder.align(cartoon(), points).astype(int)
        assert (found != expected).mean() < 0.01  # a coordinate that was rounded up, not down
        assert np.abs(found - expected).mean() < 0.05


@pytest.mark.parametrize("value", [0.0, np.nan, np.inf, 1e9])
def test_landmarks_that_are_no_face_give_no_embedding(embedder, value):
    seen = face()
    seen.landmarks[:] = value
    assert np.isnan(embedder.embed(cartoon(), seen)).all()
    assert embedder.quality(cartoon(), seen).too_small
    assert not embedder.quality(cartoon(), seen).is_good


def test_quality_of_a_drawn_face_in_good_light_is_good(embedder, drawn):
    assert embedder.quality(cartoon(), drawn).is_good
    dark = embedder.quality(cartoon() // 20, drawn)
    assert (dark.too_dark, dark.too_small, dark.turned_too_far) == (True, False, False)


@pytest.mark.parametrize(
    ("luma", "eyes_px", "pose", "name"),
    [
        (10, 40, HeadPose(), "too_dark"),
        (math.nan, 40, HeadPose(), "too_dark"),
        (100, 11, HeadPose(), "too_small"),
        (100, math.nan, HeadPose(), "too_small"),
        (100, 40, HeadPose(yaw=0.75), "turned_too_far"),
        (100, 40, HeadPose(yaw=-0.75), "turned_too_far"),
        (100, 40, HeadPose(pitch=0.6), "turned_too_far"),
        (100, 40, HeadPose(yaw=math.nan), "turned_too_far"),
    ],
)
def test_each_fault_is_told_by_its_name_and_what_is_no_number_is_a_fault(luma, eyes_px, pose, name):
    """Mutants: any comparison of ``judge`` the other way round, so that a NaN passes."""
    quality = judge(np.full((48, 48), luma, np.float32), eyes_px, pose)
    faults = [f for f in ("too_small", "too_dark", "turned_too_far") if getattr(quality, f)]
    assert faults == [name]
    assert not quality.is_good


def test_the_chip_is_small_and_grey():
    chip = chip_of(np.full((112, 112, 3), 90, np.uint8))
    assert chip.shape == (48, 48)
    assert chip.dtype == np.float32
    assert chip.mean() == pytest.approx(90, abs=1)


def test_the_largest_face_of_a_still_counts(landmarker):
    rgb = draw(cartoon(centre=(180, 240), size=120), (480, 240), 70)
    found = landmarker.largest(rgb)
    assert eye_distance(five_points(rgb, found)) == pytest.approx(0.52 * 120, rel=0.2)
    assert landmarker.largest(np.full((480, 640, 3), 90, np.uint8)) is None


def test_a_small_face_is_looked_for_again_and_an_empty_room_has_none():
    embedder = StillEmbedder()
    small = np.full((1440, 1920, 3), 90, np.uint8)
    assert embedder.embed(small) is None
    small[900:1140, 1400:1720] = cartoon()[::2, ::2]
    found = embedder.embed(small)
    embedder.close()
    assert found is not None
    assert float(np.linalg.norm(found)) == pytest.approx(1, abs=1e-5)


def _blotches(seed):
    """A chip with features as large as an eye."""
    rough = np.random.default_rng(seed).uniform(60, 200, (8, 8))
    return np.kron(rough, np.ones((6, 6))).astype(np.float32)


@pytest.mark.parametrize("seed", range(5))
def test_a_face_that_moves_or_is_lit_otherwise_stays_like_itself_and_unlike_another(seed):
    """Mutants: no shift in ``likeness``; ``relief_of`` returns its chip."""
    chip, slope = _blotches(seed), np.linspace(0.4, 1.4, 48, dtype=np.float32)
    moved = np.roll(chip, (2, -3), axis=(0, 1))
    assert likeness(relief_of(chip), relief_of(moved)) > 0.9
    assert likeness(relief_of(chip), relief_of(chip * slope)) > 0.9
    assert likeness(relief_of(chip), relief_of(_blotches(seed + 100))) < 0.6


def test_two_people_in_the_same_light_are_not_alike_for_it():
    """Mutant: ``relief_of`` returns its chip, of which the light is most."""
    light = np.linspace(0, 600, 48, dtype=np.float32)
    assert likeness(relief_of(_blotches(1) + light), relief_of(_blotches(2) + light)) < 0.6


@pytest.mark.parametrize("value", [0.0, 7.5, 255.0])
def test_a_blank_face_is_like_nothing(value):
    """Mutant: without the norm OpenCV says 1."""
    blank = relief_of(np.full((48, 48), value, np.float32))
    assert likeness(blank, blank) == 0
    assert not likeness(blank, relief_of(_blotches(1))) > 0


def test_a_number_that_is_none_is_like_nothing():
    broken = np.full((48, 48), np.nan, np.float32)
    assert not likeness(relief_of(broken), relief_of(broken)) >= 0.5
    assert not likeness(relief_of(_blotches(1)), relief_of(broken)) >= 0.5
