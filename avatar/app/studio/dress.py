"""Dresses the application as the settings say: colours, size of text, motion, language."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from avatar.app.studio import words
from avatar.app.studio.theme import Theme
from avatar.settings import Settings


class Dress(QObject):
    """Theme and language.

    Args:
        app: All of its windows.
        settings: Those at the start.

    Signals:
        changed: Words or sizes are others now: what is on the screen must be made anew.
    """

    changed = Signal()

    def __init__(self, app: QApplication, settings: Settings) -> None:
        super().__init__(app)
        self._app = app
        window = settings.window
        words.install(app, window.language)
        self._theme = Theme(app, text=window.text, colours=window.theme, motion=window.motion)
        self._fixed = (window.language, window.text)

    def follow(self, settings: Settings) -> None:
        """Dress as these settings say, at once."""
        window = settings.window
        if window.language != self._fixed[0]:
            words.install(self._app, window.language)
        self._theme.choose(text=window.text, colours=window.theme, motion=window.motion)
        if (window.language, window.text) != self._fixed:
            self._fixed = (window.language, window.text)
            self.changed.emit()
