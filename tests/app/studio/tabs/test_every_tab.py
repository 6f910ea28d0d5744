"""What holds for every page of the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QPushButton

from avatar.app import characters, roster
from avatar.app.studio.tabs.about import AboutTab
from avatar.app.studio.tabs.character import CharacterTab
from avatar.app.studio.tabs.devices import DevicesTab
from avatar.app.studio.tabs.expressions import ExpressionsTab
from avatar.app.studio.tabs.look import LookTab
from avatar.app.studio.tabs.privacy import PrivacyTab
from tests.app.studio.tabs.page import shown


@pytest.mark.parametrize("kind", [CharacterTab, ExpressionsTab, LookTab, DevicesTab, PrivacyTab, AboutTab])
def test_every_control_has_a_name_for_screen_readers_and_can_be_reached_by_keyboard(app, backstage, kind):
    tab = shown(kind(backstage))
    app.processEvents()
    for control in tab.findChildren(QAbstractButton):
        if control.metaObject().className().startswith("Q") and not isinstance(control, QPushButton):
            continue  # parts of Qt's own widgets
        assert control.accessibleName() or control.text(), control
        group = control.group()  # of one choice Tab goes to one, and arrows to the others
        reached = group.buttons() if group is not None else [control]
        assert any(one.focusPolicy() & Qt.FocusPolicy.TabFocus for one in reached), control.text()


def test_what_characters_say_of_themselves_is_what_the_command_says():
    from avatar.app import cast

    told = {one.name: one for one in cast.members()}
    for entry in roster.everyone():
        said = characters.describe(entry)
        assert (told[entry.name].title, told[entry.name].licence) == (said["title"], said["licence"])
