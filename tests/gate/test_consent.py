import json
import os
from datetime import UTC, datetime, timedelta

import pytest

from avatar.errors import ConsentError
from avatar.gate import consent, statements
from avatar.performance import COEFFICIENTS

NOON = datetime(2026, 11, 22, 12, 0, 0, tzinfo=UTC)
YEAR = timedelta(days=365)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "consent.json"


def rewrite(path, **changed):
    """Edit the record as a person could, with the file's own time as it was."""
    before = path.stat()
    path.write_text(json.dumps(json.loads(path.read_text()) | changed))
    os.utime(path, (before.st_atime, before.st_mtime))


def test_no_record_is_no_consent(path):
    """Mutant: ``is_given`` returns True when there is no file."""
    assert not consent.is_given(path)


def test_typing_the_agreement_makes_a_record_of_exactly_what_was_read(tmp_path):
    path = tmp_path / "deep" / "consent.json"
    consent.give(path, f"  {consent.AGREEMENT.upper()}. \n", NOON)
    record = consent.load(path)
    assert record.statement_version == consent.STATEMENT_VERSION == 6
    assert record.statement_sha256 == statements.statement("en").sha256
    assert record.event_time == "2026-11-22T12:00:00+00:00"
    assert record.valid_until == "2027-11-22T12:00:00+00:00"
    assert consent.is_given(path, NOON)


@pytest.mark.parametrize("typed", ["", "yes", "y\n", "I agree", consent.AGREEMENT + " not"])
def test_anything_else_typed_records_nothing(tmp_path, path, typed):
    """Mutant: ``agrees`` accepts a prefix."""
    with pytest.raises(ConsentError, match="nothing was recorded"):
        consent.give(path, typed)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "changed", [{"statement_version": 1}, {"statement_sha256": "0" * 64}, {"language": "xx"}]
)
def test_a_changed_statement_needs_a_new_agreement(path, changed):
    """Mutants: compare the version only; compare the hash only; believe any language."""
    consent.give(path, consent.AGREEMENT, NOON)
    rewrite(path, **changed)
    assert consent.load(path) is not None
    assert not consent.is_given(path, NOON)


def test_one_changed_word_changes_the_hash():
    one = statements.statement("en")
    for name in ("text", "agreement"):
        other = statements.Statement(
            language=one.language,
            version=one.version,
            **{"text": one.text, "agreement": one.agreement, name: getattr(one, name) + "!"},
        )
        assert other.sha256 != one.sha256


@pytest.mark.parametrize(
    ("after", "given"),
    [(timedelta(0), True), (YEAR - timedelta(seconds=1), True), (YEAR, False), (10 * YEAR, False)],
)
def test_consent_ends_after_twelve_months(path, after, given):
    """Mutant: ``at < self.ends_at`` left out."""
    consent.give(path, consent.AGREEMENT, NOON)
    assert consent.is_given(path, NOON + after) is given


def test_consent_can_be_given_for_a_shorter_time_but_not_for_a_longer_one(path):
    consent.give(path, consent.AGREEMENT, NOON, valid_days=1)
    assert not consent.is_given(path, NOON + timedelta(days=1))
    for days in (0, -1, 366):
        with pytest.raises(ConsentError, match="not possible"):
            consent.give(path, consent.AGREEMENT, NOON, valid_days=days)


def test_a_record_that_claims_more_than_twelve_months_is_not_believed(path):
    """Mutant: the comparison with ``VALID_DAYS`` left out of ``is_in_force``."""
    consent.give(path, consent.AGREEMENT, NOON)
    rewrite(path, valid_until="2099-01-01T00:00:00+00:00")
    assert not consent.is_given(path, NOON)


def test_a_record_from_the_future_is_not_believed(path):
    """Mutant: ``given_at <= at`` left out."""
    consent.give(path, consent.AGREEMENT, NOON)
    rewrite(path, event_time="2027-06-01T00:00:00+00:00", valid_until="2028-05-01T00:00:00+00:00")
    assert not consent.is_given(path, NOON)


def test_a_clock_set_back_revives_nothing_once_the_end_was_seen(path):
    """Mutants: judge by the wall clock alone; ``look`` writes an earlier time too."""
    consent.give(path, consent.AGREEMENT, NOON)
    consent.look(path, NOON + YEAR)
    assert not consent.is_given(path, NOON)
    consent.look(path, NOON)
    assert not consent.is_given(path, NOON)


def test_a_clock_that_is_set_back_a_little_takes_nothing_away(path):
    consent.give(path, consent.AGREEMENT, NOON)
    assert consent.is_given(path, NOON - timedelta(hours=2))


