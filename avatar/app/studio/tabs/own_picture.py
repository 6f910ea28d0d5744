"""A picture of one's own behind the character: chosen, looked at for faces, deleted."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from avatar.app import wallpaper
from avatar.app.studio.backstage import Backstage
from avatar.app.studio.boxes import Flow, column, label
from avatar.app.studio.pieces import Button, at_home
from avatar.errors import AvatarError
from avatar.stage.rigs.views import OWN


class OwnPicture(QWidget):
    """Two buttons, and what happens to the picture.

    Args:
        backstage: What they ask.

    Signals:
        changed: There is one now, or another, or none any more.
    """

    changed = Signal()

    def __init__(self, backstage: Backstage) -> None:
        super().__init__()
        self._backstage = backstage
        self._choose = Button(self.tr("Own picture…"), "import", pressed=self._ask)
        self._delete = Button(self.tr("Delete own picture"), "trash", role="quiet", pressed=self._forget)
        row = Flow(gap=2)
        row.addWidget(self._choose)
        row.addWidget(self._delete)
        said = self.tr(
            "PNG or JPEG, cut to the shape of a call. It stays on this computer, and one that shows a"
            " photographed face is refused."
        )
        self.setLayout(column(row, label(said, "soft"), gap=2))
        self._show()

    def _show(self) -> None:
        self._choose.setEnabled(True)
        self._choose.setText(self.tr("Own picture…"))
        self._delete.setVisible(wallpaper.is_kept())

    def _ask(self) -> None:
        found, _kind = QFileDialog.getOpenFileName(
            self.window(),
            self.tr("A picture behind you"),
            at_home(),
            self.tr("Pictures") + " (*.png *.jpg *.jpeg *.PNG *.JPG *.JPEG)",
        )
        if found:
            self.bring_in(Path(found))

    def bring_in(self, path: Path) -> None:
        """Keep a picture and show it; what is wrong with it is told, and nothing changes then."""
        self._choose.setEnabled(False)
        self._choose.setText(self.tr("Looking at it…"))
        self._backstage.in_background(lambda: wallpaper.keep(path), self._kept, self._refused)

    def _kept(self, _nothing: None) -> None:
        self._show()
        self._backstage.setting("stage.background", OWN)
        self.changed.emit()

    def _refused(self, error: AvatarError) -> None:
        self._show()
        self._backstage.failed.emit(error.problem, error.hint)

    def _forget(self) -> None:
        if self._backstage.settings.stage.background == OWN:
            self._backstage.setting("stage.background", "")
        self._backstage.in_background(wallpaper.forget, self._forgotten)

    def _forgotten(self, _nothing: None) -> None:
        self._show()
        self.changed.emit()
