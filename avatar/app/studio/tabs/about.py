"""What this is, of what it is made, and that nothing of it talks to a network."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QLabel

from avatar.app.findings import Finding
from avatar.app.parts import DATA, LIBRARIES, OURS, Made
from avatar.app.studio import theme, told
from avatar.app.studio.backstage import Backstage
from avatar.app.studio.boxes import Card, label, line
from avatar.app.studio.pieces import Glyph
from avatar.app.studio.tabs.tab import Tab

_NETWORK = "network"


class AboutTab(Tab):
    """Name, version, licences, protection."""

    def __init__(self, backstage: Backstage) -> None:
        super().__init__(
            backstage,
            self.tr("About"),
            self.tr("A cartoon that only you can move, as a camera in your call app."),
        )
        self._ours = Made("Avatar", "Apache-2.0", OURS)
        self._names: list[tuple[QLabel, Made]] = []
        self.add(self._about, self._network, self._libraries, self._data, self._begin)

    def _begin(self) -> None:
        """All of it is there: show what is, and follow it."""
        self.backstage.findings_changed.connect(self._follow)
        self._follow(self.backstage.findings)
        ours = self._ours
        # Reading them off the disk takes longer than a page may wait.
        self.backstage.in_background(
            lambda: [one.version for one in (ours, *LIBRARIES, *DATA)], self._show_versions
        )

    def _about(self) -> Card:
        self._version = label("")
        licence = self.tr("Our code is under Apache-2.0, our drawings under CC-BY-4.0.")
        return Card("Avatar", self._version, label(licence, "soft"))

    def _network(self) -> Card:
        self._shield, self._state = Glyph("privacy", tone="soft"), label("")
        for one in (self._shield, self._state):
            one.hide()  # until the doctor has looked
        state = line(self._shield, self._state, gap=3)
        state.setStretch(1, 1)
        return Card(self.tr("Nothing talks to the network"), state, label(self._promise(), "soft"))

    def _libraries(self) -> Card:
        return Card(self.tr("Made with"), self._table(LIBRARIES), label(self._lgpl(), "small"))

    def _data(self) -> Card:
        return Card(self.tr("Letters and models"), self._table(DATA), label(self._unknown(), "small"))

    def _show_versions(self, versions: list[str]) -> None:
        self._version.setText(self.tr("Version {version}").format(version=versions[0]))
        for (name, one), version in zip(self._names, versions[1:], strict=True):
            name.setText(f"{one.name} {version}".strip())

    def _promise(self) -> str:
        return self.tr(
            "There is no account, no server, no update that it fetches, no statistics. The one library that"
            " reported its use to its maker is pinned to the last version that did not."
        )

    def _lgpl(self) -> str:
        return self.tr(
            "Qt is used unchanged, as a library of its own: you may put another build of it in its place."
        )

    def _unknown(self) -> str:
        return self.tr("It is not known on which pictures SFace was trained; avatar/models/NOTICE says more.")

    def _follow(self, findings: tuple[Finding, ...]) -> None:
        """What protects here, as the doctor found it."""
        for one in findings:
            if one.name == _NETWORK:
                self._shield.show_icon("privacy", tone="good" if one.ok else "warn")
                self._state.setText(told.detail_of(one))
                for shown in (self._shield, self._state):
                    shown.show()

    def _table(self, parts: tuple[Made, ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.unit() * 4)
        grid.setVerticalSpacing(theme.unit())
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for row, one in enumerate(parts):
            name = label(one.name)
            self._names.append((name, one))
            grid.addWidget(name, row, 0)
            grid.addWidget(label(one.licence, "soft"), row, 1)
        return grid
