import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # windows without a screen, the same on every machine


@pytest.fixture(scope="session")
def app():
    """The one application of this process, dressed."""
    from PySide6.QtWidgets import QApplication

    from avatar.app.studio.theme import Theme

    found = QApplication.instance() or QApplication([])
    found.theme = Theme(found, colours="light")
    return found
