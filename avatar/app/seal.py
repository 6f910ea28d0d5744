"""``avatar characters seal`` and ``unseal``: a character that only its owner can perform as, or look at.

Both wait for the gate to open: the key comes from there and from nowhere else.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Protocol

from avatar import characters, keys, sandbox
from avatar.app import agreement, passphrase, places, roster
from avatar.app.enrol import require_consent, show_prompt
from avatar.app.enrolment import config_from, is_enrolled
from avatar.app.files import write_file
from avatar.app.ledger import Event
from avatar.app.photoreal import judge
from avatar.app.session import Sense, SenseConfig
from avatar.clock import Clock, MonotonicClock
from avatar.errors import AvatarError, CharacterError, ConsentError, UsageError, VaultError
from avatar.gate import consent
from avatar.settings import Chosen
from avatar.signal import Held, Live, Reason, Signal
from avatar.stage import cards
from avatar.stage.ladder import GENTLE
from avatar.stage.rigs import read_character
from avatar.stage.rigs.files import SUFFIX, pack
from avatar.stage.sealed import check_name, is_sealed, new_salt, read_sealed, seal

WAIT_S: Final = 120.0
"""For the gate to open: three prompts take 10 seconds, a failed try three times over a minute."""

_STEP_S: Final = 0.1

_HOPELESS: Final = frozenset(
    {
        Reason.CAMERA_DENIED,
        Reason.CAMERA_MISSING,
        Reason.CAMERA_VIRTUAL,
        Reason.EXPIRED,
        Reason.INCOMPATIBLE,
        Reason.MODEL_CHANGED,
        Reason.PASSPHRASE,
        Reason.REVOKED,
        Reason.VAULT_LOCKED,
    }
)
"""Waiting in front of the camera changes nothing about these: the command ends at once and says so."""


class Gatekeeper(Protocol):
    """Says why the gate is shut, and gives a key once it opens: the sense process, or a script.

    Attributes:
        problem: Its own words about what is wrong; empty if it said nothing.
    """

    problem: str

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


def _print(text: str) -> None:
    print(text, flush=True)


@dataclass(frozen=True, slots=True)
class Talk:
    """How the owner is spoken to while the gate is waited for: on the terminal, unless a window does.

    Attributes:
        secret: Gives the passphrase; None where there is a keyring.
        prompt: Says what to do in front of the camera.
        say: Says everything else.
        stop: Asked ten times a second; True leaves everything as it was.
        typed_now: The passphrase is typed for this one time.  One that a window remembers is not: it must
            neither forgive failed prompts nor stand for them.
    """

    secret: Callable[[], str | None] = passphrase.ask_to_open
    prompt: Callable[[Held], None] = show_prompt
    say: Callable[[str], None] = _print
    stop: Callable[[], bool] = lambda: False
    typed_now: bool = True


_TERMINAL: Final = Talk()


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


def _key(
    chosen: Chosen,
    record: consent.Record,
    salt: bytes,
    opener: Opener,
    clock: Clock,
    talk: Talk,
    *,
    makes_key: bool,
) -> bytes:
    """Wait until the gate opens and releases the key; the ledger knows of it as of any opening.

    Raises:
        AvatarError: If it does not open in time, or has no such key.
    """
    if chosen.settings.sense.test_source:
        raise VaultError("a test source has no owner, so it has no key", hint="leave out sense.test_source")
    secret = talk.secret()
    config = replace(
        config_from(chosen, secret),
        seal=salt.hex(),
        makes_key=makes_key,
        typed_now=talk.typed_now,
        microphone="off",  # nobody performs: it would listen for nothing
    )
    talk.say(sandbox.deny_network())
    if secret is not None and talk.typed_now and chosen.settings.gate.cannot != "nothing":
        _write_down(Event.PASSPHRASE_USED, record, talk)
    gate = opener(config, clock)
    try:
        found = _wait_for_key(gate, clock, talk)
    finally:
        gate.close()
    if isinstance(found, bytes):
        _write_down(Event.GATE_OPENED, record, talk)
        return found
    raise _no_key(found, gate.problem)


def _write_down(event: Event, record: consent.Record, talk: Talk) -> None:
    """In the ledger; one that cannot be written is a warning."""
    for problem in agreement.write_down(event, record.record_id):
        talk.say(f"warning: not written in the ledger: {problem}")


def _wait_for_key(gate: Gatekeeper, clock: Clock, talk: Talk) -> bytes | Reason:
    """The key, or why there is none: ``SEALED`` if the gate opened without one, else what held last."""
    until_s = clock.now_s() + WAIT_S
    shown = stern = Reason.STARTING
    while clock.now_s() < until_s and not talk.stop():
        signal = gate.wait(_STEP_S)
        key = gate.take_key()
        if key is not None:
            return key
        if isinstance(signal, Live):
            return Reason.SEALED
        if signal is None:
            continue
        if signal.reason is not shown:
            shown = signal.reason
            talk.prompt(signal)
        if signal.reason not in GENTLE:
            stern = signal.reason
        if signal.reason in _HOPELESS:
            gate.wait(_STEP_S)  # what the process has to say of it comes another way, a moment later
            return signal.reason
    return stern


def _no_key(reason: Reason, problem: str) -> VaultError:
    """What to say of a gate that gave no key, in the sense process's own words where it has some."""
    if reason is Reason.SEALED:
        return VaultError(
            "there is no key for it: it was sealed in another profile, or before a withdrawn consent",
            hint="use another copy of the character",
        )
    words = cards.WORDS[reason]
    why = f"the gate cannot open ({words.title})"
    if reason not in _HOPELESS:
        why = f"the gate did not open within {WAIT_S:.0f} s (last: {words.title})"
    said = f"{why}: {problem}" if problem else why
    if reason in GENTLE or reason.name.startswith("PROMPT_"):
        return VaultError(said, hint="look at the camera and answer the prompts")
    return VaultError(said, hint=f"{words.line} 'avatar doctor' shows more")


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


