"""The ledger: what is done to it is found, and what it says is a closed list."""

import json
import logging
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avatar.app import ledger as ledgers
from avatar.app.journal import Journal
from avatar.app.ledger import HEAD, KEY, Event, Ledger
from avatar.errors import LedgerError, VaultError
from avatar.signal import Reason
from avatar.testing import MemoryKeys
from tests.sense.processes import ROOT
from tests.waiting import PATIENCE_S

NOON = datetime(2026, 11, 22, 12, 0, 0, tzinfo=UTC)
RECORD = "6f1c0a52-9a1b-4a52-8b16-4f5f0a1f7c11"
STORY = [
    (Event.CONSENT_GIVEN, None),
    (Event.ENROLLED, None),
    (Event.GATE_OPENED, None),
    (Event.GATE_CLOSED, Reason.NO_FACE),
    (Event.GATE_OPENED, None),
    (Event.GATE_CLOSED, Reason.NOT_OWNER),
    (Event.CONSENT_WITHDRAWN, None),
]


class Written:
    """A ledger of seven lines, and its file."""

    def __init__(self, folder):
        self.path, self.keys = folder / "deep" / "ledger.jsonl", MemoryKeys()
        self.ledger = Ledger(self.path, self.keys)
        for number, (event, reason) in enumerate(STORY):
            self.ledger.append(event, record_id=RECORD, reason=reason, now=NOON + timedelta(seconds=number))

    @property
    def lines(self):
        return self.path.read_bytes().splitlines(keepends=True)

    @lines.setter
    def lines(self, lines):
        self.path.write_bytes(b"".join(lines))

    def problem(self):
        verdict = self.ledger.verify()
        return verdict.line, verdict.problem


@pytest.fixture
def written(tmp_path):
    return Written(tmp_path)


def test_what_was_written_is_whole(written):
    entries, line, problem = written.ledger.verify()
    assert (line, problem) == (0, "")
    assert [(one.event, one.reason) for one in entries] == [
        (event, reason.name if reason else "") for event, reason in STORY
    ]
    assert [one.number for one in entries] == [1, 2, 3, 4, 5, 6, 7]
    assert entries[1].at == "2026-11-22T12:00:01+00:00"


def test_a_ledger_that_has_not_begun_is_whole(tmp_path):
    assert Ledger(tmp_path / "none" / "ledger.jsonl", MemoryKeys()).verify() == ((), 0, "")
    assert not (tmp_path / "none").exists()


def edited(lines):
    return [*lines[:3], lines[3].replace(b"NO_FACE", b"NOT_OWNER"), *lines[4:]]


TAMPERED = {
    "edit": (edited, 4, "line 4 was changed"),
    "delete": (lambda lines: lines[:3] + lines[4:], 4, "before line 4 1 of the lines are missing"),
    "delete the first": (lambda lines: lines[2:], 1, "before line 1 2 of the lines are missing"),
    "swap": (
        lambda lines: [*lines[:3], lines[4], lines[3], *lines[5:]],
        4,
        "line 4 is out of order: line 5 was written there",
    ),
    "duplicate": (lambda lines: [*lines[:4], lines[3], *lines[4:]], 5, "line 5 repeats line 4"),
    "cut tail": (lambda lines: lines[:5], 6, "after line 5 2 of the lines are missing"),
    "cut half a line": (lambda lines: [*lines[:6], lines[6][:40]], 7, "line 7 was changed"),
    "delete all": (lambda lines: [], 0, "the ledger is gone; it had 7 lines"),
    "a line of rubbish": (lambda lines: [*lines, b"{}\n"], 8, "line 8 was changed"),
    "a space": (
        lambda lines: [*lines[:2], lines[2].replace(b",", b", ", 1), *lines[3:]],
        3,
        "line 3 was changed",
    ),
}


@pytest.mark.parametrize("kind", TAMPERED)
def test_it_is_found_and_the_line_is_named(written, kind):
    """Mutants: no signature checked; no number; ``previous`` not compared; head not compared."""
    tamper, line, problem = TAMPERED[kind]
    written.lines = tamper(written.lines)
    assert written.problem() == (line, problem)


def test_a_deleted_file_is_found(written):
    written.path.unlink()
    assert written.problem() == (0, "the ledger is gone; it had 7 lines")


@pytest.mark.parametrize("kind", TAMPERED)
def test_writing_on_hides_nothing(written, kind):
    """Mutant killed: a new line follows whatever is last in the file instead of the head."""
    tamper, _, _ = TAMPERED[kind]
    written.lines = tamper(written.lines)
    written.ledger.append(Event.GATE_OPENED, record_id=RECORD)
    written.ledger.append(Event.GATE_CLOSED, record_id=RECORD)
    assert written.problem()[1]


@given(st.permutations(range(7)), st.integers(0, 7))
def test_any_other_order_or_selection_is_found(tmp_path_factory, order, kept):
    written = Written(tmp_path_factory.mktemp("order"))
    lines = written.lines
    written.lines = [lines[place] for place in order[:kept]]
    assert bool(written.problem()[1]) is (order[:kept] != list(range(7)))


