"""What all tabs are: a page that scrolls, and the one thing that it talks to."""

from __future__ import annotations

from avatar.app.studio.backstage import Backstage
from avatar.app.studio.boxes import Page, label


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
