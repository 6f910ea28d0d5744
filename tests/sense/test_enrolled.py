"""The owner on air: template, prompts and the gate, together, with a face made of numbers."""

import math
import random
from contextlib import suppress
from dataclasses import replace
from types import SimpleNamespace
from typing import ClassVar

import numpy as np
import pytest

from avatar.gate import FLOOR, Gate, State
from avatar.gate.liveness import Features, Status
from avatar.sense import enrolled
from avatar.sense.enrolled import CANNOT, EnrolledOwner, Terms
from avatar.sense.frame import CameraFrame
from avatar.sense.proof import ProofFile
from avatar.sense.trackers import Observation
from avatar.sense.vault import LAST_PROOF
from avatar.sense.verifier import Sighting
from avatar.signal import Reason

PROMPTING = Gate(state=State.PROMPTING, owed=3)


class Certain:
    """A verifier that matches every frame, unless a test says otherwise."""

    stranger = too_dark = away = False
    compared, late_s = True, 0.0

    def look(self, frame, seen, now_s, *, may_put_off=False):
        return Sighting(
            similarity=0.9,
            suspect=False,
            stranger=self.stranger,
            too_dark=self.too_dark,
            compared=self.compared,
            matched_s=now_s - self.late_s,
        )

    def ask(self):
        pass

    def look_away(self):
        self.away = True


class Reader:
    """Features that a test sets."""

    def __init__(self):
        self.resets = 0

    def reset(self):
        self.resets += 1

    def read(self, face, now_s):
        return Features(now_s=now_s)


class Scripted:
    """A sequence that is in the status it is told."""

    statuses = Status.WAITING
    told: ClassVar[list[bool]] = []
    """Whether each frame matched, as it was told."""

    def __init__(self, prompts, rest):
        self.prompts, self.rest, self.place, self.shown = prompts, rest, 1, prompts[0]

    def step(self, features, *, matched):
        Scripted.told.append(matched)
        self.status = Scripted.statuses
        return self


@pytest.fixture
def owner(tmp_path, monkeypatch):
    def make(**terms):
        monkeypatch.setattr(enrolled, "ask", Scripted)
        proof = ProofFile(tmp_path, b"template")
        if not (tmp_path / LAST_PROOF).exists():
            proof.forgive()  # as after an enrolment long ago
        one = EnrolledOwner(None, None, Terms(policy=FLOOR, **terms), proof, random.Random(1))
        one._verifier, one._reader = Certain(), Reader()
        return SimpleNamespace(it=one, proof=proof)

    Scripted.statuses, Scripted.told = Status.WAITING, []
    return make


def look(owner, gate=PROMPTING, at_s=1.0):
    frame = CameraFrame(np.zeros((4, 4, 3), np.uint8), round(at_s * 1e9))
    return owner.it.look(frame, Observation(1, None), gate)


def test_prompts_are_asked_only_while_the_gate_wants_them(owner):
    one = owner()
    assert look(one, Gate(state=State.VERIFYING)).asks is None
    asked = look(one)
    assert asked.asks.name.startswith("PROMPT_")
    assert asked.prompts_passed == 0
    assert 0 < asked.progress < 255


def at_rest(owner, *moments):
    """Somebody who sits there: frames as (gate, seconds)."""
    calm = Features(yaw=0.0, pitch=0.0, foreshortening=0.0, closure=0.0, smile=0.0, jaw=0.0, now_s=0.0)
    owner.it._reader.read = lambda face, now_s: replace(calm, now_s=now_s)
    for gate, at_s in moments:
        look(owner, gate, at_s)
    return owner.it._deal.sequence.rest


def test_who_rests_while_they_are_recognised_need_not_begin_again_when_the_prompts_do(owner):
    """Saves a third of a second at every start."""
    verifying = Gate(state=State.VERIFYING)
    rest = at_rest(owner(), (verifying, 1.0), (verifying, 1.2), (verifying, 1.4), (PROMPTING, 1.45))
    assert (rest.since_s, rest.last_s, rest.matched) == (1.0, 1.4, True)


@pytest.mark.parametrize(("compared", "late_s"), [(True, 0.0), (False, 0.0), (True, 0.1), (True, math.inf)])
def test_a_prompt_is_told_of_a_match_only_of_that_very_frame(owner, compared, late_s):
    """Mutants: every frame matches; a match of a moment ago does; a match that no comparison found."""
    one, verifying, matches = owner(), Gate(state=State.VERIFYING), compared and late_s == 0
    one.it._verifier.compared, one.it._verifier.late_s = compared, late_s
    rest = at_rest(one, (verifying, 1.0), (verifying, 1.2), (PROMPTING, 1.4), (PROMPTING, 1.5))
    assert rest.matched is matches
    assert Scripted.told == [matches] * 2


