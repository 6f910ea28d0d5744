"""A picture with its name below, to be chosen by mouse or keyboard."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from avatar.app.portraits import Pixels
from avatar.app.studio import theme
from avatar.app.studio.pieces import image_of, paint_focus, pixmap

_RADIUS = 12.0


class Tile(QAbstractButton):
    """One choice.

    Args:
        text: Its name.
        picture: Width and height of its picture in pixels, at the usual size of text.
        glyph: Icon in the middle while there is no picture.
        key: Shown in a corner of the picture, such as the key that wears it.
    """

    def __init__(
        self, text: str, picture: tuple[int, int] = (150, 84), *, glyph: str = "", key: str = ""
    ) -> None:
        super().__init__()
        self.setText(text)
        self.setAccessibleName(f"{text}, {key}" if key else text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._size, self._glyph, self._key = picture, glyph, key
        self._note = ""
        self._picture: QPixmap | None = None

    def drawn_size(self) -> tuple[int, int]:
        """Width and height in which its picture is best drawn: even, and sharp on this screen."""
        scale = self.devicePixelRatioF() * theme.text_scale()
        wide, high = self._size
        return round(wide * scale / 2) * 2, round(high * scale / 2) * 2

    @property
    def is_drawn(self) -> bool:
        """Whether it has a picture."""
        return self._picture is not None

    def show_picture(self, pixels: Pixels) -> None:
        """Show a picture, cut to the tile's shape from its middle."""
        self.show_image(image_of(pixels))

    def show_image(self, whole: QImage) -> None:
        """The same, of a picture that Qt has already."""
        wide, high = self._size
        keep = min(whole.width(), round(whole.height() * wide / high))
        part = whole.copy(QRect((whole.width() - keep) // 2, 0, keep, whole.height()))
        self._picture = QPixmap.fromImage(part)
        self.update()

    def show_note(self, text: str) -> None:
        """A second line in small letters, also told to screen readers."""
        self._note = text
        self.setAccessibleDescription(text)
        self.updateGeometry()
        self.update()

    def _picture_rect(self) -> QRectF:
        scale, gap = theme.text_scale(), theme.unit()
        return QRectF(gap * 2, gap * 2, self._size[0] * scale, self._size[1] * scale)

    def _rows(self) -> int:
        return self.fontMetrics().height() + (self._small().height() if self._note else 0)

    def _small(self) -> QFontMetrics:
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 0.85)
        return QFontMetrics(font)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Picture and words."""
        picture, gap = self._picture_rect(), theme.unit()
        return QSize(round(picture.width()) + 4 * gap, round(picture.height()) + self._rows() + 6 * gap)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The same."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw picture, words, and whether it is chosen: by a frame and a tick, not only by a colour."""
        tokens, gap = theme.now(), theme.unit()
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        whole = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        chosen = self.isChecked()
        painter.setPen(QColor(tokens.accent if chosen else tokens.line))
        if chosen:
            pen = painter.pen()
            pen.setWidth(2)
            painter.setPen(pen)
        painter.setBrush(
            QColor(tokens.tint if chosen else tokens.raised if self.underMouse() else tokens.surface)
        )
        painter.drawRoundedRect(whole, _RADIUS + 4, _RADIUS + 4)
        self._paint_picture(painter, self._picture_rect())
        self._paint_words(painter, self._picture_rect().bottom() + 2 * gap)
        if chosen:
            self._paint_badge(painter, "tick", right=True)
        if self.hasFocus():
            paint_focus(painter, self.rect(), _RADIUS + 4)

    def _paint_picture(self, painter: QPainter, rect: QRectF) -> None:
        tokens = theme.now()
        shape = QPainterPath()
        shape.addRoundedRect(rect, _RADIUS, _RADIUS)
        painter.save()
        painter.setClipPath(shape)
        painter.fillRect(rect, QColor(tokens.paper))
        if self._picture is not None:
            painter.drawPixmap(rect, self._picture, QRectF(self._picture.rect()))
        elif self._glyph:
            size = round(28 * theme.text_scale())
            mark = pixmap(self._glyph, tokens.soft, size, self.devicePixelRatioF())
            at = rect.center().toPoint()
            painter.drawPixmap(at.x() - size // 2, at.y() - size // 2, mark)
        painter.restore()
        if self._key:
            self._paint_badge(painter, "", right=False)

    def _paint_badge(self, painter: QPainter, glyph: str, *, right: bool) -> None:
        tokens, picture = theme.now(), self._picture_rect()
        size = round(22 * theme.text_scale())
        left = picture.right() - size - 5 if right else picture.left() + 5
        badge = QRectF(left, picture.top() + 5, size, size)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent if right else tokens.surface))
        painter.drawRoundedRect(badge, size / 2 if right else 6, size / 2 if right else 6)
        if glyph:
            inner = size - 8
            mark = pixmap(glyph, tokens.on_accent, inner, self.devicePixelRatioF())
            painter.drawPixmap(round(badge.left()) + 4, round(badge.top()) + 4, mark)
        else:
            painter.setPen(QColor(tokens.ink))
            painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, self._key.upper())

    def _paint_words(self, painter: QPainter, top: float) -> None:
        tokens, picture = theme.now(), self._picture_rect()
        high = self.fontMetrics().height()
        room = QRectF(picture.left(), top, picture.width(), high)
        font = self.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(tokens.ink if self.isEnabled() else tokens.edge))
        self._paint_line(painter, room, self.text())
        if self._note:
            font = self.font()
            font.setPointSizeF(font.pointSizeF() * 0.85)
            painter.setFont(font)
            painter.setPen(QColor(tokens.soft))
            self._paint_line(painter, room.translated(0, high), self._note)

    def _paint_line(self, painter: QPainter, room: QRectF, text: str) -> None:
        """One line; too long a name of a stranger is shortened, and whole in the tip."""
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, round(room.width()))
        if shown != text:
            self.setToolTip(text)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
