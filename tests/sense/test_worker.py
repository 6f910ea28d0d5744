"""What comes out of the sensing loop, told as timelines.

One character is 100 ms.
    in   y one face   2 two faces   . nobody   b black   f frozen   s stalled   - frame not due yet
         # the owner shut the camera   z one face, _ nobody, dead still
    out  L live   S starting (verifying)   N no face   2 several   B black   F frozen   T stalled
         C no consent   R revoked   I not verified yet   E nobody enrolled   H checking   O not the owner
         ? a prompt   (space) nothing sent
"""

import weakref

import numpy as np
import pytest

from avatar.gate import Gate, Policy
from avatar.performance import Performance
from avatar.sense.attention import Attention
from avatar.sense.owner import AssumedOwner, NobodyEnrolled, Who
from avatar.sense.worker import Reader, Timings, signals, sparingly
from avatar.signal import Held, Live, Marks, Reason
from tests.sense.fakes import PERIOD_NS, ScriptedCamera, ScriptedConsent, ScriptedTracker

POLICY = Policy(dwell_s=0.25)
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
    Reason.NOT_ENROLLED: "E",
    Reason.NOT_OWNER: "O",
    Reason.CHECKING: "H",
    Reason.PROMPT_SMILE: "?",
}


def play(story, *, owner=None, consent=None, marks=Marks.NONE):
    tracker = ScriptedTracker(story)
    said = [" "] * len(story)
    for signal in signals(
        ScriptedCamera(story), tracker, consent or ScriptedConsent(), owner or AssumedOwner(), POLICY, marks
    ):
        place = signal.captured_ns // PERIOD_NS - 10
        said[place] = "L" if isinstance(signal, Live) else LETTER[signal.reason]
    return "".join(said)


@pytest.mark.parametrize(
    ("story", "seen", "said"),
    [
        ("a face opens it after the dwell", "yyyyyy", "IIIILL"),
        ("a second face holds at once", "yyyyy2yyyyy", "IIIIL2IIIIL"),
        ("nobody holds at once and a short gap is forgiven", "yyyyy.yy", "IIIILNLL"),
        ("a black frame is never live", "yyyyybyyyyy", "IIIILBIIIIL"),
        ("a frozen view is never live", "yyyyyfff", "IIIILFFF"),
        ("a face held under noise is never live", "yyyyyzzyyyyy", "IIIILFFIIIIL"),
        ("an empty room may be dead still", "yyyyy____", "IIIILNNNN"),
        ("a stalled camera holds", "yyyyyssyyyyy", "IIIILTTIIIIL"),
        ("a frame that is merely late sends nothing while live", "yyyyy-y-y", "IIIIL L L"),
        ("a frame that is merely late repeats why it is held", "..-.-", "NNNNN"),
        ("a camera that is shut is an empty chair", "yyyyy##yy", "IIIILNNLL"),
        ("before it was open a shut one proves nothing", "yy##yyyyyy", "IINNIIIILL"),
        ("before the first frame it is starting", "---yyyyy", "SSSIIIIL"),
    ],
)
def test_scenario(story, seen, said):
    """Mutants: ``CameraHealth.OK`` as evidence always; ``Live`` without the gate; ``is_still`` ignored."""
    assert play(seen) == said, story


class Sequel:
    """An owner who says what it is told, frame by frame."""

    def __init__(self, *said):
        self.said, self.away = iter(said), 0

    def first_gate(self, now_s):
        return Gate()

    def look(self, frame, seen, gate):
        return next(self.said)

    def catch_up(self):
        pass

    def look_away(self):
        self.away += 1


def test_who_had_the_camera_shut_for_long_answers_a_prompt():
    """As somebody who was away does.  Mutant killed: a shut camera as a frame that is merely late."""
    sure = Who(similarity=0.9, prompts_passed=3)
    back = Who(similarity=0.9, asks=Reason.PROMPT_SMILE)
    story = "yyyyyy" + "#" * 310 + "yyyy"
    said = play(story, owner=Sequel(*[sure] * 6, *[back] * 4))
    assert said == "IIIILL" + "N" * 310 + "????"


