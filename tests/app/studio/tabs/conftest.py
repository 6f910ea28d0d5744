from dataclasses import replace

import pytest

from avatar.app import places
from avatar.app.status import Status
from avatar.settings import choose
from avatar.signal import Reason

SHOWN = Status(
    character="ember",
    faces=((1, "happy"), (2, "laughing")),
    toggles=(("glasses", "g", False),),
    background="wood",
    backgrounds=("wood", "moss"),
)


@pytest.fixture
def backstage(app):
    """One that notes what it is asked for; its show never starts."""
    from avatar.app.studio.backstage import Backstage

    class Noting(Backstage):
        def __init__(self):
            super().__init__(choose(places.settings_file(), {"stage.character": "ember"}))
            self.asked, self.errors, self.told = [], [], []
            self.failed.connect(lambda *error: self.errors.append(error))
            self.said.connect(self.told.append)
            self.status = SHOWN

        def recheck(self):
            self.asked.append(("recheck",))

        def wear(self, name):
            self.asked.append(("wear", name))

        def toggle(self, name):
            self.asked.append(("toggle", name))

        def background(self, name):
            self.asked.append(("background", name))

        def character(self, name):
            self.asked.append(("character", name))

        def setting(self, key, value):
            self.asked.append((key, value))
            super().setting(key, value)

        def go_off_air(self, reason=Reason.PAUSED):
            self.asked.append(("off air", reason))

        def show_status(self, **changes):
            self.status = replace(self.status, **changes)
            self.status_changed.emit(self.status)

    found = Noting()
    yield found
    found.close()


@pytest.fixture(autouse=True)
def gone():
    """No widget outlives its test: collected later, in the middle of something of Qt's, it would crash it."""
    yield
    import shiboken6

    from tests.app.studio.tabs.page import OPEN

    while OPEN:
        shiboken6.delete(OPEN.pop())
