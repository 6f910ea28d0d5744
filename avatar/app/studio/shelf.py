"""The tabs beside the picture, made when they are first looked at: the window is there before they are."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from avatar.app.studio.pieces import icon


class Shelf(QTabWidget):
    """Pages that are made when they are wanted."""

    def __init__(self) -> None:
        super().__init__()
        self.setDocumentMode(True)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self._makers: dict[int, Callable[[], QWidget]] = {}
        self._names: list[str] = []
        self.currentChanged.connect(self._make)

    def offer(self, name: str, glyph: str, title: str, make: Callable[[], QWidget]) -> None:
        """Add a tab.

        Args:
            name: What :meth:`open` calls it.
            glyph: Its icon.
            title: What it says, translated.
            make: Makes its page.
        """
        room = QWidget()
        box = QVBoxLayout(room)
        box.setContentsMargins(0, 0, 0, 0)
        self._names.append(name)
        self._makers[self.count()] = make
        self.addTab(room, icon(glyph), title)

    def open(self, name: str) -> None:
        """Show one by its name."""
        if name in self._names:
            self.setCurrentIndex(self._names.index(name))

    @property
    def name(self) -> str:
        """The one that is shown."""
        return self._names[self.currentIndex()] if self._names else ""

    def wake(self) -> None:
        """Make the page that is shown, now that the window is there."""
        self._make(self.currentIndex())

    def _make(self, index: int) -> None:
        room = self.widget(index)
        if room is None or not self.isVisible():
            return
        make = self._makers.pop(index, None)
        layout = room.layout()
        if make is not None and layout is not None:
            layout.addWidget(make())
