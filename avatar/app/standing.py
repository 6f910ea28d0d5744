"""Whether a show may begin: consent, template, and what must be typed.  Reads files and may ask a keyring."""

from __future__ import annotations

from dataclasses import dataclass

from avatar import keys
from avatar.app import agreement, places
from avatar.app.enrolment import is_enrolled
from avatar.gate import consent


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What is on record.

    Attributes:
        record_id: Of the consent in force; empty if there is none.
        enrolled: A template is stored.
        locked: It opens with a passphrase only.
        ended: What became of an older consent and what it allowed to keep; None if nothing did.
    """

    record_id: str = ""
    enrolled: bool = False
    locked: bool = False
    ended: agreement.Ended | None = None

    def admits(self, *, test_source: bool) -> bool:
        """Whether a face may be looked at; a test source has no owner to be enrolled."""
        return bool(self.record_id) and (self.enrolled or test_source)


def look() -> Standing:
    """What is on record now, after a consent that is over was cleared away.

    Raises:
        ConsentError: If sealed characters would be lost by that: a person must decide.
    """
    ended = agreement.settle()
    path = places.consent_file()
    record = consent.load(path) if consent.is_given(path) else None
    return Standing(
        record_id=record.record_id if record else "",
        enrolled=is_enrolled(),
        locked=keys.has_passphrase(places.vault_folder()),
        ended=ended,
    )