@given(st.integers(0, 10**9), st.integers(1, 255))
def test_any_flipped_byte_is_found(tmp_path_factory, place, flip):
    """Also in the base64 of a signature, whose last letter has bits that mean nothing."""
    written = Written(tmp_path_factory.mktemp("flip"))
    content = bytearray(written.path.read_bytes())
    content[place % len(content)] ^= flip
    written.path.write_bytes(content)
    assert written.problem()[1]


def test_lines_signed_by_another_key_are_found(written, tmp_path):
    other = Written(tmp_path / "other")
    written.lines = other.lines
    assert written.problem() == (1, "line 1 was changed")


def test_an_earlier_ledger_of_the_same_key_put_back_is_found(written):
    """As from a backup.  Mutant killed: the head kept in the file."""
    earlier = written.path.read_bytes()
    written.ledger.append(Event.CONSENT_GIVEN, record_id="another")
    written.path.write_bytes(earlier)
    assert written.problem() == (8, "after line 7 1 of the lines are missing")


def test_two_lines_with_the_same_number_do_not_pass_for_each_other(written):
    """The key's holder wrote line 7 twice, by putting the old head back."""
    head, lines = written.keys.found[HEAD], written.lines
    written.keys.found[HEAD] = json.dumps([6, ledgers._digest(lines[5])]).encode()
    written.lines = lines[:6]
    written.ledger.append(Event.GATE_OPENED)
    assert written.problem() == (0, "")
    written.keys.found[HEAD] = head
    assert written.problem() == (7, "line 7 is not the one that was written last")


def test_a_line_of_another_history_of_the_same_key_is_found(written, tmp_path):
    """Mutant killed: ``previous`` not compared."""
    other = Written.__new__(Written)
    other.path, other.keys = tmp_path / "other.jsonl", MemoryKeys({KEY: written.keys.found[KEY]})
    other.ledger = Ledger(other.path, other.keys)
    for _ in range(4):
        other.ledger.append(Event.GATE_OPENED, now=NOON)
    written.lines = [*written.lines[:3], other.lines[3], *written.lines[4:]]
    assert written.problem() == (4, "line 4 does not follow from the line before")


def test_a_process_killed_between_line_and_head_loses_nothing(written):
    earlier = written.keys.found[HEAD]
    written.ledger.append(Event.GATE_OPENED)
    written.ledger.append(Event.GATE_CLOSED)
    written.keys.found[HEAD] = earlier
    assert written.problem() == (0, "")
    written.ledger.append(Event.GATE_OPENED)
    assert written.problem() == (0, "")
    assert len(written.lines) == 10


def test_half_a_line_of_a_power_cut_is_removed_by_the_next_one(written):
    with written.path.open("ab") as file:
        file.write(b'{"number":8,"at":"2026-')
    assert written.problem() == (8, "line 8 was changed")
    written.ledger.append(Event.GATE_OPENED)
    assert written.problem() == (0, "")


def test_a_long_ledger_goes_on_from_its_tail(written):
    for number in range(40):
        written.ledger.append(Event.GATE_OPENED if number % 2 else Event.GATE_CLOSED, record_id=RECORD)
    assert written.path.stat().st_size > 2 * ledgers._TAIL_BYTES
    assert written.problem() == (0, "")
    written.lines = written.lines[:30]
    written.ledger.append(Event.GATE_OPENED)
    assert written.problem() == (31, "before line 31 17 of the lines are missing")


def test_without_its_key_a_ledger_is_neither_continued_nor_called_whole(written):
    """Mutant killed: a new key whenever there is none."""
    written.keys.found.clear()
    assert "the key that signed them is gone" in written.problem()[1]
    with pytest.raises(LedgerError, match="gone or out of reach"):
        written.ledger.append(Event.GATE_OPENED)
    assert len(written.lines) == 7


def test_a_damaged_head_is_one_sentence(written):
    written.keys.found[HEAD] = b"nonsense"
    with pytest.raises(LedgerError, match="cannot be read"):
        written.ledger.verify()


def test_the_latest_time_of_a_consent_is_known_even_if_the_clock_went_back(written):
    written.ledger.append(Event.GATE_OPENED, record_id=RECORD, now=NOON + timedelta(days=400))
    written.ledger.append(Event.GATE_CLOSED, record_id=RECORD, now=NOON)
    assert written.ledger.latest(RECORD) == NOON + timedelta(days=400)
    assert written.ledger.latest("another") is None


def test_a_line_can_say_nothing_biometric(written):
    """Mutant: a field ``similarity`` in ``Entry``."""
    for line in written.lines:
        found = json.loads(line)
        assert set(found) == {"number", "at", "event", "reason", "record_id", "previous", "signature"}
        assert found["event"] in set(Event)
        assert found["reason"] in {"", *Reason.__members__}
        assert not [value for value in found.values() if isinstance(value, float)]


