"""What is true of the gate in every history.  Each promise names the mutant that its test kills."""

import math

from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from avatar.gate import CameraHealth, Gate, Identity, Policy, State, step
from tests.strategies import evidence

POLICY = Policy()
UNCHECKED = Policy(identity=Identity.OFF)

histories = st.lists(st.tuples(evidence, st.floats(0, 1)), max_size=40)


def run(steps, policy=POLICY):
    gate, now_s = Gate(), 0.0
    for seen, dt_s in steps:
        now_s += dt_s
        before, gate = gate, step(gate, seen, now_s, policy)
        yield before, seen, gate


def test_histories_reach_the_open_gate():
    """Keeps the properties below from passing vacuously."""
    find(
        histories,
        lambda history: any(gate.is_open for *_, gate in run(history)),
        settings=settings(phases=[Phase.generate]),
    )


@given(histories)
def test_open_implies_one_live_consenting_enrolled_face_right_now(history):
    """Mutants: drop any one line of ``objection``; write ``score < limit`` for ``not score >= limit``."""
    for _, seen, gate in run(history):
        if gate.is_open:
            assert seen.consent
            assert not seen.withdrawn
            assert seen.camera is CameraHealth.OK
            assert seen.faces == 1
            assert seen.similarity >= POLICY.similarity_to_stay
            assert seen.liveness >= POLICY.liveness_to_stay
            assert not math.isnan(seen.similarity)


@given(histories)
def test_without_the_identity_check_open_still_implies_consent_and_one_face(history):
    """Mutant: return None at the top of ``objection`` when identity is off."""
    for _, seen, gate in run(history, UNCHECKED):
        if gate.is_open:
            assert seen.consent
            assert not seen.withdrawn
            assert seen.camera is CameraHealth.OK
            assert seen.faces == 1


@given(histories)
def test_the_gate_never_opens_without_verifying_first(history):
    """Mutant: enter OPEN from CLOSED."""
    for before, _, gate in run(history):
        if gate.is_open:
            assert before.state in (State.VERIFYING, State.OPEN, State.GRACE)


@given(histories)
def test_opening_takes_the_dwell(history):
    """Mutant: ``elapsed_s >= 0``."""
    now_s, gate = 0.0, Gate()
    for seen, dt_s in history:
        now_s += dt_s
        before, gate = gate, step(gate, seen, now_s, POLICY)
        if gate.is_open and before.state is State.VERIFYING:
            assert now_s - before.since_s >= POLICY.dwell_s


@given(histories)
def test_grace_does_not_outlast_its_time(history):
    """Mutant: reopen from GRACE whatever the time."""
    now_s, gate = 0.0, Gate()
    for seen, dt_s in history:
        now_s += dt_s
        before, gate = gate, step(gate, seen, now_s, POLICY)
        if gate.is_open and before.state is State.GRACE:
            assert now_s - before.since_s < POLICY.grace_s


@given(histories)
def test_revocation_is_for_ever(history):
    """Mutant: leave REVOKED on good evidence."""
    for before, _, gate in run(history):
        if before.state is State.REVOKED:
            assert gate.state is State.REVOKED
