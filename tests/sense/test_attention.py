"""Which frames are tracked: told as pictures of a face that moves or does not."""

import math
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from avatar.sense.attention import FLOOR_HZ, Attention
from avatar.sense.frame import CameraFrame
from tests.sense.fakes import face

RATE = 30


def looking():
    """A face whose box is the middle of the frame."""
    one = face()
    one.landmarks[:, :2] = np.random.default_rng(1).uniform(0.3, 0.7, (478, 2))
    return one


FACE = looking()


@cache
def tremble(noise, seed):
    """Sensor noise; seven frames of it are as good as a thousand."""
    return np.random.default_rng(seed).normal(0, noise, (480, 640, 3)).astype(np.float32)


def frame(place, *, patch=0, noise=0.0, level=120):
    """A grey face; ``patch`` levels darker where the eyes are."""
    pixels = np.full((480, 640, 3), level, np.uint8)
    pixels[200:220, 250:300] -= np.uint8(patch)
    if noise:
        pixels = np.clip(pixels + tremble(noise, place % 7), 0, 255).astype(np.uint8)
    return CameraFrame(pixels, round((place + 100) / RATE * 1e9))


def edged(place, shift):
    """A face before a window: an upright edge where blocks meet, so many pixels aside."""
    pixels = np.full((480, 640, 3), 60, np.uint8)
    pixels[:, 312 + shift :] = 200
    return CameraFrame(pixels, round((place + 100) / RATE * 1e9))


def tracked(frames, *, ceiling=30.0, found=FACE, is_open=True, took_s=0.01, attention=None):
    """Places of the frames that were tracked."""
    attention, places = attention or Attention(ceiling), []
    for place, one in enumerate(frames):
        if attention.wants(one, is_open=is_open):
            places.append(place)
            attention.tracked(one, found, took_s)
    return places


def test_a_still_face_is_tracked_eight_times_a_second():
    places = tracked(frame(i) for i in range(10 * RATE))
    assert len(places) == pytest.approx(10 * FLOOR_HZ, abs=2)
    assert max(np.diff(places)) <= 5


