"""A page of the window on the screen, as its owner reads and presses it."""

from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from avatar.app.studio.boxes import Page
from avatar.app.studio.tile import Tile
from tests.app.studio.waiting import until

OPEN = []
"""Those that are shown, for the fixture that ends them."""


def shown(widget):
    widget.resize(560, 700)
    widget.show()
    OPEN.append(widget)
    pages = [one for one in (widget, *widget.findChildren(Page)) if isinstance(one, Page)]
    until(lambda: all(page.is_whole for page in pages if page.isVisible()))
    return widget


def press(widget, text, last=False):
    """Press the button that says so; the last one of several, if asked for."""
    QApplication.processEvents()  # shows what was just put in place
    button = [one for one in widget.findChildren(QAbstractButton) if one.text() == text][-1 if last else 0]
    assert button.isVisibleTo(widget), f"{text} is hidden"
    button.click()


def texts(widget):
    """Everything that can be read on it now."""
    QApplication.processEvents()
    kinds = widget.findChildren(QLabel) + widget.findChildren(QAbstractButton)
    return [one.text() for one in kinds if one.isVisibleTo(widget) and one.text()]


def tile(widget, text):
    return next(one for one in widget.findChildren(Tile) if one.text() == text)


def lines(backstage, *findings, checking=False):
    """What the doctor has found so far."""
    backstage._clinic.findings, backstage._clinic.is_checking = findings, checking
    backstage.findings_changed.emit(findings)
