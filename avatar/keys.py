"""Secret keys by name: in the system's keyring, or wrapped by a passphrase, or in a private file.

The template's key is in the keyring, or under a passphrase that is asked for and never
stored.  The ledger's key must be at hand without asking, also while consent is being
withdrawn, so where there is no keyring it is in a file that only this account may read.

Destroying a key needs neither keyring password nor passphrase: erasing must never be harder than giving.
"""

from __future__ import annotations

import base64
import json
import logging
import os
import secrets
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from avatar.errors import VaultError

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_log = logging.getLogger(__name__)

Answer = TypeVar("Answer")

SERVICE: Final = "avatar-onlyme"
TEMPLATE_FILE: Final = "template.key"
LEDGER_FILE: Final = "ledger.key"

SCRYPT_N: Final = 2**16
"""With r = 8 and p = 1 one try takes 180 ms and 64 MB on the test machine (2**15: 92 ms, 2**17: 367 ms)."""

_SALT_BYTES: Final = 16
_NONCE_BYTES: Final = 12
MINIMUM_LETTERS: Final = 8
"""NIST SP 800-63B section 5.1.1.2: a secret that a person chooses has at least eight characters."""

_SYSTEM_BACKENDS: Final = (
    "keyring.backends.SecretService.",
    "keyring.backends.libsecret.",
    "keyring.backends.kwallet.",
    "keyring.backends.macOS.",
    "keyring.backends.Windows.",
)
"""The keyrings of the three systems: a closed list, since a backend may also be a plain file or nothing."""


class Keys(Protocol):
    """Secrets by name."""

    def get(self, name: str) -> bytes | None:
        """The secret; None if there is none.

        Raises:
            VaultError: If it is there and cannot be read.
        """
        ...

    def put(self, name: str, secret: bytes) -> None:
        """Store it, in place of one of the same name.

        Raises:
            VaultError: If it cannot be stored.
        """
        ...

    def destroy(self, name: str) -> bool:
        """Destroy it for good; whether there was one.

        Raises:
            VaultError: If it is there and cannot be destroyed.
        """
        ...


def system_keyring() -> KeyringBackend | None:
    """The keyring of this system, or None where there is none that keeps secrets."""
    import keyring
    from keyring.backends.chainer import ChainerBackend

    try:
        found = keyring.get_keyring()
    except Exception as error:  # a setting of the keyring library that names no backend, for instance
        _log.warning("keyring=broken problem=%r", str(error))
        return None
    several = found.backends if isinstance(found, ChainerBackend) else [found]
    for backend in several:
        kind = f"{type(backend).__module__}.{type(backend).__qualname__}"
        if kind.startswith(_SYSTEM_BACKENDS):
            return backend
        _log.info("keyring=%s action=refused", kind)
    return None


class KeyringKeys:
    """Secrets in the system's keyring.

    Args:
        backend: From :func:`system_keyring`.
        folder: Whose secrets: each data folder has its own.
    """

    def __init__(self, backend: KeyringBackend, folder: Path) -> None:
        self._backend, self._folder = backend, folder

    def _account(self, name: str) -> str:
        return f"{name} of {self._folder}"

    def get(self, name: str) -> bytes | None:
        """See :class:`Keys`."""
        found = self._ask(lambda: self._backend.get_password(SERVICE, self._account(name)))
        try:
            return None if found is None else base64.b64decode(found, validate=True)
        except ValueError as error:
            raise VaultError(
                f"the {name} in the keyring is not one that this program wrote",
                hint="run 'avatar consent withdraw' and begin again",
            ) from error

    def put(self, name: str, secret: bytes) -> None:
        """See :class:`Keys`."""
        told = base64.b64encode(secret).decode()
        self._ask(lambda: self._backend.set_password(SERVICE, self._account(name), told))

    def destroy(self, name: str) -> bool:
        """See :class:`Keys`."""
        if self._ask(lambda: self._backend.get_password(SERVICE, self._account(name))) is None:
            return False
        self._ask(lambda: self._backend.delete_password(SERVICE, self._account(name)))
        return True

    def _ask(self, question: Callable[[], Answer]) -> Answer:
        """Put the keyring's own many errors into one sentence."""
        try:
            return question()
        except Exception as error:  # backends raise whatever their D-Bus or system library raises
            raise VaultError(
                f"the system's keyring cannot be used ({type(error).__name__}: {error})",
                hint="unlock the keyring, then try again",
            ) from error


