"""The ledger: what happened to consent and gate, append-only, chained by hash, signed.  No biometric value.

Each line is one JSON object that holds the hash of the line before and an Ed25519
signature.  Number and hash of the last line, the head, are kept with the key and not in
the file, so lines that are cut off, or all of them, are missed.

What a line can say is a closed list: an event, a reason, a record id, a time.
"""

from __future__ import annotations

import base64
import contextlib
import enum
import hashlib
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from avatar.errors import LedgerError
from avatar.keys import Keys
from avatar.signal import Reason

KEY: Final = "ledger-key"
HEAD: Final = "ledger-head"
_NONE: Final = "0" * 64
"""What the first line follows."""

_TAIL_BYTES: Final = 4096
"""Enough for the last ten lines; the whole file is read only if the head is not among them."""


class Event(enum.StrEnum):
    """Everything a line can be about."""

    CONSENT_GIVEN = "consent-given"
    CONSENT_WITHDRAWN = "consent-withdrawn"
    CONSENT_EXPIRED = "consent-expired"
    CONSENT_SUPERSEDED = "consent-superseded"
    TEMPLATE_ERASED = "template-erased"
    ENROLLED = "enrolled"
    PASSPHRASE_USED = "passphrase-used"
    GATE_OPENED = "gate-opened"
    GATE_CLOSED = "gate-closed"
    GATE_LOCKED = "gate-locked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line.

    Attributes:
        number: From 1.
        at: Wall clock, ISO 8601, UTC, seconds.
        event: What happened.
        reason: Name of a ``Reason``, or empty.
        record_id: Of the consent it is about, or empty.
        previous: Hash of the line before, hexadecimal.
    """

    number: int
    at: str
    event: Event
    reason: str
    record_id: str
    previous: str

    @property
    def signed_text(self) -> bytes:
        """What the signature is over."""
        named = {
            "number": self.number,
            "at": self.at,
            "event": self.event.value,
            "reason": self.reason,
            "record_id": self.record_id,
            "previous": self.previous,
        }
        return json.dumps(named, separators=(",", ":")).encode("ascii")


class Verdict(NamedTuple):
    """What checking found.

    Attributes:
        entries: Those before the first problem.
        line: Where the problem is, from 1; 0 if it is not in one line or there is none.
        problem: One sentence, or empty.
    """

    entries: tuple[Entry, ...]
    line: int
    problem: str


class _Head(NamedTuple):
    """The last line that was written, as kept with the key."""

    number: int
    digest: str


class Ledger:
    """A ledger file and its key.

    Args:
        path: The file; a lock file is beside it.
        keys: Where key and head are.
    """

    def __init__(self, path: Path, keys: Keys) -> None:
        self._path, self._keys = path, keys

    def append(
        self,
        event: Event,
        *,
        record_id: str = "",
        reason: Reason | None = None,
        now: datetime | None = None,
    ) -> Entry:
        """Write one line, whole or not at all.

        It follows the head, not whatever is last in the file, so a file that was cut stays visibly cut.

        Raises:
            LedgerError: If it cannot be written.
            VaultError: If the key cannot be reached.
        """
        at = (now or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0).isoformat()
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with _locked(self._path.with_suffix(".lock")):
                signer = self._signer()
                head = self._mended_head(signer)
                entry = Entry(
                    number=head.number + 1,
                    at=at,
                    event=event,
                    reason=reason.name if reason is not None else "",
                    record_id=record_id,
                    previous=head.digest,
                )
                line = _line(entry, signer)
                _add(self._path, line)
                self._keep_head(_Head(entry.number, _digest(line)))
        except OSError as error:
            raise LedgerError(
                f"the ledger {self._path} cannot be written: {error.strerror}",
                hint="free some disk space or check who may write there",
            ) from error
        return entry

    def verify(self) -> Verdict:
        """Check every line, the chain and the head.

        Raises:
            LedgerError: If the file cannot be read.
            VaultError: If the key cannot be reached.
        """
        try:
            with _locked(self._path.with_suffix(".lock")) if self._path.parent.exists() else _free():
                head, seed, lines = self._kept_head(), self._keys.get(KEY), self._lines()
        except OSError as error:
            raise LedgerError(
                f"the ledger {self._path} cannot be read: {error.strerror}", hint="check who may read it"
            ) from error
        if seed is None:
            lost = "there are lines, but the key that signed them is gone" if lines else ""
            return Verdict((), 0, lost)
        return _check(lines, Ed25519PrivateKey.from_private_bytes(seed), head)

    def latest(self, record_id: str) -> datetime | None:
        """The newest time that a signed line among the last ones has for a consent; None if there is none.

        Raises:
            LedgerError: If the file cannot be read.
            VaultError: If the key cannot be reached.
        """
        seed = self._keys.get(KEY)
        if seed is None:
            return None
        signer = Ed25519PrivateKey.from_private_bytes(seed)
        try:
            read = [_read(line, signer) for line in _tail(self._path)[0]]
        except OSError as error:
            raise LedgerError(
                f"the ledger {self._path} cannot be read: {error.strerror}", hint="check who may read it"
            ) from error
        times = [datetime.fromisoformat(one.at) for one in read if one and one.record_id == record_id]
        return max(times, default=None)

    def _lines(self) -> list[bytes]:
        """All lines with their ends."""
        try:
            return self._path.read_bytes().splitlines(keepends=True)
        except FileNotFoundError:
            return []

    def _signer(self) -> Ed25519PrivateKey:
        """The key; a new one only for a ledger that begins."""
        seed = self._keys.get(KEY)
        if seed is None:
            if self._lines():
                raise LedgerError(
                    f"the key that signs {self._path} is gone or out of reach",
                    hint="unlock the keyring; or move the file away, and a new ledger begins",
                )
            seed = Ed25519PrivateKey.generate().private_bytes_raw()
            self._keys.put(KEY, seed)
        return Ed25519PrivateKey.from_private_bytes(seed)

    def _kept_head(self) -> _Head | None:
        kept = self._keys.get(HEAD)
        if kept is None:
            return None
        try:
            number, digest = json.loads(kept)
            return _Head(int(number), str(digest))
        except (ValueError, TypeError) as error:
            raise LedgerError(
                "the kept end of the ledger cannot be read", hint="run 'avatar consent verify'"
            ) from error

    def _keep_head(self, head: _Head) -> None:
        self._keys.put(HEAD, json.dumps(list(head)).encode("ascii"))

    def _mended_head(self, signer: Ed25519PrivateKey) -> _Head:
        """The head, moved on over lines that were written by a process killed before it could say so.

        Only lines with our signature that follow the head count; half a line at the end is removed.
        """
        head = self._kept_head() or _Head(0, _NONE)
        tail, whole = _tail(self._path)
        if not whole and head.digest not in {_NONE, *map(_digest, tail)}:
            tail = self._lines()
        if tail and not tail[-1].endswith(b"\n"):
            os.truncate(self._path, self._path.stat().st_size - len(tail[-1]))
            del tail[-1]
        if tail and _digest(tail[-1]) == head.digest:
            return head
        for line in tail:
            entry = _read(line, signer)
            if entry and (entry.number, entry.previous) == (head.number + 1, head.digest):
                head = _Head(entry.number, _digest(line))
        return head


def _check(lines: list[bytes], signer: Ed25519PrivateKey, head: _Head | None) -> Verdict:
    """Find the first line that is not what was written there."""
    read = [_read(line, signer) for line in lines]
    numbers = [entry.number for entry in read if entry]
    good: list[Entry] = []
    previous = _NONE
    for at, (line, entry) in enumerate(zip(lines, read, strict=True), start=1):
        problem = ""
        if entry is None:
            problem = f"line {at} was changed"
        elif entry.number <= len(good):
            problem = f"line {at} repeats line {entry.number}"
        elif entry.number > at and at in numbers:
            problem = f"line {at} is out of order: line {entry.number} was written there"
        elif entry.number > at:
            problem = f"before line {at} {entry.number - at} of the lines are missing"
        elif entry.previous != previous:
            problem = f"line {at} does not follow from the line before"
        elif head and at == head.number and _digest(line) != head.digest:
            problem = f"line {at} is not the one that was written last"
        if problem or entry is None:
            return Verdict(tuple(good), at, problem)
        good.append(entry)
        previous = _digest(line)
    if head and not lines:
        return Verdict((), 0, f"the ledger is gone; it had {head.number} lines")
    if head and len(lines) < head.number:
        return Verdict(
            tuple(good),
            len(lines) + 1,
            f"after line {len(lines)} {head.number - len(lines)} of the lines are missing",
        )
    return Verdict(tuple(good), 0, "")


def _line(entry: Entry, signer: Ed25519PrivateKey) -> bytes:
    return _joined(entry.signed_text, signer.sign(entry.signed_text))


def _joined(text: bytes, signature: bytes) -> bytes:
    return text[:-1] + b',"signature":"' + base64.b64encode(signature) + b'"}\n'


def _read(line: bytes, signer: Ed25519PrivateKey) -> Entry | None:
    """The entry, if the line is exactly one that was signed."""
    try:
        found = json.loads(line)
        signature = base64.b64decode(found.pop("signature"), validate=True)
        entry = Entry(**{**found, "event": Event(found["event"])})
        signer.public_key().verify(signature, entry.signed_text)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, InvalidSignature):
        return None
    return entry if _joined(entry.signed_text, signature) == line else None


def _digest(line: bytes) -> str:
    return hashlib.sha256(line).hexdigest()


def _tail(path: Path) -> tuple[list[bytes], bool]:
    """The last whole lines and what follows them, and whether that is the whole file."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - _TAIL_BYTES))
            lines = file.read().splitlines(keepends=True)
    except FileNotFoundError:
        return [], True
    whole = size <= _TAIL_BYTES
    return (lines if whole else lines[1:]), whole


def _add(path: Path, line: bytes) -> None:
    """Append and wait for the disk; half a line is taken back.

    Raises:
        OSError: If it cannot be written.
    """
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o600)
    try:
        size = os.fstat(descriptor).st_size
        try:
            written = os.write(descriptor, line)
            if written != len(line):
                raise OSError(28, "No space left on device")
            os.fsync(descriptor)
        except OSError:
            with contextlib.suppress(OSError):
                os.ftruncate(descriptor, size)
            raise
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def _free() -> Iterator[None]:
    """No lock: there is no folder, so there is no ledger."""
    yield


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold a lock between processes; it is released when a process ends, however it ends."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)  # tries for 10 s
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
