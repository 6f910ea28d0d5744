"""The owner's template on disk: encrypted, bound to one consent record and one model, erasable.

::

    AVT1 | length | sha256(record id) | sha256 of the model | key mark | nonce | check | ciphertext and tag
      4      4            32                    32               8        12      8

Everything before the ciphertext is authenticated with it.  The marks and the check only
tell kindly what is wrong; what opens the file is AES-256-GCM alone.
"""

from __future__ import annotations

import enum
import hashlib
import secrets
import struct
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from avatar.errors import VaultError
from avatar.keys import Keys, destroy_template_key, erase, write_private

FILE: Final = "template.vault"
KEY: Final = "template-key"
CHARACTERS_KEY: Final = "characters-key"
"""The secret of sealed characters (``avatar.sense.seal``); destroyed with the template's key."""
LAST_PROOF: Final = "last-proof"
"""When the owner last proved to be alive; erased with the template."""
HABITS: Final = "habits"
"""How the owner's face rests and moves; erased with the template, without which it cannot be read."""

_MAGIC: Final = b"AVT1"
_HEAD: Final = struct.Struct(">4sI32s32s8s12s")
_CHECK_BYTES: Final = 8
_TAG_BYTES: Final = 16
_KEY_BYTES: Final = 32
LARGEST: Final = 1 << 20
"""A template is k embeddings of 512 bytes; a megabyte is two thousand, so a larger file is not one."""


class Fault(enum.Enum):
    """Why a template cannot be used."""

    MISSING = "missing"
    TRUNCATED = "truncated"
    TAMPERED = "tampered"
    OTHER_RECORD = "other record"
    OTHER_MODEL = "other model"
    NO_KEY = "no key"
    WRONG_KEY = "wrong key"
    UNREADABLE = "unreadable"


_WORDS: Final = {
    Fault.MISSING: ("nobody is enrolled yet", "run 'avatar enrol'"),
    Fault.TRUNCATED: ("the stored template is cut short", "run 'avatar enrol' again"),
    Fault.TAMPERED: ("the stored template was changed", "run 'avatar enrol' again"),
    Fault.OTHER_RECORD: ("the stored template belongs to another consent", "run 'avatar enrol' again"),
    Fault.OTHER_MODEL: (
        "the stored template was made by another version's model",
        "run 'avatar enrol' again",
    ),
    Fault.NO_KEY: (
        "the key of the stored template is gone",
        "run 'avatar enrol' again; if your keyring is locked, unlock it first",
    ),
    Fault.WRONG_KEY: ("the stored template was locked with another key", "run 'avatar enrol' again"),
    Fault.UNREADABLE: ("the stored template cannot be read", "check who may read it"),
}


class UnusableTemplateError(VaultError):
    """The template cannot be used, and nothing of it was given out.

    Args:
        fault: Why.
    """

    def __init__(self, fault: Fault) -> None:
        problem, hint = _WORDS[fault]
        super().__init__(problem, hint=hint)
        self.fault = fault


