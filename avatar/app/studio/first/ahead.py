"""What the last step will need and this computer does not have: said at the first one, not after four."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from avatar.app.findings import Finding
from avatar.app.studio import told
from avatar.app.studio.backstage import Backstage
from avatar.app.studio.boxes import Card, column, label, line, tighten
from avatar.app.studio.pieces import Button, CopyLine, Glyph
from avatar.app.virtual_cameras import NAME as VIRTUAL_CAMERA


class Ahead(Card):
    """A notice, there only while no camera for the call app is; how to get one takes the page's place.

    Signals:
        unfolded(bool): How to get one is shown, or not any more.

    Args:
        backstage: Has the doctor's lines.
    """

    unfolded = Signal(bool)

    def __init__(self, backstage: Backstage) -> None:
        super().__init__(role="notice")
        self._backstage, self._is_wanted = backstage, True
        self._told: tuple[Finding, ...] = ()
        tighten(self)
        words = label(self.tr("The last step needs a camera for your call app. This computer has none yet."))
        self.more = Button(self.tr("What to do…"), role="quiet", pressed=self._unfold)
        top = line(Glyph("warn", "", "warn"), words, self.more)
        top.setStretch(1, 1)
        self._ways, self._details = QVBoxLayout(), QWidget()
        otherwise = self.tr("Or do without: a window of the picture alone, which OBS can capture (Devices).")
        again = Button(self.tr("Look again"), "refresh", pressed=backstage.recheck)
        self._details.setLayout(column(self._ways, line(again, None), label(otherwise, "soft"), gap=2))
        self._details.hide()
        self.body.addLayout(top)
        self.body.addWidget(self._details)
        backstage.findings_changed.connect(self._follow)
        self._follow()

    def want(self, *, wanted: bool) -> None:
        """Whether this is the place to say it."""
        self._is_wanted = wanted
        self._follow()

    def _follow(self, _findings: object = None) -> None:
        groups = told.groups(self._backstage.findings)
        ways = next((one for one in groups if any(each.name == VIRTUAL_CAMERA for each in one)), ())
        seen = self._is_wanted and bool(ways) and not self._backstage.is_checking
        if not seen:
            self._show_details(shown=False)
        elif (
            ways != self._told
        ):  # each of the doctor's looks tells of all lines anew, most often the same ones
            self._told = ways
            self._tell(ways)
        self.setVisible(seen)

    def _tell(self, ways: Sequence[Finding]) -> None:
        """Write down how to get one."""
        while (item := self._ways.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if len(ways) > 1:
            self._ways.addWidget(label(self.tr("One of these is enough:")))
        for one in ways:
            said = f"{told.name_of(one)}: {told.detail_of(one)}"
            self._ways.addWidget(label(f"{said}. {told.advice_of(one)}".strip()))
            if one.command:
                self._ways.addWidget(CopyLine(one.command))

    def _unfold(self) -> None:
        self._show_details(shown=self._details.isHidden())

    def _show_details(self, *, shown: bool) -> None:
        if shown is self._details.isHidden():
            self._details.setVisible(shown)
            self.more.setText(self.tr("Back to the steps") if shown else self.tr("What to do…"))
            self.unfolded.emit(shown)
