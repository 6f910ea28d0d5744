"""What was agreed to, until when, what is kept and where; and taking it back, in two presses."""

from __future__ import annotations

from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Final

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from avatar.app import consent, dossier
from avatar.app.dossier import Dossier
from avatar.app.findings import Action
from avatar.app.kept import Kept, Kind, Until
from avatar.app.ledger import Event
from avatar.app.studio import theme
from avatar.app.studio.backstage import Backstage
from avatar.app.studio.boxes import Card, Flow, label, line
from avatar.app.studio.pieces import Button, Glyph, at_home
from avatar.app.studio.tabs.tab import Tab
from avatar.app.studio.tabs.withdrawal import Withdrawal

_LAST_LINES: Final = 6
_KILO: Final = 1000

_SOON_DAYS: Final = 60
"""From here on the days are counted, too: on the day of agreeing "in 364 days" was no help."""


class PrivacyTab(Tab):
    """The owner's own file.

    Signals:
        wanted(str): Which :class:`Action` a button asks of the window.
    """

    wanted = Signal(str)

    def __init__(self, backstage: Backstage) -> None:
        super().__init__(
            backstage,
            self.tr("Privacy"),
            self.tr("Everything stays on this computer, and you can take all of it back at any time."),
        )
        self._found = Dossier()
        self.add(self._given, self._taking_back, self._ledger, self._kept, self._guards, self._begin)

    def _begin(self) -> None:
        """All of it is there: show what is, and follow it."""
        self.backstage.standing_changed.connect(self._follow)
        self.refresh()

    def _taking_back(self) -> Card:
        self._withdrawal = Withdrawal(self.backstage)
        self._withdrawal.done.connect(self.refresh)
        return self._withdrawal

    def _given(self) -> Card:
        self._mark, self._since = Glyph("wait"), label("", "heading")
        self._until = label("")
        self._text = label("", "mono")
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self._text.hide()
        self._read = Button(self.tr("Read what you agreed to"), pressed=self._unfold)
        self._export = Button(self.tr("Export…"), "export", pressed=self._give)
        self._agree = Button(
            self.tr("Read and agree…"), role="primary", pressed=lambda: self.wanted.emit(Action.CONSENT.value)
        )
        self._agree.hide()
        buttons = Flow(gap=2)
        buttons.addWidget(self._agree)
        buttons.addWidget(self._read)
        buttons.addWidget(self._export)
        top = line(self._mark, self._since)
        top.setStretch(1, 1)
        return Card("", top, self._until, *self._purposes(), buttons, self._text)

    def _ledger(self) -> Card:
        self._whole, self._whole_mark = label(""), Glyph("wait")
        self._lines = QVBoxLayout()
        check = Button(self.tr("Check again"), "refresh", pressed=self.refresh)
        whole = line(self._whole_mark, self._whole, check)
        whole.setStretch(1, 1)
        return Card(self.tr("Ledger"), label(self._ledger_said(), "soft"), whole, self._lines)

    def _kept(self) -> Card:
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        return Card(self.tr("What is kept"), self._list)

    def _purposes(self) -> list[QWidget]:
        """The record in plain words."""
        return [
            label(text, "soft")
            for text in (
                self.tr("What for: to move a cartoon live, and to stop when anybody else is there."),
                self.tr("What is measured: movements of head, eyes and face; a template of your face."),
                self.tr("Never: your feelings, pictures of you, sound of you, anybody else."),
                self.tr(
                    "How long: movements until they are drawn, the template until you withdraw, twelve"
                    " months at most."
                ),
            )
        ]

    def _ledger_said(self) -> str:
        return self.tr(
            "Each consent and each opening of the gate is one signed line. A line that is changed, cut or"
            " removed shows here."
        )

    def _guards(self) -> Card:
        """What protects all this here."""
        lines = (
            self.tr("No part of this program talks to a network, and on Linux the kernel forbids it."),
            self.tr("Your camera's pictures live in a process of their own; only a few numbers leave it."),
            self.tr(
                "The template is encrypted. Its key is in the system's keyring or under your passphrase."
            ),
        )
        rows = [line(Glyph("privacy", tone="accent"), label(text), gap=3) for text in lines]
        for row in rows:
            row.setStretch(1, 1)
        return Card(self.tr("What protects you"), *rows)

    # What is shown.

    def showEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        """Look again whenever somebody looks."""
        super().showEvent(event)  # type: ignore[arg-type]
        if self.is_whole:
            self.refresh()

    def _follow(self, _standing: object) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Look again, beside the window: it may ask a keyring."""
        self.backstage.in_background(dossier.gather, self._show)

    def _show(self, found: Dossier) -> None:
        self._found = found
        record = found.record
        if record is not None and found.in_force:
            self._mark.show_icon("tick", self.tr("In force"), "good")
            self._since.setText(self.tr("You agreed on {day}").format(day=_day(record.given_at)))
            left = self.tr("It ends by itself on {day}.")
            if found.days_left <= _SOON_DAYS:
                left = self.tr("It ends by itself on {day}, in {count} days.")
            self._until.setText(left.format(day=_day(record.ends_at), count=found.days_left))
        else:
            self._mark.show_icon("cross", self.tr("Not in force"), "bad")
            self._since.setText(self.tr("You have not agreed"))
            self._until.setText(self.tr("So nothing is measured, and nothing moves."))
        self._agree.setVisible(record is None or not found.in_force)
        self._read.setVisible(bool(found.statement))
        self._text.setText(found.statement)
        self._export.setEnabled(record is not None or bool(found.entries))
        self._withdrawal.show_found(found)
        self._show_ledger(found)
        self._show_kept(found.kept)

    def _show_ledger(self, found: Dossier) -> None:
        if found.ledger_problem:
            self._whole_mark.show_icon("warn", self.tr("Attention"), "warn")
            self._whole.setText(
                self.tr("It is not as it was written: {problem}").format(problem=found.ledger_problem)
            )
        else:
            self._whole_mark.show_icon("tick", self.tr("Fine"), "good")
            self._whole.setText(
                self.tr("Whole: each line is signed, none is missing. Lines: {count}.").format(
                    count=len(found.entries)
                )
            )
        _clear(self._lines)
        for entry in reversed(found.entries[-_LAST_LINES:]):
            at = QLocale().toString(
                QDateTime.fromSecsSinceEpoch(round(datetime.fromisoformat(entry.at).timestamp())),
                QLocale.FormatType.ShortFormat,
            )
            self._lines.addWidget(label(f"{at}   {self._event(entry.event)}", "small"))

    def _event(self, event: Event) -> str:
        return {
            Event.CONSENT_GIVEN: self.tr("You agreed"),
            Event.CONSENT_WITHDRAWN: self.tr("You withdrew your consent"),
            Event.CONSENT_EXPIRED: self.tr("Your consent ended"),
            Event.CONSENT_SUPERSEDED: self.tr("The statement changed, so the consent ended"),
            Event.TEMPLATE_ERASED: self.tr("Your template was erased"),
            Event.ENROLLED: self.tr("You were enrolled"),
            Event.PASSPHRASE_USED: self.tr("The passphrase stood in for prompts"),
            Event.GATE_OPENED: self.tr("The gate opened for you"),
            Event.GATE_CLOSED: self.tr("The gate closed"),
            Event.GATE_LOCKED: self.tr("The gate locked: it was not you"),
        }[event]

    def _show_kept(self, found: tuple[Kept, ...]) -> None:
        _clear(self._list)
        if not found:
            self._list.addWidget(label(self.tr("Nothing."), "soft"))
        for (kind, ends_at), files in groupby(found, key=lambda one: (one.kind, one.until)):
            same = list(files)
            bytes_all = sum(one.size for one in same)
            ends = ends_at is Until.WITHDRAWN
            until = self.tr("until you withdraw") if ends else self.tr("until you delete it")
            size = QLocale().formattedDataSize(bytes_all, 0 if bytes_all < _KILO else 1)
            row = Card(role="row")
            row.body.setContentsMargins(0, theme.unit() * 2, 0, theme.unit() * 2)
            row.body.setSpacing(theme.unit() // 2)
            row.body.addWidget(label(self._kind(kind)))
            row.body.addWidget(label(f"{size}, {until}", "small"))
            for one in same:
                row.body.addWidget(label(_breakable(one.path), "small"))
            self._list.addWidget(row)

    def _kind(self, kind: Kind) -> str:
        return {
            Kind.CONSENT: self.tr("Record of your consent"),
            Kind.TEMPLATE: self.tr("Template of your face, encrypted"),
            Kind.HABITS: self.tr("How your face rests, encrypted"),
            Kind.PROOF: self.tr("When you last answered the prompts"),
            Kind.LEDGER: self.tr("Ledger, and the key that signs it"),
            Kind.CHARACTERS: self.tr("Your characters"),
            Kind.WALLPAPER: self.tr("Your own picture behind the character"),
            Kind.SETTINGS: self.tr("Settings"),
            Kind.OTHER: self.tr("Something else"),
        }[kind]

    # What can be done.

    def _unfold(self) -> None:
        self._text.setVisible(self._text.isHidden())

    def _give(self) -> None:
        target, _kind = QFileDialog.getSaveFileName(
            self.window(),
            self.tr("Export what is on record"),
            at_home("avatar-consent.json"),
            "*.json",
            options=QFileDialog.Option.DontConfirmOverwrite,  # a file that is there is never overwritten
        )
        if target:
            said = self.tr("Written to {path}.").format(path=target)
            self.backstage.in_background(
                lambda: consent.export(Path(target)), lambda _code: self.backstage.said.emit(said)
            )


def _day(at: datetime) -> str:
    moment = QDateTime.fromSecsSinceEpoch(round(at.timestamp()))
    return QLocale().toString(moment.date(), QLocale.FormatType.LongFormat)


def _breakable(path: Path) -> str:
    """A path that may go on in the next line after each folder."""
    return str(path).replace("/", "/\u200b").replace("\\", "\\\u200b")


def _clear(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
