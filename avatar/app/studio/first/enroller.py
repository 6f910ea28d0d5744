"""An enrolment on a thread of its own, told to the window in the window's thread."""

from __future__ import annotations

import threading
from contextlib import suppress

from PySide6.QtCore import QObject, Signal

from avatar.app.enrolment import Enrolment
from avatar.errors import AvatarError
from avatar.signal import Held, Reason


class Enroller(QObject):
    """Runs one enrolment after another, never two at once.

    Signals:
        prompted: What to show now, a :class:`avatar.signal.Held`.
        enrolled: The owner is known; the camera is free again.
        failed: Problem and hint; the camera is free again.
    """

    prompted = Signal(object)
    enrolled = Signal()
    failed = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._one: Enrolment | None = None
        self._thread: threading.Thread | None = None

    @property
    def is_running(self) -> bool:
        """Whether a camera may be open."""
        return self._thread is not None and self._thread.is_alive()

    def begin(self, one: Enrolment) -> None:
        """Start, once the one before has let go of the camera."""
        before, self._one = self._thread, one
        self._thread = threading.Thread(target=self._run, args=(one, before), name="enrolment", daemon=True)
        self._thread.start()

    def leave(self) -> None:
        """Stop; nothing is kept.  It ends within two seconds, and nobody waits for it."""
        one, self._one = self._one, None
        if one is not None:
            one.leave()

    def _run(self, one: Enrolment, before: threading.Thread | None) -> None:
        if before is not None:
            before.join()
        known, error = False, None
        try:
            with one:
                for held in one.prompts():
                    known = held.reason is Reason.ENROLLED
                    self._tell(one, held)
        except AvatarError as problem:
            error = problem
        if self._one is not one:
            return  # it was left: nobody waits for its end
        with suppress(RuntimeError):  # the page went meanwhile
            if known:
                self.enrolled.emit()
            elif error is not None:
                self.failed.emit(error.problem, error.hint)

    def _tell(self, one: Enrolment, held: Held) -> None:
        if self._one is one:
            with suppress(RuntimeError):
                self.prompted.emit(held)
