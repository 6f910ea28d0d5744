"""The doctor's lines: what is missing stands out, each with one way out; what is fine is folded."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from avatar.app.findings import Action, Finding
from avatar.app.studio import theme, told
from avatar.app.studio.backstage import Backstage
from avatar.app.studio.boxes import Card, column, label, line
from avatar.app.studio.pieces import Button, CopyLine, Glyph

_OURS: Final = frozenset({"avatar consent", "avatar enrol"})
"""Lines to copy that a button of the window stands in for."""


class Health(Card):
    """Whether a show can go on.

    Args:
        backstage: Has the findings.

    Signals:
        wanted(str): Which :class:`Action` a button asks for.
    """

    wanted = Signal(str)

    def __init__(self, backstage: Backstage) -> None:
        super().__init__()
        self._backstage = backstage
        self._mark, self._sum = Glyph("wait"), label("", "heading")
        self._again = Button(self.tr("Look again"), "refresh", pressed=backstage.recheck)
        top = line(self._mark, self._sum, self._again)
        top.setStretch(1, 1)
        self._red, self._green = QVBoxLayout(), QVBoxLayout()
        for rows in (self._red, self._green):
            rows.setSpacing(0)
        self._rest = QWidget()
        self._rest.setLayout(self._green)
        self._rest.hide()
        self._fold = Button(self.tr("Show what is fine"), role="quiet", pressed=self._unfold)
        self.body.addLayout(top)
        self.body.addLayout(self._red)
        self.body.addLayout(line(self._fold, None))
        self.body.addWidget(self._rest)
        backstage.findings_changed.connect(self._show)
        self._show(backstage.findings)

    def _unfold(self) -> None:
        shows = self._rest.isHidden()
        self._rest.setVisible(shows)
        self._fold.setText(self.tr("Hide what is fine") if shows else self.tr("Show what is fine"))

    def _show(self, findings: tuple[Finding, ...]) -> None:
        checking = self._backstage.is_checking
        red = [one for one in findings if not one.ok]
        self._again.setEnabled(not checking)
        if red:
            self._mark.show_icon("warn", self.tr("Attention"), "warn")
            self._sum.setText(self._count(len(red)))
        elif checking or not findings:
            self._mark.show_icon("wait", self.tr("Looking"), "soft")
            self._sum.setText(self.tr("Looking…"))
        else:
            self._mark.show_icon("tick", self.tr("Fine"), "good")
            self._sum.setText(self.tr("All is ready"))
        self.setAccessibleName(self._sum.text())
        _clear(self._red)
        _clear(self._green)
        for one in findings:
            (self._green if one.ok else self._red).addWidget(self._row(one))
        self._fold.setVisible(any(one.ok for one in findings))

    def _count(self, number: int) -> str:
        if number == 1:
            return self.tr("One thing is missing")
        return self.tr("{number} things are missing").format(number=number)

    def _row(self, finding: Finding) -> QWidget:
        """One line: a sign, what was looked at, what was found, and the way out."""
        glyph = (
            Glyph("tick", self.tr("Fine"), "good")
            if finding.ok
            else Glyph("cross", self.tr("Missing"), "bad")
        )
        words = column(label(told.name_of(finding), "good" if finding.ok else "problem"), gap=1)
        words.addWidget(label(told.detail_of(finding)))
        words.setSpacing(theme.unit())
        if not finding.ok:
            self._mend(finding, words)
        row = Card(role="row")
        inner = line(glyph, words, gap=3)
        inner.setStretch(1, 1)
        inner.setAlignment(glyph, Qt.AlignmentFlag.AlignTop)
        inner.setContentsMargins(0, 0, 0, 0)
        row.body.addLayout(inner)
        row.body.setContentsMargins(0, theme.unit() * 2, 0, theme.unit() * 2)
        return row

    def _mend(self, finding: Finding, words: QVBoxLayout) -> None:
        advice = told.advice_of(finding)
        if advice:
            words.addWidget(label(advice, "soft"))
        if finding.command and finding.command not in _OURS:
            words.addWidget(CopyLine(finding.command))
        if finding.action is not None:
            words.addLayout(line(self._button(finding.action), None))

    def _button(self, action: Action) -> Button:
        texts = {
            Action.CONSENT: self.tr("Read and agree…"),
            Action.ENROL: self.tr("Introduce yourself…"),
            Action.CHOOSE_CAMERA: self.tr("Take the first camera"),
            Action.CHOOSE_OUTPUT: self.tr("Choose by itself"),
            Action.MICROPHONE_OFF: self.tr("Switch it off"),
            Action.OUTPUT_WINDOW: self.tr("Use a window instead"),
        }
        return Button(texts[action], pressed=lambda: self._act(action))

    def _act(self, action: Action) -> None:
        """What can be done here is done; the rest is the window's."""
        settings = {
            Action.CHOOSE_CAMERA: ("camera.name", ""),
            Action.CHOOSE_OUTPUT: ("output.kind", "auto"),
            Action.MICROPHONE_OFF: ("sense.microphone", "off"),
        }
        if action in settings:
            self._backstage.setting(*settings[action])
            self._backstage.recheck()
        else:
            self.wanted.emit(action.value)


def _clear(rows: QVBoxLayout) -> None:
    while (item := rows.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
