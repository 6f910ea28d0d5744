"""Vowels of speakers who were not used while building, and sounds that no mouth made."""

from collections import Counter

import numpy as np
import pytest

from avatar.sense.visemes import BLOCK, BLOCK_S, RATE, VISEMES, Hearing
from tests.sense.voices import BUILT_WITH, OTHERS, VISEME, sentence, vowel

ROOM = 0.001


def hear(samples, hearing=None):
    """What is shown block by block, and who was heard."""
    hearing, said = hearing or Hearing(), []
    for begin in range(0, len(samples) - BLOCK + 1, BLOCK):
        hearing = hearing.advance(samples[begin : begin + BLOCK])
        said.append([getattr(hearing.visemes, name) for name in VISEMES])
    return np.array(said), hearing


def room(seconds, seed=0):
    noise = np.random.default_rng(seed).standard_normal(round(seconds * RATE))
    return (ROOM * noise).astype(np.float32)


def after_a_while(samples):
    """The sound in a room that was heard for three seconds and more."""
    return np.concatenate([room(3.2), samples.astype(np.float32)])


def confusions(speaker):
    """What was said, what is shown most, how often; from the second sentence on."""
    counted, hearing = Counter(), Hearing()
    for seed in range(2):
        samples, spans = sentence(speaker, seed=70 + seed)
        said, hearing = hear(samples + room(len(samples) / RATE, seed)[: len(samples)], hearing)
        for name, first, last in spans if seed else ():
            for shown in said[(first + 1600) // BLOCK : (last - 480) // BLOCK].argmax(axis=1):
                counted[VISEME[name], VISEMES[shown]] += 1
    return counted


def test_nobody_of_the_test_was_built_with():
    assert not {(s.group, s.size, s.pitch_hz) for s in OTHERS} & {
        (s.group, s.size, s.pitch_hz) for s in BUILT_WITH
    }


def test_vowels_of_unknown_speakers_are_told_apart():
    counted = sum(map(confusions, OTHERS), Counter())
    for name in VISEMES:
        of_it = sum(count for (said, _), count in counted.items() if said == name)
        assert counted[name, name] / of_it >= 0.85, (name, counted)
    right = sum(count for (said, shown), count in counted.items() if said == shown)
    assert right / counted.total() >= 0.93


def test_a_mouth_shows_within_60_ms_of_the_voice():
    said, _ = hear(after_a_while(vowel("A", OTHERS[1])))
    shown = np.flatnonzero(said.sum(axis=1) > 0.5)[0]
    assert (shown + 1) * BLOCK_S - 3.2 <= 0.06


def test_the_mouth_shuts_after_the_voice():
    said, _ = hear(np.concatenate([after_a_while(vowel("A", OTHERS[1])), room(0.4)]))
    assert said[-1].sum() < 0.05


def test_a_quiet_room_is_silence():
    assert not hear(room(5))[0].any()


@pytest.mark.parametrize("loud", [0.01, 0.05, 0.3])
def test_a_fan_has_no_mouth(loud):
    """Mutant killed: loudness alone as voice."""
    noise = np.random.default_rng(1).standard_normal(3 * RATE)
    assert not hear(after_a_while(loud * noise))[0].any()


@pytest.mark.parametrize("decay_s", [0.002, 0.004, 0.006])
def test_keys_that_are_struck_have_no_mouth(decay_s):
    """Mutant killed: one voiced block as voice."""
    rng = np.random.default_rng(2)
    samples, time_s = room(8).astype(float), np.arange(1600) / RATE
    for begin in rng.integers(0, len(samples) - 1600, 50):
        ring = np.sin(2 * np.pi * rng.uniform(300, 3000) * time_s) + rng.standard_normal(1600)
        samples[begin : begin + 1600] += 0.15 * ring * np.exp(-time_s / decay_s)
    assert not hear(samples.astype(np.float32))[0].any()


def test_a_hum_that_goes_on_is_the_room_after_three_seconds():
    time_s = np.arange(5 * RATE) / RATE
    hum = 0.02 * sum(np.sin(2 * np.pi * 100 * k * time_s) / k for k in range(1, 9))
    said, _ = hear(after_a_while(hum))
    assert not said[-60:].any()


def test_shapes_are_shares_whatever_is_heard():
    rng = np.random.default_rng(3)
    odd = np.concatenate(
        [
            rng.uniform(-1, 1, RATE // 4),
            np.full(RATE // 4, np.nan),
            np.zeros(RATE // 4),
            np.full(RATE // 4, np.inf),
            np.sign(np.sin(np.arange(RATE // 4) / 9)),
            vowel("i", OTHERS[0]),
        ]
    ).astype(np.float32)
    said, _ = hear(odd)
    assert ((said >= 0) & (said <= 1)).all()
    assert (said.sum(axis=1) <= 1 + 1e-9).all()


def test_the_same_sound_gives_the_same_mouth():
    samples, _ = sentence(OTHERS[3], seed=5)
    assert np.array_equal(hear(samples)[0], hear(samples)[0])


def test_nothing_that_was_heard_longer_ago_than_the_window_is_kept():
    _, hearing = hear(sentence(OTHERS[2], seed=6)[0])
    kept = sum(np.size(getattr(hearing, name)) for name in hearing.__slots__)
    assert kept <= 512 + 150 + 8 + 2 + 5
    assert hearing.window.nbytes == 512 * 4
    assert "window" not in repr(hearing)
