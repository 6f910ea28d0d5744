"""The pages of the window.  Each talks to the backstage only."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from avatar.app.studio.backstage import Backstage
from avatar.app.studio.shelf import Shelf


def fill(shelf: Shelf, backstage: Backstage, wanted: Callable[[str], None]) -> None:
    """Offer the tabs; each is loaded and made when it is first looked at.

    Args:
        shelf: Where they stand.
        backstage: What they talk to.
        wanted: Told which :class:`avatar.app.findings.Action` a button asks of the window.
    """

    def character() -> QWidget:
        from avatar.app.studio.tabs.character import CharacterTab

        return CharacterTab(backstage)

    def expressions() -> QWidget:
        from avatar.app.studio.tabs.expressions import ExpressionsTab

        return ExpressionsTab(backstage)

    def look() -> QWidget:
        from avatar.app.studio.tabs.look import LookTab

        return LookTab(backstage)

    def devices() -> QWidget:
        from avatar.app.studio.tabs.devices import DevicesTab

        tab = DevicesTab(backstage)
        tab.wanted.connect(wanted)
        return tab

    def privacy() -> QWidget:
        from avatar.app.studio.tabs.privacy import PrivacyTab

        tab = PrivacyTab(backstage)
        tab.wanted.connect(wanted)
        return tab

    def about() -> QWidget:
        from avatar.app.studio.tabs.about import AboutTab

        return AboutTab(backstage)

    translate = QCoreApplication.translate
    shelf.offer("character", "character", translate("Tabs", "Character"), character)
    shelf.offer("expressions", "expressions", translate("Tabs", "Expressions"), expressions)
    shelf.offer("look", "look", translate("Tabs", "Look"), look)
    shelf.offer("devices", "devices", translate("Tabs", "Devices"), devices)
    shelf.offer("privacy", "privacy", translate("Tabs", "Privacy"), privacy)
    shelf.offer("about", "about", translate("Tabs", "About"), about)


def load() -> None:
    """Load the page that is shown first: a fifth of a second that no key and no picture need wait for.

    For another thread than the window's.
    """
    from avatar.app.studio.tabs import character  # noqa: F401 - loading it is all that is wanted


def load_others() -> None:
    """Load the other pages, so that opening one takes half of the time.  For another thread, too."""
    from avatar.app.studio.tabs import (  # noqa: F401 - loading them is all that is wanted
        about,
        devices,
        expressions,
        look,
        privacy,
    )
