"""Consent as the sensing loop asks for it: once for every frame."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from avatar.gate.consent import is_given


class Consent(Protocol):
    """Whether the performer agrees, right now."""

    def is_given(self) -> bool:
        """A consent record for the statement in force exists."""
        ...

    def is_withdrawn(self) -> bool:
        """A record that once was there is gone."""
        ...


class ConsentFile:
    """The consent record, looked at for every frame, read only when the file changed.

    Args:
        path: The record.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen: tuple[int, int, int] | None = None
        self._given = False
        self._ever = False

    def is_given(self) -> bool:
        """A consent record for the statement in force exists."""
        try:
            found = self._path.stat()
        except OSError:
            self._seen, self._given = None, False
            return False
        seen = (found.st_mtime_ns, found.st_size, found.st_ino)
        if seen != self._seen:
            self._seen, self._given = seen, is_given(self._path)
        self._ever = self._ever or self._given
        return self._given

    def is_withdrawn(self) -> bool:
        """A record that once was there is gone, or is no longer one."""
        return self._ever and not self.is_given()
