"""Layers that go behind others, strands that swing as one."""

import math

import numpy as np
import pytest

from avatar.errors import CharacterError
from avatar.stage.renderers import open_renderer
from tests.stage import pebble

DT = 1 / 30
META = 'format = 1\n[meta]\nname = "A"\nartist = "B"\nlicence = "C"\nperformers = "anyone"\n'
EAR = '<circle id="ear" cx="800" cy="340" r="60" fill="#05a" stroke="#000" stroke-width="4"/>'
INNER = '<circle id="inner" cx="800" cy="340" r="30" fill="#f0a"/>'


def rig(folder, toml, layers=EAR, **more):
    return pebble.rig(folder, svg=pebble.with_layer(layers, **more), toml=META + toml)


def seen(rig, degrees, turn="yaw"):
    """Names of the layers that show, bottom first."""
    scene = rig.pose({turn: math.radians(degrees)}, 5.0)
    return [layer.name for layer, share in zip(scene.art.layers, scene.opacity, strict=True) if share > 0]


BEHIND = '[layers.ear]\nbehind = ["yaw", 18, "face"]\n'


def test_a_layer_is_drawn_just_below_another_while_the_head_is_turned(tmp_path):
    found = rig(tmp_path, BEHIND)
    assert seen(found, 0) == ["face", "ear ink", "ear"]
    assert seen(found, -30) == ["face", "ear ink", "ear"]
    assert seen(found, 25) == ["ear behind ink", "ear behind", "face"]


def test_a_negative_angle_is_the_other_side_and_pitch_counts_too(tmp_path):
    assert seen(rig(tmp_path, BEHIND.replace("18", "-18")), -25)[-1] == "face"
    found = rig(tmp_path, BEHIND.replace('"yaw", 18', '"pitch", -10'))
    assert seen(found, -15, "pitch")[-1] == "face"
    assert seen(found, 15, "pitch")[-1] == "ear"


def test_a_head_that_trembles_at_the_limit_does_not_make_it_flicker(tmp_path):
    """Mutant: HYSTERESIS_DEG = 0."""
    found = rig(tmp_path, BEHIND)
    tops = [seen(found, degrees)[-1] for degrees in (17.5, 18.5, 17.5, 18.5, 16.5, 17.5, 15.5, 17.5)]
    assert tops == ["ear", "face", "face", "face", "face", "face", "ear", "ear"]


def test_what_is_drawn_inside_goes_along(tmp_path):
    found = rig(
        tmp_path, BEHIND + '[layers.inner]\nclip = "ear"\nbehind = ["yaw", 18, "face"]\n', EAR + INNER
    )
    assert seen(found, 25) == ["ear behind ink", "ear behind", "inner behind", "face"]
    layers = {layer.name: layer for layer in found.pose({}, 0).art.layers}
    names = [layer.name for layer in found.pose({}, 0).art.layers]
    assert names[layers["inner behind"].clip] == "ear behind"
    assert names[layers["inner"].clip] == "ear"


def test_both_copies_are_at_the_same_place_whatever_moves_them(tmp_path):
    swings = "spring = 's'\nfrom = [800, 300]\nto = [800, 400]\n[springs.s]\nfrequency_hz = 2\n"
    found = rig(tmp_path, BEHIND + swings, variants='<circle id="ear@browInnerUp" cx="810" cy="300" r="60"/>')
    layers = {layer.name: layer for layer in found.pose({}, DT).art.layers}
    for step in range(20):
        scene = found.pose({"yaw": 0.05 * step, "browInnerUp": 0.6}, DT)
        front, back = (scene.points[layers[n].start : layers[n].end] for n in ("ear", "ear behind"))
        assert front.tolist() == back.tolist()


def test_a_renderer_that_kept_the_other_order_draws_the_new_one_whole(tmp_path):
    """Mutant: leave layers out of what changed without sending them when they come back."""
    found, renderer = rig(tmp_path, BEHIND), open_renderer(480, 270)
    for degrees in (0, 10, 25, 30, 5, 3, 22, 0):
        scene = found.pose({"yaw": math.radians(degrees), "roll": degrees / 100}, 5.0)
        kept, fresh = renderer.draw(scene).rgba.astype(int), open_renderer(480, 270)
        assert np.abs(kept - fresh.draw(scene).rgba).max() <= 2
        fresh.close()
    renderer.close()


EARRING = '<circle id="hook" cx="800" cy="420" r="8"/><circle id="drop" cx="800" cy="470" r="20"/>'
SHARED = (
    "[layers.hook]\nspring = 's'\nfrom = [800, 400]\nto = [800, 490]\n"
    "[layers.drop]\nshares = 'hook'\n[springs.s]\nfrequency_hz = 2\n"
)


def test_layers_that_share_a_spring_never_drift_apart(tmp_path):
    """Two equal shapes stay one on the other.  Mutant: a spring for each."""
    found = rig(tmp_path, SHARED, EARRING.replace('cy="420" r="8"', 'cy="470" r="20"'))
    layers = {layer.name: layer for layer in found.pose({}, DT).art.layers}
    hook, drop = layers["hook"], layers["drop"]
    for step in range(40):
        points = found.pose({"x": math.sin(step)}, DT).points
        assert points[hook.start : hook.end].tolist() == points[drop.start : drop.end].tolist()


def test_without_sharing_each_swings_a_little_differently(tmp_path):
    own = SHARED.replace("shares = 'hook'", "spring = 's'\nfrom = [800, 400]\nto = [800, 490]")
    apart = []
    for toml in (SHARED, own):
        found = rig(tmp_path, toml, EARRING)
        found.pose({}, DT)
        drop = next(layer for layer in found.pose({}, DT).art.layers if layer.name == "drop")
        for step in range(12):
            points = found.pose({"x": math.sin(step)}, DT).points
        apart.append(points[drop.start, 0])
    assert abs(apart[0] - apart[1]) > 0.05


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ('[layers.ear]\nbehind = ["yaw", 18, "hat"]', "ear: behind: no other layer is called 'hat'"),
        ('[layers.ear]\nbehind = ["yaw", 18, "ear"]', "ear: behind: no other layer is called 'ear'"),
        ('[layers.ear]\nbehind = ["roll", 18, "face"]', "layers.ear.behind must be like"),
        ('[layers.ear]\nbehind = ["yaw", 0, "face"]', "layers.ear.behind must be like"),
        ('[layers.ear]\nbehind = ["yaw", nan, "face"]', "layers.ear.behind must be like"),
        ('[layers.ear]\nshares = "face"', "ear: shares = 'face' is not a layer with a spring"),
        ('[layers.ear]\nshares = "ear"', "ear: shares = 'ear' is not a layer with a spring"),
        ('[layers.ear]\nshares = "face"\nfrom = [0, 0]', "layers.ear.shares takes spring, from and to"),
    ],
)
def test_what_is_wrong_is_named(tmp_path, toml, words):
    with pytest.raises(CharacterError) as caught:
        rig(tmp_path, toml)
    assert words in caught.value.problem
    assert caught.value.hint
