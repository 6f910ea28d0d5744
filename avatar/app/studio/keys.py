"""The keys of the window: heard wherever the focus is, and the overlay that tells them.

P and Esc hide everything at once, and only that: pressed twice in a fright they must not show it again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

_TYPED_INTO: Final = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox)
"""Where a letter is a letter; Esc is heard there, too."""

_PLAIN: Final = Qt.KeyboardModifier.NoModifier | Qt.KeyboardModifier.KeypadModifier


class Keys(QObject):
    """Listens to one window.

    Args:
        window: The window; keys of others, such as a file dialog, are theirs.
        also: Kinds of window whose keys are heard as if they were pressed in this one.
        meanings: What each letter or digit does, lower case.
        panic: What P and Esc do.
        resume: What Shift+P does.
        others: Gets every other letter or digit: a character's own keys.
        quiet: While it says so, only P and Esc are heard.
        released: Told of each of the character's own keys that is let go.
    """

    def __init__(
        self,
        window: QWidget,
        meanings: Mapping[str, Callable[[], None]],
        *,
        also: tuple[type[QWidget], ...] = (),
        panic: Callable[[], None],
        resume: Callable[[], None],
        others: Callable[[str], None],
        quiet: Callable[[], bool] = lambda: False,
        released: Callable[[str], None] = lambda _key: None,
    ) -> None:
        super().__init__(window)
        self._window, self._also, self._meanings = window, also, meanings
        self._panic, self._resume, self._others = panic, resume, others
        self._is_quiet, self._released = quiet, released
        self._held: dict[int, str] = {}
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Hear a key before whoever has the focus."""
        if not isinstance(watched, QWidget) or not self._is_ours(watched.window()):
            return False
        if event.type() is QEvent.Type.WindowDeactivate and watched.isWindow():
            self._let_go(*self._held)  # a key that is let go elsewhere is not heard here
        if not isinstance(event, QKeyEvent) or event.isAutoRepeat():
            return False
        if event.type() is QEvent.Type.KeyRelease:
            self._let_go(event.key())
        return event.type() is QEvent.Type.KeyPress and self._hear(event, watched)

    def _is_ours(self, window: QWidget) -> bool:
        return window is self._window or isinstance(window, self._also)

    @property
    def held(self) -> frozenset[str]:
        """The character's own keys that are down now."""
        return frozenset(self._held.values())

    def _let_go(self, *keys: int) -> None:
        for key in keys:
            letter = self._held.pop(key, "")
            if letter:
                self._released(letter)

    def _hear(self, event: QKeyEvent, watched: QWidget) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self._panic()
            return False  # whoever else waits for it, to close a list for instance, hears it too
        if isinstance(watched, _TYPED_INTO):
            return False
        shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_P and shift:
            self._resume()
            return True
        # A French keyboard writes its digits with Shift.
        if event.modifiers() & ~_PLAIN and not (shift and event.text().isdigit()):
            return False
        return self._act(event.text().casefold(), event.key())

    def _act(self, letter: str, key: int) -> bool:
        if len(letter) != 1 or not letter.isalnum():
            return False
        if letter == "p":
            self._panic()
        elif self._is_quiet():
            return False
        elif letter in self._meanings:
            self._meanings[letter]()
        else:
            self._held[key] = letter
            self._others(letter)
        return True