class Vault:
    """One encrypted template in a folder.

    Args:
        folder: The data folder.
        keys: Where its key is.
        model_sha256: Of the network that made the template's numbers, hexadecimal.
    """

    def __init__(self, folder: Path, keys: Keys, model_sha256: str) -> None:
        self._path, self._keys, self._model = folder / FILE, keys, bytes.fromhex(model_sha256)

    def exists(self) -> bool:
        """Whether a template is stored, usable or not."""
        return self._path.exists()

    def save(self, template: bytes, record_id: str) -> None:
        """Encrypt with a new key, and replace what was stored.

        Raises:
            VaultError: If it cannot be stored; what was stored before may be lost, never half of it kept.
        """
        if not 0 < len(template) <= LARGEST:
            raise VaultError(f"a template has 1 to {LARGEST} bytes, not {len(template)}", hint="enrol again")
        key, nonce = AESGCM.generate_key(_KEY_BYTES * 8), secrets.token_bytes(12)
        size = _HEAD.size + _CHECK_BYTES + len(template) + _TAG_BYTES
        head = _HEAD.pack(_MAGIC, size, _digest(record_id), self._model, _mark(key), nonce)
        head += hashlib.sha256(head).digest()[:_CHECK_BYTES]
        content = head + AESGCM(key).encrypt(nonce, template, head)
        self._keys.put(KEY, key)  # first: a file whose key was not stored is of no use
        try:
            write_private(self._path, content)
        except OSError as error:
            raise VaultError(
                f"the template cannot be written to {self._path}: {error.strerror}",
                hint="free some disk space or check who may write there",
            ) from error

    def load(self, record_id: str) -> bytes:
        """Decrypt.

        Args:
            record_id: Of the consent in force.

        Raises:
            UnusableTemplateError: If anything about it is wrong.
            VaultError: If the key cannot be reached, or the passphrase is wrong.
        """
        content = self._read()
        head, body = content[: _HEAD.size + _CHECK_BYTES], content[_HEAD.size + _CHECK_BYTES :]
        if len(content) < _HEAD.size + _CHECK_BYTES + _TAG_BYTES:
            raise UnusableTemplateError(Fault.TRUNCATED)
        magic, size, record, model, mark, nonce = _HEAD.unpack(head[: _HEAD.size])
        if (
            magic != _MAGIC
            or hashlib.sha256(head[: _HEAD.size]).digest()[:_CHECK_BYTES] != head[_HEAD.size :]
        ):
            raise UnusableTemplateError(Fault.TAMPERED)
        if len(content) != size:
            raise UnusableTemplateError(Fault.TRUNCATED if len(content) < size else Fault.TAMPERED)
        if record != _digest(record_id):
            raise UnusableTemplateError(Fault.OTHER_RECORD)
        if model != self._model:
            raise UnusableTemplateError(Fault.OTHER_MODEL)
        key = self._keys.get(KEY)
        if key is None:
            raise UnusableTemplateError(Fault.NO_KEY)
        if len(key) != _KEY_BYTES or _mark(key) != mark:
            raise UnusableTemplateError(Fault.WRONG_KEY)
        try:
            return AESGCM(key).decrypt(nonce, body, head)
        except InvalidTag as error:
            raise UnusableTemplateError(Fault.TAMPERED) from error

    def forget(self) -> bool:
        """Destroy the key, then overwrite and remove the file; whether there was anything.

        Raises:
            VaultError: If something is left.
        """
        had_key = self._keys.destroy(KEY)
        return _erase_file(self._path) or had_key

    def _read(self) -> bytes:
        try:
            with self._path.open("rb") as file:
                return file.read(LARGEST + 1024)
        except FileNotFoundError as error:
            raise UnusableTemplateError(Fault.MISSING) from error
        except OSError as error:
            raise UnusableTemplateError(Fault.UNREADABLE) from error


def forget(folder: Path) -> tuple[bool, bool]:
    """Erase the template without passphrase, wherever its key may be.

    Args:
        folder: The data folder.

    Returns:
        Whether there was a key, and whether there was a file.

    Raises:
        VaultError: If something is left; what could be erased was erased.
    """
    problem: VaultError | None = None
    had_key = False
    for name in (CHARACTERS_KEY, KEY):
        try:
            had_key = destroy_template_key(folder, name)
        except VaultError as error:
            problem = error
    had_file = _erase_file(folder / FILE)
    for name in (HABITS, LAST_PROOF):  # last: whatever happens to them, the template is gone
        _erase_file(folder / name)
    if had_file and not had_key and problem is None:
        problem = VaultError(
            "the template was erased, but its key was not found",
            hint="if your keyring was locked, unlock it and run 'avatar consent withdraw' again",
        )
    if problem is not None:
        raise problem
    return had_key, had_file


def _erase_file(path: Path) -> bool:
    try:
        found = erase(path)
        return erase(path.with_name(path.name + ".new")) or found  # a draft, if a process was killed
    except OSError as error:
        raise VaultError(f"{path} cannot be erased: {error.strerror}", hint="delete it by hand") from error


def _digest(record_id: str) -> bytes:
    return hashlib.sha256(record_id.encode()).digest()


def _mark(key: bytes) -> bytes:
    """Tells a wrong key from a changed file; says nothing about a random key of 256 bits."""
    return hashlib.sha256(b"avatar template key mark" + key).digest()[:8]
