"""What variants do to the flat drawing, kept from picture to picture."""

import numpy as np
import pytest

from avatar import characters
from avatar.stage.rigs import load_rig

LONG_S = 5.0  # after a pause so long no strand swings


@pytest.mark.parametrize(
    "faces",
    [
        ({"jawOpen": 0.7}, {"jawOpen": 0.4}),
        ({"jawOpen": 0.4, "breathe": 0.2}, {"jawOpen": 0.4, "breathe": 0.8}),
        ({"gaze_x": 0.5}, {"gaze_x": -0.5}),
        ({"eyeBlinkLeft": 1.0}, {}),
    ],
)
def test_nothing_is_left_of_a_face_that_went(faces):
    """Mutants: take a variant that is still active for one that did not move; keep one drawing for ever."""
    folder = characters.folder("robin")
    rig, fresh = load_rig(folder), load_rig(folder)
    for face in faces:
        found = rig.pose(face, LONG_S).points
    assert np.array_equal(found, fresh.pose(faces[-1], LONG_S).points)
    assert not np.array_equal(found, load_rig(folder).pose(faces[0], LONG_S).points)
