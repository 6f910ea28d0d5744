"""Asks for the passphrase of the template, where there is one.

The window remembers it in memory until it closes or the consent is withdrawn; it is written nowhere.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from avatar.app.studio import theme
from avatar.app.studio.backstage import Backstage
from avatar.app.studio.boxes import label, line
from avatar.app.studio.pieces import Button, Eye

_WIDEST = 480


class Unlock(QWidget):
    """A field in the place of the picture.

    Args:
        backstage: Gets what was typed.
    """

    def __init__(self, backstage: Backstage) -> None:
        super().__init__()
        self._backstage = backstage
        self._field = QLineEdit()
        self._eye = Eye(self._field)
        self._field.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self._field.setAccessibleName(self.tr("Passphrase of your face template"))
        self._field.returnPressed.connect(self._hand_over)
        title = label(self.tr("Your passphrase, please"), "title")
        words = self._words = label(self._why(again=False, wrong=False), "soft")
        open_it = Button(self.tr("Open"), "unseal", role="primary", pressed=self._hand_over)
        box = QVBoxLayout()
        box.setSpacing(theme.unit() * 3)
        box.addStretch(1)
        for one in (title, words):
            one.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            box.addWidget(one)
        row = QWidget()
        row.setMaximumWidth(round(_WIDEST * theme.text_scale()))
        row.setLayout(line(self._field, self._eye, open_it))
        middle = line(None, row, None)
        middle.setStretch(1, 1000)
        box.addLayout(middle)
        box.addStretch(1)
        self.setLayout(box)

    def say(self, *, again: bool, wrong: bool) -> None:
        """Why it is asked for.

        Args:
            again: It was typed before.
            wrong: It opened nothing.
        """
        why = self._why(again=again, wrong=wrong)
        if self._words.text() != why:
            self._words.setText(why)
            self._field.setAccessibleDescription(why)

    def _why(self, *, again: bool, wrong: bool) -> str:
        if wrong:
            return self.tr("That one did not open what the avatar knows of you. Once more, please.")
        if again:
            return self.tr("It is asked for once more: several answers did not fit.")
        return self.tr(
            "It opens what the avatar knows of you. It stays in memory until this window closes or you"
            " withdraw; it is never written down."
        )

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Ready to be typed into."""
        super().showEvent(event)
        self._field.setFocus()

    def _hand_over(self) -> None:
        typed = self._field.text()
        self._field.clear()
        self._eye.hide_all()
        if typed:
            self._backstage.unlock(typed)
