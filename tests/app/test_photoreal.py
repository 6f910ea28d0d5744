"""The judge of a character's pictures, as the program asks it: in a process that can find faces."""

import sys

import numpy as np
import pytest

from avatar.app import photoreal
from avatar.app.photoreal import judge
from avatar.sense.photos import PhotoJudge
from tests.sense.drawing import cartoon
from tests.stage.rigs.test_photoreal import photographed


@pytest.fixture(autouse=True)
def forgetful(monkeypatch):
    monkeypatch.setattr(photoreal, "_known", {})


def test_a_drawn_face_is_found_and_let_in():
    """Keeps the refusals from being everything.  Mutant: ``_LIMIT`` of photos.py -40."""
    assert PhotoJudge().likeness(cartoon()) is not None
    verdict = judge(cartoon())
    assert verdict.photo is False
    assert "face" in verdict.judged_by


@pytest.mark.parametrize(
    "says",
    ["", "raise SystemExit(1)", "print('{}')", "print('{\"photo\": 0}')", "print('{\"photo\": null}')"],
)
def test_where_the_process_fails_every_photograph_is_refused(says):
    """Mutant: a verdict without a photograph in place of None."""
    command = (sys.executable, "-c", says)
    assert judge(photographed(), command).photo is True
    assert judge(photographed(), ("/no/such/program",)).photo is True
    assert not photoreal._known


def test_what_is_no_number_is_refused(monkeypatch):
    """Mutants: ``odds >= _LIMIT``; ``any(odds >= _SURE``."""
    monkeypatch.setattr(PhotoJudge, "_odds", lambda self, rgb, face: float("nan"))
    assert PhotoJudge().is_photo(cartoon()) is True


def test_a_picture_is_judged_once():
    """Mutant: nothing is kept."""
    first = judge(cartoon())
    assert judge(cartoon(), ("/no/such/program",)) is first


@pytest.mark.parametrize("shape", [(1, 1), (1, 4000), (4000, 1), (17, 300)])
def test_any_size_gets_a_verdict(shape):
    assert PhotoJudge().is_photo(np.full((*shape, 3), 90, np.uint8)) is False


def test_a_crowd_of_drawn_faces_hides_nothing(monkeypatch):
    """More faces than are judged: refused.  Mutant: the most certain few are judged."""
    monkeypatch.setattr("avatar.sense.photos._MOST", 0)
    assert PhotoJudge().is_photo(cartoon()) is True
