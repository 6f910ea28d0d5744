"""Signals in, pictures out, by a fake clock: what is drawn, when, and with which words burned in."""

import random
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from avatar.errors import OutputError
from avatar.performance import Expression, Performance
from avatar.signal import SIGNAL_SIZE, Held, Live, Marks, Reason, decode
from avatar.stage import cards
from avatar.stage.director import Director, perform
from avatar.stage.idle import Idle
from avatar.stage.ladder import Act
from avatar.testing import FakeClock, RecordingOutput, ScriptedSense
from tests.stage.noting import NotingRenderer, NotingRig, live


@pytest.fixture
def director():
    return Director(NotingRig(), NotingRenderer(), Idle(random.Random(0)))


def play(director, script, seconds, rate=30):
    """Run a script; the times at which pictures were handed over."""
    clock, output, times = FakeClock(), RecordingOutput(), []
    perform(
        director,
        ScriptedSense(clock, script),
        output,
        clock,
        rate=rate,
        on=lambda: clock.now_s() < seconds,
        shown=lambda _picture, now_s: times.append(now_s),
    )
    assert len(output.pictures) == len(times)
    return times


def turning(at_s):
    """A head that never stops."""
    return live(at_s, yaw=abs(1.2 * at_s % 1.2 - 0.6) - 0.3)


@pytest.mark.parametrize("rate", [30, 60])
def test_a_card_is_drawn_five_times_a_second(director, rate):
    """Nothing on it moves; mutant: not at all, and a call app takes the camera for dead."""
    times = play(director, [], 3.0, rate=rate)
    assert len(times) == pytest.approx(15, abs=2)
    assert np.diff(times).max() < 0.25


@pytest.mark.parametrize("rate", [30, 60])
def test_a_moving_head_is_drawn_at_the_rate_between_signals(director, rate):
    arrivals = [0.1 + i / 15 for i in range(45)]
    times = play(director, [(at_s, turning(at_s)) for at_s in arrivals], 3.0, rate=rate)
    assert len(times) == pytest.approx(3 * rate, rel=0.1)


def test_a_still_head_is_drawn_for_its_breath(director):
    """Mutants: draw every deadline; draw nothing until something moves."""
    arrivals = [0.1 + i / 8 for i in range(40)]
    times = play(director, [(at_s, live(at_s, yaw=0.1)) for at_s in arrivals], 5.0)
    calm = [at_s for at_s in times if at_s > 1.5]
    assert len(calm) / 3.5 == pytest.approx(5, abs=1)
    assert np.diff(calm).max() < 0.25


class CountingSense(ScriptedSense):
    """Counts how often it is waited for."""

    waits = 0

    def wait(self, timeout_s):
        self.waits += 1
        return super().wait(timeout_s)


def test_a_face_that_rests_is_not_asked_about_at_every_deadline(director):
    """Mutant: look whether anything moved thirty times a second, which costs more than looking at frames."""
    clock = FakeClock()
    source = CountingSense(clock, [(0.1 + i / 8, live(0.1 + i / 8, yaw=0.1)) for i in range(40)])
    perform(director, source, RecordingOutput(), clock, rate=30, on=lambda: clock.now_s() < 5.0)
    assert source.waits < 5 * 20


def test_a_face_that_rests_gives_way_to_the_card_of_a_lost_process_in_time(director):
    """Mutant: rest until the next breath is due, whatever was heard."""
    heard_s, times = 2.0 + 1 / 30, []
    script = [(at_s, live(at_s, yaw=0.1)) for at_s in np.arange(0.1, heard_s, 1 / 30)]
    clock = FakeClock()
    perform(
        director,
        ScriptedSense(clock, script),
        RecordingOutput(),
        clock,
        rate=30,
        on=lambda: clock.now_s() < 3.0,
        shown=lambda _picture, now_s: times.append((now_s, director.shows_card)),
    )
    card_s = next(now_s for now_s, is_card in times if is_card and now_s > 1.0)
    assert card_s - script[-1][0] <= 0.2 + 1 / 30


def test_hair_swings_on_after_the_head_stopped(director):
    """Mutant: draw a picture only when a control moved."""
    arrivals = [0.1 + i / 15 for i in range(60)]
    times = play(director, [(at_s, live(at_s, yaw=0.3 * (at_s > 2.0))) for at_s in arrivals], 4.0)
    assert len([at_s for at_s in times if 2.1 < at_s < 2.6]) >= 7
    assert len([at_s for at_s in times if 3.5 < at_s < 4.0]) <= 5


def test_what_creeps_is_drawn_when_it_went_far_enough(director):
    """Mutant: compare with the last moment instead of with the last picture."""
    director.idle = Idle(random.Random(3))
    arrivals = [0.1 + i / 15 for i in range(60)]
    play(director, [(at_s, live(at_s, yaw=0.05 * at_s)) for at_s in arrivals], 4.0)
    yaws = [pose["yaw"] for pose in director.rig.poses if "yaw" in pose]
    assert np.diff(yaws).max() < 0.009


