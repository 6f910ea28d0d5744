"""The real networks, on drawings: no photo of a person is in this project."""

import gc
import itertools

import cv2
import mediapipe as mp
import numpy as np
import pytest

from avatar.models import FACE_DETECTION, FACE_LANDMARKER, load
from avatar.sense.frame import CameraFrame
from avatar.sense.solve import BLENDSHAPES, solve
from avatar.sense.trackers import FaceObservation, mediapipe
from avatar.sense.trackers.census import Census
from tests.sense.drawing import cartoon, two_cartoons

FRAME_NS = 33_333_333


@pytest.fixture(scope="module")
def tracker():
    made = mediapipe.MediaPipeTracker()
    yield made
    made.close()
    made.close()


class Clock:
    """Frames of all tests share one tracker, so their time goes on."""

    now_ns = 1_000_000_000


def observe(tracker, rgb, times=1):
    for _ in range(times):
        Clock.now_ns += FRAME_NS
        seen = tracker.observe(CameraFrame(rgb, Clock.now_ns))
    return seen


def test_a_drawn_face_is_found_and_solved(tracker):
    seen = observe(tracker, cartoon(), times=3)
    assert seen.faces == 1
    assert seen.face.landmarks.shape == (478, 3)
    assert seen.face.blendshapes.shape == (52,)
    assert seen.face.transform.shape == (4, 4)
    assert seen.face.aspect == pytest.approx(640 / 480)
    performance = solve(seen.face)
    assert abs(performance.pose.x) < 0.2
    assert abs(performance.pose.yaw) < 0.4


def test_opencv_counts_faces_with_one_thread(tracker):
    """MediaPipe's networks have one each on a computer.  Mutant: as many as there are cores, for 122 KB."""
    tracker.catch_up()
    assert cv2.getNumThreads() == 1


def test_a_face_at_the_frames_right_is_at_the_performers_left(tracker):
    observe(tracker, np.full((480, 640, 3), 90, np.uint8), times=2)
    seen = observe(tracker, cartoon(centre=(460, 240)), times=3)
    assert solve(seen.face).pose.x > 0.25


def test_an_empty_room_has_no_face(tracker):
    seen = observe(tracker, np.full((480, 640, 3), 90, np.uint8), times=2)
    assert seen.faces == 0
    assert seen.face is None


def test_noise_has_no_face(tracker):
    noise = np.random.default_rng(1).integers(0, 256, (480, 640, 3), np.uint8)
    assert observe(tracker, noise).faces == 0


def test_a_repeated_or_earlier_time_stamp_is_no_error(tracker):
    observe(tracker, cartoon(), times=3)  # whatever was seen before
    frame = CameraFrame(cartoon(), Clock.now_ns)
    assert tracker.observe(frame).faces == tracker.observe(frame).faces == 1


