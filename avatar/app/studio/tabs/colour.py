"""A button that shows a colour and lets another be chosen."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QColorDialog

from avatar.app.studio import theme
from avatar.app.studio.pieces import paint_focus


class ColourButton(QAbstractButton):
    """A colour, with its value in words beside it: not everybody tells colours apart.

    Args:
        said: What it colours.
    """

    chosen = Signal(str)

    def __init__(self, said: str) -> None:
        super().__init__()
        self._said, self._colour = said, ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._choose)
        self.show_colour("")

    def show_colour(self, colour: str) -> None:
        """Show another one, ``#rrggbb``; empty shows that there is none."""
        self._colour = colour
        self.setAccessibleName(f"{self._said}: {colour}" if colour else self._said)
        self.update()

    def _choose(self) -> None:
        """Ask with Qt's own dialog, which is translated and works by keyboard."""
        found = QColorDialog.getColor(
            QColor(self._colour or "#888888"),
            self.window(),
            self._said,
            QColorDialog.ColorDialogOption.DontUseNativeDialog,
        )
        if found.isValid():
            self.show_colour(found.name())
            self.chosen.emit(found.name())

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Dot and value."""
        high = self.fontMetrics().height() + theme.unit() * 4
        texts = ("#dddddd", self.tr("Choose…"))
        wide = max(self.fontMetrics().horizontalAdvance(text) for text in texts)
        return QSize(high + wide + theme.unit() * 5, high)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The same."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw dot and value."""
        tokens, gap = theme.now(), theme.unit()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(tokens.edge if self.isEnabled() else tokens.line))
        painter.setBrush(QColor(tokens.raised if self.underMouse() else tokens.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 3 * gap, 3 * gap)
        size = self.height() - 4 * gap
        painter.setBrush(QColor(self._colour or tokens.surface))
        painter.drawEllipse(QRectF(2 * gap, 2 * gap, size, size))
        painter.setPen(QColor(tokens.ink if self.isEnabled() else tokens.edge))
        words = self.rect().adjusted(round(size) + 4 * gap, 0, -gap, 0)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(words, flags, self._colour or self.tr("Choose…"))
        if self.hasFocus():
            paint_focus(painter, self.rect(), 3 * gap)
