"""A button that shows a colour and lets another be chosen."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QColorDialog, QMenu

from avatar.app.studio import theme
from avatar.app.studio.pieces import paint_focus

_DAB_PX: Final = 64


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

    def _swatches(self) -> dict[str, str]:
        """A few to begin with, by their names."""
        return {
            "#2b2b33": self.tr("Black"),
            "#f4f1ea": self.tr("White"),
            "#7b4533": self.tr("Brown"),
            "#b5453a": self.tr("Red"),
            "#e3b34f": self.tr("Yellow"),
            "#4f8a5b": self.tr("Green"),
            "#3f6fb0": self.tr("Blue"),
            "#7a5aa6": self.tr("Violet"),
        }

    def _choose(self) -> None:
        """Offer a few colours in a menu, and all of them behind its last line."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for colour, name in self._swatches().items():
            menu.addAction(_dab(colour), name).triggered.connect(partial(self.take, colour))
        menu.addSeparator()
        menu.addAction(self.tr("More…")).triggered.connect(self._ask)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def take(self, colour: str, _checked: bool = False) -> None:
        """Have this colour."""
        self.show_colour(colour)
        self.chosen.emit(colour)

    def _ask(self) -> None:
        """Ask with Qt's own dialog, which is translated and works by keyboard."""
        found = QColorDialog.getColor(
            QColor(self._colour or "#888888"),
            self.window(),
            self._said,
            QColorDialog.ColorDialogOption.DontUseNativeDialog,
        )
        if found.isValid():
            self.take(found.name())

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


def _dab(colour: str) -> QIcon:
    """A disc of it, sharp on every screen."""
    found = QPixmap(_DAB_PX, _DAB_PX)
    found.fill(Qt.GlobalColor.transparent)
    painter = QPainter(found)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(theme.now().edge))
    painter.setBrush(QColor(colour))
    painter.drawEllipse(found.rect().adjusted(2, 2, -2, -2))
    painter.end()
    return QIcon(found)
