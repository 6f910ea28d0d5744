"""What the keys do, over the window."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from avatar.app.status import Status
from avatar.app.studio import theme, tray
from avatar.app.studio.backstage import Backstage
from avatar.app.studio.boxes import Card, label, line
from avatar.app.studio.global_keys import GlobalKeys, State
from avatar.app.studio.names import EXPRESSIONS, WORN
from avatar.app.studio.pieces import Button, Switch


class Help(QWidget):
    """A panel over the whole window; H or its button closes it.

    Args:
        window: Over what.
        backstage: Keeps the switch of the keys that are heard from anywhere.
        keys: Those keys.
    """

    def __init__(self, window: QWidget, backstage: Backstage, keys: GlobalKeys) -> None:
        super().__init__(window)
        self._keys = keys
        self._before: QWidget | None = None
        self._anywhere = Switch(self.tr("Ctrl+Alt with P, A and 0 to 9, also from other windows"))
        self._anywhere.setChecked(backstage.settings.window.global_keys)
        self._anywhere.toggled.connect(lambda on: backstage.setting("window.global_keys", on))
        self._note = label("", "small")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.unit() * 6)
        self._grid.setVerticalSpacing(theme.unit() * 2)
        self._close = Button(self.tr("Close"), "cross", role="primary", pressed=self.hide)
        self._card = Card(self.tr("Keys"))
        self._card.body.addLayout(self._grid)
        self._card.body.addWidget(self._anywhere)
        self._card.body.addWidget(self._note)
        self._card.body.addLayout(line(None, self._close))
        outer = QVBoxLayout()
        outer.addStretch(1)
        outer.addLayout(line(None, self._card, None))
        outer.addStretch(1)
        self.setLayout(outer)
        self.hide()

    def open(self, status: Status) -> None:
        """Show it for the expressions and things of this character."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for row, (key, words) in enumerate(self._rows(status)):
            self._grid.addWidget(label(key, "heading", wraps=False), row % 10, 2 * (row // 10))
            self._grid.addWidget(label(words, wraps=False), row % 10, 2 * (row // 10) + 1)
        self._anywhere.setVisible(self._keys.state is not State.NOT_HERE)
        self._note.setText("\n".join(self._notes()))
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self._before = self.window().focusWidget()
        self.show()
        self.raise_()
        self._close.setFocus()

    def focusNextPrevChild(self, next_one: bool) -> bool:  # noqa: N802 - Qt's way
        """The focus stays here: what is behind cannot be seen."""
        here = [one for one in (self._anywhere, self._close) if one.isVisible()]
        at = next((at for at, one in enumerate(here) if one.hasFocus()), -1)
        reason = Qt.FocusReason.TabFocusReason if next_one else Qt.FocusReason.BacktabFocusReason
        here[(at + (1 if next_one else -1)) % len(here)].setFocus(reason)
        return True

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Whoever had the focus has it again."""
        super().hideEvent(event)
        if self._before is not None and shiboken6.isValid(self._before):
            self._before.setFocus()
        self._before = None

    def _notes(self) -> list[str]:
        """What this system does not have."""
        notes = []
        if self._keys.state is State.NOT_HERE:
            notes.append(
                self.tr(
                    "This system lets no program hear keys from other windows (as under Wayland)."
                    " Instead, have a key of your desktop run: avatar panic"
                )
            )
        if self._keys.state is State.TAKEN:
            notes.append(self.tr("Another program has taken some of the keys with Ctrl+Alt."))
        if not tray.is_there():
            notes.append(self.tr("This system shows no icons in a tray."))
        return notes

    def _rows(self, status: Status) -> list[tuple[str, str]]:
        faces = sorted((key, name) for key, name in status.faces if key)
        return [
            (self.tr("P, Esc"), self.tr("Pause: hide everything, at once")),
            (self.tr("Shift+P"), self.tr("Go on")),
            *((str(key), EXPRESSIONS(name)) for key, name in faces),
            ("0", self.tr("Your own face")),
            ("B", self.tr("Next background")),
            ("C", self.tr("Learn your resting face anew")),
            ("M", self.tr("As in a mirror, or as others see it")),
            ("R", self.tr("Record, and stop recording")),
            *((key.upper(), WORN(name)) for name, key, _on in status.toggles if key),
            ("H", self.tr("These keys")),
        ]

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Dim what is behind."""
        veil = QColor(theme.now().ink if theme.now() is theme.LIGHT else theme.now().paper)
        veil.setAlpha(150)
        painter = QPainter(self)
        painter.fillRect(self.rect(), veil)
        painter.end()
