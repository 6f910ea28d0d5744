"""When the owner last gave the full proof of being alive, and whether they failed too often.

Bound to the template by a keyed hash, so that a file from elsewhere, or an edited one, counts as none.
Nothing biometric is in it.
"""

from __future__ import annotations

import hashlib
import hmac
import struct
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from avatar.errors import VaultError
from avatar.keys import write_private
from avatar.sense.vault import LAST_PROOF

_LAYOUT: Final = struct.Struct("<4sdB")
_MAGIC: Final = b"AVP1"
_DIGEST_BYTES: Final = 32


class ProofFile:
    """The file, for one template.

    Args:
        folder: The data folder.
        template: The template's bytes; only a hash of them is used, as a key.
        now: Wall clock, seconds.
    """

    def __init__(self, folder: Path, template: bytes, now: Callable[[], float] = time.time) -> None:
        self._path, self._now = folder / LAST_PROOF, now
        self._key = hashlib.sha256(b"avatar last proof" + template).digest()

    def age_s(self) -> float:
        """Seconds since the full proof; infinite if there was none, or if it lies in the future."""
        at_s, _ = self._read()
        age_s = self._now() - at_s
        return age_s if age_s >= 0 else float("inf")

    def is_refused(self) -> bool:
        """Whether too many prompts failed before the last end."""
        return self._read()[1]

    def prove(self) -> None:
        """Note a full proof now; forgives failed tries.

        Raises:
            VaultError: If it cannot be written.
        """
        self._write(self._now(), refused=False)

    def forgive(self) -> None:
        """Forget failed tries, since the passphrase was typed; the full proof is asked for again.

        Raises:
            VaultError: If it cannot be written.
        """
        self._write(0.0, refused=False)

    def refuse(self) -> None:
        """Note that too many prompts failed.

        Raises:
            VaultError: If it cannot be written.
        """
        self._write(0.0, refused=True)

    def _read(self) -> tuple[float, bool]:
        try:
            content = self._path.read_bytes()
        except OSError:
            return float("-inf"), False
        body, digest = content[:-_DIGEST_BYTES], content[-_DIGEST_BYTES:]
        if len(body) != _LAYOUT.size or not hmac.compare_digest(self._hash(body), digest):
            return float("-inf"), True  # somebody was here: ask for more, not less
        magic, at_s, refused = _LAYOUT.unpack(body)
        return (at_s, bool(refused)) if magic == _MAGIC else (float("-inf"), True)

    def _write(self, at_s: float, *, refused: bool) -> None:
        body = _LAYOUT.pack(_MAGIC, at_s, refused)
        try:
            write_private(self._path, body + self._hash(body))
        except OSError as error:
            raise VaultError(
                f"{self._path} cannot be written: {error.strerror}", hint="free some disk space"
            ) from error

    def _hash(self, body: bytes) -> bytes:
        return hmac.digest(self._key, body, "sha256")
