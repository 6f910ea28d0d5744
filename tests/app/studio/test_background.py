"""Work beside the window: results come back to it, and nobody who is gone is told."""

import threading

import pytest
import shiboken6
from PySide6.QtWidgets import QLabel

from avatar.app.studio.background import Background
from avatar.app.studio.boxes import Card, Page, label, line
from avatar.errors import AvatarError
from tests.waiting import PATIENCE_S


class Asker(QLabel):
    def __init__(self, heard):
        super().__init__()
        self.heard = heard

    def take(self, news):
        self.heard.append((news, threading.current_thread() is threading.main_thread()))


@pytest.fixture
def background(app):
    found = Background()
    yield found
    found.close()


def until_quiet(app, background):
    while background.is_busy:
        app.processEvents()


def test_a_result_comes_back_in_the_windows_thread(app, background):
    heard = []
    asker = Asker(heard)
    background.run(lambda: threading.current_thread() is threading.main_thread(), asker.take)
    until_quiet(app, background)
    assert heard == [(False, True)]


def test_a_widget_that_is_gone_is_not_told(app, background):
    """Mutant: tell it all the same: a page that was made anew in another language raises, or crashes."""
    heard, go_on = [], threading.Event()
    asker = Asker(heard)
    background.run(lambda: go_on.wait(PATIENCE_S), asker.take)
    shiboken6.delete(asker)
    go_on.set()
    until_quiet(app, background)
    assert heard == []


def test_pages_come_and_go_while_work_goes_on(app, background):
    """Mutant: a QThreadPool; the program crashes within these pages in some runs, one of five here."""
    for number in range(60):
        page = Page()
        page.add(*[Card("x", line(label("a"), label("b")), label("c")) for _ in range(6)])
        page.show()
        asker = Asker([])
        background.run(lambda: [str(i) for i in range(2000)], asker.take)
        if number % 2:
            until_quiet(app, background)
        shiboken6.delete(page)
        shiboken6.delete(asker)
    until_quiet(app, background)


def test_an_error_is_told_to_whoever_asked_or_else_to_everybody(app, background):
    heard, failed = [], []
    background.failed.connect(lambda *said: failed.append(said))

    def fails():
        raise AvatarError("no", hint="do this")

    background.run(fails, otherwise=lambda error: heard.append(error.problem))
    background.run(fails)
    background.run(lambda: 1 / 0)
    until_quiet(app, background)
    assert heard == ["no"]
    assert ("no", "do this") in failed
    assert any("ZeroDivisionError" in problem for problem, _ in failed)


def test_no_more_goes_on_at_once_than_was_said(app):
    background = Background(threads=1)
    order = []
    for number in range(20):
        background.run(lambda number=number: number, order.append)
    until_quiet(app, background)
    background.finish()
    assert order == list(range(20))


def test_closing_does_not_wait_for_ever(app, monkeypatch):
    monkeypatch.setattr("avatar.app.studio.background._CLOSE_S", 0.05)
    background, began, never = Background(), threading.Event(), threading.Event()
    background.run(lambda: (began.set(), never.wait(PATIENCE_S)))
    assert began.wait(PATIENCE_S)
    background.close()
    assert background._running == 1  # it still waits
    never.set()
