"""The application around the window: dressed, in the owner's language, alone, and ended without a rest."""

from __future__ import annotations

import logging
import signal
import sys
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QApplication

from avatar import sandbox
from avatar.app.studio import rubbish
from avatar.app.studio.instance import Instance, tell
from avatar.errors import AvatarError
from avatar.settings import Chosen

if TYPE_CHECKING:
    from avatar.app.studio.backstage import Backstage

_log: Final = logging.getLogger(__name__)

_NAME: Final = "avatar"

_SWITCH_S: Final = 0.0001
"""How long one thread may hold the interpreter while another waits.  Python's own 5 ms, once for each call
into Qt, made pauses of 0.1 s while a character was loaded, 0.5 ms still 38 and 49 ms, 0.1 ms 9 and 30, and a
third of that no less; see ``python -m tests.lab.window``."""


def run(chosen: Chosen, command: str, make: Callable[[Chosen], Backstage] | None = None) -> int:
    """Open the window and stay until it is closed; or have the one that is open do the command.

    Args:
        chosen: The settings in force.
        command: One of ``instance.COMMANDS``.
        make: Makes what is behind the window; tests give another one.

    Raises:
        AvatarError: If there is a window that does not answer.
    """
    ear = _Ear()
    instance = Instance(ear.hear)
    if not instance.is_first():
        if tell(command):
            return 0
        raise AvatarError(
            "avatar is open already and does not answer", hint="close it, or end its process, and start again"
        )
    sys.setswitchinterval(_SWITCH_S)
    _log.info("%s", sandbox.deny_network())
    app = QApplication.instance() or QApplication([_NAME])
    assert isinstance(app, QApplication)
    app.setApplicationName(_NAME)
    app.setDesktopFileName(_NAME)
    instance.listen()
    try:
        return _stay(app, chosen, command, ear, make)
    finally:
        instance.close()


class _Ear:
    """Passes commands of later starts on, once there is a window."""

    def __init__(self) -> None:
        self.obey: Callable[[str], None] | None = None

    def hear(self, command: str) -> None:
        """A later start wants something."""
        if self.obey is not None:
            self.obey(command)


def _stay(
    app: QApplication,
    chosen: Chosen,
    command: str,
    ear: _Ear,
    make: Callable[[Chosen], Backstage] | None,
) -> int:
    """From the first picture to the last."""
    from avatar.app import recorder
    from avatar.app.studio.backstage import Backstage
    from avatar.app.studio.dress import Dress
    from avatar.app.studio.window import MainWindow

    recorder.load()
    dress = Dress(app, chosen.settings)
    backstage = (make or Backstage)(chosen)
    window = MainWindow(backstage, dress)
    ear.obey = window.obey
    sys.excepthook = _teller(backstage)
    for number in (signal.SIGINT, signal.SIGTERM):
        # Heard at the latest when the status is looked at, ten times a second.
        signal.signal(number, lambda _number, _frame: app.quit())
    rubbish.spare()
    window.show()
    window.begin(command)
    try:
        return app.exec()
    finally:
        ear.obey = None
        window.end()


def _teller(
    backstage: Backstage,
) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """What becomes of a slip of ours: a line in the log, a line in the window, and the window goes on."""

    def tell_of(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        _log.error("window=slip", exc_info=(kind, error, trace))
        backstage.failed.emit(f"unexpected: {kind.__name__}: {error}", "avatar --debug")

    return tell_of
