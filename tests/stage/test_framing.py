"""The character's size and place change; what is behind it, and every card, does not."""

import numpy as np
import pytest

from avatar import characters
from avatar.settings import OPTIONS
from avatar.signal import Reason
from avatar.stage import cards
from avatar.stage.framing import LARGEST, SHIFTS, SMALLEST, Framing
from avatar.stage.renderers import open_renderer
from avatar.stage.rigs import load_rig
from avatar.stage.scene import DESIGN_SIZE

ROBIN = load_rig(characters.folder("robin"))


def moving(scene):
    return scene.points[scene.art.layers[scene.art.still].start :]


def outlines(scene, name):
    return np.concatenate(
        [scene.points[layer.start : layer.end] for layer in scene.art.layers if layer.name.startswith(name)]
    )


def test_the_settings_allow_what_can_be_framed():
    limits = OPTIONS["stage.zoom"].limits
    assert (limits.low, limits.high) == (100 * SMALLEST, 100 * LARGEST)
    assert set(OPTIONS["stage.framing"].choices) == set(SHIFTS)


def test_as_it_was_drawn_nothing_is_copied():
    scene = ROBIN.pose({}, 0.0)
    assert Framing().apply(scene) is scene


@pytest.mark.parametrize("zoom", [SMALLEST, 0.9, 1.2, LARGEST])
def test_the_whole_face_stays_in_the_picture_at_every_size(zoom):
    face = outlines(Framing(zoom).apply(ROBIN.pose({}, 0.0)), "face")
    assert face[:, 1].min() > 0
    assert face[:, 1].max() < DESIGN_SIZE[1]


def test_a_character_that_shrinks_stays_on_the_lower_edge():
    scene = ROBIN.pose({}, 0.0)
    before, after = moving(scene), moving(Framing(SMALLEST).apply(scene))
    low = np.argmax(before[:, 1])
    assert before[low, 1] >= DESIGN_SIZE[1]
    assert after[low, 1] >= DESIGN_SIZE[1]


def test_left_is_the_performers_own():
    """The right of the picture; the mirrored preview shows it left.  Mutant: the signs of SHIFTS."""
    scene = ROBIN.pose({}, 0.0)
    assert outlines(Framing(place="left").apply(scene), "face")[:, 0].mean() > DESIGN_SIZE[0] / 2
    assert outlines(Framing(place="right").apply(scene), "face")[:, 0].mean() < DESIGN_SIZE[0] / 2


def test_what_is_behind_does_not_move():
    """Mutant: scale every point."""
    scene = ROBIN.pose({}, 0.0)
    framed = Framing(LARGEST, "left").apply(scene)
    begin = scene.art.layers[scene.art.still].start
    assert begin > 0
    assert np.array_equal(framed.points[:begin], scene.points[:begin])
    renderer = open_renderer(160, 90)
    usual = renderer.draw(scene).rgba.copy()
    small = renderer.draw(Framing(SMALLEST).apply(scene)).rgba.copy()
    renderer.close()
    assert np.array_equal(usual[:10, :30], small[:10, :30])
    assert not np.array_equal(usual, small)


@pytest.mark.parametrize("reason", [Reason.PAUSED, Reason.NOT_OWNER])
def test_a_card_is_never_framed(reason):
    card = cards.card(reason)
    assert Framing(LARGEST, "left").apply(card) is card