@pytest.mark.parametrize("width", [640, 600])
def test_frames_in_one_memory_and_c_results_as_arrays_give_what_mediapipes_own_objects_say(width):
    """Guards the private layout of the pinned MediaPipe version; rows of 600 pixels it pads.

    Mutant: the second frame's pixels are written where MediaPipe no longer reads them.
    """
    ours, theirs = mediapipe.MediaPipeTracker(), mediapipe.create_landmarker(load(FACE_LANDMARKER))
    for number in range(1, 5):
        rgb = np.ascontiguousarray(cartoon(centre=(280 + 9 * number, 240))[:, :width])
        bgr = np.ascontiguousarray(rgb[..., ::-1])
        frame = CameraFrame.from_bgr(bgr, number * FRAME_NS)
        seen = ours.observe(frame).face
        image = mp.Image(image_format=mp.ImageFormat.SRGB, data=rgb)
        said = theirs.detect_for_video(image, number * FRAME_NS // 1_000_000)
        assert np.array_equal(frame.rgb, rgb)
        assert np.array_equal([c.score for c in said.face_blendshapes[0]], seen.blendshapes)
        assert np.array_equal([(p.x, p.y, p.z) for p in said.face_landmarks[0]], seen.landmarks)
        assert np.array_equal(said.facial_transformation_matrixes[0], seen.transform)
    assert tuple(c.category_name for c in said.face_blendshapes[0]) == BLENDSHAPES
    ours.close()
    theirs.close()


def test_the_pixels_of_a_frame_outlive_the_tracker():
    """They lie in MediaPipe's memory.  Mutant: a view that does not hold them, freed, written over."""
    tracker, rgb = mediapipe.MediaPipeTracker(), cartoon()
    frame = CameraFrame.from_bgr(np.ascontiguousarray(rgb[..., ::-1]), FRAME_NS)
    tracker.observe(frame)
    tracker.close()
    del tracker
    gc.collect()
    others = [np.full_like(rgb, shade) for shade in range(8)]
    assert np.array_equal(frame.rgb, rgb)
    assert len(others) == 8


class CountingCensus:
    """Counts how often it is asked."""

    def __init__(self, answers):
        self.answers, self.asked = iter(answers), 0

    def count(self, rgb):
        self.asked += 1
        return next(self.answers)


def test_faces_are_counted_at_once_and_then_twice_a_second(tracker, monkeypatch):
    """Mutant killed: counting only when half a second has passed (a newcomer would be live until then)."""
    observe(tracker, np.full((480, 640, 3), 90, np.uint8), times=2)
    census = CountingCensus([1] * 9)
    monkeypatch.setattr(tracker, "_census", census)
    observe(tracker, cartoon())
    assert census.asked == 1
    observe(tracker, cartoon(), times=33)
    assert census.asked == 1 + 2


def test_a_count_that_is_merely_due_waits_until_the_signal_is_out(tracker, monkeypatch):
    """What is news never waits.  Mutants: count at once (7 ms before a signal); the count that nobody asks
    for before the next frame is lost."""
    observe(tracker, np.full((480, 640, 3), 90, np.uint8), times=2)
    census = CountingCensus([1, 2, 1, 1])
    monkeypatch.setattr(tracker, "_census", census)
    observe(tracker, cartoon(), times=16)
    assert census.asked == 1
    assert observe(tracker, cartoon()).faces == 1
    assert census.asked == 1
    tracker.catch_up()
    tracker.catch_up()
    assert census.asked == 2
    assert observe(tracker, cartoon()).faces == 1  # somebody else was there, so this one is counted at once
    assert census.asked == 3
    observe(tracker, cartoon(), times=18)
    assert census.asked == 4


def counts_a_second(tracker, seconds, places):
    """How often faces are counted in each second at ten frames a second."""
    tracker._track = lambda frame: next(places)
    asked, rgb = [tracker._census.asked], cartoon()
    for _ in range(seconds):
        for _ in range(10):
            Clock.now_ns += 100_000_000
            tracker.observe(CameraFrame(rgb, Clock.now_ns))
        asked.append(tracker._census.asked)
    return np.diff(asked).tolist()


def test_one_face_that_has_long_been_alone_is_counted_once_a_second_until_anything_changes(
    tracker, monkeypatch
):
    """Mutants killed: calm from the start; calm kept through a jump or a second face."""
    observe(tracker, np.full((480, 640, 3), 90, np.uint8), times=20)
    monkeypatch.setattr(tracker, "_track", tracker._track)  # put back afterwards
    monkeypatch.setattr(tracker, "_census", CountingCensus(itertools.repeat(1)))
    here, there = (0.5, 0.5), (0.8, 0.5)
    places = faces_with_noses_at(*[here] * 80, *[there] * 80, *[there] * 80)
    still = counts_a_second(tracker, 8, places)
    assert still[:5] == [2] * 5
    assert still[-2:] == [1, 1]
    assert counts_a_second(tracker, 8, places)[:5] == [2] * 5
    tracker._census.answers = itertools.chain([2], itertools.repeat(1))
    assert sum(counts_a_second(tracker, 5, places)) >= 9


@pytest.mark.parametrize(("lost", "there", "often"), [(2, 0.5, 1), (2, 0.8, 2), (6, 0.5, 2)])
def test_a_face_that_the_landmarker_lost_for_a_blink_is_counted_once_more_and_no_oftener(
    tracker, monkeypatch, lost, there, often
):
    """Mutants killed: a face back elsewhere, or after more than 0.3 s, taken for one that was alone."""
    observe(tracker, np.full((480, 640, 3), 90, np.uint8), times=2)
    monkeypatch.setattr(tracker, "_track", tracker._track)  # put back afterwards
    monkeypatch.setattr(tracker, "_census", CountingCensus(itertools.repeat(1)))
    before, after = faces_with_noses_at(*[(0.5, 0.5)] * 80), faces_with_noses_at(*[(there, 0.5)] * 40)
    places = itertools.chain(before, [None] * lost, after)
    counts_a_second(tracker, 8, places)
    assert sum(counts_a_second(tracker, 4, places)) in (range(4, 6) if often == 1 else range(7, 10))


def test_while_several_faces_are_seen_every_frame_is_counted(tracker, monkeypatch):
    """Mutant killed: ``self._counted > 1`` left out (the card would stay for half a second more)."""
    observe(tracker, np.full((480, 640, 3), 90, np.uint8), times=2)
    census = CountingCensus([2, 2, 2, 1])
    monkeypatch.setattr(tracker, "_census", census)
    assert [observe(tracker, cartoon()).faces for _ in range(5)] == [2, 2, 2, 1, 1]


def test_a_face_the_census_misses_still_counts_as_one(tracker, monkeypatch):
    observe(tracker, np.full((480, 640, 3), 90, np.uint8), times=2)
    monkeypatch.setattr(tracker, "_census", CountingCensus([0] * 9))
    assert observe(tracker, cartoon()).faces == 1


def faces_with_noses_at(*places):
    """What the landmarker says, frame by frame: everything in the middle but the nose."""
    for x, y in places:
        landmarks = np.full((478, 3), 0.5, np.float32)
        landmarks[1, :2] = x, y
        blendshapes, transform = np.zeros(52, np.float32), np.eye(4, dtype=np.float32)
        yield FaceObservation(landmarks, blendshapes, transform, 640 / 480)


@pytest.mark.parametrize("there", [(0.66, 0.5), (0.34, 0.5), (0.5, 0.66), (0.5, 0.34)])
def test_a_jump_of_the_followed_face_is_counted_at_once(tracker, monkeypatch, there):
    """Mutants killed: ``_JUMP = 10``; the jump left out of ``_is_news``; only one direction looked at.

    Somebody who takes the owner's place between two frames would be live until the next count.
    """
    observe(tracker, np.full((480, 640, 3), 90, np.uint8), times=2)
    census = CountingCensus([1] * 9)
    monkeypatch.setattr(tracker, "_census", census)
    faces = faces_with_noses_at((0.5, 0.5), (0.5, 0.5), there, there)
    monkeypatch.setattr(tracker, "_track", lambda frame: next(faces))
    asked = [(observe(tracker, cartoon()), census.asked)[1] for _ in range(4)]
    assert asked == [1, 1, 2, 2]


def test_a_fast_swing_of_the_head_is_no_jump(tracker, monkeypatch):
    """Mutant killed: ``_JUMP = 0.04`` (6 ms more for every frame of a lively performer)."""
    observe(tracker, np.full((480, 640, 3), 90, np.uint8), times=2)
    census = CountingCensus([1] * 9)
    monkeypatch.setattr(tracker, "_census", census)
    faces = faces_with_noses_at(*[(0.3 + 0.05 * step, 0.5) for step in range(5)])
    monkeypatch.setattr(tracker, "_track", lambda frame: next(faces))
    observe(tracker, cartoon(), times=5)
    assert census.asked == 1


def test_a_face_that_comes_back_is_counted_at_once(tracker, monkeypatch):
    observe(tracker, np.full((480, 640, 3), 90, np.uint8), times=2)
    observe(tracker, cartoon(centre=(180, 240)), times=3)
    census = CountingCensus([1] * 9)
    monkeypatch.setattr(tracker, "_census", census)
    observe(tracker, np.full((480, 640, 3), 90, np.uint8))
    observe(tracker, cartoon(centre=(460, 240)))
    assert census.asked == 1


def test_the_census_counts_drawn_faces():
    census = Census(load(FACE_DETECTION))
    assert census.count(np.full((480, 640, 3), 90, np.uint8)) == 0
    assert census.count(cartoon()) == 1
    assert census.count(two_cartoons()) == 2


def test_the_census_takes_any_frame_shape():
    census = Census(load(FACE_DETECTION))
    assert census.count(cv2.resize(cartoon(), (640, 360))) == 1
    assert census.count(cartoon()) == 1


def test_a_face_too_small_to_be_in_the_room_is_not_counted():
    """Mutant killed: ``_MIN_SHARE = 0``."""
    small = np.full((480, 640, 3), 90, np.uint8)
    face = cv2.resize(cartoon(), (128, 96), interpolation=cv2.INTER_AREA)
    small[200:296, 100:228] = face
    census = Census(load(FACE_DETECTION))
    assert len(census.detect(small)) == 1
    assert census.count(small) == 0


def test_the_sound_library_is_not_loaded():
    import subprocess
    import sys

    code = "import sys, avatar.sense.trackers.mediapipe; print('sounddevice' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
