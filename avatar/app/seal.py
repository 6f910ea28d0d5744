"""``avatar characters seal`` and ``unseal``: a character that only its owner can perform as, or look at.

Both wait for the gate to open: the key comes from there and from nowhere else.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final, Protocol

from avatar import characters, keys, sandbox
from avatar.app import passphrase, places, roster
from avatar.app.enrol import config_from, is_enrolled, require_consent, show_prompt
from avatar.app.files import write_file
from avatar.app.photoreal import judge
from avatar.app.session import Sense, SenseConfig
from avatar.clock import Clock, MonotonicClock
from avatar.errors import AvatarError, CharacterError, ConsentError, UsageError, VaultError
from avatar.gate import consent
from avatar.settings import Chosen
from avatar.signal import Held, Reason, Signal
from avatar.stage.rigs import read_character
from avatar.stage.rigs.files import SUFFIX, pack
from avatar.stage.sealed import check_name, is_sealed, new_salt, read_sealed, seal

WAIT_S: Final = 120.0
"""For the gate to open: three prompts take 10 seconds, a failed try three times over a minute."""

_STEP_S: Final = 0.1


class Gatekeeper(Protocol):
    """Says why the gate is shut, and gives a key once it opens: the sense process, or a script."""

    def wait(self, timeout_s: float) -> Signal | None:
        """The newest signal, if one came within the time."""
        ...

    def take_key(self) -> bytes | None:
        """The key, once it was released."""
        ...

    def close(self) -> None:
        """End it."""
        ...


Opener = Callable[[SenseConfig, Clock], Gatekeeper]


def sealed_names() -> tuple[str, ...]:
    """The owner's sealed characters, by name."""
    return tuple(one.name for one in roster.everyone() if is_sealed(one.path))


def _own(name: str) -> Path:
    """Where an imported character is.

    Raises:
        UsageError: If it is a built-in one, or was not imported.
        CharacterError: If two have the name.
    """
    if name in characters.names():
        raise UsageError(
            f"{name} is a built-in character: everybody has it",
            hint=f"seal a copy: avatar characters import {name} --name my-{name}",
        )
    path = roster.own(name)
    if path is None:
        raise UsageError(
            f"you have imported no character called {name!r}",
            hint="import it first: avatar characters import PATH",
        )
    return path


def _key(chosen: Chosen, salt: bytes, opener: Opener, clock: Clock, *, makes_key: bool) -> bytes:
    """Wait until the gate opens and releases the key.

    Raises:
        AvatarError: If it does not open in time, or has no such key.
    """
    if chosen.settings.sense.test_source:
        raise VaultError("a test source has no owner, so it has no key", hint="leave out sense.test_source")
    config = replace(config_from(chosen, passphrase.ask_to_open()), seal=salt.hex(), makes_key=makes_key)
    print(sandbox.deny_network(), flush=True)
    gate, until_s = opener(config, clock), clock.now_s() + WAIT_S
    shown: Reason | None = None
    try:
        while clock.now_s() < until_s:
            signal = gate.wait(_STEP_S)
            key = gate.take_key()
            if key is not None:
                return key
            if isinstance(signal, Held) and signal.reason is not shown:
                shown = signal.reason
                show_prompt(signal)
            elif signal is not None and not isinstance(signal, Held):
                raise VaultError(
                    "there is no key for it: it was sealed in another profile, or before a withdrawn consent",
                    hint="use another copy of the character",
                )
    finally:
        gate.close()
    raise VaultError(
        f"the gate did not open within {WAIT_S:.0f} s", hint="look at the camera and answer the prompts"
    )


def _enrolled_record() -> consent.Record:
    """The consent in force of somebody enrolled.

    Raises:
        ConsentError: If there is none.
        VaultError: If nobody is enrolled.
    """
    require_consent()
    record = consent.load(places.consent_file())
    if record is None:
        raise ConsentError("there is no consent on record", hint="run 'avatar consent' once")
    if not is_enrolled():
        raise VaultError(
            "nobody is enrolled, so there is no owner to seal to", hint="run 'avatar enrol' once"
        )
    return record


def seal_one(name: str, chosen: Chosen, opener: Opener = Sense, clock: Clock | None = None) -> int:
    """Seal an imported character to the owner who is in front of the camera.

    Raises:
        AvatarError: If it cannot be sealed; then it is as it was.
    """
    record, path = _enrolled_record(), _own(name)
    if is_sealed(path):
        raise CharacterError(f"{name} is sealed already", hint=f"perform as it: --stage-character {name}")
    check_name(name)
    packed = pack(read_character(path, judge=judge).files)
    print(_WARNING.format(name=name, until=record.valid_until[:10]), flush=True)
    salt = new_salt()
    key = _key(chosen, salt, opener, clock or MonotonicClock(), makes_key=True)
    target = path.with_name(f"{name}{SUFFIX}")
    draft = path.with_name(f".sealed-{name}{SUFFIX}")
    write_file(draft, seal(packed, name=name, record_id=record.record_id, salt=salt, key=key))
    if read_sealed(draft).open(key).data != packed:
        raise CharacterError(f"{draft} does not hold what was sealed", hint="see whether the disk is full")
    _replace(path, draft, target)
    print(f"sealed: {name}. Only you can perform as it, in front of the camera, in this profile.")
    return 0


_WARNING: Final = """\
{name} will open only for you, while the gate is open.
Its key is destroyed when you withdraw your consent, when that ends ({until}), or when somebody is
enrolled anew who cannot be compared with you: then it can never be opened again. Keep a copy elsewhere, or
unseal it before."""


def unseal_one(name: str, chosen: Chosen, opener: Opener = Sense, clock: Clock | None = None) -> int:
    """Open a sealed character for good.

    Raises:
        AvatarError: If it cannot be opened; then it is as it was.
    """
    path = _own(name)
    if not is_sealed(path):
        raise CharacterError(f"{name} is not sealed", hint="there is nothing to do")
    found = read_sealed(path)
    _enrolled_record()
    key = _key(chosen, found.salt, opener, clock or MonotonicClock(), makes_key=False)
    write_file(path, found.open(key).data)
    print(f"open: {name}. Whoever has the file can perform as it.")
    return 0


def _replace(plain: Path, draft: Path, target: Path) -> None:
    """Put the sealed file in the place of the plain one, which is overwritten and removed.

    The plain one is moved aside first: whatever stops this, one of the two is whole.

    Raises:
        AvatarError: If something plain may be left.
    """
    aside = plain.with_name(f".plain-{plain.name}")
    try:
        plain.rename(aside)
        draft.replace(target)
        files = sorted(aside.iterdir()) if aside.is_dir() else [aside]
        for file in files:
            keys.erase(file)
        with contextlib.suppress(NotADirectoryError, FileNotFoundError):
            aside.rmdir()
    except OSError as error:
        raise AvatarError(
            f"{aside} could not be erased: {error.strerror}", hint="delete it by hand: it is not sealed"
        ) from error
