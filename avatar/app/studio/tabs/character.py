"""Who one performs as: the cast, own ones, making, bringing in, sealing."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QStackedWidget

from avatar.app import cast, parcels, portraits
from avatar.app.cast import Member
from avatar.app.studio.backstage import Backstage
from avatar.app.studio.boxes import Card, Flow, label, line
from avatar.app.studio.mishaps import told
from avatar.app.studio.names import artist_said
from avatar.app.studio.pieces import Button, at_home
from avatar.app.studio.tabs.sealer import Sealer
from avatar.app.studio.tabs.tab import Tab
from avatar.app.studio.tabs.workshop import WorkshopTab
from avatar.app.studio.tile import Tile
from avatar.errors import AvatarError
from avatar.stage.rigs.files import SUFFIX

_GALLERY, _WORKSHOP = 0, 1


class CharacterTab(QStackedWidget):
    """The gallery, and in its place the workshop while somebody is being made."""

    def __init__(self, backstage: Backstage) -> None:
        super().__init__()
        self._backstage = backstage
        self.setAccessibleName(self.tr("Character"))
        self.gallery = Gallery(backstage)
        self.gallery.making.connect(self._make)
        self.addWidget(self.gallery)
        self._workshop: WorkshopTab | None = None

    def _make(self) -> None:
        if self._workshop is None:
            self._workshop = WorkshopTab(self._backstage)
            self._workshop.left.connect(self._made)
            self.addWidget(self._workshop)
        self.setCurrentIndex(_WORKSHOP)
        self._workshop.start()

    def _made(self, name: str) -> None:
        self.setCurrentIndex(_GALLERY)
        if name:
            self._backstage.character(name)
            self.gallery.refresh()


class Gallery(Tab):
    """Everybody, as tiles, and what there is to say of the one that is chosen."""

    making = Signal()

    def __init__(self, backstage: Backstage) -> None:
        super().__init__(backstage, self.tr("Character"), self.tr("Who the others see."))
        self._members: dict[str, Member] = {}
        self._tiles: dict[str, Tile] = {}
        self._pending: list[str] = []
        self._group = QButtonGroup(self)
        self._flow, self._own = Flow(gap=3), Flow(gap=3)
        self._about = _About(backstage, self)
        self._problem = _Problem()
        self.setAcceptDrops(True)
        buttons = Flow(gap=2)
        buttons.addWidget(Button(self.tr("Make somebody…"), "add", role="primary", pressed=self.making.emit))
        buttons.addWidget(Button(self.tr("Import…"), "import", pressed=self._ask))
        buttons.addWidget(label(self.tr("or drop a file here"), "small", wraps=False))
        self.add(buttons, self._problem, self._about)
        self._cast_title = label(self.tr("The cast"), "heading")
        self._own_title = label(self.tr("Yours"), "heading")
        self.add(self._own_title, self._own, self._cast_title, self._flow)
        self._own_title.hide()
        backstage.settings_changed.connect(self._mark)
        self.add(self.refresh)

    def refresh(self) -> None:
        """Look again who there is."""
        self.backstage.in_background(cast.members, self._show)

    def _show(self, members: list[Member]) -> None:
        for flow in (self._flow, self._own):
            flow.clear()
        self._members = {one.name: one for one in members}
        self._tiles = {}
        for one in members:
            tile = Tile(one.title, glyph="seal" if one.sealed else "warn" if one.problem else "character")
            tile.setEnabled(not one.problem)
            if one.sealed:
                tile.show_note(self.tr("sealed to you"))
            elif one.problem:
                tile.show_note(self.tr("cannot be used"))
                tile.setToolTip(f"{one.problem}\n{one.hint}")
            tile.clicked.connect(partial(self._choose, one.name))
            self._group.addButton(tile)
            (self._flow if one.built_in else self._own).addWidget(tile)
            self._tiles[one.name] = tile
        self._own_title.setVisible(any(not one.built_in for one in members))
        self._pending = [one.name for one in members if not one.sealed and not one.problem]
        self._mark("stage.character")
        self.soon(self._draw_next)

    def _draw_next(self) -> None:
        """One picture after the other: together they would slow the show down."""
        if not self._pending:
            return
        name = self._pending.pop(0)
        tile, path = self._tiles.get(name), self._members[name].path
        if tile is None:
            return
        size = tile.drawn_size()
        self.backstage.in_background(
            lambda: portraits.portrait(path, size), partial(self._drawn, name), self._not_drawn
        )

    def _drawn(self, name: str, pixels: portraits.Pixels) -> None:
        if name in self._tiles:
            self._tiles[name].show_picture(pixels)
        self._draw_next()

    def _not_drawn(self, _error: AvatarError) -> None:
        self._draw_next()  # the tile keeps its icon; choosing it says what is wrong

    def _choose(self, name: str) -> None:
        self.backstage.character(name)
        self._about.show_member(self._members[name])

    def _mark(self, key: str) -> None:
        """Mark the one that is performed as."""
        if key != "stage.character":
            return
        name = self.backstage.settings.stage.character
        if name in self._tiles:
            self._tiles[name].setChecked(True)
            self._about.show_member(self._members[name])

    # Bringing in.

    def _ask(self) -> None:
        found, _kind = QFileDialog.getOpenFileName(
            self.window(), self.tr("Import a character"), at_home(), self.tr("Characters") + f" (*{SUFFIX})"
        )
        if found:
            self.bring_in(Path(found))

    def bring_in(self, path: Path) -> None:
        """Import a character; what is wrong with it is shown on the page, with what to do."""
        self._problem.clear()
        self.backstage.in_background(
            lambda: parcels.keep(str(path), name=parcels.free_name(path)), self._kept, self._refused
        )

    def _kept(self, kept: parcels.Kept) -> None:
        self.backstage.said.emit(self.tr("{name} is here.").format(name=kept.meta.name))
        self.backstage.character(kept.name)
        self.refresh()

    def _refused(self, error: AvatarError) -> None:
        self._problem.show_error(error)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take files and folders of this computer."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Import the first of them."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.bring_in(paths[0])


class _Problem(Card):
    """Why something was refused, and what to do."""

    def __init__(self) -> None:
        super().__init__(role="notice")
        self._what, self._how = label("", "problem"), label("")
        close = Button("", "cross", role="icon", said=self.tr("Close"), pressed=self.clear)
        top = line(self._what, close)
        top.setStretch(0, 1)
        self.body.addLayout(top)
        self.body.addWidget(self._how)
        self.hide()

    def show_error(self, error: AvatarError) -> None:
        """Show it, and tell screen readers."""
        problem, hint = told(error)
        self._what.setText(problem)
        self._how.setText(hint)
        self.setAccessibleDescription(f"{problem} {hint}")
        self.show()

    def clear(self) -> None:
        """Nothing is wrong any more."""
        self.hide()


class _About(Card):
    """Who drew the chosen one, what may be done with it, and what can be done here."""

    def __init__(self, backstage: Backstage, gallery: Gallery) -> None:
        super().__init__()
        self._backstage, self._gallery = backstage, gallery
        self._member: Member | None = None
        self._name, self._rights = label("", "heading"), label("", "soft")
        self._sealer = Sealer(backstage)
        self._sealer.done.connect(gallery.refresh)
        self._seal = Button(self.tr("Seal to me…"), "seal", pressed=self._start_sealing)
        self._unseal = Button(self.tr("Unseal…"), "unseal", pressed=self._start_unsealing)
        self._export = Button(self.tr("Export…"), "export", pressed=self._give)
        row = Flow(gap=2)
        for button in (self._seal, self._unseal, self._export):
            row.addWidget(button)
        self.body.addWidget(self._name)
        self.body.addWidget(self._rights)
        self.body.addLayout(row)
        self.body.addWidget(self._sealer)
        self.hide()

    def show_member(self, member: Member) -> None:
        """Show another one."""
        self._member = member
        self._name.setText(member.title)
        self._rights.setText(self._rights_of(member))
        self._seal.setVisible(not member.built_in and not member.sealed)
        self._unseal.setVisible(member.sealed)
        self._export.setVisible(not member.sealed)
        self.show()

    def _rights_of(self, member: Member) -> str:
        if member.sealed:
            return self.tr(
                "Sealed: it opens only for you, in front of the camera. It is drawn once you are recognised."
            )
        drawn = self.tr("Drawn by {artist}, {licence}.").format(
            artist=artist_said(member.artist), licence=member.licence
        )
        if member.owner_only:
            return f"{drawn} " + self.tr(
                "Its artist allows one performer, its owner: you. Do not pass its files on."
            )
        return f"{drawn} " + self.tr("Anybody may perform as it.")

    def _start_sealing(self) -> None:
        if self._member is not None:
            self._sealer.ask(self._member.name, seals=True)

    def _start_unsealing(self) -> None:
        if self._member is not None:
            self._sealer.ask(self._member.name, seals=False)

    def _give(self) -> None:
        member = self._member
        if member is None:
            return
        target, _kind = QFileDialog.getSaveFileName(
            self.window(), self.tr("Export a character"), at_home(f"{member.name}{SUFFIX}"), f"*{SUFFIX}"
        )
        if target:
            path = Path(target).with_suffix(SUFFIX)
            said = self.tr("Written to {path}.").format(path=path)
            self._backstage.in_background(
                lambda: parcels.give(member.name, path), lambda _code: self._backstage.said.emit(said)
            )
