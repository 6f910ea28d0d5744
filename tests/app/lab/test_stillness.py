"""Jitter: what counts as still, and what is left of it."""

import numpy as np
import pytest

from avatar.app.lab.score import _draw, _jitter, _Track
from avatar.app.lab.stillness import AHEAD_S, Stillness
from avatar.performance import CONTROLS

YAW, SMILE = CONTROLS.index("yaw"), CONTROLS.index("mouthSmileLeft")
TIMES = np.arange(120) / 30


def trembling(size, seed=1):
    """Four seconds of a head that trembles by so much."""
    values = np.zeros((len(TIMES), len(CONTROLS)))
    values[:, YAW] = np.random.default_rng(seed).uniform(-size, size, len(TIMES))
    return values


def test_half_of_the_tremble_is_half_of_the_jitter():
    raw = trembling(0.004)
    found = Stillness.of(TIMES, raw, raw / 2)
    assert found.head == len(TIMES)
    assert found.ratios == {"yaw": 0.5}
    assert found.report()["pose_ratio"] == {"yaw": 0.5}


def test_what_moves_on_purpose_is_no_jitter():
    """Mutant: count every frame; a turn that is drawn as it is looks like a shiver."""
    raw = trembling(0.0005)
    raw[60:, YAW] += 0.4
    drawn = raw.copy()
    drawn[55:65, YAW] = 9.0
    found = Stillness.of(TIMES, raw, drawn)
    assert 0 < found.head < len(TIMES) - 20
    assert found.ratios["yaw"] == pytest.approx(1, abs=0.01)


def test_a_face_is_still_only_while_the_head_is():
    """Mutant: each channel by itself; what turning the head does to a smile would count as its tremble."""
    raw = trembling(0.4)
    raw[:, SMILE] = np.random.default_rng(2).uniform(0, 0.01, len(TIMES))
    found = Stillness.of(TIMES, raw, raw)
    assert found.head == found.frames[SMILE] == 0
    assert found.report() == {"still_frames": 0}


@pytest.mark.parametrize("frames", [1, 5])
def test_nothing_is_still_in_less_than_a_second(frames):
    raw = trembling(0.001)[:frames]
    assert Stillness.of(TIMES[:frames], raw, raw).head == 0


def test_jitter_is_measured_against_every_frame_and_not_where_the_face_was_lost():
    every, seldom = trembling(0.004), trembling(0.004, seed=2)
    seen = np.ones(len(TIMES), bool)
    track = _Track(TIMES, seen, every, every / 4, 120)
    on_air = _Track(TIMES, seen, seldom, every / 2, 60)
    assert _jitter(track, on_air)["pose_ratio"]["yaw"] == 0.5
    lost = _Track(TIMES, seen & (TIMES < 3), every, every / 4, 90)
    assert _jitter(lost, lost) == {"still_frames": 0}


def test_what_is_scored_is_predicted_to_the_moment_it_is_shown():
    """Mutant: score the moment of the frame itself, where prediction adds nothing to a tremble."""
    still = dict.fromkeys(CONTROLS, 0.0)
    lines = [
        {"t_s": at_s, "tracked": True, "raw": still, "performance": {**still, "yaw": at_s}}
        for at_s in TIMES.tolist()
    ]
    drawn = _draw(lines).drawn[:, YAW]
    assert 0.016 < AHEAD_S < 0.08
    assert drawn[30] > TIMES[30]
