"""What comes out of the sensing loop, told as timelines.

One character is 100 ms.
    in   y one face   2 two faces   . nobody   b black   f frozen   s stalled   - frame not due yet
    out  L live   S starting (verifying)   N no face   2 several   B black   F frozen   T stalled
         C no consent   R revoked   I not verified   (space) nothing sent
"""

import weakref

import numpy as np
import pytest

from avatar.gate import Identity, Policy
from avatar.sense.worker import Timings, signals
from avatar.signal import Held, Live, Marks, Reason
from tests.sense.fakes import PERIOD_NS, ScriptedCamera, ScriptedConsent, ScriptedTracker

OFF = Policy(identity=Identity.OFF, dwell_s=0.25)
LETTER = {
    Reason.STARTING: "S",
    Reason.NO_FACE: "N",
    Reason.SEVERAL_FACES: "2",
    Reason.CAMERA_BLACK: "B",
    Reason.CAMERA_FROZEN: "F",
    Reason.CAMERA_STALLED: "T",
    Reason.NO_CONSENT: "C",
    Reason.REVOKED: "R",
    Reason.NOT_VERIFIED: "I",
}


def play(story, *, policy=OFF, consent=None, marks=Marks.NONE):
    tracker = ScriptedTracker(story)
    said = [" "] * len(story)
    for signal in signals(ScriptedCamera(story), tracker, consent or ScriptedConsent(), policy, marks):
        place = signal.captured_ns // PERIOD_NS - 10
        said[place] = "L" if isinstance(signal, Live) else LETTER[signal.reason]
    return "".join(said)


@pytest.mark.parametrize(
    ("story", "seen", "said"),
    [
        ("a face opens it after the dwell", "yyyyyy", "SSSLLL"),
        ("a second face holds at once", "yyyyy2yyyy", "SSSLL2SSSL"),
        ("nobody holds at once and a short gap is forgiven", "yyyyy.yy", "SSSLLNLL"),
        ("a black frame is never live", "yyyybyyyy", "SSSLBSSSL"),
        ("a frozen view is never live", "yyyyffff", "SSSLFFFF"),
        ("a stalled camera holds", "yyyyssyyyy", "SSSLTTSSSL"),
        ("a frame that is merely late sends nothing while live", "yyyy-y-y", "SSSL L L"),
        ("a frame that is merely late repeats why it is held", "..-.-", "NNNNN"),
        ("before the first frame it is starting", "---yyyy", "SSSSSSL"),
    ],
)
def test_scenario(story, seen, said):
    """Mutants killed: ``CameraHealth.OK`` as evidence always; ``Live`` without asking the gate."""
    assert play(seen) == said, story


def test_nothing_is_live_until_identity_is_measured_or_switched_off():
    """Mutant killed: evidence with ``similarity=1.0, liveness=1.0`` instead of unmeasured."""
    assert play("yyyyyyyy", policy=Policy()) == "IIIIIIII"


def test_without_consent_no_frame_is_analysed():
    """Mutant killed: ``or not consent.is_given()`` left out of ``_look``."""
    tracker = ScriptedTracker("yyyyyy")
    said = list(signals(ScriptedCamera("yyyyyy"), tracker, ScriptedConsent(given=False), OFF, Marks.NONE))
    assert [s.reason for s in said] == [Reason.NO_CONSENT] * 6
    assert tracker.observed == []


@pytest.mark.parametrize("seen", ["yyyyyyyy", "yyyy-yyy", "yyyysyyy", "yyyybyyy"])
def test_withdrawal_is_the_very_next_signal_and_the_last(seen):
    """Mutants killed: consent read once before the loop; not asked when a frame is merely late."""
    consent, said = ScriptedConsent(), []
    for signal in signals(ScriptedCamera(seen), ScriptedTracker(seen), consent, OFF, Marks.NONE):
        said.append(signal)
        consent.given = len(said) < 4
    assert isinstance(said[3], Live)
    assert [s.reason for s in said[4:]] == [Reason.REVOKED]
    assert said[4].captured_ns - said[3].captured_ns == PERIOD_NS


def test_withdrawal_while_a_frame_is_being_tracked_lets_that_frame_not_pass():
    consent = ScriptedConsent()

    class Slow(ScriptedTracker):
        def observe(self, frame):
            consent.given = len(self.observed) < 5
            return super().observe(frame)

    said = list(signals(ScriptedCamera("y" * 9), Slow("y" * 9), consent, OFF, Marks.NONE))
    assert [type(s) for s in said] == [Held, Held, Held, Live, Live, Held]
    assert said[-1].reason is Reason.REVOKED


@pytest.mark.parametrize(
    "marks", [Marks.IDENTITY_OFF, Marks.TEST_SOURCE, Marks.IDENTITY_OFF | Marks.TEST_SOURCE]
)
def test_every_signal_carries_the_marks(marks):
    """Mutant killed: ``Live(at_ns, performance)`` without marks."""
    story = "yyyyy.2b-s"
    said = list(signals(ScriptedCamera(story), ScriptedTracker(story), ScriptedConsent(), OFF, marks))
    assert {type(s) for s in said} == {Live, Held}
    assert {s.marks for s in said} == {marks}


def test_the_frame_is_gone_before_its_signal_is_out():
    """Mutant killed: ``del sight`` left out (the loop would hold pixels while its caller holds a signal)."""
    seen = []

    class Pixels(np.ndarray):
        """An array that can be watched."""

    def pixels(place):
        array = np.zeros((4, 4, 3), np.uint8).view(Pixels)
        seen.append(weakref.ref(array))
        return array

    camera = ScriptedCamera("yyyyy", pixels)
    for number, _ in enumerate(signals(camera, ScriptedTracker("yyyyy"), ScriptedConsent(), OFF, Marks.NONE)):
        assert len(seen) == number + 1
        assert not [ref for ref in seen if ref() is not None]


def test_the_bench_learns_what_each_stage_took():
    timings = Timings()
    list(
        signals(ScriptedCamera("yyyy"), ScriptedTracker("yyyy"), ScriptedConsent(), OFF, Marks.NONE, timings)
    )
    assert timings.solve > 0
    assert timings.gate > 0
