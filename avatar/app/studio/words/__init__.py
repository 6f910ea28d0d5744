"""The window's languages.  English is in the code; ``avatar_de.ts`` and ``avatar_es.ts`` have the others.

``python -m tests.lab.words`` finds new sentences, and makes the ``.qm`` files that are loaded here.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from avatar.app.language import resolve

FOLDER: Final = Path(__file__).parent
_IN_FORCE: Final = "language"
"""The application's property that keeps it."""


def install(app: QApplication, wanted: str = "system") -> str:
    """Translate everything that is made from now on; what was installed before goes.

    Args:
        app: Whose windows.
        wanted: As in :func:`avatar.app.language.resolve`.

    Returns:
        The language in force.
    """
    for old in app.findChildren(QTranslator):
        app.removeTranslator(old)
        old.deleteLater()
    language = resolve(wanted)
    QLocale.setDefault(QLocale.system() if wanted == "system" and language != "en" else QLocale(language))
    if language != "en":
        theirs = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)) / f"qtbase_{language}.qm"
        for file in (theirs, FOLDER / f"avatar_{language}.qm"):
            translator = QTranslator(app)
            if translator.load(str(file)):
                app.installTranslator(translator)
    app.setProperty(_IN_FORCE, language)
    return language


def language_in_force() -> str:
    """What :func:`install` chose; English before, and without an application."""
    app = QCoreApplication.instance()
    return str(app.property(_IN_FORCE) or "en") if app is not None else "en"
