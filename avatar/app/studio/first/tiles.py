"""Characters as tiles: a picture, a name, a frame around the one that is chosen."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from avatar.app.studio import theme
from avatar.app.studio.pieces import paint_focus, pixmap

_WIDE: Final = 148
"""Pixels of a tile's picture, at the usual size of text: a face is recognised at half of it."""

_ROUND: Final = 12.0


class Tile(QAbstractButton):
    """One character.

    Args:
        name: What ``--character`` calls it.
        title: Its name.
    """

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        self.name, self._image = name, QImage()
        self.setText(title)
        self.setAccessibleName(title)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_image(self, image: QImage) -> None:
        """Change the picture."""
        self._image = image
        self.update()

    def _picture_size(self) -> QSize:
        wide = round(_WIDE * (1 + (theme.text_scale() - 1) / 2))
        return QSize(wide, wide * 3 // 4)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Picture and name."""
        size, unit = self._picture_size(), theme.unit()
        return QSize(size.width() + 2 * unit, size.height() + self.fontMetrics().height() + 4 * unit)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Picture, name; a frame and a tick where it is chosen, a ring where the keyboard is."""
        tokens, unit, size = theme.now(), theme.unit(), self._picture_size()
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(unit, unit, size.width(), size.height())
        _rounded(painter, self._image, box, QColor(tokens.raised))
        chosen = self.isChecked()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(tokens.accent if chosen else tokens.line), 3 if chosen else 1))
        painter.drawRoundedRect(box, _ROUND, _ROUND)
        if chosen:
            badge = QRectF(box.right() - 7 * unit, box.top() + unit, 6 * unit, 6 * unit)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent))
            painter.drawEllipse(badge)
            mark = pixmap("tick", tokens.on_accent, 4 * unit, self.devicePixelRatioF())
            painter.drawPixmap(round(badge.x()) + unit, round(badge.y()) + unit, mark)
        painter.setPen(QColor(tokens.ink))
        words = QRectF(0, box.bottom() + unit, self.width(), self.height() - box.bottom() - unit)
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() - unit)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, text)
        if self.hasFocus():
            paint_focus(painter, self.rect(), _ROUND)
        painter.end()


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
