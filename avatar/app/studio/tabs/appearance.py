"""How this window looks: light or dark, size of text, language, motion."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from avatar.app.studio.backstage import Backstage
from avatar.app.studio.boxes import Card, column, label
from avatar.app.studio.pieces import Segments, Switch

_SIZES = (100, 125, 150, 200)
"""Percent."""


class Appearance(Card):
    """The settings ``window.*``, and the language of the cards; they hold at once."""

    def __init__(self, backstage: Backstage) -> None:
        super().__init__(self.tr("This window"))
        self._backstage = backstage
        window = backstage.settings.window
        self._choice(
            self.tr("Colours"),
            {"system": self.tr("As the system"), "light": self.tr("Light"), "dark": self.tr("Dark")},
            "window.theme",
            window.theme,
        )
        nearest = min(_SIZES, key=lambda size: abs(size - window.text))
        sizes = self._choice(
            self.tr("Size of text"), {str(size): f"{size} %" for size in _SIZES}, "", str(nearest)
        )
        sizes.chosen.connect(lambda size: backstage.setting("window.text", int(size)))
        # A language is called by its own name, whatever is spoken now.
        languages = {"system": self.tr("As the system"), "en": "English", "de": "Deutsch", "es": "Español"}
        self._choice(self.tr("Language"), languages, "window.language", window.language)
        others = {"auto": self.tr("As here"), "en": "English", "de": "Deutsch", "es": "Español"}
        title = self.tr("Language of the cards that others see")
        self._choice(title, others, "stage.language", backstage.settings.stage.language)
        less = Switch(self.tr("Less motion"))
        less.setChecked(window.motion == "less")
        less.clicked.connect(lambda on: backstage.setting("window.motion", "less" if on else "system"))
        self.body.addWidget(less)

    def _choice(self, title: str, choices: dict[str, str], key: str, value: str) -> Segments:
        segments = Segments(choices, title)
        segments.show_value(value)
        if key:
            segments.chosen.connect(lambda chosen: self._backstage.setting(key, chosen))
        both = QWidget()
        both.setLayout(column(label(title, "soft"), segments, gap=1))
        self.body.addWidget(both)
        return segments
