"""The last page: the call apps, and what the doctor misses."""

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QPdfWriter  # noqa: F401 - loaded before the first PDF is timed
from PySide6.QtTest import QTest

from avatar.app.status import Status
from avatar.app.studio.first.call_app import APPS, AirPage, App, CallApp
from avatar.app.studio.first.consent import ConsentPage
from avatar.app.studio.first.flow import Found
from tests.app.studio.waiting import heard, until

EVERYTHING = Found(agreed=True, enrolled=True, chosen=True, rested=True)


@pytest.mark.parametrize("app_name", App)
def test_every_call_app_has_a_drawing_of_ours_without_words_and_two_sentences(app, app_name):
    text = (APPS / f"{app_name.name.lower()}.svg").read_text(encoding="utf-8")
    assert "<text" not in text
    assert "<image" not in text
    shown = CallApp()
    shown.resize(800, 400)
    shown.show_app(app_name)
    assert shown._first.text()
    assert shown._second.text()
    picture = shown._drawing.grab().toImage()
    assert len({picture.pixel(x, 90) for x in range(0, picture.width(), 3)}) > 3


def test_the_last_page_has_the_doctor_look_again_and_leads_to_what_is_missing(backstage):
    asked = []
    backstage.recheck = lambda: asked.append(1)
    page = AirPage(backstage)
    page.show()
    page.enter()
    assert asked
    done, mend = heard(page.done), heard(page.mend)
    page._air.mend.emit()
    assert done
    assert mend
    backstage.failed.emit("the virtual camera is busy", "close the other program")
    assert "busy" in page.trouble.text()
    page.leave()


def test_the_picture_that_goes_out_is_seen_before_it_does(backstage):
    """Mutant: go on air from a page without a picture."""
    viewed = []
    backstage.view = lambda viewer, interval_ms: viewed.append((viewer, interval_ms is not None))
    page = AirPage(backstage)
    page.resize(900, 600)
    page.show()
    page.enter()
    assert viewed[-1] == (page._preview, True)
    assert page._preview._said == ("Only you see this", False)
    backstage.status_changed.emit(Status(on_air=True, label="Avatar"))
    assert page._preview._said[0] == "ON AIR"
    page.hide()
    assert viewed[-1] == (page._preview, False)
    page.leave()


def test_what_the_doctor_misses_leads_to_the_step_that_is_open_and_back_to_the_window(backstage, monkeypatch):
    """Mutant: begin at the first step, whatever there is."""
    from avatar.app.studio.window import MainWindow
    from tests.app.studio.test_words import FakeDress

    window = MainWindow(backstage, FakeDress())
    window.show()
    try:
        window.steps_wanted.emit("consent")
        until(lambda: window._is_walking)
        until(lambda: isinstance(window._first.page, ConsentPage))
        pressed = heard(backstage.status_changed)
        QTest.keyClick(window, Qt.Key.Key_Escape)
        assert not backstage.status.paused, "nobody sees anything yet"
        assert not pressed
        monkeypatch.setattr("avatar.app.studio.first.flow.look", lambda _chosen: EVERYTHING)
        window.walk()
        until(lambda: not window._is_walking)
    finally:
        window.end()
        shiboken6.delete(window)
