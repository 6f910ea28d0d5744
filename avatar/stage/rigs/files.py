"""The files of a character: a folder, or one zip file ``*.avatar`` that holds the same.

A character may come from a stranger.  Nothing is unpacked onto the disk, nothing outside the folder or the
zip file is read, and what a zip file claims is checked before anything of it is inflated.
"""

from __future__ import annotations

import io
import os
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol, TypeAlias

from avatar.errors import CharacterError
from avatar.stage.rigs.tables import FILE

SUFFIX: Final = ".avatar"
"""Ends the name of a character in one file."""

SEALED_MAGIC: Final = b"AVSEAL1\n"
"""Begins a character that is sealed to its owner (``avatar.stage.sealed``)."""

LARGEST_FILE: Final = 8_000_000
"""Bytes of one file."""

LARGEST_SUM: Final = 16_000_000
"""Bytes of all files of a zip file together, and of the zip file itself."""

MOST_FILES: Final = 64

_HIGHEST_RATIO: Final = 200
"""Inflated to deflated size.  The drawings of the cast have RATIO; deflate cannot do more than 1,032."""

_SMALL: Final = 100_000
"""Bytes.  Below this any ratio will do: an SVG of spaces is harmless."""

_LARGEST_DIRECTORY: Final = 64_000
"""Bytes of a zip file's list of contents: 64 files need less than 10,000."""

_KINDS: Final = frozenset({".svg", ".png", ".jpg", ".jpeg", ".txt", ".md"})
_NAME: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._ -]{0,79}")
_RESERVED: Final = re.compile(r"(?i:con|prn|aux|nul|com\d|lpt\d)(\..*)?")
_END: Final = struct.Struct("<4s4H2LH")
_ENCRYPTED: Final = 0x1 | 0x40 | 0x2000
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    IndexError,
    LookupError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    struct.error,
    ValueError,
)
"""Everything that Python's reader was seen to raise on mutated files (tests/stage/rigs/test_fuzz.py)."""


class Files(Protocol):
    """Where a character's files are read from."""

    def read(self, name: str) -> bytes:
        """One file.

        Raises:
            CharacterError: If it is not there, is too large or is not an ordinary file.
        """
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Packed:
    """A zip file in memory: a sealed character that was opened, and is never written in the clear.

    Attributes:
        name: For messages.
        data: The zip file.
    """

    name: str
    data: bytes


Source: TypeAlias = Path | Packed
"""Where a character is: its folder, one file ``*.avatar``, or such a file in memory."""


def open_files(source: Source) -> Files:
    """The files of a folder or of a zip file.

    Raises:
        CharacterError: If the source cannot be read, or the zip file is not one to trust.
    """
    if isinstance(source, Packed):
        return _Zip(source.name, source.data)
    if source.suffix == SUFFIX and not source.is_dir():
        return _Zip(source.name, _read_whole(source))
    return _Folder(source)


def read_regular(path: Path, most: int) -> bytes:
    """The first bytes of an ordinary file; a pipe or a device in its place stops nothing and is not read.

    Args:
        path: The file; a link to an ordinary file will do.
        most: How many bytes at most.

    Raises:
        CharacterError: If it is not an ordinary file.
        OSError: If it cannot be opened or read.
    """
    number = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(number, "rb") as file:
        if not stat.S_ISREG(os.fstat(number).st_mode):
            raise CharacterError(f"{path} is not a file", hint="put the file there")
        return file.read(most)


def check_name(name: str, why: str) -> str:
    """A plain file name: no folders, nothing that a file system gives a meaning of its own.

    Raises:
        CharacterError: Naming it.
    """
    if not _NAME.fullmatch(name) or _RESERVED.fullmatch(name) or name.endswith((".", " ")):
        raise CharacterError(
            f"{why}: {name!r:.120} is not the plain name of a file",
            hint="use letters, digits, - and _, no folders",
        )
    return name


