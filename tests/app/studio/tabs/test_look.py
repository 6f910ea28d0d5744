"""The page of the look."""

import pytest

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