@pytest.mark.parametrize("state", [State.CLOSED, State.SUSPECT, State.LOCKED])
def test_rest_that_the_gate_interrupted_does_not_count(owner, state):
    """Mutant: keep ``_rest`` in ``_drop``; the rest of whoever sat there before would be taken for theirs."""
    verifying = Gate(state=State.VERIFYING)
    rest = at_rest(owner(), (verifying, 1.0), (verifying, 1.3), (Gate(state=state), 1.35), (PROMPTING, 1.4))
    assert not rest.lasted(0.0)


def test_the_rest_before_a_failed_try_does_not_count_for_the_next(owner):
    """Mutant: leave ``_rest`` as it is in ``_dealt``."""
    one, verifying = owner(), Gate(state=State.VERIFYING)
    Scripted.statuses = Status.FAILED
    with suppress(AttributeError):
        at_rest(one, (verifying, 1.0), (verifying, 1.4), (PROMPTING, 1.45))
    Scripted.statuses = Status.WAITING
    assert not at_rest(one, (PROMPTING, 1.5)).lasted(0.0)


def test_an_answered_sequence_passes_and_is_remembered_as_the_proof_of_the_day(owner):
    """Mutant: pass without proving; every start would ask for everything."""
    one = owner()
    Scripted.statuses = Status.ANSWERED
    assert look(one).prompts_passed >= 3
    assert one.proof.age_s() < 60
    gate = one.it.first_gate(1000.0)
    assert gate.owed == FLOOR.prompts_at_start
    assert gate.proven_s > 900


def test_one_prompt_is_no_proof_of_the_day(owner):
    """Mutant: prove after any sequence."""
    one = owner()
    Scripted.statuses = Status.ANSWERED
    assert look(one, Gate(state=State.PROMPTING, owed=1)).prompts_passed == 1
    assert one.it.first_gate(1000.0).owed == FLOOR.prompts_in_full


def test_three_fails_wait_and_five_refuse(owner):
    """Mutant: never count."""
    one = owner()
    Scripted.statuses = Status.FAILED
    for number in range(2):
        assert not look(one, at_s=float(number)).refused
    assert look(one, at_s=3.0).refused
    assert look(one, at_s=20.0).refused
    assert not look(one, Gate(), at_s=34.0).refused
    look(one, at_s=35.0)
    assert look(one, at_s=70.0).refused
    assert look(one, at_s=10_000.0).refused


@pytest.mark.parametrize("fails", [5, 9])
def test_five_fails_are_remembered_and_only_a_passphrase_typed_now_forgives_them(owner, fails):
    """Mutants: forget at a new start; forgive without a passphrase, or with one typed earlier."""
    one = owner()
    one.proof.fail(fails)
    assert look(owner(), Gate()).refused
    assert not look(owner(has_passphrase=True), Gate()).refused
    assert not look(owner(), Gate()).refused


def test_a_prompt_that_was_shown_is_a_failed_try_until_it_is_answered_also_for_a_new_start(owner):
    """Mutant: write fails down only when they have happened; pulling the plug would undo them."""
    one = owner()
    look(one)
    assert one.proof.read().fails == 1
    Scripted.statuses = Status.ANSWERED
    look(one)
    assert one.proof.read().fails == 0


def test_a_stranger_is_remembered_so_that_a_new_start_owes_everything(owner):
    """Mutant: the lock kept in memory only; unplugging the camera would lift it."""
    one = owner()
    one.proof.prove()
    assert owner().it.first_gate(1000.0).owed == FLOOR.prompts_at_start
    one.it._verifier.stranger = True
    look(one)
    assert owner().it.first_gate(1000.0).owed == FLOOR.prompts_in_full


def test_after_a_failed_answer_in_the_dark_the_card_asks_for_light_and_gives_time_to_turn_it_on(owner):
    """Mutant: deal the next prompt at once; three fails in the dark would follow each other."""
    one = owner()
    one.it._verifier.too_dark = True
    assert look(one).asks is not Reason.TOO_DARK, "the first prompt is for everybody"
    Scripted.statuses = Status.FAILED
    assert look(one, at_s=2.0).asks is Reason.TOO_DARK
    Scripted.statuses = Status.WAITING
    assert look(one, at_s=4.0).asks is Reason.TOO_DARK
    assert one.proof.read().fails == 1
    assert look(one, at_s=7.5).asks is not Reason.TOO_DARK, "who has no light may try"


def test_with_light_the_next_prompt_comes_at_once(owner):
    one = owner()
    one.it._verifier.too_dark = True
    Scripted.statuses = Status.FAILED
    assert look(one).asks is Reason.TOO_DARK
    one.it._verifier.too_dark = False
    Scripted.statuses = Status.WAITING
    assert look(one, at_s=1.5).asks.name.startswith("PROMPT_")


