"""``avatar consent``: show the statement, have the agreement typed, or withdraw it."""

from __future__ import annotations

import sys

from avatar.app import places
from avatar.gate import consent


def ask() -> int:
    """Show the statement and record the agreement if it is typed.

    Raises:
        ConsentError: If something else is typed, or the record cannot be written.
    """
    print(f"{consent.STATEMENT}\n")
    print(f"To agree, type: {consent.AGREEMENT}")
    print("> ", end="", flush=True)
    record = consent.give(places.consent_file(), sys.stdin.readline())
    print(f"Recorded at {record.given_at}. 'avatar consent withdraw' takes it back.")
    return 0


def withdraw() -> int:
    """Delete the record; a running avatar stops at once.

    Raises:
        ConsentError: If it cannot be deleted.
    """
    if consent.withdraw(places.consent_file()):
        print("Withdrawn and deleted. Nothing moves until you agree again with 'avatar consent'.")
    else:
        print("There was no consent on record. Nothing moves.")
    return 0
