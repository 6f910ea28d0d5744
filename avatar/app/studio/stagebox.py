"""The main view: the picture or the prompt, whose it is, and what the owner can do about it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QStackedWidget, QWidget

from avatar.app.status import Status
from avatar.app.studio import theme
from avatar.app.studio.backstage import Backstage
from avatar.app.studio.boxes import column
from avatar.app.studio.broken import BrokenSettings
from avatar.app.studio.controls import AirButton, Line, Pulse, Tools
from avatar.app.studio.preview import Preview
from avatar.app.studio.shield import Prompt, Shield
from avatar.app.studio.spoken import announce
from avatar.app.studio.unlock import Unlock
from avatar.signal import Reason
from avatar.stage.ladder import Act

_MOST_HEIGHT: Final = 0.75
"""Of what is seen, for the picture: whose it is and the buttons are seen at the same time."""

_WIDE: Final = 1.5
"""Times as wide as high: from here on the picture stands beside the buttons, and both are larger for it."""

_PICTURE_PX, _WORDS_PX = 386, 300
"""Pixels that the two need side by side, in German, too: the smallest picture with edges and scroll bar, and
at the usual size of text the buttons."""

_PICTURE_BESIDE: Final = 0.45
"""Of the width, for the picture beside the buttons: two buttons at twice the text fit into the rest."""


class StageBox(QFrame):
    """All of the main view that is always there, whichever tab is open.

    Args:
        backstage: What it shows and asks.

    Signals:
        need_changed: What must be in sight is higher or lower now; see :meth:`least_height`.
    """

    need_changed = Signal()

    def __init__(self, backstage: Backstage) -> None:
        super().__init__()
        self._backstage = backstage
        self.preview, self.prompt, self.unlock = Preview(backstage), Prompt(), Unlock(backstage)
        self._screen = QStackedWidget()
        for one in (self.preview, self.prompt, self.unlock):
            self._screen.addWidget(one)
        self._badge = self._told = ""
        self.shield, self.air = Shield(backstage), AirButton(backstage)
        self.tools, self.pulse, self.line = Tools(backstage), Pulse(), Line()
        self._edge = theme.unit() * 5
        wrong = BrokenSettings(backstage)
        self._below = column(self.shield, self.air, None, wrong, self.line, self.tools, self.pulse, gap=3)
        self._body = column(self._screen, self._below, gap=3)
        self._body.setContentsMargins(self._edge, self._edge, self._edge, self._edge)
        self.setLayout(self._body)
        backstage.settings_changed.connect(self._follow_setting)
        self._follow_setting("window.mirror")
        backstage.status_changed.connect(self.show_status)
        # Methods, which Qt forgets with the widget: a lambda would be called when the widget is gone.
        backstage.standing_changed.connect(self._show_anew)
        backstage.seen.changed.connect(self._show_anew)
        backstage.said.connect(self.line.say)
        backstage.status_changed.connect(self.line.show_status)
        backstage.failed.connect(self.line.complain)
        self.show_status(backstage.status)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The picture is as high as its width allows, and never all that there is to see."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Words within are others."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.need_changed.emit()
        return super().event(event)

    def take_air(self) -> None:
        """The two large buttons stand below the verdict again."""
        self._below.insertWidget(1, self.air)

    def least_height(self, width: int) -> int:
        """Pixels that the picture, the verdict and the two large buttons need at this width."""
        beside = self._least(wide=True)
        return beside if width >= max(_WIDE * beside, self._least_beside()) else self._least(wide=False)

    def fitting_width(self, height: int) -> int:
        """Pixels of width that the largest picture takes which leaves room for all that stands below it."""
        picture = min(_MOST_HEIGHT * height, height - self._below.sizeHint().height() - 3 * self._edge)
        fitting = picture * 16 / 9 + 2 * self._edge
        return round(min(fitting, _WIDE * height - 1))  # with more it would stand beside the buttons

    def _least(self, *, wide: bool) -> int:
        picture, words = self.preview.minimumSizeHint().height(), self._words_height()
        return (max(picture, words) if wide else picture + words + self._edge) + 2 * self._edge

    def _words_height(self) -> int:
        """Of the verdict and the two large buttons, with what is between them."""
        return self.shield.sizeHint().height() + self.air.sizeHint().height() + self._edge

    @staticmethod
    def _least_beside() -> float:
        return _PICTURE_PX + _WORDS_PX * theme.text_scale()

    def _fit(self) -> None:
        seen = self.parentWidget()
        height = seen.height() if seen is not None else self.height()
        if self._stand(wide=self.width() >= max(_WIDE * height, self._least_beside())):
            self._screen.setMaximumHeight(
                max(height - 2 * self._edge, self._screen.minimumSizeHint().height())
            )
            return
        room = round(_MOST_HEIGHT * height)
        if self._screen.currentWidget() is self.preview:
            # With large text the buttons need more than the rest: a pause must never be out of sight.
            room = min(room, height - self._words_height() - 2 * self._edge)
        high = min(self.preview.heightForWidth(self.width() - 2 * self._edge), room)
        self._screen.setMaximumHeight(max(high, self.preview.minimumSizeHint().height()))

    def _stand(self, *, wide: bool) -> bool:
        """Put the buttons below the picture, or beside it; whether they are beside it."""
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._body.setDirection(way)
        self._body.setAlignment(self._screen, Qt.AlignmentFlag.AlignTop if wide else Qt.AlignmentFlag(0))
        # Below it: all the room there is, up to the picture's own shape.
        self._body.setStretch(0, round(100 * _PICTURE_BESIDE) if wide else 1000)
        self._body.setStretch(1, 100 - round(100 * _PICTURE_BESIDE) if wide else 0)
        return wide

    def _show_anew(self) -> None:
        self.show_status(self._backstage.status)

    def show_status(self, status: Status) -> None:
        """Show what is."""
        self.shield.show_status(status, watching=self._backstage.is_watching)
        self.pulse.show_status(status)
        self._show_badge(status)
        if self._asks_for_passphrase(status):
            shown: QWidget = self.unlock
        elif self.prompt.takes(status):
            shown = self.prompt
        else:
            shown = self.preview
        if self._screen.currentWidget() is not shown:
            self._screen.setCurrentWidget(shown)
            self._fit()
        others = shown is not self.preview and self._backstage.is_shown_to_others
        self.shield.show_others(self._badge if others else "")
        self._announce(self.prompt.words if shown is self.prompt else self.shield.words)

    def _asks_for_passphrase(self, status: Status) -> bool:
        """At the start, and whenever the one that was typed does not open the template or counts no more."""
        wrong = status.reason is Reason.VAULT_LOCKED
        again = status.act is Act.CARD and (wrong or status.reason is Reason.PASSPHRASE)
        asks = self._backstage.needs_passphrase or (again and self._backstage.standing.locked)
        if asks:
            self.unlock.say(again=again, wrong=wrong)
        return asks

    def _follow_setting(self, key: str) -> None:
        if key == "window.mirror":
            self.preview.mirror(on=self._backstage.settings.window.mirror)

    def _show_badge(self, status: Status) -> None:
        """Whether others see it: always in words."""
        text, others = self.tr("Only you see this"), self._backstage.is_shown_to_others
        if status.on_air:
            text = self.tr("ON AIR")
        elif self._backstage.seen.output:
            text = self.tr("Shown in its own window")
        if status.recording:
            text = self.tr("{0} · recording").format(text)
        if text != self._badge:
            announce(self, text if self._badge else "", at_once=True)
            self._badge = text
            self.preview.say(text, alarm=others)

    def _announce(self, words: str) -> None:
        """What changes while the focus is elsewhere: a pause, a prompt, whose it is and why not."""
        if words != self._told:
            announce(self, words if self._told else "", at_once=True)
            self._told = words