def test_the_key_is_not_in_the_ledger(written):
    assert written.keys.found[KEY] not in written.path.read_bytes()
    assert len(written.keys.found[KEY]) == 32


WRITER = """
import sys
from pathlib import Path
from avatar.app.ledger import Event, Ledger
from avatar.keys import PrivateFileKeys
path = Path(sys.argv[1])
ledger = Ledger(path, PrivateFileKeys(path.with_suffix(".key")))
print("ready", flush=True)
sys.stdin.readline()
for _ in range(25):
    ledger.append(Event.GATE_OPENED, record_id=sys.argv[2])
"""


def test_two_processes_at_once_make_one_chain(tmp_path):
    """Mutant killed: ``_locked`` does not lock."""
    from avatar.keys import PrivateFileKeys

    path = tmp_path / "ledger.jsonl"
    both = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), name],
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in "ab"
    ]
    for process in both:
        assert process.stdout.readline() == "ready\n"
    for process in both:
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in both:
        process.communicate(timeout=PATIENCE_S)
    assert [process.returncode for process in both] == [0, 0]
    verdict = Ledger(path, PrivateFileKeys(path.with_suffix(".key"))).verify()
    assert verdict.problem == ""
    assert sorted(entry.record_id for entry in verdict.entries) == ["a"] * 25 + ["b"] * 25


def full_disk(monkeypatch, *, after=20):
    """Writing stops within the line."""
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, data[:after]))


def test_a_full_disk_leaves_no_half_line(written, monkeypatch):
    """Mutant killed: ``ftruncate`` left out."""
    before = written.path.read_bytes()
    full_disk(monkeypatch)
    with pytest.raises(LedgerError, match="No space left"):
        written.ledger.append(Event.GATE_OPENED)
    monkeypatch.undo()
    assert written.path.read_bytes() == before
    written.ledger.append(Event.GATE_OPENED)
    assert written.problem() == (0, "")


def test_writing_on_after_a_line_was_swapped_with_its_followers_hides_nothing(written):
    """Mutant: move the head on by the numbers alone."""
    begun, head = written.path.read_bytes(), written.keys.found[HEAD]
    written.ledger.append(Event.GATE_OPENED)
    written.ledger.append(Event.GATE_CLOSED)
    other = written.path.read_bytes()
    written.path.write_bytes(begun)
    written.keys.found[HEAD] = head
    written.ledger.append(Event.GATE_LOCKED)
    written.path.write_bytes(other)  # signed by the same key, and one line longer
    written.ledger.append(Event.GATE_OPENED)
    assert written.problem()[0] > 0


def test_a_line_is_on_the_disk_before_the_head_says_so(written, monkeypatch):
    """Mutant: leave out ``fsync``; after a power cut the head would know a line that is nowhere."""
    synced = []
    monkeypatch.setattr(
        os, "fsync", lambda _descriptor: synced.append((len(written.lines), written.keys.found[HEAD]))
    )
    before = written.keys.found[HEAD]
    written.ledger.append(Event.GATE_OPENED)
    assert synced == [(len(STORY) + 1, before)]


def test_the_journal_writes_in_order_and_ends(written):
    journal = Journal(written.ledger, RECORD)
    for number in range(20):
        journal.note(
            Event.GATE_CLOSED if number % 2 else Event.GATE_OPENED, Reason.NO_FACE if number % 2 else None
        )
    journal.close(PATIENCE_S)
    entries = written.ledger.verify().entries[7:]
    assert [one.event for one in entries] == [Event.GATE_OPENED, Event.GATE_CLOSED] * 10
    assert {one.record_id for one in entries} == {RECORD}
    assert journal.problem == ""


@pytest.mark.parametrize("trouble", ["disk full", "keyring locked"])
def test_on_a_full_disk_the_show_goes_on_with_one_warning(written, monkeypatch, caplog, trouble):
    """Mutants killed: a warning for each line; the thread ends with the error."""
    if trouble == "disk full":
        full_disk(monkeypatch)
    else:
        written.keys.problem = VaultError("the keyring is locked", hint="unlock it")
    with caplog.at_level(logging.WARNING):
        journal = Journal(written.ledger, RECORD)
        for _ in range(5):
            journal.note(Event.GATE_OPENED)
        journal.close(PATIENCE_S)
    assert len([one for one in caplog.records if "ledger=not-written" in one.message]) == 1
    assert journal.problem
    monkeypatch.undo()
    written.keys.problem = None
    assert written.problem() == (0, "")


def test_noting_never_waits_for_the_disk(written, monkeypatch):
    """Mutant killed: ``note`` appends by itself."""
    import threading

    go_on = threading.Event()
    monkeypatch.setattr(os, "fsync", lambda descriptor: go_on.wait(PATIENCE_S))
    journal = Journal(written.ledger, RECORD)
    for _ in range(3):
        journal.note(Event.GATE_OPENED)
    assert len(written.lines) <= 8
    go_on.set()
    journal.close(PATIENCE_S)
    assert len(written.lines) == 10
