"""The settings of the window: changed at once, written a moment later, beside the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from avatar.app import places, settings_file
from avatar.app.studio.background import Background
from avatar.settings import Chosen, Settings, Value, changed
from avatar.stage.rigs.views import OWN

_WRITE_MS: Final = 300
"""A slider that is drawn along is one change of the file, not fifty."""


DRAWN: Final = ("stage.character", "stage.palette", "stage.background", "stage.toggles")
"""Settings for which the character is loaded anew."""

AS_MADE: Final[Mapping[str, Value]] = {"stage.background": "", "stage.toggles": "", "stage.palette": ""}
"""The look that another character may not have."""


def as_made(settings: Settings) -> dict[str, Value]:
    """The look of another character: as its artist made it; the own picture stays behind it."""
    look = dict(AS_MADE)
    if settings.stage.background == OWN:
        del look["stage.background"]
    return look


class Keeper(QObject):
    """Holds the settings in force and writes what is changed.

    Args:
        chosen: Those at the start.
        parent: Who owns it.

    Signals:
        changed(str): Dotted key.
        failed(str, str): They could not be written; problem and what to do.
    """

    changed = Signal(str)
    failed = Signal(str, str)

    def __init__(self, chosen: Chosen, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.chosen = chosen
        self._waiting: dict[str, Value] = {}
        # One write after the other: the last change is the last word.
        self._writing = Background(self, threads=1)
        self._writing.failed.connect(self.failed)
        self._timer = QTimer(self, singleShot=True, interval=_WRITE_MS)
        self._timer.timeout.connect(self._write)

    def keep(self, changes: Mapping[str, Value]) -> None:
        """Change settings, for now and for later.

        Raises:
            SettingsError: If a value is not allowed; nothing is changed then.
        """
        self.chosen = replace(changed(self.chosen, changes, str(places.settings_file())), broken="")
        self._waiting |= changes
        self._timer.start()
        for key in changes:
            self.changed.emit(key)

    def take_down(self) -> bool:
        """Do without the own picture from now on: it is gone, or refused.

        Returns:
            Whether it was wanted.
        """
        wanted = self.chosen.settings.stage.background == OWN
        if wanted:
            self.keep({"stage.background": ""})
        return wanted

    def mend(self, then: Callable[[], None]) -> None:
        """Put a file aside that cannot be used, and keep the settings that are in force instead.

        Args:
            then: Called in the window's thread once that is done.
        """
        self.chosen, path = replace(self.chosen, broken=""), places.settings_file()
        self._writing.run(lambda: settings_file.change(path, {}), lambda _none: then())

    def close(self) -> None:
        """Write what is waiting, and wait until it is written."""
        self._timer.stop()
        self._write()
        self._writing.finish()

    def _write(self) -> None:
        changes, self._waiting = self._waiting, {}
        if changes:
            path = places.settings_file()
            self._writing.run(lambda: settings_file.change(path, changes))


def not_alone(chosen: Chosen) -> Chosen:
    """Voice alone must be chosen anew at each start, by flag or in the window; until then nothing listens."""
    key = "sense.microphone"
    if chosen.settings.sense.microphone != "alone" or chosen.origins.get(key, "").startswith("flag"):
        return chosen
    return changed(chosen, {key: "off"}, "voice alone is chosen anew at each start")
