import sys

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication

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


@pytest.fixture(autouse=True)
def gone():
    """No page outlives its test: in a crash of three Qt was telling all widgets of another font."""
    yield
    app = QApplication.instance()
    for widget in app.topLevelWidgets() if app is not None else ():
        if shiboken6.isValid(widget) and widget.parent() is None:
            shiboken6.delete(widget)
