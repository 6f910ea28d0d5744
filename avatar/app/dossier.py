"""Everything that this computer has on record about its owner, gathered for one page.  Changes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from avatar.app import agreement, kept, places
from avatar.app.kept import Kept
from avatar.app.ledger import Entry
from avatar.errors import AvatarError, ConsentError
from avatar.gate import consent
from avatar.gate.consent import Record
from avatar.gate.statements import statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """What there is.

    Attributes:
        record: The consent; None if there is none that can be read.
        in_force: It is agreed to now.
        days_left: Until it ends by itself; 0 if it is not in force.
        statement: What was agreed to, as it was read; empty if this version does not have it.
        sealed: Names of the characters that withdrawing would lose.
        entries: Lines of the ledger before the first problem.
        ledger_problem: What is wrong with the ledger, or why it cannot be read; empty if nothing is.
        kept: Everything on the disk.
    """

    record: Record | None = None
    in_force: bool = False
    days_left: int = 0
    statement: str = ""
    sealed: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()
    ledger_problem: str = ""
    kept: tuple[Kept, ...] = ()


def gather(now: datetime | None = None) -> Dossier:
    """Look at all of it.

    Args:
        now: The wall clock.
    """
    path, now = places.consent_file(), now or datetime.now(UTC)
    try:
        record = consent.load(path)
    except ConsentError:
        record = None
    in_force = consent.is_given(path, now)
    entries, problem = _ledger()
    return Dossier(
        record=record,
        in_force=in_force,
        days_left=max(0, (record.ends_at - now).days) if record and in_force else 0,
        statement=statement(record.language).text if record and record.is_of_this_statement else "",
        sealed=agreement.sealed_names(),
        entries=entries,
        ledger_problem=problem,
        kept=tuple(kept.look()),
    )


def _ledger() -> tuple[tuple[Entry, ...], str]:
    try:
        verdict = agreement.open_ledger().verify()
    except AvatarError as error:
        return (), error.problem
    return verdict.entries, verdict.problem
