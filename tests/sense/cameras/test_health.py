"""Which pictures a living camera gives.  A room is drawn; noise, codecs and a head's movements are added."""

import math
from functools import cache
from itertools import count

import cv2
import numpy as np
import pytest

from avatar.gate import CameraHealth
from avatar.sense.cameras.health import LivenessOfPixels

GRAIN = np.random.default_rng(7).normal(0, 1, (9, 500, 650, 3)).astype(np.float32)
SECOND = 1_000_000_000
FPS = 30


@cache
def room(shift=0.0, *, shut=False, width=640):
    """Somebody before a shelf, moved to their side by so many pixels of 640."""
    big = np.full((480, 640, 3), 150, np.uint8)
    for x in range(0, 640, 80):
        cv2.rectangle(big, (x, 20), (x + 30, 300), (90, 120, 60), -1)
    head = np.full((480, 640, 3), 0, np.uint8)
    cv2.ellipse(head, (320, 230), (95, 125), 0, 0, 360, (120, 150, 205), -1, cv2.LINE_AA)
    cv2.ellipse(head, (320, 520), (200, 160), 0, 0, 360, (70, 60, 50), -1, cv2.LINE_AA)
    for x in (282, 358):
        cv2.ellipse(head, (x, 205), (20, 3 if shut else 10), 0, 0, 360, (40, 40, 50), -1, cv2.LINE_AA)
    moved = cv2.warpAffine(head, np.float32([[1, 0, shift], [0, 1, 0]]), (640, 480))
    solid = moved.max(axis=2, keepdims=True) > 0
    height = width * 3 // 4
    return cv2.resize(np.where(solid, moved, big), (width, height), interpolation=cv2.INTER_AREA)


def with_noise(picture, grain, place):
    """Noise of so many levels, another one at each place."""
    height, width = picture.shape[:2]
    top, left = place * 7 % 20, place * 5 % 10
    noise = GRAIN[place % 9, top : top + height, left : left + width]
    return np.clip(picture + np.float32(grain) * noise, 0, 255).astype(np.uint8)


def through_jpeg(picture):
    return cv2.imdecode(cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, 50])[1], cv2.IMREAD_COLOR)


def still_from(pictures, fps=FPS):
    """Seconds until the picture counts as still, or None; none of these repeats exactly for a second."""
    pixels = LivenessOfPixels()
    for place, picture in zip(count(), pictures, strict=False):
        assert pixels.judge(picture, place * SECOND // fps) is CameraHealth.OK
        if pixels.is_still:
            return place / fps
    return None


HELD = room()
HELD_UNDER = {
    "noise": lambda place: with_noise(HELD, 3, place),
    "much noise": lambda place: with_noise(HELD, 12, place),
    "noise in the dark": lambda place: with_noise(np.float32(HELD) * 0.2, 3, place),
    "noise, one frame in three exactly repeated": lambda place: with_noise(HELD, 2, place - place % 3 // 2),
    "noise and JPEG": lambda place: through_jpeg(with_noise(HELD, 4, place)),
    "noise, small": lambda place: with_noise(room(width=320), 3, place),
}


@pytest.mark.parametrize("how", HELD_UNDER)
def test_a_frame_held_under_noise_is_still_within_two_seconds(how):
    """Mutants: exact repeats only (``is_still`` always false); ``_NOISY`` = 0; ``_STILL`` = 0."""
    at_s = still_from(HELD_UNDER[how](place) for place in range(60))
    assert at_s is not None
    assert 1.4 < at_s <= 2.0


def test_it_is_noticed_at_fifteen_frames_a_second_too():
    assert still_from((with_noise(HELD, 3, place) for place in range(30)), fps=15) <= 2.0


LIVING = {
    "sways by two pixels": lambda t, _: room(sway(t) / 2),
    "sways, in the dark": lambda t, n: with_noise(np.float32(room(sway(t) / 2)) * 0.1, 10, n),
    "sways, in much noise": lambda t, n: with_noise(room(sway(t)), 12, n),
    "sways, small": lambda t, n: with_noise(room(sway(t), width=320), 2, n),
    "sways, in JPEG": lambda t, _: through_jpeg(room(sway(t) / 2)),
    "only blinks": lambda t, n: with_noise(room(shut=t % 1.3 < 0.13), 2, n),
}


def sway(t):
    """Four pixels of 640 to and fro in six seconds."""
    return round(2 * math.sin(t + 1), 1)


@pytest.mark.parametrize("how", LIVING)
@pytest.mark.parametrize("fps", [10, 15])
def test_somebody_who_sits_as_still_as_they_can_is_not(how, fps):
    """Mutants: ``_STILL_AT_MOST`` = 0.5 (noise hides a life), ``_WIDEST_KEPT`` = 40 (a blink is small)."""
    assert still_from((LIVING[how](place / fps, place) for place in range(3 * fps)), fps) is None


def test_one_who_moves_again_is_not_still():
    """Mutant: once still, always still."""
    pixels = LivenessOfPixels()
    for place in range(60):
        pixels.judge(with_noise(HELD, 2, place), place * SECOND // FPS)
    assert pixels.is_still
    for place in range(60, 80):
        pixels.judge(with_noise(room(6), 2, place), place * SECOND // FPS)
    assert not pixels.is_still


def test_another_size_begins_anew():
    """Mutant: means of two sizes compared, which is an error."""
    pixels, still = LivenessOfPixels(), []
    for place in range(120):
        picture = HELD if place < 60 else HELD[:, 80:560]
        pixels.judge(with_noise(picture, 2, place), place * SECOND // FPS)
        still.append(pixels.is_still)
    assert still[59]
    assert not any(still[60:104])
    assert still[-1]


def test_an_eye_that_moves_between_the_points_of_the_thumbnail_is_no_exact_repeat():
    """As after noise was removed over time.  Mutant: exact repeats of the thumbnail alone."""
    pixels = LivenessOfPixels()
    for place in range(60):
        picture = HELD.copy()
        picture[210:214, 281:285] += np.uint8(10 * (place % 7))
        assert pixels.judge(picture, place * SECOND // FPS) is CameraHealth.OK
