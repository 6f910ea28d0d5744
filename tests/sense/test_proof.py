import pytest

from avatar.sense.proof import ProofFile
from avatar.sense.vault import LAST_PROOF

TEMPLATE = b"the bytes of a template"


class Wall:
    """A wall clock that a test turns."""

    def __init__(self):
        self.now_s = 1_800_000_000.0

    def __call__(self):
        return self.now_s


@pytest.fixture
def wall():
    return Wall()


def test_without_a_file_there_was_no_proof_and_nothing_is_refused(tmp_path, wall):
    """Mutant: an age of zero where there is no file."""
    proof = ProofFile(tmp_path, TEMPLATE, wall)
    assert proof.age_s() == float("inf")
    assert not proof.is_refused()


def test_a_proof_ages(tmp_path, wall):
    ProofFile(tmp_path, TEMPLATE, wall).prove()
    wall.now_s += 3600
    assert ProofFile(tmp_path, TEMPLATE, wall).age_s() == 3600


def test_a_proof_in_the_future_is_none(tmp_path, wall):
    """Mutant: the absolute difference; a clock set back would make a proof fresh for years."""
    ProofFile(tmp_path, TEMPLATE, wall).prove()
    wall.now_s -= 60
    assert ProofFile(tmp_path, TEMPLATE, wall).age_s() == float("inf")


def test_another_templates_proof_counts_as_none_and_as_refused(tmp_path, wall):
    """Mutant: a key that does not depend on the template."""
    ProofFile(tmp_path, b"somebody else's", wall).prove()
    proof = ProofFile(tmp_path, TEMPLATE, wall)
    assert proof.age_s() == float("inf")
    assert proof.is_refused()


def test_every_flipped_byte_and_every_cut_is_seen(tmp_path, wall):
    """Mutant: compare nothing."""
    proof = ProofFile(tmp_path, TEMPLATE, wall)
    proof.prove()
    path = tmp_path / LAST_PROOF
    whole = path.read_bytes()
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert proof.age_s() == float("inf")
        path.write_bytes(whole[:place])
        assert proof.age_s() == float("inf")


def test_refusal_outlasts_a_start_and_is_forgiven_or_proven_away(tmp_path, wall):
    """Mutant: refusal kept in memory only."""
    ProofFile(tmp_path, TEMPLATE, wall).refuse()
    assert ProofFile(tmp_path, TEMPLATE, wall).is_refused()
    ProofFile(tmp_path, TEMPLATE, wall).forgive()
    again = ProofFile(tmp_path, TEMPLATE, wall)
    assert not again.is_refused()
    assert again.age_s() > 365 * 24 * 3600
