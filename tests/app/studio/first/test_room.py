"""At twice the text, on a small screen, each step of the first start is seen as a whole."""

import sys

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QScrollArea

from avatar.app.passphrase import Need
from avatar.app.status import Status
from avatar.app.studio import words
from avatar.app.studio.backstage import Backstage
from avatar.app.studio.first import flow
from avatar.app.studio.first.enrolment import Before
from avatar.app.studio.first.flow import Step
from avatar.app.studio.first.rest import Part
from avatar.app.studio.first.walk import first_steps
from avatar.app.studio.stagebox import StageBox
from avatar.maker import random_recipe
from avatar.settings import Chosen, Settings
from avatar.signal import Held, Reason
from avatar.stage.ladder import Act
from tests.app.studio.waiting import until

SMALL = (1160, 760)
CAMERAS = [{"name": name, "is_virtual": False} for name in ("HD webcam", "Desk camera")]
SILENT = (sys.executable, "-c", "import sys; sys.stdin.read()")
LANGUAGES = ("en", "de", "es")


@pytest.fixture
def show(app, monkeypatch):
    """Shows a step, at twice the text if not asked otherwise; gives its page."""
    monkeypatch.setattr("avatar.app.studio.first.enrolment.list_devices", lambda: CAMERAS)
    opened = []

    def make(step, language, text=200):
        words.install(app, language)
        app.theme.choose(text=text)
        backstage = Backstage(Chosen(Settings(), {}), SILENT)
        backstage.recheck = lambda: None
        steps = first_steps(backstage)
        steps.resize(*SMALL)
        steps.show()
        steps._show(flow.Flow(step=step))
        opened.append((steps, backstage))
        QApplication.processEvents()
        return steps.page

    yield make
    for steps, backstage in opened:
        steps.leave()
        backstage.close()
        shiboken6.delete(steps)
    words.install(app, "en")
    app.theme.choose(text=100)


def hidden(page):
    """Pixels of the page that are to be scrolled to."""
    for _ in range(5):
        QApplication.processEvents()
    return page.findChild(QScrollArea).verticalScrollBar().maximum()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_statement_has_room_to_be_read(show, language):
    page = show(Step.AGREE, language)
    assert hidden(page) == 0
    assert page._text.height() > 240
    assert not page._agree.isEnabled()
    assert page.why.text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_happens_the_camera_and_the_passphrase_are_seen_at_once(show, language):
    page = show(Step.INTRODUCE, language)
    page._ready(Before(need=Need.TO_MAKE, cameras=("HD webcam", "Desk camera")))
    assert hidden(page) == 0
    assert not page._begin.isEnabled()
    assert page.why.text(), "beside the button, never out of sight"
    for secret in (page._typed, page._again):
        secret.setText("long enough")
    assert page._begin.isEnabled()
    assert not page.why.text()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", [one for one in Reason if one.name.startswith(("PROMPT_", "ENROL"))])
def test_a_prompt_is_read_beside_its_ring(show, language, reason):
    page = show(Step.INTRODUCE, language)
    page._pile.turn_to(1)
    page._begin.hide()
    page._stop.show()
    page._prompt(Held(0, reason, progress=90))
    assert hidden(page) == 0
    assert page._words.x() > page._face.geometry().right()


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_is_made_is_seen_with_all_that_can_be_changed(show, language):
    page = show(Step.CHARACTER, language)
    page._add("", "")
    page._thrown(random_recipe(7))
    assert hidden(page) == 0


def test_at_the_usual_size_all_of_the_cast_are_seen_with_their_names(show):
    """Mutant: higher tiles; the last row's names are below the edge of a list that hardly scrolls."""
    page = show(Step.CHARACTER, "en", text=100)
    cast = ("robin", "amara", "bolt", "boo", "ember", "kenji", "miso", "otto")
    until(lambda: set(cast) <= set(page._tiles))  # they are listed beside the window
    for _ in range(5):
        QApplication.processEvents()
    assert page._shelf.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", Part)
def test_the_resting_face_is_seen_with_what_to_do(show, language, part):
    page = show(Step.REST, language)
    page._show(part, Status(act=Act.PERFORM))
    assert hidden(page) == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_the_camera_is_chosen_is_seen_as_a_whole(show, language):
    assert hidden(show(Step.AIR, language)) == 0


def test_the_picture_stands_beside_the_buttons_where_there_is_more_room_there(show, app):
    """Of a window 1160 pixels wide at twice the text the upper half is the main view's."""
    show(Step.AIR, "de")
    backstage = Backstage(Chosen(Settings(), {}), SILENT)
    box = StageBox(backstage)
    box.resize(1160, 380)
    box.show()
    QApplication.processEvents()
    assert box.air.mapTo(box, box.air.rect().topLeft()).x() > box._screen.geometry().right()
    assert box.preview.width() > 400
    box.resize(600, 760)
    QApplication.processEvents()
    assert box.air.mapTo(box, box.air.rect().topLeft()).y() > box._screen.geometry().bottom()
    shiboken6.delete(box)
    backstage.close()