def test_a_signal_is_drawn_when_it_arrives(director):
    """Mutant: draw at the next deadline only."""
    arrivals = [0.1 + i / 30 + 0.004 * (i % 3) for i in range(60)]
    times = play(director, [(at_s, turning(at_s)) for at_s in arrivals], 2.0)
    late_s = [min(t - at_s for t in times if t >= at_s) for at_s in arrivals[10:50]]
    assert np.median(late_s) < 0.002
    assert max(late_s) < 0.007


def test_no_signal_waits_for_the_next_deadline(director):
    """However it falls between two of them; mutant: one that comes soon after a picture waits.

    A frame is known 16 ms after it was taken: at its own time nothing differs from what was predicted.
    """
    chance = random.Random(5)
    arrivals = np.cumsum([chance.choice((2, 3, 4)) / 30 + chance.uniform(0, 0.004) for _ in range(40)])
    script = [(at_s, live(at_s - 0.016, roll=0.3 * (-1) ** i)) for i, at_s in enumerate(arrivals)]
    times = play(director, script, 5.0)
    late_s = [min(t - at_s for t in times if t >= at_s) for at_s in arrivals if at_s < 4.9]
    assert max(late_s) <= 0.2 / 30 + 0.001


def test_pictures_are_never_crowded(director):
    chance = random.Random(2)
    arrivals = sorted(chance.uniform(0, 3) for _ in range(200))
    times = play(director, [(at_s, turning(at_s)) for at_s in arrivals], 3.0)
    assert np.diff(times).min() >= 0.19 / 30


def test_a_pause_is_seen_at_once_though_nothing_moves(director):
    """Mutant: leave the card out of what is seen at once."""
    clock, output, scenes = FakeClock(), RecordingOutput(), []

    def shown(_picture, now_s):
        scenes.append((now_s, director.renderer.drawn[-1][0]))

    class Pressed(ScriptedSense):
        def wait(self, timeout_s):
            signal = super().wait(timeout_s)
            director.paused = clock.now_s() >= 2.0
            return signal

    script = [(i / 8, live(i / 8)) for i in range(32)]
    perform(
        director,
        Pressed(clock, script),
        output,
        clock,
        rate=30,
        on=lambda: clock.now_s() < 3.0,
        shown=shown,
    )
    assert next(now_s for now_s, scene in scenes if now_s > 1.5 and scene != "the character") < 2.04


@pytest.mark.parametrize("paused", [True, False])
def test_a_pause_and_its_end_wait_for_no_deadline_however_the_wait_ended(director, paused):
    """Mutants: take it for a signal that comes too soon after a picture; only the beginning."""
    clock, output = FakeClock(), RecordingOutput()
    director.paused = not paused

    class Woken(ScriptedSense):
        """As a window does it: the owner's word ends the wait, a millisecond after a picture was drawn."""

        def wait(self, timeout_s):
            if output.pictures and director.paused is not paused and clock.now_s() >= 1.0:
                director.paused = paused
                clock.at_s += 0.001
                self.woken_s = clock.at_s
                return None
            return super().wait(timeout_s)

    turned_s = []

    def shown(_picture, now_s):
        if director.paused is paused:
            turned_s.append(now_s)

    script = [(i / 8, live(i / 8)) for i in range(32)]
    source = Woken(clock, script)
    perform(director, source, output, clock, rate=30, on=lambda: clock.now_s() < 1.5, shown=shown)
    assert turned_s[0] == source.woken_s
    assert director.shows_card is paused


def test_a_mouth_that_moves_by_sound_is_drawn_and_the_head_is_drawn_as_without_it(director):
    """Mutant killed: taking a face with a newer mouth for a newer face."""
    frames = [(i / 10, live(i / 10, yaw=0.03 * i)) for i in range(1, 20)]
    heard = [
        (
            at_s + 0.05,
            Live(
                signal.captured_ns,
                Performance(pose=signal.performance.pose, expression=Expression(jaw_open=0.5)),
            ),
        )
        for at_s, signal in frames
    ]
    poses = []
    for script in (frames, sorted([*frames, *heard], key=lambda entry: entry[0])):
        one = Director(NotingRig(), NotingRenderer(), Idle(random.Random(0)))
        for now_s in np.arange(0, 2, 1 / 60):
            while script and script[0][0] <= now_s:
                at_s, signal = script.pop(0)
                one.hear(signal, at_s)
            one.draw(now_s)
        poses.append(one.rig.poses)
    silent, spoken = poses
    assert [pose.get("yaw") for pose in silent] == [pose.get("yaw") for pose in spoken]
    assert max(pose.get("jawOpen", 0.0) for pose in spoken) > 0.35


def test_between_signals_a_moving_head_keeps_moving(director):
    arrivals = [i / 10 for i in range(1, 20)]
    play(director, [(t, live(t, yaw=0.05 * i)) for i, t in enumerate(arrivals)], 1.9)
    yaws = [pose["yaw"] for pose in director.rig.poses[-20:]]
    assert len({round(yaw, 6) for yaw in yaws}) > 12


