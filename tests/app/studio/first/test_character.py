"""Choosing or making a character."""

import pytest
from PySide6.QtGui import QPdfWriter  # noqa: F401 - loaded before the first PDF is timed

from avatar.app import places, roster
from avatar.app.studio.first import character, making
from avatar.app.studio.first.character import CharacterPage
from avatar.app.studio.first.making import Change
from avatar.maker import random_recipe
from avatar.settings import choose
from avatar.stage.rigs import load_rig
from tests.app.studio.waiting import heard, until


@pytest.fixture
def character_page(backstage, monkeypatch):
    few = tuple(one for one in character.everyone("robin") if one.name in ("robin", "boo"))
    monkeypatch.setattr(character, "everyone", lambda _first: few)
    backstage.open()
    page = CharacterPage(backstage)
    page.resize(900, 500)
    page.show()
    page.enter()
    until(page._take.isEnabled)
    yield page
    page.leave()
    page.close()


def test_the_cast_is_on_the_shelf_and_the_one_that_is_picked_lives_and_is_kept(character_page):
    page, done = character_page, heard(character_page.done)
    assert page._group.checkedButton() is page._tiles["robin"]
    until(lambda: not page._stage._image.isNull())
    first = page._stage._image
    until(lambda: page._stage._image != first)
    page._tiles["boo"].click()
    until(lambda: page._tiles["boo"].is_drawn)
    page._take.click()
    until(lambda: done)
    until(lambda: places.settings_file().exists())
    assert choose(places.settings_file(), {}).settings.stage.character == "boo"


def test_somebody_made_by_chance_is_changed_part_by_part_and_kept_only_when_taken(character_page):
    """Mutant: write whoever is thrown at once."""
    page, done = character_page, heard(character_page.done)
    page._dice.click()
    until(lambda: page._recipe is not None)
    was = page._recipe
    page._change(Change.HAIR, 1)
    assert page._recipe.parts != was.parts
    page._title.setText("Zoë")
    page._title.textEdited.emit("Zoë")
    assert roster.own("zoe") is None
    until(lambda: page._tiles[""].is_drawn)
    page._take.click()
    until(lambda: done)
    assert load_rig(roster.own("zoe")).manifest.meta.name == "Zoë"


@pytest.mark.parametrize("change", Change)
def test_every_change_goes_round_and_makes_somebody_who_can_be_drawn(change):
    recipe = random_recipe(11)
    every = making.choices(recipe, change)
    seen, now = [], recipe
    for _ in every:
        now = making.step(now, change, 1)
        seen.append(making.now(now, change))
    assert sorted(seen) == sorted(every)
    assert making.now(making.step(now, change, 1), change) == seen[0]
    assert making.now(making.step(making.step(now, change, 1), change, -1), change) == seen[-1]
    load_rig(making.in_memory(now))


def test_a_name_that_is_taken_gets_a_number(tmp_path):
    recipe = random_recipe(3)
    stem = making.keep(recipe)
    assert making.keep(recipe) == f"{stem}-2"
