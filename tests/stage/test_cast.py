"""What every built-in character must be able to show, whoever draws it.

The tests find the parts of a face by the names of their layers; docs/characters.md lists them.
"""

import math

import numpy as np
import pytest
from numpy.typing import NDArray

from avatar import characters
from avatar.performance import COEFFICIENTS
from avatar.stage.rigs import Rig, load_rig
from avatar.stage.scene import Layer, Scene
from tests.stage import pebble

NEEDED = ("face", "mouth", "sclera_left", "sclera_right", "iris_left", "iris_right")
"""Everybody has these."""

HUMAN = ("neck", "teeth_upper", "tongue")
"""People have these too; a ghost needs no neck."""

PEOPLE = {"robin", "amara", "otto", "kenji"}

EXPRESSIONS = {
    "eyes closed": {"eyeBlinkLeft": 1.0, "eyeBlinkRight": 1.0},
    "wink": {"eyeBlinkLeft": 1.0},
    "happy": {"mouthSmileLeft": 0.9, "mouthSmileRight": 0.9},
    "sad": {"browInnerUp": 0.9, "mouthFrownLeft": 0.8, "mouthFrownRight": 0.8},
    "angry": {"browDownLeft": 0.9, "browDownRight": 0.9, "mouthPressLeft": 0.5, "mouthPressRight": 0.5},
    "surprised": {"browInnerUp": 0.9, "browOuterUpLeft": 0.9, "browOuterUpRight": 0.9, "jawOpen": 0.6},
    "kiss": {"mouthPucker": 0.9},
    "talking": {"jawOpen": 0.5},
}


@pytest.fixture(scope="module", params=characters.names())
def rig(request: pytest.FixtureRequest) -> Rig:
    return load_rig(characters.folder(request.param))


def pose(rig: Rig, controls: dict[str, float]) -> Scene:
    """The scene once everything that swings has come to rest."""
    rig.reset()
    for _ in range(3):
        scene = rig.pose(controls, 0.6)
    return Scene(scene.art, scene.points.copy(), scene.opacity.copy())


def outline(scene: Scene, name: str) -> NDArray[np.float32]:
    layer: Layer = next(layer for layer in scene.art.layers if layer.name == name)
    return scene.points[layer.start : layer.end]


def has(rig: Rig, name: str) -> bool:
    return any(layer.name == name for layer in rig.pose({}, 0.0).art.layers)


def area(ring: NDArray[np.float32]) -> float:
    """Signed area of a closed path's control points."""
    x, y = ring.astype(float).T
    return float(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y)) / 2


def height(ring: NDArray[np.float32]) -> float:
    return float(np.ptp(ring[:, 1]))


@pytest.mark.parametrize("name", characters.names())
def test_the_parts_of_the_face_have_the_names_that_the_documentation_lists(name: str) -> None:
    """Keeps the tests below from being skipped for somebody who has these parts under other names."""
    drawn = load_rig(characters.folder(name))
    assert all(has(drawn, layer) for layer in (*NEEDED, *(HUMAN if name in PEOPLE else ())))
    listed = pebble.DOCS.read_text(encoding="utf-8")
    assert all(f"`{layer}`" in listed for layer in (*NEEDED, *HUMAN))


@pytest.mark.parametrize("name", COEFFICIENTS)
def test_every_coefficient_shows_in_the_drawing(rig: Rig, name: str) -> None:
    # Lips close only over an open jaw, as ARKit means it.
    around = {"jawOpen": 0.6} if name == "mouthClose" else {}
    still, moved = pose(rig, around), pose(rig, {**around, name: 1.0})
    assert np.abs(moved.points - still.points).max() > 1.5


@pytest.mark.parametrize("name", EXPRESSIONS)
def test_expressions_move_much_more_than_a_tremble(rig: Rig, name: str) -> None:
    still, moved = pose(rig, {}), pose(rig, EXPRESSIONS[name])
    assert np.abs(moved.points - still.points).max() > 12


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize(
    "also", [{}, {"eyeSquint": 1.0}, {"eyeWide": 1.0}, {"mouthSmile": 1.0}, {"gaze_y": 1.0}]
)
def test_a_closed_eye_is_closed_whatever_else_the_face_does(
    rig: Rig, side: str, also: dict[str, float]
) -> None:
    """Kills the mutant that drops a corrective shape of the eye: the white bulges out below the lashes."""
    extra = {k if k.startswith("gaze") else k + side.title(): v for k, v in also.items()}
    eye = outline(pose(rig, {f"eyeBlink{side.title()}": 1.0, **extra}), f"sclera_{side}")
    open_eye = outline(pose(rig, {}), f"sclera_{side}")
    assert abs(area(eye)) < 0.06 * abs(area(open_eye))


def test_left_is_the_performers_own_left_at_the_right_of_the_picture(rig: Rig) -> None:
    """Kills the mutant that swaps the sides of a blink."""
    winking = pose(rig, {"eyeBlinkLeft": 1.0})
    left, right = outline(winking, "sclera_left"), outline(winking, "sclera_right")
    assert abs(area(left)) < 0.06 * abs(area(right))
    assert left[:, 0].mean() > 640 > right[:, 0].mean()


def test_the_eyes_look_where_the_performer_looks(rig: Rig) -> None:
    middle = outline(pose(rig, {}), "iris_left").mean(axis=0)
    assert outline(pose(rig, {"gaze_x": 1.0}), "iris_left").mean(axis=0)[0] > middle[0] + 6
    assert outline(pose(rig, {"gaze_y": 1.0}), "iris_left").mean(axis=0)[1] < middle[1] - 4


def test_a_resting_mouth_is_shut_and_smiles_a_little(rig: Rig) -> None:
    mouth = outline(pose(rig, {}), "mouth")
    assert abs(area(mouth)) < 120
    leftmost, rightmost = mouth[mouth[:, 0].argmin()], mouth[mouth[:, 0].argmax()]
    assert max(leftmost[1], rightmost[1]) < mouth[:, 1].max() - 4


def test_the_chin_follows_the_jaw(rig: Rig) -> None:
    assert height(outline(pose(rig, {"jawOpen": 1.0}), "face")) > height(outline(pose(rig, {}), "face")) + 10


def test_teeth_and_tongue_stay_inside_the_mouth(rig: Rig) -> None:
    layers = pose(rig, {}).art.layers
    for inside in (layer for layer in layers if layer.name in ("teeth_upper", "tongue")):
        assert inside.clip is not None
        assert layers[inside.clip].name == "mouth"


@pytest.mark.parametrize(
    "turn", [("yaw", 35), ("yaw", -35), ("pitch", 25), ("pitch", -25), ("roll", 30), ("roll", -30)]
)
def test_a_turned_head_keeps_its_neck_and_its_eyes(rig: Rig, turn: tuple[str, float]) -> None:
    """The neck's upper end stays under the face, and both eyes stay on it."""
    scene = pose(rig, {turn[0]: math.radians(turn[1])})
    face = outline(scene, "face")
    if has(rig, "neck"):
        neck = outline(scene, "neck")
        assert neck[:, 1].min() < face[:, 1].max() - 10
        assert face[:, 0].min() < neck[neck[:, 1].argmin()][0] < face[:, 0].max()
    for side in ("left", "right"):
        x, y = outline(scene, f"iris_{side}").mean(axis=0)
        assert face[:, 0].min() < x < face[:, 0].max()
        assert face[:, 1].min() < y < face[:, 1].max()
