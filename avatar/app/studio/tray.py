"""The icon in the system's tray: on air, pause, show, quit."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from avatar.app.status import Status
from avatar.app.studio import theme
from avatar.app.studio.backstage import Backstage
from avatar.app.studio.controls import press_air, press_pause
from avatar.app.studio.pieces import pixmap


def is_there() -> bool:
    """Whether this system shows such icons."""
    return QSystemTrayIcon.isSystemTrayAvailable()


class Tray(QObject):
    """The icon and its menu.

    Args:
        backstage: What its entries ask.
        show: Brings the window to the front.
        quit_it: Ends the program.
    """

    def __init__(self, backstage: Backstage, show: Callable[[], None], quit_it: Callable[[], None]) -> None:
        super().__init__(backstage)
        self._backstage = backstage
        self._icon, self._menu = QSystemTrayIcon(_sign("play"), self), QMenu()
        self._air, self._pause = QAction(self._menu), QAction(self._menu)
        self._air.triggered.connect(lambda: press_air(backstage))
        self._pause.triggered.connect(lambda: press_pause(backstage))
        self._menu.addAction(self._air)
        self._menu.addAction(self._pause)
        self._menu.addSeparator()
        self._menu.addAction(self.tr("Show the window")).triggered.connect(show)
        self._menu.addAction(self.tr("Quit")).triggered.connect(quit_it)
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(lambda why: self._click(why, show))
        self._told: tuple[bool, bool, bool] | None = None
        backstage.status_changed.connect(self.show_status)
        backstage.findings_changed.connect(lambda _found: self.show_status(backstage.status))
        self.show_status(backstage.status)
        self._icon.show()

    def show_status(self, status: Status) -> None:
        """Say how it is."""
        now = (status.on_air, status.paused, self._backstage.is_healthy)
        if now == self._told:
            return
        self._told = now
        self._air.setText(self.tr("Go off air") if status.on_air else self.tr("Go on air"))
        self._air.setEnabled(status.on_air or self._backstage.is_healthy)
        self._pause.setText(self.tr("Go on") if status.paused else self.tr("Pause, at once"))
        state = self.tr("on air") if status.on_air else self.tr("off air")
        state = self.tr("paused") if status.paused else state
        self._icon.setToolTip(f"Avatar: {state}")
        self._icon.setIcon(_sign("hide" if status.paused else "on_air" if status.on_air else "play"))

    def close(self) -> None:
        """Take it away."""
        self._icon.hide()

    def _click(self, why: QSystemTrayIcon.ActivationReason, show: Callable[[], None]) -> None:
        if why is QSystemTrayIcon.ActivationReason.Trigger:
            show()


def _sign(name: str) -> QIcon:
    """Trays are dark or light, and do not say which: a green that is seen on both."""
    sign = QIcon()
    for ratio in (1.0, 2.0):
        sign.addPixmap(pixmap(name, theme.DARK.accent, 22, ratio))
    return sign
