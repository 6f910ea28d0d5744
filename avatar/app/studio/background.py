"""Work beside the window: nothing that may wait runs in the thread that draws it."""

from __future__ import annotations

import _thread
import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import Any, Final, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal

from avatar.errors import AvatarError

_log: Final = logging.getLogger(__name__)

_THREADS: Final = 3
"""Settings, doctor and a character being drawn can go on at once; more would only fight for the processor."""

_CLOSE_S: Final = 3.0

Result = TypeVar("Result")


class Background(QObject):
    """Does work in a few threads of its own and brings the results back to the window's thread.

    Python's threads and not a ``QThreadPool``: with PySide6 6.11.3, pages deleted after work given to such a
    pool had ended crashed the program in 6 of 6 runs of 40 pages, and in none with these threads.

    Args:
        parent: Who owns it.
        threads: How many things may go on at once.
    """

    failed = Signal(str, str)
    _done = Signal(int, object, object)

    def __init__(self, parent: QObject | None = None, threads: int = _THREADS) -> None:
        super().__init__(parent)
        self._most = threads
        self._jobs: deque[Callable[[], None]] = deque()
        self._news = threading.Condition()
        self._running = 0
        self._is_open = True
        self._number = 0
        self._asked: dict[int, tuple[Callable[[Any], None], Callable[[AvatarError], None] | None]] = {}
        self._done.connect(self._take)

    @property
    def is_busy(self) -> bool:
        """Whether something is being done, or its result is on the way."""
        return bool(self._asked)

    def run(
        self,
        work: Callable[[], Result],
        then: Callable[[Result], None] = lambda _result: None,
        otherwise: Callable[[AvatarError], None] | None = None,
    ) -> None:
        """Do something in another thread.

        Args:
            work: What to do; must not touch a widget.
            then: Gets its result, in the window's thread; a method of a widget that is gone is not called.
            otherwise: Gets its error there; without one it is told by ``failed``.
        """
        # Who asked is remembered here and not by the thread: no widget may come to its end there.
        self._number += 1
        number = self._number
        self._asked[number] = (then, otherwise)

        def attempt() -> None:
            news: object = None
            error: AvatarError | None = None
            try:
                news = work()
            except AvatarError as found:
                error = found
            except Exception as found:  # a slip of ours or of a library: told, and the window goes on
                _log.exception("background=failed")
                problem = f"unexpected: {type(found).__name__}: {found}"
                error = AvatarError(problem, hint="run 'avatar --debug'")
            if self._is_open:
                self._done.emit(number, news, error)

        with self._news:
            self._jobs.append(attempt)
            if self._running < self._most:
                self._running += 1
                # Not Thread.start: it waits until the thread runs, 20 ms and more on a busy computer.
                _thread.start_new_thread(self._work, ())

    def _work(self) -> None:
        """One thread: does what there is to do, and ends."""
        while True:
            with self._news:
                if not self._jobs:
                    self._running -= 1
                    self._news.notify_all()
                    return
                job = self._jobs.popleft()
            job()

    def close(self) -> None:
        """Forget what has not begun and wait for the rest, but not for ever; no result is brought back."""
        self._is_open = False
        with self._news:
            self._jobs.clear()
        self.finish()

    def finish(self, patience_s: float | None = None) -> None:
        """Do all of it, but do not wait for ever; no result is brought back after that.

        Args:
            patience_s: How long to wait, in seconds; None for three.
        """
        until_s = time.monotonic() + (_CLOSE_S if patience_s is None else patience_s)
        with self._news:
            while self._running and self._news.wait(max(0.0, until_s - time.monotonic())):
                pass
        self._is_open = False

    def _take(self, number: int, news: object, error: AvatarError | None) -> None:
        then, otherwise = self._asked.pop(number)
        if not self._is_open:
            return
        if error is None:
            _told(then, news)
        elif otherwise is not None:
            _told(otherwise, error)
        else:
            self.failed.emit(error.problem, error.hint)


def _told(listener: Callable[[Any], None], news: object) -> None:
    """Tell whoever asked, unless it was a widget that is gone: windows are made anew in another language."""
    asked = listener
    while isinstance(asked, partial):
        asked = asked.func
    owner = getattr(asked, "__self__", None)
    if not isinstance(owner, QObject) or shiboken6.isValid(owner):
        listener(news)
