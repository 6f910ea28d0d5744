"""The fourth page: three relaxed seconds and two blinks, so that a resting face rests on the cartoon too."""

from __future__ import annotations

import enum
import time
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from avatar.app.status import Status
from avatar.app.studio import theme
from avatar.app.studio.backstage import Backstage
from avatar.app.studio.boxes import column, label, line
from avatar.app.studio.first.face import Face
from avatar.app.studio.first.page import Pile, StepPage
from avatar.app.studio.first.stage import Stage
from avatar.app.studio.pieces import Button
from avatar.app.studio.said import said
from avatar.app.studio.spoken import announce
from avatar.app.studio.unlock import Unlock
from avatar.signal import Reason
from avatar.stage.ladder import Act

LIMIT_S: Final = 15.0
"""Longer than the sense process takes in any case (``avatar.sense.settling``: 12 s of a face in view)."""

_RELAXED: Final = 0.7
"""From this share on it waits for the blinks (``avatar.sense.settling``)."""

_TICK_MS: Final = 50
_KEPT_MS: Final = 700
"""The sense process writes what it learnt as it says that it is done; and a word of thanks is read."""

_VIEW_MS: Final = 66
"""Fifteen pictures a second: one sees oneself move, and a busy machine is left alone."""


class Part(enum.Enum):
    """Where the step is."""

    HELLO = "the gate opens"
    RELAX = "relax"
    BLINK = "blink twice"
    DONE = "done"


class Progress:
    """How far it has got.  Only time in front of the camera, with the gate open, counts.

    Args:
        now_s: The monotonic clock.
    """

    def __init__(self, now_s: float) -> None:
        self.part, self.share = Part.HELLO, 0.0
        self._counted_s, self._at_s = 0.0, now_s

    def step(self, now_s: float, *, performs: bool, progress: int) -> Part:
        """Take in what the show says.

        Args:
            now_s: The monotonic clock.
            performs: Whether the gate is open and the owner is seen.
            progress: Of the calibration step, 1 to 254; 0 before it begins and when it is over.

        Returns:
            Where the step is now.
        """
        dt_s, self._at_s = now_s - self._at_s, now_s
        if not performs or self.part is Part.DONE:
            return self.part
        if self.part is not Part.HELLO:
            self._counted_s += dt_s
        if progress:
            self.share = progress / 255
            self.part = Part.RELAX if self.share < _RELAXED else Part.BLINK
        elif self.share or self._counted_s >= LIMIT_S:
            self.part, self.share = Part.DONE, 1.0
        else:
            self.part = Part.RELAX
        return self.part


class RestPage(StepPage):
    """First whatever the gate asks, then the ring of the resting face; the cartoon moves beside it.

    Args:
        backstage: All that the page talks to.
    """

    def __init__(self, backstage: Backstage) -> None:
        super().__init__()
        self.say(
            self.tr("How you look when nothing happens"),
            self.tr("Three relaxed seconds and two blinks: then a calm face is calm on the cartoon too."),
        )
        self._backstage = backstage
        self._progress, self._is_here = Progress(time.monotonic()), False
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._face, self._stage = Face(), Stage()
        self._stage.setAccessibleName(self.tr("Your cartoon"))
        self._words, self._line = label("", "prompt"), label("", "heading")
        self._words.setMinimumWidth(round(320 * theme.text_scale()))
        words = column(None, self._words, self._line, self._stage, None, gap=2 if theme.is_large() else 4)
        words.setStretch(3, 1000)  # all the room there is, up to the picture's own shape
        row = line(self._face, words, gap=8)
        row.setStretch(0, 2)
        row.setStretch(1, 3)
        shown = QWidget()
        shown.setLayout(row)
        self._pile = Pile(shown, Unlock(backstage))
        self.body.addWidget(self._pile, 1)
        later = Button(self.tr("Later"), role="quiet", pressed=self.put_off.emit)
        later.setAccessibleDescription(self.tr("It is also learnt while you perform, and with the key C."))
        self.buttons.addStretch(1)
        self.buttons.addWidget(later)

    def enter(self) -> None:
        """The camera comes on; a passphrase is known from the enrolment, or asked for by the window."""
        self._progress, self._is_here = Progress(time.monotonic()), True
        self._backstage.picture_changed.connect(self._stage.show_image)
        self._backstage.return_camera()
        self._timer.start()

    def leave(self) -> None:
        """Look no more."""
        if self._is_here:
            self._is_here = False
            self._timer.stop()
            self._backstage.picture_changed.disconnect(self._stage.show_image)
            self._backstage.view(self, None)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Seen: pictures are wanted."""
        super().showEvent(event)
        self._backstage.view(self, _VIEW_MS)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Unseen: none are."""
        super().hideEvent(event)
        self._backstage.view(self, None)

    def _tick(self) -> None:
        locked = int(self._backstage.needs_passphrase)
        if locked != self._pile.index:
            self._pile.turn_to(locked)
        status, before = self._backstage.status, self._progress.part
        performs = status.act is Act.PERFORM and not status.paused
        part = self._progress.step(time.monotonic(), performs=performs, progress=status.progress)
        if part is not before and before is Part.HELLO and not status.progress:
            self._backstage.calibrate()  # the first time it begins by itself
        self._show(part, status)
        if part is Part.DONE:
            self._timer.stop()
            QTimer.singleShot(_KEPT_MS, self, self._end)

    def _end(self) -> None:
        """What was learnt is on disk by now; if it could not be kept, it is learnt again in passing."""
        self.put_off.emit()

    def _show(self, part: Part, status: Status) -> None:
        held = status.act is not Act.PERFORM
        if held or part is Part.HELLO:
            words = said(status.reason)
            self._face.show_prompt(status.reason, status.progress)
            title, text = words.title, words.line
        elif part is Part.RELAX:
            self._face.show_prompt(Reason.PROMPT_STRAIGHT, round(255 * self._progress.share))
            title, text = self.tr("Relax"), self.tr("Look at the screen as if you were listening.")
        elif part is Part.BLINK:
            self._face.show_prompt(Reason.PROMPT_BLINK_TWICE, round(255 * self._progress.share))
            title, text = said(Reason.PROMPT_BLINK_TWICE).title, said(Reason.PROMPT_BLINK_TWICE).line
        else:
            self._face.show_prompt(Reason.ENROLLED, 255)
            title, text = self.tr("Thank you"), ""
        self._stage.setVisible(not held)
        if self._words.text() != title:
            self._words.setText(title)
            self._line.setText(text)
            announce(self, f"{title}. {text}")
