"""What all tabs are: a page that scrolls, and the one thing that it talks to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QTimer

from avatar.app.studio.backstage import Backstage
from avatar.app.studio.boxes import Page, label

_SOON_MS: Final = 120
"""A character that is read beside a page that comes took the window's thread up to 85 ms in one go: Python's
threads wait for each other.  Painting the page takes 30 to 60 ms, and nobody misses its pictures so soon."""


class Tab(Page):
    """A page of the window.

    Args:
        backstage: All that it knows of the show.
        title: Its heading.
        said: One sentence below it; empty for none.
    """

    def __init__(self, backstage: Backstage, title: str, said: str = "") -> None:
        super().__init__()
        self.backstage = backstage
        self.setAccessibleName(title)
        self.add(label(title, "title"))
        if said:
            self.add(label(said, "soft"))

    def soon(self, do: Callable[[], None]) -> None:
        """Do something in the background of a page that has just come, once that has been painted."""
        QTimer.singleShot(_SOON_MS, self, do)
