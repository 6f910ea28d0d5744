"""A pause is found where it lies, also on a keyboard that writes Cyrillic or Greek."""

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from avatar.app.studio.keys import Keys
from avatar.app.studio.layouts import letter_of

X11, WINDOWS = "linux", "win32"


def pressed(text, scan=0, virtual=0, key=Qt.Key.Key_unknown, shift=False):
    held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    return QKeyEvent(QEvent.Type.KeyPress, key, held, scan, virtual, 0, text)


@pytest.mark.parametrize(
    ("story", "event", "system", "letter"),
    [
        ("a Latin P is what is printed on it", pressed("P", 33), X11, "p"),
        ("on Dvorak it lies where others have R", pressed("p", 27), X11, "p"),
        ("a Russian P lies on з", pressed("з", 33), X11, "p"),
        ("with Shift, too", pressed("\u0417", 33, shift=True), X11, "p"),
        ("a Greek one on π", pressed("π", 33), X11, "p"),
        ("and on Windows, which counts from elsewhere", pressed("з", 25), WINDOWS, "p"),
        ("and on macOS, by its own numbers", pressed("з", 0, 35), "darwin", "p"),
        ("a Russian M lies on ь", pressed("ь", 58), X11, "m"),
        ("an Arabic three is a three", pressed("٣", 12), X11, "3"),
        ("a French é is no two", pressed("é", 11), X11, "é"),
        ("a German ö is an ö", pressed("ö", 47), X11, "ö"),
        ("a Russian ж has no Latin letter in its place", pressed("ж", 47), X11, "ж"),
        ("an arrow writes nothing", pressed("", 111), X11, ""),
    ],
)
def test_a_key_is_what_is_printed_on_it_or_where_it_lies(story, event, system, letter):
    assert letter_of(event, system) == letter, story


@pytest.mark.parametrize(("text", "shift", "heard"), [("з", False, "panic"), ("\u0417", True, "resume")])
def test_a_pause_and_its_end_are_heard_on_a_russian_keyboard(app, text, shift, heard):
    """Mutant: ask for Qt's Key_P, which such a keyboard does not have."""
    window, told = QWidget(), []
    keys = Keys(
        window,
        {},
        panic=lambda: told.append("panic"),
        aside=lambda: None,
        resume=lambda: told.append("resume"),
        others=told.append,
    )
    QApplication.sendEvent(window, pressed(text, 33, key=0x417, shift=shift))
    assert told == [heard]
    app.removeEventFilter(keys)
    shiboken6.delete(window)
