"""The key of sealed characters: who gets it, when, and when nobody ever does again."""

import random

import pytest

from avatar.gate import FLOOR, Gate, State
from avatar.performance import Performance
from avatar.sense import vault
from avatar.sense.enrolled import EnrolledOwner, Terms
from avatar.sense.owner import AssumedOwner, NobodyEnrolled
from avatar.sense.proof import ProofFile
from avatar.sense.seal import character_key, messages
from avatar.sense.worker import Step
from avatar.signal import KEY_BYTES, Held, Live, Reason, Released
from tests.sense.people import OWNER, FakeRecogniser

PASSPHRASE, SALT, KEY = "a long passphrase", bytes(range(16)), bytes(range(32))


def steps(story):
    """O open   anything else: held.  One character a frame."""
    for place, letter in enumerate(story):
        state = {"O": State.OPEN, "s": State.SUSPECT, "l": State.LOCKED, "a": State.AWAY}.get(
            letter, State.PROMPTING
        )
        signal = Live(place, Performance()) if letter == "O" else Held(place, Reason.CHECKING)
        yield Step(place, Gate(state=state), signal)


def told(story, key=KEY):
    letters = {Released: "K", Live: "O", Held: "."}
    return "".join(letters[type(one)] for one in messages(steps(story), key))


@pytest.mark.parametrize(
    ("story", "sent"),
    [
        ("ppppOOO", "....KOOO"),
        ("pppplll", "......."),
        ("OOsOOaaO", "KOO.KOO..KO"),
        ("OOlllppOO", "KOO.....KOO"),
    ],
)
def test_the_key_goes_once_each_time_the_gate_opens_and_never_while_it_is_shut(story, sent):
    """Mutants: send it with the first signal; send it when the gate shuts; send it only once."""
    assert told(story) == sent
    assert "K" not in told(story, key=None)


@pytest.fixture
def owner(tmp_path):
    proof = ProofFile(tmp_path, b"template")
    return EnrolledOwner(OWNER, FakeRecogniser(), Terms(policy=FLOOR), proof, random.Random(1))


def key_of(owner, folder, salt=SALT, *, may_make=False):
    return character_key(owner, folder, PASSPHRASE, salt, may_make=may_make)


def test_each_character_has_a_key_of_its_own_that_stays_the_same(owner, tmp_path):
    """Mutant: release the profile's secret itself."""
    first = key_of(owner, tmp_path, may_make=True)
    assert len(first) == KEY_BYTES
    assert key_of(owner, tmp_path) == first
    assert key_of(owner, tmp_path, bytes(16)) != first
    assert first not in (tmp_path / "template.key").read_bytes()


def test_another_profile_has_another_key_or_none(owner, tmp_path):
    """Mutant: a key made of the salt alone."""
    here, there = tmp_path / "here", tmp_path / "there"
    assert key_of(owner, here) is None
    assert key_of(owner, here, may_make=True) != key_of(owner, there, may_make=True)


@pytest.mark.parametrize("nobody", [AssumedOwner(), NobodyEnrolled()])
def test_nobody_but_an_enrolled_owner_has_a_key(owner, nobody, tmp_path):
    """Mutant: leave out the question; a test source would open every character of the profile."""
    key_of(owner, tmp_path, may_make=True)
    assert key_of(nobody, tmp_path, may_make=True) is None


def test_a_show_of_an_open_character_asks_for_no_key_and_makes_none(owner, tmp_path):
    assert key_of(owner, tmp_path, b"", may_make=True) is None
    assert not (tmp_path / "template.key").exists()


def test_withdrawing_destroys_it_for_good(owner, tmp_path):
    """Mutant: ``vault.forget`` destroys the template's key only."""
    before = key_of(owner, tmp_path, may_make=True)
    vault.forget(tmp_path)
    assert key_of(owner, tmp_path) is None
    assert key_of(owner, tmp_path, may_make=True) != before
