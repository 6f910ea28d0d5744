"""Voice alone, told turn by turn: a vowel is heard, or a space is silence."""

import itertools
import math
import threading
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avatar.gate import FLOOR, Gate, State
from avatar.gate.lease import Lease
from avatar.performance import Expression, Performance
from avatar.sense import run as run_module
from avatar.sense.alone import TURN_S, Clocks, Speech, drive, speak
from avatar.sense.cameras.devices import CameraDevice
from avatar.sense.run import Config, policy_of
from avatar.sense.seal import messages
from avatar.sense.visemes import Visemes
from avatar.sense.wishes import RECALIBRATE, SHUT, Wishes
from avatar.signal import Held, Live, Marks, Reason, Released, encode
from tests.sense.fakes import ScriptedCamera, ScriptedConsent, ScriptedEars, ScriptedTracker

OPEN = Gate(state=State.OPEN, owed=0, proven_s=0.0)
POLICY = replace(FLOOR, voice_alone_s=2.0)


class Turns:
    """Clocks that go on by what is slept, and a consent that is withdrawn after so many turns."""

    def __init__(self, withdrawn_after=math.inf, now_s=0.0, haste=1):
        self.now_s, self.count, self.after, self.haste = now_s, 0, withdrawn_after, haste
        self.consent = ScriptedConsent()
        self.clocks = Clocks(lambda: round(self.now_s * 1e9), lambda: 1e9 + self.now_s, self._sleep)

    def _sleep(self, seconds):
        self.now_s += seconds * self.haste
        self.count += 1
        if self.count >= self.after:
            self.consent.given = False


def play(vowels, policy=POLICY, withdrawn_after=math.inf):
    ears, turns = ScriptedEars(vowels), Turns(withdrawn_after)
    lease = Lease(turn_s=0.0, wall_s=1e9)
    given_ = (OPEN, lease, ears, turns.consent, policy, Marks.TEST_SOURCE, turns.clocks)
    return list(speak(*given_)), ears


def test_a_voice_opens_the_mouth_and_moves_the_head_a_little_and_nothing_else():
    steps, _ = play("a")
    loud = steps[20].signal.performance
    assert loud.expression.jaw_open > 0.5
    assert -math.radians(3) < loud.pose.pitch < -math.radians(1)
    still = Performance(
        pose=replace(loud.pose, pitch=0.0),
        expression=Expression(**{name: getattr(loud.expression, name) for name in MOUTH}),
    )
    assert replace(loud, pose=replace(loud.pose, pitch=0.0)) == still


MOUTH = ("jaw_open", "mouth_funnel", "mouth_pucker", "mouth_stretch_left", "mouth_stretch_right")


def test_in_silence_everything_comes_to_rest():
    speech = Speech().advance(Visemes(aa=1.0), 1.0)
    for _ in range(100):
        speech = speech.advance(Visemes(), TURN_S)
    assert speech.performance.expression == Expression()
    assert abs(speech.performance.pose.pitch) < math.radians(0.05)


def test_every_signal_says_that_nobody_was_seen():
    """Mutant: forget the mark; the audience takes it for the owner."""
    steps, _ = play("a ")
    live = [one.signal for one in steps[:-1]]
    assert live
    assert {one.marks for one in live} == {Marks.TEST_SOURCE | Marks.VOICE_ONLY}


def test_it_ends_with_its_time_and_says_so_and_the_microphone_is_released():
    """Mutants: speak on for ever; leave the microphone open."""
    steps, ears = play("a")
    assert len(steps) == pytest.approx(POLICY.voice_alone_s / TURN_S, abs=2)
    assert steps[-1].signal == Held(steps[-1].at_ns, Reason.VOICE_OVER, Marks.TEST_SOURCE)
    assert not steps[-1].gate.is_open
    assert ears.open[-1] is False


def test_withdrawal_is_the_next_signal():
    """Mutant: ask for the consent at the start only."""
    steps, ears = play("a", withdrawn_after=5)
    assert [type(one.signal) for one in steps] == [Live] * 5 + [Held]
    assert steps[-1].signal.reason is Reason.REVOKED
    assert ears.open[-1] is False


def test_a_pause_releases_the_microphone_and_hears_nothing():
    """Mutant: listen on behind the card."""
    turns, ears, wishes = Turns(), ScriptedEars("a"), Wishes()
    lease = Lease(turn_s=0.0, wall_s=1e9)
    given_ = (OPEN, lease, ears, turns.consent, POLICY, Marks.NONE, turns.clocks, wishes.camera.is_set)
    spoken = speak(*given_)
    assert next(spoken).signal.performance.expression.jaw_open > 0.5
    wishes.take(SHUT)
    assert next(spoken).signal.performance.expression == Expression()
    assert ears.open == [True, False]
    spoken.close()


def test_a_show_that_ends_releases_the_microphone():
    turns, ears = Turns(), ScriptedEars("a")
    spoken = speak(OPEN, Lease(turn_s=0.0, wall_s=1e9), ears, turns.consent, POLICY, Marks.NONE, turns.clocks)
    next(spoken)
    spoken.close()
    assert ears.open[-1] is False


def test_a_sealed_character_is_opened_once_and_forgotten_at_the_end():
    steps, _ = play("a")
    said = [type(one) for one in messages(steps, b"k" * 32)]
    assert said[0] is Released
    assert said.count(Released) == 1
    assert said[-1] is Held


