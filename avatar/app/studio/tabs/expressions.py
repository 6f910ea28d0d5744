"""Faces on a key: what they look like, which key, and whether a press or a hold wears them."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtWidgets import QButtonGroup, QLabel

from avatar.app import portraits, roster
from avatar.app.part import look_of
from avatar.app.portraits import Pixels
from avatar.app.status import Status
from avatar.app.studio.backstage import Backstage
from avatar.app.studio.boxes import Card, Flow, label
from avatar.app.studio.names import EXPRESSIONS
from avatar.app.studio.pieces import Segments
from avatar.app.studio.tabs.tab import Tab
from avatar.app.studio.tile import Tile
from avatar.errors import AvatarError

_PICTURE: Final = (116, 98)
_NONE: Final = ""
"""One's own face."""


class ExpressionsTab(Tab):
    """A tile for each face."""

    def __init__(self, backstage: Backstage) -> None:
        super().__init__(
            backstage,
            self.tr("Expressions"),
            self.tr("A key puts one on, over your own movements. You can go on talking."),
        )
        self._faces: tuple[tuple[int, str], ...] | None = None
        self._drawn = ""
        self._tiles: dict[str, Tile] = {}
        self._group = QButtonGroup(self)
        self.add(self._make_flow, self._make_sealed, self._begin, self._keys)

    def _begin(self) -> None:
        """Where the faces stand is there: show what is, and follow it."""
        self.backstage.status_changed.connect(self._follow)
        self.backstage.settings_changed.connect(self._draw)
        self._follow(self.backstage.status)

    def _make_flow(self) -> Flow:
        self._flow = Flow(gap=3)
        return self._flow

    def _make_sealed(self) -> QLabel:
        self._sealed = label(
            self.tr("Their pictures show once you are recognised: this character is sealed to you."), "soft"
        )
        self._sealed.hide()
        return self._sealed

    def _keys(self) -> Card:
        keys = Segments(
            {"press": self.tr("Press: on and off"), "hold": self.tr("Hold: only while held down")},
            self.tr("Keys"),
        )
        keys.show_value(self.backstage.settings.window.keys)
        keys.chosen.connect(partial(self.backstage.setting, "window.keys"))
        return Card(self.tr("Keys"), keys, label(self._explained(), "soft"))

    def _explained(self) -> str:
        return self.tr(
            "1 to 9 put a face on, 0 takes it off. They work while this window is in front."
            " Which key a face has is the character's own."
        )

    def _follow(self, status: Status) -> None:
        """Show what the character can wear, and what is worn."""
        if status.faces != self._faces:
            self._faces = status.faces
            self._fill()
        worn = self._tiles.get(status.worn)
        if worn is not None and not worn.isChecked():
            worn.setChecked(True)

    def _fill(self) -> None:
        self._flow.clear()
        self._tiles = {}
        listed = sorted(self._faces or (), key=lambda face: (face[0] or 99, face[1]))
        for key, name in [(0, _NONE), *listed]:
            text = EXPRESSIONS(name) if name else self.tr("Your own face")
            shown = str(key) if key or not name else ""
            tile = Tile(text, _PICTURE, glyph="expressions", key=shown)
            tile.clicked.connect(partial(self._wear, name))
            self._group.addButton(tile)
            self._flow.addWidget(tile)
            self._tiles[name] = tile
        self._drawn = ""
        self.soon(self._draw)

    def _wear(self, name: str) -> None:
        if name != self.backstage.status.worn:
            self.backstage.wear(name or None)

    def showEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        """Draw the pictures when somebody looks."""
        super().showEvent(event)  # type: ignore[arg-type]
        if self._tiles:
            self.soon(self._draw)

    def _draw(self, _key: str = "") -> None:
        """Draw them as the character looks now; nothing of one that is sealed."""
        status, settings = self.backstage.status, self.backstage.settings
        self._sealed.setVisible(status.sealed)
        wanted = f"{settings.stage.character} {settings.stage.toggles} {settings.stage.palette}"
        if not self.isVisible() or status.sealed or not self._tiles or wanted == self._drawn:
            return
        self._drawn = wanted
        size = next(iter(self._tiles.values())).drawn_size()
        size = (round(size[1] * 16 / 9 / 2) * 2, size[1])
        names = list(self._tiles)
        self.backstage.in_background(
            lambda: portraits.faces(roster.find(settings.stage.character), size, look_of(settings), names),
            self._show,
            self._not_drawn,
        )

    def _show(self, pictures: dict[str, Pixels]) -> None:
        for name, pixels in pictures.items():
            if name in self._tiles:
                self._tiles[name].show_picture(pixels)

    def _not_drawn(self, _error: AvatarError) -> None:
        """The tiles keep their icons: the show says what is wrong with the character."""
