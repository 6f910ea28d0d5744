"""What is in sight: in small windows, on small screens, with large text, beside the picture alone."""

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from avatar.app.status import Status
from avatar.app.studio import room
from avatar.stage.ladder import Act
from tests.app.studio.waiting import until

SHOWN = Status(act=Act.PERFORM, on_air=True, label="Avatar")
LAPTOP = QSize(1366, 768)


def is_in_sight(widget):
    """Whether all of it is seen, also where it scrolls."""
    return widget.visibleRegion().boundingRect() == widget.rect()


def settle(window, width, height):
    window.setMinimumSize(1, 1)  # smaller than this screen allows
    window.resize(width, height)
    window.tell(SHOWN)
    for _ in range(4):
        QApplication.processEvents()


@pytest.mark.parametrize("language", ["en", "de", "es"])
@pytest.mark.parametrize("size", [(720, 480), (720, 900), (900, 492), (1280, 800)])
def test_in_the_smallest_window_the_pause_is_in_sight(window, size, language):
    """Mutant: share the height out in halves, whatever the main view needs."""
    window.backstage.setting("window.language", language)
    settle(window, *size)
    assert is_in_sight(window.box.air.pause)
    assert is_in_sight(window.box.air.button)


@pytest.mark.parametrize("language", ["en", "de", "es"])
@pytest.mark.parametrize("size", [(1160, 760), (944, 700), (800, 600), (720, 480)])
def test_with_large_text_the_pause_is_in_sight_and_so_is_the_way_to_each_page(window, size, language):
    """Mutants: half of the height for the pages; let the large buttons scroll; a rail that scrolls."""
    window.backstage.setting("window.text", 200)
    window.backstage.setting("window.language", language)
    settle(window, *size)
    for one in (window.box.air.pause, window.box.air.button, *window.shelf._signs):
        assert is_in_sight(one)


def test_the_pause_is_in_its_old_place_again_and_keeps_the_focus_when_there_is_room(window):
    """Mutants: leave it where it was put; forget the focus, and Space presses something else."""
    window.backstage.setting("window.text", 200)
    settle(window, 1400, 1000)
    pause = window.box.air.pause
    pause.setFocus()
    for size, inside in (((720, 480), False), ((1400, 1000), True)):
        settle(window, *size)
        assert window.box.isAncestorOf(pause) is inside
        assert window.focusWidget() is pause


def test_a_rail_above_the_pages_says_what_fits_and_the_rest_in_its_tips(window):
    """Mutant: leave the words out and say them nowhere."""
    settle(window, 720, 900)
    assert {one.toolTip() for one in window.shelf._signs} == {""}
    window.backstage.setting("window.text", 200)
    settle(window, 720, 480)
    assert [one.toolTip() for one in window.shelf._signs][:2] == ["Character", "Expressions"]
    window.shelf._signs[0].setFocus()
    QTest.keyClick(window.shelf._signs[0], Qt.Key.Key_Right)
    assert window.shelf.name == "expressions"


def test_a_large_window_is_for_a_large_picture_until_its_owner_shares_the_room_out(window):
    """Mutants: a share of the width, whatever the height; share out anew what was dragged."""
    settle(window, 1900, 1030)
    assert window.box.preview.area().height() > 600
    assert window._split.sizes()[1] > 580
    window._split.setSizes([900, 990])
    window._split.splitterMoved.emit(900, 1)
    settle(window, 1890, 1030)
    assert window._split.sizes()[0] < 1000


def test_a_page_stays_where_it_is_when_words_or_sizes_become_others(window):
    """Mutants: make it while the window is being made; share no room out."""
    window.resize(1280, 800)
    window.shelf.open("look")
    window.shelf.wake()
    for key, value in (("window.language", "de"), ("window.text", 150), ("window.text", 100)):
        window.backstage.setting(key, value)
        QApplication.processEvents()
        assert window.shelf.name == "look"
        page = window.shelf._pages.currentWidget()
        assert page.layout().count() == 1, (key, value)
        assert min(window._split.sizes()) > 250


def test_a_page_that_was_asked_for_while_the_first_steps_were_shown_is_there_after_them(window):
    """Mutant: make pages only when they are turned to; half of the window stays empty."""
    window._pages.setCurrentIndex(window._pages.addWidget(QWidget()))
    window.shelf.wake()
    window.shelf.open("about")
    page = window.shelf._pages.currentWidget()
    assert page.layout().count() == 0
    window._walked()
    until(lambda: page.layout().count() == 1)


def test_windows_are_never_larger_than_the_screen():
    """Mutant: open as large as it likes to be; on a laptop "I agree" is below the edge."""
    for screen in (LAPTOP, QSize(960, 540), QSize(800, 600)):
        for size in (room.at_first(screen), room.at_least(screen, 2.0)):
            assert size.width() < screen.width()
            assert size.height() < screen.height()
    assert room.at_first(QSize(1920, 1080)) == QSize(1280, 800)
    assert room.at_least(QSize(1920, 1080), 1.0) == QSize(720, 480)


@pytest.mark.parametrize(
    ("story", "window", "screen", "ratio", "wanted"),
    [
        ("all of it fits on the right", (0, 0, 1200, 800), (2560, 1440), 1.0, (1200, 0, 1280, 720)),
        ("smaller on the right", (0, 0, 1200, 800), (1920, 1080), 1.0, (1200, 0, 720, 405)),
        ("on the left", (720, 100, 1200, 800), (1920, 1080), 1.0, (0, 0, 720, 405)),
        ("in screen's pixels", (0, 0, 900, 600), (1600, 900), 2.0, (900, 0, 640, 360)),
        ("nowhere: over the pages", (43, 0, 1280, 740), (1366, 768), 1.0, (726, 408, 640, 360)),
    ],
)
def test_the_picture_alone_opens_beside_the_window_or_over_its_pages(story, window, screen, ratio, wanted):
    """Mutant: open it where the desktop puts it, over the buttons that hide it."""
    found = room.beside(QRect(*window), QRect(0, 0, *screen), ratio)
    assert found == QRect(*wanted), story
    assert QRect(0, 0, *screen).contains(found)


def test_the_picture_alone_has_a_menu_and_the_button_that_opened_it_closes_it(window):
    button, tools = window.box.tools._window, window.box.tools
    window._toggle_output()
    alone = window._output
    assert button.text() == "Close own window"
    assert window.isActiveWindow() or not alone.isActiveWindow()
    menu = alone.menu()
    sizes = [one for one in menu.actions() if one.isCheckable()]
    sizes[-1].trigger()
    assert alone.size() == QSize(640, 360)
    menu.actions()[-1].trigger()
    assert not alone.isVisible()
    assert button.text() == "Own window"
    tools.window_wanted.emit()
    tools.window_wanted.emit()
    assert not alone.isVisible()


def test_the_keys_keep_the_focus_and_give_it_back(window):
    """Mutant: let Tab go on; Space then presses what nobody sees."""
    before = window.box.air.pause
    before.setFocus()
    QTest.keyClick(window, Qt.Key.Key_H)
    for _ in range(5):
        focused = window.focusWidget()
        assert window.help.isAncestorOf(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Backtab)
    assert window.help.isAncestorOf(window.focusWidget())
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.focusWidget() is before
