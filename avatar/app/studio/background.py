"""Work beside the window: nothing that may wait runs in the thread that draws it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Final, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from avatar.errors import AvatarError

_log: Final = logging.getLogger(__name__)

_THREADS: Final = 3
"""Settings, doctor and a character being drawn can go on at once; more would only fight for the processor."""

_CLOSE_MS: Final = 3000

Result = TypeVar("Result")


class Background(QObject):
    """Runs work on a pool and brings its result back to the window's thread.

    Args:
        parent: Who owns it.
        threads: How many things may go on at once.
    """

    failed = Signal(str, str)
    _done = Signal(object)

    def __init__(self, parent: QObject | None = None, threads: int = _THREADS) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._is_open = True
        self._done.connect(self._take)

    def run(
        self,
        work: Callable[[], Result],
        then: Callable[[Result], None] = lambda _result: None,
        otherwise: Callable[[AvatarError], None] | None = None,
    ) -> None:
        """Do something in another thread.

        Args:
            work: What to do; must not touch a widget.
            then: Gets its result, in the window's thread.
            otherwise: Gets its error there; without one it is told by ``failed``.
        """

        def attempt() -> None:
            try:
                result = work()
            except AvatarError as error:
                after = self._complaint(error, otherwise)
            except Exception as error:  # a slip of ours or of a library: told, and the window goes on
                _log.exception("background=failed")
                unexpected = AvatarError(
                    f"unexpected: {type(error).__name__}: {error}", hint="run 'avatar --debug'"
                )
                after = self._complaint(unexpected, otherwise)
            else:
                after = lambda: then(result)  # noqa: E731 - one of three ways to go on
            if self._is_open:
                self._done.emit(after)

        self._pool.start(QRunnable.create(attempt))

    def close(self) -> None:
        """Forget what has not begun and wait for the rest, but not for ever; no result is brought back."""
        self._is_open = False
        self._pool.clear()
        self._pool.waitForDone(_CLOSE_MS)

    def finish(self) -> None:
        """As :meth:`close`, but what has not begun is done, too."""
        self._pool.waitForDone(_CLOSE_MS)
        self._is_open = False

    def _complaint(
        self, error: AvatarError, otherwise: Callable[[AvatarError], None] | None
    ) -> Callable[[], None]:
        if otherwise is not None:
            return lambda: otherwise(error)
        return lambda: self.failed.emit(error.problem, error.hint)

    def _take(self, after: Callable[[], None]) -> None:
        if self._is_open:
            after()
