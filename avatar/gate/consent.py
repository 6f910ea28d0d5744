"""The consent record: what the owner agreed to, when, and until when.  Its absence closes the gate.

A record holds the version and the hash of the statement that was read, so a changed
statement needs a new agreement.  Nothing biometric is in it.  Its fields follow
ISO/IEC TS 27560 as far as they fit; ``docs/consent.md`` lists which.

Time only moves forward for a record: the file's modification time is the latest moment at
which the record was looked at, and a clock that is set back counts as that moment.
"""

from __future__ import annotations

import json
import os
import uuid
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from avatar.errors import ConsentError
from avatar.gate.statements import DEFAULT, statement

STATEMENT: Final = statement().text
STATEMENT_VERSION: Final = statement().version
AGREEMENT: Final = statement().agreement

SCHEMA_VERSION: Final = "avatar-consent/2"
VALID_DAYS: Final = 365
"""Twelve months, as the statement says.  Shorter is possible; a record that claims longer is not believed."""

LOOK_S: Final = 3600.0
"""The time of the latest look is written down at most this often: an hour of a year is near enough."""

_LONGEST: Final = 16_384
"""Characters read of a record; a real one has about 1,000."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One agreement.  Names after ISO/IEC TS 27560; no name and no number of a person's face.

    Attributes:
        schema_version: How this record is written.
        record_id: Random UUID; the vault binds the template to it.
        purposes: What the data may be used for, and nothing else.
        pii_types: What is measured.
        storage_location: Where it is kept.
        retention: For how long.
        withdrawal_method: How to take it back.
        language: Of the statement that was read.
        statement_version: Which statement was read.
        statement_sha256: Hash of exactly what was read and typed.
        event_time: When it was given, ISO 8601, UTC.
        valid_until: When it ends by itself, ISO 8601, UTC.
        event_state: ``given``; a withdrawn or expired record does not exist, the ledger remembers it.
    """

    schema_version: str = SCHEMA_VERSION
    record_id: str
    purposes: tuple[str, ...] = ("drive a cartoon live", "let only the owner drive it")
    pii_types: tuple[str, ...] = (
        "movements of head, eyes and face (not kept)",
        "face template (biometric, recognises a person)",
        "how the face rests (kept for the cartoon, recognises nobody)",
        "which vowel is spoken, if the microphone is switched on (not kept)",
    )
    storage_location: str = "this computer only; the template encrypted"
    retention: str = "movements: until drawn; template: until withdrawn or valid_until"
    withdrawal_method: str = "'Privacy, Withdraw' in the window, or avatar consent withdraw"
    language: str
    statement_version: int
    statement_sha256: str
    event_time: str
    valid_until: str
    event_state: str = "given"

    @property
    def given_at(self) -> datetime:
        """When it was given."""
        return datetime.fromisoformat(self.event_time)

    @property
    def ends_at(self) -> datetime:
        """When it ends by itself."""
        return datetime.fromisoformat(self.valid_until)

    @property
    def is_of_this_statement(self) -> bool:
        """Whether exactly the statement of this version of the program was agreed to."""
        try:
            read = statement(self.language)
        except ConsentError:
            return False
        return (self.statement_version, self.statement_sha256) == (read.version, read.sha256)

    def is_in_force(self, at: datetime) -> bool:
        """Whether this is an agreement to the statement in force that has begun and not ended."""
        return (
            self.schema_version == SCHEMA_VERSION
            and self.event_state == "given"
            and self.is_of_this_statement
            and self.ends_at - self.given_at <= timedelta(days=VALID_DAYS)
            and self.given_at <= at < self.ends_at
        )


def agrees(typed: str, language: str = DEFAULT) -> bool:
    """Whether the typed words are the agreement; case, spaces and a full stop do not matter."""
    wanted = statement(language).agreement
    return " ".join(typed.split()).rstrip(".").casefold() == wanted.casefold()


def checked_days(days: int | None) -> int:
    """How long a consent holds: ``VALID_DAYS`` if nothing else is wished.

    Raises:
        ConsentError: If it cannot hold so long.
    """
    days = VALID_DAYS if days is None else days
    if not 1 <= days <= VALID_DAYS:
        raise ConsentError(f"consent for {days} days is not possible", hint=f"choose 1 to {VALID_DAYS} days")
    return days