def seal_one(
    name: str,
    chosen: Chosen,
    opener: Opener = Sense,
    clock: Clock | None = None,
    talk: Talk = _TERMINAL,
) -> int:
    """Seal an imported character to the owner who is in front of the camera.

    Raises:
        AvatarError: If it cannot be sealed; then it is as it was.
    """
    record, path = _enrolled_record(), _own(name)
    if is_sealed(path):
        raise CharacterError(f"{name} is sealed already", hint=f"perform as it: --stage-character {name}")
    check_name(name)
    packed = pack(read_character(path, judge=judge).files)
    talk.say(_WARNING.format(name=name, until=record.valid_until[:10]))
    salt = new_salt()
    key = _key(chosen, record, salt, opener, clock or MonotonicClock(), talk, makes_key=True)
    target = path.with_name(f"{name}{SUFFIX}")
    draft = path.with_name(f".sealed-{name}{SUFFIX}")
    write_file(draft, seal(packed, name=name, record_id=record.record_id, salt=salt, key=key))
    if read_sealed(draft).open(key).data != packed:
        raise CharacterError(f"{draft} does not hold what was sealed", hint="see whether the disk is full")
    _replace(path, draft, target)
    talk.say(f"sealed: {name}. Only you can perform as it, in front of the camera, in this profile.")
    return 0


_WARNING: Final = """\
{name} will open only for you, while the gate is open.
Its key is destroyed when you withdraw your consent, when that ends ({until}), or when somebody is
enrolled anew who cannot be compared with you: then it can never be opened again. If the consent statement
changes with a new version of avatar, you are asked before it is lost. Keep a copy elsewhere, or unseal it
before."""


def unseal_one(
    name: str,
    chosen: Chosen,
    opener: Opener = Sense,
    clock: Clock | None = None,
    talk: Talk = _TERMINAL,
) -> int:
    """Open a sealed character for good.

    Raises:
        AvatarError: If it cannot be opened; then it is as it was.
    """
    path = _own(name)
    if not is_sealed(path):
        raise CharacterError(f"{name} is not sealed", hint="there is nothing to do")
    found = read_sealed(path)
    record = _enrolled_record()
    key = _key(chosen, record, found.salt, opener, clock or MonotonicClock(), talk, makes_key=False)
    write_file(path, found.open(key).data)
    talk.say(f"open: {name}. Whoever has the file can perform as it.")
    return 0


def _replace(plain: Path, draft: Path, target: Path) -> None:
    """Put the sealed file in the place of the plain one, which is overwritten and removed.

    The plain one is moved aside, and back if the sealed one cannot take its place; it is erased only when
    the sealed one has, so that what is advised to be deleted is never the only copy.

    Raises:
        AvatarError: If it could not be sealed, or something plain may be left.
    """
    aside = plain.with_name(f".plain-{plain.name}")
    _swap(plain, aside, draft, target)
    try:
        files = sorted(aside.iterdir()) if aside.is_dir() else [aside]
        for file in files:
            keys.erase(file)
        with contextlib.suppress(NotADirectoryError, FileNotFoundError):
            aside.rmdir()
    except OSError as error:
        raise AvatarError(
            f"{target} is sealed, but {aside} could not be erased: {error.strerror}",
            hint=f"delete {aside} by hand: it is not sealed",
        ) from error


def _swap(plain: Path, aside: Path, draft: Path, target: Path) -> None:
    """Move the plain one aside and the draft in its place, or leave all as it was.

    Raises:
        AvatarError: If it could not be done; the plain one is whole, and the draft is gone.
    """
    kept = plain
    try:
        plain.rename(aside)
        kept = aside
        draft.replace(target)
    except OSError as error:
        with contextlib.suppress(OSError):
            draft.unlink()
        if kept is aside:
            with contextlib.suppress(OSError):
                kept = aside.rename(plain)
        hint = "see whether another program uses it, then try again"
        if kept is aside:
            hint = f"rename {aside} back to {plain.name}: it is your character"
        raise AvatarError(f"{plain.name} was not sealed: {error.strerror}", hint=hint) from error
