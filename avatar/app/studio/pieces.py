"""Small parts that every page of the window is built from.  They hold no state of the show."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QEvent, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QIcon,
    QImage,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from avatar.app.portraits import Pixels
from avatar.app.studio import theme
from avatar.app.studio.boxes import Flow, label, line

ICON_PX: Final = 20
"""Beside text of the smallest size; grows with the text."""

_COPIED_MS: Final = 1500

_ICONS_KEPT: Final = 400
"""About 40 icons in four colours and at two sizes, 3 kB each."""


@cache
def _svg(name: str) -> str:
    return (theme.ICONS / f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=_ICONS_KEPT)
def pixmap(name: str, colour: str, size: int, ratio: float = 1.0, gap: int = 0) -> QPixmap:
    """An icon as pixels; drawn once, not to be painted on.

    Args:
        name: File in ``icons/``.
        colour: ``#rrggbb``.
        size: Pixels along a side, before ``ratio``.
        ratio: Device pixels per pixel.
        gap: Pixels of room to the right of it.
    """
    found = QPixmap(round((size + gap) * ratio), round(size * ratio))
    found.setDevicePixelRatio(ratio)
    found.fill(Qt.GlobalColor.transparent)
    painter = QPainter(found)
    drawing = QSvgRenderer(QByteArray(_svg(name).replace("currentColor", colour).encode()))
    drawing.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return found


def image_of(pixels: Pixels) -> QImage:
    """Drawn pixels as Qt has them, copied."""
    height, width = pixels.shape[:2]
    return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGBA8888_Premultiplied).copy()


def icon(name: str, colour: str = "", gap: int = 0) -> QIcon:
    """An icon in the colour of text, or another, sharp on every screen."""
    tokens, found = theme.now(), QIcon()
    size = round(ICON_PX * theme.text_scale())
    screen = QGuiApplication.primaryScreen()
    for ratio in {1.0, screen.devicePixelRatio() if screen is not None else 1.0, 2.0}:
        found.addPixmap(pixmap(name, colour or tokens.ink, size, ratio, gap))
        found.addPixmap(pixmap(name, tokens.edge, size, ratio, gap), QIcon.Mode.Disabled)
    return found


class Glyph(QLabel):
    """An icon that stands alone and follows the theme; named for screen readers.

    Args:
        name: File in ``icons/``.
        said: What it means, for who cannot see it; empty for decoration.
        tone: Name of a colour in :class:`theme.Tokens`.
    """

    def __init__(self, name: str, said: str = "", tone: str = "ink") -> None:
        super().__init__()
        self.show_icon(name, said, tone)

    def show_icon(self, name: str, said: str = "", tone: str = "ink") -> None:
        """Change it."""
        self._name, self._tone = name, tone
        self.setAccessibleName(said)
        self.setToolTip(said)
        self._size = round(ICON_PX * theme.text_scale())
        self.setFixedSize(self._size, self._size)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw it in the theme's colour of now."""
        colour = getattr(theme.now(), self._tone)
        QPainter(self).drawPixmap(0, 0, pixmap(self._name, colour, self._size, self.devicePixelRatioF()))


class Button(QPushButton):
    """A push button with a role and an icon that follows the theme.

    Args:
        text: What it says; empty for an icon alone, which then needs ``said``.
        glyph: Name of its icon, or empty.
        role: One of ``theme.ROLES``, or empty.
        said: Its name for screen readers and as a tip, where that is not its text.
        pressed: Called when it is pressed.
    """

    def __init__(
        self,
        text: str = "",
        glyph: str = "",
        *,
        role: str = "",
        said: str = "",
        pressed: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(text)
        self._glyph = glyph
        self._toned: tuple[str, str, int, int] | None = None
        if role:
            self.setProperty("role", role)
        if said:
            self.setAccessibleName(said)
            self.setToolTip(said)
        if pressed is not None:
            self.clicked.connect(lambda: pressed())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._tone()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """With the ring on top, so that a coloured button has its gap, too."""
        super().paintEvent(event)
        if self.hasFocus():
            paint_focus(QPainter(self), self.rect(), 3 * theme.unit())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.DynamicPropertyChange):
            self._tone()

    def show_icon(self, glyph: str) -> None:
        """Change the icon."""
        self._glyph = glyph
        self._tone()

    def _tone(self) -> None:
        """Put the icon in the theme's colour of now; a style is changed more often than its colours."""
        tokens = theme.now()
        colours = {"primary": tokens.on_accent, "danger": tokens.on_bad, "quiet": tokens.accent}
        size = round(ICON_PX * theme.text_scale())
        gap = theme.unit() if self.text() else 0  # Qt's own distance to the words is a hair
        wanted = (self._glyph, colours.get(str(self.property("role")), tokens.ink), size, gap)
        if self._glyph and wanted != self._toned:
            self._toned = wanted
            self.setIconSize(QSize(size + gap, size))
            self.setIcon(icon(self._glyph, wanted[1], gap))


