"""Who can see: the window, and the window of the picture alone, which OBS may show to a call."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

_HIDDEN_S: Final = 60.0
"""Out of sight for so long, nobody watches: the camera is released unless the avatar is on air."""


class Seen(QObject):
    """Whether anything of the program is in sight.

    Args:
        parent: Who owns it.

    Attributes:
        window: The window is; it is about to be from the start on.
        output: The window of the picture alone is, and with it whatever a call shows of it.

    Signals:
        changed: One of them came or went, or has been gone for a minute.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.window, self.output = True, False
        self._leave = QTimer(self, singleShot=True, interval=round(_HIDDEN_S * 1000))
        self._leave.timeout.connect(self.changed)

    @property
    def is_in_sight(self) -> bool:
        """Whether one of them is in sight, or was within the last minute."""
        return self.window or self.output or self._leave.isActive()

    def show_window(self, *, visible: bool) -> None:
        """The window is seen, or not: minimised, or in the tray."""
        if visible != self.window:
            self.window = visible
            self._follow()

    def show_output(self, *, visible: bool) -> None:
        """So is the window of the picture alone."""
        if visible != self.output:
            self.output = visible
            self._follow()

    def _follow(self) -> None:
        if self.window or self.output:
            self._leave.stop()
        else:
            self._leave.start()
        self.changed.emit()
