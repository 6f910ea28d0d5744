"""What is true of the gate in every history.  Each promise names the mutants that its test kills."""

import math
from collections import Counter

from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from avatar.gate import CameraHealth, Gate, Policy, State, step
from tests.strategies import answered, evidence, weighted

POLICY = Policy()
steps_s = st.one_of(st.floats(0.05, 0.4), st.floats(0.05, 0.4), st.floats(0, 60))
scenes = st.lists(st.tuples(evidence, steps_s, st.integers(1, 6)), max_size=20)
openings = st.tuples(answered, st.just(0.2), st.just(4)).map(lambda scene: [scene])
histories = st.builds(list.__add__, weighted((openings, 2), (st.just([]), 1)), scenes).map(
    lambda scenes: [(seen, dt_s) for seen, dt_s, times in scenes for _ in range(times)]
)


def run(steps, policy=POLICY):
    gate, now_s = Gate(), 0.0
    for seen, dt_s in steps:
        now_s += dt_s
        before, gate = gate, step(gate, seen, now_s, policy)
        yield before, seen, gate, now_s


def reaches(state):
    return find(
        histories,
        lambda history: any(gate.state is state for _, _, gate, _ in run(history)),
        settings=settings(phases=[Phase.generate], max_examples=5000),
    )


def test_histories_reach_open_suspect_and_locked_gates():
    """Keeps the properties below from passing vacuously."""
    for state in (State.OPEN, State.SUSPECT, State.LOCKED, State.GRACE):
        assert reaches(state)


def test_many_histories_open_and_some_do_so_after_a_lock():
    """One that never opens says nothing: once 3 of 100 did, and no mutant below was killed here."""
    seen = Counter()

    @given(histories)
    def count(history):
        states = [gate.state for _, _, gate, _ in run(history)]
        seen["open"] += State.OPEN in states
        locked = states.index(State.LOCKED) if State.LOCKED in states else len(states)
        seen["open after a lock"] += State.OPEN in states[locked:]

    count()
    assert seen["open"] >= 60
    assert seen["open after a lock"] >= 2


@given(histories)
def test_open_implies_the_consenting_owner_right_now(history):
    """Mutants: drop any one condition of ``objection``.

    A score that is no number has two, so it takes both: see also ``test_scenarios``.
    """
    for before, seen, gate, _ in run(history):
        if gate.is_open:
            assert seen.consent
            assert not seen.withdrawn
            assert not seen.expired
            assert seen.enrolled
            assert seen.camera is CameraHealth.OK
            assert seen.faces >= 1
            assert not seen.suspect
            assert not seen.stranger
            assert not seen.refused
            assert seen.similarity >= POLICY.similarity_to_stay
            assert not math.isnan(seen.similarity)
            assert seen.faces == 1 or seen.similarity >= POLICY.similarity_to_open
        if gate.is_open and before.state not in (State.OPEN, State.SUSPECT, State.GRACE, State.AWAY):
            assert seen.faces == 1
            assert seen.similarity >= POLICY.similarity_to_open


@given(histories)
def test_the_first_opening_asks_for_every_prompt(history):
    """Mutant: start with ``owed=0`` and ignore ``full_every_s``; each alone does what the other does."""
    for before, seen, gate, _ in run(history):
        if gate.is_open and before.proven_s == -math.inf:
            assert seen.prompts_passed >= POLICY.prompts_in_full


@given(histories)
def test_after_a_stranger_only_the_full_proof_opens(history):
    """Mutant: lock without raising what is owed."""
    owes = False
    for before, seen, gate, _ in run(history):
        owes = owes or gate.state is State.LOCKED
        if gate.is_open:
            assert not owes or (
                before.state is State.PROMPTING and seen.prompts_passed >= POLICY.prompts_in_full
            )
            owes = False


@given(histories)
def test_the_gate_opens_only_from_a_proof_or_from_trust(history):
    """Mutant: enter OPEN from CLOSED."""
    for before, _, gate, _ in run(history):
        if gate.is_open:
            assert before.state in (
                State.VERIFYING,
                State.PROMPTING,
                State.OPEN,
                State.SUSPECT,
                State.GRACE,
                State.AWAY,
            )
            assert before.state is not State.VERIFYING or before.owed == 0


@given(histories)
def test_opening_takes_the_dwell(history):
    """Mutant: ``now_s - gate.since_s < 0``."""
    for before, _, gate, now_s in run(history):
        if before.state is State.VERIFYING and gate.state in (State.OPEN, State.PROMPTING):
            assert now_s - before.since_s >= POLICY.dwell_s


@given(histories)
def test_long_away_owes_a_prompt(history):
    """Mutant: ``_owed_after`` returns 0."""
    for before, seen, gate, now_s in run(history):
        if gate.is_open and before.state in (State.SUSPECT, State.GRACE, State.AWAY):
            assert now_s - before.seen_s <= POLICY.prompt_after_s or seen.prompts_passed >= 1


@given(histories)
def test_revocation_is_for_ever(history):
    """Mutant: leave REVOKED on good evidence."""
    for before, _, gate, _ in run(history):
        if before.state is State.REVOKED:
            assert gate.state is State.REVOKED
