"""The consent record, looked at once a frame."""

import json

from avatar.gate.consent import AGREEMENT, give, withdraw
from avatar.sense.consent import ConsentFile


def test_no_file_is_no_consent_and_not_a_withdrawal(tmp_path):
    consent = ConsentFile(tmp_path / "consent.json")
    assert not consent.is_given()
    assert not consent.is_withdrawn()


def test_consent_may_come_later(tmp_path):
    consent = ConsentFile(tmp_path / "consent.json")
    assert not consent.is_given()
    give(tmp_path / "consent.json", AGREEMENT)
    assert consent.is_given()


def test_withdrawal_is_seen_at_the_next_look(tmp_path):
    """Mutant killed: remembering ``_given`` when ``stat`` fails."""
    path = tmp_path / "consent.json"
    give(path, AGREEMENT)
    consent = ConsentFile(path)
    assert consent.is_given()
    withdraw(path)
    assert not consent.is_given()
    assert consent.is_withdrawn()


def test_a_record_that_is_overwritten_with_another_statement_is_withdrawn(tmp_path):
    """Mutant killed: reading the file only once."""
    path = tmp_path / "consent.json"
    give(path, AGREEMENT)
    consent = ConsentFile(path)
    assert consent.is_given()
    record = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(record | {"statement_sha256": "0" * 63}), encoding="utf-8")
    assert consent.is_withdrawn()


def test_an_unreadable_record_is_no_consent(tmp_path):
    path = tmp_path / "consent.json"
    path.write_text("not a record", encoding="utf-8")
    assert not ConsentFile(path).is_given()
