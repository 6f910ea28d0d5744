"""The second page: the owner is introduced, by answering prompts before the live camera.

Nothing can be skipped, all can be left at any time, and what is left half-way leaves nothing on disk.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QComboBox, QLayout, QLineEdit, QWidget

from avatar.app import passphrase, places
from avatar.app.devices import list_devices
from avatar.app.enrolment import Enrolment, config_from
from avatar.app.passphrase import Need
from avatar.app.studio import theme
from avatar.app.studio.backstage import Backstage
from avatar.app.studio.boxes import Card, column, label, line
from avatar.app.studio.first.enroller import Enroller
from avatar.app.studio.first.face import Face
from avatar.app.studio.first.page import Pile, StepPage, field
from avatar.app.studio.mishaps import translated
from avatar.app.studio.pieces import Button, CopyLine, Eye
from avatar.app.studio.said import said
from avatar.app.studio.spoken import announce
from avatar.errors import AvatarError, ConsentError, VaultError
from avatar.gate import consent
from avatar.keys import MINIMUM_LETTERS
from avatar.settings import Chosen
from avatar.signal import Held, Reason

_CAMERA: Final = "camera.name"

_SMILE_MS: Final = 1400
"""How long the end of it is shown: read at a glance, and nobody is kept waiting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What is to be known before it begins.

    Attributes:
        need: Whether there is a passphrase to type.
        cameras: Names of the real ones.
    """

    need: Need
    cameras: tuple[str, ...]


def look_before(chosen: Chosen) -> Before:
    """Ask the keyring and the system's list of cameras: seconds, on a slow machine.

    Raises:
        AvatarError: If the cameras cannot be listed.
    """
    need = passphrase.need(wanted=chosen.settings.gate.cannot != "nothing")
    cameras = tuple(str(one["name"]) for one in list_devices() if not one["is_virtual"])
    return Before(need=need, cameras=cameras)


def make(chosen: Chosen, camera: str, secret: str | None, command: Sequence[str]) -> Enrolment:
    """The enrolment that the settings describe.

    Args:
        chosen: The settings.
        camera: Name of the camera; empty for the one of the settings.
        secret: The passphrase, if there is one.
        command: How the process is run.

    Raises:
        ConsentError: If there is no consent on record.
    """
    record = consent.load(places.consent_file())
    if record is None:
        raise ConsentError("there is no consent on record, so nothing may be measured", hint="agree first")
    config = config_from(chosen, secret)
    return Enrolment(replace(config, camera=camera or config.camera), record.record_id, command)


class EnrolmentPage(StepPage):
    """What to know, then one prompt at a time, then a smile.

    Args:
        backstage: All that the page talks to.
    """

    def __init__(self, backstage: Backstage) -> None:
        super().__init__()
        self._backstage = backstage
        self._need, self._secret = Need.NOTHING, ""
        self._shown: tuple[Reason, int] | None = None
        self._wrong: Reason | None = None
        self._asked: Reason | None = None
        self._first: Reason | None = None
        self._is_here = False
        self._enroller = Enroller(self)
        self._enroller.prompted.connect(self._prompt)
        self._enroller.enrolled.connect(self._smile)
        self._enroller.failed.connect(self._fail)
        self._pile = Pile(self._first_words(), self._prompts())
        self.body.addWidget(self._pile, 1)
        QWidget.setTabOrder(self._typed, self._again)  # the eye comes after both
        QWidget.setTabOrder(self._again, self._reveal)
        self._begin = Button(self.tr("Begin"), "play", role="primary", pressed=self._start)
        self._stop = Button(self.tr("Stop for now"), pressed=self._rest)
        self.buttons.addWidget(self.why, 1)
        self.buttons.addWidget(self._stop)
        self.buttons.addWidget(self._begin)
        self._rest()

    # ------------------------------------------------------------------ what it looks like

    def _first_words(self) -> QWidget:
        self._camera, self._typed, self._again = QComboBox(), QLineEdit(), QLineEdit()
        for secret in (self._typed, self._again):
            secret.textChanged.connect(self._wake)
        self._typed.returnPressed.connect(self._enter)
        self._again.returnPressed.connect(self._enter)
        self._reveal = Eye(self._typed, self._again)
        self._camera_field = field(self.tr("Camera"), self._camera)
        self._typed_field = field(self.tr("Passphrase"), self._typed, self._reveal)
        self._again_field = field(self.tr("The same again"), self._again)
        self._why_secret, self._example, found = label("", "soft"), Face(), QWidget()
        told = (
            self.tr("You see a drawn face and do what it does: turn, blink, perhaps smile."),
            self.tr("Sit in good light, alone, half a metre from the camera."),
            self.tr("The light of your camera goes on. No picture of you is shown, kept or sent."),
        )
        if theme.is_large():  # lines of the full width, and all that is to be filled in in one row
            self._secrets: tuple[QWidget, ...] = (self._why_secret, self._typed_field, self._again_field)
            words = column(label(" ".join(told)), self._why_secret, gap=2)
            fields = line(self._camera_field, self._typed_field, self._again_field, gap=3)
            found.setLayout(column(line(self._example, words, gap=4), self._no_camera(), fields, None, gap=3))
            return found
        title = self.tr("A lock of your own")
        lock = Card(title, self._why_secret, self._typed_field, self._again_field, None)
        self._secrets = (lock,)
        what = Card(self.tr("What happens"), *(label(one) for one in told), self._camera_field)
        what.body.addWidget(self._no_camera())
        what.body.addStretch(1)
        found.setLayout(column(line(self._example, what, lock, gap=6), None, gap=0))
        return found

    def _no_camera(self) -> QWidget:
        """In the place of the list of cameras where there is none; made once."""
        again = Button(self.tr("Look again"), "refresh", pressed=self.enter)
        words = said(Reason.CAMERA_MISSING)
        meanwhile = label(self.tr("Meanwhile a terminal shows you a character that moves:"), "soft")
        rows = (label(f"{words.title}. {words.line}"), line(again, None), meanwhile, CopyLine("avatar demo"))
        self._missing = Card("", *rows, role="notice")
        self._missing.hide()
        return self._missing

    def _prompts(self) -> QWidget:
        self._face = Face()
        self._words, self._line = label("", "prompt"), label("", "heading")
        self._line.setMinimumWidth(round(280 * theme.text_scale()))
        self._last = label("", "small")
        return _row(self._face, column(None, self._words, self._line, self._last, None, gap=3))

    # ------------------------------------------------------------------ before

    def enter(self) -> None:
        """Look what there is to ask."""
        self._is_here = True
        self._rest()
        self._begin.setEnabled(False)
        for unknown in (self._camera_field, *self._secrets, self._example, self._missing):
            unknown.hide()
        chosen = self._backstage.chosen
        self._backstage.in_background(lambda: look_before(chosen), self._ready, self._not_ready)

    def _ready(self, found: Before) -> None:
        self._need = found.need
        self._camera.clear()
        self._camera.addItems(found.cameras)
        wanted = self._backstage.chosen.settings.camera.name
        self._camera.setCurrentIndex(max(0, self._camera.findText(wanted)))
        self._camera_field.setVisible(len(found.cameras) > 1)
        for one in self._secrets:
            one.setVisible(found.need is not Need.NOTHING)
        self._example.setVisible(found.need is Need.NOTHING)
        self._again_field.setVisible(found.need is Need.TO_MAKE)
        self._why_secret.setText(self._reason_for_secret())
        self._missing.setVisible(not found.cameras)
        if not found.cameras:
            announce(self, f"{said(Reason.CAMERA_MISSING).title}. {said(Reason.CAMERA_MISSING).line}")
        self._wake()

    def _not_ready(self, error: AvatarError) -> None:
        self.tell(error)
        self._begin.setEnabled(True)

    def _reason_for_secret(self) -> str:
        if self._need is Need.TO_OPEN:
            return self.tr("Your face template is locked with the passphrase that you chose.")
        what = self.tr("What recognises you is locked with a passphrase of your own, %1 letters or more.")
        how = self.tr("It is asked for at every start and stored nowhere. Nobody can recover it.")
        return f"{what} {how}".replace("%1", str(MINIMUM_LETTERS))

    def _wake(self, *_: str) -> None:
        wrong = self._what_is_missing()
        self._begin.setEnabled(not wrong)
        self.miss("" if self._begin.isHidden() else wrong)

    def _what_is_missing(self) -> str:
        """Why it cannot begin yet; empty if it can.  Said while it is typed, not after a press."""
        if not self._camera.count():
            return said(Reason.CAMERA_MISSING).title
        typed = self._typed.text()
        if self._need is Need.NOTHING or (self._need is Need.TO_OPEN and typed):
            return ""
        if not typed:
            return self.tr("Type a passphrase first.")
        try:
            passphrase.check(typed, self._again.text())
        except VaultError:
            if len(typed) < MINIMUM_LETTERS:
                short = self.tr("That passphrase is too short: it needs %1 letters.")
                return short.replace("%1", str(MINIMUM_LETTERS))
            if not self._again.text():
                return self.tr("Type the same once more.")
            return self.tr("The two passphrases differ. Type the same one twice.")
        return ""

    def _enter(self) -> None:
        """Enter goes on: to the second field, or it begins."""
        wrong = self._what_is_missing()
        if not wrong:
            self._begin.click()
        elif self._need is Need.TO_MAKE and len(self._typed.text()) >= MINIMUM_LETTERS:
            self._again.setFocus()
        if wrong:
            announce(self, wrong)

    # ------------------------------------------------------------------ while it runs

    def _start(self) -> None:
        self._secret = "" if self._need is Need.NOTHING else self._typed.text()
        self.complain("")
        self._begin.setEnabled(False)
        chosen, camera, secret = self._backstage.chosen, self._camera.currentText(), self._secret or None

        def lent() -> None:
            self._backstage.in_background(
                lambda: make(chosen, camera, secret, self._backstage.enrol_command),
                self._run,
                self._not_ready,
            )

        self._backstage.lend_camera(lent)  # the show may have had it, if the owner is introduced anew

    def _run(self, one: Enrolment) -> None:
        if not self._is_here:
            return  # it was left while the camera was being freed: nothing starts behind its back
        self._last.clear()
        self._shown = self._wrong = self._asked = self._first = None
        self._show(Held(0, Reason.STARTING))
        self.say(self.tr("Do what the drawing does"), self.tr("One thing after the other, and no hurry."))
        self._pile.turn_to(1)
        self.miss("")
        self._begin.hide()
        self._stop.show()
        self._stop.setFocus()
        self._enroller.begin(one)

    def _prompt(self, held: Held) -> None:
        reason = held.reason
        if reason.name.startswith("ENROL_"):
            self._last.setText(self.tr("The last try: %1").replace("%1", self._why(reason)))
            self._first = None
        elif reason.name.startswith("PROMPT_") and reason is not Reason.PROMPT_STRAIGHT:
            if self._first is None:
                self._first = reason
            elif reason is not self._first:  # the first of this try went well
                self._last.clear()
            self._asked = reason
        if not reason.name.startswith("PROMPT_"):
            self._wrong = reason
        self._show(held)

    def _why(self, reason: Reason) -> str:
        """Why a try failed; of a wrong movement, which one was asked for."""
        if reason is not Reason.ENROL_WRONG_MOVE or self._asked is None:
            return said(reason).line
        wrong = self.tr("“%1” was asked for, and that was another movement.")
        return wrong.replace("%1", said(self._asked).title)

    def _show(self, held: Held) -> None:
        if (held.reason, held.progress) == self._shown:
            return
        self._shown = (held.reason, held.progress)
        self._face.show_prompt(held.reason, held.progress)
        words = said(held.reason)
        if self._words.text() != words.title:
            self._words.setText(words.title)
            self._line.setText(words.line)
            announce(self, f"{words.title}. {words.line}")

    def _smile(self) -> None:
        self._show(Held(0, Reason.ENROLLED, progress=255))
        self._last.clear()
        self._stop.hide()
        self._typed.clear()
        self._again.clear()
        if self._secret:
            self._backstage.unlock(self._secret)
            self._secret = ""
        if self._camera.count() > 1:
            self._backstage.setting(_CAMERA, self._camera.currentText())
        QTimer.singleShot(_SMILE_MS, self, self.done.emit)

    def _fail(self, problem: str, hint: str) -> None:
        """Why, in the window's language if a prompt said so before, else in the process's own words."""
        self._rest()
        why = f"{translated(problem)}. {translated(hint)}."
        if self._wrong is not None:
            why = f"{said(self._wrong).title}: {self._why(self._wrong)}"
        self.complain(self.tr("That did not work this time. Nothing was kept."), why)
        self.trouble.setToolTip(f"{translated(problem)}\n{translated(hint)}")
        self._begin.setText(self.tr("Try again"))
        self._wake()

    def _rest(self) -> None:
        """Back to the first words; whatever runs ends."""
        self._enroller.leave()
        self.say(
            self.tr("Let the avatar get to know you"),
            self.tr("Once, about half a minute. From then on it moves for you and for nobody else."),
        )
        self._pile.turn_to(0)
        self._stop.hide()
        self._begin.show()
        self.complain("")
        self._wake()

    def leave(self) -> None:
        """The window closes or another page comes: the camera is let go, nothing stays."""
        self._is_here = False
        self._enroller.leave()
        self._reveal.hide_all()
        self._typed.clear()
        self._again.clear()


def _row(face: QWidget, words: QLayout) -> QWidget:
    """A face and what is said, side by side."""
    found = QWidget()
    row = line(face, words, gap=8)
    row.setAlignment(face, Qt.AlignmentFlag.AlignCenter)
    row.setStretch(0, 2)
    row.setStretch(1, 3)
    found.setLayout(row)
    return found
