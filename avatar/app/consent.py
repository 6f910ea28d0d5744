"""``avatar consent``: read and agree, show, export, withdraw, verify.

Withdrawing deletes the record first, so a running show closes within a frame; then the
sense process erases the template, and the ledger remembers both.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from avatar.app import places, roster
from avatar.app.ledger import Event, Ledger
from avatar.errors import ConsentError, LedgerError, VaultError
from avatar.gate import consent
from avatar.gate.consent import Record
from avatar.gate.statements import DEFAULT, statement
from avatar.keys import ledger_keys
from avatar.stage.sealed import is_sealed

_FORGET: Final = (sys.executable, "-P", "-m", "avatar.sense", "forget")
_FORGET_S: Final = 60.0
"""Long enough for a keyring that asks for its password."""


def open_ledger() -> Ledger:
    """The ledger of this account."""
    path = places.ledger_file()
    return Ledger(path, ledger_keys(path.parent))


def record_event(event: Event, record_id: str = "", now: datetime | None = None) -> None:
    """Write it to the ledger; a ledger that cannot be written is a warning, not a reason to stop."""
    try:
        open_ledger().append(event, record_id=record_id, now=now)
    except (LedgerError, VaultError) as error:
        print(f"warning: not written in the ledger: {error.problem}", file=sys.stderr)


def ask() -> int:
    """Show the statement and record the agreement if it is typed.

    Raises:
        ConsentError: If something else is typed, or the record cannot be written.
    """
    path = places.consent_file()
    settle(may_lose=_lets_go)
    if consent.is_given(path):
        return show()
    print(f"{consent.STATEMENT}\n")
    print(f"To agree, type: {consent.AGREEMENT}")
    print("> ", end="", flush=True)
    record = consent.give(path, sys.stdin.readline())
    record_event(Event.CONSENT_GIVEN, record.record_id, record.given_at)
    if any(places.vault_folder().glob("template*")):
        _erase()  # what an earlier record left is of no use with this one
    print(f"Recorded at {record.event_time}, valid until {record.valid_until}.")
    print("'avatar consent withdraw' takes it back.")
    return 0


def settle(now: datetime | None = None, may_lose: Callable[[list[str]], bool] = lambda _names: False) -> None:
    """End a consent that is over or was given to another statement, and erase what it allowed to keep.

    A changed statement is nothing that the owner did, and erasing destroys the key of what is sealed to them.
    So if there are sealed characters, and the time agreed to is not over, nothing is erased until the owner
    says so.  Until then there is no consent in force either: nothing moves.

    Args:
        now: For tests.
        may_lose: Asked with the names of the sealed characters.

    Raises:
        ConsentError: If characters would be lost and nobody said that they may be; all is as it was.
        AvatarError: If something is left.
    """
    path = places.consent_file()
    now = now or datetime.now(UTC)
    try:
        record = consent.load(path)
    except ConsentError:
        return  # it counts as none, and it is for a person to say what shall become of it
    if record is None:
        return
    at = max(consent.latest(path, now), _latest_event(record))
    if record.is_in_force(at):
        consent.look(path, at)
        return
    over = record.is_of_this_statement
    changed = not over and record.given_at <= at < record.ends_at
    names = _sealed_names() if changed else []
    if names and not may_lose(names):
        raise ConsentError(
            f"the consent statement has changed, and agreeing anew would lose: {', '.join(names)}",
            hint="unseal it with the version of avatar that sealed it, or lose it: run 'avatar consent'",
        )
    consent.withdraw(path)
    _say_what_is_lost()
    record_event(Event.CONSENT_EXPIRED if over else Event.CONSENT_SUPERSEDED, record.record_id)
    print("Your consent has ended." if over else "The consent statement has changed since you agreed.")
    if _erase():
        record_event(Event.TEMPLATE_ERASED, record.record_id)


def _lets_go(names: list[str]) -> bool:
    """Ask whether these characters may be lost, as a changed statement makes them."""
    listed = ", ".join(names)
    print(
        "The consent statement has changed since you agreed. To agree anew, your template and the key of your"
    )
    print(f"sealed characters are erased first: {listed} could never be opened again.")
    print("To keep them, unseal them with the version of avatar that sealed them. Nothing moves until then.")
    print(f"To go on without them, type: lose {listed}")
    print("> ", end="", flush=True)
    return " ".join(sys.stdin.readline().split()) == f"lose {listed}"


def _latest_event(record: Record) -> datetime:
    """When the ledger last had something to say about this record: signed, so a clock set back shows."""
    try:
        return open_ledger().latest(record.record_id) or record.given_at
    except (LedgerError, VaultError):
        return record.given_at


def show() -> int:
    """Print the record in force, or that there is none."""
    path = places.consent_file()
    record = consent.load(path)
    if record is None:
        print("There is no consent on record. Nothing moves. 'avatar consent' shows what you would agree to.")
        return 0
    given = consent.is_given(path)
    print(f"{_text_of(record)}\n")
    print(
        f"Agreed on {record.event_time}, valid until {record.valid_until}: {'yes' if given else 'no more'}."
    )
    for name, value in asdict(record).items():
        print(f"  {name}: {'; '.join(value) if isinstance(value, tuple) else value}")
    if not given:
        print("This is not in force. 'avatar consent' shows the statement of today.")
    return 0


def _text_of(record: Record) -> str:
    """The statement that was agreed to, if this version still has it."""
    if record.is_of_this_statement:
        return statement(record.language).text
    return "The statement that was agreed to is of another version of this program."


def export(file: Path) -> int:
    """Write the record, its statement and the events about consent as JSON, for the owner to keep.

    Raises:
        ConsentError: If there is nothing to write, the file exists, or it cannot be written.
    """
    record = consent.load(places.consent_file())
    verdict = open_ledger().verify()
    if record is None and not verdict.entries:
        raise ConsentError(
            "there is nothing to export: no consent was ever given here", hint="avatar consent"
        )
    content = {
        "record": asdict(record) if record else None,
        "in_force": consent.is_given(places.consent_file()),
        "statement": _text_of(record) if record else None,
        "agreement": statement(DEFAULT).agreement,
        "events": [asdict(entry) for entry in verdict.entries],
        "ledger_problem": verdict.problem or None,
    }
    try:
        with file.open("x", encoding="utf-8") as out:
            json.dump(content, out, indent=2)
            out.write("\n")
    except FileExistsError as error:
        raise ConsentError(f"{file} exists already", hint="choose another name") from error
    except OSError as error:
        raise ConsentError(
            f"{file} cannot be written: {error.strerror}", hint="choose another place"
        ) from error
    print(f"Written to {file}.")
    return 0


def withdraw() -> int:
    """Delete the record, so that a running avatar stops at once; then erase the template.

    Raises:
        AvatarError: If anything is left.
    """
    path = places.consent_file()
    try:
        record = consent.load(path)
    except ConsentError:
        record = None
    record_id = record.record_id if record else ""
    # Nothing that a stranger may have written is looked at before the record is gone and the key erased.
    given = consent.withdraw(path)
    if given:
        record_event(Event.CONSENT_WITHDRAWN, record_id)
        print("Withdrawn and deleted. Nothing moves until you agree again with 'avatar consent'.")
    else:
        print("There was no consent on record. Nothing moves.")
    try:
        if _erase():
            record_event(Event.TEMPLATE_ERASED, record_id)
    finally:
        _say_what_is_lost()
    return 0


def _say_what_is_lost() -> None:
    """Name the characters whose key was destroyed; withdrawing is not made harder by a question."""
    sealed = _sealed_names()
    if sealed:
        print(f"Sealed to you, and never to be opened again: {', '.join(sealed)}.", flush=True)


def _sealed_names() -> list[str]:
    return [one.name for one in roster.everyone() if is_sealed(one.path)]


def _erase() -> bool:
    """Have the sense process erase the template; whether there was one.

    Raises:
        VaultError: If something may be left, in the sense process's own words.
    """
    told = json.dumps({"folder": str(places.vault_folder())}) + "\n"
    try:
        done = subprocess.run(
            _FORGET, input=told, capture_output=True, text=True, timeout=_FORGET_S, check=False
        )
        said = {line.partition(": ")[0]: line.partition(": ")[2] for line in done.stderr.splitlines()}
        if done.returncode:
            raise VaultError(
                said.get("error", f"erasing the template failed with code {done.returncode}"),
                hint=said.get("try", "run 'avatar consent withdraw' again"),
            )
        found = json.loads(done.stdout)
        erased = bool(found["template"] or found["key"])
    except (OSError, ValueError, KeyError, TypeError, subprocess.TimeoutExpired) as error:
        raise VaultError(
            f"erasing the template failed ({type(error).__name__})",
            hint="run 'avatar consent withdraw' again",
        ) from error
    if erased:
        print("Your template was erased, and its key with it.")
    return erased


def verify() -> int:
    """Check the ledger, and that the consent record is in it.

    Raises:
        LedgerError: If a line was changed or is missing.
    """
    verdict = open_ledger().verify()
    if verdict.problem:
        raise LedgerError(
            f"the ledger {places.ledger_file()} is not as it was written: {verdict.problem}",
            hint="if that was not you, somebody else can write your files; keep a copy and look into it",
        )
    record = consent.load(places.consent_file())
    known = {one.record_id: one.at for one in verdict.entries if one.event is Event.CONSENT_GIVEN}
    hint = "run 'avatar consent withdraw', then 'avatar consent'"
    if record is not None and record.record_id not in known:
        raise LedgerError("there is a consent record that the ledger does not know", hint=hint)
    if record is not None and known[record.record_id] != record.event_time:
        raise LedgerError("the consent record has another time than the ledger", hint=hint)
    print(f"The ledger is whole: {len(verdict.entries)} lines, each signed, none missing.")
    for entry in verdict.entries:
        if entry.event.startswith("consent"):
            print(f"  {entry.number}: {entry.at} {entry.event}")
    return 0