def test_no_movement_puts_the_next_look_off():
    """The stage waits for 200 ms; mutant: count a frame that moved as the one that was due."""
    places = tracked(frame(i, patch=60 * ((i % 9) // 5)) for i in range(10 * RATE))
    assert max(np.diff(places)) <= 4


def test_a_face_that_moves_is_tracked_as_often_as_the_preset_says():
    for ceiling in (12, 15, 30):
        places = tracked((frame(i, patch=20 * (i % 5)) for i in range(10 * RATE)), ceiling=ceiling)
        assert len(places) / 10 <= ceiling + 0.2
        assert len(places) / 10 > 0.7 * ceiling


HASTE = [
    # camera, ceiling, patch: frames until it is seen
    (30, 15, 16, 3),
    (30, 15, 60, 2),
    (30, 30, 16, 1),
    (15, 15, 16, 1),
    (25, 15, 16, 3),
    (60, 15, 16, 5),
    (60, 30, 16, 3),
    (60, 30, 60, 2),
]


@pytest.mark.parametrize(("camera", "ceiling", "patch", "seen"), HASTE)
def test_what_changes_little_may_wait_for_one_frame_more(camera, ceiling, patch, seen):
    """But not where every frame may be tracked.  Mutants: haste of one; of a hundred; any camera has 30."""
    attention = Attention(ceiling)
    rest, change = (frame(0, patch=each) for each in (0, patch))
    for place in range(60):  # while the gate is shut, every one
        rest.captured_ns = round((place - 60) / camera * 1e9) + 10**10
        assert attention.wants(rest, is_open=False) or place == 0
        attention.tracked(rest, FACE, 0.01)
    for waited in range(1, 6):
        change.captured_ns = round((waited - 1) / camera * 1e9) + 10**10
        if attention.wants(change, is_open=True):
            break
    assert waited == seen


def test_who_moved_for_a_while_was_seen_in_every_other_frame_by_a_camera_as_fast_as_before():
    """Mutants: the interval is that of the last two frames; it doubles with each."""
    attention = Attention(15)
    for place in range(4):
        attention.wants(frame(place), is_open=False)
        attention.tracked(frame(place), FACE, 0.01)
    for place in range(5, 65, 2):  # a webcam does not decode the frames between
        moving = frame(place, patch=60 * ((place // 2 + 1) % 2))
        assert attention.wants(moving, is_open=True)
        attention.tracked(moving, FACE, 0.01)
    assert not attention.wants(frame(65, patch=16), is_open=True)
    assert attention.wants(frame(66, patch=16), is_open=True)


def test_a_small_change_at_an_edge_waits_as_well():
    """An edge that moves by a fifth of a block is worth a look, not at once.  Mutant: no haste there."""
    attention = Attention(15)
    for place in range(4):
        one = edged(place, 0)
        attention.wants(one, is_open=False)
        attention.tracked(one, FACE, 0.01)
    waits = [attention.wants(edged(place, 4), is_open=True) for place in (4, 5, 6)]
    assert waits == [False, False, True]


def heading(degrees):
    """The same face, turned."""
    return replace(FACE, transform=face(yaw=math.radians(degrees)).transform)


def follow(attention, degrees, took_s=0.01):
    """Places of the frames that were tracked of a head that turns while its face flickers."""
    places = []
    for place, angle in enumerate(degrees):
        one = frame(place, patch=20 * (place % 5))
        if attention.wants(one, is_open=True):
            places.append(place)
            attention.tracked(one, heading(angle), took_s)
    return places


def test_the_frame_after_the_first_of_a_fast_turn_is_tracked_too():
    """Mutant: none; a turn that began just before a tracked frame is drawn a frame late."""
    begun = follow(Attention(15), [0.0] * 20 + [4.0] + [20.0] * 20)
    first = next(place for place in begun if place >= 20)
    assert {first, first + 1} <= set(begun)
    assert np.diff(begun).tolist().count(1) == 1, "one frame more, and only one"


@pytest.mark.parametrize("by_frame", [0.3, 0.5, 4.0])
def test_a_head_that_drifts_or_never_rests_costs_no_frame_more(by_frame):
    """Mutants: any turn, even of 0.6 degrees; any fast one, so that a lively head costs twice as much."""
    swings = [by_frame * (i if i < 10 else 20 - i) for i in range(20)] * 3
    assert min(np.diff(follow(Attention(15), swings))) == 2


def test_a_busy_computer_is_not_made_busier_by_a_turn():
    busy = follow(Attention(15), [0.0] * 40 + [20.0] * 20, took_s=0.09)
    assert min(np.diff(busy[12:])) > 2


def test_the_camera_is_told_that_a_turn_wants_its_next_frame():
    """Mutant: plan by the rate alone; the frame is never decoded."""
    told = []
    attention = Attention(15, told.append)
    for place, angle in enumerate([0.0] * 12 + [4.0] * 3):
        one = frame(place, patch=20 * (place % 5))
        if attention.wants(one, is_open=True):
            attention.tracked(one, heading(angle), 0.01)
            attention.plan(one.captured_ns, is_open=True)
            late_ns = told[-1] - one.captured_ns
            assert (late_ns <= 0) == (angle > 0)
            if angle:
                return
    raise AssertionError("the turn was not tracked")


def test_a_blink_is_tracked_in_its_first_frame():
    """Mutant: look at the mean of the whole face; a blink is seen an eighth of a second late."""
    blinks = range(33, 37)
    places = tracked(frame(i, patch=50 if i in blinks else 0) for i in range(60))
    assert 33 in places


def eyed():
    """A face whose eyes are 32 pixels wide."""
    one = looking()
    for corner, x in zip((33, 133, 362, 263), (0.40, 0.45, 0.55, 0.60), strict=True):
        one.landmarks[corner, :2] = x, 0.45
    return one


def with_irises(place, *, contrast=60, eyes=2):
    """A face with irises of 8 by 6 pixels; a block of the face has 20 by 20."""
    one = frame(place)
    for middle in (272, 368)[:eyes]:
        one.rgb[213:219, middle - 4 : middle + 4] -= np.uint8(contrast)
    return one


@pytest.mark.parametrize("onset", [33, 34, 35, 36])
def test_pale_lids_over_small_irises_are_a_blink_too(onset):
    """Mutant: look at the blocks of the face alone; they change by 7 of 120 levels."""
    blink = range(onset, onset + 4)
    frames = [with_irises(i, contrast=0 if i in blink else 60) for i in range(60)]
    assert onset in tracked(frames, found=eyed())


def test_one_iris_that_glints_is_no_blink():
    frames = [with_irises(i, contrast=0, eyes=0) if i % 9 else with_irises(i, eyes=1) for i in range(90)]
    assert len(tracked(frames, found=eyed())) / 3 <= FLOOR_HZ + 1


@pytest.mark.parametrize("onset", [33, 34, 35, 36])
def test_lids_on_their_way_are_looked_at_again(onset):
    """Mutant: be content with the frame in which they began; the shut eye comes between two looks."""
    shares = {
        onset: 0.5,
        onset + 1: 0.75,
        onset + 2: 0.75,
    }  # half-way, then too little more to count as motion
    frames = [with_irises(i, contrast=round(40 * (1 - shares.get(i, 0)))) for i in range(60)]
    places = tracked(frames, found=eyed(), ceiling=15)
    assert {onset + 1, onset + 2} & set(places)


@pytest.mark.parametrize("level", [12, 120])
def test_noise_is_not_motion_and_a_blink_in_noise_is(level):
    """Mutant: a fixed limit; a dark room tracks every frame, or no blink."""
    noise = level / 25
    still = tracked(frame(i, noise=noise, level=level) for i in range(10 * RATE))
    assert len(still) / 10 < FLOOR_HZ + 2
    blinking = (frame(i, noise=noise, level=level, patch=level // 3 if i == 45 else 0) for i in range(60))
    assert 45 in tracked(blinking)


def window(place, *, patch=0):
    """A face before a bright window, whose edge trembles by a pixel."""
    one = frame(place, patch=patch, level=60)
    one.rgb[:, :256] = 240
    one.rgb[:, 256:261] = 60 + 60 * (place % 2)
    return one


def test_the_edge_of_a_head_that_is_still_is_not_motion_and_a_blink_beside_it_is():
    """Mutant: one limit for all blocks; whoever sits before a window is tracked at the ceiling."""
    still = tracked(window(i) for i in range(10 * RATE))
    assert len(still) / 10 < FLOOR_HZ + 0.5
    blinks = range(33, 37)
    assert 33 in tracked(window(i, patch=50 if i in blinks else 0) for i in range(60))


def test_every_frame_counts_until_the_gate_is_open():
    """Mutant: save work while a prompt is answered; its blinks fall between two frames."""
    assert tracked((frame(i) for i in range(RATE)), is_open=False, ceiling=12) == list(range(RATE))


def test_nobody_is_looked_for_less_and_less_often():
    places = np.array(tracked((frame(i) for i in range(30 * RATE)), found=None, is_open=False))
    gaps = np.diff(places) / RATE
    assert gaps.max() <= 2.05
    assert gaps[:15].max() <= 0.15
    assert 0.9 < gaps[places[1:] < 20 * RATE].max() <= 1.05
    assert gaps[-1] > 1.9


def test_somebody_who_comes_back_is_looked_for_at_once():
    """Mutant: wait for the next look; it may be a second away."""
    attention = Attention(30.0)
    places = tracked(
        (frame(i, patch=60 if i >= 12 * RATE + 7 else 0) for i in range(13 * RATE)),
        found=None,
        is_open=False,
        attention=attention,
    )
    assert 12 * RATE + 7 in places


def test_a_curtain_in_the_wind_is_soon_no_reason_to_look():
    """Mutant: look whenever something moved; a street behind an empty chair costs as much as a face."""
    moving = (frame(i, patch=60 * (i % 2)) for i in range(20 * RATE))
    places = tracked(moving, found=None, is_open=False)
    assert len([place for place in places if place > 12 * RATE]) / 8 <= 1.6


def test_the_noise_of_an_empty_room_is_nobody():
    places = tracked((frame(i, noise=5) for i in range(4 * RATE)), found=None, is_open=False)
    assert len(places) == len(tracked((frame(i) for i in range(4 * RATE)), found=None, is_open=False))


def rests(frames, *, found=FACE, is_open=True, ceiling=15.0):
    """Places of frames that a camera need not decode."""
    told, skipped = [0], []
    attention = Attention(ceiling, told.append)
    for place, one in enumerate(frames):
        if one.captured_ns < told[-1]:
            skipped.append(place)
        elif attention.wants(one, is_open=is_open):
            attention.tracked(one, found, 0.01)
        attention.plan(one.captured_ns, is_open=is_open)
    return skipped


def test_before_the_first_good_frame_every_frame_is_wanted():
    """Mutant: reckon with a frame that never was; a slow or covered camera ends the sense process."""
    told = []
    attention = Attention(15.0, told.append)
    attention.plan(10**9, is_open=False)  # no frame came yet
    attention.tracked(frame(0), None, 0.0)  # a dark one: never asked about
    attention.plan(frame(0).captured_ns, is_open=False)
    assert told == [0, 0]


def test_a_camera_decodes_as_many_frames_as_may_be_tracked():
    moving = [frame(i, patch=20 * (i % 5)) for i in range(4 * RATE)]
    assert len(rests(moving)) == pytest.approx(2 * RATE, abs=2)
    assert rests(moving, ceiling=30.0) == []


def test_a_camera_decodes_every_frame_until_the_gate_is_open():
    assert rests((frame(i) for i in range(2 * RATE)), is_open=False) == []


def test_a_camera_on_an_empty_chair_decodes_one_frame_in_six():
    """Mutant: look at it every 0.15 s, one frame in five."""
    skipped = rests((frame(i) for i in range(16 * RATE)), found=None, is_open=False)
    late = [place for place in skipped if place >= 12 * RATE]
    assert len(late) / (4 * RATE) == pytest.approx(5 / 6, abs=0.02)


def test_somebody_who_was_here_is_looked_for_at_once():
    attention = Attention(30.0)
    tracked((frame(i) for i in range(10)), attention=attention)
    attention.tracked(frame(10), None, 0.01)
    places = tracked((frame(i) for i in range(11, 40)), attention=attention, found=None)
    assert len(places) >= 8


def test_an_overloaded_machine_tracks_less_often_and_says_so(caplog):
    places = tracked((frame(i, patch=60 * (i % 2)) for i in range(10 * RATE)), took_s=0.1)
    assert 4 <= len(places) / 10 <= 8.5
    assert caplog.text.count("the computer is") == 1


def test_one_slow_frame_is_no_busy_computer(caplog):
    """Mutant: say each change of the rate; a comparison that takes 40 ms would be two lines in the log."""
    attention = Attention(15.0)
    for i in range(10 * RATE):
        one = frame(i, patch=60 * (i % 2))
        if attention.wants(one, is_open=True):
            attention.tracked(one, FACE, 0.35 if i % 90 == 0 else 0.02)
    assert caplog.text == ""


def test_an_overloaded_machine_is_still_told_so(caplog):
    tracked((frame(i, patch=60 * (i % 2)) for i in range(10 * RATE)), took_s=0.1)
    assert "the computer is busy" in caplog.text


def test_a_face_at_the_edge_or_too_small_is_tracked_not_judged():
    tiny = looking()
    tiny.landmarks[:, :2] = 0.5
    assert len(tracked((frame(i) for i in range(RATE)), found=tiny)) >= FLOOR_HZ