class PrivateFileKeys:
    """Secrets in a file that only this account may read.  For the ledger, where there is no keyring.

    Args:
        path: The file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def get(self, name: str) -> bytes | None:
        """See :class:`Keys`."""
        found = _read_secrets(self._path).get(name)
        return None if found is None else _decoded(found, self._path)

    def put(self, name: str, secret: bytes) -> None:
        """See :class:`Keys`."""
        _write_secrets(self._path, {**_read_secrets(self._path), name: base64.b64encode(secret).decode()})

    def destroy(self, name: str) -> bool:
        """See :class:`Keys`."""
        return _destroy_secret(self._path, name)


class PassphraseKeys:
    """Secrets in a file, each wrapped by a key that scrypt makes of a passphrase.

    Args:
        path: The file; holds salt, nonces and wrapped secrets, never the passphrase.
        passphrase: As typed.
    """

    def __init__(self, path: Path, passphrase: str) -> None:
        self._path, self._passphrase = path, passphrase
        self._made: dict[bytes, bytes] = {}

    def get(self, name: str) -> bytes | None:
        """See :class:`Keys`; a wrong passphrase is a ``VaultError`` of its own sentence."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        found = _read_secrets(self._path).get(name)
        if found is None:
            return None
        packed = _decoded(found, self._path)
        salt, nonce = packed[:_SALT_BYTES], packed[_SALT_BYTES : _SALT_BYTES + _NONCE_BYTES]
        try:
            return AESGCM(self._key(salt)).decrypt(nonce, packed[_SALT_BYTES + _NONCE_BYTES :], name.encode())
        except (InvalidTag, ValueError) as error:
            raise VaultError(
                f"this is not the passphrase that the {name} was stored with",
                hint="type it again; if it is lost, run 'avatar consent withdraw' and begin again",
            ) from error

    def put(self, name: str, secret: bytes) -> None:
        """See :class:`Keys`."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        if len(self._passphrase) < MINIMUM_LETTERS:
            raise VaultError(
                f"the passphrase has {len(self._passphrase)} letters",
                hint=f"choose one of {MINIMUM_LETTERS} or more; four random words are good",
            )
        salt, nonce = secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_NONCE_BYTES)
        packed = salt + nonce + AESGCM(self._key(salt)).encrypt(nonce, secret, name.encode())
        _write_secrets(self._path, {**_read_secrets(self._path), name: base64.b64encode(packed).decode()})

    def destroy(self, name: str) -> bool:
        """See :class:`Keys`; needs no passphrase."""
        return _destroy_secret(self._path, name)

    def _key(self, salt: bytes) -> bytes:
        from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

        if salt not in self._made:
            made = Scrypt(salt=salt, length=32, n=SCRYPT_N, r=8, p=1).derive(self._passphrase.encode())
            self._made[salt] = made
        return self._made[salt]


def needs_passphrase() -> bool:
    """Whether the template's key can only be kept under a passphrase here."""
    return system_keyring() is None


def has_passphrase(folder: Path) -> bool:
    """Whether a key was stored under a passphrase already, so that it is asked for once, not twice."""
    return (folder / TEMPLATE_FILE).exists()


def template_keys(folder: Path, passphrase: str | None) -> Keys:
    """Where the template's key is: under the passphrase if one was typed or used before, else in the keyring.

    Args:
        folder: The data folder.
        passphrase: As typed, or None if nobody was asked.

    Raises:
        VaultError: If there is no keyring and no passphrase either.
    """
    backend = None if passphrase or has_passphrase(folder) else system_keyring()
    if backend is not None:
        return KeyringKeys(backend, folder)
    if not passphrase:
        raise VaultError(
            "the template needs a passphrase: it was locked with one, or there is no system keyring",
            hint="start avatar in a terminal, where the passphrase can be typed",
        )
    return PassphraseKeys(folder / TEMPLATE_FILE, passphrase)


def ledger_keys(folder: Path) -> Keys:
    """Where the ledger's key is: the keyring, else a private file."""
    backend = system_keyring()
    return PrivateFileKeys(folder / LEDGER_FILE) if backend is None else KeyringKeys(backend, folder)


def destroy_template_key(folder: Path, name: str) -> bool:
    """Destroy the template's key wherever it may be; whether there was one.

    Raises:
        VaultError: If it is there and cannot be destroyed.
    """
    found = _destroy_secret(folder / TEMPLATE_FILE, name)
    backend = system_keyring()
    return (backend is not None and KeyringKeys(backend, folder).destroy(name)) or found


def _decoded(text: str, path: Path) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except ValueError as error:
        raise _damaged(path, error) from error


def _damaged(path: Path, error: Exception) -> VaultError:
    return VaultError(
        f"the key file {path} cannot be read ({type(error).__name__})",
        hint="run 'avatar consent withdraw' and begin again",
    )


def _read_secrets(path: Path) -> dict[str, str]:
    try:
        found = json.loads(path.read_text(encoding="ascii"))
        if not isinstance(found, dict) or not all(isinstance(value, str) for value in found.values()):
            raise ValueError("not names and texts")
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as error:
        raise _damaged(path, error) from error
    return found


def _write_secrets(path: Path, found: Mapping[str, str]) -> None:
    """Write all secrets or none, readable by this account only."""
    try:
        write_private(path, json.dumps(found).encode("ascii"))
    except OSError as error:
        raise VaultError(
            f"the key file {path} cannot be written: {error.strerror}",
            hint="free some disk space or check who may write there",
        ) from error


def _destroy_secret(path: Path, name: str) -> bool:
    """Overwrite the file that holds a secret; secrets of other names are written anew."""
    try:
        kept = _read_secrets(path)
        found = kept.pop(name, None) is not None
    except VaultError:
        kept, found = {}, True  # unreadable: nothing in it can be used, and nothing of it shall stay
    try:
        if found:
            erase(path)
    except OSError as error:
        raise VaultError(
            f"the key file {path} cannot be erased: {error.strerror}", hint="delete it by hand"
        ) from error
    if found and kept:
        _write_secrets(path, kept)
    return found


def write_private(path: Path, content: bytes) -> None:
    """Write a whole file or nothing, readable by this account only.

    Raises:
        OSError: If it cannot be written; no draft is left.
    """
    draft = path.with_name(path.name + ".new")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        erase(draft)  # of a process that was killed; its content may be a secret too
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError:
        with suppress(OSError):
            erase(draft)
        raise


def erase(path: Path) -> bool:
    """Overwrite a file with noise and remove it; whether there was one.

    Overwriting reaches the bytes on a plain disk; on flash or a copying file system only the destroyed
    key makes what was there unreadable, so both are done.

    Raises:
        OSError: If it is there and cannot be removed.
    """
    try:
        with path.open("r+b", buffering=0) as file:
            file.write(secrets.token_bytes(os.fstat(file.fileno()).st_size))
            os.fsync(file.fileno())
    except FileNotFoundError:
        return False
    except OSError:
        _log.warning("erase=%s overwritten=no", path.name)  # a full disk or a lock; removing still counts
    path.unlink()
    return True
