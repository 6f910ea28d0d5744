"""The page of the expressions."""

from avatar.app.studio.tabs.expressions import ExpressionsTab
from avatar.app.studio.tabs.look import LookTab
from avatar.app.studio.tile import Tile
from tests.app.studio.tabs.page import press, shown, texts, tile
from tests.app.studio.waiting import until


def test_each_face_has_its_picture_key_and_tile_and_what_is_worn_is_marked(app, backstage):
    tab = shown(ExpressionsTab(backstage))
    until(lambda: all(one._picture is not None for one in tab.findChildren(Tile)))
    assert tile(tab, "Happy").accessibleName() == "Happy, 1"
    tile(tab, "Happy").click()
    assert backstage.asked[-1] == ("wear", "happy")
    backstage.show_status(worn="laughing")
    assert tile(tab, "Laughing").isChecked()
    tile(tab, "Your own face").click()
    assert backstage.asked[-1] == ("wear", None)
    press(tab, "Hold: only while held down")
    assert backstage.settings.window.keys == "hold"


def test_nothing_is_drawn_of_a_character_that_is_sealed(app, backstage, monkeypatch):
    """Mutant: draw it all the same; the stand-in, or worse the owner's, would be seen."""
    drawn = []
    monkeypatch.setattr("avatar.app.portraits.faces", lambda *what: drawn.append(what) or {})
    monkeypatch.setattr("avatar.app.portraits.rooms", lambda *what: drawn.append(what) or {})
    backstage.show_status(sealed=True, character="mine")
    tabs = [shown(ExpressionsTab(backstage)), shown(LookTab(backstage))]
    backstage.settings_changed.emit("stage.toggles")
    backstage._background.close()
    assert not drawn
    assert any("sealed to you" in text for text in texts(tabs[0]))
