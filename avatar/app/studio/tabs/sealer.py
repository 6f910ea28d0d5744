"""The few lines in which sealing a character is explained, agreed to and done."""

from __future__ import annotations

from PySide6.QtCore import Signal

from avatar.app.studio.backstage import Backstage
from avatar.app.studio.boxes import Card, Flow, label
from avatar.app.studio.mishaps import translated
from avatar.app.studio.pieces import Button
from avatar.app.studio.said import said
from avatar.app.studio.sealing import Sealing
from avatar.signal import Held


class Sealer(Card):
    """Hidden until somebody asks.

    Args:
        backstage: All that it knows of the show.
    """

    done = Signal()

    def __init__(self, backstage: Backstage) -> None:
        super().__init__(role="notice")
        self._backstage, self._sealing = backstage, Sealing(backstage)
        self._sealing.prompted.connect(self._prompt)
        self._sealing.ended.connect(self._end)
        self._name, self._seals, self._is_busy = "", True, False
        self._what, self._how = label("", "heading"), label("")
        self._go = Button(self.tr("Look into the camera and go on"), role="primary", pressed=self._begin)
        self._stop = Button(self.tr("Cancel"), role="quiet", pressed=self._cancel)
        for part in (self._what, self._how):
            self.body.addWidget(part)
        row = Flow(gap=2)
        row.addWidget(self._go)
        row.addWidget(self._stop)
        self.body.addLayout(row)
        self.hide()

    def ask(self, name: str, *, seals: bool) -> None:
        """Explain it."""
        self._name, self._seals = name, seals
        if seals:
            self._what.setText(self.tr("Seal {name} to you?").format(name=name))
            self._how.setText(
                self.tr(
                    "Then it opens only for you, while you are recognised. Its key is destroyed when you"
                    " withdraw your consent or the consent ends: then nobody can open it again. Keep a copy"
                    " elsewhere, or unseal it before."
                )
            )
        else:
            self._what.setText(self.tr("Unseal {name}?").format(name=name))
            self._how.setText(self.tr("Then whoever has the file can perform as it."))
        self._go.show()
        self._go.setEnabled(self._backstage.standing.enrolled)
        if not self._backstage.standing.enrolled:
            self._how.setText(self.tr("The avatar must know you first: finish the first steps."))
        self.show()
        self._go.setFocus()

    def _begin(self) -> None:
        self._is_busy = True
        self._go.hide()
        self._what.setText(self.tr("One moment…"))
        self._how.setText("")
        self._sealing.begin(self._name, seals=self._seals)

    def _cancel(self) -> None:
        if self._is_busy:
            self._sealing.cancel()
        else:
            self.hide()

    def _prompt(self, held: Held) -> None:
        words = said(held.reason)
        self._what.setText(words.title)
        self._how.setText(words.line)
        self.setAccessibleDescription(f"{words.title}. {words.line}")

    def _end(self, problem: str, hint: str) -> None:
        self._is_busy = False
        if problem:
            self._what.setText(translated(problem))
            self._how.setText(translated(hint))
            return
        self.hide()
        self.done.emit()
