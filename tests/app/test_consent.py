"""``avatar consent`` as a person uses it: agree, show, export, withdraw, verify."""

import io
import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from avatar.app import agreement, places
from avatar.app import consent as command
from avatar.app.cli import main
from avatar.app.ledger import Event
from avatar.errors import ConsentError
from avatar.gate import consent
from avatar.keys import template_keys
from avatar.stage.sealed import seal
from tests.sense.processes import ROOT

LATER = timedelta(days=400)


@pytest.fixture(autouse=True)
def _sense_is_found(monkeypatch):
    """The commands start ``python -m avatar.sense`` from whatever folder they are in."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))


@pytest.fixture
def agree(monkeypatch):
    def typed(words=consent.AGREEMENT, *flags):
        monkeypatch.setattr(sys, "stdin", io.StringIO(words + "\n"))
        return main(["consent", *flags])

    return typed


def events():
    return [entry.event for entry in agreement.open_ledger().verify().entries]


def enrol():
    """A stored template, as enrolment leaves it."""
    code = (
        "import sys; from pathlib import Path; from avatar.keys import template_keys\n"
        "from avatar.sense.vault import Vault; folder = Path(sys.argv[1])\n"
        "Vault(folder, template_keys(folder, 'a long passphrase'), 'ab' * 32).save(b'face' * 99, 'record')"
    )
    subprocess.run([sys.executable, "-c", code, str(places.vault_folder())], check=True)


def stored():
    return sorted(path.name for path in places.vault_folder().iterdir() if path.name.startswith("template"))


def test_agreeing_is_recorded_and_in_the_ledger(agree, capsys):
    assert agree() == 0
    said = capsys.readouterr().out
    assert consent.STATEMENT in said
    assert "valid until" in said
    assert events() == [Event.CONSENT_GIVEN]
    assert (
        agreement.open_ledger().verify().entries[0].record_id == consent.load(places.consent_file()).record_id
    )


def test_it_may_hold_for_less_than_a_year_and_never_for_more(agree, capsys):
    """Mutants: ``--days`` that is not passed on; a year and a day."""
    assert agree(consent.AGREEMENT, "--days", "366") == 1
    assert "consent for 366 days is not possible" in capsys.readouterr().err
    assert consent.load(places.consent_file()) is None
    assert agree(consent.AGREEMENT, "--days", "30") == 0
    record = consent.load(places.consent_file())
    assert record.ends_at - record.given_at == timedelta(days=30)


def test_refusing_is_in_no_ledger(agree, capsys):
    assert agree("no") == 1
    assert not places.ledger_file().exists()
    assert capsys.readouterr().err.startswith("error: what you typed is not the agreement")


def test_who_has_agreed_is_told_so_and_not_asked_again(agree, capsys):
    """A second record would make the template useless."""
    agree()
    before = places.consent_file().read_bytes()
    assert agree("no") == 0
    assert places.consent_file().read_bytes() == before
    assert events() == [Event.CONSENT_GIVEN]


def test_agreeing_erases_a_template_that_an_earlier_record_left(agree):
    places.vault_folder().mkdir(parents=True)
    enrol()
    agree()
    assert stored() == []


def test_show_says_what_and_until_when(agree, capsys):
    assert main(["consent", "show"]) == 0
    assert "no consent on record" in capsys.readouterr().out
    agree()
    capsys.readouterr()
    assert main(["consent", "show"]) == 0
    said = capsys.readouterr().out
    record = consent.load(places.consent_file())
    for shown in (consent.STATEMENT, record.record_id, record.valid_until, "withdrawal_method", ": yes."):
        assert shown in said


def test_show_says_when_it_is_over(agree, capsys, monkeypatch):
    agree()
    os.utime(places.consent_file(), ((datetime.now(UTC) + LATER).timestamp(),) * 2)
    capsys.readouterr()
    assert main(["consent", "show"]) == 0
    assert "no more" in capsys.readouterr().out


def test_export_is_for_the_owner_to_keep(agree, capsys, tmp_path):
    agree()
    file = tmp_path / "mine.json"
    assert main(["consent", "export", str(file)]) == 0
    found = json.loads(file.read_text())
    assert found["statement"] == consent.STATEMENT
    assert found["record"]["record_id"] == consent.load(places.consent_file()).record_id
    assert found["in_force"]
    assert [one["event"] for one in found["events"]] == ["consent-given"]
    assert main(["consent", "export", str(file)]) == 1
    assert "exists already" in capsys.readouterr().err


def test_export_after_withdrawal_still_has_the_events(agree, tmp_path):
    agree()
    main(["consent", "withdraw"])
    assert main(["consent", "export", str(tmp_path / "mine.json")]) == 0
    found = json.loads((tmp_path / "mine.json").read_text())
    assert found["record"] is None
    assert [one["event"] for one in found["events"]] == ["consent-given", "consent-withdrawn"]


@pytest.mark.parametrize("place", ["mine.json", "no/such/folder/mine.json"])
def test_export_that_cannot_be_is_two_lines(capsys, tmp_path, agree, place):
    if "/" in place:
        agree()
    capsys.readouterr()
    assert main(["consent", "export", str(tmp_path / place)]) == 1
    assert [line.split(":")[0] for line in capsys.readouterr().err.splitlines()] == ["error", "try"]


def test_withdrawing_erases_everything_and_is_in_the_ledger(agree, capsys):
    agree()
    enrol()
    assert stored() == ["template.key", "template.vault"]
    assert main(["consent", "withdraw"]) == 0
    said = capsys.readouterr().out
    assert "Withdrawn and deleted" in said
    assert "template was erased" in said
    assert not places.consent_file().exists()
    assert stored() == []
    assert events() == [Event.CONSENT_GIVEN, Event.CONSENT_WITHDRAWN, Event.TEMPLATE_ERASED]


def test_the_record_goes_before_anything_else(agree, monkeypatch):
    """A running show closes within a frame, whatever a keyring takes.  Mutant: erase first."""
    agree()
    seen = []
    monkeypatch.setattr(agreement, "erase", lambda: seen.append(places.consent_file().exists()))
    monkeypatch.setattr(
        agreement, "write_down", lambda *told: seen.append(places.consent_file().exists()) or ()
    )
    command.withdraw()
    assert seen == [False, False]


def test_nothing_that_a_stranger_wrote_is_looked_at_before_the_record_is_gone(agree, monkeypatch):
    """Mutant: say what is lost first."""
    agree()
    seen = []
    monkeypatch.setattr(
        agreement.roster, "everyone", lambda: seen.append(places.consent_file().exists()) or []
    )
    command.withdraw()
    assert seen == [False]


def test_withdrawing_without_a_record_still_erases_a_template(capsys):
    places.vault_folder().mkdir(parents=True)
    enrol()
    assert main(["consent", "withdraw"]) == 0
    assert "There was no consent on record" in capsys.readouterr().out
    assert stored() == []


def test_a_damaged_record_can_be_withdrawn(agree):
    agree()
    places.consent_file().write_text("nonsense")
    assert main(["consent", "withdraw"]) == 0
    assert not places.consent_file().exists()
    assert events()[-1] is Event.CONSENT_WITHDRAWN


@pytest.mark.parametrize(
    "process",
    [
        (
            sys.executable,
            "-c",
            "import sys; print('error: it sticks\\ntry: pull', file=sys.stderr); sys.exit(1)",
        ),
        (sys.executable, "-c", "print('nonsense')"),
        ("no-such-program-4711",),
    ],
)
def test_an_erasure_that_fails_is_said_and_the_record_is_gone_all_the_same(
    agree, monkeypatch, capsys, process
):
    agree()
    monkeypatch.setattr(agreement, "_FORGET", process)
    capsys.readouterr()
    assert main(["consent", "withdraw"]) == 1
    err = capsys.readouterr().err
    assert err.splitlines()[0] in ("error: it sticks", *err.splitlines()[:1])
    assert [line.split(":")[0] for line in err.splitlines()] == ["error", "try"]
    assert not places.consent_file().exists()
    assert events() == [Event.CONSENT_GIVEN, Event.CONSENT_WITHDRAWN]


def test_a_ledger_that_cannot_be_written_stops_nobody_from_withdrawing(agree, capsys):
    agree()
    places.ledger_file().unlink()
    places.ledger_file().mkdir()
    assert main(["consent", "withdraw"]) == 0
    assert "warning: not written in the ledger" in capsys.readouterr().err
    assert not places.consent_file().exists()


def test_consent_that_has_ended_is_cleared_away_with_the_template(agree, capsys):
    """Mutant: ``settle`` leaves the record, and a clock set back revives it."""
    agree()
    enrol()
    command.settle(datetime.now(UTC) + LATER)
    assert "has ended" in capsys.readouterr().out
    assert not places.consent_file().exists()
    assert stored() == []
    assert events() == [Event.CONSENT_GIVEN, Event.CONSENT_EXPIRED, Event.TEMPLATE_ERASED]


def test_the_ledger_knows_the_time_where_the_files_time_was_set_back(agree):
    """Mutant: ``_latest_event`` returns ``given_at``."""
    agree()
    record = consent.load(places.consent_file())
    now = datetime.now(UTC)
    agreement.open_ledger().append(Event.GATE_OPENED, record_id=record.record_id, now=now + LATER)
    command.settle(now)
    assert not places.consent_file().exists()
    assert events()[-1] is Event.CONSENT_EXPIRED


def test_consent_to_another_statement_is_cleared_away_and_asked_again(agree, capsys):
    agree()
    found = json.loads(places.consent_file().read_text())
    places.consent_file().write_text(json.dumps(found | {"statement_sha256": "0" * 64}))
    assert agree() == 0
    assert "statement has changed" in capsys.readouterr().out
    assert consent.is_given(places.consent_file())
    assert events() == [Event.CONSENT_GIVEN, Event.CONSENT_SUPERSEDED, Event.CONSENT_GIVEN]


def sealed_and_superseded(agree):
    """Somebody enrolled, with a sealed character and its key, whose statement has changed since."""
    agree()
    enrol()
    keys = template_keys(places.vault_folder(), "a long passphrase")
    keys.put("characters-key", bytes(32))
    folder = places.characters_folder()
    folder.mkdir(parents=True)
    (folder / "mine.avatar").write_bytes(
        seal(b"zip", name="mine", record_id="a", salt=bytes(16), key=bytes(32))
    )
    found = json.loads(places.consent_file().read_text())
    places.consent_file().write_text(json.dumps(found | {"statement_sha256": "0" * 64}))
    return keys


def test_a_changed_statement_destroys_no_key_of_sealed_characters_unasked(agree, capsys):
    """Mutant: ``settle`` erases a superseded consent's keys as it does an ended one's."""
    keys = sealed_and_superseded(agree)
    with pytest.raises(ConsentError, match="would lose: mine"):
        command.settle()
    capsys.readouterr()
    for typed in ("", consent.AGREEMENT, "lose"):
        assert agree(typed) == 1
        assert "type: lose mine" in capsys.readouterr().out
    assert keys.get("characters-key") == bytes(32)
    assert stored() == ["template.key", "template.vault"]
    assert not consent.is_given(places.consent_file()), "nothing moves meanwhile"
    assert agree(f"lose mine\n{consent.AGREEMENT}") == 0
    assert "never to be opened again: mine" in capsys.readouterr().out
    assert stored() == []
    assert consent.is_given(places.consent_file())


def test_a_superseded_consent_whose_time_is_over_is_erased_unasked(agree):
    """Mutant: ask without end; the template would be kept longer than was agreed to."""
    sealed_and_superseded(agree)
    command.settle(datetime.now(UTC) + LATER)
    assert stored() == []


def test_withdrawing_a_superseded_consent_asks_nothing(agree):
    sealed_and_superseded(agree)
    assert main(["consent", "withdraw"]) == 0
    assert stored() == []


def test_consent_in_force_is_left_alone(agree):
    agree()
    enrol()
    command.settle()
    assert consent.is_given(places.consent_file())
    assert stored() == ["template.key", "template.vault"]
    assert events() == [Event.CONSENT_GIVEN]


def test_verify_says_the_ledger_is_whole_or_which_line_is_not(agree, capsys):
    """The six ways are in ``test_ledger.py``."""
    agree()
    main(["consent", "withdraw"])
    capsys.readouterr()
    assert main(["consent", "verify"]) == 0
    assert "2 lines, each signed, none missing" in capsys.readouterr().out
    lines = places.ledger_file().read_bytes().splitlines(keepends=True)
    places.ledger_file().write_bytes(lines[0])
    assert main(["consent", "verify"]) == 1
    assert "after line 1 1 of the lines are missing" in capsys.readouterr().err


def test_verify_finds_a_record_that_no_ledger_knows(agree, capsys):
    """As when somebody agreed with a copy of the files, or the ledger and its key were both removed."""
    agree()
    places.ledger_file().unlink()
    places.ledger_file().with_suffix(".key").unlink()
    assert main(["consent", "verify"]) == 1
    assert "the ledger does not know" in capsys.readouterr().err


def test_verify_finds_a_record_whose_time_was_changed(agree, capsys):
    agree()
    found = json.loads(places.consent_file().read_text())
    later = (datetime.fromisoformat(found["valid_until"]) + timedelta(days=30)).isoformat()
    begins = (datetime.fromisoformat(found["event_time"]) + timedelta(days=30)).isoformat()
    changed = json.dumps(found | {"valid_until": later, "event_time": begins})
    places.consent_file().write_text(changed)
    assert main(["consent", "verify"]) == 1
    assert "another time than the ledger" in capsys.readouterr().err


def test_a_template_under_a_passphrase_needs_none_to_be_erased(agree):
    agree()
    template_keys(places.vault_folder(), "a long passphrase").put("template-key", bytes(32))
    assert main(["consent", "withdraw"]) == 0
    assert stored() == []
