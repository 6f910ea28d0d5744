"""How the window looks: colours, type and spacing for light and dark, made into one style sheet.

Widgets ask for a look by a property, never by colours of their own:
``button.setProperty("role", "primary")``, ``label.setProperty("role", "title")``,
``frame.setProperty("role", "card")``.  :data:`ROLES` lists them.
"""

from __future__ import annotations

import gc
from dataclasses import dataclass, fields
from pathlib import Path
from string import Template
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from avatar import fonts

SHEET: Final = Path(__file__).with_name("theme.qss")
ICONS: Final = Path(__file__).with_name("icons")

ROLES: Final = (
    *("prompt", "title", "heading", "soft", "small", "mono", "problem", "good"),  # labels
    *("primary", "danger", "quiet", "icon", "segment", "rail"),  # buttons; ordinary without one
    *("card", "row", "page", "notice", "alarm"),  # frames
)
"""Values of the property ``role``."""

BASE_POINTS: Final = 10.5
"""Smallest size of ordinary text: Quicksand's small letters at 9 points were hard to read on screenshots."""

LARGEST_TEXT: Final = 200
"""Percent."""

_LARGE: Final = 1.4
"""From this scale on pages are packed: at 200 % and 1160 by 760 pixels every step of the first start fits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """Colours, ``#rrggbb``.  Text differs from what it is on by 4.5:1, edges and rings by 3:1 (WCAG 2.2).

    Attributes:
        paper: Behind everything.
        surface: Cards and fields.
        raised: What the pointer is on.
        line: Between things; decoration.
        edge: Around fields and buttons.
        ink: Text.
        soft: Text of less weight.
        accent: The one colour: the leaves on the holding cards, deepened until white can be read on it.
        on_accent: Text on it.
        tint: A breath of it, behind what is chosen.
        good: Text that says yes.
        warn: Text that says look here.
        bad: Text that says no.
        on_bad: Text on it.
        focus: The ring around what the keyboard is on.
    """

    paper: str
    surface: str
    raised: str
    line: str
    edge: str
    ink: str
    soft: str
    accent: str
    on_accent: str
    tint: str
    good: str
    warn: str
    bad: str
    on_bad: str
    focus: str


LIGHT: Final = Tokens(
    paper="#f4f5ee",
    surface="#fffefb",
    raised="#e9efe4",
    line="#dfe2d7",
    edge="#858d84",
    ink="#3e2c30",
    soft="#65565a",
    accent="#2f7459",
    on_accent="#ffffff",
    tint="#dcebe1",
    good="#2a6b51",
    warn="#835200",
    bad="#ad3a2b",
    on_bad="#ffffff",
    focus="#2f5fb3",
)
DARK: Final = Tokens(
    paper="#1f1c1f",
    surface="#2a2629",
    raised="#393338",
    line="#403a3f",
    edge="#948a90",
    ink="#f6efe6",
    soft="#c9bdbf",
    accent="#8fcaa8",
    on_accent="#17271e",
    tint="#2d4237",
    good="#9ad6b3",
    warn="#f0bd6b",
    bad="#f7a596",
    on_bad="#331510",
    focus="#8fb4f2",
)


def now() -> Tokens:
    """The colours in force."""
    return DARK if QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def text_scale() -> float:
    """How much larger than usual text is, 1 to 2."""
    app = QGuiApplication.instance()
    wanted = app.property("text_percent") if app is not None else None
    return float(wanted or 100) / 100


def is_large() -> bool:
    """Whether text is so large that a page has to do without air to be seen as a whole."""
    return text_scale() >= _LARGE


def unit() -> int:
    """Pixels of the smallest distance; all others are multiples of it.  Grows with half of the text."""
    return round(4 * (1 + (text_scale() - 1) / 2))


def moves() -> bool:
    """Whether decoration may move: neither the owner nor the system asks for less motion."""
    app = QGuiApplication.instance()
    if app is None or app.property("less_motion"):
        return False
    if QGuiApplication.platformName() in ("windows", "cocoa"):
        return QApplication.isEffectEnabled(Qt.UIEffect.UI_General)
    return True


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget one of :data:`ROLES`, also one that is shown already."""
    widget.setProperty("role", role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class Theme(QObject):
    """Dresses the application, and again when the system goes from light to dark.

    Args:
        app: All of its windows.
        text: Percent, 100 to ``LARGEST_TEXT``.
        colours: ``system``, ``light`` or ``dark``.
        motion: ``system`` or ``less``.
    """

    changed = Signal()

    def __init__(
        self, app: QApplication, *, text: int = 100, colours: str = "system", motion: str = "system"
    ) -> None:
        super().__init__(app)
        self._app, self._text, self._colours, self._motion = app, text, colours, motion
        self._dressed: tuple[Tokens, float] | None = None
        self._points = max(BASE_POINTS, app.font().pointSizeF())
        for weight in ("medium", "bold"):
            QFontDatabase.addApplicationFontFromData(fonts.load(weight))
        app.setStyle("fusion")  # the same everywhere, so that it was looked at as it is
        app.styleHints().colorSchemeChanged.connect(self._follow)
        self.apply()

    def choose(
        self, *, text: int | None = None, colours: str | None = None, motion: str | None = None
    ) -> None:
        """Change what is given, at once."""
        self._text = self._text if text is None else text
        self._colours = self._colours if colours is None else colours
        self._motion = self._motion if motion is None else motion
        self.apply()

    def _follow(self, _scheme: Qt.ColorScheme) -> None:
        if self._colours == "system":
            self.apply()

    @property
    def _is_dark(self) -> bool:
        if self._colours == "system":
            return self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self._colours == "dark"

    def apply(self) -> None:
        """Put palette, font and style sheet in place."""
        tokens = DARK if self._is_dark else LIGHT
        scale = max(100, min(LARGEST_TEXT, self._text)) / 100
        self._app.setProperty("text_percent", round(100 * scale))
        self._app.setProperty("less_motion", self._motion == "less")
        font = QFont("Quicksand", weight=QFont.Weight.Medium)
        font.setPointSizeF(self._points * scale)
        dressed = (tokens, scale)
        if dressed != self._dressed:  # half a second for a window full of pages
            self._dressed = dressed
            # Qt goes through all widgets and tells each; one that is collected meanwhile could crash it.
            collects = gc.isenabled()
            gc.disable()
            try:
                self._app.setFont(font)
                self._app.setPalette(palette(tokens))
                self._app.setStyleSheet(style_sheet(tokens, self._points * scale, unit()))
            finally:
                if collects:
                    gc.enable()
        self.changed.emit()


def palette(tokens: Tokens) -> QPalette:
    """The colours for what the style sheet leaves to Qt: selections, menus, disabled text."""
    role, found = QPalette.ColorRole, QPalette()
    for each, colour in {
        role.Window: tokens.paper,
        role.WindowText: tokens.ink,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.raised,
        role.Text: tokens.ink,
        role.Button: tokens.surface,
        role.ButtonText: tokens.ink,
        role.BrightText: tokens.bad,
        role.ToolTipBase: tokens.surface,
        role.ToolTipText: tokens.ink,
        role.PlaceholderText: tokens.soft,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Accent: tokens.accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.Light: tokens.raised,
        role.Midlight: tokens.raised,
        role.Mid: tokens.line,
        role.Dark: tokens.edge,
    }.items():
        found.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        found.setColor(QPalette.ColorGroup.Disabled, each, QColor(tokens.edge))
    return found


def style_sheet(tokens: Tokens, points: float, step: int) -> str:
    """The style sheet for these colours.

    Args:
        tokens: Colours.
        points: Size of ordinary text.
        step: Pixels of the smallest distance.
    """
    sizes = {"small": 0.9, "heading": 1.2, "title": 1.6, "prompt": 2.4}
    return Template(SHEET.read_text(encoding="utf-8")).substitute(
        {one.name: getattr(tokens, one.name) for one in fields(tokens)},
        icons=ICONS.as_posix(),
        pt=f"{points:.1f}pt",
        **{f"pt_{name}": f"{points * share:.1f}pt" for name, share in sizes.items()},
        **{f"s{number}": f"{step * number}px" for number in (1, 2, 3, 4, 5, 6, 8)},
        half=f"{step // 2}px",
        tenth=f"{step * 5 // 2}px",
        tick="tick_on_light" if tokens is LIGHT else "tick_on_dark",
    )
