"""A sealed character: one file that opens only with a key that an open gate releases.

::

    AVSEAL1 | size | sha256(record id) | salt | nonce | key mark | name | sha256(body) | check | body
       8       4            32            16     12        8        48        32          8

The body is the character's zip file under AES-256-GCM; everything before it is authenticated with it, so
name and consent record are bound to it.  The marks and the check only tell kindly what is wrong.  The salt
makes each file's key another one: a released key opens one character.
"""

from __future__ import annotations

import hashlib
import secrets
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from avatar.errors import CharacterError, NotYoursError
from avatar.signal import KEY_BYTES
from avatar.stage.rigs.files import LARGEST_SUM, SEALED_MAGIC, Packed, read_regular

SALT_BYTES: Final = 16
LONGEST_NAME: Final = 48
"""Bytes; an imported character's name has at most 40."""

_HEAD: Final = struct.Struct(f">8sI32s{SALT_BYTES}s12s8s{LONGEST_NAME}s32s")
_CHECK_BYTES: Final = 8
_TAG_BYTES: Final = 16
_OVERHEAD: Final = _HEAD.size + _CHECK_BYTES + _TAG_BYTES


@dataclass(frozen=True, slots=True, eq=False)
class Sealed:
    """A sealed file, whole and unopened.

    Attributes:
        name: Of the character.
        salt: Which key opens it.
    """

    name: str
    salt: bytes
    _nonce: bytes
    _mark: bytes
    _head: bytes
    _body: bytes

    def open(self, key: bytes) -> Packed:
        """The character, in memory.

        Args:
            key: As released by the gate for :attr:`salt`.

        Raises:
            NotYoursError: If it was sealed with another key.
            CharacterError: If the file was made to look whole and is not.
        """
        if _mark_of(key) != self._mark:
            raise NotYoursError(f"{self.name} belongs to somebody else", hint=_NOT_YOURS)
        try:
            return Packed(self.name, AESGCM(key).decrypt(self._nonce, self._body, self._head))
        except InvalidTag as error:
            raise _changed(self.name) from error


_NOT_YOURS: Final = (
    "perform as it in the profile that sealed it; what was sealed before a withdrawn consent is gone for good"
)


def is_sealed(path: Path) -> bool:
    """Whether this is a sealed character; False also for what cannot be read."""
    try:
        return read_regular(path, len(SEALED_MAGIC)) == SEALED_MAGIC
    except (OSError, CharacterError):
        return False


def new_salt() -> bytes:
    """For a character that is to be sealed."""
    return secrets.token_bytes(SALT_BYTES)


def check_name(name: str) -> bytes:
    """The name as the file holds it.

    Raises:
        CharacterError: If there is no room for it, or it would be read as another.
    """
    content = name.encode()
    if not name or "\0" in name or len(content) > LONGEST_NAME:
        raise CharacterError(
            f"{name[:LONGEST_NAME]!r}: a sealed character's name has 1 to {LONGEST_NAME} bytes",
            hint="import it under a shorter name: avatar characters import PATH --name NAME",
        )
    return content


def seal(packed: bytes, *, name: str, record_id: str, salt: bytes, key: bytes) -> bytes:
    """Make a sealed file of a zip file.

    Args:
        packed: The zip file.
        name: Of the character, at most ``LONGEST_NAME`` bytes.
        record_id: Of the consent in force.
        salt: From :func:`new_salt`.
        key: What the gate released for it.

    Raises:
        CharacterError: If the name does not fit.
    """
    nonce = secrets.token_bytes(12)
    size, padded = len(packed) + _OVERHEAD, check_name(name).ljust(LONGEST_NAME, b"\0")
    record = hashlib.sha256(record_id.encode()).digest()
    # The body's hash cannot be in what the body is authenticated with; so: all of the head but that.
    bound = struct.pack(">8sI32s", SEALED_MAGIC, size, record) + salt + padded
    body = AESGCM(key).encrypt(nonce, packed, bound)
    head = _HEAD.pack(
        SEALED_MAGIC, size, record, salt, nonce, _mark_of(key), padded, hashlib.sha256(body).digest()
    )
    return head + hashlib.sha256(head).digest()[:_CHECK_BYTES] + body


def read_sealed(path: Path) -> Sealed:
    """Read a sealed file; nothing of it is opened.

    Raises:
        CharacterError: If it cannot be read, is cut short or was changed.
    """
    try:
        content = read_regular(path, LARGEST_SUM + _OVERHEAD + 1)
    except OSError as error:
        raise CharacterError(f"{path} cannot be read: {error.strerror}", hint="check its name") from error
    if len(content) < _OVERHEAD or not content.startswith(SEALED_MAGIC):
        raise CharacterError(f"{path.name}: it is cut short", hint=_COPY_AGAIN)
    head, body = content[: _HEAD.size], content[_HEAD.size + _CHECK_BYTES :]
    magic, size, record, salt, nonce, mark, padded, digest = _HEAD.unpack(head)
    if hashlib.sha256(head).digest()[:_CHECK_BYTES] != content[_HEAD.size : _HEAD.size + _CHECK_BYTES]:
        raise _changed(path.name)
    if len(content) < size:
        raise CharacterError(f"{path.name}: it is cut short", hint=_COPY_AGAIN)
    if len(content) > size or hashlib.sha256(body).digest() != digest:
        raise _changed(path.name)
    bound = struct.pack(">8sI32s", magic, size, record) + salt + padded
    name = padded.rstrip(b"\0").decode(errors="replace")
    if not name.isprintable():  # anybody can make a head that looks whole; its name goes to a terminal
        raise _changed(path.name)
    return Sealed(name, salt, nonce, mark, bound, body)


_COPY_AGAIN: Final = "copy it again from where you keep another copy"


def _changed(name: str) -> CharacterError:
    return CharacterError(f"{name}: it was changed after it was sealed", hint=_COPY_AGAIN)


def _mark_of(key: bytes) -> bytes:
    """Tells a wrong key from a changed file; says nothing about a random key of 256 bits."""
    if len(key) != KEY_BYTES:
        return b""
    return hashlib.sha256(b"avatar character key mark" + key).digest()[:8]
