"""How the cast is drawn: twelve poses of everybody, compared with pictures on file.

After a change of the art: ``pytest tests/stage/test_faces.py --update-goldens``, and look at them.
"""

import functools
import math
from contextlib import closing

import numpy as np
import pytest

from avatar import characters
from avatar.app.pose import settle
from avatar.stage.renderers import open_renderer
from avatar.stage.rigs import load_rig
from avatar.stage.rigs.views import TRANSPARENT
from tests.goldens import FOLDER


def both(**values):
    return {name + side: value for name, value in values.items() for side in ("Left", "Right")}


def turned(**degrees):
    return {name: math.radians(value) for name, value in degrees.items()}


FACES = {
    "neutral": {},
    "blink": both(eyeBlink=1.0),
    "wink_left": {"eyeBlinkLeft": 1.0},
    "laugh": {"jawOpen": 0.6, **both(mouthSmile=0.9)},
    "sad": {"browInnerUp": 0.9, **both(mouthFrown=0.8)},
    "angry": both(browDown=0.9, mouthPress=0.5),
    "surprised": {"browInnerUp": 0.9, "jawOpen": 0.6, **both(browOuterUp=0.9, eyeWide=0.9)},
    "pucker": {"mouthPucker": 0.9},
    "look_up_left": {"gaze_x": 1.0, "gaze_y": 1.0},
    "turned_left": turned(yaw=35, pitch=10, roll=-12),
    "turned_right": turned(yaw=-35, pitch=-10),
    "nodding": turned(pitch=-25, roll=30),
}


@pytest.fixture(scope="module")
def renderer():
    with closing(open_renderer(240, 136)) as opened:
        yield opened


@functools.cache
def cast(name):
    """Without a background: a picture of a few kilobytes, and all of it is the character."""
    rig = load_rig(characters.folder(name))
    rig.set_background(TRANSPARENT)
    return rig


def draw(renderer, name, face):
    rig = cast(name)
    settle(rig, FACES[face])
    return renderer.draw(rig.pose(FACES[face], 0.0)).rgba


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("name", characters.names())
def test_face(name, face, golden, renderer):
    golden.check(draw(renderer, name, face))


@pytest.mark.parametrize("name", characters.names())
def test_the_faces_are_not_all_the_same(name, renderer):
    """Keeps the goldens from passing vacuously."""
    assert len({draw(renderer, name, face).tobytes() for face in FACES}) == len(FACES)


FLOATING = {"boo"}
"""A ghost ends in a hem above the lower edge; everybody else is cut by it."""


@pytest.mark.parametrize("name", characters.names())
def test_what_is_drawn_has_alpha_and_stands_on_the_lower_edge(name, renderer):
    alpha = draw(renderer, name, "neutral")[..., 3]
    assert alpha[0, 0] == 0
    assert alpha.max() == 255
    assert np.any(alpha[-1]) == (name not in FLOATING)


def test_no_golden_is_left_of_somebody_who_is_gone():
    expected = {f"test_face[{name}-{face}].png" for name in characters.names() for face in FACES}
    assert {path.name for path in FOLDER.glob("test_face*.png")} == expected
