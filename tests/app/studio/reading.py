"""What a person can read on a widget, and what of it is cut."""

import contextlib

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QPushButton, QScrollArea, QToolButton

from avatar.app.studio.pieces import Switch
from avatar.app.studio.tile import Tile
from tests.app.studio.waiting import until


def read(widget):
    """All texts that can be seen on it, or heard of it."""
    found = []
    for one in widget.findChildren(QLabel) + widget.findChildren(QAbstractButton):
        if one.isVisibleTo(widget):
            found += [one.text(), one.toolTip(), one.accessibleName(), one.accessibleDescription()]
    for one in widget.findChildren(QComboBox):
        if one.isVisibleTo(widget):
            found += [one.itemText(i) for i in range(one.count())] + [one.accessibleName()]
    return {text for text in found if text.strip()}


def check_uncut(widget, where=""):
    """Texts get their room when Qt has laid everything out, some turns after they were put there."""
    with contextlib.suppress(AssertionError):
        until(lambda: not clipped(widget), 10.0)
    assert not clipped(widget), where


def clipped(widget):
    """Texts that are not wholly seen, each with why."""
    found = []
    for one in widget.findChildren(QLabel) + widget.findChildren(QAbstractButton):
        if one.isVisibleTo(widget) and one.text() and not _belongs_to_qt(one):
            why = _cut(one) or _outside(one, widget)
            if why:
                found.append(f"{one.text()!r}: {why}")
    return found


def _belongs_to_qt(one):
    return one.objectName().startswith("qt_")


def _cut(one):
    if isinstance(one, QLabel) and one.wordWrap():
        needed = one.heightForWidth(one.width())
        return f"{one.height()} of {needed} px high" if one.height() < needed - 1 else ""
    if isinstance(one, Tile):
        font = one.font()
        font.setBold(True)
        from PySide6.QtGui import QFontMetrics

        room = one._picture_rect().width()
        needed = QFontMetrics(font).horizontalAdvance(one.text())
        return f"{room} of {needed} px wide" if needed > room + 1 else ""
    if isinstance(one, QLabel | QPushButton | QToolButton | Switch):
        needed = one.sizeHint()
        if one.width() < needed.width() - 1:
            return f"{one.width()} of {needed.width()} px wide"
        if one.height() < needed.height() - 1:
            return f"{one.height()} of {needed.height()} px high"
    return ""


def _outside(one, widget):
    """Whether it reaches over the side of the page that it is on; up and down pages scroll."""
    page = one.parentWidget()
    while page is not None and page is not widget and not isinstance(page.parentWidget(), QScrollArea):
        page = page.parentWidget()
    if page is None:
        return ""
    where = QRect(one.mapTo(page, QPoint(0, 0)), one.size())
    seen = page.rect()
    return f"ends at {where.right()} of {seen.right()}" if where.right() > seen.right() + 1 else ""