def test_what_is_held_is_a_card_and_moves_nothing(director):
    """Mutant: pose the rig while the gate is held."""
    play(director, [(i / 30, Held(0, Reason.NOT_VERIFIED)) for i in range(30)], 1.0)
    assert director.rig.poses == []
    assert director.ladder.reason is Reason.NOT_VERIFIED


def test_a_process_that_falls_silent_is_a_card_within_250_ms(director):
    script = [(i / 30, live(i / 30, yaw=0.3)) for i in range(31)]
    clock, output, acts = FakeClock(), RecordingOutput(), []
    perform(
        director,
        ScriptedSense(clock, script),
        output,
        clock,
        rate=30,
        on=lambda: clock.now_s() < 2.0,
        shown=lambda _picture, now_s: acts.append((now_s, director.ladder.act)),
    )
    first_card_s = next(now_s for now_s, act in acts if now_s > 1.0 and act is Act.CARD)
    assert first_card_s <= 1.0 + 0.25
    assert director.ladder.reason is Reason.SENSE_LOST


words = st.sampled_from([Marks.NONE, *Marks, Marks.TEST_SOURCE | Marks.VOICE_ONLY])


@given(st.lists(st.tuples(st.booleans(), words), min_size=1, max_size=20))
def test_the_marks_of_the_newest_signal_are_burned_into_every_picture(story):
    """Mutants: draw cards without labels; keep the first signal's marks."""
    director = Director(NotingRig(), NotingRenderer(), Idle(random.Random(0)))
    for i, (is_live, marks) in enumerate(story):
        at_s = i / 30
        director.hear(live(at_s, marks) if is_live else Held(round(at_s * 1e9), Reason.NO_FACE, marks), at_s)
        director.draw(at_s)
        burned = cards.labels(marks)
        labels = director.renderer.drawn[-1][1]
        assert labels[len(labels) - len(burned) :] == burned
        assert len(burned) == marks.bit_count()


def test_every_mark_has_words():
    said = [label.text for label in cards.labels(Marks.TEST_SOURCE | Marks.VOICE_ONLY)]
    assert said == ["test source", "voice only"]
    assert cards.labels(Marks.NONE) == ()


def test_coming_back_from_idle_is_eased(director):
    script = [(i / 30, live(i / 30, roll=0.5)) for i in range(30)]
    script += [(1 + i / 30, Held(0, Reason.NO_FACE)) for i in range(60)]
    script += [(3 + i / 30, live(3 + i / 30, roll=0.5)) for i in range(30)]
    play(director, script, 4.0)
    rolls = [pose["roll"] for pose in director.rig.poses]
    assert max(rolls) == pytest.approx(0.5, abs=0.02)
    assert np.abs(np.diff(rolls[5:])).max() < 0.12


def test_a_blink_reaches_the_character(director):
    shut = Performance(expression=Expression(eye_blink_left=1.0, eye_blink_right=1.0))
    script = [(i / 30, Live(round(i / 30 * 1e9), shut)) for i in range(60)]
    play(director, script, 2.0)
    assert director.rig.poses[-1]["eyeBlinkLeft"] == 1.0


@pytest.mark.parametrize(("marks", "lives"), [(Marks.VOICE_ONLY, True), (Marks.NONE, False)])
def test_somebody_who_is_only_heard_blinks_and_looks_about_and_nobody_else_does(director, marks, lives):
    """Mutant: idle life on top of a performance; the lids of somebody who is seen would fall by chance."""
    play(director, [(i / 30, live(i / 30, marks)) for i in range(300)], 10.0)
    for name in ("eyeBlinkLeft", "gaze_x"):
        assert (np.ptp([pose[name] for pose in director.rig.poses[20:]]) > 0.05) == lives


def test_a_broken_output_ends_the_show(director):
    clock = FakeClock()
    with pytest.raises(OutputError):
        perform(
            director,
            ScriptedSense(clock, []),
            RecordingOutput(fails_at=3),
            clock,
            rate=30,
            on=lambda: True,
        )
    assert Counter(scene == "the character" for scene, _ in director.renderer.drawn)[True] == 0


@pytest.mark.parametrize("bytes_heard", [None, bytes(SIGNAL_SIZE)])
def test_the_settings_own_marks_are_burned_in_before_and_without_any_word_of_sense(director, bytes_heard):
    """Mutant: burn only what the newest signal says; the starting card would be unmarked."""
    director.marks = Marks.TEST_SOURCE
    if bytes_heard is not None:
        director.hear(live(0.0, Marks.TEST_SOURCE), 0.0)
        director.hear(decode(bytes_heard), 0.01)
    director.draw(0.02)
    assert set(cards.labels(Marks.TEST_SOURCE)) <= set(director.renderer.drawn[-1][1])


def test_another_language_is_on_the_card_at_once(director):
    """Mutants: words that are not part of what is compared with the last picture; marks in the old one."""
    director.marks = Marks.TEST_SOURCE
    director.draw(0.0)
    assert not director.is_worth_drawing(0.1)
    director.language = "de"
    assert director.is_worth_drawing(0.11)
    director.draw(0.11)
    said = cards.words(Reason.STARTING, "de") + cards.labels(Marks.TEST_SOURCE, "de")
    assert director.renderer.drawn[-1][1] == said
