"""The first start in every language and with large letters: nothing left in English, nothing cut."""

import re

import pytest
import shiboken6

from avatar.app.passphrase import Need
from avatar.app.studio import words
from avatar.app.studio.backstage import Backstage
from avatar.app.studio.first.call_app import App
from avatar.app.studio.first.character import Candidate
from avatar.app.studio.first.enrolment import Before
from avatar.app.studio.first.flow import Flow, Step
from avatar.app.studio.first.walk import first_steps
from avatar.characters import folder
from avatar.gate.statements import languages, statement
from avatar.maker import random_recipe
from avatar.settings import Chosen, Settings
from avatar.signal import Held, Reason
from tests.app.studio.reading import check_uncut, read
from tests.lab.words import LANGUAGES, WORDS, messages

ENGLISH = re.compile(r"\b(the|is|are|of|and|your|you|this|that|with|not|for|only|from|nothing|window)\b")
NAMES = {"English", "Webcam", "Desk camera", "Zoom"} | {app.value for app in App}


@pytest.fixture
def walk(app):
    """The first steps in a language and a size of text, without a show and without devices."""
    made = []

    def make(language, text=100):
        words.install(app, language)
        app.theme.choose(text=text, motion="less")
        backstage = Backstage(Chosen(Settings(), {}))
        backstage.in_background = lambda *_: None
        backstage.enter = backstage.recheck = lambda: None
        steps = first_steps(backstage)
        steps.resize(1160, 760)
        steps.show()
        made.append((steps, backstage))
        return steps

    yield make
    for steps, _backstage in made:
        steps.leave()
        shiboken6.delete(steps)
    words.install(app, "en")
    app.theme.choose(text=100, motion="system")


def looks(app, steps):
    """Every look of every page, one after the other."""
    for step in Step:
        steps._show(Flow(step=step))
        page = steps.page
        app.processEvents()
        yield step.name
        if step is Step.AGREE:
            page._ask_about(("mine", "other"))
            yield "agree, with something at stake"
        if step is Step.INTRODUCE:
            for need in Need:
                page._ready(Before(need=need, cameras=("Webcam", "Desk camera")))
                yield f"introduce, {need}"
            page._prompt(Held(0, Reason.ENROL_WRONG_MOVE))
            for reason in (reason for reason in Reason if reason.name.startswith("PROMPT_")):
                page._prompt(Held(0, reason, progress=99))
                yield f"introduce, {reason.name}"
            page._fail("", "")
            yield "introduce, failed"
        if step is Step.CHARACTER:
            page._fill((Candidate("robin", "Robin", "somebody", folder("robin")),))
            yield "cast"
            page._thrown(random_recipe(7))
            yield "made"
        if step is Step.AIR:
            for each in App:
                page._apps.name_camera("Avatar")
                page._apps.show_app(each)
                yield each.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_english_is_left_on_any_page(app, walk, language):
    mine = {text for *_, text in messages(WORDS / f"avatar_{language}.ts")}
    mine |= {statement(each).agreement for each in languages()}
    steps = walk(language)
    for look in looks(app, steps):
        for text in read(steps) - mine - NAMES:
            assert not ENGLISH.search(text), f"{look}: {text}"
    assert statement(language).agreement in read(steps._made[Step.AGREE])


@pytest.mark.parametrize(("language", "text"), [("en", 100), ("de", 100), ("es", 100), ("de", 200)])
def test_no_text_is_cut_on_any_page(app, walk, language, text):
    steps = walk(language, text)
    for look in looks(app, steps):
        app.processEvents()
        check_uncut(steps, look)


def test_every_control_without_words_has_a_name_and_the_keyboard_reaches_it(app, walk):
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit

    from avatar.app.studio.pieces import Segments  # whose arrows lead to the others

    steps = walk("en")
    for look in looks(app, steps):
        for kind in (QAbstractButton, QComboBox, QLineEdit):
            for one in steps.page.findChildren(kind):
                if one.isVisible() and not one.objectName().startswith("qt_"):
                    named = one.accessibleName() or (one.text() if kind is QAbstractButton else "")
                    assert named, f"{look}: {one}"
                    reached = one.focusPolicy() & Qt.FocusPolicy.TabFocus
                    assert reached or isinstance(one.parent(), Segments), f"{look}: {named}"
