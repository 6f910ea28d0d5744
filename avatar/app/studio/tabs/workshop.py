"""Making somebody: every part and colour, a picture that follows, a dice, a way back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QLineEdit, QWidget

from avatar.app import portraits
from avatar.app.portraits import Pixels
from avatar.app.studio import theme
from avatar.app.studio.backstage import Backstage
from avatar.app.studio.boxes import Card, Flow, Page, column, label, line
from avatar.app.studio.names import COLOURS, SLOTS, TONES, part_title
from avatar.app.studio.pieces import Button, Choice, image_of
from avatar.app.studio.tabs.colour import ColourButton
from avatar.app.workshop import Workshop, choices, keep
from avatar.errors import AvatarError
from avatar.maker import built_in
from avatar.maker.tones import NAMED

_PICTURE: Final = (336, 189)
_LONGEST_TITLE: Final = 40
_FIELD: Final = 150
"""Pixels of a field's width: two stand side by side in the narrowest window."""

_NARROW: Final = 640
"""Pixels; below, the name stands under the picture and not beside it."""

_GROUPS: Final = (
    ("face", "eyes", "brows", "nose", "mouth", "ears"),
    ("hair", "beard", "marks", "age"),
    ("clothes", "glasses", "headwear", "earrings", "headphones", "hearing", "background"),
)
"""Slots, in the order in which people think of a person; the neck has one part, so nobody chooses it."""

_FAMILIES: Final = (
    ("skin", "hair", "eyes", "lips", "blush"),
    ("cloth", "cloth_accent", "hat", "frame", "metal", "device"),
)


