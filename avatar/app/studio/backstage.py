"""All that widgets talk to: the show, the settings, the doctor.  Lives in the window's thread, never waits.

Widgets connect to its signals and call its methods; none of them knows a show, a file or another process.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Final, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from avatar.app import agreement, places, standing
from avatar.app.desk import BACKGROUND_KEY
from avatar.app.enrolment import ENROL_COMMAND
from avatar.app.findings import Finding
from avatar.app.ledger import Event
from avatar.app.part import Part, admit, open_output_of, prepare, retold
from avatar.app.session import SENSE_COMMAND
from avatar.app.show import Show
from avatar.app.standing import Standing
from avatar.app.status import Status
from avatar.app.studio.background import Background
from avatar.app.studio.clinic import Clinic
from avatar.app.studio.keeper import AS_MADE, DRAWN, Keeper, as_made, not_alone
from avatar.app.studio.screening import Screening
from avatar.app.studio.seen import Seen
from avatar.errors import AvatarError
from avatar.settings import Chosen, Settings, Value, changed
from avatar.signal import Reason
from avatar.stage.outputs import Output

_POLL_MS: Final = 100
"""The status is looked at so often: reading it costs nothing, and a tenth of a second feels like at once."""

Result = TypeVar("Result")


class Backstage(QObject):
    """What the window's widgets are given.

    Args:
        chosen: The settings in force.
        command: How the sense process is run; tests give another one.
        enrol_command: How the enrolling process is run; tests give another one.
        open_output: Opens what "on air" sends to; tests give another one.

    Signals:
        status_changed(Status): About ten times a second at most.
        picture_changed(QImage): What the audience sees or would see.  Good until the next one; copy it to
            keep it.
        said(str): Something to tell the owner in passing, translated.
        failed(str, str): Problem and what to do.
        finished(str): Something that was asked for is done: its name, such as ``character``.
        settings_changed(str): Dotted key.
        findings_changed(object): The doctor's lines so far, a tuple of ``Finding``, as each look ends.
        standing_changed(Standing): Consent, template, passphrase.
    """

    status_changed = Signal(object)
    picture_changed = Signal(QImage)
    said = Signal(str)
    failed = Signal(str, str)
    finished = Signal(str)
    settings_changed = Signal(str)
    findings_changed = Signal(object)
    standing_changed = Signal(object)
    _camera_free = Signal()

    def __init__(
        self,
        chosen: Chosen,
        command: Sequence[str] = SENSE_COMMAND,
        open_output: Callable[[Settings], Output] = open_output_of,
        parent: QObject | None = None,
        *,
        enrol_command: Sequence[str] = ENROL_COMMAND,
    ) -> None:
        super().__init__(parent)
        self.enrol_command = tuple(enrol_command)
        self.status = Status(character=chosen.settings.stage.character)
        self.standing = Standing()
        self.command, self._open_output = command, open_output
        self._background = Background(self)
        self._background.failed.connect(self.failed)
        self._erasing = Background(self, threads=1)  # of its own: it queues behind nothing
        self._erasing.failed.connect(self.failed)
        self._clinic = Clinic(self._background, self)
        self._clinic.changed.connect(self.findings_changed)
        self._keeper = Keeper(not_alone(chosen), self)
        self._keeper.failed.connect(self.failed)
        self._keeper.changed.connect(self.settings_changed)
        self._show: Show | None = None
        self._early: list[Callable[[Show], None]] = []
        self._part: Part | None = None
        self.secret: str | None = None
        self._is_lent = False
        self.seen = Seen(self)
        self.seen.changed.connect(self._watch_or_rest)
        self._screening = Screening(self)
        self._screening.picture_changed.connect(self.picture_changed)
        self._poll = QTimer(self, interval=_POLL_MS)
        self._poll.timeout.connect(self._look)

    @property
    def chosen(self) -> Chosen:
        """The settings in force, and where each came from."""
        return self._keeper.chosen

    @property
    def settings(self) -> Settings:
        """Those in force."""
        return self.chosen.settings

    @property
    def picture_is_card(self) -> bool:
        """Whether the latest picture is a card: it has words, so it is never shown mirrored."""
        return self._screening.is_card

    # From start to end.

    def open(self) -> None:
        """Load the character, start the show, look at consent and template, ask the doctor."""
        self._poll.start()
        if self.chosen.notes:
            self.failed.emit("\n".join(self.chosen.notes), "")
        chosen = self.chosen
        self._background.run(lambda: prepare(chosen), self._begin, self._begin_otherwise)
        self.recheck()

    def close(self) -> None:
        """End all of it: camera and output are free when this returns."""
        self._poll.stop()
        if self._show is not None:  # first: nothing is on air while other work is waited for
            self._show.close()
        self._background.close()
        self._keeper.close()
        self._erasing.finish(agreement.ERASE_S)

    def enter(self) -> None:
        """Look again at consent and template, as after a step of the first start; watch if they allow it."""
        self._background.run(standing.look, self._stand)

    def in_background(
        self,
        work: Callable[[], Result],
        then: Callable[[Result], None] = lambda _result: None,
        otherwise: Callable[[AvatarError], None] | None = None,
    ) -> None:
        """Do something that may wait; see :meth:`Background.run`."""
        self._background.run(work, then, otherwise)

    def _begin(self, part: Part) -> None:
        self._part = part
        self._show = Show(
            part, command=self.command, lost=lambda error: self.failed.emit(error.problem, error.hint)
        )
        self._screening.follow(self._show)
        for do in self._early:
            do(self._show)
        self._show.start()
        self.enter()

    def _begin_otherwise(self, error: AvatarError) -> None:
        """The character of the settings cannot be loaded: say so, and begin with the usual one."""
        self.failed.emit(error.problem, error.hint)
        if self._keeper.take_down():  # then the character may be fine
            self._background.run(lambda: prepare(self.chosen), self._begin, self._begin_otherwise)
            return
        usual = changed(self.chosen, {**AS_MADE, "stage.character": Settings().stage.character}, "fallback")
        self._background.run(lambda: prepare(usual), self._begin)

    def _stand(self, found: Standing) -> None:
        self.standing = found
        self.standing_changed.emit(found)
        if self._show is not None and self._part is not None:
            self._perform(admit(self._part, found.record_id, self.secret))
        self._watch_or_rest()

    def unlock(self, secret: str) -> None:
        """The passphrase of the template was typed."""
        self.secret = secret
        self._stand(self.standing)
        if self._show is not None:
            self._show.typed()
        if self.settings.gate.cannot != "nothing":
            record_id = self.standing.record_id
            self._background.run(lambda: agreement.write_down(Event.PASSPHRASE_USED, record_id))

    def withdraw(self, then: Callable[[agreement.Ended], None]) -> None:
        """Take the consent back: its record is gone when this returns; then erase what it allowed to keep.

        Raises:
            ConsentError: If the record cannot be deleted: then nothing was done.
        """
        revoked = agreement.revoke()
        self.secret = None
        if self._part is not None:
            self._perform(admit(self._part, "", None))
        self._erasing.run(lambda: agreement.clear(revoked), then)

    @property
    def needs_passphrase(self) -> bool:
        """Whether :meth:`unlock` must be called before anybody is recognised."""
        return self.standing.locked and self.secret is None and not self.settings.sense.test_source

    # Who watches.

    def lend_camera(self, then: Callable[[], None]) -> None:
        """Release the camera for an enrolment; ``then`` is called in the window's thread once it is free."""
        self._is_lent = True
        if self._show is None:
            then()
            return

        def free() -> None:
            self._camera_free.disconnect(free)
            then()

        self._camera_free.connect(free)
        self._show.rest(self._camera_free.emit)

    def return_camera(self) -> None:
        """The enrolment is over."""
        self._is_lent = False
        self.enter()

    @property
    def is_watching(self) -> bool:
        """Whether the camera is in use: somebody is admitted, and somebody looks or is shown."""
        admitted = self.standing.admits(test_source=self.settings.sense.test_source)
        seen = self.seen.is_in_sight or self.is_shown_to_others
        return admitted and seen and not self._is_lent and not self.needs_passphrase

    @property
    def is_shown_to_others(self) -> bool:
        """Whether what is drawn may leave this window: on air, recorded, or alone in a window of its own."""
        status = self.status
        return status.on_air or status.opening or bool(status.recording) or self.seen.output

    def _watch_or_rest(self) -> None:
        if self._show is not None and self.is_watching:
            self._show.watch()
        elif self._show is not None:
            self._show.rest()

    # What the show tells.

    def _look(self) -> None:
        if self._show is not None and self._show.status() is not self.status:
            was_shown = self.is_shown_to_others
            self.status = self._show.status()
            self.status_changed.emit(self.status)
            if was_shown and not self.is_shown_to_others:
                self._watch_or_rest()  # it may be out of sight, too

    def view(self, viewer: object, interval_ms: int | None) -> None:
        """Say how often a widget wants pictures; None while it is not seen."""
        self._screening.view(viewer, interval_ms)

    # What the owner asks of the show.

    def _tell(self, do: Callable[[Show], None]) -> None:
        """Have the show do something; as soon as there is one."""
        if self._show is None:
            self._early.append(do)
        else:
            do(self._show)

    def go_on_air(self) -> None:
        """Open the output and send to it."""

        def go(show: Show) -> None:
            settings = self.settings
            show.go_on_air(lambda: self._open_output(settings))
            if self.is_watching:
                show.watch()

        self._tell(go)

    def go_off_air(self, reason: Reason = Reason.PAUSED) -> None:
        """Close the output; the last that it gets is the card of ``reason``."""
        self._tell(lambda show: show.go_off_air(reason))

    def panic(self) -> None:
        """Hide everything, at once."""
        self._tell(lambda show: show.panic())

    def resume(self) -> None:
        """End the pause."""
        self._tell(lambda show: show.resume())

    def press(self, key: str) -> None:
        """Do what a key of the show means: 1 to 9, 0, b, c, or one of the character's toggles."""
        background, thing = self.status.next_background, self.status.thing_on(key)
        if key.casefold() == BACKGROUND_KEY and background:
            self.background(background)
        elif thing:
            self.toggle(thing)
        elif self._show is not None:
            self._show.ask(lambda desk: desk.press(key))

    def wear(self, name: str | None) -> None:
        """Wear an expression; None, or the one that is worn, takes it off."""
        if self._show is not None:
            self._show.ask(lambda desk: desk.wear(name))

    def calibrate(self) -> None:
        """Have the resting face learnt anew."""
        self._tell(Show.recalibrate)

    def toggle(self, name: str) -> None:
        """Put something on or take it off, for this show and the next ones."""
        states = {one: on for one, _key, on in self.status.toggles}
        if self._show is None or name not in states:
            return
        self._show.ask(lambda desk: desk.toggle(name))
        states[name] = not states[name]
        told = (f"{one}={'on' if on else 'off'}" for one, on in states.items())
        self._keeper.keep({"stage.toggles": ", ".join(told)})

    def background(self, name: str) -> None:
        """Show another background: one of its own, or a plain colour."""
        if name in self.status.backgrounds and self._show is not None:
            self._show.ask(lambda desk: desk.hang(name))
            self._keeper.keep({"stage.background": name})
        else:
            self._play({"stage.background": name}, "background")

    def character(self, name: str) -> None:
        """Perform as somebody else, as their artist made them."""
        self._play({**as_made(self.settings), "stage.character": name}, "character")

    def record(self, *, on: bool) -> None:
        """Begin or finish a video of what the audience sees, in the owner's folder of videos."""
        if self._show is not None and on:
            self._show.record(places.new_video(datetime.now()))
        elif self._show is not None:
            self._show.stop_recording()

    # Settings.

    def setting(self, key: str, value: Value) -> None:
        """Change a setting, for now and for later; what is not allowed fails and changes nothing."""
        if key in DRAWN:
            self._play({key: value}, key)
            return
        try:
            self._keeper.keep({key: value})
        except AvatarError as error:
            self.failed.emit(error.problem, error.hint)
            return
        if self._part is not None:
            self._perform(retold(self._part, self.chosen))

    def mend_settings(self) -> None:
        """Put a settings file aside that cannot be used."""
        self._keeper.mend(self.recheck)

    def _play(self, changes: Mapping[str, Value], name: str) -> None:
        """Load the part that these settings make; only one that can be played is kept."""

        def load() -> Part:
            return prepare(changed(self.chosen, changes, "the window"))

        def play(part: Part) -> None:
            self._keeper.keep(changes)
            self._perform(admit(part, self.standing.record_id, self.secret))
            self.finished.emit(name)

        self._background.run(load, play)

    def _perform(self, part: Part) -> None:
        """Give the show another part, or the same with other words."""
        if self._show is not None and part != self._part:
            self._part = part
            self._show.play(part)

    # The doctor.

    def recheck(self) -> None:
        """Have the doctor look at everything again."""
        self._clinic.recheck(self.status.label)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The doctor's lines so far."""
        return self._clinic.findings

    @property
    def is_checking(self) -> bool:
        """Whether the doctor is still looking."""
        return self._clinic.is_checking

    @property
    def is_healthy(self) -> bool:
        """Whether the doctor has looked at everything and each line is green."""
        return self._clinic.is_healthy
