"""The live picture in the window: what others see, as in a mirror unless the owner wants it theirs."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QImage,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from avatar.app.studio import theme
from avatar.app.studio.backstage import Backstage
from avatar.app.studio.badge import badge

_RATIO: Final = 16 / 9
_EVERY_MS: Final = 66
"""Every second picture of 30 a second: an even pace, for half of what all of them cost.  Only the owner sees
it: others get every picture."""

_RADIUS: Final = 14.0
_BADGE_MOST: Final = 0.4
"""Of the picture's width: the words stay beside a face that is as large as it is drawn."""


class Preview(QWidget):
    """Shows pictures as they come; asks for none while nobody can see it.

    Args:
        backstage: Where they come from.
        ground: What it lies on: the name of a colour of the theme.
    """

    def __init__(self, backstage: Backstage, ground: str = "paper") -> None:
        super().__init__()
        self._ground = ground
        self._backstage = backstage
        self._scaled: QImage | None = None
        self._badge: QPixmap | None = None
        self._said = ("", False)
        self.is_mirrored = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Live picture of your avatar"))
        # All of it is painted here: else what is behind would be painted first, with every picture.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        backstage.picture_changed.connect(self._take)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As large as there is room, never less than can be judged."""
        return QSize(640, 360)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As small as a tile of a call."""
        return QSize(320, 180)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """It is as high as it is wide, times nine sixteenths."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Nine sixteenths."""
        return round(width / _RATIO)

    def mirror(self, *, on: bool) -> None:
        """Show it as in a mirror, or as others see it."""
        self.is_mirrored = on

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Somebody looks."""
        super().showEvent(event)
        self.watch(seen=True)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Nobody looks."""
        super().hideEvent(event)
        self.watch(seen=False)

    def watch(self, *, seen: bool) -> None:
        """Ask for pictures, or for none."""
        self._backstage.view(self, _EVERY_MS if seen else None)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The badge is as large as there is room."""
        super().resizeEvent(event)
        self._draw_badge()

    def area(self) -> QRectF:
        """Where the picture is: as large as fits, in the middle."""
        width = min(self.width(), self.height() * _RATIO)
        area = QRectF(0, 0, width, width / _RATIO)
        area.moveCenter(QRectF(self.rect()).center())
        return area

    def _take(self, image: QImage) -> None:
        """Keep it as large as it is shown: a repaint of the window then costs next to nothing."""
        if not self.isVisible() and not self._backstage.picture_is_card:
            return  # another one shows it, as beside a prompt; a card comes once, and may be looked at later
        ratio, size = self.devicePixelRatioF(), self._pixels()
        width, height = size.width(), size.height()
        if width < 2 or height < 2:
            return
        if self._scaled is None or self._scaled.size() != size:
            self._scaled = QImage(size, QImage.Format.Format_RGB32)
        self._scaled.setDevicePixelRatio(1)  # painted in its own pixels, not in those of the window
        tokens, target = theme.now(), QRectF(0, 0, width, height)
        painter = QPainter(self._scaled)
        if image.pixelColor(0, 0).alpha() < 255:  # a see-through background is seen as such
            painter.fillRect(target, _swapped(tokens.raised))
        else:
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.save()
        if self.is_mirrored and not self._backstage.picture_is_card:
            painter.translate(width, 0)
            painter.scale(-1, 1)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(target, _native(image))
        painter.restore()
        _round(painter, target, _RADIUS * ratio, _swapped(getattr(tokens, self._ground)))
        painter.end()
        self._scaled.rgbSwap()
        self._scaled.setDevicePixelRatio(ratio)
        self.update(self._place())

    def _place(self) -> QRect:
        """Where the picture is, in whole pixels."""
        return self.area().toRect()

    def _pixels(self) -> QSize:
        """How large the picture is on the screen, in the screen's own pixels."""
        place, ratio = self._place(), self.devicePixelRatioF()
        return QSize(round(place.width() * ratio), round(place.height() * ratio))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the newest picture and the badge; before the first, the place where it will be."""
        painter, place = QPainter(self), self._place()
        if self._scaled is None or not place.contains(event.rect()):
            painter.fillRect(event.rect(), QColor(getattr(theme.now(), self._ground)))
        if self._scaled is None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.now().raised))
            painter.drawRoundedRect(place, _RADIUS, _RADIUS)
        elif self._scaled.size() == self._pixels():
            painter.drawImage(place.topLeft(), self._scaled)
        else:  # of another size, until the next one comes: whatever it covered beside its place would stay
            painter.drawImage(place, self._scaled)
        if self._badge is not None:
            gap = theme.unit() * 3
            painter.drawPixmap(place.left() + gap, place.top() + gap, self._badge)
        painter.end()

    def say(self, text: str, *, alarm: bool) -> None:
        """Put words on the upper left corner: on air, or only for the owner.

        Args:
            text: The words.
            alarm: Others see it.
        """
        self._said = (text, alarm)
        self._draw_badge()
        self.setAccessibleDescription(text)

    def _draw_badge(self) -> None:
        """As large as the other text, as long as the face has room beside it."""
        text, alarm = self._said
        if text:
            room, ratio = self.area().width() * _BADGE_MOST, self.devicePixelRatioF()
            self._badge = badge(text, self.font(), room, ratio, alarm=alarm)
            self.update(self._place())


def _swapped(name: str) -> QColor:
    """A colour with red and blue exchanged, as the picture is while it is scaled."""
    colour = QColor(name)
    return QColor(colour.blue(), colour.green(), colour.red())


def _round(painter: QPainter, target: QRectF, radius: float, colour: QColor) -> None:
    """Cover the four corners: only their few pixels are touched."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    for x, y, turn in (
        (target.left(), target.top(), 0),
        (target.right(), target.top(), 90),
        (target.right(), target.bottom(), 180),
        (target.left(), target.bottom(), 270),
    ):
        painter.save()
        painter.translate(x, y)
        painter.rotate(turn)
        corner = QPainterPath()
        corner.lineTo(radius, 0)
        corner.arcTo(QRectF(0, 0, 2 * radius, 2 * radius), 90, 90)
        corner.closeSubpath()
        painter.fillPath(corner, colour)
        painter.restore()


def _native(image: QImage) -> QImage:
    """The same pixels under the name of Qt's own format, red and blue exchanged.

    Scaling that and exchanging them in the small picture takes 0.5 ms instead of 1.6 at 640 by 360.
    """
    return QImage(
        image.constBits(),
        image.width(),
        image.height(),
        image.bytesPerLine(),
        QImage.Format.Format_ARGB32_Premultiplied,
    )