def give(
    path: Path,
    typed: str,
    now: datetime | None = None,
    *,
    language: str = DEFAULT,
    valid_days: int = VALID_DAYS,
) -> Record:
    """Write a record, if the typed words are the agreement.

    Args:
        path: The record's file.
        typed: What was typed after reading.
        now: The wall clock.
        language: Of the statement that was read.
        valid_days: 1 to ``VALID_DAYS``.

    Raises:
        ConsentError: If they are not, or the record cannot be written; nothing is left behind.
    """
    if not agrees(typed, language):
        raise ConsentError(
            "what you typed is not the agreement, so nothing was recorded",
            hint=f"run 'avatar consent' again and type exactly: {statement(language).agreement}",
        )
    valid_days = checked_days(valid_days)
    moment = (now or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
    record = Record(
        record_id=str(uuid.uuid4()),
        language=language,
        statement_version=statement(language).version,
        statement_sha256=statement(language).sha256,
        event_time=moment.isoformat(),
        valid_until=(moment + timedelta(days=valid_days)).isoformat(),
    )
    _write(path, record, moment)
    return record


def _write(path: Path, record: Record, moment: datetime) -> None:
    """Write the whole record or nothing."""
    draft = path.with_suffix(".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("w", encoding="utf-8") as file:
            json.dump(asdict(record), file, indent=2)
            file.flush()
            os.fsync(file.fileno())
        os.utime(draft, (moment.timestamp(), moment.timestamp()))
        draft.replace(path)
    except OSError as error:
        with suppress(OSError):
            draft.unlink()
        raise ConsentError(
            f"the consent record {path} cannot be written: {error.strerror}",
            hint="free some disk space or check who may write there",
        ) from error


def load(path: Path) -> Record | None:
    """Read the record; None if there is none.

    Raises:
        ConsentError: If it is there but not a record: the gate treats that as none.
    """
    try:
        with path.open(encoding="utf-8") as file:
            found = json.loads(file.read(_LONGEST))
        if not isinstance(found, dict) or set(found) != {field.name for field in fields(Record)}:
            raise ValueError("other fields")
        for name in ("purposes", "pii_types"):
            found[name] = tuple(str(word) for word in found[name])
        record = Record(**found)
        kinds: dict[str, type] = {name: int if name == "statement_version" else str for name in found}
        kinds.update(purposes=tuple, pii_types=tuple)
        if any(type(value) is not kinds[name] for name, value in found.items()):
            raise ValueError("wrong type")
        if record.given_at.utcoffset() is None or record.ends_at.utcoffset() is None:
            raise ValueError("a time without a zone")
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, ArithmeticError, RecursionError) as error:
        raise ConsentError(
            f"the consent record {path} cannot be read ({type(error).__name__})",
            hint="run 'avatar consent withdraw', then 'avatar consent'",
        ) from error
    return record


def latest(path: Path, now: datetime | None = None) -> datetime:
    """The time to judge the record by: the wall clock, but never before the record was last looked at."""
    now = now or datetime.now(UTC)
    try:
        return max(now, datetime.fromtimestamp(path.stat().st_mtime, UTC))
    except (OSError, OverflowError, ValueError):
        return now


def look(path: Path, now: datetime | None = None) -> None:
    """Write down that the record was looked at now; never backwards, and not more often than ``LOOK_S``."""
    now = now or datetime.now(UTC)
    with suppress(OSError, OverflowError):
        if now.timestamp() - path.stat().st_mtime >= LOOK_S:
            os.utime(path, (now.timestamp(), now.timestamp()))


def is_given(path: Path, now: datetime | None = None) -> bool:
    """Whether a record for the statement in force exists and has not ended.

    Anything unreadable is no consent.

    Args:
        path: The record's file.
        now: The wall clock; one that was set back is not believed.
    """
    try:
        record = load(path)
    except ConsentError:
        return False
    return record is not None and record.is_in_force(latest(path, now))


def withdraw(path: Path) -> bool:
    """Delete the record.  A running sense process sees that within a frame and closes for good.

    Returns:
        Whether there was one.

    Raises:
        ConsentError: If it is there and cannot be deleted.
    """
    try:
        path.unlink()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise ConsentError(
            f"the consent record {path} cannot be deleted: {error.strerror}",
            hint="stop avatar and delete the file by hand",
        ) from error
    return True