def test_a_withdrawn_state_in_the_record_is_no_consent(path):
    consent.give(path, consent.AGREEMENT, NOON)
    rewrite(path, event_state="withdrawn")
    assert not consent.is_given(path, NOON)


@pytest.mark.parametrize(
    "content", ["", "{}", "[]", "null", '{"statement_version": "one"}', "\x00\xff", "[" * 100_000]
)
def test_a_damaged_record_is_no_consent(path, content):
    path.write_text(content, encoding="latin-1")
    assert not consent.is_given(path)
    with pytest.raises(ConsentError, match="avatar consent withdraw"):
        consent.load(path)


@pytest.mark.parametrize(
    "changed",
    [
        {"language": ["en"]},
        {"statement_version": True},
        {"record_id": 7},
        {"event_time": "2026-11-22T12:00:00"},
        {"valid_until": "soon"},
        {"purposes": None},
        {"name": "somebody"},
    ],
)
def test_a_record_with_one_wrong_field_is_no_consent(path, changed):
    consent.give(path, consent.AGREEMENT, NOON)
    rewrite(path, **changed)
    assert not consent.is_given(path, NOON)


def test_a_cut_record_is_no_consent(path):
    consent.give(path, consent.AGREEMENT)
    whole = path.read_bytes()
    for size in range(len(whole)):
        path.write_bytes(whole[:size])
        assert not consent.is_given(path)


def test_withdrawal_deletes_and_can_be_repeated(tmp_path, path):
    """Mutant: ``withdraw`` renames instead of deleting."""
    consent.give(path, consent.AGREEMENT)
    assert consent.withdraw(path)
    assert list(tmp_path.iterdir()) == []
    assert not consent.withdraw(path)
    assert not consent.is_given(path)


def test_a_record_that_cannot_be_written_says_so_and_leaves_nothing(tmp_path, path):
    (tmp_path / "consent.new").mkdir()
    with pytest.raises(ConsentError, match="cannot be written"):
        consent.give(path, consent.AGREEMENT)
    assert not path.exists()


def test_the_record_has_the_fields_of_the_standard_and_no_number_of_a_face(path):
    """Mutant: a field ``template`` in ``Record``."""
    consent.give(path, consent.AGREEMENT)
    found = json.loads(path.read_text())
    assert set(found) == {
        "schema_version",
        "record_id",
        "purposes",
        "pii_types",
        "storage_location",
        "retention",
        "withdrawal_method",
        "language",
        "statement_version",
        "statement_sha256",
        "event_time",
        "valid_until",
        "event_state",
    }
    assert [name for name, value in found.items() if not isinstance(value, str | list)] == [
        "statement_version"
    ]


def test_two_agreements_have_two_ids(path):
    ids = {consent.give(path, consent.AGREEMENT, NOON).record_id for _ in range(2)}
    assert len(ids) == 2


@pytest.mark.parametrize("language", statements.languages())
def test_the_statement_is_short_and_says_everything(language):
    read = statements.statement(language)
    assert read.version == consent.STATEMENT_VERSION
    assert len(read.text.split()) < 120
    for said in (f"{len(COEFFICIENTS)} ", "12 ", "'avatar consent withdraw'"):
        assert said in read.text


def test_a_language_that_is_not_there_is_one_sentence(path):
    for language in ("xx", "../en", ""):
        with pytest.raises(ConsentError, match="there is no consent statement in"):
            consent.give(path, consent.AGREEMENT, language=language)


def test_the_time_of_a_record_that_is_not_there_is_the_clocks(path):
    assert consent.latest(path, NOON) == NOON
    consent.look(path, NOON)
    assert not path.exists()


def test_a_record_that_cannot_be_deleted_says_what_to_do(path):
    path.mkdir()
    with pytest.raises(ConsentError, match="cannot be deleted") as caught:
        consent.withdraw(path)
    assert "by hand" in caught.value.hint


@pytest.mark.parametrize(
    "content", ["version = ", "version = 2", "version = 'two'\ntext = ''\nagreement = ''"]
)
def test_a_damaged_statement_can_be_agreed_to_by_nobody(path, tmp_path, monkeypatch, content):
    (tmp_path / "zz.toml").write_text(content)
    monkeypatch.setattr(statements, "FOLDER", tmp_path)
    statements.statement.cache_clear()
    try:
        with pytest.raises(ConsentError, match="'zz' cannot be read"):
            consent.give(path, consent.AGREEMENT, language="zz")
    finally:
        statements.statement.cache_clear()
    assert not path.exists()