class WorkshopTab(QWidget):
    """The editor: the picture stays in sight while parts and colours scroll below it.

    Args:
        backstage: Draws beside the window.
        workshop: Where the person is made; another one in tests.
    """

    left = Signal(str)
    """Done: the name of whom was made, or empty if nobody was."""

    def __init__(self, backstage: Backstage, workshop: Workshop | None = None) -> None:
        super().__init__()
        self.backstage = backstage
        self._workshop = workshop or Workshop()
        self._drawn, self._wanted = 0, 0
        self._parts: dict[str, Choice] = {}
        self._tones: dict[str, Choice] = {}
        self._colours: dict[str, ColourButton] = {}
        self.setAccessibleName(self.tr("Make somebody"))
        page = Page()
        headings = (self.tr("Face"), self.tr("Hair and skin"), self.tr("Clothes and extras"))
        for heading, slots in zip(headings, _GROUPS, strict=True):
            page.add(self._parts_card(heading, slots))
        page.add(self._colours_card())
        edge = theme.unit() * 4
        front = self._front()
        front.setContentsMargins(edge, edge, edge + theme.unit() * 3, 0)  # as far as the cards: they scroll
        self.setLayout(column(front, page, gap=0))
        self._show()

    # What it is made of.

    def _front(self) -> QWidget:
        """Picture, name and buttons."""
        self._picture = QLabel()
        self._picture.setFixedSize(*_PICTURE)
        self._picture.setAccessibleName(self.tr("Picture of whom you are making"))
        self._name = QLineEdit()
        self._name.setMaxLength(_LONGEST_TITLE)
        self._name.setAccessibleName(self.tr("Name"))
        self._name.textEdited.connect(self._workshop.call)
        self._undo = Button(self.tr("Undo"), "undo", pressed=partial(self._do, self._workshop.undo))
        dice = Button(self.tr("Surprise me"), "dice", pressed=partial(self._do, self._workshop.surprise))
        self._save = Button(self.tr("Save"), "tick", role="primary", pressed=self._keep)
        back = Button(self.tr("Cancel"), role="quiet", pressed=lambda: self.left.emit(""))
        name = label(self.tr("Name"), wraps=False)
        name.setBuddy(self._name)
        buttons = Flow(gap=2)
        for button in (dice, self._undo, self._save, back):
            buttons.addWidget(button)
        beside = column(
            label(self.tr("Make somebody"), "title"),
            line(name, self._name),
            buttons,
            gap=3,
        )
        front = QWidget()
        self._row = line(self._picture, beside, gap=5)
        self._row.setStretch(1, 1)
        front.setLayout(self._row)
        front.setMinimumWidth(_PICTURE[0])  # not what stands side by side needs: it can stand below
        return front

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the name below the picture where there is no room beside it."""
        super().resizeEvent(event)
        narrow = event.size().width() < _NARROW * theme.text_scale()
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def _parts_card(self, heading: str, slots: tuple[str, ...]) -> Card:
        fields = _Fields()
        for slot in slots:
            box = Choice(SLOTS(slot))
            for name in choices(slot):
                title = self.tr("None") if name is None else part_title(built_in().part(slot, name).title)
                box.addItem(title, name)
            box.activated.connect(partial(self._choose_part, slot, box))
            self._parts[slot] = box
            fields.put(SLOTS(slot), box)
        return Card(heading, fields)

    def _colours_card(self) -> Card:
        fields = _Fields()
        for family in (*_FAMILIES[0], *_FAMILIES[1]):
            said = COLOURS(family)
            if family in NAMED:
                box = Choice(said)
                for name, colour in NAMED[family].items():
                    box.addItem(_dab(colour), TONES(name), name)
                box.activated.connect(partial(self._choose_tone, family, box))
                self._tones[family] = box
                fields.put(said, box)
            else:
                button = ColourButton(said)
                button.chosen.connect(partial(self._paint, family))
                self._colours[family] = button
                fields.put(said, button)
        return Card(self.tr("Colours"), fields)

    # What is done with it.

    def start(self) -> None:
        """Begin with somebody new."""
        self._do(self._workshop.surprise)
        self._name.setFocus()

    def _choose_part(self, slot: str, box: Choice, index: int) -> None:
        self._do(partial(self._workshop.wear, slot, box.itemData(index)))

    def _choose_tone(self, family: str, box: Choice, index: int) -> None:
        self._do(partial(self._workshop.paint, family, box.itemData(index)))

    def _paint(self, family: str, colour: str) -> None:
        self._do(partial(self._workshop.paint, family, colour))

    def _do(self, step: Callable[[], None]) -> None:
        step()
        self._show()

    def _show(self) -> None:
        """Show whom one has, and have the picture drawn."""
        recipe = self._workshop.recipe
        for slot, box in self._parts.items():
            box.setCurrentIndex(max(0, box.findData(recipe.parts.get(slot))))
        for family, box in self._tones.items():
            names = [name for name, colour in NAMED[family].items() if colour == recipe.colours.get(family)]
            box.setCurrentIndex(box.findData(names[0]) if names else -1)
        for family, button in self._colours.items():
            button.show_colour(recipe.colours.get(family, ""))
        if self._name.text() != recipe.title:
            self._name.setText(recipe.title)
        self._undo.setEnabled(self._workshop.can_undo)
        self._wanted += 1
        if self._wanted == self._drawn + 1:
            self._draw()

    def _draw(self) -> None:
        """Draw the newest; what came meanwhile is drawn after it."""
        number, recipe = self._wanted, self._workshop.recipe
        ratio = self.devicePixelRatioF()
        size = (round(_PICTURE[0] * ratio / 2) * 2, round(_PICTURE[1] * ratio / 2) * 2)
        self.backstage.in_background(
            lambda: portraits.somebody(recipe, size),
            partial(self._drew, number),
            partial(self._could_not, number),
        )

    def _drew(self, number: int, pixels: Pixels) -> None:
        self._picture.setPixmap(_rounded(image_of(pixels), self._picture.size(), self.devicePixelRatioF()))
        self._next(number)

    def _could_not(self, number: int, error: AvatarError) -> None:
        self.backstage.failed.emit(error.problem, error.hint)
        self._next(number)

    def _next(self, number: int) -> None:
        self._drawn = number
        if number < self._wanted:
            self._drawn = self._wanted - 1
            self._draw()

    def _keep(self) -> None:
        recipe = self._workshop.recipe
        self._save.setEnabled(False)
        self.backstage.in_background(lambda: keep(recipe), self._kept, self._not_kept)

    def _kept(self, name: str) -> None:
        self._save.setEnabled(True)
        self.left.emit(name)

    def _not_kept(self, error: AvatarError) -> None:
        self._save.setEnabled(True)
        self.backstage.failed.emit(error.problem, error.hint)


class _Fields(QWidget):
    """Names with what they are chosen with below, as many side by side as there is room for."""

    def __init__(self) -> None:
        super().__init__()
        self._flow = Flow(gap=3)
        self.setLayout(self._flow)

    def put(self, said: str, widget: QWidget) -> None:
        """The next one."""
        name = label(said, "soft", wraps=False)
        name.setBuddy(widget)
        both = QWidget()
        both.setLayout(column(name, widget, gap=1))
        both.setFixedWidth(round(_FIELD * theme.text_scale()))
        self._flow.addWidget(both)


def _dab(colour: str) -> QIcon:
    """A dot of a colour."""
    found = QPixmap(32, 32)
    found.fill(Qt.GlobalColor.transparent)
    painter = QPainter(found)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(theme.now().edge))
    painter.setBrush(QColor(colour))
    painter.drawEllipse(3, 3, 26, 26)
    painter.end()
    return QIcon(found)


def _rounded(picture: QImage, size: QSize, ratio: float) -> QPixmap:
    """A picture with round corners."""
    found = QPixmap(round(size.width() * ratio), round(size.height() * ratio))
    found.setDevicePixelRatio(ratio)
    found.fill(Qt.GlobalColor.transparent)
    painter = QPainter(found)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(picture.scaled(found.size(), mode=Qt.TransformationMode.SmoothTransformation))
    painter.scale(1 / ratio, 1 / ratio)
    painter.drawRoundedRect(0, 0, found.width(), found.height(), 16 * ratio, 16 * ratio)
    painter.end()
    return found
