"""The doctor's lines in the window, one by one as each look ends."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from avatar.app.checkup import checkup
from avatar.app.findings import Finding
from avatar.app.studio.background import Background


class Clinic(QObject):
    """Has the doctor look, in a process of its own.

    Args:
        background: Listens to it.
        parent: Who owns it.

    Signals:
        changed(object): The lines so far, a tuple of ``Finding``.
    """

    changed = Signal(object)
    _found = Signal(object)

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self.findings: tuple[Finding, ...] = ()
        self.is_checking = False
        self._found.connect(self._note)

    @property
    def is_healthy(self) -> bool:
        """Whether everything was looked at and each line is green."""
        return not self.is_checking and bool(self.findings) and all(one.ok for one in self.findings)

    def recheck(self, on_air: str) -> None:
        """Look at everything again.

        Args:
            on_air: Label of the output that pictures are shown on now; empty if none.
        """
        if self.is_checking:
            return
        self.is_checking, self.findings = True, ()
        self.changed.emit(())

        def examine() -> None:
            for found in checkup(on_air):
                self._found.emit(found)

        self._background.run(examine, self._diagnose)

    def _note(self, found: tuple[Finding, ...]) -> None:
        self.findings += found
        self.changed.emit(self.findings)

    def _diagnose(self, _nothing: None) -> None:
        self.is_checking = False
        self.changed.emit(self.findings)
