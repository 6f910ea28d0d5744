"""The doctor's lines: what is missing stands out, each with one way out; what is fine is folded."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from avatar.app.findings import Action, Finding
from avatar.app.studio import theme, told
from avatar.app.studio.backstage import Backstage
from avatar.app.studio.boxes import Card, Flow, column, label, line
from avatar.app.studio.broken import open_settings_file
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
        if shows:
            self._fill_green()
        self._rest.setVisible(shows)
        self._fold.setText(self.tr("Hide what is fine") if shows else self.tr("Show what is fine"))

    def _show(self, findings: tuple[Finding, ...]) -> None:
        checking = self._backstage.is_checking
        red = told.groups(findings)
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
        for group in red:
            self._red.addWidget(self._row(group))
        if not self._rest.isHidden():
            self._fill_green()
        self._fold.setVisible(any(one.ok for one in findings))

    def _fill_green(self) -> None:
        """Those that are fine, once somebody wants to see them: a dozen rows took the page 20 ms."""
        _clear(self._green)
        for one in self._backstage.findings:
            if one.ok:
                self._green.addWidget(self._row((one,)))

    def _count(self, number: int) -> str:
        if number == 1:
            return self.tr("One thing is missing")
        return self.tr("{number} things are missing").format(number=number)

    def _row(self, group: tuple[Finding, ...]) -> QWidget:
        """One thing: a sign, what was looked at, what was found, and the way out, or each of two."""
        fine = all(one.ok for one in group)
        glyph = Glyph("tick", self.tr("Fine"), "good") if fine else Glyph("cross", self.tr("Missing"), "bad")
        words = column(label(told.name_of_group(group), "good" if fine else "problem"), gap=1)
        words.setSpacing(theme.unit())
        if len(group) > 1:
            words.addWidget(label(self.tr("One of these is enough:")))
        for one in group:
            detail = told.detail_of(one)
            words.addWidget(label(f"{told.name_of(one)}: {detail}" if len(group) > 1 else detail))
            if not one.ok:
                self._mend(one, words)
        if not fine:
            words.addLayout(self._buttons(group))
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

    def _buttons(self, group: tuple[Finding, ...]) -> Flow:
        """What can be pressed; where there is no line to copy either, one that looks again."""
        found = Flow(gap=2)
        actions = [one.action for one in group if one.action is not None]
        for action in actions:
            found.addWidget(self._button(action))
        if not actions and not any(one.command for one in group):
            found.addWidget(Button(self.tr("Look again"), "refresh", pressed=self._backstage.recheck))
        if Action.MEND_SETTINGS in actions:
            found.addWidget(Button(self.tr("Open the file"), pressed=open_settings_file))
        return found

    def _button(self, action: Action) -> Button:
        texts = {
            Action.CONSENT: self.tr("Read and agree…"),
            Action.ENROL: self.tr("Introduce yourself…"),
            Action.CHOOSE_CAMERA: self.tr("Take the first camera"),
            Action.CHOOSE_OUTPUT: self.tr("Choose by itself"),
            Action.MICROPHONE_OFF: self.tr("Switch it off"),
            Action.OUTPUT_WINDOW: self.tr("Use a window instead"),
            Action.MEND_SETTINGS: self.tr("Put it aside"),
        }
        return Button(texts[action], pressed=lambda: self._act(action))

    def _act(self, action: Action) -> None:
        """What can be done here is done; the rest is the window's."""
        settings = {
            Action.CHOOSE_CAMERA: ("camera.name", ""),
            Action.CHOOSE_OUTPUT: ("output.kind", "auto"),
            Action.MICROPHONE_OFF: ("sense.microphone", "off"),
        }
        if action is Action.MEND_SETTINGS:
            self._backstage.mend_settings()
        elif action in settings:
            self._backstage.setting(*settings[action])
            self._backstage.recheck()
        else:
            self.wanted.emit(action.value)


def _clear(rows: QVBoxLayout) -> None:
    while (item := rows.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
