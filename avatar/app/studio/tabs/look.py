"""How the character looks: what is behind it, size and place, what it wears, colours, how lively it is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QButtonGroup, QSlider, QWidget

from avatar.app import portraits, roster, wallpaper
from avatar.app.look import split
from avatar.app.part import look_of
from avatar.app.portraits import Pixels
from avatar.app.status import Status
from avatar.app.studio.backstage import Backstage
from avatar.app.studio.boxes import Card, Flow, label, line
from avatar.app.studio.names import COLOURS, GREEN, ROOMS, WORN
from avatar.app.studio.pieces import Button, Segments, Switch
from avatar.app.studio.tabs.appearance import Appearance
from avatar.app.studio.tabs.colour import ColourButton
from avatar.app.studio.tabs.own_picture import OwnPicture
from avatar.app.studio.tabs.tab import Tab
from avatar.app.studio.tile import Tile
from avatar.errors import AvatarError
from avatar.settings import OPTIONS
from avatar.stage.rigs import read_manifest_of
from avatar.stage.rigs.views import OWN
from avatar.stage.sealed import is_sealed

_PICTURE: Final = (118, 66)

_FOR_ALL: Final = (GREEN, "transparent")
"""Backgrounds that every character has, beside its own."""

_SETTLE_MS: Final = 60
"""A slider that is being dragged changes the picture at most so often."""


class LookTab(Tab):
    """Everything about looks."""

    def __init__(self, backstage: Backstage) -> None:
        super().__init__(backstage, self.tr("Look"), self.tr("Changes show in the picture at once."))
        self._rooms: tuple[str, ...] | None = None
        self._worn: tuple[tuple[str, str], ...] | None = None
        self._tiles: dict[str, Tile] = {}
        self._switches: dict[str, Switch] = {}
        self._group = QButtonGroup(self)
        self._palette: dict[str, str] = {}
        self._palette_of = ""
        self.add(self._manner_card, self._frame_card, self._room_card, self._make_worn, self._make_colours)
        self.add(lambda: Appearance(backstage), self._begin)

    def _begin(self) -> None:
        """All of it is there: show what is, and follow it."""
        self.backstage.status_changed.connect(self._follow)
        self.backstage.settings_changed.connect(self._change)
        self._follow(self.backstage.status)

    # Its parts.

    def _make_worn(self) -> Card:
        self._worn_flow = Flow(gap=4)
        self._worn_card = Card(self.tr("Wearing"), self._worn_flow)
        self._worn_card.hide()
        return self._worn_card

    def _make_colours(self) -> Card:
        self._colour_flow = Flow(gap=4)
        self._reset = Button(self.tr("As drawn"), "undo", role="quiet", pressed=self._undye)
        self._colour_card = Card(self.tr("Colours"), self._colour_flow, line(self._reset, None))
        self._colour_card.hide()  # until it is known which there are
        return self._colour_card

    def _manner_card(self) -> Card:
        manners = Segments(
            {"calm": self.tr("Calm"), "natural": self.tr("Natural"), "lively": self.tr("Lively")},
            self.tr("Movement"),
        )
        manners.show_value(self.backstage.settings.stage.manner)
        manners.chosen.connect(partial(self.backstage.setting, "stage.manner"))
        said = label(self.tr("Calm suits a work call and spares the battery, lively suits a stage."), "soft")
        return Card(self.tr("Movement"), manners, said)

    def _frame_card(self) -> Card:
        stage, limits = self.backstage.settings.stage, OPTIONS["stage.zoom"].limits
        assert limits is not None
        self._zoom = _Slider(Qt.Orientation.Horizontal)
        self._zoom.setRange(limits.low, limits.high)
        self._zoom.setPageStep(10)
        self._zoom.setValue(stage.zoom)
        self._zoom.setAccessibleName(self.tr("Size in percent"))
        self._percent = label(f"{stage.zoom} %", wraps=False)
        self._percent.setMinimumWidth(self._percent.fontMetrics().horizontalAdvance("140 %"))
        self._zoom.valueChanged.connect(self._zoomed)
        self._place: str = stage.framing
        places = Segments(
            {"left": self.tr("Left"), "centre": self.tr("Middle"), "right": self.tr("Right")},
            self.tr("Place"),
        )
        places.show_value(stage.framing)
        places.chosen.connect(self._moved)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._frame)
        usual = Button(self.tr("As drawn"), "undo", role="quiet", pressed=self._unframe)
        self._places = places
        top = line(label(self.tr("Size"), wraps=False), self._zoom, self._percent)
        top.setStretch(1, 1)
        said = label(self.tr("Left and right as in a mirror; others see it on the other side."), "soft")
        row = Flow(gap=2)
        row.addWidget(places)
        row.addWidget(usual)
        return Card(self.tr("Size and place"), top, row, said)

    def _room_card(self) -> Card:
        self._flow = Flow(gap=2)
        self._plain = ColourButton(self.tr("Plain colour"))
        self._plain.chosen.connect(self.backstage.background)
        row = line(label(self.tr("Or a plain colour:"), wraps=False), self._plain, None)
        own = OwnPicture(self.backstage)
        own.changed.connect(self._refill_rooms)
        said = self.tr("See-through is seen in the window for OBS (“Own window”); a call shows it black.")
        return Card(self.tr("Behind you"), self._flow, row, label(said, "soft"), own)

    # What is done with it.

    def _zoomed(self, percent: int) -> None:
        self._percent.setText(f"{percent} %")
        if not self._settle.isActive():
            self._settle.start()

    def _moved(self, place: str) -> None:
        self._place = place
        self._frame()

    def _unframe(self) -> None:
        self._zoom.setValue(100)
        self._places.show_value("centre")
        self._moved("centre")

    def _frame(self) -> None:
        stage = self.backstage.settings.stage
        if self._zoom.value() != stage.zoom:
            self.backstage.setting("stage.zoom", self._zoom.value())
        if self._place != stage.framing:
            self.backstage.setting("stage.framing", self._place)

    def _dye(self, family: str, colour: str) -> None:
        dyed = _pairs(self.backstage.settings.stage.palette) | {family: colour}
        self.backstage.setting("stage.palette", ", ".join(f"{name}={one}" for name, one in dyed.items()))

    def _undye(self) -> None:
        self.backstage.setting("stage.palette", "")

    # What is shown.

    def _follow(self, status: Status) -> None:
        if status.backgrounds != self._rooms:
            self._rooms = status.backgrounds
            self._fill_rooms(status.backgrounds)
        named = tuple((name, key) for name, key, _on in status.toggles)
        if named != self._worn:
            self._worn = named
            self._fill_worn(named)
        for name, _key, on in status.toggles:
            self._switches[name].setChecked(on)
        if status.background in self._tiles:
            self._tiles[status.background].setChecked(True)
        plain = status.background.startswith("#") and status.background not in _FOR_ALL
        self._plain.show_colour(status.background if plain else "")
        if status.character != self._palette_of:
            self._palette_of = status.character
            self._find_palette(status.character)

    def _change(self, key: str) -> None:
        if key == "stage.palette":
            self._show_palette()
        if key in ("stage.palette", "stage.toggles"):
            self._draw_rooms()

    def _fill_rooms(self, names: tuple[str, ...]) -> None:
        self._flow.clear()
        self._tiles = {}
        drawn = tuple(name for name in names if name not in (OWN, *_FOR_ALL))
        for name in (*drawn, *((OWN,) if wallpaper.is_kept() else ()), *_FOR_ALL):
            tile = Tile(ROOMS(name), _PICTURE, glyph="look")
            tile.clicked.connect(partial(self.backstage.background, name))
            self._group.addButton(tile)
            self._flow.addWidget(tile)
            self._tiles[name] = tile
        self.soon(self._draw_rooms)

    def _refill_rooms(self) -> None:
        self._fill_rooms(self.backstage.status.backgrounds)
        self._follow(self.backstage.status)

    def showEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        """Draw the pictures when somebody looks."""
        super().showEvent(event)  # type: ignore[arg-type]
        if self.is_whole:
            self.soon(self._draw_rooms)

    def _draw_rooms(self) -> None:
        settings = self.backstage.settings
        if not self.isVisible() or self.backstage.status.sealed or not self._tiles:
            return
        names, size = list(self._tiles), next(iter(self._tiles.values())).drawn_size()
        self.backstage.in_background(
            lambda: portraits.rooms(roster.find(settings.stage.character), size, look_of(settings), names),
            self._show_rooms,
            _leave,
        )

    def _show_rooms(self, pictures: dict[str, Pixels]) -> None:
        for name, pixels in pictures.items():
            if name in self._tiles:
                self._tiles[name].show_picture(pixels)

    def _fill_worn(self, named: tuple[tuple[str, str], ...]) -> None:
        self._worn_flow.clear()
        self._switches = {}
        for name, key in named:
            said = WORN(name)
            switch = Switch(self.tr("{name} (key {key})").format(name=said, key=key.upper()) if key else said)
            switch.clicked.connect(partial(self._toggle, name))
            self._worn_flow.addWidget(switch)
            self._switches[name] = switch
        self._worn_card.setVisible(bool(named))

    def _toggle(self, name: str) -> None:
        self.backstage.toggle(name)

    def _find_palette(self, character: str) -> None:
        def read() -> Mapping[str, tuple[str, ...]]:
            path = roster.find(character)
            return {} if is_sealed(path) else read_manifest_of(path).palette

        self.backstage.in_background(read, self._fill_palette, _leave)

    def _fill_palette(self, palette: Mapping[str, tuple[str, ...]]) -> None:
        self._colour_flow.clear()
        self._palette = {name: colours[0] for name, colours in palette.items()}
        self._dabs: dict[str, ColourButton] = {}
        for family in self._palette:
            said = COLOURS(family)
            button = ColourButton(said)
            button.chosen.connect(partial(self._dye, family))
            name = label(said, wraps=False)
            both = QWidget()
            both.setLayout(line(name, button))
            self._colour_flow.addWidget(both)
            self._dabs[family] = button
        self._colour_card.setVisible(bool(palette))
        self._show_palette()

    def _show_palette(self) -> None:
        dyed = _pairs(self.backstage.settings.stage.palette)
        for family, colour in self._palette.items():
            self._dabs[family].show_colour(dyed.get(family, colour))
        self._reset.setEnabled(bool(dyed))


class _Slider(QSlider):
    """A slider that the wheel does not move: it scrolls the page."""

    def wheelEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        """Leave it to the page."""
        event.ignore()  # type: ignore[attr-defined]


def _pairs(palette: str) -> dict[str, str]:
    """``hair=#aa5500, eyes=#336699`` as a mapping."""
    return {name: colour for name, sign, colour in (part.partition("=") for part in split(palette)) if sign}


def _leave(_error: AvatarError) -> None:
    """Nothing is shown then: the show says what is wrong with the character."""
