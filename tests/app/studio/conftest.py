import os

import pytest
import shiboken6

from avatar.app import places
from avatar.gate import consent
from avatar.settings import choose
from avatar.stage import ladder
from avatar.testing import RecordingOutput
from tests.app.scripted import LIVE, command
from tests.waiting import PATIENCE_S

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # windows without a screen, the same on every machine


@pytest.fixture(scope="session")
def app():
    """The one application of this process, dressed."""
    from PySide6.QtWidgets import QApplication

    from avatar.app.studio.theme import Theme

    found = QApplication.instance() or QApplication([])
    found.theme = Theme(found, colours="light")
    return found


@pytest.fixture(autouse=True)
def unhurried(monkeypatch):
    """A script that two busy cores keep waiting is late, and not a process that is lost."""
    for limit in ("SILENCE_S", "STALE_S"):
        monkeypatch.setattr(ladder, limit, 2 * PATIENCE_S)


@pytest.fixture
def window(app, tmp_path, monkeypatch):
    """The window, with nothing behind it until a test opens it; ``tell`` has it show a status."""
    from PySide6.QtTest import QTest

    from avatar.app.studio.backstage import Backstage
    from avatar.app.studio.dress import Dress
    from avatar.app.studio.window import MainWindow

    monkeypatch.setenv("HOME", str(tmp_path))  # its folder of videos is not the developer's
    consent.give(places.consent_file(), consent.AGREEMENT)
    chosen = choose(places.settings_file(), {"sense.test_source": True})
    backstage = Backstage(chosen, command=command(LIVE), open_output=lambda _settings: RecordingOutput())
    backstage.recheck = lambda: None
    dress = Dress(app, chosen.settings)
    found = MainWindow(backstage, dress)
    found.backstage = backstage

    def tell(status):
        backstage.status = status
        backstage.status_changed.emit(status)

    found.tell = tell
    found.show()
    QTest.qWaitForWindowExposed(found)
    yield found
    found.end()
    shiboken6.delete(found)
    dress.follow(chosen.settings)  # the next test finds the words and sizes that this one found
