"""A thread that does what takes long, one thing after the other, so that the one who asks need not wait."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from typing import Final

from avatar.errors import AvatarError

_log: Final = logging.getLogger(__name__)


class Hand:
    """Does one thing after the other.

    Args:
        name: Of the thread.
        failed: Told, in that thread, of what could not be done.
    """

    def __init__(self, name: str, failed: Callable[[AvatarError], None]) -> None:
        self._failed = failed
        self._waiting: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        # A daemon: a device that never answers must not keep the program from ending.
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def give(self, work: Callable[[], None]) -> None:
        """Have it done after what was given before."""
        self._waiting.put(work)

    def close(self, timeout_s: float) -> bool:
        """Do what was given, then stop.

        Returns:
            Whether all of it was done within the time.
        """
        self._waiting.put(None)
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _work(self) -> None:
        while (work := self._waiting.get()) is not None:
            try:
                work()
            except AvatarError as error:
                self._failed(error)
            except Exception as error:  # of a driver or a library: said, and the next thing is done
                _log.exception("hand=failed")
                self._failed(AvatarError(f"unexpected: {error}", hint="'avatar --debug ...' shows where"))
