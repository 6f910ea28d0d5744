import sys

import pytest

from avatar.settings import Chosen, Settings

SILENT = (sys.executable, "-c", "import sys; sys.stdin.read()")


@pytest.fixture
def backstage(app):
    """The real one, with a sense process that says nothing and no doctor."""
    from avatar.app.studio.backstage import Backstage

    found = Backstage(Chosen(Settings(), {}), SILENT)
    found.recheck = lambda: None
    yield found
    found.close()
