"""``avatar consent``: read and agree, show, export, withdraw, verify, in words on a terminal.

What happens is in :mod:`avatar.app.agreement`, which the window uses too.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Final

from avatar.app import agreement, places
from avatar.app.agreement import Ended
from avatar.app.ledger import Event
from avatar.errors import ConsentError, LedgerError
from avatar.gate import consent
from avatar.gate.consent import Record
from avatar.gate.statements import DEFAULT, statement

_ERASED: Final = "Your template was erased, and its key with it."


def record_event(event: Event, record_id: str = "", now: datetime | None = None) -> None:
    """Write it to the ledger; a ledger that cannot be written is a warning, not a reason to stop."""
    _warn(agreement.write_down(event, record_id, now))


def _warn(warnings: tuple[str, ...]) -> None:
    for problem in warnings:
        print(f"warning: not written in the ledger: {problem}", file=sys.stderr)


def ask(days: int | None = None) -> int:
    """Show the statement and record the agreement if it is typed.

    Args:
        days: How long it shall hold; as long as it may if not given.

    Raises:
        ConsentError: If it cannot hold so long, something else is typed, or the record cannot be written.
    """
    days = consent.checked_days(days)
    settle(may_lose=_lets_go)
    if agreement.is_given():
        return show()
    print(f"{consent.STATEMENT}\n")
    print(f"To agree, type: {consent.AGREEMENT}")
    print("> ", end="", flush=True)
    given = agreement.give(sys.stdin.readline(), days=days)
    _warn(given.warnings)
    if given.erased:
        print(_ERASED)
    print(f"Recorded at {given.record.event_time}, valid until {given.record.valid_until}.")
    print("'avatar consent withdraw' takes it back.")
    return 0


def settle(
    now: datetime | None = None, may_lose: Callable[[tuple[str, ...]], bool] = lambda _names: False
) -> None:
    """As :func:`avatar.app.agreement.settle`, and say what ended.

    Raises:
        ConsentError: If characters would be lost and nobody said that they may be; all is as it was.
        AvatarError: If something is left.
    """
    ended = agreement.settle(now, may_lose)
    if ended is None:
        return
    over = ended.why is Event.CONSENT_EXPIRED
    print("Your consent has ended." if over else "The consent statement has changed since you agreed.")
    _tell(ended)


def _tell(ended: Ended) -> None:
    """Say what went with a consent.

    Raises:
        AvatarError: If something is left.
    """
    _warn(ended.warnings)
    if ended.erased:
        print(_ERASED)
    if ended.lost:
        print(f"Sealed to you, and never to be opened again: {', '.join(ended.lost)}.", flush=True)
    if ended.problem is not None:
        raise ended.problem


def _lets_go(names: tuple[str, ...]) -> bool:
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
    verdict = agreement.open_ledger().verify()
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
    ended = agreement.withdraw()
    if ended.why is not None:
        print("Withdrawn and deleted. Nothing moves until you agree again with 'avatar consent'.")
    else:
        print("There was no consent on record. Nothing moves.")
    _tell(ended)
    return 0


def verify() -> int:
    """Check the ledger, and that the consent record is in it.

    Raises:
        LedgerError: If a line was changed or is missing.
    """
    verdict = agreement.open_ledger().verify()
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
