"""Every character of the cast, however it is moved: it is drawn, nothing jumps, both sides are alike."""

import numpy as np
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from avatar import characters
from avatar.performance import CONTROLS, RANGES
from avatar.stage.renderers import open_renderer
from avatar.stage.rigs import load_rig

DT = 1 / 30
LIMITS = dict(zip((*CONTROLS, "breathe"), (*RANGES, (0.0, 1.0)), strict=True))
ANYTHING = st.fixed_dictionaries({name: st.floats(*limits) for name, limits in LIMITS.items()})
HEADS = [
    {"yaw": 0.5},
    {"pitch": 0.4},
    {"pitch": -0.4},
    {"roll": 0.5},
    {"x": 0.5, "z": 0.5},
    {"yaw": -0.4, "pitch": 0.2, "roll": 0.3, "x": -0.3, "y": 0.4},
]


@pytest.fixture(scope="module", params=characters.names())
def rig(request):
    return load_rig(characters.folder(request.param))


@pytest.fixture(scope="module")
def renderer():
    opened = open_renderer(160, 90)
    yield opened
    opened.close()


def posed(rig, values):
    rig.reset()
    return rig.pose(values, 5.0).points.copy()


@given(ANYTHING, st.sampled_from([0.0, 1e-6, DT, 0.4, 1e6]))
@settings(max_examples=25, phases=[Phase.generate])
def test_any_values_in_range_are_drawn(rig, renderer, values, dt_s):
    scene = rig.pose(values, dt_s)
    assert np.isfinite(scene.points).all()
    assert ((scene.opacity >= 0) & (scene.opacity <= 1)).all()
    assert renderer.draw(scene).rgba.any()


@pytest.mark.parametrize("control", ["yaw", "pitch", "roll", "jawOpen", "mouthPucker"])
@given(ANYTHING)
@settings(max_examples=2, phases=[Phase.generate])
def test_a_hundredth_more_of_one_control_moves_no_point_far(rig, control, values):
    """With everything else in play.  Mutant: round the weights of variants to fifths.

    Eight pixels at 1280 x 720: near the ends of all ranges at once a point moves farther than near rest.
    """
    low, high = LIMITS[control]
    before = None
    for value in np.arange(max(low, min(values[control], high - 0.6)), high, 0.01)[:60]:
        points = posed(rig, values | {control: float(value)})
        if before is not None:
            assert np.abs(points - before).max() < 8, (control, value)
        before = points


def mirrored(values):
    return {name: -value if name in ("yaw", "roll", "x") else value for name, value in values.items()}


def box(points, *, mirror):
    across = 1280 - points[:, 0] if mirror else points[:, 0]
    return np.array([across.min(), across.max(), points[:, 1].min(), points[:, 1].max()])


def twins(rig):
    """Layers that come as left and right and are drawn as mirror images."""
    art = rig.pose({}, 0.0).art
    by_name = {layer.name: layer for layer in art.layers}
    rest = posed(rig, {})
    found = []
    for name, left in by_name.items():
        right = by_name.get(name.replace("_left", "_right")) if "_left" in name else None
        if right is not None:
            boxes = (
                box(rest[left.start : left.end], mirror=True),
                box(rest[right.start : right.end], mirror=False),
            )
            if np.abs(boxes[0] - boxes[1]).max() < 0.5:
                found.append((left, right))
    return found


@pytest.mark.parametrize("values", HEADS)
def test_a_mirrored_head_moves_what_is_drawn_alike_in_mirror_image(rig, values):
    """Mutant: turn by the wrong sign anywhere, or swing with a bias to one side."""
    one, other = posed(rig, values), posed(rig, mirrored(values))
    for left, right in twins(rig):
        difference = box(one[left.start : left.end], mirror=True) - box(
            other[right.start : right.end], mirror=False
        )
        assert np.abs(difference).max() < 1.5, left.name


def test_there_are_such_twins():
    """Keeps the test above from passing vacuously."""
    assert len(twins(load_rig(characters.folder("robin")))) > 3
