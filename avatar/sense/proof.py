"""What is remembered of proofs between starts: the last full one, failed tries, whether a stranger was seen.

Bound to the template by a keyed hash, so that a file from elsewhere, or an edited one, counts as refused; so
does a missing one, since enrolment writes the first.  Nothing biometric is in it.
"""

from __future__ import annotations

import hashlib
import hmac
import struct
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from avatar.errors import VaultError
from avatar.keys import write_private
from avatar.sense.vault import LAST_PROOF

_LAYOUT: Final = struct.Struct("<4sddIB")
_MAGIC: Final = b"AVP2"
_DIGEST_BYTES: Final = 32
_MANY: Final = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What the file says.

    Attributes:
        proven_s: Wall time of the last full proof; minus infinity if there was none.
        failed_s: Wall time of the last failed try.
        fails: Failed tries since the last proof; a prompt that was shown and not yet answered is one.
        locked: A stranger was seen since the last full proof.
    """

    proven_s: float = float("-inf")
    failed_s: float = float("-inf")
    fails: int = 0
    locked: bool = False


_DISTRUST: Final = Memory(fails=_MANY, locked=True)


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
        return self._since(self.read().proven_s)

    def fail_age_s(self) -> float:
        """Seconds since the last failed try; zero if it lies in the future: then the wait begins anew."""
        age_s = self._since(self.read().failed_s)
        return 0.0 if age_s == float("inf") else age_s

    def prove(self) -> None:
        """Note a full proof now; forgives everything.

        Raises:
            VaultError: If it cannot be written.
        """
        self._write(Memory(proven_s=self._now()))

    def answer(self) -> None:
        """Note that one prompt was answered: failed tries are forgiven, nothing else changes.

        Raises:
            VaultError: If it cannot be written.
        """
        self._write(replace(self.read(), fails=0))

    def forgive(self) -> None:
        """Forget failed tries, since the passphrase was typed; the full proof is asked for again.

        Raises:
            VaultError: If it cannot be written.
        """
        self._write(Memory(locked=True))

    def fail(self, fails: int) -> None:
        """Note so many failed tries, the last one now.

        Raises:
            VaultError: If it cannot be written.
        """
        self._write(replace(self.read(), fails=fails, failed_s=self._now()))

    def lock(self) -> None:
        """Note that a stranger was seen.

        Raises:
            VaultError: If it cannot be written.
        """
        self._write(replace(self.read(), locked=True))

    def read(self) -> Memory:
        """What is remembered; the worst of it all if the file is missing or not ours."""
        try:
            content = self._path.read_bytes()
        except OSError:
            return _DISTRUST
        body, digest = content[:-_DIGEST_BYTES], content[-_DIGEST_BYTES:]
        if len(body) != _LAYOUT.size or not hmac.compare_digest(self._hash(body), digest):
            return _DISTRUST
        magic, proven_s, failed_s, fails, locked = _LAYOUT.unpack(body)
        if magic != _MAGIC:
            return _DISTRUST
        return Memory(proven_s=proven_s, failed_s=failed_s, fails=fails, locked=bool(locked))

    def _since(self, at_s: float) -> float:
        age_s = self._now() - at_s
        return age_s if age_s >= 0 else float("inf")

    def _write(self, memory: Memory) -> None:
        body = _LAYOUT.pack(_MAGIC, memory.proven_s, memory.failed_s, min(memory.fails, _MANY), memory.locked)
        try:
            write_private(self._path, body + self._hash(body))
        except OSError as error:
            raise VaultError(
                f"{self._path} cannot be written: {error.strerror}", hint="free some disk space"
            ) from error

    def _hash(self, body: bytes) -> bytes:
        return hmac.digest(self._key, body, "sha256")
