"""The page of the character, and the workshop behind it."""

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from avatar.app import places, roster, workshop
from avatar.app.studio.names import PARTS
from avatar.app.studio.tabs.character import CharacterTab
from avatar.app.studio.tile import Tile
from avatar.app.workshop import Workshop
from avatar.maker import SLOTS, built_in, random_recipe, write
from tests.app.studio.tabs.page import press, shown, texts, tile
from tests.app.studio.waiting import until


def test_the_cast_stands_there_with_pictures_and_a_press_performs_as_one(app, backstage):
    tab = shown(CharacterTab(backstage))
    until(lambda: len(tab.findChildren(Tile)) == 8)
    until(lambda: all(one._picture is not None for one in tab.findChildren(Tile)))
    assert tile(tab, "Ember").isChecked()
    tile(tab, "Robin").click()
    assert ("character", "robin") in backstage.asked
    assert any("CC-BY-4.0" in text for text in texts(tab))


def drop(tab, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, buttons, keys)
    tab.gallery.dropEvent(event)


def test_a_file_that_is_dropped_is_imported_and_one_of_the_same_name_gets_a_number(app, backstage, tmp_path):
    tab = shown(CharacterTab(backstage))
    write(random_recipe(7), tmp_path / "my-fox.avatar")
    for name in ("my-fox", "my-fox-2"):
        drop(tab, tmp_path / "my-fox.avatar")
        until(lambda name=name: ("character", name) in backstage.asked)
    assert {one.name for one in roster.everyone() if not one.built_in} == {"my-fox", "my-fox-2"}


def test_a_file_that_is_no_character_is_refused_with_what_to_do(app, backstage, tmp_path):
    tab = shown(CharacterTab(backstage))
    (tmp_path / "holiday.avatar").write_bytes(b"<b>not</b> a zip file")
    before = texts(tab)
    drop(tab, tmp_path / "holiday.avatar")
    until(lambda: tab.gallery._problem.isVisible())
    new = [text for text in texts(tab) if text not in before]
    assert any("holiday" in text for text in new)
    assert len(new) >= 2
    assert not places.characters_folder().exists() or not list(places.characters_folder().iterdir())


def test_somebody_is_made_changed_named_taken_back_and_saved(app, backstage):
    tab = shown(CharacterTab(backstage))
    press(tab, "Make somebody…")
    made = tab.currentWidget()
    until(lambda: not made._picture.pixmap().isNull())
    first = made._workshop.recipe
    hat = made._parts["headwear"]
    hat.setCurrentIndex((hat.currentIndex() + 1) % hat.count())
    hat.activated.emit(hat.currentIndex())
    assert made._workshop.recipe.parts.get("headwear") == hat.currentData() != first.parts.get("headwear")
    press(made, "Undo")
    assert made._workshop.recipe == first
    made._name.selectAll()
    QTest.keyClicks(made._name, "Nora")
    press(made, "Save")
    until(lambda: ("character", "nora") in backstage.asked)
    assert (places.characters_folder() / "nora.avatar").is_file()
    assert tab.currentIndex() == 0


def test_steps_are_taken_back_one_by_one():
    bench = Workshop(iter(range(9)).__next__)
    start = bench.recipe
    bench.wear("glasses", "round")
    bench.paint("hair", "#112233")
    bench.paint("skin", "#445566")
    bench.wear("glasses", "thick")
    bench.call("  Ida ")
    assert bench.recipe.title == "Ida"
    for _ in range(4):
        assert bench.can_undo
        bench.undo()
    assert bench.recipe == start
    assert not bench.can_undo
    bench.undo()
    assert None in workshop.choices("glasses")
    assert None not in workshop.choices("face")


def test_every_slot_but_the_neck_can_be_chosen_and_every_title_can_be_translated():
    from avatar.app.studio.tabs.workshop import _GROUPS

    assert {slot for group in _GROUPS for slot in group} | {"neck"} == set(SLOTS)
    titles = {built_in().part(slot, name).title for slot in SLOTS for name in built_in().names(slot)}
    assert titles == {str(title) for title in PARTS}
