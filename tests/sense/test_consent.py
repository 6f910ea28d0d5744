"""The consent record, looked at once a frame."""

import json
from datetime import UTC, datetime, timedelta

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


GIVEN = datetime(2026, 11, 22, 12, 0, 0, tzinfo=UTC)
END = GIVEN + timedelta(days=365)


def at(path, moment):
    """Consent as seen by a process whose clock shows ``moment[0]``."""
    return ConsentFile(path, lambda: moment[0])


def test_consent_ends_in_the_middle_of_a_show(tmp_path):
    """Mutant killed: the end looked at only when the file changed."""
    path, moment = tmp_path / "consent.json", [END - timedelta(seconds=1)]
    give(path, AGREEMENT, GIVEN)
    consent = at(path, moment)
    assert consent.is_given()
    assert not consent.is_expired()
    moment[0] = END
    assert not consent.is_given()
    assert consent.is_withdrawn()
    assert consent.is_expired()


def test_a_record_that_is_deleted_or_replaced_has_not_expired(tmp_path):
    """Mutant: whatever ended has expired, so that a withdrawal is told as the end of a year."""
    path, moment = tmp_path / "consent.json", [GIVEN]
    give(path, AGREEMENT, GIVEN)
    consent = at(path, moment)
    assert consent.is_given()
    withdraw(path)
    assert consent.is_withdrawn()
    assert not consent.is_expired()
    give(path, AGREEMENT, GIVEN)
    moment[0] = END
    assert not consent.is_given()
    assert not consent.is_expired()


def test_a_clock_set_back_after_the_end_revives_nothing(tmp_path):
    """Mutants killed: judge by the wall clock alone; ``look`` only while consent is given."""
    path, moment = tmp_path / "consent.json", [END + timedelta(days=1)]
    give(path, AGREEMENT, GIVEN)
    assert not at(path, moment).is_given()
    moment[0] = GIVEN + timedelta(days=1)
    assert not at(path, moment).is_given()


def test_looking_again_and_again_is_not_a_change(tmp_path):
    """The file's time is written once an hour; a show goes on over that."""
    path, moment = tmp_path / "consent.json", [GIVEN]
    give(path, AGREEMENT, GIVEN)
    consent = at(path, moment)
    for hour in range(48):
        moment[0] = GIVEN + timedelta(minutes=31 * hour)
        assert consent.is_given()
        assert not consent.is_withdrawn()
    assert path.stat().st_mtime >= moment[0].timestamp() - 3600


def test_an_agreement_given_anew_is_not_the_one_this_process_began_with(tmp_path):
    """Mutant: ask only whether there is a record; the old template would go on driving."""
    path = tmp_path / "consent.json"
    give(path, AGREEMENT)
    seen = ConsentFile(path)
    assert seen.is_given()
    withdraw(path)
    give(path, AGREEMENT)
    assert not seen.is_given()
    assert seen.is_withdrawn()
