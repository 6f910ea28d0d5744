"""The third page: pick somebody of the cast, or have somebody made; the one that is picked lives."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLineEdit, QScrollArea, QWidget

from avatar.app import roster
from avatar.app.studio import theme
from avatar.app.studio.backstage import Backstage
from avatar.app.studio.boxes import Flow, column, label, line
from avatar.app.studio.first import making
from avatar.app.studio.first.making import Change
from avatar.app.studio.first.mannequin import Mannequin
from avatar.app.studio.first.page import StepPage
from avatar.app.studio.first.stage import Stage
from avatar.app.studio.names import artist_said
from avatar.app.studio.pieces import Button, image_of
from avatar.app.studio.tile import Tile
from avatar.errors import AvatarError, CharacterError
from avatar.maker import Recipe, random_recipe
from avatar.stage.picture import Picture
from avatar.stage.rigs import read_manifest_of
from avatar.stage.rigs.files import Source
from avatar.stage.sealed import is_sealed

_MADE: Final = ""
"""The name of the tile of whoever is being made: no character has it."""

_SIZE: Final = (640, 360)
"""Pixels of every picture: sharp in a preview of 480 on an ordinary screen, and in a tile on a fine one."""

_MOST_SEEDS: Final = 10**9
_LONGEST_TITLE: Final = 40
_PICTURE, _PICTURE_LARGE = (136, 78), (110, 83)
"""Of a tile, in pixels at the usual size of text: a face is recognised at half of it, and in a window of 1160
by 760 all of the cast are seen, with their names."""

_COLUMNS: Final = 2
"""Of tiles: the one that lives gets the rest of the room."""

_ACROSS: Final = 3
"""Things to change side by side; one less, as of the tiles, with large text."""


class Drawings(QObject):
    """What the mannequin draws, brought to the window's thread.

    Signals:
        lived: A picture of the one that lives.
        drawn: Name and still.
        failed: Name, problem, hint; an empty name is the one that was to live.
    """

    lived = Signal(QImage)
    drawn = Signal(str, QImage)
    failed = Signal(str, str, str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.mannequin = Mannequin(_SIZE, self._lives, self._still, self._fails)

    def _lives(self, picture: Picture) -> None:
        with suppress(RuntimeError):  # the page went meanwhile
            self.lived.emit(image_of(picture.rgba))

    def _still(self, name: str, picture: Picture) -> None:
        with suppress(RuntimeError):
            self.drawn.emit(name, image_of(picture.rgba))

    def _fails(self, name: str, error: AvatarError) -> None:
        with suppress(RuntimeError):
            self.failed.emit(name, error.problem, error.hint)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody to perform as.

    Attributes:
        name: What ``--character`` calls them.
        title: Their name.
        credit: Artist and licence.
        source: Where the drawing is.
    """

    name: str
    title: str
    credit: str
    source: Source


def everyone(first: str = "") -> tuple[Candidate, ...]:
    """Everybody that can be looked at; sealed ones open only for a show.

    Args:
        first: Name of who stands at the beginning.
    """
    found = []
    for entry in roster.everyone():
        try:
            if not is_sealed(entry.path):
                meta = read_manifest_of(entry.path).meta
                credit = ", ".join(filter(None, (artist_said(meta.artist), meta.licence)))
                found.append(Candidate(entry.name, meta.name, credit, entry.path))
        except CharacterError:
            continue  # 'avatar characters check' says what is wrong with it; nobody performs as it now
    return tuple(sorted(found, key=lambda one: one.name != first))


def throw() -> Recipe:
    """Somebody who was not there before.

    Raises:
        CharacterError: If a part cannot be read.
    """
    return random_recipe(random.SystemRandom().randrange(_MOST_SEEDS))


def _same(source: Source) -> Source:
    return source


