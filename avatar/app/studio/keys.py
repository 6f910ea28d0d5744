"""The keys of the window: heard wherever the focus is, and the overlay that tells them.

P and Esc hide everything at once, and only that: pressed twice in a fright they must not show it again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
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

from avatar.app.studio.layouts import letter_of

_FIELDS: Final = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)
"""Where a letter is a letter unless they can only be read; Esc is heard there, too."""

_PLAIN: Final = Qt.KeyboardModifier.NoModifier | Qt.KeyboardModifier.KeypadModifier


class Keys(QObject):
    """Listens to one window, and in all others of the application for the keys of a pause.

    Args:
        window: The window; keys of others, such as a file dialog, are theirs, but for Esc, and P in lists.
        also: Kinds of window whose keys are heard as if they were pressed in this one.
        meanings: What each letter or digit does, lower case.
        panic: What P and Esc do; whether that was all that Esc is for now.
        aside: What Esc does in a list or a dialog, before it closes that.
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
        panic: Callable[[], bool],
        aside: Callable[[], None],
        resume: Callable[[], None],
        others: Callable[[str], None],
        quiet: Callable[[], bool] = lambda: False,
        released: Callable[[str], None] = lambda _key: None,
    ) -> None:
        super().__init__(window)
        self._window, self._also, self._meanings = window, also, meanings
        self._panic, self._aside, self._resume, self._others = panic, aside, resume, others
        self._is_quiet, self._released = quiet, released
        self._held: dict[int, str] = {}
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Hear a key before whoever has the focus."""
        if not isinstance(watched, QWidget):
            return False
        if not self._is_ours(watched.window()):
            return isinstance(event, QKeyEvent) and self._overhear(event, watched)
        if event.type() is QEvent.Type.WindowDeactivate and watched.isWindow():
            self._let_go(*self._held)  # a key that is let go elsewhere is not heard here
        if not isinstance(event, QKeyEvent) or event.isAutoRepeat():
            return False
        if event.type() is QEvent.Type.KeyRelease:
            self._let_go(event.key())
        return event.type() is QEvent.Type.KeyPress and self._hear(event, watched)

    def _is_ours(self, window: QWidget) -> bool:
        return window is self._window or isinstance(window, self._also)

    def _overhear(self, event: QKeyEvent, watched: QWidget) -> bool:
        """Hear a key of a list or a dialog over the window: whoever wants to hide looks for no focus."""
        if event.type() is not QEvent.Type.KeyPress or event.isAutoRepeat():
            return False
        if event.key() == Qt.Key.Key_Escape:
            self._aside()
            return False
        is_list = watched.window().windowType() == Qt.WindowType.Popup
        if not is_list or event.modifiers() & ~_PLAIN or _is_typed_into(watched):
            return False
        return letter_of(event) == "p" and self._act("p", event.key())

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
            # Whoever else waits for it, to close a list for instance, hears it too.
            return self._panic()
        if _is_typed_into(watched):
            return False
        shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        letter = letter_of(event)
        if letter == "p" and shift:
            self._resume()
            return True
        # A French keyboard writes its digits with Shift.
        if event.modifiers() & ~_PLAIN and not (shift and letter.isdigit()):
            return False
        return self._act(letter, event.key())

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


@contextmanager
def unheard(widget: QWidget) -> Iterator[None]:
    """Make many widgets at once, past the keys of their window.

    Each widget that is made and dressed causes a dozen events, and to have each looked at took as long as to
    make them.  No key is missed: keys come from the event loop, and it does not run meanwhile.

    Args:
        widget: Any of the window.
    """
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    keys, app = widget.window().findChild(Keys, options=direct), QApplication.instance()
    if keys is None or app is None:
        yield
        return
    app.removeEventFilter(keys)
    try:
        yield
    finally:
        app.installEventFilter(keys)


def _is_typed_into(widget: QWidget) -> bool:
    """Whether a letter is a letter there; a list that completes what is typed passes it on to its field."""
    found = widget.focusProxy() or widget
    if isinstance(found, QComboBox):
        return found.isEditable()
    return isinstance(found, _FIELDS) and not found.isReadOnly()
