import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from avatar.stage.rigs import paths
from avatar.stage.scene import CLOSE, CUBIC, MOVE


def ends(outline):
    """The points on the curve, rounded."""
    found, at = [], 0
    for command in outline.commands:
        at += {MOVE: 1, CUBIC: 3, CLOSE: 0}[command]
        if command != CLOSE:
            found.append(tuple(float(v) for v in np.round(outline.points[at - 1], 3)))
    return found


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("M1 2L3 4", [(1, 2), (3, 4)]),
        ("m1 2l3 4", [(1, 2), (4, 6)]),
        ("M1,2 3,4 5,6", [(1, 2), (3, 4), (5, 6)]),
        ("m1,2 3,4 5,6", [(1, 2), (4, 6), (9, 12)]),
        ("M0 0H5V6", [(0, 0), (5, 0), (5, 6)]),
        ("M1 1h5v6h-5z", [(1, 1), (6, 1), (6, 7), (1, 7), (1, 1)]),
        ("M0 0C1 1 2 1 3 0S5-1 6 0", [(0, 0), (3, 0), (6, 0)]),
        ("M1 1c1 1 2 1 3 0s2-1 3 0", [(1, 1), (4, 1), (7, 1)]),
        ("M0 0Q1 1 2 0T4 0", [(0, 0), (2, 0), (4, 0)]),
        ("M1 1q1 1 2 0t2 0", [(1, 1), (3, 1), (5, 1)]),
        ("M0 0A5 5 0 0 1 10 0", [(0, 0), (5, -5), (10, 0)]),
        ("M0 0a5 5 0 0010 0", [(0, 0), (5, 5), (10, 0)]),
        ("M0 0L1 0Zm5 5l1 0Z", [(0, 0), (1, 0), (0, 0), (5, 5), (6, 5), (5, 5)]),
        ("M0 0L4 0L4 4L0 0Z", [(0, 0), (4, 0), (4, 4), (0, 0)]),
        ("M-.5-.5L1e1.5", [(-0.5, -0.5), (10, 0.5)]),
        ("M9 9M0 0L1 1", [(0, 0), (1, 1)]),
    ],
)
def test_every_command_reaches_its_end(data, expected):
    assert ends(paths.parse_path(data)) == expected


def test_smooth_commands_mirror_the_last_handle():
    cubic = paths.parse_path("M0 0C0 9 10 9 10 0S20-9 20 0").points
    assert cubic[4].tolist() == [10, -9]
    quadratic = paths.parse_path("M0 0Q5 9 10 0T20 0").points
    assert quadratic[4] == pytest.approx([10 + 10 / 3, -6])


def test_an_arc_stays_on_its_circle():
    outline = paths.parse_path("M10 0A10 10 0 1 1 0 -10")
    assert np.hypot(*outline.points[::3].T) == pytest.approx(np.full(4, 10.0), abs=1e-4)


def test_a_line_is_a_cubic_with_handles_at_thirds():
    assert paths.parse_path("M0 0L3 6").points.tolist() == [[0, 0], [1, 2], [2, 4], [3, 6]]


@pytest.mark.parametrize(
    "data",
    [
        "",
        "M",
        "M1",
        "L1 1",
        "M0 0",
        "M0 0L1",
        "M0 0X1 1",
        "M0 0L1 1Z5 5",
        "M0 0A5 5 0 2 1 9 9",
        "M0 0L1e9 0",
        "M0 0L nan 1",
    ],
)
def test_what_is_not_a_path_says_so(data):
    with pytest.raises(ValueError, match=r"."):
        paths.parse_path(data)


@given(st.text("MmLlHhVvCcSsQqTtAaZz0123456789 ,.-+eE\n", max_size=60))
def test_any_text_is_a_path_or_a_value_error(data):
    try:
        outline = paths.parse_path(data)
    except ValueError:
        return
    assert outline.commands.count(MOVE) + 3 * outline.commands.count(CUBIC) == len(outline.points)
    assert np.isfinite(outline.points).all()


def test_an_ellipse_and_a_rectangle_have_a_fixed_number_of_segments():
    assert paths.ellipse(1, 2, 3, 4).commands.count(CUBIC) == 4
    assert paths.rectangle(0, 0, 10, 10, 2, 2).commands.count(CUBIC) == 8
    assert paths.rectangle(0, 0, 10, 10, 0, 0).commands.count(CUBIC) == 8


def test_an_ellipse_is_round_to_a_thousandth():
    x, y = paths.ellipse(0, 0, 1, 1).points[:4].T
    t = np.linspace(0, 1, 50)[:, None]
    basis = np.concatenate([(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3], axis=1)
    assert np.hypot(basis @ x, basis @ y) == pytest.approx(np.ones(50), abs=1e-3)
    assert math.isclose(paths.KAPPA, 0.5522847498, abs_tol=1e-9)