class CharacterPage(StepPage):
    """Tiles on one side, the one that is picked on the other.

    Args:
        backstage: All that the page talks to.
    """

    def __init__(self, backstage: Backstage) -> None:
        super().__init__()
        self.say(
            self.tr("Who do you want to be?"),
            self.tr("It acts a little, so that you see it move. You can change your mind at any time."),
        )
        self._backstage = backstage
        self._recipe: Recipe | None = None
        self._waits = False
        backstage.finished.connect(self._after)
        backstage.failed.connect(self._after_all_not)
        self._candidates: dict[str, Candidate] = {}
        self._tiles: dict[str, Tile] = {}
        self._drawings: Drawings | None = None
        self._group = QButtonGroup(self)
        self._flow, shelf = Flow(gap=2), QWidget()
        shelf.setLayout(self._flow)
        scroll = self._shelf = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(shelf)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tile, gap = self._new_tile("").sizeHint().width(), theme.unit()
        columns = _COLUMNS - theme.is_large()
        scroll.setFixedWidth(columns * tile + (columns - 1) * 2 * gap + 5 * gap)
        self._stage, self._name, self._credit = Stage(), label("", "heading"), label("", "soft")
        self._changes = self._change_row()
        self._changes.hide()
        words = column(self._name, self._credit, gap=1)
        shown = column(self._stage, words, self._changes, None, gap=3)
        shown.setStretch(0, 1000)  # all the room there is, up to its own shape
        body = line(shown, scroll, gap=6)
        body.setStretch(0, 1)
        self.body.addLayout(body, 1)
        self._dice = Button(self.tr("Surprise me"), "dice", pressed=self._throw)
        self._take = Button(self.tr("This is me"), "tick", role="primary", pressed=self._keep)
        self.buttons.addWidget(self._dice)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self._take)

    def _change_row(self) -> QWidget:
        """Name, and two arrows for each thing that can be changed: no list of words to read."""
        found, grid = QWidget(), QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        if theme.is_large():
            grid.setVerticalSpacing(0)
        self._title = QLineEdit()
        self._title.setMaxLength(_LONGEST_TITLE)
        self._title.setAccessibleName(self.tr("Name"))
        self._title.textEdited.connect(self._rename)
        named = {
            Change.HAIR: self.tr("Hair"),
            Change.HAIR_COLOUR: self.tr("Hair colour"),
            Change.SKIN: self.tr("Skin"),
            Change.EYES: self.tr("Eyes"),
            Change.GLASSES: self.tr("Glasses"),
            Change.CLOTHES: self.tr("Clothes"),
        }
        across = _ACROSS - theme.is_large()
        grid.addWidget(self._title, 0, 0, 1, across)
        for number, (change, text) in enumerate(named.items()):
            before = Button("", "before", role="icon", said=self.tr("%1, the one before").replace("%1", text))
            after = Button("", "next", role="icon", said=self.tr("%1, the next one").replace("%1", text))
            before.clicked.connect(partial(self._change, change, -1))
            after.clicked.connect(partial(self._change, change, 1))
            row = line(before, name := label(text, wraps=False), after, gap=0)
            name.setAlignment(Qt.AlignmentFlag.AlignCenter)
            row.setStretch(1, 1)
            grid.addLayout(row, 1 + number // across, number % across)
        found.setLayout(grid)
        return found

    # ------------------------------------------------------------------ coming and going

    def enter(self) -> None:
        """Open the drawing thread and fill the shelf."""
        self._take.setEnabled(False)
        self._dice.setEnabled(False)
        self._drawings = Drawings(self)
        self._drawings.lived.connect(self._stage.show_image)
        self._drawings.drawn.connect(self._still)
        self._drawings.failed.connect(self._cannot)
        self._drawings.mannequin.start()
        wanted = self._backstage.settings.stage.character
        self._backstage.in_background(lambda: everyone(wanted), self._fill, self.tell)

    def leave(self) -> None:
        """The drawing thread ends; who was made and not taken is forgotten."""
        if self._drawings is not None:
            self._drawings.mannequin.close()
            self._drawings = None

    def _fill(self, found: tuple[Candidate, ...]) -> None:
        if self._drawings is None:
            return
        self._add(_MADE, "").hide()  # the first place on the shelf is for whoever is made
        for one in found:
            self._candidates[one.name] = one
            self._add(one.name, one.title)
            self._drawings.mannequin.draw(one.name, partial(_same, one.source))
        self._tiles[found[0].name].click()
        self._dice.setEnabled(True)

    def _new_tile(self, title: str) -> Tile:
        return Tile(title, _PICTURE_LARGE if theme.is_large() else _PICTURE, glyph="character")

    def _add(self, name: str, title: str) -> Tile:
        if name not in self._tiles:
            tile = self._tiles[name] = self._new_tile(title)
            tile.clicked.connect(lambda _on=True, name=name: self._pick(name))
            self._group.addButton(tile)
            self._flow.addWidget(tile)
        return self._tiles[name]

    # ------------------------------------------------------------------ picking

    def _pick(self, name: str) -> None:
        self.complain("")
        self._changes.setVisible(name == _MADE)
        self._name.setVisible(name != _MADE)
        self._name.setText(self._tiles[name].text())
        self._credit.setVisible(name != _MADE)
        credit = self._candidates[name].credit if name in self._candidates else ""
        self._credit.setText(self.tr("Drawn by %1").replace("%1", credit))
        self._stage.setAccessibleName(self._tiles[name].text())
        self._take.setEnabled(True)
        if name == _MADE:
            self._bring_made()
        else:
            self._bring(partial(_same, self._candidates[name].source))

    def _bring(self, who: Callable[[], Source]) -> None:
        if self._drawings is not None:
            self._drawings.mannequin.bring(who)

    def _still(self, name: str, image: QImage) -> None:
        if name in self._tiles:
            self._tiles[name].show_image(image)

    def _cannot(self, name: str, problem: str, hint: str) -> None:
        if not name:
            self._take.setEnabled(False)
            self.quote(problem, hint)

    # ------------------------------------------------------------------ making

    def _throw(self) -> None:
        """Somebody else, by chance; the first time, reading all parts takes most of a second."""
        self._dice.setEnabled(False)
        self._backstage.in_background(throw, self._thrown, self._not_thrown)

    def _thrown(self, recipe: Recipe) -> None:
        self._dice.setEnabled(True)
        self._recipe = recipe
        self._title.setText(recipe.title)
        tile = self._tiles[_MADE]
        tile.show()
        tile.setChecked(True)
        self._shelf.ensureWidgetVisible(tile)
        self._rename(recipe.title)
        self._pick(_MADE)

    def _not_thrown(self, error: AvatarError) -> None:
        self._dice.setEnabled(True)
        self.tell(error)

    def _change(self, change: Change, by: int, _on: bool = False) -> None:
        if self._recipe is not None:
            self._recipe = making.step(self._recipe, change, by)
            self._bring_made()

    def _rename(self, title: str) -> None:
        if self._recipe is not None:
            self._recipe = replace(self._recipe, title=title.strip() or self._recipe.title)
            self._tiles[_MADE].setText(self._recipe.title)
            self._tiles[_MADE].setAccessibleName(self._recipe.title)

    def _bring_made(self) -> None:
        recipe = self._recipe
        if recipe is None or self._drawings is None:
            return
        self._bring(lambda: making.in_memory(recipe))
        self._drawings.mannequin.draw(_MADE, lambda: making.in_memory(recipe), next_=True)

    # ------------------------------------------------------------------ taking

    def _keep(self) -> None:
        name = next((name for name, tile in self._tiles.items() if tile.isChecked()), None)
        if name is None:
            return
        self._take.setEnabled(False)
        if name != _MADE or self._recipe is None:
            self._taken(name)
            return
        recipe: Recipe = self._recipe
        self._backstage.in_background(lambda: making.keep(recipe), self._taken, self._not_taken)

    def _taken(self, name: str) -> None:
        self._waits = True
        self._backstage.character(name)

    def _after(self, what: str) -> None:
        """The backstage has loaded and kept the one that was taken."""
        if what == "character" and self._waits:
            self._waits = False
            self.done.emit()

    def _after_all_not(self, problem: str, hint: str) -> None:
        if self._waits:
            self._waits = False
            self.quote(problem, hint)
            self._take.setEnabled(True)

    def _not_taken(self, error: AvatarError) -> None:
        self.tell(error)
        self._take.setEnabled(True)
