"""A face that no person has was drawn, however it is shaded; a stretched photograph is still a person's."""

import numpy as np
import pytest

from avatar.sense import photos
from avatar.sense.photos import Face, PhotoJudge
from avatar.sense.proportions import Proportions, _numbers, measure, of
from tests.sense.drawing import cartoon

_EYES = ((33, 133, 160, 158, 153, 144), (263, 362, 385, 387, 380, 373))
PERSON = Proportions(4.0, 0.2)


def a_person():
    """The mean of photographed faces, as landmarks lie in a picture."""
    return 0.5 + _numbers()["mean"]


def with_eyes(factor):
    """The same face, its eyes so many times as large."""
    points = a_person()
    for eye in _EYES:
        middle = points[list(eye)].mean(0)
        points[list(eye)] = middle + factor * (points[list(eye)] - middle)
    return points


def turned(points, degrees):
    """About the upright axis."""
    angle = np.radians(degrees)
    cos, sin = np.cos(angle), np.sin(angle)
    return points @ np.array([[cos, 0, sin], [0, 1, 0], [-sin, 0, cos]])


def test_the_mean_person_is_a_person():
    seen = of(a_person())
    assert seen.likeness > 2
    assert seen.eye_width < photos._WIDEST_EYES


@pytest.mark.parametrize("stretch", [(0.6, 1, 1), (1.7, 1, 1), (1, 0.6, 1), (1, 1.7, 1)])
def test_a_stretched_photograph_is_still_a_persons(stretch):
    """Mutant: ``shape`` does not divide by the spread."""
    assert of(a_person() * stretch).likeness == pytest.approx(of(a_person()).likeness, abs=0.5)


@pytest.mark.parametrize("degrees", [-30, 15, 40])
def test_turning_the_head_changes_nothing(degrees):
    """Mutant: ``shape`` turns no face to the front."""
    straight, aside = of(a_person()), of(turned(a_person(), degrees))
    assert aside.likeness == pytest.approx(straight.likeness, abs=0.01)
    assert aside.eye_width == pytest.approx(straight.eye_width, abs=1e-6)


def test_eyes_as_large_as_a_cartoons_are_nobodys():
    """Keeps the refusals from being everything."""
    assert of(with_eyes(1.3)).eye_width > photos._WIDEST_EYES
    assert photos._is_drawn(photos._SURE - 0.1, Proportions(-0.1, of(with_eyes(1.3)).eye_width))
    assert not photos._is_drawn(photos._LIMIT, of(with_eyes(1.0)))


@pytest.mark.parametrize(
    ("odds", "seen"),
    [
        (photos._LIMIT, None),
        (photos._LIMIT, PERSON),
        (photos._LIKELY, Proportions(-9.0, 0.2)),
        (photos._SURE, Proportions(-9.0, 0.3)),
        (0.0, Proportions(0.0, 0.3)),
        (float("nan"), Proportions(-9.0, 0.3)),
        (0.0, Proportions(float("nan"), float("nan"))),
    ],
)
def test_what_may_be_photographed_is_not_called_drawn(odds, seen):
    """Mutants: ``seen is None`` lets in; each ``<`` and ``>`` turned and negated; ``_SURE`` 9."""
    assert photos._is_drawn(odds, seen) is False


def test_a_photograph_needs_no_landmarks_to_be_refused(monkeypatch):
    """Mutant: the check of ``_SURE`` left out."""
    monkeypatch.setattr(PhotoJudge, "_odds", lambda self, rgb, face: photos._SURE)
    monkeypatch.setattr(photos, "_proportions", lambda rgb, face: pytest.fail("looked for landmarks"))
    assert PhotoJudge().is_photo(cartoon()) is True


@pytest.mark.parametrize(("seen", "photo"), [(PERSON, True), (None, True), (Proportions(-9.0, 0.3), False)])
def test_a_doubtful_face_is_judged_by_its_proportions(monkeypatch, seen, photo):
    """Mutants: ``any`` for ``all``; no landmarks at all."""
    monkeypatch.setattr(PhotoJudge, "_odds", lambda self, rgb, face: 0.0)
    monkeypatch.setattr(photos, "_proportions", lambda rgb, face: seen)
    assert PhotoJudge().is_photo(cartoon()) is photo


def test_a_drawn_face_beside_a_photographed_one_hides_nothing(monkeypatch):
    """Mutant: the most certain find speaks for every other one."""
    rows = [np.array([x, 100, 80, 80, *([0] * 10), 0.9], np.float32) for x in (50, 400)]
    faces = [Face(0, row) for row in rows]
    monkeypatch.setattr(PhotoJudge, "faces", lambda self, rgb: faces)
    monkeypatch.setattr(PhotoJudge, "_odds", lambda self, rgb, face: 0.0)
    nobody = Proportions(-9.0, 0.3)
    monkeypatch.setattr(photos, "_proportions", lambda rgb, face: nobody if face is faces[0] else PERSON)
    assert PhotoJudge().is_photo(cartoon()) is True


@pytest.mark.parametrize("turns", range(4))
def test_a_face_lies_where_it_lies_whatever_turn_it_was_found_at(turns):
    """Mutant: two turns exchanged."""
    picture = np.zeros((300, 500, 3), np.uint8)
    picture[80:100, 400:420] = 255
    y, x = np.argwhere(np.rot90(picture, turns)[..., 0]).mean(0)
    row = np.array([x - 10, y - 10, 20, 20, *([0] * 11)], np.float32)
    assert abs(photos._place(picture, Face(turns, row)) - complex(409.5, 89.5)) < 1.5


def test_landmarks_are_found_in_a_drawing_and_not_in_nothing():
    face = PhotoJudge().faces(cartoon())[0]
    assert measure(cartoon(), face.row) is not None
    assert measure(np.full_like(cartoon(), 90), face.row) is None
