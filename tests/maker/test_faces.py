"""Eyes, mouths and brows of every shape do what those of the cast do."""

import numpy as np
import pytest

from avatar.maker import Recipe, built_in
from tests.maker.drawing import ROBIN, rig_of

EYES, MOUTHS = built_in().names("eyes"), built_in().names("mouth")


def outline(scene, name):
    layer = next(layer for layer in scene.art.layers if layer.name == name)
    return scene.points[layer.start : layer.end].astype(float)


def area(ring):
    x, y = ring.T
    return abs(float(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y)) / 2)


@pytest.fixture(scope="module")
def rigs(tmp_path_factory):
    """One person for every shape of eyes, with a mouth and a face of their own."""
    faces, brows = built_in().names("face"), built_in().names("brows")
    return [
        rig_of(
            Recipe(
                parts=ROBIN
                | {
                    "eyes": EYES[i % len(EYES)],
                    "mouth": MOUTHS[i % len(MOUTHS)],
                    "face": faces[i % len(faces)],
                    "brows": brows[i % len(brows)],
                }
            ),
            tmp_path_factory.mktemp("person"),
        )
        for i in range(max(len(EYES), len(MOUTHS)))
    ]


def posed(rig, **controls):
    rig.reset()
    scene = rig.pose(controls, 0.6)
    return type(scene)(scene.art, scene.points.copy(), scene.opacity.copy())


@pytest.mark.parametrize(
    "also",
    [{}, {"eyeSquintLeft": 1}, {"eyeWideLeft": 1}, {"mouthSmileLeft": 1}, {"gaze_y": 1}, {"gaze_y": -1}],
)
def test_every_eye_closes_whatever_else_the_face_does(rigs, also):
    """Kills the mutant that leaves out a corrective shape: the white bulges out below the lashes."""
    for rig in rigs:
        shut = area(outline(posed(rig, eyeBlinkLeft=1, **also), "sclera_left"))
        assert shut < 0.06 * area(outline(posed(rig), "sclera_left"))


def test_every_eye_looks_where_the_performer_looks_and_opens_wider(rigs):
    for rig in rigs:
        rest, aside, wide = (posed(rig, **c) for c in ({}, {"gaze_x": 1}, {"eyeWideLeft": 1}))
        assert outline(aside, "iris_left")[:, 0].mean() > outline(rest, "iris_left")[:, 0].mean() + 6
        assert area(outline(wide, "sclera_left")) > 1.15 * area(outline(rest, "sclera_left"))


def test_every_mouth_is_shut_at_rest_with_friendly_corners_and_opens(rigs):
    for rig in rigs:
        rest, wide, kiss = (
            outline(posed(rig, **c), "mouth") for c in ({}, {"jawOpen": 1}, {"mouthPucker": 1})
        )
        assert area(rest) < 140
        ends = rest[[rest[:, 0].argmin(), rest[:, 0].argmax()], 1]
        assert ends.max() < rest[:, 1].max() - 4
        assert area(wide) > 10 * area(rest)
        assert np.ptp(kiss[:, 0]) < 0.75 * np.ptp(rest[:, 0])


def test_every_face_takes_its_chin_along_and_every_brow_goes_up_and_down(rigs):
    for rig in rigs:
        rest, wide = (outline(posed(rig, **c), "face") for c in ({}, {"jawOpen": 1}))
        assert wide[:, 1].max() > rest[:, 1].max() + 10
        low, mid, high = (
            outline(posed(rig, **c), "brow_left")[:, 1].mean()
            for c in ({"browDownLeft": 1}, {}, {"browInnerUp": 1, "browOuterUpLeft": 1})
        )
        assert low - 3 > mid > high + 5
