"""A settings file that cannot be used: where it is wrong, what is in force in its place, and two ways out."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLayout

from avatar.app import places, settings_file
from avatar.app.findings import Finding, Said
from avatar.app.studio import theme
from avatar.app.studio.backstage import Backstage
from avatar.app.studio.boxes import Card, column, label, line, tighten
from avatar.app.studio.pieces import Button
from avatar.app.studio.told import detail_of


def open_settings_file() -> None:
    """Have the system's editor open it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(places.settings_file())))


def broken_said(where: str) -> str:
    """What is wrong, in one sentence of the doctor's.

    Args:
        where: As ``Chosen.broken``.
    """
    there = settings_file.last_good(places.settings_file()).is_file()
    said = Said.SETTINGS_LAST_GOOD if there else Said.SETTINGS_AS_MADE
    return detail_of(Finding(name="settings", ok=False, said=said, values={"where": where})) + "."


class BrokenSettings(Card):
    """A notice with both ways out; gone once one was taken, and never there if nothing is wrong.

    Args:
        backstage: Has the settings in force.
    """

    def __init__(self, backstage: Backstage) -> None:
        super().__init__(role="notice")
        where = backstage.chosen.broken
        self.aside = Button(self.tr("Put it aside"), pressed=self._put_aside)
        opens = Button(self.tr("Open the file"), pressed=open_settings_file)
        words = label(broken_said(where) if where else "")
        if theme.is_large():
            rows: QLayout = column(words, line(self.aside, opens, None))
        else:
            rows = beside = line(words, self.aside, opens)
            beside.setStretch(0, 1)
        self.body.addLayout(rows)
        tighten(self)
        self._backstage = backstage
        self.setVisible(bool(where))

    def _put_aside(self) -> None:
        self.hide()
        self._backstage.mend_settings()
