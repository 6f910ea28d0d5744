"""An enrolment on a thread of its own, told to the window in the window's thread."""

from __future__ import annotations

import threading

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
        """Start; nothing while another one runs."""
        if self.is_running:
            return
        self._one = one
        self._thread = threading.Thread(target=self._run, args=(one,), name="enrolment", daemon=True)
        self._thread.start()

    def leave(self, wait_s: float = 0.0) -> None:
        """Stop; nothing is kept.  It ends within two seconds, waited for or not."""
        one, self._one = self._one, None
        if one is not None:
            one.leave()
        if wait_s and self._thread is not None:
            self._thread.join(wait_s)

    def _run(self, one: Enrolment) -> None:
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
        if known:
            self.enrolled.emit()
        elif error is not None:
            self.failed.emit(error.problem, error.hint)

    def _tell(self, one: Enrolment, held: Held) -> None:
        if self._one is one:
            self.prompted.emit(held)
