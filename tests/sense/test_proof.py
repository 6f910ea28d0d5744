import pytest

from avatar.gate import FLOOR
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


def test_a_missing_file_counts_as_the_worst(tmp_path, wall):
    """Mutants: an age of zero where there is no file; deleting the file lifts a refusal."""
    proof = ProofFile(tmp_path, TEMPLATE, wall)
    assert proof.age_s() == float("inf")
    assert proof.read().fails >= FLOOR.tries_before_passphrase
    assert proof.read().locked


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
    assert proof.read().fails >= FLOOR.tries_before_passphrase


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


def test_failed_tries_outlast_a_start_until_forgiven_answered_or_proven(tmp_path, wall):
    """Mutant: fails kept in memory only."""
    one = ProofFile(tmp_path, TEMPLATE, wall)
    one.prove()
    one.fail(4)
    wall.now_s += 10
    again = ProofFile(tmp_path, TEMPLATE, wall)
    assert (again.read().fails, again.fail_age_s(), again.age_s()) == (4, 10, 10)
    again.answer()
    assert (again.read().fails, again.age_s()) == (0, 10)
    again.fail(5)
    again.forgive()
    assert again.read().fails == 0
    assert again.age_s() == float("inf")
    again.prove()
    assert (again.read().fails, again.read().locked, again.age_s()) == (0, False, 0)


def test_a_lock_outlasts_a_start_and_only_the_full_proof_lifts_it(tmp_path, wall):
    """Mutants: the lock kept in memory only; lifted by one prompt."""
    one = ProofFile(tmp_path, TEMPLATE, wall)
    one.prove()
    one.lock()
    again = ProofFile(tmp_path, TEMPLATE, wall)
    assert again.read().locked
    again.answer()
    assert again.read().locked
    again.forgive()
    assert again.read().locked
    again.prove()
    assert not again.read().locked


def test_a_fail_in_the_future_waits_anew(tmp_path, wall):
    """Mutant: an infinite age; a clock set back would end the wait."""
    proof = ProofFile(tmp_path, TEMPLATE, wall)
    proof.fail(3)
    wall.now_s -= 3600
    assert proof.fail_age_s() == 0
