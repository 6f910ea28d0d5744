"""The one that lives: a larger picture that changes all the time."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from avatar.app.studio import theme

_ROUND: Final = 12.0


class Stage(QWidget):
    """A larger picture that changes all the time."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self.setMinimumSize(240, 135)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_image(self, image: QImage) -> None:
        """Change the picture."""
        self._image = image
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The smallest: it takes what the words leave, and never makes a page scroll."""
        return self.minimumSize()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Never higher than 16 to 9, and lower where there is no room: nothing scrolls because of it."""
        super().resizeEvent(event)
        self.setMaximumHeight(max(self.minimumHeight(), self.width() * 9 // 16))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """As large as fits, in the middle."""
        wide = min(self.width(), self.height() * 16 // 9)
        box = QRectF((self.width() - wide) / 2, 0, wide, wide * 9 / 16)
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        _rounded(painter, self._image, box, QColor(theme.now().raised))
        painter.end()


def _rounded(painter: QPainter, image: QImage, box: QRectF, empty: QColor) -> None:
    """A picture with round corners, cut to the box; a plain box while there is none."""
    shape = QPainterPath()
    shape.addRoundedRect(box, _ROUND, _ROUND)
    painter.save()
    painter.setClipPath(shape)
    painter.fillRect(box, empty)
    if not image.isNull():
        wide = min(image.width(), image.height() * box.width() / box.height())
        high = wide * box.height() / box.width()
        cut = QRectF((image.width() - wide) / 2, (image.height() - high) / 2, wide, high)
        painter.drawImage(box, image, cut)
    painter.restore()
