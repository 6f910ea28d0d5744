"""Consent as the sensing loop asks for it: once for every frame."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from avatar.errors import ConsentError
from avatar.gate.consent import LOOK_S, Record, load, look


class Consent(Protocol):
    """Whether the performer agrees, right now."""

    def is_given(self) -> bool:
        """A consent record for the statement in force exists."""
        ...

    def is_withdrawn(self) -> bool:
        """A record that once was there is gone, or its time is over."""
        ...

    def is_expired(self) -> bool:
        """The record that was there still is, but its time is over."""
        ...


class ConsentFile:
    """The consent record, looked at for every frame, read only when the file changed.

    Args:
        path: The record.
        now: The wall clock: consent ends by time too, also in the middle of a show.
    """

    def __init__(self, path: Path, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._path, self._now = path, now
        self._seen: tuple[int, int, int, int] | None = None
        self._record: Record | None = None
        self._first: str | None = None
        self._over = False

    def is_given(self) -> bool:
        """A consent record for the statement in force exists."""
        try:
            found = self._path.stat()
        except OSError:
            self._seen, self._record, self._over = None, None, False
            return False
        seen = (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)
        if seen != self._seen:
            self._seen, self._record = seen, _load(self._path)
        now, looked_s = self._now(), found.st_mtime
        at = now if now.timestamp() >= looked_s else datetime.fromtimestamp(looked_s, UTC)
        given = self._record is not None and self._record.is_in_force(at)
        if now.timestamp() - looked_s >= LOOK_S:
            look(self._path, now)  # also when it has just ended: a clock set back then revives nothing
        self._over = self._record is not None and at >= self._record.ends_at
        if given and self._record is not None:
            self._first = self._first or self._record.record_id
            return self._record.record_id == self._first  # another agreement is not this one
        return False

    def is_withdrawn(self) -> bool:
        """A record that once was there is gone, or is no longer one."""
        return self._first is not None and not self.is_given()

    def is_expired(self) -> bool:
        """The record that was there still is, but its time is over."""
        same = self._record is not None and self._record.record_id == self._first
        return same and not self.is_given() and self._over


def _load(path: Path) -> Record | None:
    """The record; anything unreadable is none."""
    try:
        return load(path)
    except ConsentError:
        return None
