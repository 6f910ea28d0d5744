"""A webcam's troubles, with a scripted capture in place of the device."""

import errno
import os
import threading
import time
from itertools import chain, repeat

import numpy as np
import pytest

from avatar.gate import CameraHealth
from avatar.sense.cameras import UnusableCameraError
from avatar.sense.cameras.devices import CameraDevice
from avatar.sense.cameras.health import LivenessOfPixels
from avatar.sense.cameras.opencv import Webcam, check_access, fit, open_in_time
from avatar.sense.frame import CameraFrame, NoFrame
from tests import waiting

RNG = np.random.default_rng(7)


def noisy(level=120, width=64, height=48, grain=5):
    return np.clip(RNG.normal(level, grain, (height, width, 3)), 0, 255).astype(np.uint8)


class Capture:
    """Gives its pictures, one for each permission, then fails or blocks."""

    def __init__(self, pictures=(), *, then="fail", opened=True):
        self.pictures, self.then, self.opened = iter(pictures), then, opened
        self.grabs, self.released, self.wake = 0, threading.Event(), threading.Event()
        self.picture = None

    def isOpened(self):  # noqa: N802
        return self.opened

    def grab(self):
        self.grabs += 1
        self.picture = next(self.pictures, None)
        if self.picture is None and self.then == "block":
            self.wake.wait()
        time.sleep(0.001)
        return self.picture is not None

    def retrieve(self):
        return True, self.picture

    def release(self):
        self.released.set()


def webcam(capture, **limits):
    """Its clock stands still unless it is turned: a busy machine stalls no camera."""
    return Webcam("Cam", capture, **({"patience_s": 0.01, "now_ns": lambda: 0} | limits))


class Clock:
    """Stands still until it is turned."""

    now_ns = 1_000_000_000

    def __call__(self):
        return self.now_ns

    def turn(self, seconds):
        self.now_ns += round(seconds * 1e9)


def until(camera, wanted):
    """The first sight that is wanted."""
    return next(sight for sight in camera.frames() if wanted(sight))


def test_colours_are_reordered_and_the_size_is_the_frames_own():
    picture = np.zeros((48, 64, 3), np.uint8)
    picture[..., 0] = 200  # blue in OpenCV's order
    camera = webcam(Capture(repeat(picture)))
    frame = until(camera, lambda sight: isinstance(sight, CameraFrame))
    camera.close()
    assert frame.rgb.shape == (48, 64, 3)
    assert frame.rgb[0, 0].tolist() == [0, 0, 200]
    assert frame.rgb.flags.c_contiguous


@pytest.mark.parametrize(
    ("size", "fitted"), [((1280, 720), (640, 360)), ((640, 480), (640, 480)), ((320, 240), (320, 240))]
)
def test_a_large_frame_is_scaled_to_640_wide_and_no_other(size, fitted):
    height, width = fit(np.zeros((size[1], size[0], 3), np.uint8)).shape[:2]
    assert (width, height) == fitted


def test_only_the_newest_frame_is_kept():
    """Mutant killed: a queue in place of the one slot."""
    pictures = [noisy(20 + 10 * number) for number in range(20)]
    capture = Capture(pictures, then="block")
    camera = webcam(capture)
    waiting.until(lambda: capture.grabs > 20)
    frames = camera.frames()
    assert abs(float(next(frames).rgb.mean()) - 210) < 2
    assert isinstance(next(frames), NoFrame)
    capture.wake.set()


def test_frames_that_are_not_wanted_are_taken_and_not_decoded():
    """Mutants killed: decoding them all; taking a camera that rests for one that stalled."""

    class Counting(Capture):
        decoded = 0

        def retrieve(self):
            self.decoded += 1
            return super().retrieve()

    capture, clock = Counting(repeat(noisy())), Clock()
    camera = webcam(capture, stall_s=0.05, now_ns=clock)
    until(camera, lambda sight: isinstance(sight, CameraFrame))
    camera.rest(clock.now_ns + 10**12)
    grabbed, decoded = capture.grabs, capture.decoded
    sights = [next(camera.frames()) for _ in range(2)]  # what was on its way when it began
    for _ in range(3):  # much longer than what counts as stalled, and still heard of
        clock.turn(0.04)
        since = capture.grabs
        waiting.until(lambda since=since: capture.grabs > since + 5)
        sights.append(next(camera.frames()))
    assert capture.decoded <= decoded + 1
    assert capture.grabs > grabbed + 15
    assert {sight.health for sight in sights} == {CameraHealth.OK}
    camera.rest(0)
    until(camera, lambda sight: isinstance(sight, CameraFrame))
    camera.close()


def test_an_unplugged_camera_ends_with_lost_and_does_not_spin():
    """Mutants killed: retrying failed reads for ever; no pause between them."""
    capture = Capture([noisy(), noisy()])
    camera = webcam(capture)
    with pytest.raises(UnusableCameraError, match="'Cam' stopped answering") as caught:
        for _ in camera.frames():
            pass
    assert caught.value.health is CameraHealth.LOST
    assert capture.grabs == 2 + 3
    assert capture.released.is_set()


def test_a_single_failed_read_is_forgiven():
    class Hiccup(Capture):
        def grab(self):
            good = super().grab()
            return good and self.grabs % 3 != 0

    camera = webcam(Hiccup(chain(noisy() for _ in range(10_000))))
    frames = (sight for sight in camera.frames() if isinstance(sight, CameraFrame))
    assert [next(frames).health for _ in range(10)] == [CameraHealth.OK] * 10
    camera.close()


