import math

import pytest

from avatar import characters
from avatar.stage.renderers import open_renderer
from avatar.stage.rigs import load_rig

FACES = {
    "neutral": {},
    "blink": {"eyeBlinkLeft": 1.0, "eyeBlinkRight": 1.0},
    "wink_left": {"eyeBlinkLeft": 1.0},
    "laugh": {"jawOpen": 0.6, "mouthSmileLeft": 0.9, "mouthSmileRight": 0.9},
    "pucker": {"mouthPucker": 0.9},
    "look_up_left": {"gaze_x": 1.0, "gaze_y": 1.0},
    "turned": {"yaw": math.radians(28), "pitch": math.radians(10), "roll": math.radians(-12)},
}


@pytest.fixture(scope="module")
def renderer():
    opened = open_renderer(320, 180)
    yield opened
    opened.close()


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("name", characters.names())
def test_face(name, face, golden, renderer):
    golden.check(renderer.draw(load_rig(characters.folder(name)).pose(FACES[face], 0.0)).rgba)


def test_the_faces_are_not_all_the_same(renderer):
    """Keeps the goldens from passing vacuously."""
    rig = load_rig(characters.folder(characters.names()[0]))
    assert len({renderer.draw(rig.pose(face, 0.0)).rgba.tobytes() for face in FACES.values()}) == len(FACES)
