"""The key of sealed characters: kept where the template's key is, given to an open gate only.

One secret for the profile; each character's key is derived from it, so that what the drawing
process holds opens the one character it performs as.  Withdrawing consent destroys the secret.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from avatar.keys import template_keys
from avatar.sense.enrolled import EnrolledOwner
from avatar.sense.owner import Owner
from avatar.sense.vault import CHARACTERS_KEY
from avatar.sense.worker import Step
from avatar.signal import KEY_BYTES, Message, Released

_FOR: Final = b"avatar sealed character 1"


def character_key(
    owner: Owner, folder: Path, passphrase: str | None, salt: bytes, *, may_make: bool
) -> bytes | None:
    """The key of one sealed character.

    Args:
        owner: Who is compared with: only somebody enrolled has characters.
        folder: The data folder.
        passphrase: As typed, where there is no keyring.
        salt: Of the character; empty if none is asked for.
        may_make: Make the profile's secret if there is none yet, for the first character that is sealed.

    Returns:
        ``KEY_BYTES`` bytes; None if there is no such key, or nobody to release it to.

    Raises:
        VaultError: If it cannot be reached.
    """
    if not salt or not isinstance(owner, EnrolledOwner):
        return None
    keys = template_keys(folder, passphrase)
    secret = keys.get(CHARACTERS_KEY)
    if secret is None and may_make:
        secret = secrets.token_bytes(KEY_BYTES)
        keys.put(CHARACTERS_KEY, secret)
    if secret is None:
        return None
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=_FOR).derive(secret)


def messages(steps: Iterable[Step], key: bytes | None) -> Iterator[Message]:
    """What goes over the wire: the signals, and before the first one of an open gate the key.

    It goes again each time the gate opens, because the drawing process forgets it when the gate shuts.
    """
    was_open = False
    for one in steps:
        if one.gate.is_open and not was_open and key is not None:
            yield Released(one.at_ns, key)
        was_open = one.gate.is_open
        if one.signal is not None:
            yield one.signal
