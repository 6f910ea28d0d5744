"""A schematic face that shows what to do, in a ring that shows how far it has got.

Drawn as in a mirror, which is how one looks at a screen: the performer's own left is on the left.  It knows
prompts and nothing else; there is no camera picture in this process.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QElapsedTimer, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPainterPath, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from avatar.app.studio import theme
from avatar.app.studio.said import said
from avatar.signal import Reason

_SIZE: Final = 320
"""Pixels along a side; smaller where there is no room."""

_FRAME_MS: Final = 33
_LOOP_S: Final = 2.6
"""One showing of a movement, with a rest: slower than anybody answers, so that nobody feels hurried."""

_SKIN, _OUTLINE, _INK = "#f6cfa9", "#c98d63", "#4a3a44"
"""Those of the face on the holding cards."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How the face looks.

    Attributes:
        yaw: -1 to 1, positive towards the performer's own left.
        pitch: 0 to 1, up.
        shut: 0 to 1, both eyes.
        smile: 0 to 1.
        jaw: 0 to 1, how far the mouth is open.
        blinks: How often the eyes shut while the movement is shown.
        size: 0 to 1, of the place in the ring.
        ghost: Nobody is there: only the outline.
        dim: It is hard to see.
        two: A second face beside it.
        tick: All is well.
    """

    yaw: float = 0.0
    pitch: float = 0.0
    shut: float = 0.0
    smile: float = 0.15
    jaw: float = 0.0
    blinks: int = 0
    size: float = 1.0
    ghost: bool = False
    dim: bool = False
    two: bool = False
    tick: bool = False

    def part(self, share: float) -> Look:
        """So far on the way from rest."""
        rest = REST.smile
        return replace(
            self,
            yaw=self.yaw * share,
            pitch=self.pitch * share,
            shut=self.shut * share,
            jaw=self.jaw * share,
            smile=rest + (self.smile - rest) * share,
        )


REST: Final = Look()

LOOKS: Final = {
    Reason.PROMPT_TURN_LEFT: Look(yaw=1.0),
    Reason.PROMPT_TURN_RIGHT: Look(yaw=-1.0),
    Reason.PROMPT_LOOK_UP: Look(pitch=1.0),
    Reason.PROMPT_SMILE: Look(smile=1.0),
    Reason.PROMPT_OPEN_MOUTH: Look(jaw=1.0, smile=0.0),
    Reason.PROMPT_BLINK_TWICE: Look(shut=1.0, blinks=2),
    Reason.ENROLLED: Look(smile=0.8, tick=True),
    Reason.NO_FACE: Look(ghost=True),
    Reason.TOO_DARK: Look(dim=True),
    Reason.ENROL_TOO_DARK: Look(dim=True),
    Reason.ENROL_TOO_SMALL: Look(size=0.5),
    Reason.ENROL_NOT_ALONE: Look(two=True, size=0.8),
    Reason.ENROL_TWO_PEOPLE: Look(two=True, size=0.8),
    Reason.SEVERAL_FACES: Look(two=True, size=0.8),
}
"""What each reason looks like; any other is the face at rest."""


def share_at(at_s: float, blinks: int) -> float:
    """How far a movement is shown at a time: out, held, back, rest; or so many quick blinks.

    Args:
        at_s: Seconds since the showing began.
        blinks: 0 for a movement.

    Returns:
        0 to 1.
    """
    at = (at_s % _LOOP_S) / _LOOP_S
    if blinks:
        within = (at - 0.25) / 0.5 * blinks
        return math.sin(math.pi * (within % 1.0)) ** 0.5 if 0 <= within < blinks else 0.0
    for begins, ends, low, high in ((0.1, 0.35, 0.0, 1.0), (0.35, 0.7, 1.0, 1.0), (0.7, 0.9, 1.0, 0.0)):
        if begins <= at < ends:
            way = (at - begins) / (ends - begins)
            return low + (high - low) * way * way * (3 - 2 * way)
    return 0.0


class Face(QWidget):
    """The face and its ring."""

    def __init__(self) -> None:
        super().__init__()
        self._reason, self._target, self._ring = Reason.STARTING, 0.0, 0.0
        self._clock, self._timer = QElapsedTimer(), QTimer(self)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self._tick)
        self._clock.start()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def show_prompt(self, reason: Reason, progress: int = 0) -> None:
        """Show what to do.

        Args:
            reason: One of the wire's.
            progress: 0 to 255.
        """
        if reason is not self._reason:
            self._reason = reason
            self._clock.restart()
            self.setAccessibleName(said(reason).title)
        self._target = max(0, min(255, progress)) / 255
        self.setAccessibleDescription(f"{round(100 * self._target)} %")
        if not theme.moves():
            self._ring = self._target
        self._run()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Square."""
        return QSize(_SIZE, _SIZE)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As small as it can be understood."""
        return QSize(_SIZE // 2, _SIZE // 2)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Move while somebody looks."""
        super().showEvent(event)
        self._run()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Nobody looks: cost nothing."""
        super().hideEvent(event)
        self._timer.stop()

    def _run(self) -> None:
        if theme.moves() and self.isVisible():
            self._timer.start()
        else:
            self._timer.stop()

    def _tick(self) -> None:
        self._ring += (self._target - self._ring) * 0.25
        if abs(self._target - self._ring) < 0.002:
            self._ring = self._target
        self.update()

    def _look(self) -> Look:
        look = LOOKS.get(self._reason, REST)
        if not theme.moves():
            return look
        return look.part(share_at(self._clock.elapsed() / 1000, look.blinks))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw disc, ring, face and what points the way."""
        tokens, side = theme.now(), min(self.width(), self.height())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(self.width() / 2, self.height() / 2)
        painter.scale(side / 200, side / 200)  # everything below is drawn on 200 x 200, from the middle
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.tint))
        painter.drawEllipse(QPointF(), 84, 84)
        _arc(painter, 93, 6, QColor(tokens.line), 1.0)
        _arc(painter, 93, 6, QColor(tokens.accent), self._ring)
        look = self._look()
        if look.two:
            _face(painter, replace(REST, size=0.62, dim=True), QPointF(34, -6))
        _face(painter, look, QPointF(-22, 6) if look.two else QPointF())
        _arrow(painter, LOOKS.get(self._reason, REST), QColor(tokens.accent))
        if look.tick:
            _tick_mark(painter, QColor(tokens.accent), QColor(tokens.on_accent))
        painter.end()


