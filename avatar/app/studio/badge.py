"""Who sees the picture, in words on it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPixmap

from avatar.app.studio import theme


def badge(text: str, font: QFont, width: float, ratio: float, *, alarm: bool) -> QPixmap:
    """Words on a rounded ground.

    Args:
        text: The words.
        font: Of the ordinary text; words that would be too wide get a smaller one, down to the usual size.
        width: Pixels that it should not take more of, if it can be helped.
        ratio: Device pixels per pixel.
        alarm: Others see the picture.
    """
    tokens, unit = theme.now(), theme.unit()
    font = QFont(font)
    font.setBold(True)
    least = font.pointSizeF() / theme.text_scale()
    while _size(text, font, unit).width() > width and font.pointSizeF() > least:
        font.setPointSizeF(max(least, font.pointSizeF() - 1))
        unit = max(4, unit - 1)
    size = _size(text, font, unit)
    found = QPixmap(size * ratio)
    found.setDevicePixelRatio(ratio)
    found.fill(Qt.GlobalColor.transparent)
    ground, radius = QRectF(0, 0, size.width(), size.height()), size.height() / 2
    painter = QPainter(found)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.bad if alarm else tokens.surface))
    painter.drawRoundedRect(ground, radius, radius)
    painter.setFont(font)
    painter.setPen(QColor(tokens.on_bad if alarm else tokens.ink))
    painter.drawText(ground, Qt.AlignmentFlag.AlignCenter, text)
    painter.end()
    return found


def _size(text: str, font: QFont, unit: int) -> QSize:
    return QFontMetrics(font).size(0, text) + QSize(6 * unit, 2 * unit)