class Eye(Button):
    """Shows what is typed into fields that hide it, and hides it again.

    Args:
        fields: They; hidden at first.
    """

    def __init__(self, *fields: QLineEdit) -> None:
        super().__init__("", "eye", role="icon", pressed=self._turn)
        self._fields = fields
        self.hide_all()

    def hide_all(self) -> None:
        """Hide it, whatever was shown."""
        self._set(QLineEdit.EchoMode.Password)

    def _turn(self) -> None:
        hidden = self._fields[0].echoMode() is QLineEdit.EchoMode.Password
        self._set(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)

    def _set(self, mode: QLineEdit.EchoMode) -> None:
        for one in self._fields:
            one.setEchoMode(mode)
        shown = mode is QLineEdit.EchoMode.Normal
        self.show_icon("hide" if shown else "eye")
        self.setAccessibleName(self.tr("Hide what I type") if shown else self.tr("Show what I type"))
        self.setToolTip(self.accessibleName())


class Switch(QAbstractButton):
    """Something that is on or off, with its text beside it.  A tick shows it, not only a colour."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setText(text)
        self.setCheckable(True)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _track(self) -> QSize:
        return QSize(round(40 * theme.text_scale()), round(22 * theme.text_scale()))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Track, gap and words."""
        track, words = self._track(), self.fontMetrics().size(0, self.text())
        gap = theme.unit()
        return QSize(track.width() + words.width() + 6 * gap, max(track.height(), words.height()) + 3 * gap)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The same: its words are never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw track, knob, tick and words."""
        tokens, gap, size = theme.now(), theme.unit(), self._track()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = (self.height() - size.height()) / 2
        track = QRectF(gap, top, size.width(), size.height())
        radius = size.height() / 2
        is_on, works = self.isChecked(), self.isEnabled()
        painter.setPen(QColor(tokens.edge if works else tokens.line))
        painter.setBrush(QColor(tokens.accent if is_on and works else tokens.raised))
        painter.drawRoundedRect(track, radius, radius)
        knob = QRectF(0, 0, size.height() - 6, size.height() - 6)
        knob.moveTop(top + 3)
        knob.moveLeft(track.right() - knob.width() - 3 if is_on else track.left() + 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor((tokens.on_accent if is_on else tokens.edge) if works else tokens.line))
        painter.drawEllipse(knob)
        if is_on and works:
            mark = pixmap("tick", tokens.accent, round(knob.width()) - 4, self.devicePixelRatioF())
            painter.drawPixmap(QPoint(round(knob.left()) + 2, round(knob.top()) + 2), mark)
        painter.setPen(QColor(tokens.ink if works else tokens.edge))
        words = self.rect().adjusted(size.width() + 4 * gap, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        if self.hasFocus():
            paint_focus(painter, self.rect())


class Choice(QComboBox):
    """One of many, by name.  The wheel scrolls the page below it, and changes nothing.

    Args:
        said: What is chosen, for screen readers.
    """

    def __init__(self, said: str) -> None:
        super().__init__()
        self.setAccessibleName(said)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Leave it to the page."""
        event.ignore()


def paint_focus(painter: QPainter, rect: QRect, radius: float = 10.0) -> None:
    """The ring around what the keyboard is on, with a gap: beside red, green or pink blue is hardly seen."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, inset in ((theme.now().surface, 3), (theme.now().focus, 1)):
        painter.setPen(QPen(QColor(colour), 2))
        painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius)


class Segments(QWidget):
    """One of a few, side by side.

    Args:
        choices: Value and what it is called.
        said: What is chosen, for screen readers.
    """

    chosen = Signal(str)

    def __init__(self, choices: Mapping[str, str], said: str) -> None:
        super().__init__()
        self.setAccessibleName(said)
        self._buttons: dict[str, Button] = {}
        group, flow = QButtonGroup(self), Flow(gap=1, company=True)
        self.setLayout(flow)
        for value, text in choices.items():
            button = Button(text, role="segment")
            button.setCheckable(True)
            button.setAccessibleName(f"{said}: {text}")
            button.clicked.connect(lambda _on=False, value=value: self.chosen.emit(value))
            group.addButton(button)
            flow.addWidget(button)
            self._buttons[value] = button

    def show_value(self, value: str) -> None:
        """Mark one without saying that it was chosen.  Tab goes to it, arrows go to the others."""
        if value not in self._buttons:
            return
        for each, button in self._buttons.items():
            button.setChecked(each == value)
            policy = Qt.FocusPolicy.StrongFocus if each == value else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)


class CopyLine(QWidget):
    """A line that can be copied with one press.

    Args:
        text: The line.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        shown = label(text, "mono")
        shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        shown.setAccessibleName(text)
        self._text = text
        self._button = Button(self.tr("Copy"), "copy", pressed=self.copy)
        self._button.setAccessibleDescription(text)
        self.setLayout(row := line(shown, self._button))
        row.setStretch(0, 1)
        row.setAlignment(self._button, Qt.AlignmentFlag.AlignTop)

    def copy(self) -> None:
        """Put it on the clipboard, and say so for a moment."""
        QGuiApplication.clipboard().setText(self._text)
        self._button.setText(self.tr("Copied"))
        self._button.show_icon("tick")
        QTimer.singleShot(_COPIED_MS, self._button, self._again)

    def _again(self) -> None:
        self._button.setText(self.tr("Copy"))
        self._button.show_icon("copy")


def at_home(name: str = "") -> str:
    """Where a dialog for files begins: at the person's own folder, not where the program was started."""
    return str(Path.home() / name)
