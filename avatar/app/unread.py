"""Notices that nobody reads the output, so that the camera need not watch for nobody.

Asked in a thread of its own, because it takes milliseconds; decided in the show's, with every picture.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

_log: Final = logging.getLogger(__name__)

UNREAD_S: Final = 60.0
"""A call app lets go of the camera while its owner changes rooms or looks through its settings, and is back
within the minute: having to prove oneself anew each time would be in the way."""

_READ_EVERY_S: Final = 2.0
_UNREAD_EVERY_S: Final = 0.5
"""While nobody reads: who comes waits for the answer.  Outputs see to it that asking costs little."""


@dataclass(frozen=True, slots=True)
class Unread:
    """For how long nobody has looked.

    Attributes:
        since_s: When that began; None while somebody looks, or may.
        is_long: It has been a minute.
    """

    since_s: float | None = None
    is_long: bool = False

    def hear(self, readers: int | None, now_s: float) -> Unread:
        """Take in how many read now; None if that cannot be known."""
        if readers != 0:
            return _READ
        if self.since_s is None:
            return Unread(now_s)
        return self if self.is_long else replace(self, is_long=now_s - self.since_s >= UNREAD_S)


_READ: Final = Unread()


class Census:
    """Asks how many read, again and again.

    Args:
        ask: Takes milliseconds; an answer of None is one.
        wait: Waits so many seconds, or until told to stop, and returns whether it was; only in tests.

    Attributes:
        readers: The newest answer.
    """

    def __init__(self, ask: Callable[[], int | None], wait: Callable[[float], bool] | None = None) -> None:
        self.readers: int | None = None
        self._ask = ask
        self._stopping = threading.Event()
        self._wait = wait or self._stopping.wait
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin, if it has not begun."""
        if self._thread is None:
            self._thread = threading.Thread(target=self.run, name="census", daemon=True)
            self._thread.start()

    def run(self) -> None:
        """Ask until stopped."""
        every_s = 0.0
        while not self._wait(every_s):
            self.readers = self._answer()
            every_s = _UNREAD_EVERY_S if self.readers == 0 else _READ_EVERY_S

    def _answer(self) -> int | None:
        try:
            return self._ask()
        except Exception:  # an old answer must not keep a camera shut
            _log.exception("census=failed")
            return None

    def close(self) -> None:
        """Ask no more.  Does not wait: what is being asked ends by itself."""
        self._stopping.set()
