"""The page of the look."""

import pytest
from PIL import Image
from PySide6.QtWidgets import QMenu

from avatar.app import wallpaper
from avatar.app.studio.tabs.look import LookTab
from avatar.app.studio.tabs.own_picture import OwnPicture
from tests.app.studio.tabs.page import press, shown, texts, tile
from tests.app.studio.waiting import until


def test_looks_are_changed_by_what_they_are_called(app, backstage):
    tab = shown(LookTab(backstage))
    tile(tab, "Moss").click()
    press(tab, "Lively")
    press(tab, "Left")
    press(tab, "Glasses (key G)")
    wanted = [
        ("background", "moss"),
        ("stage.manner", "lively"),
        ("stage.framing", "left"),
        ("toggle", "glasses"),
    ]
    assert [one for one in backstage.asked if one in wanted] == wanted
    assert backstage.settings.stage.framing == "left"


def test_a_slider_that_is_dragged_asks_now_and_then_and_at_last_for_where_it_is(app, backstage):
    tab = shown(LookTab(backstage))
    for percent in range(101, 131):
        tab._zoom.setValue(percent)
    until(lambda: backstage.settings.stage.zoom == 130)
    assert sum(1 for key, *_ in backstage.asked if key == "stage.zoom") <= 3


def test_a_colour_is_kept_beside_the_others(app, backstage):
    tab = shown(LookTab(backstage))
    until(lambda: "coat" in tab._palette)
    tab._dye("coat", "#112233")
    until(lambda: backstage.settings.stage.palette == "coat=#112233")
    tab._dye("eyes", "#445566")
    until(lambda: backstage.settings.stage.palette == "coat=#112233, eyes=#445566")
    assert "#112233" in tab._dabs["coat"].accessibleName()
    tab._undye()
    until(lambda: backstage.settings.stage.palette == "")


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [("Dark", "theme", "dark"), ("150 %", "text", 150), ("Deutsch", "language", "de")],
)
def test_the_window_is_dressed_from_here(app, backstage, text, key, value):
    tab = shown(LookTab(backstage))
    press(tab, text)
    assert getattr(backstage.settings.window, key) == value


def test_every_character_has_green_and_see_through_behind_it(app, backstage):
    """Mutant: only its own; the four people have one each, and who streams looks for these."""
    backstage.show_status(backgrounds=("wood",), background="wood")
    tab = shown(LookTab(backstage))
    tile(tab, "Green").click()
    tile(tab, "See-through").click()
    assert [one for one in backstage.asked if one[0] == "background"] == [
        ("background", "#00b140"),
        ("background", "transparent"),
    ]
    backstage.show_status(background="#00b140")
    assert tile(tab, "Green").isChecked()
    until(lambda: tile(tab, "See-through").is_drawn)


def test_a_colour_is_chosen_from_a_few_or_from_all(app, backstage):
    tab = shown(LookTab(backstage))
    tab._plain.click()
    (menu,) = tab._plain.findChildren(QMenu)
    assert [one.text() for one in menu.actions()][-1] == "More…"
    next(one for one in menu.actions() if one.text() == "Blue").trigger()
    menu.close()
    assert ("background", "#3f6fb0") in backstage.asked


def test_an_own_picture_is_brought_in_stands_among_the_others_and_can_be_deleted(app, backstage, tmp_path):
    """By the judge of faces himself.  Mutant: show it, but do not list it."""
    image = tmp_path / "beach.png"
    Image.new("RGB", (640, 360), (30, 90, 160)).save(image)
    tab = shown(LookTab(backstage))
    own = tab.findChild(OwnPicture)
    assert "Delete own picture" not in texts(tab)
    own.bring_in(image)
    until(lambda: ("stage.background", "own picture") in backstage.asked)
    until(lambda: backstage.settings.stage.background == "own picture")
    until(lambda: tile(tab, "Own picture").is_drawn)
    tile(tab, "Own picture").click()
    assert ("background", "own picture") in backstage.asked
    press(tab, "Delete own picture")
    until(lambda: not wallpaper.is_kept() and "Own picture" not in tab._tiles)
    assert ("stage.background", "") in backstage.asked
    until(lambda: "Delete own picture" not in texts(tab))


def test_what_is_no_picture_is_told_and_changes_nothing(app, backstage, tmp_path):
    (tmp_path / "notes.png").write_text("my notes")
    tab = shown(LookTab(backstage))
    tab.findChild(OwnPicture).bring_in(tmp_path / "notes.png")
    until(lambda: backstage.errors)
    assert "not a PNG or JPEG" in backstage.errors[0][0]
    assert not [one for one in backstage.asked if one[0] == "stage.background"]
    assert "Own picture…" in texts(tab)
