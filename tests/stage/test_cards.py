"""What a holding card says and shows."""

from collections.abc import Iterator
from functools import partial

import numpy as np
import pytest
from numpy.typing import NDArray

from avatar.signal import Marks, Reason
from avatar.stage.cards import LANGUAGES, WORDS, Words, card, labels, words
from avatar.stage.renderers import Renderer, open_renderer
from avatar.stage.scene import Label

# fmt: off
BLAME_OR_JARGON = (
    "your fault", "you must", "illegal", "invalid", "forbidden", "denied", "violation", "wrong", "bad ",
    "fail", "error", "fatal", "abort", "crash", "exception", "process", "signal", "driver", "daemon", "null",
    "timeout", "blendshape", "biometric", "spoof", "attack", "fake", "impost",
    "suspicious", "unauthori", "sense",
)
# fmt: on

MARGIN = 24
"""Design pixels that stay free at each edge: call apps round the corners of a tile."""


@pytest.fixture(scope="module")
def renderer() -> Iterator[Renderer]:
    opened = open_renderer(1280, 720)
    yield opened
    opened.close()


EVERY = [(language, reason) for language in LANGUAGES for reason in Reason]
every_card = pytest.mark.parametrize(("language", "reason"), EVERY, ids=str)


def text_of(language: str, reason: Reason) -> Words:
    """What a card says, put together again from its rows."""
    title, *rows = words(reason, language)
    return Words(title.text, " ".join(row.text for row in rows))


def pixels(renderer: Renderer, reason: Reason, *texts: Label) -> NDArray[np.int16]:
    return renderer.draw(card(reason), texts).rgba[..., :3].astype(np.int16)


def touched(before: NDArray[np.int16], after: NDArray[np.int16]) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of what differs."""
    rows, columns = np.nonzero(np.abs(after - before).max(axis=2) > 8)
    return int(columns.min()), int(rows.min()), int(columns.max()), int(rows.max())


def test_every_reason_has_words_in_every_language() -> None:
    for language in LANGUAGES:
        assert all(text_of(language, reason).title for reason in Reason)


@every_card
def test_words_are_short_enough_to_read_at_a_glance(language: str, reason: Reason) -> None:
    text = text_of(language, reason)
    assert 3 <= len(text.title) <= 24
    assert 10 <= len(text.line) <= 70


@pytest.mark.parametrize("reason", Reason, ids=lambda reason: reason.name)
def test_words_blame_nobody_and_need_no_dictionary(reason: Reason) -> None:
    said = f"{WORDS[reason].title} {WORDS[reason].line}".lower()
    assert [word for word in BLAME_OR_JARGON if word in said] == []


@every_card
def test_no_card_tells_the_call_what_to_type_into_a_terminal(language: str, reason: Reason) -> None:
    text = text_of(language, reason)
    said = f"{text.title} {text.line}".casefold()
    assert [
        word for word in ("ctrl", "strg", "avatar enrol", "avatar consent", "(avatar") if word in said
    ] == []


def test_no_two_reasons_say_the_same() -> None:
    for language in LANGUAGES:
        texts = [text_of(language, reason) for reason in Reason]
        assert len({text.title for text in texts}) == len(texts)
        assert len({text.line for text in texts}) == len(texts)


def test_no_card_is_left_in_english() -> None:
    english = {part for text in WORDS.values() for part in (text.title, text.line)}
    for language in LANGUAGES[1:]:
        for reason in Reason:
            text = text_of(language, reason)
            assert {text.title, text.line} & english == set(), reason


@every_card
def test_words_fit_inside_the_picture_and_clear_of_marks(
    language: str, reason: Reason, renderer: Renderer
) -> None:
    bare = pixels(renderer, reason)
    left, top, right, bottom = touched(bare, pixels(renderer, reason, *words(reason, language)))
    assert left >= MARGIN
    assert right < 1280 - MARGIN
    assert top > 440  # below the round picture
    assert bottom < 720 - 40 - 21 - 20  # marks: their line is 42 high around 680, with half a padding of 20


def test_a_card_is_a_picture_and_not_a_plain_colour(renderer: Renderer) -> None:
    for reason in Reason:
        drawn = pixels(renderer, reason)[80:440, 450:830]
        assert drawn.reshape(-1, 3).std(axis=0).max() > 15, reason


def test_away_camera_and_locked_look_different(renderer: Renderer) -> None:
    draw = partial(pixels, renderer)
    kinds = (Reason.STARTING, Reason.NO_FACE, Reason.CAMERA_BUSY, Reason.NOT_OWNER)
    pictures = [draw(reason) for reason in kinds]
    for number, one in enumerate(pictures):
        for other in pictures[number + 1 :]:
            assert np.abs(one - other).mean() > 1


@pytest.mark.parametrize(
    ("marks", "said"),
    [
        (Marks.NONE, []),
        (Marks.TEST_SOURCE, ["test source"]),
    ],
)
def test_marks_are_burned_in_as_words(marks: Marks, said: list[str]) -> None:
    """Kills the mutant that looks a combination up as a whole and so shows nothing for two marks at once."""
    assert [label.text for label in labels(marks)] == said


def test_every_mark_has_words() -> None:
    for mark in Marks:
        assert labels(mark), mark


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("marks", [*Marks, ~Marks.NONE], ids=str)
def test_marks_lie_inside_the_picture_and_stand_out(marks: Marks, language: str, renderer: Renderer) -> None:
    """Kills the mutant that draws the words without their pill: pale letters on a pale wall."""
    bare = pixels(renderer, Reason.STARTING)
    marked = pixels(renderer, Reason.STARTING, *labels(marks, language))
    left, top, right, bottom = touched(bare, marked)
    assert left >= 0
    assert right < 1280 * 0.75
    assert top > 0
    assert bottom < 719
    inside = marked[top:bottom, left:right].mean(axis=2)
    assert np.percentile(inside, 98) - np.percentile(inside, 30) > 150
