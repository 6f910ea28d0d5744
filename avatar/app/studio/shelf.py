"""The pages beside the picture, and the rail that leads to them.

A page is made when it is first looked at: the window is there before they are.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from avatar.app.studio import theme
from avatar.app.studio.boxes import column, line
from avatar.app.studio.keys import unheard
from avatar.app.studio.pieces import ICON_PX, icon
from avatar.app.studio.slide import Slide

_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}

_WORDS: Final = (
    Qt.ToolButtonStyle.ToolButtonTextBesideIcon,
    Qt.ToolButtonStyle.ToolButtonTextUnderIcon,
    Qt.ToolButtonStyle.ToolButtonIconOnly,
)
"""How the rail says its pages where it lies above them: the first that fits."""

_RAIL: Final = 0.25
"""Of the height, for a rail above the pages; with higher ones they were not to be read at twice the text."""


class _Sign(QToolButton):
    """One entry of the rail: an icon above its word."""

    def __init__(self, glyph: str, title: str) -> None:
        super().__init__()
        self._glyph = glyph
        self.setText(title)
        self.setProperty("role", "rail")
        self.setCheckable(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._tone()
        self.toggled.connect(lambda _on: self._tone())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._tone()

    def _tone(self) -> None:
        side = round(ICON_PX * theme.text_scale())
        tokens = theme.now()
        self.setIconSize(QSize(side, side))
        self.setIcon(icon(self._glyph, tokens.accent if self.isChecked() else tokens.soft))


class Shelf(QWidget):
    """Pages that are made when they are wanted."""

    def __init__(self) -> None:
        super().__init__()
        self._makers: dict[int, Callable[[], QWidget]] = {}
        self._names: list[str] = []
        self._signs: list[_Sign] = []
        self._is_awake = False
        self._group = QButtonGroup(self)
        self._pages = QStackedWidget()
        self._rail = column(gap=1)
        rail, self._around = QFrame(), column(self._rail, None, gap=0)
        rail.setLayout(self._around)
        rail.setAccessibleName(self.tr("Pages"))
        self._slide = Slide(rail)  # with large text six words are higher than a small window
        self._row: QBoxLayout = line(self._slide, self._pages, gap=0)
        self._row.setStretch(1, 1)
        self.setLayout(self._row)
        self._is_flat = True
        self.lie(flat=False)

    def lie(self, *, flat: bool) -> None:
        """Put the rail beside the pages, or, flat, above them: all of it is seen in a low window, too."""
        if flat == self._is_flat:
            return
        self._is_flat = flat
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(down if flat else across)
        self._rail.setDirection(across if flat else down)
        edge = theme.unit() * 2
        self._rail.setContentsMargins(edge, edge if flat else theme.unit() * 5, edge, 0 if flat else edge)
        if not flat:
            self._say(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self._around.invalidate()  # else it remembers how wide the other one was
        self._slide.lie(flat=flat)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """A rail above the pages says as much as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if not self._is_flat:
            return
        for style in _WORDS:
            self._say(style)
            self._around.invalidate()
            needed = self._rail.sizeHint()
            if needed.width() <= self.width() and needed.height() <= _RAIL * self.height():
                break
        self._slide.fit()

    def _say(self, style: Qt.ToolButtonStyle) -> None:
        for sign in self._signs:
            sign.setToolButtonStyle(style)
            bare = style is Qt.ToolButtonStyle.ToolButtonIconOnly
            sign.setToolTip(sign.text() if bare else "")

    def offer(self, name: str, glyph: str, title: str, make: Callable[[], QWidget]) -> None:
        """Add a page.

        Args:
            name: What :meth:`open` calls it.
            glyph: Its icon.
            title: What the rail says, translated.
            make: Makes its page.
        """
        room = QWidget()
        box = QVBoxLayout(room)
        box.setContentsMargins(0, 0, 0, 0)
        index = self._pages.addWidget(room)
        sign = _Sign(glyph, title)
        sign.clicked.connect(lambda _on=False: self._turn(index))
        self._names.append(name)
        self._makers[index] = make
        self._signs.append(sign)
        self._group.addButton(sign)
        self._rail.addWidget(sign)
        self._slide.fit()
        if index == 0:
            sign.setChecked(True)

    def open(self, name: str) -> None:
        """Show one by its name."""
        if name in self._names:
            self._turn(self._names.index(name))

    @property
    def name(self) -> str:
        """The one that is shown; empty if there is none."""
        return self._names[self._pages.currentIndex()] if self._names else ""

    def wake(self) -> None:
        """Make the page that is shown, now that the window is there; of a hidden shelf, once it is seen."""
        self._is_awake = True
        self._make(self._pages.currentIndex())

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """The first steps are done, or words and sizes are others: the page that was asked for meanwhile."""
        super().showEvent(event)
        if self._is_awake:
            self.wake()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Arrows go along the rail."""
        step = _STEPS.get(Qt.Key(event.key()))
        focused = next((at for at, sign in enumerate(self._signs) if sign.hasFocus()), None)
        if step is None or focused is None:
            super().keyPressEvent(event)
            return
        index = (focused + step) % len(self._signs)
        self._signs[index].setFocus(Qt.FocusReason.TabFocusReason)
        self._turn(index)

    def _turn(self, index: int) -> None:
        self._signs[index].setChecked(True)
        self._pages.setCurrentIndex(index)
        self._make(index)

    def _make(self, index: int) -> None:
        room = self._pages.widget(index)
        if room is None or not self.isVisible():
            return
        make = self._makers.pop(index, None)
        layout = room.layout()
        if make is not None and layout is not None:
            with unheard(self):
                layout.addWidget(make())