def _arc(painter: QPainter, radius: float, width: float, colour: QColor, share: float) -> None:
    """Part of a ring, from the top, clockwise."""
    if share <= 0:
        return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    box = QRectF(-radius, -radius, 2 * radius, 2 * radius)
    painter.drawArc(box, 90 * 16, round(-360 * 16 * share))


def _face(painter: QPainter, look: Look, at: QPointF) -> None:
    painter.save()
    painter.translate(at)
    painter.scale(look.size, look.size)
    painter.setOpacity(0.45 if look.dim else 1.0)
    outline = QPen(QColor(_OUTLINE), 3)
    if look.ghost:
        outline.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(outline)
    painter.setBrush(Qt.BrushStyle.NoBrush if look.ghost else QColor(_SKIN))
    painter.drawEllipse(QPointF(), 47, 54)
    if not look.ghost:
        _features(painter, look)
    painter.restore()


def _features(painter: QPainter, look: Look) -> None:
    """Eyes, nose and mouth, on a head that is a ball: they shift, and the far side gets narrower."""
    ink = QPen(QColor(_INK), 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    shift, lift = -23 * look.yaw, -18 * look.pitch
    for side in (-1, 1):
        x = shift + side * (19 - 4 * abs(look.yaw))
        narrow = 1 - 0.35 * max(0.0, -side * look.yaw)
        high = 7.5 * (1 - look.shut)
        painter.setPen(ink if high < 1.2 else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(_INK))
        if high < 1.2:
            painter.drawLine(QPointF(x - 6 * narrow, lift - 8), QPointF(x + 6 * narrow, lift - 8))
        else:
            painter.drawEllipse(QPointF(x, lift - 8), 5 * narrow, high)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(_OUTLINE), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    nose = QPainterPath(QPointF(shift * 1.25 - 3, lift * 1.2 + 6))
    nose.quadTo(QPointF(shift * 1.25, lift * 1.2 + 11), QPointF(shift * 1.25 + 3, lift * 1.2 + 6))
    painter.drawPath(nose)
    _mouth(painter, look, QPointF(shift * 1.1, lift * 0.8 + 25), ink)


def _mouth(painter: QPainter, look: Look, at: QPointF, ink: QPen) -> None:
    painter.setPen(ink)
    if look.jaw > 0.05:
        painter.setBrush(QColor("#8a3f3f"))
        painter.drawEllipse(QPointF(at.x(), at.y() + 3), 9 + 3 * look.jaw, 2 + 11 * look.jaw)
        return
    half, deep = 12 + 8 * look.smile, 2 + 15 * look.smile
    smile = QPainterPath(QPointF(at.x() - half, at.y() - deep / 3))
    smile.quadTo(QPointF(at.x(), at.y() + deep), QPointF(at.x() + half, at.y() - deep / 3))
    painter.drawPath(smile)


def _arrow(painter: QPainter, look: Look, colour: QColor) -> None:
    """Which way, for a movement that has one; it stays while the head comes back."""
    if not look.yaw and not look.pitch:
        return
    painter.save()
    painter.rotate(90 if look.pitch else (0 if look.yaw > 0 else 180))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(colour, 6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    head = QPainterPath(QPointF(-64, -11))
    head.lineTo(QPointF(-75, 0))
    head.lineTo(QPointF(-64, 11))
    painter.drawPath(head)
    painter.restore()


def _tick_mark(painter: QPainter, fill: QColor, stroke: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawEllipse(QPointF(50, 50), 22, 22)
    pen = QPen(stroke, 6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    mark = QPainterPath(QPointF(40, 50))
    mark.lineTo(QPointF(47, 58))
    mark.lineTo(QPointF(60, 42))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(mark)
