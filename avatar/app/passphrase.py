"""Asks for the passphrase, where the template is kept under one.  It is typed, handed on, and forgotten."""

from __future__ import annotations

import getpass
import sys

from avatar import keys
from avatar.app import places
from avatar.errors import VaultError


def _read(prompt: str) -> str:
    if sys.stdin.isatty():
        return getpass.getpass(prompt)
    return sys.stdin.readline().rstrip("\n")


def ask_to_open() -> str | None:
    """The passphrase of a template that exists; None if it is in the system's keyring.

    Raises:
        VaultError: If nothing is typed.
    """
    if not keys.has_passphrase(places.vault_folder()):
        return None
    typed = _read("Passphrase of your face template: ")
    if not typed:
        raise VaultError("no passphrase was typed", hint="start avatar again and type it")
    return typed


def ask_to_make(*, wanted: bool) -> str | None:
    """A new passphrase, typed twice; None where there is a keyring and none is needed.

    Args:
        wanted: Ask for one although there is a keyring, because it replaces a prompt.

    Raises:
        VaultError: If it is too short or the two differ.
    """
    if keys.has_passphrase(places.vault_folder()):
        return ask_to_open()
    if not wanted and not keys.needs_passphrase():
        return None
    print("Your face template is locked with a passphrase of your own. Nobody can recover it.")
    typed = _read(f"New passphrase, {keys.MINIMUM_LETTERS} characters or more: ")
    if len(typed) < keys.MINIMUM_LETTERS:
        raise VaultError(
            f"the passphrase has {len(typed)} characters", hint=f"choose {keys.MINIMUM_LETTERS} or more"
        )
    if _read("The same again: ") != typed:
        raise VaultError("the two passphrases differ", hint="run 'avatar enrol' again")
    return typed