def test_after_a_withdrawal_nothing_else_is_said(monkeypatch):
    """Mutant: the card of a lease that is over on top of that of a withdrawal."""
    cameras, turns = [], Turns(withdrawn_after=5, now_s=4.0)
    virtual = CameraDevice(name="fake", stable_id="x", index=0, path="", is_virtual=True)

    def load(_config):
        cameras.append(ScriptedCamera("y" * 20))
        return cameras[-1], ScriptedTracker("y" * 20), virtual

    monkeypatch.setattr(run_module, "load_camera", load)
    wire = Wire(cameras, lambda _said: None)
    config = Config(test_source=True, microphone="alone")
    drive(config, turns.consent, Marks.NONE, wire, Wishes(), ScriptedEars("a"), turns.clocks)
    assert [said for said, _ in wire.said[-3:]] == [Live, Live, Held]


@pytest.mark.parametrize("asked", [1, 2, 3])
def test_all_prompts_are_asked_before_nobody_is_looked_at(asked):
    """Mutant: the prompts of an ordinary start."""
    config = Config(microphone="alone", prompts_at_start=asked)
    assert policy_of(config).prompts_at_start == FLOOR.prompts_in_full


class Wire:
    """Notes what is said, and whether the camera was open then."""

    def __init__(self, cameras, then):
        self.cameras, self.then, self.said = cameras, then, []

    def send(self, message):
        self.said.append((type(message), self.cameras[-1].closed))
        self.then(message)

    def hold(self, reason):
        self.said.append((reason, self.cameras[-1].closed))
        self.then(reason)


@pytest.mark.parametrize("asks", [True, False])
def test_the_camera_is_released_before_the_voice_moves_anything_and_opens_only_when_asked(monkeypatch, asks):
    """Mutants: let the camera's own performance through; leave it open beside the voice; open it again by
    itself when the lease is over."""
    cameras, turns, wishes = [], Turns(now_s=4.0, haste=100), Wishes()
    virtual = CameraDevice(name="fake", stable_id="x", index=0, path="", is_virtual=True)

    def load(_config):
        cameras.append(ScriptedCamera("y" * 20))
        return cameras[-1], ScriptedTracker("y" * 20), virtual

    def then(said):
        if said is Reason.VOICE_OVER:
            turns.consent.given = len(cameras) < 2
            happens = (
                partial(wishes.take, RECALIBRATE) if asks else partial(setattr, turns.consent, "given", False)
            )
            threading.Timer(0.01, happens).start()

    monkeypatch.setattr(run_module, "load_camera", load)
    wire, ears = Wire(cameras, then), ScriptedEars(" ")
    drive(
        Config(test_source=True, microphone="alone"),
        turns.consent,
        Marks.TEST_SOURCE,
        wire,
        wishes,
        ears,
        turns.clocks,
    )
    live = [closed for kind, closed in wire.said if kind is Live]
    assert len(live) > 0.95 * FLOOR.voice_silence_s / TURN_S / turns.haste
    assert all(live)
    assert len(cameras) == (2 if asks else 1)
    assert ears.closed


def test_a_passphrase_that_was_typed_once_counts_for_the_first_meeting_only(monkeypatch):
    """Mutant: the parent's line for every meeting; five new tries, or no prompt at all, with each ``c``."""
    cameras, typed, turns, wishes = [], [], Turns(now_s=4.0, haste=100), Wishes()
    virtual = CameraDevice(name="fake", stable_id="x", index=0, path="", is_virtual=True)

    def load(config):
        typed.append(config.typed_now)
        cameras.append(ScriptedCamera("y" * 20))
        return cameras[-1], ScriptedTracker("y" * 20), virtual

    def then(said):
        if said is Reason.VOICE_OVER:
            turns.consent.given = len(cameras) < 3
            threading.Timer(0.01, partial(wishes.take, RECALIBRATE)).start()

    monkeypatch.setattr(run_module, "load_camera", load)
    config = Config(test_source=True, microphone="alone", passphrase="six plain words", typed_now=True)
    wire, ears = Wire(cameras, then), ScriptedEars(" ")
    drive(config, turns.consent, Marks.TEST_SOURCE, wire, wishes, ears, turns.clocks)
    assert typed == [True, False, False]


def test_a_pause_releases_the_camera_while_prompts_are_asked(monkeypatch):
    """Mutant: take the frames of the webcam itself, which no wish can close."""
    cameras, turns, wishes = [], Turns(now_s=4.0), Wishes()
    virtual = CameraDevice(name="fake", stable_id="x", index=0, path="", is_virtual=True)

    def load(_config):
        cameras.append(ScriptedCamera("." * 50))
        return cameras[-1], ScriptedTracker("." * 50), virtual

    def then(_said):
        wishes.take(SHUT)
        turns.consent.given = len(wire.said) < 4

    monkeypatch.setattr(run_module, "load_camera", load)
    wire, config = Wire(cameras, then), Config(test_source=True, microphone="alone")
    drive(config, turns.consent, Marks.NONE, wire, wishes, ScriptedEars("a"), turns.clocks)
    assert wire.said == [(Held, False), (Held, True), (Held, True), (Held, True), (Held, True)]


shares = st.floats(0, 1)


@given(st.lists(st.builds(Visemes, aa=shares, ih=shares, ou=shares, ee=shares, oh=shares), max_size=20))
def test_whatever_is_heard_can_be_sent(visemes):
    speech = Speech()
    for one in itertools.chain(visemes, [Visemes()]):
        speech = speech.advance(one, TURN_S)
        encode(Live(1, speech.performance))
        assert 0 <= speech.stress <= 1
