"""Camera, microphone, virtual camera: what is there, which one, and what to do where one is missing."""

from __future__ import annotations

import sys
from functools import partial
from typing import Final

from PySide6.QtCore import Signal

from avatar.app.devices import list_devices, list_microphones
from avatar.app.findings import Action, Finding
from avatar.app.studio.backstage import Backstage
from avatar.app.studio.boxes import Card, label, line
from avatar.app.studio.pieces import Button, Choice, CopyLine, Segments, Switch
from avatar.app.studio.tabs.health import Health
from avatar.app.studio.tabs.tab import Tab
from avatar.app.virtual_cameras import NAME as VIRTUAL_CAMERA
from avatar.errors import AvatarError
from avatar.stage.outputs import loopback

KEEP_MODULE: Final = (
    "echo v4l2loopback | sudo tee /etc/modules-load.d/avatar.conf; echo 'options v4l2loopback devices=1"
    ' video_nr=10 card_label="Avatar" exclusive_caps=1\' | sudo tee /etc/modprobe.d/avatar.conf'
)
"""Has the loopback device after every start of the computer; docs/virtual-camera.md."""


class DevicesTab(Tab):
    """Everything that is plugged in, and the doctor.

    Signals:
        wanted(str): Which :class:`Action` a button asks the window for.
    """

    wanted = Signal(str)

    def __init__(self, backstage: Backstage) -> None:
        super().__init__(backstage, self.tr("Devices"))
        self.add(self._health_card, self._steps_card)
        self.add(self._camera_card, self._microphone_card, self._output_card, self._begin)

    def _begin(self) -> None:
        """All of it is there: show what is, and follow it."""
        self.backstage.settings_changed.connect(self._change)
        self.backstage.findings_changed.connect(self._show_steps)
        self._show_steps(self.backstage.findings)
        self._look()

    def _health_card(self) -> Card:
        health = Health(self.backstage)
        health.wanted.connect(self.wanted)
        return health

    # Camera.

    def _camera_card(self) -> Card:
        self._camera = Choice(self.tr("Camera"))
        self._camera.activated.connect(self._choose_camera)
        again = Button("", "refresh", role="icon", said=self.tr("Look for cameras again"), pressed=self._look)
        row = line(self._camera, again)
        row.setStretch(0, 1)
        said = label(
            self.tr("Its pictures stay in a process of their own and are never shown, kept or sent."), "soft"
        )
        releases = Switch(self.tr("A pause switches the camera off"))
        releases.setChecked(self.backstage.settings.camera.pause == "release")
        releases.clicked.connect(lambda on: self._choose("camera.pause", on))
        unread = Switch(self.tr("Release the camera when nobody watches"))
        unread.setChecked(self.backstage.settings.camera.unread == "release")
        unread.clicked.connect(lambda on: self._choose("camera.unread", on))
        watched = self.tr("After a minute. It opens again as soon as somebody looks.")
        return Card(self.tr("Camera"), row, said, releases, unread, label(watched, "small"))

    def _choose(self, key: str, on: bool) -> None:
        self.backstage.setting(key, "release" if on else "keep")

    def _look(self) -> None:
        """One list after the other: two processes at once leave the window little of a small computer."""
        self._show_cameras([])
        self.backstage.in_background(_cameras, self._list_cameras, self._no_cameras)

    def _listen_round(self) -> None:
        self.backstage.in_background(list_microphones, self._show_microphones, self._no_microphones)

    def _list_cameras(self, names: list[str]) -> None:
        self._show_cameras(names)
        self._listen_round()

    def _show_cameras(self, names: list[str]) -> None:
        wanted = self.backstage.settings.camera.name
        self._camera.clear()
        self._camera.addItem(self.tr("The first real camera"), "")
        for name in names:
            self._camera.addItem(name, name)
        if wanted and wanted not in names:
            self._camera.addItem(self.tr("{name} (not there now)").format(name=wanted), wanted)
        self._camera.setCurrentIndex(max(0, self._camera.findData(wanted)))

    def _no_cameras(self, error: AvatarError) -> None:
        self.backstage.failed.emit(error.problem, error.hint)
        self._listen_round()

    def _choose_camera(self, index: int) -> None:
        if self._camera.itemData(index) != self.backstage.settings.camera.name:
            self.backstage.setting("camera.name", self._camera.itemData(index))

    # Microphone.

    def _microphone_card(self) -> Card:
        self._listen = Segments(
            {
                "off": self.tr("Off"),
                "with camera": self.tr("With the camera"),
                "alone": self.tr("Voice alone"),
            },
            self.tr("Microphone"),
        )
        self._listen.show_value(self.backstage.settings.sense.microphone)
        self._listen.chosen.connect(self._choose_listening)
        self._microphone = Choice(self.tr("Microphone"))
        self._microphone.activated.connect(self._choose_microphone)
        self._no_microphone = label("", "soft")
        self._no_microphone.hide()
        said = (
            self.tr(
                "Your voice opens the mouth, too. It is heard only while you are recognised, for vowels and"
                " nothing else; no sound is kept or sent."
            ),
            self.tr(
                "Voice alone releases the camera after the start. Then nobody can check who speaks, so every"
                " picture says so, and it ends by itself."
            ),
        )
        lines = [label(text, "soft") for text in said]
        return Card(self.tr("Microphone"), self._listen, self._microphone, self._no_microphone, *lines)

    def _choose_listening(self, value: str) -> None:
        self.backstage.setting("sense.microphone", value)
        self.backstage.recheck()

    def _choose_microphone(self, index: int) -> None:
        if self._microphone.itemData(index) != self.backstage.settings.sense.microphone_name:
            self.backstage.setting("sense.microphone_name", self._microphone.itemData(index))

    def _show_microphones(self, names: list[str]) -> None:
        wanted = self.backstage.settings.sense.microphone_name
        self._microphone.clear()
        self._microphone.addItem(self.tr("The system's own choice"), "")
        for name in names:
            self._microphone.addItem(name, name)
        if wanted and wanted not in names:
            self._microphone.addItem(self.tr("{name} (not there now)").format(name=wanted), wanted)
        self._microphone.setCurrentIndex(max(0, self._microphone.findData(wanted)))
        self._no_microphone.setVisible(not names)
        self._no_microphone.setText(self.tr("There is no microphone."))

    def _no_microphones(self, _error: AvatarError) -> None:
        self._show_microphones([])

    # Where the picture goes.

    def _output_card(self) -> Card:
        kinds = {
            "auto": self.tr("Whatever there is"),
            "virtual-camera": self.tr("Virtual camera"),
            "pipewire": self.tr("PipeWire camera"),
            "null": self.tr("Nowhere: only this window"),
        }
        if sys.platform != "linux":
            del kinds["pipewire"]
        self._kind = Choice(self.tr("Send the picture to"))
        for value, text in kinds.items():
            self._kind.addItem(text, value)
        self._kind.setCurrentIndex(max(0, self._kind.findData(self.backstage.settings.output.kind)))
        self._kind.activated.connect(self._choose_kind)
        said = label(
            self.tr(
                "Plan B, where no virtual camera can be had: a window that shows nothing but the picture,"
                " without a frame. Catch it in OBS with a window capture, or share it in the call."
            ),
            "soft",
        )
        window = Button(
            self.tr("Open the picture's window"),
            "window",
            pressed=partial(self.wanted.emit, Action.OUTPUT_WINDOW.value),
        )
        return Card(self.tr("Send the picture to"), self._kind, said, line(window, None))

    def _choose_kind(self, index: int) -> None:
        self.backstage.setting("output.kind", self._kind.itemData(index))
        self.backstage.recheck()

    # The steps to a virtual camera on this system.

    def _steps_card(self) -> Card:
        self._steps = Card(self.tr("How to get a virtual camera"))
        for number, (text, command) in enumerate(self._steps_here(sys.platform), 1):
            self._steps.body.addWidget(label(f"{number}.  {text}"))
            if command:
                self._steps.body.addWidget(CopyLine(command))
        self._steps.hide()
        return self._steps

    def _steps_here(self, system: str) -> list[tuple[str, str]]:
        """What to do, and a line to copy where there is one.

        Args:
            system: As ``sys.platform``.
        """
        again = (self.tr("Press “Look again” above."), "")
        if system == "linux":
            return [
                (
                    self.tr("Install the driver. Open a terminal, paste this line, press Enter:"),
                    "sudo apt install v4l2loopback-dkms",
                ),
                (self.tr("Make a camera, until the computer is restarted:"), loopback.MODPROBE),
                (self.tr("And after every start, if you like:"), KEEP_MODULE),
                again,
            ]
        if system == "darwin":
            return [
                (self.tr("Install OBS 30 or newer from obsproject.com and open it once."), ""),
                (
                    self.tr(
                        "Press “Start Virtual Camera” there, and allow the extension in System Settings."
                    ),
                    "",
                ),
                (self.tr("Press “Stop Virtual Camera”, close OBS, restart the Mac."), ""),
                again,
            ]
        return [
            (
                self.tr("Install OBS. Open a terminal, paste this line, press Enter:"),
                "winget install OBSProject.OBSStudio",
            ),
            (self.tr("Open OBS once, then close it: it must not be sending itself."), ""),
            again,
        ]

    def _show_steps(self, findings: tuple[Finding, ...]) -> None:
        lines = [one for one in findings if one.name == VIRTUAL_CAMERA]
        if lines or not self.backstage.is_checking:
            self._steps.setVisible(any(not one.ok for one in lines))

    def _change(self, key: str) -> None:
        if key == "sense.microphone":
            self._listen.show_value(self.backstage.settings.sense.microphone)
        elif key == "camera.name":
            self._camera.setCurrentIndex(max(0, self._camera.findData(self.backstage.settings.camera.name)))


def _cameras() -> list[str]:
    """Names of the real ones.

    Raises:
        CameraError: If they cannot be listed.
    """
    return list(dict.fromkeys(one["name"] for one in list_devices() if not one["is_virtual"]))
