"""Seen and heard: who decides how far the mouth opens.  One character of a story is 100 ms.

in   y one face   2 two faces   . nobody   - no frame    the line below: the vowel that is heard, or a space
"""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avatar.gate import Policy
from avatar.performance import Expression, HeadPose, Performance
from avatar.sense.owner import AssumedOwner
from avatar.sense.visemes import Visemes
from avatar.sense.voice import Voice, mixed, trust
from avatar.sense.worker import signals
from avatar.signal import Held, Live, Marks, encode
from tests.sense.fakes import PERIOD_NS, ScriptedCamera, ScriptedConsent, ScriptedEars, ScriptedTracker
from tests.strategies import performances

POLICY = Policy(dwell_s=0.25)
SHUT = Performance()
SILENCE = Visemes()

shares = st.floats(0, 0.2)
heard = st.builds(Visemes, aa=shares, ih=shares, ou=shares, ee=shares, oh=shares)


def jaw(seen, visemes, recent, age_s=0.03):
    return mixed(seen, visemes, recent, age_s).expression.jaw_open


def play(story, vowels, **given_):
    ears = ScriptedEars(vowels)
    sent = signals(
        ScriptedCamera(story),
        ScriptedTracker(story),
        given_.get("consent") or ScriptedConsent(),
        AssumedOwner(),
        POLICY,
        Marks.NONE,
        voice=Voice(ears),
    )
    return list(sent), ears


@given(performances, st.floats(0, 1), st.floats(0, 1))
def test_in_silence_the_camera_alone_decides(seen, recent, age_s):
    assert mixed(seen, SILENCE, recent, age_s) == seen


@given(performances, heard, st.floats(0, 1), st.floats(0, 1))
def test_sound_moves_the_mouth_and_nothing_else_and_only_further(seen, visemes, recent, age_s):
    after = mixed(seen, visemes, recent, age_s)
    assert (after.pose, after.gaze) == (seen.pose, seen.gaze)
    mouth = ("jaw_open", "mouth_funnel", "mouth_pucker", "mouth_stretch_left", "mouth_stretch_right")
    for name in Expression.__slots__:
        before, now = getattr(seen.expression, name), getattr(after.expression, name)
        assert now == before if name not in mouth else now >= before
    encode(Live(1, after))


def test_a_voice_in_the_room_does_not_open_lips_that_are_seen_shut():
    """Mutant killed: the larger of seen and heard, whatever was seen."""
    assert jaw(SHUT, Visemes(aa=1.0), recent=0.0) < 0.05
    assert mixed(SHUT, Visemes(ou=1.0), 0.0, 0.03).expression.mouth_pucker <= 0.15


def test_it_opens_the_mouth_of_somebody_who_was_seen_talking():
    assert jaw(SHUT, Visemes(aa=1.0), recent=0.3) == pytest.approx(0.75)


def test_lips_that_are_turned_away_are_heard():
    turned = replace(SHUT, pose=HeadPose(yaw=math.radians(55)))
    assert trust(turned, 0.03) == 0
    assert jaw(turned, Visemes(aa=1.0), recent=0.0) == pytest.approx(0.75)


def test_a_mouth_that_is_seen_wider_stays_so():
    assert jaw(replace(SHUT, expression=Expression(jaw_open=0.9)), Visemes(ih=1.0), recent=0.9) == 0.9


@pytest.mark.parametrize(
    ("vowel", "most"),
    [
        ("aa", "jaw_open"),
        ("ou", "mouth_pucker"),
        ("oh", "mouth_funnel"),
        ("ih", "mouth_stretch_left"),
        ("ee", "jaw_open"),
    ],
)
def test_each_vowel_has_its_shape(vowel, most):
    face = mixed(SHUT, Visemes(**{vowel: 1.0}), 1.0, 0.03).expression
    assert max(Expression.__slots__, key=lambda name: getattr(face, name)) == most


def test_a_smile_is_not_stretched_further():
    smiling = replace(SHUT, expression=Expression(mouth_smile_left=1.0, mouth_smile_right=1.0))
    assert mixed(smiling, Visemes(ih=1.0), 1.0, 0.03).expression.mouth_stretch_left == 0


def test_between_two_frames_the_mouth_goes_on_with_the_face_of_before():
    sent, _ = play("yyyyyy-yy", "aaaaaaoaa")
    live = [signal for signal in sent if isinstance(signal, Live)]
    places = [signal.captured_ns // PERIOD_NS - 10 for signal in live]
    assert places == [4, 5, 5, 7, 8]
    before, after = live[1].performance, live[2].performance
    assert before.pose == after.pose
    assert after.expression.mouth_funnel > before.expression.mouth_funnel


def test_nothing_is_said_between_two_frames_if_the_mouth_does_not_move():
    assert len(play("yyyyyy-yy", "aaaaaaaaa")[0]) == len(play("yyyyyyyy", "aaaaaaaa")[0])


def test_without_a_fresh_frame_the_sound_says_nothing():
    """Mutant killed: speaking on with an old face for as long as the gate is open."""
    sent, _ = play("yyyyy----", "aaaaaouoe")
    last = [signal for signal in sent if isinstance(signal, Live)]
    assert [signal.captured_ns // PERIOD_NS - 10 for signal in last] == [4, 4]


@given(
    st.text("yyy2.bfs-", min_size=1, max_size=25),
    st.text("aiueo ", min_size=1, max_size=25),
    st.text("aiueo ", min_size=1, max_size=25),
)
def test_a_held_gate_says_nothing_whatever_is_heard(story, one, other):
    """Mutant killed: ``Live`` from sound without asking the gate."""
    first, second = (play(story, vowels)[0] for vowels in (one, other))
    assert [s for s in first if isinstance(s, Held)] == [s for s in second if isinstance(s, Held)]
    alone = list(
        signals(
            ScriptedCamera(story),
            ScriptedTracker(story),
            ScriptedConsent(),
            AssumedOwner(),
            POLICY,
            Marks.NONE,
        )
    )
    assert [s for s in first if isinstance(s, Held)] == [s for s in alone if isinstance(s, Held)]
    seen = {s.captured_ns for s in alone if isinstance(s, Live)}
    assert {s.captured_ns for s in first if isinstance(s, Live)} == seen


@given(st.text("yyy2.bfs-", min_size=1, max_size=25))
def test_the_microphone_is_wanted_exactly_while_the_gate_is_open(story):
    """Mutant killed: following the consent instead of the gate."""
    sent, ears = play(story, " ")
    assert len(ears.open) == len(story)
    open_at = {s.captured_ns // PERIOD_NS - 10 for s in sent if isinstance(s, Live)}
    held_at = {s.captured_ns // PERIOD_NS - 10 for s in sent if isinstance(s, Held)}
    assert all(ears.open[place] for place in open_at)
    assert not any(ears.open[place] for place in held_at)


def test_withdrawal_releases_the_microphone():
    consent = ScriptedConsent()
    ears = ScriptedEars("a")
    sent = signals(
        ScriptedCamera("yyyyyyyyyy"),
        ScriptedTracker("yyyyyyyyyy"),
        consent,
        AssumedOwner(),
        POLICY,
        Marks.NONE,
        voice=Voice(ears),
    )
    for signal in sent:
        consent.given = not isinstance(signal, Live)
    assert ears.open[-2:] == [True, False]
