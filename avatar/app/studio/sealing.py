"""Sealing a character to its owner, from the window: the camera is lent to it, and prompts are shown."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, Signal

from avatar.app.seal import Talk, seal_one, unseal_one
from avatar.app.session import Sense, SenseConfig
from avatar.app.studio.backstage import Backstage
from avatar.clock import Clock
from avatar.errors import AvatarError


class Sealing(QObject):
    """One sealing or unsealing at a time.

    Args:
        backstage: Lends the camera.

    Signals:
        prompted(Held): What to do in front of the camera.
        ended(str, str): Problem and hint; both empty if it is done.
    """

    prompted = Signal(object)
    ended = Signal(str, str)

    def __init__(self, backstage: Backstage) -> None:
        super().__init__(backstage)
        self._backstage = backstage
        self._stop = threading.Event()

    def begin(self, name: str, *, seals: bool) -> None:
        """Seal, or open for good, once the gate opened for the owner."""
        self._stop.clear()
        self._backstage.lend_camera(lambda: self._go(name, seals=seals))

    def cancel(self) -> None:
        """Leave everything as it was."""
        self._stop.set()

    def _go(self, name: str, *, seals: bool) -> None:
        backstage = self._backstage
        talk = Talk(
            secret=lambda: backstage.secret,
            prompt=self.prompted.emit,
            say=lambda _text: None,
            stop=self._stop.is_set,
            typed_now=False,
        )

        def opener(config: SenseConfig, clock: Clock) -> Sense:
            return Sense(config, clock, backstage.command)

        work = seal_one if seals else unseal_one
        backstage.in_background(
            lambda: work(name, backstage.chosen, opener, None, talk), self._done, self._failed
        )

    def _done(self, _code: int) -> None:
        self._backstage.return_camera()
        self.ended.emit("", "")

    def _failed(self, error: AvatarError) -> None:
        self._backstage.return_camera()
        self.ended.emit("" if self._stop.is_set() else error.problem, error.hint)
