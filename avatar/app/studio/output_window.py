"""The picture alone, without a frame: plan B where there is no virtual camera, for OBS to capture.

It shows what others would see, never mirrored, cards included; where the background is transparent, so is it.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QHideEvent,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QMenu, QWidget

from avatar.app.status import Status
from avatar.app.studio import room
from avatar.app.studio.backstage import Backstage

_INTERVAL_MS = 33


class OutputWindow(QWidget):
    """Frameless and see-through; moved by dragging it, its size and its end are in its menu.

    Args:
        backstage: Where the pictures come from.
    """

    def __init__(self, backstage: Backstage) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self._backstage = backstage
        self._image: QImage | None = None
        self._grip: QPoint | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setWindowTitle(self.tr("Avatar, the picture alone"))
        self.setAccessibleName(self.windowTitle())
        backstage.picture_changed.connect(self._take)
        backstage.status_changed.connect(self._follow)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Every picture is wanted, and the camera: whoever captures it sees what a call would."""
        super().showEvent(event)
        self._backstage.seen.show_output(visible=True)
        self._backstage.view(self, _INTERVAL_MS)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """None is wanted."""
        super().hideEvent(event)
        self._backstage.seen.show_output(visible=False)
        self._backstage.view(self, None)

    def open_beside(self, window: QRect) -> None:
        """Show it, as large as fits beside the main window, which keeps the keyboard.

        Args:
            window: The main one, with its frame.
        """
        screen = QGuiApplication.screenAt(window.center()) or self.screen()
        self.setGeometry(room.beside(window, screen.availableGeometry(), screen.devicePixelRatio()))
        self.show()

    def menu(self) -> QMenu:
        """What can be done with it: there is no frame to do it with."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for size in room.ALONE:
            fitting = size / self.devicePixelRatioF()
            entry = menu.addAction(f"{size.width()} × {size.height()}")  # noqa: RUF001 - the sign for times
            entry.setCheckable(True)
            entry.setChecked(fitting == self.size())
            entry.triggered.connect(partial(self.resize, fitting))
        menu.addSeparator()
        menu.addAction(self.tr("Close this window")).triggered.connect(self.close)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Right click, or the menu's key."""
        self.menu().popup(event.globalPos())

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take hold of it."""
        self._grip = event.globalPosition().toPoint() - self.pos()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Drag it along, where the system lets a window place itself."""
        if self._grip is not None:
            self.move(event.globalPosition().toPoint() - self._grip)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Let go."""
        self._grip = None

    def _take(self, image: QImage) -> None:
        if self.isVisible() and not self._backstage.status.ended:
            self._image = image  # good until the next one, which takes its place here
            self.update()

    def _follow(self, status: Status) -> None:
        if status.ended:  # a frozen picture would stay in the call
            self._image = None
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw it, and nothing else."""
        painter = QPainter(self)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        if self._image is None:
            painter.fillRect(self.rect(), Qt.GlobalColor.transparent)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(self.rect()), self._image)
        painter.end()
