"""What this program keeps on the disk: where, how much, and until when.  Looks, and changes nothing."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from avatar.app import places


class Kind(enum.Enum):
    """Everything that is ever kept."""

    CONSENT = enum.auto()
    TEMPLATE = enum.auto()
    HABITS = enum.auto()
    PROOF = enum.auto()
    LEDGER = enum.auto()
    CHARACTERS = enum.auto()
    WALLPAPER = enum.auto()
    SETTINGS = enum.auto()
    OTHER = enum.auto()


class Until(enum.Enum):
    """When it goes away by itself."""

    WITHDRAWN = enum.auto()
    """With the consent: withdrawn, or ended by time."""
    DELETED = enum.auto()
    """When the owner deletes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Something on the disk.

    Attributes:
        kind: What it is.
        path: The file, or the folder.
        size: Bytes, of all files together.
        encrypted: Whether it can be read only with a key.
        until: When it goes away.
    """

    kind: Kind
    path: Path
    size: int
    encrypted: bool
    until: Until


_FILES: Final[dict[str, tuple[Kind, bool, Until]]] = {
    "consent.json": (Kind.CONSENT, False, Until.WITHDRAWN),
    "template.vault": (Kind.TEMPLATE, True, Until.WITHDRAWN),
    "template.key": (Kind.TEMPLATE, True, Until.WITHDRAWN),
    "habits": (Kind.HABITS, True, Until.WITHDRAWN),
    "last-proof": (Kind.PROOF, False, Until.WITHDRAWN),
    "ledger.jsonl": (Kind.LEDGER, False, Until.DELETED),
    "ledger.key": (Kind.LEDGER, False, Until.DELETED),
    "ledger.lock": (Kind.LEDGER, False, Until.DELETED),
    "background.png": (Kind.WALLPAPER, False, Until.DELETED),
}
"""What ``docs/consent.md`` says of each file of the data folder."""


def look() -> list[Kept]:
    """Everything that is there, the most personal first; what vanishes meanwhile has no size."""
    return sorted(_everything(), key=lambda one: one.kind.value)


def _everything() -> Iterator[Kept]:
    own = places.characters_folder()
    for path in _listed(places.vault_folder()):
        if path == own:
            continue
        kind, encrypted, until = _FILES.get(path.name, (Kind.OTHER, False, Until.DELETED))
        yield Kept(kind=kind, path=path, size=_size(path), encrypted=encrypted, until=until)
    if own.is_dir() and _listed(own):
        yield Kept(kind=Kind.CHARACTERS, path=own, size=_size(own), encrypted=False, until=Until.DELETED)
    for path in _listed(places.settings_file().parent):
        if path.is_file() and path.suffix == ".toml":
            yield Kept(kind=Kind.SETTINGS, path=path, size=_size(path), encrypted=False, until=Until.DELETED)


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _size(path: Path) -> int:
    try:
        if path.is_dir():
            return sum(_size(inner) for inner in path.iterdir())
        return path.lstat().st_size
    except OSError:
        return 0
