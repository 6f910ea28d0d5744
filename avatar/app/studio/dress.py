"""Dresses the application as the settings say: colours, size of text, motion, language."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from avatar.app.studio.theme import Theme
from avatar.settings import Settings

WORDS: Final = Path(__file__).with_name("words")


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
        self._app, self._translators = app, list[QTranslator]()
        window = settings.window
        self._speak(window.language)
        self._theme = Theme(app, text=window.text, colours=window.theme, motion=window.motion)
        self._fixed = (window.language, window.text)

    def follow(self, settings: Settings) -> None:
        """Dress as these settings say, at once."""
        window = settings.window
        if window.language != self._fixed[0]:
            self._speak(window.language)
        self._theme.choose(text=window.text, colours=window.theme, motion=window.motion)
        if (window.language, window.text) != self._fixed:
            self._fixed = (window.language, window.text)
            self.changed.emit()

    def _speak(self, language: str) -> None:
        """Install our words and Qt's own; English needs none."""
        for translator in self._translators:
            self._app.removeTranslator(translator)
        self._translators = []
        wanted = QLocale.system().name() if language == "system" else language
        short = wanted.split("_")[0]
        qt_words = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for path in (f"{qt_words}/qtbase_{short}.qm", str(WORDS / f"avatar_{short}.qm")):
            translator = QTranslator(self)
            if Path(path).is_file() and translator.load(path):
                self._app.installTranslator(translator)
                self._translators.append(translator)
