"""The main view in whatever room there is: it scrolls where there is little, its large buttons never."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from avatar.app.studio import theme
from avatar.app.studio.boxes import column
from avatar.app.studio.stagebox import StageBox


class Sight(QWidget):
    """Room for the main view.

    With large text in a small window not all that must be in sight fits; then "Go off air" and "Pause" stand
    below what scrolls.

    Args:
        box: The main view.
    """

    def __init__(self, box: StageBox) -> None:
        super().__init__()
        self._box = box
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(box)
        self._foot = column()
        whole = column(self._scroll, self._foot, gap=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self._is_tight = False
        box.need_changed.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """There is more or less room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        tight = self._box.least_height(self.width()) > self.height()
        if tight == self._is_tight:
            return
        self._is_tight = tight
        focused = QApplication.focusWidget()
        edge = theme.unit() * 2 if tight else 0
        self._foot.setContentsMargins(2 * edge, edge, 2 * edge, edge)
        if tight:
            self._foot.addWidget(self._box.air)
        else:
            self._foot.removeWidget(self._box.air)
            self._box.take_air()
        if focused is not None and self._box.air.isAncestorOf(focused):
            focused.setFocus()  # moving it took the focus
