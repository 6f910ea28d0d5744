"""The ledger as the show writes it: beside the drawing, never in its way."""

from __future__ import annotations

import logging
import queue
import threading
from datetime import UTC, datetime

from avatar.app.ledger import Event, Ledger
from avatar.errors import AvatarError
from avatar.signal import Reason

_log = logging.getLogger(__name__)


class Journal:
    """Writes to the ledger beside the show: never waits for a disk, warns once, and the show goes on.

    Args:
        ledger: Where to.
        record_id: Of the consent in force.
    """

    def __init__(self, ledger: Ledger, record_id: str) -> None:
        self._ledger, self._record_id = ledger, record_id
        self._waiting: queue.SimpleQueue[tuple[Event, Reason | None, datetime] | None] = queue.SimpleQueue()
        self.problem = ""
        """Why the latest line could not be written; empty while all is well."""
        self._writer = threading.Thread(target=self._write, name="ledger", daemon=True)
        self._writer.start()

    def note(self, event: Event, reason: Reason | None = None) -> None:
        """Have it written soon, with the time of now."""
        self._waiting.put((event, reason, datetime.now(UTC)))

    def close(self, timeout_s: float = 2.0) -> None:
        """Write what is waiting, and stop."""
        self._waiting.put(None)
        self._writer.join(timeout_s)

    def _write(self) -> None:
        while (told := self._waiting.get()) is not None:
            event, reason, at = told
            try:
                self._ledger.append(event, record_id=self._record_id, reason=reason, now=at)
            except AvatarError as error:
                if not self.problem:
                    _log.warning("ledger=not-written problem=%r", error.problem)
                self.problem = error.problem
