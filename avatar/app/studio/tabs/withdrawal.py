"""Taking everything back: one press to see what goes, one to do it.  Never harder than agreeing was."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from avatar.app.agreement import Ended
from avatar.app.dossier import Dossier
from avatar.app.studio.backstage import Backstage
from avatar.app.studio.boxes import Card, Flow, column, label, line
from avatar.app.studio.pieces import Button
from avatar.errors import ConsentError
from avatar.signal import Reason


class Withdrawal(Card):
    """The button, and the second step in its place.

    Signals:
        done: Everything is gone.
    """

    done = Signal()

    def __init__(self, backstage: Backstage) -> None:
        super().__init__(self.tr("Take it back"))
        self._backstage = backstage
        self._said = label("")
        self._ask = Button(self.tr("Withdraw…"), "trash", pressed=self._open)
        self._sure = Button(self.tr("Yes, withdraw now"), role="danger", pressed=self._withdraw)
        self._keep = Button(self.tr("Keep it"), pressed=self._close)
        self._second = QWidget()
        self._lost = label("", "problem")
        row = Flow(gap=2)
        row.addWidget(self._sure)
        row.addWidget(self._keep)
        self._second.setLayout(column(label(self._warning()), self._lost, row, gap=3))
        self._second.hide()
        self.body.addWidget(self._said)
        self.body.addLayout(line(self._ask, None))
        self.body.addWidget(self._second)
        self.show_found(Dossier())

    def _warning(self) -> str:
        return self.tr(
            "Your consent and your template are erased at once, and the avatar stops. Whatever happens, you"
            " can agree and introduce yourself again later. Are you sure?"
        )

    def show_found(self, found: Dossier) -> None:
        """What there is to withdraw, and what would be lost with it."""
        something = found.record is not None or self._backstage.standing.enrolled
        self._said.setText(
            self.tr("The avatar stops at once, and everything that recognises you is erased.")
            if something
            else self.tr("There is nothing to take back.")
        )
        self._ask.setEnabled(something)
        names = ", ".join(found.sealed)
        self._lost.setText(
            self.tr("Sealed to you, and never to be opened again: {names}.").format(names=names)
        )
        self._lost.setVisible(bool(names))
        if not something:
            self._close()

    def _open(self) -> None:
        self._ask.hide()
        self._second.show()
        self._keep.setFocus()  # the harmless one; Tab goes to the other

    def _close(self) -> None:
        self._second.hide()
        self._ask.show()

    def _withdraw(self) -> None:
        try:
            self._backstage.withdraw(self._ended)
        except ConsentError as error:
            self._backstage.failed.emit(error.problem, error.hint)
            return
        self._sure.setEnabled(False)
        self._backstage.go_off_air(Reason.REVOKED)

    def _ended(self, ended: Ended) -> None:
        self._sure.setEnabled(True)
        self._close()
        if ended.problem is not None:
            self._backstage.failed.emit(ended.problem.problem, ended.problem.hint)
        else:
            self._backstage.said.emit(self.tr("Withdrawn. Nothing moves until you agree again."))
        self._backstage.enter()
        self._backstage.recheck()
        self.done.emit()
