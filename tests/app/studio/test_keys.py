"""Keys of the window: heard once when pressed, and again when they are let go."""

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit, QMenu, QVBoxLayout, QWidget

from avatar.app.studio.keys import Keys, unheard


class Beside(QWidget):
    """Another window of ours."""


@pytest.fixture
def window(app):
    found = QWidget()
    found.field = QLineEdit()
    QVBoxLayout(found).addWidget(found.field)
    found.heard = []
    told = found.heard.append
    found.keys = Keys(
        found,
        {"h": lambda: told("help")},
        also=(Beside,),
        panic=lambda: bool(told("panic")),
        aside=lambda: told("aside"),
        resume=lambda: told("resume"),
        others=lambda key: told(f"+{key}"),
        released=lambda key: told(f"-{key}"),
    )
    found.show()
    yield found
    app.removeEventFilter(found.keys)
    shiboken6.delete(found)


def test_a_key_of_the_character_is_told_when_pressed_and_when_let_go(window):
    QTest.keyPress(window, Qt.Key.Key_1)
    assert window.keys.held == {"1"}
    QTest.keyRelease(window, Qt.Key.Key_1)
    QTest.keyClick(window, Qt.Key.Key_H)
    QTest.keyClick(window, Qt.Key.Key_P)
    assert window.heard == ["+1", "-1", "help", "panic"]
    assert not window.keys.held


def test_a_key_that_is_held_while_another_window_comes_in_front_counts_as_let_go(window):
    """Mutant: wait for the release; it goes to the other window, and the face stays for ever."""
    QTest.keyPress(window, Qt.Key.Key_2)
    QApplication.sendEvent(window, QEvent(QEvent.Type.WindowDeactivate))
    assert window.heard == ["+2", "-2"]
    QTest.keyRelease(window, Qt.Key.Key_2)
    assert window.heard == ["+2", "-2"]


def test_what_is_typed_into_a_field_is_no_key_but_esc_is(window):
    QTest.keyClick(window.field, Qt.Key.Key_1)
    QTest.keyClick(window.field, Qt.Key.Key_P)
    QTest.keyClick(window.field, Qt.Key.Key_Escape)
    assert set(window.heard) == {"panic"}
    assert window.field.text() == "1p"


def test_the_pause_is_heard_in_the_window_that_shows_the_picture_alone_and_in_no_other(window):
    """Mutant: hear the main window only; whoever has the picture in front presses P and nothing happens."""
    beside, other = Beside(), QWidget()
    QTest.keyClick(other, Qt.Key.Key_P)
    assert window.heard == []
    QTest.keyClick(beside, Qt.Key.Key_P)
    assert window.heard == ["panic"]
    for one in (beside, other):
        shiboken6.delete(one)


def test_digits_that_a_keyboard_writes_with_shift_are_digits(window):
    """Mutant: refuse whatever comes with Shift; a French keyboard wears no expression."""
    QTest.sendKeyEvent(QTest.KeyAction.Click, window, Qt.Key.Key_1, "1", Qt.KeyboardModifier.ShiftModifier)
    assert window.heard == ["+1", "-1"]
    QTest.sendKeyEvent(QTest.KeyAction.Click, window, Qt.Key.Key_H, "H", Qt.KeyboardModifier.ShiftModifier)
    assert window.heard == ["+1", "-1"]


def test_a_list_box_that_has_the_focus_keeps_no_key_and_one_that_is_typed_into_does(window):
    """Mutant: count every list box among the fields; once a camera was chosen, P hides nothing."""
    box = QComboBox(window)
    box.addItems(["HD webcam", "Phone"])
    for key in (Qt.Key.Key_P, Qt.Key.Key_1, Qt.Key.Key_H):
        QTest.keyClick(box, key)
    assert window.heard == ["panic", "+1", "-1", "help"]
    box.setEditable(True)
    QTest.keyClick(box, Qt.Key.Key_P)
    window.field.setReadOnly(True)
    QTest.keyClick(window.field, Qt.Key.Key_P)
    assert window.heard == ["panic", "+1", "-1", "help", "panic"]


def test_esc_is_heard_in_a_dialog_and_an_open_list_and_closes_them_and_p_in_the_list(window):
    """Mutant: hear windows of our own only; with a file being chosen on air, Esc hides nothing."""
    dialog, menu = QDialog(window), QMenu(window)
    name = QLineEdit(dialog)
    menu.addAction("Phone")
    dialog.show()
    QTest.keyClick(name, Qt.Key.Key_P)
    QTest.keyClick(name, Qt.Key.Key_1)
    assert (window.heard, name.text()) == ([], "p1")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert window.heard == ["aside"]
    assert not dialog.isVisible()
    menu.popup(window.pos())
    QTest.keyClick(menu, Qt.Key.Key_1)
    QTest.keyClick(menu, Qt.Key.Key_P)
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert window.heard == ["aside", "panic", "aside"]
    assert not menu.isVisible()


def test_what_is_typed_while_a_list_offers_its_ends_is_not_heard(window):
    """A list below a field passes on what is typed."""
    offered = QMenu(window)
    offered.setFocusProxy(window.field)
    offered.popup(window.pos())
    QTest.keyClick(offered, Qt.Key.Key_P)
    assert window.heard == []
    offered.close()


def test_the_pause_is_heard_again_after_widgets_were_made_also_when_that_failed(window):
    """Mutant: put the listening back only where nothing went wrong."""
    with unheard(window.field):
        QLineEdit(window)
    QTest.keyClick(window, Qt.Key.Key_P)
    with pytest.raises(ValueError, match="no page"), unheard(window):
        raise ValueError("no page")
    QTest.keyClick(window, Qt.Key.Key_P)
    assert window.heard == ["panic", "panic"]
