"""The last page: on air, and where to choose the camera in the call app.  The pictures are drawn by us."""

from __future__ import annotations

import enum
from dataclasses import fields
from pathlib import Path
from string import Template
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from avatar.app.status import Status
from avatar.app.studio import theme
from avatar.app.studio.backstage import Backstage
from avatar.app.studio.boxes import column, label, line
from avatar.app.studio.controls import AirButton
from avatar.app.studio.first.page import StepPage
from avatar.app.studio.pieces import Button, Segments
from avatar.app.studio.preview import Preview

APPS: Final = Path(__file__).with_name("apps")

_ROUND: Final = 14 / 480
"""Corner of the drawings' frame, as a share of their width."""


class App(enum.Enum):
    """Where one may be seen."""

    ZOOM = "Zoom"
    MEET = "Google Meet"
    TEAMS = "Microsoft Teams"
    OBS = "OBS Studio"
    DISCORD = "Discord"


class Drawing(QWidget):
    """A picture of where the camera is chosen, in the theme's colours."""

    def __init__(self) -> None:
        super().__init__()
        self._app = App.ZOOM
        self.setMinimumSize(320, 180)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_app(self, app: App, said: str) -> None:
        """Change it.

        Args:
            app: Which one.
            said: What it shows, for who cannot see it.
        """
        self._app = app
        self.setAccessibleName(app.value)
        self.setAccessibleDescription(said)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As it was drawn."""
        return QSize(480, 270)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """As large as fits."""
        tokens = theme.now()
        text = (APPS / f"{self._app.name.lower()}.svg").read_text(encoding="utf-8")
        coloured = Template(text).substitute({one.name: getattr(tokens, one.name) for one in fields(tokens)})
        wide = min(self.width(), self.height() * 16 / 9)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF((self.width() - wide) / 2, 0, wide, wide * 9 / 16)
        shape = QPainterPath()
        shape.addRoundedRect(box, box.width() * _ROUND, box.width() * _ROUND)
        painter.setClipPath(shape)  # the corners of what touches the frame; Qt's SVG knows no clipping
        QSvgRenderer(QByteArray(coloured.encode())).render(painter, box)
        painter.end()


class Badge(QWidget):
    """A number in a disc, as in the drawings."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = str(number)
        side = round(30 * theme.text_scale())
        self.setFixedSize(side, side)
        self.setAccessibleName(self._number)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw it."""
        tokens, painter = theme.now(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent))
        painter.drawEllipse(self.rect())
        painter.setPen(QColor(tokens.on_accent))
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._number)
        painter.end()


class CallApp(QWidget):
    """Choose a call app, see where its list of cameras is.  Also of use long after the first start.

    Args:
        beside: Stands below the two sentences, where there is one.
    """

    def __init__(self, beside: QWidget | None = None) -> None:
        super().__init__()
        self._apps = Segments({app.name: app.value for app in App}, self.tr("Your call app"))
        self._apps.chosen.connect(lambda name: self.show_app(App[name]))
        self._drawing, self._first, self._second = Drawing(), label("", "heading"), label("", "heading")
        rows = self._row(1, self._first), self._row(2, self._second)
        steps = column(*rows, beside, gap=5)  # None is room
        if beside is not None:
            steps.setStretch(2, 1)
        shown = line(self._drawing, steps, gap=6)
        shown.setStretch(0, 3)
        shown.setStretch(1, 2)
        self.setLayout(column(self._apps, shown, gap=4))
        self._app, self._label = App.ZOOM, ""
        self.show_app(App.ZOOM)

    def name_camera(self, label: str) -> None:
        """Say how the camera is called in the list; empty while it is in none."""
        if label != self._label:
            self._label = label
            self.show_app(self._app)

    def _row(self, number: int, text: QWidget) -> QWidget:
        found, badge = QWidget(), Badge(number)
        row = line(badge, text, gap=3)
        row.setAlignment(badge, Qt.AlignmentFlag.AlignTop)
        row.setStretch(1, 1)
        found.setLayout(row)
        return found

    def show_app(self, app: App) -> None:
        """Show one."""
        self._app = app
        first, second = self._steps()[app]
        self._apps.show_value(app.name)
        self._first.setText(first)
        self._second.setText(second)
        self._drawing.show_app(app, f"{first} {second}")

    def _steps(self) -> dict[App, tuple[str, str]]:
        choose = self.tr("Choose your avatar's camera in the list.")
        device = self.tr("Choose your avatar's camera as its device.")
        if self._label:
            choose = device = self.tr("Choose “%1”.").replace("%1", self._label)
        return {
            App.ZOOM: (self.tr("In the call, press the small arrow beside the camera button."), choose),
            App.MEET: (self.tr("In the call, press the small arrow at the camera button."), choose),
            App.TEAMS: (self.tr("At the top of the call, press the small arrow beside the camera."), choose),
            App.OBS: (
                self.tr("Under Sources, press plus and take a video capture device."),
                device,
            ),
            App.DISCORD: (
                self.tr("Press the wheel at the bottom left, then Voice and Video, then Camera."),
                choose,
            ),
        }


class AirPage(StepPage):
    """Where to choose the camera in the call app, and the button that is in the window, too.

    Args:
        backstage: All that the page talks to.
    """

    def __init__(self, backstage: Backstage) -> None:
        super().__init__()
        self._backstage = backstage
        self.say(
            self.tr("Go on air"),
            self.tr(
                "Then choose your avatar as the camera in your call app. That is all, today and every day."
            ),
        )
        self._air = AirButton(backstage)
        self._air.mend.connect(self._show_missing)
        self._end = Button(self.tr("To the window"), "window", pressed=self.done.emit)
        self._end.setMinimumHeight(self._air.button.minimumHeight())
        # At twice the text there is no room for it: the button says whether others see the avatar.
        self._preview = None if theme.is_large() else Preview(backstage)
        self._apps = CallApp(self._preview)
        self.body.addWidget(self._apps, 1)
        self.buttons.addWidget(self._air, 1)
        self.buttons.addWidget(self._end, 0, Qt.AlignmentFlag.AlignTop)
        self._is_here = False

    def enter(self) -> None:
        """The camera is on, whatever was put off before; the doctor looks again, now that all is there."""
        if not self._is_here:
            self._is_here = True
            self._backstage.failed.connect(self.quote)
            self._backstage.status_changed.connect(self._name)
            self._name(self._backstage.status)
            self._backstage.return_camera()
            self._backstage.recheck()

    def leave(self) -> None:
        """The show goes on."""
        if self._is_here:
            self._is_here = False
            self._backstage.failed.disconnect(self.quote)
            self._backstage.status_changed.disconnect(self._name)

    def _name(self, status: Status) -> None:
        self._apps.name_camera(status.label)
        if self._preview is not None:
            self._preview.mirror(on=self._backstage.settings.window.mirror)
            others = self._backstage.is_shown_to_others
            text = self.tr("ON AIR") if status.on_air else self.tr("Only you see this")
            self._preview.say(text, alarm=others)

    def _show_missing(self) -> None:
        self.done.emit()
        self.mend.emit()
