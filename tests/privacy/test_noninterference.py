"""Nothing of a picture but what the tracker says of it reaches the wire."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from avatar.gate import Policy
from avatar.sense.frame import CameraFrame
from avatar.sense.microphone import Microphone
from avatar.sense.owner import AssumedOwner
from avatar.sense.trackers.mediapipe import MediaPipeTracker
from avatar.sense.visemes import BLOCK, VISEMES, Visemes
from avatar.sense.voice import Voice
from avatar.sense.worker import signals
from avatar.signal import Marks, encode
from tests.sense.fakes import (
    PERIOD_NS,
    ScriptedCamera,
    ScriptedConsent,
    ScriptedDevice,
    ScriptedTracker,
)

POLICY = Policy(dwell_s=0.25)

stories = st.text("yyyy2.bfs-", min_size=1, max_size=25)
seeds = st.integers(0, 2**32 - 1)


def noise(seed, shape=(12, 16, 3)):
    def pixels(place):
        return np.random.default_rng([seed, place]).integers(0, 256, shape, np.uint8)

    return pixels


def wire(story, seed, tracker=ScriptedTracker):
    camera = ScriptedCamera(story, noise(seed))
    sent = signals(camera, tracker(story), ScriptedConsent(), AssumedOwner(), POLICY, Marks.TEST_SOURCE)
    return b"".join(map(encode, sent))


@given(stories, seeds, seeds)
def test_runs_that_differ_only_in_camera_pixels_send_identical_bytes(story, seed_a, seed_b):
    """Mutant killed: a pixel's value mixed into time, marks or a coefficient in ``signals``."""
    assert wire(story, seed_a) == wire(story, seed_b)


class LeakyTracker(ScriptedTracker):
    """What a pixel in the numbers would look like: one byte of the frame as a coefficient."""

    def observe(self, frame):
        seen = super().observe(frame)
        if seen.face is not None:
            seen.face.blendshapes[1] = frame.rgb[0, 0, 0] / 255
        return seen


def test_the_comparison_sees_a_single_leaked_byte():
    """Keeps the property above from passing vacuously: stories reach live signals, and a leak shows."""
    assert wire("yyyyyyyy", 1, LeakyTracker) != wire("yyyyyyyy", 2, LeakyTracker)


@settings(max_examples=5)
@given(seeds, seeds)
def test_the_real_tracker_on_two_different_empty_rooms_sends_identical_bytes(seed_a, seed_b):
    assert real_wire(seed_a) == real_wire(seed_b)


@pytest.mark.parametrize("story", ["yyyyyyyy", "yyyy-y-yy2yyyyyy", "yyyyyy..yyyy"])
def test_runs_that_differ_only_in_sound_send_identical_bytes(story):
    """Mutant killed: a sample's value mixed into a coefficient in ``Microphone`` or ``Voice``."""
    assert wire_of_sound(story, 1) == wire_of_sound(story, 2)


def test_the_comparison_sees_a_single_leaked_sample():
    """Keeps the one above from passing vacuously: mouths reach the wire, and a leak shows."""
    silent = wire("yyyyyyyy", 1)
    assert wire_of_sound("yyyyyyyy", 1) != silent
    assert wire_of_sound("yyyyyyyy", 1, Leaky) != wire_of_sound("yyyyyyyy", 2, Leaky)


class Scripted:
    """Hears the same vowels, in turn, whatever the samples."""

    def __init__(self, count=0):
        self.visemes = Visemes(**{VISEMES[count % 5]: 0.9})
        self.count = count

    def advance(self, block):
        return Scripted(self.count + 1)


class Leaky(Scripted):
    def advance(self, block):
        heard = Leaky(self.count + 1)
        heard.visemes = Visemes(aa=float(abs(block[0])))
        return heard


def wire_of_sound(story, seed, start=Scripted):
    """Noise of this seed is in the air while the story is played."""
    device = ScriptedDevice()
    microphone = Microphone(device.open, start=start, now_ns=lambda: 0)
    rng = np.random.default_rng(seed)

    class Noisy(ScriptedCamera):
        def frames(self):
            for sight in super().frames():
                device.play(rng.uniform(-1, 1, BLOCK).astype(np.float32))
                yield sight
                device.settle(microphone)

    sent = signals(
        Noisy(story, noise(0)),
        ScriptedTracker(story),
        ScriptedConsent(),
        AssumedOwner(),
        POLICY,
        Marks.TEST_SOURCE,
        voice=Voice(microphone),
    )
    try:
        return b"".join(map(encode, sent))
    finally:
        microphone.close()


class Shared:
    """One real tracker, whose time goes on."""

    tracker = None
    start_ns = 0


def real_wire(seed):
    Shared.tracker = Shared.tracker or MediaPipeTracker()
    Shared.start_ns += PERIOD_NS * 100

    class Later(ScriptedCamera):
        def frames(self):
            for place, _ in enumerate(self.story):
                yield CameraFrame(self.pixels(place), Shared.start_ns + place * PERIOD_NS)

    sent = signals(
        Later("....", noise(seed, (96, 128, 3))),
        Shared.tracker,
        ScriptedConsent(),
        AssumedOwner(),
        POLICY,
        Marks.NONE,
    )
    return [(type(s), s.captured_ns - Shared.start_ns, s.reason) for s in sent]
