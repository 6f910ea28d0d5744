"""The first page: read the statement to its end, then agree.  Nothing is ticked beforehand."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QLocale
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QMenu, QTextBrowser

from avatar.app import agreement
from avatar.app.agreement import Given
from avatar.app.studio.backstage import Backstage
from avatar.app.studio.boxes import Card, label
from avatar.app.studio.first import paper
from avatar.app.studio.first.page import StepPage
from avatar.app.studio.first.statement import as_html
from avatar.app.studio.pieces import Button, Segments, at_home
from avatar.errors import AvatarError, ConsentError
from avatar.gate.statements import DEFAULT, Statement, languages, statement

_NAMES: Final = {"de": "Deutsch", "en": "English", "es": "Español"}
"""What languages call themselves: never translated."""

_LARGER: Final = 1.25
"""What is agreed to is never the small print."""


def language_of(locale: QLocale) -> str:
    """The language of the statement to begin with: the window's own if there is one in it."""
    wanted = locale.name().partition("_")[0]
    return wanted if wanted in languages() else DEFAULT


def at_stake() -> tuple[str, ...]:
    """End a consent that is over; names of sealed characters that agreeing to a changed statement would lose.

    Reads files, may erase a template: not for the window's thread.
    """
    try:
        agreement.settle()
    except ConsentError:
        return agreement.sealed_names()
    return ()


def agree(read: Statement, *, loses: bool) -> Given:
    """Record the agreement to a statement whose box was ticked.

    Args:
        read: Exactly what was read.
        loses: Whether it was also said that sealed characters may be lost.

    Raises:
        ConsentError: If characters would be lost, or the record cannot be written.
        VaultError: If what an earlier record left cannot be erased.
    """
    agreement.settle(may_lose=lambda _names: loses)
    return agreement.give(read.agreement, read.language)


class ConsentPage(StepPage):
    """Statement, box, button.

    Args:
        backstage: All that the page talks to.
    """

    def __init__(self, backstage: Backstage) -> None:
        super().__init__()
        self.say(
            self.tr("Before anything else"),
            self.tr("Please read this to its end. You can take it back at any time, under Privacy."),
        )
        self._backstage, self._read_to_the_end = backstage, False
        self._text = QTextBrowser()
        self._text.setOpenLinks(False)
        self._text.setAccessibleName(self.tr("Consent statement"))
        for moved in (
            self._text.verticalScrollBar().valueChanged,
            self._text.verticalScrollBar().rangeChanged,
        ):
            moved.connect(self._look)
        self._box = QCheckBox()
        self._stake, self._loses = label(""), QCheckBox(self.tr("I know, and let them go."))
        self._lost = Card("", self._stake, self._loses, role="notice")
        self._lost.hide()
        self._agree = Button(self.tr("I agree"), "tick", role="primary", pressed=self._give)
        for box in (self._box, self._loses):
            box.toggled.connect(self._wake)
        self._languages = Segments(
            {name: _NAMES.get(name, name) for name in languages()}, self.tr("Language of the statement")
        )
        self._languages.chosen.connect(self._speak)
        for part, share in ((self._languages, 0), (self._text, 1), (self._lost, 0), (self._box, 0)):
            self.body.addWidget(part, share)
        keep = Button(self.tr("Save or print…") + "   ", "export", role="quiet")  # room for its arrow
        keep.setAccessibleName(self.tr("Save or print…"))
        keep.setMenu(self._menu())
        no = self._no = Button(self.tr("No, thanks"), pressed=lambda: self.window().close())
        no.setToolTip(self.tr("Closes the window. Nothing is measured, and nothing is kept."))
        no.setAccessibleDescription(no.toolTip())
        self.buttons.addWidget(keep)
        self.buttons.addWidget(self.why, 1)
        self.buttons.addWidget(no)
        self.buttons.addWidget(self._agree)
        self.read_in(language_of(self.locale()))

    def enter(self) -> None:
        """End a consent that is over; a changed statement may ask something first."""
        self.complain("")
        self._backstage.in_background(at_stake, self._ask_about, self.tell)

    def _ask_about(self, names: tuple[str, ...]) -> None:
        """Sealed characters would be lost by agreeing anew: that needs a tick of its own."""
        self._lost.setVisible(bool(names))
        text = self.tr("The statement has changed. Agreeing anew loses for good what is sealed to you: %1")
        self._stake.setText(text.replace("%1", ", ".join(names)))
        self._wake()

    def read_in(self, language: str) -> None:
        """Show the statement in a language; it is to be read anew."""
        self._read = statement(language)
        self._languages.show_value(language)
        self._read_to_the_end = False
        self._box.setChecked(False)
        self._box.setText(self._read.agreement)
        points = QApplication.font().pointSizeF() * _LARGER
        self._text.setHtml(f'<div style="font-size:{points:.1f}pt">{as_html(self._read)}</div>')
        self._text.verticalScrollBar().setValue(0)
        self._look()

    def _speak(self, language: str) -> None:
        """Read in another language, in a window that speaks it, too."""
        self.read_in(language)
        self._backstage.setting("window.language", language)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """In a large window there is nothing to scroll."""
        super().showEvent(event)
        self._look()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The end may come into view."""
        super().resizeEvent(event)
        self._look()

    def _look(self, *_: int) -> None:
        """Whether the end of the statement has been in view: only then can it be agreed to."""
        bar = self._text.verticalScrollBar()
        if (
            self._text.isVisible()
            and self._text.document().size().height() > 0
            and bar.value() >= bar.maximum()
        ):
            self._read_to_the_end = True
        self._wake()

    def _wake(self, *_: bool) -> None:
        self._box.setEnabled(self._read_to_the_end)
        ready = self._box.isChecked() and (self._lost.isHidden() or self._loses.isChecked())
        self._agree.setEnabled(self._read_to_the_end and ready)
        if not self._read_to_the_end:
            self.miss(self.tr("Read to the end first."))
        else:
            self.miss("" if ready else self.tr("Tick the box first."))

    def _give(self) -> None:
        self._agree.setEnabled(False)
        read, loses = self._read, self._loses.isChecked()
        self._backstage.in_background(lambda: agree(read, loses=loses), self._given, self._refused)

    def _given(self, _given: Given) -> None:
        self.done.emit()

    def _refused(self, error: AvatarError) -> None:
        self.tell(error)
        self._wake()

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(self.tr("Save as PDF…")).triggered.connect(self._ask_where)
        menu.addAction(self.tr("Print…")).triggered.connect(
            lambda: paper.ask_printer(self, self._read, self._paper_title())
        )
        return menu

    def _paper_title(self) -> str:
        return self.tr("Avatar: what I agreed to")

    def _ask_where(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save as PDF"), at_home("avatar-consent.pdf"), "PDF (*.pdf)"
        )
        if name:
            self.save_to(Path(name))

    def save_to(self, path: Path) -> None:
        """Write the statement as a PDF."""
        read, title = self._read, self._paper_title()
        self._backstage.in_background(
            lambda: paper.write_pdf(path, read, title), lambda _none: None, self.tell
        )
