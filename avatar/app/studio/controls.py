"""The buttons and the small print of the main view: on air, pause, record, and how it goes."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from avatar.app.findings import Finding
from avatar.app.status import Status, Watch
from avatar.app.studio import theme, told
from avatar.app.studio.backstage import Backstage
from avatar.app.studio.boxes import Flow, column, label, line
from avatar.app.studio.mishaps import translated
from avatar.app.studio.pieces import Button, Glyph, Switch
from avatar.app.studio.spoken import announce


class AirButton(QWidget):
    """The two big buttons, on air and pause, and a line under them: what to choose, or what is missing.

    Args:
        backstage: What they ask.

    Signals:
        mend: The owner wants to see what is missing.
    """

    mend = Signal()

    def __init__(self, backstage: Backstage) -> None:
        super().__init__()
        self._backstage = backstage
        self.button = Button(
            self.tr("Go on air"), "on_air", role="primary", pressed=lambda: press_air(backstage)
        )
        self.pause = Button(self.tr("Pause"), "hide", pressed=lambda: press_pause(backstage))
        for one in (self.button, self.pause):
            one.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            one.setMinimumHeight(theme.unit() * 12)
        row = line(self.button, self.pause, gap=3)
        row.setStretch(0, 3)
        row.setStretch(1, 2)
        self._line = label("", "soft")
        self._mend = Button(self.tr("Show me"), "devices", role="quiet", pressed=self.mend.emit)
        under = line(self._line, self._mend)
        under.setStretch(0, 1)
        self.setLayout(column(row, under, gap=1))
        backstage.status_changed.connect(self.refresh)
        backstage.findings_changed.connect(self.refresh)
        self.refresh()

    def refresh(self, _news: object = None) -> None:
        """Say how it is."""
        backstage, status = self._backstage, self._backstage.status
        red = told.groups(backstage.findings)
        on_air = status.on_air
        self.button.setEnabled(on_air or (backstage.is_healthy and not status.opening))
        self._say(*self._words(status, red))
        self._mend.setVisible(bool(red) and not on_air and not backstage.is_checking)
        _dress(self.button, "" if on_air else "primary", "cross" if on_air else "on_air")
        self.pause.setText(self.tr("Go on") if status.paused else self.tr("Pause"))
        self.pause.setToolTip(
            self.tr("Shift+P: go on")
            if status.paused
            else self.tr("P or Esc: others see the pause card at once")
        )
        alarm = "danger" if on_air else ""
        _dress(self.pause, "primary" if status.paused else alarm, "play" if status.paused else "hide")

    def _words(self, status: Status, red: list[tuple[Finding, ...]]) -> tuple[str, str]:
        if status.paused and not status.opening:  # whoever hid by a key looks for the one that shows again
            return_key = self.tr("Shift+P goes on; P and Esc only ever hide.")
            return self.tr("Go off air") if status.on_air else self.tr("Go on air"), return_key
        if status.on_air:
            chosen = self.tr("In your call app, choose “{0}” as the camera.").format(status.label)
            return self.tr("Go off air"), chosen
        if status.opening:
            return self.tr("Opening the camera…"), ""
        if self._backstage.is_checking:
            return self.tr("Go on air"), self.tr("Looking at this computer…")
        if red:
            names = ", ".join(told.name_of_group(one) for one in red)
            return self.tr("Go on air"), self.tr("Still missing: {0}").format(names)
        return self.tr("Go on air"), self.tr("Everything is ready.") if self._backstage.findings else ""

    def _say(self, button: str, under: str) -> None:
        if self.button.text() != button:
            self.button.setText(button)
        if self._line.text() != under:
            self._line.setText(under)
            self.button.setAccessibleDescription(under)
            announce(self, under)


def press_air(backstage: Backstage) -> None:
    """Go on air, or off it."""
    if backstage.status.on_air:
        backstage.go_off_air()
    else:
        backstage.go_on_air()


def press_pause(backstage: Backstage) -> None:
    """Hide everything at once, or end the pause."""
    if backstage.status.paused:
        backstage.resume()
    else:
        backstage.panic()


def _dress(button: Button, role: str, glyph: str) -> None:
    """Another role and icon, only if they are others."""
    if (button.property("role") or "") != role:
        theme.set_role(button, role)
        button.show_icon(glyph)


class Tools(QWidget):
    """What others see, record, the window for OBS, the keys.

    Args:
        backstage: What they ask.

    Signals:
        window_wanted: The output window is to be opened or closed.
        help_wanted: The keys are to be shown.
    """

    window_wanted = Signal()
    help_wanted = Signal()

    def __init__(self, backstage: Backstage) -> None:
        super().__init__()
        self._backstage = backstage
        self._record = Button(self.tr("Record"), "record", role="quiet", pressed=self.press_record)
        self._record.setToolTip(self.tr("R: a video of what others see, in your folder of videos"))
        self.others = Switch(self.tr("As others see it"))
        self.others.setToolTip(self.tr("M: the picture is shown as in a mirror, or as others see it"))
        self.others.setChecked(not backstage.settings.window.mirror)
        self.others.toggled.connect(lambda on: backstage.setting("window.mirror", not on))
        self._window = Button(self.tr("Own window"), "window", role="quiet", pressed=self.window_wanted.emit)
        self._window.setToolTip(self.tr("The picture alone in a window of its own, for OBS to capture"))
        self._help = Button(self.tr("Keys"), "keyboard", role="quiet", pressed=self.help_wanted.emit)
        self._help.setToolTip(self.tr("H: what the keys do"))
        flow = Flow(gap=1, company=True)
        for one in (self.others, self._record, self._window, self._help):
            flow.addWidget(one)
        self.setLayout(flow)
        backstage.status_changed.connect(self.show_status)
        backstage.seen.changed.connect(self._follow_window)
        self._follow_window()

    def _follow_window(self) -> None:
        is_open = self._backstage.seen.output
        self._window.setText(self.tr("Close own window") if is_open else self.tr("Own window"))

    def show_status(self, status: Status) -> None:
        """Say what pressing does now."""
        record = self.tr("Stop recording") if status.recording else self.tr("Record")
        if self._record.text() != record:
            self._record.setText(record)

    def press_record(self) -> None:
        """Begin or finish a recording."""
        self._backstage.record(on=not self._backstage.status.recording)


class Pulse(QFrame):
    """Camera, microphone, and what it costs: small."""

    def __init__(self) -> None:
        super().__init__()
        self._camera, self._microphone = Glyph("camera_off"), Glyph("microphone_off")
        self._camera_words, self._microphone_words = (
            label("", "small", wraps=False),
            label("", "small", wraps=False),
        )
        self._numbers = label("", "small", wraps=False)
        flow = Flow(gap=4)
        for parts in (
            (self._camera, self._camera_words),
            (self._microphone, self._microphone_words),
            (self._numbers,),
        ):
            box = QWidget()
            box.setLayout(line(*parts, gap=1))
            flow.addWidget(box)
        self.setLayout(flow)
        self._shown: tuple[Watch, Watch] | None = None

    def show_status(self, status: Status) -> None:
        """Say how it goes."""
        if (status.camera, status.microphone) != self._shown:
            self._shown = (status.camera, status.microphone)
            self._show_devices(status)
        theirs = status.sense_cpu_percent or 0.0
        numbers = self.tr("{0} pictures/s · {1} ms · {2} % of a core").format(
            round(status.fps), round(status.delay_ms or status.picture_ms), round(status.cpu_percent + theirs)
        )
        if self._numbers.text() != numbers:
            self._numbers.setText(numbers)

    def _show_devices(self, status: Status) -> None:
        words = {
            Watch.OFF: self.tr("off"),
            Watch.STARTING: self.tr("starting"),
            Watch.ON: self.tr("in use"),
            Watch.PROBLEM: self.tr("not working"),
        }
        camera = self.tr("Camera: {0}").format(words[status.camera])
        microphone = self.tr("Microphone: {0}").format(words[status.microphone])
        lit = (Watch.ON, Watch.STARTING)
        self._camera.show_icon(
            "camera" if status.camera in lit else "camera_off", camera, _tone(status.camera)
        )
        self._microphone.show_icon(
            "microphone" if status.microphone in lit else "microphone_off",
            microphone,
            _tone(status.microphone),
        )
        self._camera_words.setText(camera)
        self._microphone_words.setText(microphone)


def _tone(watch: Watch) -> str:
    return {Watch.ON: "good", Watch.PROBLEM: "bad"}.get(watch, "soft")


_STAYS_MS: Final = 12_000
"""Three times what its longest sentence takes to read; what failed stays until it is put away."""


class Line(QFrame):
    """One line at the bottom that says what just happened, and lets itself be put away.  Never a dialog."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self._glyph, self._words = Glyph("warn", "", "bad"), label("")
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._away = Button("", "cross", role="icon", said=self.tr("Put away"), pressed=self.hide)
        self._folder = Button(self.tr("Open folder"), "folder", role="quiet", pressed=self._open_folder)
        self._path, self._recording = Path(), ""
        row = line(self._glyph, self._words, self._folder, self._away)
        row.setStretch(1, 1)
        edge = theme.unit() * 2
        row.setContentsMargins(edge * 2, edge, edge, edge)
        self.setLayout(row)
        self._leave = QTimer(self, singleShot=True, interval=_STAYS_MS)
        self._leave.timeout.connect(self.hide)
        self.hide()

    def say(self, text: str) -> None:
        """Tell something in passing; it leaves by itself."""
        self._show("about", "accent", text)
        self._leave.start()

    def show_status(self, status: Status) -> None:
        """Say where a video is that was just finished; that stays until it is put away."""
        before, self._recording = self._recording, status.recording
        if before and not status.recording and not status.problem:
            self._tell_video(Path(before))

    def _tell_video(self, path: Path) -> None:
        self._path = path
        self._show("record", "accent", self.tr("Your video: {0}").format(path.name))
        self._words.setToolTip(str(path))
        self._folder.show()

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))

    def complain(self, problem: str, hint: str) -> None:
        """Tell what failed, and what to do, as an error says it."""
        self._show("warn", "bad", f"{translated(problem)}\n{translated(hint)}".strip())

    def _show(self, glyph: str, tone: str, text: str) -> None:
        self._leave.stop()
        self._folder.hide()
        theme.set_role(self, "alarm" if tone == "bad" else "notice")
        first = text.split(" ", 1)[0]
        if not any(mark in first for mark in "./_\\"):  # else it is a name
            text = text[:1].upper() + text[1:]
        self._glyph.show_icon(glyph, "", tone)
        self._words.setText(text)
        self._words.setToolTip("")
        self.setAccessibleName(text)
        self.show()
        announce(self, text, at_once=tone == "bad")
