"""What a drawing leaves out because something always lies before it: nobody ever sees that it is missing.

Bolt's screen hides most of his face, and his head most of its own back: both have holes, which cost less
to draw than what they leave out.
"""

import itertools
import math
import re
import shutil
from contextlib import closing

import numpy as np
import pytest

from avatar import characters
from avatar.performance import RANGES
from avatar.stage.renderers import open_renderer
from avatar.stage.rigs import load_rig

LOUD = "#ff00ff"
HOLED = "face", "shell_back"
DT = 1 / 20


def moments():
    """Everywhere a head can turn and go, at the ends of what a face can do."""
    (low, high), *_ = RANGES
    acts = itertools.cycle(
        [
            {},
            {"jawOpen": 1.0},
            {"jawOpen": 1.0, "mouthClose": 1.0},
            {"jawLeft": 1.0, "browInnerUp": 1.0},
            {"jawRight": 1.0, "eyeBlinkLeft": 1.0, "eyeBlinkRight": 1.0},
        ]
    )
    places = itertools.cycle([{"x": -2.0, "z": 2.0}, {"z": -2.0}, {}, {"x": 2.0, "y": 2.0}])
    for yaw in (low, -0.3, 0.0, 0.3, high):
        for pitch in (-1.5, -0.2, 0.2, 1.5):
            for roll in (-1.5, 0.0, 1.5):
                yield {"yaw": yaw, "pitch": pitch, "roll": roll} | next(places) | next(acts)


@pytest.fixture
def bolt(tmp_path):
    """Loads him, with other holes in some layers if so asked."""

    def load(layers=(), hole=None):
        folder = tmp_path / f"bolt{len(list(tmp_path.iterdir()))}"
        shutil.copytree(characters.folder("bolt"), folder)
        path = folder / "character.svg"
        text = path.read_text(encoding="utf-8")
        for layer in layers:
            text, count = re.subn(rf'(id="{layer}(?:@[^"]*)?" d="M[^M"]*Z) (M[^M"]*)"', hole, text)
            assert count >= 1
        path.write_text(text, encoding="utf-8")
        rig = load_rig(folder)
        rig.set_background(LOUD)
        return rig

    return load


def none(match):
    return f'{match[1]}"'


def larger(match):
    """The hole, larger by 30 pixels on every side."""
    corners = [(float(x), float(y)) for x, y in re.findall(r"([\d.]+) ([\d.]+)", match[2])]
    middle = np.mean(corners, axis=0)
    grown = [
        " ".join(
            f"{at + math.copysign(30, at - centre):.1f}" for at, centre in zip(corner, middle, strict=True)
        )
        for corner in corners
    ]
    return f'{match[1]} M{" L".join(grown)}Z"'


def farthest(one, other):
    """How far any channel of any pixel differs in any moment, of 255."""
    found = 0
    with closing(open_renderer(640, 360)) as first, closing(open_renderer(640, 360)) as second:
        for moment in moments():
            pictures = first.draw(one.pose(moment, DT)).rgba, second.draw(other.pose(moment, DT)).rgba
            found = max(found, int(np.abs(np.subtract(*pictures, dtype=np.int16)).max()))
    return found


def test_nobody_sees_what_is_left_out(bolt):
    """One step of 255 is what the library's gradients differ by when a row of pixels begins elsewhere.

    Mutant: either hole larger by 30 pixels, as below.
    """
    assert farthest(bolt(), bolt(HOLED, none)) <= 1


@pytest.mark.parametrize("layer", HOLED)
def test_a_larger_hole_would_be_seen(layer, bolt):
    """Keeps the test above from passing vacuously."""
    assert farthest(bolt(), bolt([layer], larger)) > 20
