import math

import numpy as np
import pytest

from avatar import characters
from avatar.stage.rigs import load_rig
from avatar.stage.rigs.limbs import Limb, Place

ACTS = (
    {"jawOpen": 0.7},
    {"jawOpen": 0.7, "breathe": 1.0},
    {"eyeBlinkLeft": 1.0, "breathe": 1.0},
    {"gaze_x": -1.0, "browInnerUp": 0.5},
    {},
)
LONG_S = 5.0  # after a pause so long no strand swings


@pytest.mark.parametrize("name", characters.names())
def test_a_face_that_acts_on_a_still_head_is_where_a_head_just_turned_would_have_it(name):
    """Mutant: turn only the first group of what acts."""
    folder = characters.folder(name)
    rig, other = load_rig(folder), load_rig(folder)
    for head in ({"yaw": 0.3, "roll": -0.2, "x": 0.2}, {"pitch": -0.2, "z": 0.5}):
        for act in ACTS:
            other.reset()
            expected = other.pose(head | act, LONG_S).points
            found = rig.pose(head | act, LONG_S).points
            found = rig.pose(head | act, LONG_S).points  # the body has followed
            assert np.abs(found - expected).max() < 1e-3, (head, act)


def growth(breadth, angle):
    return math.hypot(math.cos(angle), breadth * math.sin(angle)) - math.cos(angle)


def test_a_limb_turns_as_the_formulas_of_three_rotations_say():
    """Yaw, then pitch, then perspective, then roll; mutant: the rotations in another order."""
    rig = load_rig(characters.folder("robin"))
    parts, head = rig._parts, rig.manifest.bones["head"]
    points = np.flatnonzero(parts.headness[parts.begin :] == 1)[::50]
    flat, found = parts.art.points[parts.begin :][points].T, np.empty((2, len(points)), np.float32)
    at = {"yaw": 0.4, "pitch": -0.2, "roll": 0.3}
    place = Place(**at, x=5.0, y=-3.0, zoom=1.1)
    Limb(points, parts, head, found).turn(place)
    depth = parts.depth[parts.begin :][points].astype(float)
    across, down = (flat - np.array(head.pivot)[:, None]) * (1 - depth / 1400)
    rx, ry, rz = head.radii
    rim = parts.rim[parts.begin :][points]
    sin, cos = math.sin, math.cos
    across, depth = (
        across * cos(0.4) + depth * sin(0.4) + rim[:, 0] * growth(rz / rx, 0.4),
        depth * cos(0.4) - across * sin(0.4),
    )
    down, depth = (
        down * cos(-0.2) - depth * sin(-0.2) + rim[:, 1] * growth(rz / ry, 0.2),
        depth * cos(-0.2) + down * sin(-0.2),
    )
    near = 1400 * 1.1 / (1400 - depth)
    across, down = across * near, down * near
    x = across * cos(0.3) - down * sin(0.3) + head.pivot[0] + 5
    y = across * sin(0.3) + down * cos(0.3) + head.pivot[1] - 3
    assert found == pytest.approx(np.stack([x, y]), abs=1e-2)