def pack(files: Mapping[str, bytes]) -> bytes:
    """One zip file; the same files always give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files, key=lambda name: (name != FILE, name)):
            entry = zipfile.ZipInfo(check_name(name, "packing"))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            entry.create_system = 3  # Unix on every platform, or the bytes would differ
            archive.writestr(entry, files[name])
    return out.getvalue()


class _Folder:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, name: str) -> bytes:
        path = self._folder / check_name(name, str(self._folder))
        try:
            if path.is_symlink():
                raise CharacterError(f"{path} is a link to another file", hint="copy the file itself there")
            data = read_regular(path, LARGEST_FILE + 1)
        except OSError as error:
            raise CharacterError(
                f"{path} cannot be read: {error.strerror}",
                hint=f"a character is a folder with {FILE} and the drawing, or one file *{SUFFIX}",
            ) from error
        if len(data) > LARGEST_FILE:
            raise CharacterError(f"{path} has more than {LARGEST_FILE} bytes", hint="make it smaller")
        return data


def _read_whole(path: Path) -> bytes:
    """A zip file, or the first bytes of one that is too large."""
    try:
        data = read_regular(path, LARGEST_SUM + 1)
    except OSError as error:
        raise CharacterError(f"{path} cannot be read: {error.strerror}", hint="check its name") from error
    if data.startswith(SEALED_MAGIC):
        raise CharacterError(
            f"{path.name} is sealed to its owner, so only an open gate can show it",
            hint="perform as it with 'avatar run', or open it for good with 'avatar characters unseal'",
        )
    return data


class _Zip:
    def __init__(self, name: str, data: bytes) -> None:
        self._name = name
        if len(data) > LARGEST_SUM:
            raise self._fail(f"it has more than {LARGEST_SUM} bytes", "use smaller pictures")
        self._check_directory(data)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            entries = self._archive.infolist()
        except _BROKEN as error:
            raise self._broken(error) from error
        self._entries = self._checked(entries)

    def _fail(self, problem: str, fix: str) -> CharacterError:
        return CharacterError(f"{self._name}: {problem}", hint=fix)

    def _broken(self, error: Exception) -> CharacterError:
        return self._fail(f"it is not a whole zip file ({type(error).__name__})", "make it anew")

    def _check_directory(self, data: bytes) -> None:
        """The list of contents is short, and in the one place where it belongs.

        Done by hand because Python's reader takes in the whole list, however long it is.
        """
        if len(data) < _END.size or data[-_END.size :][:4] != b"PK\x05\x06":
            raise self._fail(
                "it is not a zip file, or something follows it", "make it with 'avatar characters export'"
            )
        _, disk, first_disk, here, count, size, begins, comment = _END.unpack(data[-_END.size :])
        if disk or first_disk or comment or here != count or data[-_END.size - 20 :][:4] == b"PK\x06\x07":
            raise self._fail("it is an unusual kind of zip file", "make it with 'avatar characters export'")
        if not data.startswith(b"PK") or begins + size != len(data) - _END.size:
            raise self._fail("something comes before it", "make it with 'avatar characters export'")
        if count > MOST_FILES or size > _LARGEST_DIRECTORY:
            raise self._fail(f"it has {count} files, more than {MOST_FILES}", "leave out what is not needed")

    def _checked(self, entries: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
        found: dict[str, zipfile.ZipInfo] = {}
        for entry in entries:
            self._check_entry(entry)
            if entry.filename.casefold() in (name.casefold() for name in found):
                raise self._fail(f"{entry.filename} is in it twice", "give each file once")
            found[entry.filename] = entry
        if len(found) > MOST_FILES:
            raise self._fail(f"it has {len(found)} files, more than {MOST_FILES}", "leave out some")
        if sum(entry.file_size for entry in entries) > LARGEST_SUM:
            raise self._fail(f"its files have more than {LARGEST_SUM} bytes together", "use smaller pictures")
        return found

    def _check_entry(self, entry: zipfile.ZipInfo) -> None:
        name = entry.filename
        if "/" in name or "\\" in name:
            raise self._fail(f"{name!r:.120} lies in a folder", "zip the files themselves, not their folder")
        check_name(name, self._name)
        kind = Path(name).suffix.lower()
        if kind not in _KINDS and name != FILE:
            raise self._fail(f"{name} is not a kind of file that a character has", "leave it out")
        mode = stat.S_IFMT(entry.external_attr >> 16)
        if mode not in (0, stat.S_IFREG):
            raise self._fail(f"{name} is not an ordinary file", "zip the file itself, not a link")
        if entry.flag_bits & _ENCRYPTED:
            raise self._fail(f"{name} is encrypted", "zip it without a password")
        if entry.compress_type not in _METHODS:
            raise self._fail(f"{name} is packed in an unusual way", "zip it with the usual 'deflate'")
        if entry.file_size > LARGEST_FILE:
            raise self._fail(
                f"{name} has {entry.file_size} bytes, more than {LARGEST_FILE}", "make it smaller"
            )
        if entry.file_size > max(_SMALL, _HIGHEST_RATIO * entry.compress_size):
            raise self._fail(f"{name} would grow {_HIGHEST_RATIO} times and more", "make it anew")

    def read(self, name: str) -> bytes:
        entry = self._entries.get(name)
        if entry is None:
            raise self._fail(f"there is no {name} in it", f"put {name} into the zip file, at its top")
        try:
            with self._archive.open(entry) as file:
                data = file.read(entry.file_size + 1)  # what is declared was checked, and more is refused
        except _BROKEN as error:
            raise self._broken(error) from error
        if len(data) != entry.file_size:
            raise self._fail(f"{name} is not as long as it says", "make the zip file anew")
        return data
