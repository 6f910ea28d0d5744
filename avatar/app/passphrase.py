"""The passphrase, where the template is kept under one.  It is typed, handed on, and forgotten.

What is needed, and whether what was typed will do, is the same for the terminal and the window; only the
functions that begin with ``ask`` speak to a terminal.
"""

from __future__ import annotations

import enum
import getpass
import sys

from avatar import keys
from avatar.app import places
from avatar.errors import VaultError


class Need(enum.Enum):
    """What an enrolment, or a show, has to be told."""

    NOTHING = "nothing"  # the key is in the system's keyring, and may stay there alone
    TO_OPEN = "to open"  # one was chosen before
    TO_MAKE = "to make"  # there is no keyring, or it replaces a prompt


def need(*, wanted: bool) -> Need:
    """What there is to type before an enrolment.

    Args:
        wanted: Whether one is made although there is a keyring, because it replaces a prompt.
    """
    if keys.has_passphrase(places.vault_folder()):
        return Need.TO_OPEN
    return Need.TO_MAKE if wanted or keys.needs_passphrase() else Need.NOTHING


def check(typed: str, again: str) -> str:
    """A new passphrase that was typed twice.

    Raises:
        VaultError: If it is too short or the two differ.
    """
    _check_length(typed)
    if again != typed:
        raise VaultError("the two passphrases differ", hint="type the same one twice")
    return typed


def _check_length(typed: str) -> None:
    if len(typed) < keys.MINIMUM_LETTERS:
        raise VaultError(
            f"the passphrase has {len(typed)} characters", hint=f"choose {keys.MINIMUM_LETTERS} or more"
        )


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
    needed = need(wanted=wanted)
    if needed is Need.TO_OPEN:
        return ask_to_open()
    if needed is Need.NOTHING:
        return _offer()
    print("Your face template is locked with a passphrase of your own. Nobody can recover it.")
    return _read_twice()


def _offer() -> str | None:
    """A passphrase that nobody needs: with one, five failed tries do not end in beginning again."""
    if not sys.stdin.isatty():
        return None
    print("The key of your face template will be in this computer's keyring.")
    print("If you would rather type a passphrase at every start, choose one: it also lets you in when")
    print("five tries failed, where otherwise only 'avatar consent withdraw' and a new enrolment help.")
    return _read_twice(optional=True)


def _read_twice(*, optional: bool = False) -> str | None:
    """A new passphrase, typed twice; None if it is optional and nothing was typed.

    Raises:
        VaultError: If it is too short or the two differ.
    """
    none = ", or Enter for none" if optional else ""
    typed = _read(f"New passphrase, {keys.MINIMUM_LETTERS} characters or more{none}: ")
    if optional and not typed:
        return None
    _check_length(typed)  # before it is asked for again
    return check(typed, _read("The same again: "))
