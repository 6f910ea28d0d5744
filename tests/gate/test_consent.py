import json
from datetime import UTC, datetime

import pytest

from avatar.errors import ConsentError
from avatar.gate import consent
from avatar.performance import COEFFICIENTS

NOON = datetime(2026, 11, 22, 12, 0, 0, tzinfo=UTC)


def test_no_record_is_no_consent(tmp_path):
    """Mutant: ``is_given`` returns True when there is no file."""
    assert not consent.is_given(tmp_path / "consent.json")


def test_typing_the_agreement_makes_a_record_of_exactly_what_was_read(tmp_path):
    path = tmp_path / "deep" / "consent.json"
    consent.give(path, f"  {consent.AGREEMENT.upper()}. \n", NOON)
    record = consent.load(path)
    assert record.statement_version == consent.STATEMENT_VERSION
    assert record.statement_sha256 == consent.statement_sha256()
    assert record.given_at == "2026-11-22T12:00:00+00:00"
    assert consent.is_given(path)


@pytest.mark.parametrize("typed", ["", "yes", "y\n", "I agree", consent.AGREEMENT + " not"])
def test_anything_else_typed_records_nothing(tmp_path, typed):
    """Mutant: ``agrees`` accepts a prefix."""
    path = tmp_path / "consent.json"
    with pytest.raises(ConsentError, match="nothing was recorded"):
        consent.give(path, typed)
    assert list(tmp_path.iterdir()) == []


def test_a_changed_statement_needs_a_new_agreement(tmp_path, monkeypatch):
    """Mutant: compare the version only."""
    path = tmp_path / "consent.json"
    consent.give(path, consent.AGREEMENT)
    monkeypatch.setattr(consent, "STATEMENT", consent.STATEMENT + " And more.")
    assert not consent.is_given(path)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{}",
        "[]",
        "null",
        '{"statement_version": "one"}',
        "\x00\xff",
        "[" * 100_000,
        '{"statement_version": 1e999}',
    ],
)
def test_a_damaged_record_is_no_consent(tmp_path, content):
    path = tmp_path / "consent.json"
    path.write_text(content, encoding="latin-1")
    assert not consent.is_given(path)
    with pytest.raises(ConsentError, match="avatar consent withdraw"):
        consent.load(path)


def test_a_cut_record_is_no_consent(tmp_path):
    path = tmp_path / "consent.json"
    consent.give(path, consent.AGREEMENT)
    whole = path.read_bytes()
    for size in range(len(whole) - 1):
        path.write_bytes(whole[:size])
        assert not consent.is_given(path)


def test_withdrawal_deletes_and_can_be_repeated(tmp_path):
    """Mutant: ``withdraw`` renames instead of deleting."""
    path = tmp_path / "consent.json"
    consent.give(path, consent.AGREEMENT)
    assert consent.withdraw(path)
    assert list(tmp_path.iterdir()) == []
    assert not consent.withdraw(path)
    assert not consent.is_given(path)


def test_a_record_that_cannot_be_written_says_so_and_leaves_nothing(tmp_path):
    (tmp_path / "consent.new").mkdir()
    with pytest.raises(ConsentError, match="cannot be written"):
        consent.give(tmp_path / "consent.json", consent.AGREEMENT)
    assert not (tmp_path / "consent.json").exists()


def test_the_record_holds_nothing_biometric(tmp_path):
    path = tmp_path / "consent.json"
    consent.give(path, consent.AGREEMENT)
    assert set(json.loads(path.read_text())) == {
        "format",
        "statement_version",
        "statement_sha256",
        "given_at",
    }


def test_the_statement_is_short_and_names_the_true_number_of_coefficients():
    assert len(consent.STATEMENT.split()) < 120
    assert f"{len(COEFFICIENTS)} numbers" in consent.STATEMENT
