"""Whether the owner is recognised: in words, with a sign; and the prompts of a start, large."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from avatar.app.status import Status
from avatar.app.studio import theme
from avatar.app.studio.backstage import Backstage
from avatar.app.studio.badge import badge
from avatar.app.studio.boxes import column, label, line
from avatar.app.studio.first.face import Face
from avatar.app.studio.pieces import Glyph
from avatar.app.studio.preview import Preview
from avatar.app.studio.said import said
from avatar.signal import Reason
from avatar.stage.cards import Words
from avatar.stage.ladder import Act

CHECKING: Final = (Reason.STARTING, Reason.NOT_VERIFIED, Reason.CHECKING, Reason.SENSE_LOST, Reason.SLOW)
"""Nothing to do but wait."""


_GLIMPSE: Final = QSize(28, 16)
"""Units of the picture beside the words: whether it is a card or a character can be told."""


class Shield(QFrame):
    """Verified, checking or held: why, and what to do.

    While something else stands in the picture's place, what others see meanwhile is here, small.

    Args:
        backstage: Where the pictures come from.
    """

    def __init__(self, backstage: Backstage) -> None:
        super().__init__()
        self._glimpse, self._badge = Preview(backstage, "surface"), QLabel()
        self._glimpse.setFixedSize(_GLIMPSE * theme.unit())
        self._glimpse.mirror(on=False)
        self._glimpse.setAccessibleName(self.tr("What others see"))
        self.show_others("")
        self.setProperty("role", "card")
        self._glyph = Glyph("wait")
        self._title, self._line = label("", "heading"), label("", "soft")
        words = column(self._badge, self._title, self._line, gap=1)
        row = line(self._glimpse, self._glyph, words, gap=3)
        row.setStretch(2, 1)
        row.setAlignment(self._glimpse, Qt.AlignmentFlag.AlignTop)
        row.setAlignment(self._glyph, Qt.AlignmentFlag.AlignTop)
        edge = theme.unit() * 3
        row.setContentsMargins(edge, edge, edge, edge)
        self.setLayout(row)

    def show_status(self, status: Status, *, watching: bool) -> None:
        """Say how it is.

        Args:
            status: The show's.
            watching: Consent and template allow it to watch.
        """
        glyph, tone, words = self._verdict(status, watching=watching)
        if (words.title, words.line) != (self._title.text(), self._line.text()):
            self._glyph.show_icon(glyph, "", tone)
            self._title.setText(words.title)
            self._line.setText(words.line)
            self._line.setVisible(bool(words.line))
            self.setAccessibleName(words.title)
            self.setAccessibleDescription(words.line)

    @property
    def words(self) -> str:
        """All of it, for screen readers."""
        return f"{self._title.text()}. {self._line.text()}" if self._line.text() else self._title.text()

    def show_others(self, badge_text: str) -> None:
        """Show what others see beside the words.

        Args:
            badge_text: In what way they see it; empty if the large picture shows and says it.
        """
        self._glimpse.setVisible(bool(badge_text))
        self._badge.setVisible(bool(badge_text))
        if badge_text != self._badge.accessibleName():
            width, ratio = self._glimpse.width() * 2, self.devicePixelRatioF()
            self._badge.setPixmap(badge(badge_text, self.font(), width, ratio, alarm=True))
            self._badge.setAccessibleName(badge_text)

    def _verdict(self, status: Status, *, watching: bool) -> tuple[str, str, Words]:
        """Icon, colour's name, and words for a status."""
        if status.paused:
            return (
                "hide",
                "warn",
                Words(
                    self.tr("Paused"),
                    self.tr("Others see the pause card and nothing else. Nothing of you is shown."),
                ),
            )
        if not watching and status.reason is Reason.NO_CONSENT:
            return "warn", "warn", said(status.reason)
        if not watching:
            return "wait", "soft", Words(self.tr("Not watching"), self.tr("The camera is off."))
        match status.act:
            case Act.PERFORM | Act.HOLD | Act.EASE:
                return (
                    "tick",
                    "good",
                    Words(self.tr("It is you"), self.tr("You move the avatar, and nobody else can.")),
                )
            case Act.IDLE:
                return (
                    "wait",
                    "soft",
                    Words(self.tr("You are away"), self.tr("The avatar idles until you are back.")),
                )
        words = said(status.reason)
        if status.reason in CHECKING:
            return "wait", "soft", words
        if status.reason.name.startswith("PROMPT_"):  # the prompt itself is large
            return "eye", "accent", Words(self.tr("Is it you?"), self.tr("Do what is shown."))
        if status.reason.name.startswith("CAMERA_"):
            return "camera_off", "bad", words
        return "warn", "warn", words


class Prompt(QWidget):
    """What a start asks for, large, in the place of the picture."""

    def __init__(self) -> None:
        super().__init__()
        self._face = Face()
        self._title, self._line = label("", "title"), label("", "soft")
        for one in (self._title, self._line):
            one.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        box = QVBoxLayout()
        box.setSpacing(theme.unit() * 2)
        box.addStretch(1)
        box.addWidget(self._face, 8)
        box.addWidget(self._title)
        box.addWidget(self._line)
        box.addStretch(1)
        self.setLayout(box)
        self._is_asking = False

    @property
    def words(self) -> str:
        """What is asked for, for screen readers."""
        return f"{self._title.text()}. {self._line.text()}"

    def takes(self, status: Status) -> bool:
        """Show what is asked for; whether there is something to show.

        Between two prompts it stays, so that nothing jumps.
        """
        is_card = status.act is Act.CARD and not status.paused
        asks = status.reason.name.startswith("PROMPT_") or status.reason is Reason.TOO_DARK
        between = self._is_asking and status.reason in (Reason.NOT_VERIFIED, Reason.CHECKING, Reason.NO_FACE)
        self._is_asking = is_card and (asks or between)
        if is_card and asks:
            words = said(status.reason)
            self._face.show_prompt(status.reason, status.progress)
            _say(self._title, words.title)
            _say(self._line, words.line)
        return self._is_asking


def _say(where: QLabel, text: str) -> None:
    if where.text() != text:
        where.setText(text)
