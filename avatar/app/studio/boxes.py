"""Where things stand: columns, rows, cards, pages, and rows that wrap."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from avatar.app.studio import theme
from avatar.app.studio.keys import unheard

_WIDEST: Final = 860
"""Pixels of a page's column: lines of more than about 90 letters are tiring to read."""

BoxLayout = TypeVar("BoxLayout", bound=QBoxLayout)

Part = QWidget | QLayout | Callable[[], "QWidget | QLayout | None"]
"""What a page is put together of: something, or what makes it once its turn has come."""


def label(text: str = "", role: str = "", *, wraps: bool = True) -> QLabel:
    """Text that wraps, in one of the theme's roles."""
    found = QLabel(text)
    found.setWordWrap(wraps)
    found.setTextFormat(Qt.TextFormat.PlainText)  # what a stranger wrote is never markup
    if role:
        found.setProperty("role", role)
    return found


def column(*parts: QWidget | QLayout | None, gap: int = 2) -> QVBoxLayout:
    """Parts below each other; None is room that grows.

    Args:
        parts: What goes in.
        gap: Distance, in the theme's units.
    """
    return _filled(QVBoxLayout(), parts, gap)


def line(*parts: QWidget | QLayout | None, gap: int = 2) -> QHBoxLayout:
    """Parts side by side; None is room that grows."""
    return _filled(QHBoxLayout(), parts, gap)


def _filled(box: BoxLayout, parts: Sequence[QWidget | QLayout | None], gap: int) -> BoxLayout:
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(theme.unit() * gap)
    for part in parts:
        if part is None:
            box.addStretch(1)
        elif isinstance(part, QLayout):
            box.addLayout(part)
        else:
            box.addWidget(part)
    return box


class Card(QFrame):
    """A calm panel with a heading.

    Args:
        title: Its heading; empty for none.
        parts: What goes in, below each other.
        role: ``card``, ``notice`` or ``row``.
    """

    def __init__(self, title: str = "", *parts: QWidget | QLayout | None, role: str = "card") -> None:
        super().__init__()
        self.setProperty("role", role)
        self.body = column(*parts, gap=3)
        margin = theme.unit() * (3 if role == "row" else 5)
        side = 0 if role == "row" else margin
        self.body.setContentsMargins(side, margin, side, margin)
        self.setLayout(self.body)
        if title:
            self.body.insertWidget(0, label(title, "heading"))
            self.setAccessibleName(title)


def tighten(card: Card) -> None:
    """Narrow edges, for a notice that stands above something that matters more."""
    edge = theme.unit() * 2
    card.body.setContentsMargins(2 * edge, edge, 2 * edge, edge)


class Page(QScrollArea):
    """A column of cards that scrolls, in the middle of whatever room there is.

    When it is first seen the cards are made and placed one after the other, with a look at keys and mouse in
    between: to make, dress and place all of them at once took the window's thread 30 to 150 ms, as the beat
    of ``python -m tests.lab.window`` saw it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._column = QWidget()
        self._column.setMaximumWidth(round(_WIDEST * theme.text_scale()))
        self._column.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.body = column(gap=4)
        edge = theme.unit() * 4
        self.body.setContentsMargins(edge, edge, edge, edge)
        self._column.setLayout(self.body)
        outer = QWidget()
        outer.setLayout(row := line(gap=0))
        row.addWidget(self._column)
        self.setWidget(outer)
        self._coming: deque[Part] = deque()
        self._wings = QWidget(self)  # where they wait: what has no parent would be a window of its own
        self._wings.hide()
        self._placing = QTimer(self, interval=0)
        self._placing.timeout.connect(self._settle_next)

    @property
    def is_whole(self) -> bool:
        """Whether all of it is in its place."""
        return not self._coming

    def add(self, *parts: Part) -> None:
        """Put cards at the end, or what makes them; what makes none is only done in its turn."""
        for part in parts:
            if isinstance(part, QWidget):
                part.setParent(self._wings)
            self._coming.append(part)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Somebody looks: the cards come."""
        super().showEvent(event)
        if self._coming:
            self._placing.start()

    def _settle_next(self) -> None:
        """Make the next card, and put it in its place."""
        if self._coming:
            with unheard(self):
                self._put(self._coming.popleft())
        if not self._coming:
            self._placing.stop()
            self.body.addStretch(1)  # the rest is room

    def _put(self, part: Part) -> None:
        made = part if isinstance(part, QWidget | QLayout) else part()
        if isinstance(made, QLayout):
            self.body.addLayout(made)
        elif made is not None:
            self.body.addWidget(made)


class Flow(QLayout):
    """Puts things side by side, and in a new row where there is no more room.

    Args:
        gap: Distance, in the theme's units.
        company: Nothing stands alone in the last row while the one above has three or more.
    """

    def __init__(self, gap: int = 3, *, company: bool = False) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap, self._company = gap, company
        self.setContentsMargins(QMargins())

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        """Add one at the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """One, or None beyond the end: Qt asks so."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """Take one out, or None."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def clear(self) -> None:
        """Take everything out and let it go."""
        while (item := self.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        """None: it is as large as its parts."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """A narrow one is higher."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """How high it is at a width."""
        return self._place(QRect(0, 0, width, 0), moves=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's name
        """Put everything in its place."""
        super().setGeometry(rect)
        self._place(rect, moves=True)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """All in one row."""
        gap = theme.unit() * self._gap
        sizes = [item.sizeHint() for item in self._items]
        wide = sum(size.width() + gap for size in sizes) - (gap if sizes else 0)
        return QSize(max(0, wide), max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """The largest part alone."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, *, moves: bool) -> int:
        """Lay everything out; returns the height."""
        gap, y = theme.unit() * self._gap, rect.y()
        for row in self._rows(rect.width(), gap):
            x, high = rect.x(), max(item.sizeHint().height() for item in row)
            for item in row:
                size = item.sizeHint()
                if moves:  # in the middle of the row: words stand in line with the buttons beside them
                    corner = QPoint(x, y + (high - size.height()) // 2)
                    item.setGeometry(QRect(corner, size.boundedTo(QSize(rect.width(), size.height()))))
                x += size.width() + gap
            y += high + gap
        return max(0, y - gap - rect.y())

    def _rows(self, width: int, gap: int) -> list[list[QLayoutItem]]:
        """What stands side by side."""
        rows: list[list[QLayoutItem]] = []
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            wide = item.sizeHint().width()
            if not rows or used + wide > width:
                rows.append([])
                used = 0
            rows[-1].append(item)
            used += wide + gap
        if self._company and len(rows) > 1 and len(rows[-1]) == 1 and len(rows[-2]) > 2:
            rows[-1].insert(0, rows[-2].pop())
        return rows