def test_a_read_that_timed_out_in_the_driver_is_final():
    """A stopped feeder blocks ``read`` for 10 s; three of these would be half a minute.

    Mutant killed: the limit for slow misses left out.
    """
    clock = iter(range(0, 10**12, 11_000_000_000))
    capture = Capture([])
    camera = webcam(capture, now_ns=lambda: next(clock))
    with pytest.raises(UnusableCameraError):
        list(camera.frames())
    assert capture.grabs == 1


def test_a_silent_camera_is_late_and_then_stalled():
    """Mutant killed: ``STALLED`` never said (a frozen picture of the past would stay on screen)."""
    capture, clock = Capture([noisy()], then="block"), Clock()
    camera = webcam(capture, stall_s=0.05, now_ns=clock)
    until(camera, lambda sight: isinstance(sight, CameraFrame))
    clock.turn(0.05)
    assert next(camera.frames()).health is CameraHealth.OK
    clock.turn(0.001)
    assert next(camera.frames()).health is CameraHealth.STALLED
    capture.wake.set()


def test_before_the_first_frame_there_is_more_patience():
    capture, clock = Capture([], then="block"), Clock()
    camera = webcam(capture, stall_s=0.001, first_frame_s=0.04, now_ns=clock)
    clock.turn(0.04)
    assert next(camera.frames()).health is CameraHealth.OK
    clock.turn(0.001)
    assert next(camera.frames()).health is CameraHealth.STALLED
    capture.wake.set()


def test_closing_twice_releases_once_from_the_reading_thread():
    capture = Capture(repeat(noisy()))
    camera = webcam(capture)
    camera.close()
    camera.close()
    assert capture.released.wait(waiting.PATIENCE_S)


def test_a_camera_that_does_not_open_is_busy():
    capture = Capture(opened=False)
    with pytest.raises(UnusableCameraError, match="in use by another program") as caught:
        open_in_time("Cam", lambda: capture)
    assert caught.value.health is CameraHealth.BUSY
    assert capture.released.is_set()


def test_a_driver_that_hangs_is_busy_after_the_limit():
    """Mutant killed: opening without a time limit."""
    hang = threading.Event()
    with pytest.raises(UnusableCameraError, match="did not open within 0 s") as caught:
        open_in_time("Cam", lambda: (hang.wait(waiting.PATIENCE_S), Capture())[1], limit_s=0.02)
    hang.set()
    assert caught.value.health is CameraHealth.BUSY


@pytest.mark.skipif("sys.platform != 'linux'", reason="device files are Linux's")
def test_a_camera_that_went_away_is_missing_not_busy():
    gone = CameraDevice(name="Cam", stable_id="x", index=99, path="/dev/no-such-camera")
    with pytest.raises(UnusableCameraError, match="'Cam' is gone") as caught:
        check_access(gone)
    assert caught.value.health is CameraHealth.MISSING


@pytest.mark.skipif("sys.platform != 'linux'", reason="device files are Linux's")
@pytest.mark.parametrize(
    ("number", "health"),
    [
        (errno.EACCES, CameraHealth.DENIED),
        (errno.EBUSY, CameraHealth.BUSY),
        (errno.EIO, CameraHealth.BUSY),
        (errno.ENOENT, CameraHealth.MISSING),
    ],
)
def test_what_the_system_says_is_told_apart(number, health):
    def refuse(path):
        raise OSError(number, os.strerror(number))

    camera = CameraDevice(name="Cam", stable_id="x", index=0, path="/dev/video0")
    with pytest.raises(UnusableCameraError) as caught:
        check_access(camera, refuse)
    assert caught.value.health is health
    assert caught.value.hint


SECOND = 1_000_000_000


def test_a_covered_lens_is_black_and_a_dim_room_is_not():
    """Mutant killed: ``_BLACK_LEVEL = 24`` (a face in 10 % light is still tracked)."""
    judge = LivenessOfPixels().judge
    assert judge(noisy(4, 640, 480, grain=2), 0) is CameraHealth.BLACK
    dim = noisy(9, 640, 480, grain=1)
    dim[100:300, 200:400] = noisy(15, 200, 200, grain=1)
    assert judge(dim, 1) is CameraHealth.OK


def test_exact_repeats_for_more_than_a_second_are_frozen():
    """Mutant killed: ``_FROZEN_S = 60`` (a frozen feed would count as live)."""
    judge, still = LivenessOfPixels().judge, noisy(120, 640, 480)
    assert [judge(still, t * SECOND // 10) for t in range(11)] == [CameraHealth.OK] * 11
    assert judge(still, SECOND * 11 // 10) is CameraHealth.FROZEN
    assert judge(noisy(120, 640, 480), SECOND * 12 // 10) is CameraHealth.OK


def test_a_still_scene_with_sensor_noise_is_not_frozen():
    judge, scene = LivenessOfPixels().judge, noisy(120, 640, 480)
    for tenth in range(40):
        grain = RNG.integers(0, 2, scene.shape, dtype=np.uint8)
        assert judge(scene + grain, tenth * SECOND // 10) is CameraHealth.OK


def test_black_wins_over_frozen():
    judge, black = LivenessOfPixels().judge, np.zeros((480, 640, 3), np.uint8)
    assert [judge(black, t * SECOND) for t in range(4)] == [CameraHealth.BLACK] * 4
