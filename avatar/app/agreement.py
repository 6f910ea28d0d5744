"""Consent given, ended and withdrawn, without a word to anybody: what the terminal and the window share.

Withdrawing deletes the record first, so a running show closes within a frame; then the
sense process erases the template, and the ledger remembers both.  Nothing here prints, asks or reads a key.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from avatar.app import places, roster
from avatar.app.ledger import Event, Ledger
from avatar.errors import AvatarError, ConsentError, LedgerError, VaultError
from avatar.gate import consent
from avatar.gate.consent import Record
from avatar.gate.statements import DEFAULT
from avatar.keys import ledger_keys
from avatar.stage.sealed import is_sealed

_FORGET: Final = (sys.executable, "-P", "-m", "avatar.sense", "forget")
ERASE_S: Final = 60.0
"""Long enough for a keyring that asks for its password."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """An agreement that was recorded just now.

    Attributes:
        record: What was written.
        erased: Whether a template that an earlier record had left was erased.
        warnings: What could not be written in the ledger, and why.
    """

    record: Record
    erased: bool
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """A consent that is no more, and what went with it.

    Attributes:
        why: How the ledger calls it; None if there was no consent.
        lost: Names of sealed characters whose key is gone.
        erased: Whether a template was there and was erased.
        problem: Why something may be left; None if nothing is.
        warnings: What could not be written in the ledger, and why.
    """

    why: Event | None
    lost: tuple[str, ...]
    erased: bool
    problem: AvatarError | None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Revoked:
    """A consent whose record is deleted, and nothing else yet.

    Attributes:
        was_given: There was a record.
        record_id: Its own; empty if it could not be read.
    """

    was_given: bool
    record_id: str


def open_ledger() -> Ledger:
    """The ledger of this account."""
    path = places.ledger_file()
    return Ledger(path, ledger_keys(path.parent))


def write_down(event: Event, record_id: str = "", now: datetime | None = None) -> tuple[str, ...]:
    """Write it to the ledger.

    Returns:
        Nothing; or why it is not written, for a warning: no reason to stop.
    """
    try:
        open_ledger().append(event, record_id=record_id, now=now)
    except (LedgerError, VaultError) as error:
        return (error.problem,)
    return ()


def is_given() -> bool:
    """Whether a consent is in force."""
    return consent.is_given(places.consent_file())


def give(typed: str, language: str = DEFAULT, *, days: int = consent.VALID_DAYS) -> Given:
    """Record the agreement, if that is what the words are.

    Args:
        typed: The agreement, as typed, or as read beside the box that was ticked.
        language: Of the statement that was read.
        days: How long it holds, 1 to ``VALID_DAYS``.

    Raises:
        ConsentError: If they are other words, it cannot hold so long, or the record cannot be written.
        VaultError: If what an earlier record left cannot be erased.
    """
    record = consent.give(places.consent_file(), typed, language=language, valid_days=days)
    warnings = write_down(Event.CONSENT_GIVEN, record.record_id, record.given_at)
    # What an earlier record left is of no use with this one.
    erased = any(places.vault_folder().glob("template*")) and erase()
    return Given(record=record, erased=erased, warnings=warnings)


def settle(
    now: datetime | None = None, may_lose: Callable[[tuple[str, ...]], bool] = lambda _names: False
) -> Ended | None:
    """End a consent that is over or was given to another statement, and erase what it allowed to keep.

    A changed statement is nothing that the owner did, and erasing destroys the key of what is sealed to them.
    So if there are sealed characters, and the time agreed to is not over, nothing is erased until the owner
    says so.  Until then there is no consent in force either: nothing moves.

    Args:
        now: For tests.
        may_lose: Asked with the names of the sealed characters.

    Returns:
        What ended; None if nothing did.

    Raises:
        ConsentError: If characters would be lost and nobody said that they may be; all is as it was.
    """
    path = places.consent_file()
    now = now or datetime.now(UTC)
    try:
        record = consent.load(path)
    except ConsentError:
        return None  # it counts as none, and it is for a person to say what shall become of it
    if record is None:
        return None
    at = max(consent.latest(path, now), _latest_event(record))
    if record.is_in_force(at):
        consent.look(path, at)
        return None
    over = record.is_of_this_statement
    changed = not over and record.given_at <= at < record.ends_at
    names = sealed_names() if changed else ()
    if names and not may_lose(names):
        raise ConsentError(
            f"the consent statement has changed, and agreeing anew would lose: {', '.join(names)}",
            hint="unseal it with the version of avatar that sealed it, or lose it: run 'avatar consent'",
        )
    consent.withdraw(path)
    return _cleared(Event.CONSENT_EXPIRED if over else Event.CONSENT_SUPERSEDED, record.record_id)


def revoke() -> Revoked:
    """Delete the record, so that a running avatar stops at once.  One file is read and one unlinked: < 50 ms.

    Raises:
        ConsentError: If the record cannot be deleted: then nothing was done.
    """
    path = places.consent_file()
    try:
        record = consent.load(path)
    except ConsentError:
        record = None
    # Nothing that a stranger may have written is looked at before the record is gone and the key erased.
    given = consent.withdraw(path)
    return Revoked(was_given=given, record_id=record.record_id if record else "")


def clear(revoked: Revoked) -> Ended:
    """Erase what a consent that is deleted allowed to keep.  Takes up to ``ERASE_S``."""
    return _cleared(Event.CONSENT_WITHDRAWN if revoked.was_given else None, revoked.record_id)


def withdraw() -> Ended:
    """Delete the record, so that a running avatar stops at once; then erase the template.

    Raises:
        ConsentError: If the record cannot be deleted: then nothing was done.
    """
    return clear(revoke())


def _cleared(why: Event | None, record_id: str) -> Ended:
    """The record is gone: write that down, erase the template, see what is lost; in this order."""
    warnings = write_down(why, record_id) if why else ()
    erased, problem = False, None
    try:
        erased = erase()
    except VaultError as error:
        problem = error
    if erased:
        warnings += write_down(Event.TEMPLATE_ERASED, record_id)
    return Ended(why=why, lost=sealed_names(), erased=erased, problem=problem, warnings=warnings)


def _latest_event(record: Record) -> datetime:
    """When the ledger last had something to say about this record: signed, so a clock set back shows."""
    try:
        return open_ledger().latest(record.record_id) or record.given_at
    except (LedgerError, VaultError):
        return record.given_at


def sealed_names() -> tuple[str, ...]:
    """Names of the owner's characters that are sealed."""
    return tuple(one.name for one in roster.everyone() if is_sealed(one.path))


def erase() -> bool:
    """Have the sense process erase the template; whether there was one.

    Raises:
        VaultError: If something may be left, in the sense process's own words.
    """
    told = json.dumps({"folder": str(places.vault_folder())}) + "\n"
    try:
        done = subprocess.run(
            _FORGET, input=told, capture_output=True, text=True, timeout=ERASE_S, check=False
        )
        said = {line.partition(": ")[0]: line.partition(": ")[2] for line in done.stderr.splitlines()}
        if done.returncode:
            raise VaultError(
                said.get("error", f"erasing the template failed with code {done.returncode}"),
                hint=said.get("try", "run 'avatar consent withdraw' again"),
            )
        found = json.loads(done.stdout)
        return bool(found["template"] or found["key"])
    except (OSError, ValueError, KeyError, TypeError, subprocess.TimeoutExpired) as error:
        raise VaultError(
            f"erasing the template failed ({type(error).__name__})",
            hint="run 'avatar consent withdraw' again",
        ) from error