def test_prompts_pay_only_what_they_were_dealt_for(owner):
    """Mutant: pay what is owed now; one prompt would pay for a day that has just ended."""
    one = owner()
    look(one, Gate(state=State.PROMPTING, owed=1))
    Scripted.statuses = Status.ANSWERED
    assert look(one, Gate(state=State.PROMPTING, owed=1)).prompts_passed == 1
    assert len(one.it._deal.sequence.prompts) == 1
    look(one, Gate(state=State.PROMPTING, owed=3))
    assert len(one.it._deal.sequence.prompts) == 3


def test_who_cannot_answer_needs_the_passphrase(owner):
    """Mutant: pass who cannot, without a passphrase."""
    start = Gate(state=State.PROMPTING, owed=1)
    without = look(owner(cannot=CANNOT["both"]), start)
    assert (without.prompts_passed, without.asks) == (0, Reason.PASSPHRASE)
    one = owner(cannot=CANNOT["both"], has_passphrase=True)
    assert look(one, start).prompts_passed == 1
    look(one, Gate(state=State.OPEN))
    look(one, Gate(state=State.CLOSED))
    assert look(one, start).asks is Reason.PASSPHRASE, "the passphrase counts once"
    one = owner(cannot=CANNOT["turn"], is_locked=True)
    assert look(one, start).asks is not Reason.PASSPHRASE
    assert len(one.it._deal.sequence.prompts) == 2
    three = look(owner(cannot=CANNOT["blink"], has_passphrase=True))
    assert three.prompts_passed == 0
    assert three.asks is not Reason.PROMPT_BLINK_TWICE


@pytest.mark.parametrize("cannot", ["blink", "turn", "both"])
@pytest.mark.parametrize("owed", [1, 3])
def test_nothing_is_left_out_for_a_template_without_a_passphrase(owner, cannot, owed):
    """Mutant: ask what is left; a line in the settings would weaken every start."""
    one = owner(cannot=CANNOT[cannot])
    assert look(one, Gate(state=State.PROMPTING, owed=owed)).asks is Reason.PASSPHRASE
    assert one.it._deal is None


def test_a_stranger_leaves_nothing_learnt_behind(owner):
    one = owner()
    one.it._verifier.stranger = True
    assert look(one).stranger
    assert one.it._reader.resets == 1


def test_hiding_from_a_prompt_that_was_shown_counts_as_a_failed_try(owner):
    """Mutant: deal new prompts for nothing; one could hide until an easy one comes."""
    one = owner()
    for number in range(3):
        look(one, at_s=2.0 * number)
        look(one, Gate(state=State.CLOSED), at_s=2.0 * number + 1)
    assert look(one, at_s=6.0).refused


def test_leaving_before_a_prompt_was_shown_is_no_failed_try(owner):
    one = owner()
    for number in range(9):
        look(one, at_s=2.0 * number)
        one.it._deal = replace(one.it._deal, was_shown=False)
        look(one, Gate(state=State.CLOSED), at_s=2.0 * number + 1)
    assert not look(one, at_s=20.0).refused


def test_a_bystander_cannot_answer(owner):
    """Mutant: read the followed face's features although two are in view."""
    one = owner()
    faces = []
    one.it._reader.read = lambda face, now_s: faces.append(face) or Features(now_s=now_s)
    frame = CameraFrame(np.zeros((4, 4, 3), np.uint8), 10**9)
    for count in (1, 2):
        one.it.look(frame, Observation(count, "a face"), PROMPTING)
    assert faces == ["a face", None]


@pytest.mark.parametrize(("state", "locks"), [("closed", False), ("verifying", False), ("open", True)])
def test_a_visitor_beside_the_owner_locks_nobody_out_before_it_is_open(owner, state, locks):
    """Mutants: compare whichever of two faces is followed; compare neither of them on air."""
    one = owner()
    one.proof.prove()
    one.it._verifier.stranger = True
    frame = CameraFrame(np.zeros((4, 4, 3), np.uint8), 1_000_000_000)
    who = one.it.look(frame, Observation(2, None), Gate(state=State(state)))
    assert who.stranger == locks
    assert one.proof.read().locked == locks
    assert who.similarity != who.similarity or locks
    assert one.it._verifier.away != locks
    assert look(one, Gate(state=State(state))).stranger, "alone, they are compared"


def test_a_camera_that_is_shut_is_told_to_the_verifier(owner):
    """Mutant: do nothing; the face before a pause is compared with the one after it."""
    one = owner()
    one.it.look_away()
    assert one.it._verifier.away