def test_an_owner_hears_of_every_turn_with_the_camera_shut():
    """Mutant killed: tell the gate alone; a person like the one before the pause comes back unnoticed."""
    owner = Sequel(*[Who(similarity=0.9, prompts_passed=3)] * 4)
    play("yy##yy", owner=owner)
    assert owner.away == 2


def test_the_same_word_is_said_again_only_after_a_while():
    """Mutants killed: every repeat on the wire; a new reason, or progress, kept back."""
    said = [Held(i * 10_000_000, Reason.NO_FACE) for i in range(14)]
    assert [one.captured_ns // 10_000_000 for one in sparingly(said)] == [0, 9]
    changes = [Held(0, Reason.NO_FACE), Held(1, Reason.SLOW), Held(2, Reason.SLOW, progress=3)]
    lives = [Live(3, Performance()), Live(4, Performance()), Held(5, Reason.SLOW, progress=3)]
    assert list(sparingly(changes + lives)) == changes + lives


def test_nothing_is_live_while_nobody_was_compared():
    """Mutant killed: ``Who`` with ``similarity=1.0`` by default instead of unmeasured."""
    assert play("yyyyyyyy", owner=Sequel(*[Who(prompts_passed=3)] * 8)) == "IIIIIIII"


def test_nothing_is_live_where_nobody_is_enrolled():
    """Mutant killed: ``enrolled`` not passed on to the gate."""
    assert play("yyyy", owner=NobodyEnrolled()) == "EEEE"


def test_a_prompt_is_shown_while_it_is_asked_and_nothing_is_live_before_its_answer():
    """Mutant killed: ``prompts_passed`` not passed on to the gate."""
    asked = Who(similarity=0.9, asks=Reason.PROMPT_SMILE, progress=85)
    answered = Who(similarity=0.9, prompts_passed=3)
    assert play("yyyyyyyy", owner=Sequel(*[asked] * 6, *[answered] * 2)) == "III???LL"


def test_a_suspected_swap_holds_from_that_very_frame():
    """Mutant killed: ``suspect`` not passed on to the gate."""
    sure, unsure = Who(similarity=0.9, prompts_passed=3), Who(similarity=0.9, suspect=True)
    stranger = Who(stranger=True)
    assert play("yyyyyyyyy", owner=Sequel(*[sure] * 6, unsure, stranger, sure)) == "IIIILLHOI"


class Watched(Reader):
    """Notes whether it was to learn from a face."""

    def __init__(self):
        super().__init__()
        self.learnt = []

    def read(self, face, at_s, *, learn):
        self.learnt.append(learn)
        return super().read(face, at_s, learn=learn)


def test_only_an_owner_who_is_certain_and_alone_is_learnt_from():
    """Mutants: learn while the gate is shut; while a swap is suspected; with a second face in view."""
    sure, unsure = Who(similarity=0.9, prompts_passed=3), Who(similarity=0.9, suspect=True)
    story, reader = "yyyyyyy2yyy", Watched()
    for _ in signals(
        ScriptedCamera(story),
        ScriptedTracker(story),
        ScriptedConsent(),
        Sequel(*[sure] * 8, unsure, sure, sure),
        POLICY,
        Marks.NONE,
        reader=reader,
    ):
        pass
    assert "".join("-+"[learn] for learn in reader.learnt) == "-----++---+"


class Bored:
    """Wants no frame once it has seen six."""

    def __init__(self):
        self.seen = 0

    def wants(self, frame, *, is_open):
        self.seen += 1
        return self.seen <= 6

    def plan(self, frame_ns, *, is_open):
        pass

    def tracked(self, frame, face, took_s):
        pass


@pytest.mark.parametrize(("bad", "reason"), [("b", Reason.CAMERA_BLACK), ("f", Reason.CAMERA_FROZEN)])
def test_a_bad_frame_is_news_although_nothing_moves_in_it(bad, reason):
    """Mutant: leave it alone like any frame in which nothing moves; the owner would be live behind a lid."""
    story = "yyyyyyyy" + bad
    said = list(
        signals(
            ScriptedCamera(story),
            ScriptedTracker(story),
            ScriptedConsent(),
            AssumedOwner(),
            POLICY,
            Marks.NONE,
            attention=Bored(),
        )
    )
    assert isinstance(said[-2], Live)
    assert said[-1].reason is reason


def test_a_face_that_is_dead_still_is_noticed_although_no_frame_of_it_is_due():
    """At rest eight frames a second are looked at.  Mutant: none, where nothing moves."""
    story = "yyyyyyyy" + "z" * 4
    said = list(
        signals(
            ScriptedCamera(story, lambda _place: np.full((480, 640, 3), 120, np.uint8)),
            ScriptedTracker(story),
            ScriptedConsent(),
            AssumedOwner(),
            POLICY,
            Marks.NONE,
            attention=Attention(ceiling_hz=15),
        )
    )
    assert isinstance(said[5], Live)
    late = next(one for one in said if one.captured_ns // PERIOD_NS - 10 >= 8)
    assert late.reason is Reason.CAMERA_FROZEN
    assert late.captured_ns <= 20 * PERIOD_NS


def test_without_consent_no_frame_is_analysed():
    """Mutant killed: ``or not consent.is_given()`` left out of ``_look``."""
    tracker = ScriptedTracker("yyyyyy")
    said = list(
        signals(
            ScriptedCamera("yyyyyy"),
            tracker,
            ScriptedConsent(given=False),
            AssumedOwner(),
            POLICY,
            Marks.NONE,
        )
    )
    assert [s.reason for s in said] == [Reason.NO_CONSENT] * 6
    assert tracker.observed == []


@pytest.mark.parametrize("seen", ["yyyyyyyyy", "yyyyy-yyy", "yyyyysyyy", "yyyyybyyy"])
def test_withdrawal_is_the_very_next_signal_and_the_last(seen):
    """Mutants killed: consent read once before the loop; not asked when a frame is merely late."""
    consent, said = ScriptedConsent(), []
    for signal in signals(
        ScriptedCamera(seen), ScriptedTracker(seen), consent, AssumedOwner(), POLICY, Marks.NONE
    ):
        said.append(signal)
        consent.given = len(said) < 5
    assert isinstance(said[4], Live)
    assert [s.reason for s in said[5:]] == [Reason.REVOKED]
    assert said[5].captured_ns - said[4].captured_ns == PERIOD_NS


def test_withdrawal_while_a_frame_is_being_tracked_lets_that_frame_not_pass():
    consent = ScriptedConsent()

    class Slow(ScriptedTracker):
        def observe(self, frame):
            consent.given = len(self.observed) < 6
            return super().observe(frame)

    said = list(signals(ScriptedCamera("y" * 9), Slow("y" * 9), consent, AssumedOwner(), POLICY, Marks.NONE))
    assert [type(s) for s in said] == [Held, Held, Held, Held, Live, Live, Held]
    assert said[-1].reason is Reason.REVOKED


def test_what_the_tracker_puts_off_is_done_when_the_signal_is_out():
    """Mutants: never; before the signal."""
    order = []

    class Late(ScriptedTracker):
        def catch_up(self):
            order.append("counted")

    story, consent = "yyy", ScriptedConsent()
    said = signals(ScriptedCamera(story), Late(story), consent, AssumedOwner(), POLICY, Marks.NONE)
    order.extend("said" for _ in said)
    assert order == ["said", "counted"] * 3


@pytest.mark.parametrize("marks", [Marks.NONE, Marks.TEST_SOURCE])
def test_every_signal_carries_the_marks(marks):
    """Mutant killed: ``Live(at_ns, performance)`` without marks."""
    story = "yyyyy.2b-s"
    said = list(
        signals(
            ScriptedCamera(story), ScriptedTracker(story), ScriptedConsent(), AssumedOwner(), POLICY, marks
        )
    )
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
    for number, _ in enumerate(
        signals(camera, ScriptedTracker("yyyyy"), ScriptedConsent(), AssumedOwner(), POLICY, Marks.NONE)
    ):
        assert len(seen) == number + 1
        assert not [ref for ref in seen if ref() is not None]


def test_the_bench_learns_what_each_stage_took():
    timings = Timings()
    list(
        signals(
            ScriptedCamera("yyyy"),
            ScriptedTracker("yyyy"),
            ScriptedConsent(),
            AssumedOwner(),
            POLICY,
            Marks.NONE,
            timings,
        )
    )
    assert timings.solve > 0
    assert timings.gate > 0
