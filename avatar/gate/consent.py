"""The consent record: what the owner agreed to, and when.  Its absence closes the gate.

A record holds the version and the hash of the statement that was read, so a changed
statement needs a new agreement.  Nothing biometric is in it.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from avatar.errors import ConsentError

STATEMENT_VERSION: Final = 1
STATEMENT: Final = """\
Avatar reads your face from your camera to move a cartoon with it.

What: the position of your head, where you look, and 37 numbers for how your face
      is shaped, about 30 times a second.
Why:  only to draw the cartoon that others see instead of you.
Where: on this computer, in memory.  No picture of you is kept or sent anywhere.
How long: each number is forgotten as soon as it is drawn.
Stop: 'avatar consent withdraw' ends this at once and deletes this record.

Only use your own face.  You may say no; then nothing moves."""
AGREEMENT: Final = "This is my own face and I agree"


_LONGEST: Final = 4096
"""Characters read of a record; a real one has 200."""


def statement_sha256() -> str:
    """Hash of the statement and of the words to be typed, hexadecimal."""
    return hashlib.sha256(f"{STATEMENT}\n{AGREEMENT}".encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One agreement.

    Attributes:
        statement_version: Which statement was shown.
        statement_sha256: Hash of exactly what was shown.
        given_at: When, ISO 8601, UTC.
    """

    statement_version: int
    statement_sha256: str
    given_at: str

    @property
    def in_force(self) -> bool:
        """Whether this is an agreement to the statement of this version of the program."""
        return (self.statement_version, self.statement_sha256) == (STATEMENT_VERSION, statement_sha256())


def agrees(typed: str) -> bool:
    """Whether the typed words are the agreement; case, spaces and a full stop do not matter."""
    return " ".join(typed.split()).rstrip(".").casefold() == AGREEMENT.casefold()


def give(path: Path, typed: str, now: datetime | None = None) -> Record:
    """Write a record, if the typed words are the agreement.

    Raises:
        ConsentError: If they are not, or the record cannot be written; nothing is left behind.
    """
    if not agrees(typed):
        raise ConsentError(
            "what you typed is not the agreement, so nothing was recorded",
            hint=f"run 'avatar consent' again and type exactly: {AGREEMENT}",
        )
    moment = (now or datetime.now(UTC)).replace(microsecond=0)
    record = Record(
        statement_version=STATEMENT_VERSION,
        statement_sha256=statement_sha256(),
        given_at=moment.isoformat(),
    )
    draft = path.with_suffix(".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("w", encoding="utf-8") as file:
            json.dump({"format": 1, **{k: getattr(record, k) for k in Record.__slots__}}, file, indent=2)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as error:
        with suppress(OSError):
            draft.unlink()
        raise ConsentError(
            f"the consent record {path} cannot be written: {error.strerror}",
            hint="free some disk space or check who may write there",
        ) from error
    return record


def load(path: Path) -> Record | None:
    """Read the record; None if there is none.

    Raises:
        ConsentError: If it is there but not a record: the gate treats that as none.
    """
    try:
        with path.open(encoding="utf-8") as file:
            found = json.loads(file.read(_LONGEST))
        return Record(
            statement_version=int(found["statement_version"]),
            statement_sha256=str(found["statement_sha256"]),
            given_at=datetime.fromisoformat(str(found["given_at"])).isoformat(),
        )
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, ArithmeticError, RecursionError) as error:
        raise ConsentError(
            f"the consent record {path} cannot be read ({type(error).__name__})",
            hint="run 'avatar consent withdraw', then 'avatar consent'",
        ) from error


def is_given(path: Path) -> bool:
    """Whether a record for the statement in force exists.  Anything unreadable is no consent."""
    try:
        record = load(path)
    except ConsentError:
        return False
    return record is not None and record.in_force


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
