"""The page of the look."""

import pytest
from PySide6.QtWidgets import QMenu

from avatar.app.studio.tabs.look import LookTab
from tests.app.studio.tabs.page import press, shown, tile
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
