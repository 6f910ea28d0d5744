"""What a performer may choose: colours, expressions, toggles, backgrounds."""

import io
import math
from dataclasses import dataclass

import numpy as np
import pytest
from PIL import Image

from avatar.errors import CharacterError
from avatar.stage.renderers import open_renderer
from avatar.stage.rigs import load_rig
from tests.stage import pebble

META = 'format = 1\n[meta]\nname = "A"\nartist = "B"\nlicence = "C"\nperformers = "anyone"\n'
SIZE = (320, 180)


@dataclass(frozen=True)
class Said:
    photo: bool
    why: str = "it looks like a photograph"


def rig(folder, toml="", layers="", *, palette=None, judge=None, **more):
    pebble.write(folder, svg=pebble.with_layer(layers, **more), toml=META + toml)
    return load_rig(folder, palette=palette, judge=judge)


def refused(folder, toml, layers="", **more):
    with pytest.raises(CharacterError) as caught:
        rig(folder, toml, layers, **more)
    assert caught.value.hint
    return caught.value.problem


def picture(found, values=None, size=SIZE):
    renderer = open_renderer(*size)
    try:
        return renderer.draw(found.pose(values or {}, 5.0)).rgba.copy()
    finally:
        renderer.close()


def png(colour=(200, 30, 30), size=(64, 36), mode="RGB"):
    out = io.BytesIO()
    Image.new(mode, size, colour).save(out, "PNG")
    return out.getvalue()


# ---------------------------------------------------------------------- colours

HAIR = '<circle id="hair" cx="640" cy="120" r="90" fill="#7b4533" stroke="#3d2321" stroke-width="4"/>'
PALETTE = '[palette]\nhair = ["#7b4533", "#3d2321"]\n'


def colours_of(found, name):
    layers = {layer.name: layer.fill for layer in found.pose({}, 0).art.layers}
    return layers[name], layers[f"{name} ink"]


def test_another_base_takes_its_shades_along_and_nothing_else(tmp_path):
    before, shade = colours_of(rig(tmp_path, PALETTE, HAIR), "hair")
    found = rig(tmp_path, PALETTE, HAIR, palette={"hair": "#3366CC"})
    after, dark = colours_of(found, "hair")
    assert (before.red, before.green, before.blue) == (0x7B, 0x45, 0x33)
    assert (after.red, after.green, after.blue) == (0x33, 0x66, 0xCC)
    assert dark.blue > dark.red
    assert dark.blue < after.blue
    assert shade != dark
    face = next(layer for layer in found.pose({}, 0).art.layers if layer.name == "face")
    assert (face.fill.red, face.fill.green, face.fill.blue) == (0xFF, 0xDD, 0xBB)


def test_stops_of_gradients_go_along_and_keep_their_alpha(tmp_path):
    ramp = (
        '<linearGradient id="g" gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="9" y2="0">'
        '<stop offset="0" stop-color="#7b4533" stop-opacity=".5"/><stop offset="1" stop-color="#fff"/>'
        "</linearGradient>"
    )
    hair = '<circle id="hair" cx="640" cy="120" r="90" fill="url(#g)"/>'
    found = rig(tmp_path, PALETTE, hair, defs=ramp, palette={"hair": "#00ff00"})
    fill = next(layer.fill for layer in found.pose({}, 0).art.layers if layer.name == "hair")
    assert [(s.colour.green, s.colour.alpha) for s in fill.stops] == [(255, 128), (255, 255)]


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ('[palette]\nhair = "#7b4533"', "palette.hair must be a list of texts"),
        ('[palette]\nhair = ["brown"]', "palette.hair must be a list of colours"),
        ("[palette]\nhair = []", "palette.hair must be a list of texts"),
        ('[palette]\nhair = ["#123456"]', "palette.hair: no layer has any of these colours"),
        ('[palette]\nhair = ["#7b4533"]\nfur = ["#7B4533"]', "palette.fur and hair both have #7b4533"),
        ('[palette]\n"hair colour" = ["#7b4533"]', "palette.hair colour is not a name"),
    ],
)
def test_what_is_wrong_with_a_palette_is_named(tmp_path, toml, words):
    assert words in refused(tmp_path, toml, HAIR)


@pytest.mark.parametrize(
    ("palette", "words"),
    [
        ({"hare": "#000000"}, "no colour called 'hare'"),
        ({"hair": "red"}, "hair: 'red' is not a colour"),
        ({"hair": "#12345"}, "hair: '#12345' is not a colour"),
    ],
)
def test_a_colour_that_cannot_be_is_refused_with_the_nearest_name(tmp_path, palette, words):
    with pytest.raises(CharacterError, match=words) as caught:
        rig(tmp_path, PALETTE, HAIR, palette=palette)
    assert "hair" in caught.value.hint or "#aa5500" in caught.value.hint


# ---------------------------------------------------------------------- expressions


def test_an_expression_is_a_name_a_key_and_values(tmp_path):
    toml = '[expressions.grin]\nkey = 3\nmix = "replace"\nmouthSmileLeft = 1\ngaze_x = -0.5\n'
    toml += "[expressions.plain]\n"
    found = rig(tmp_path, toml).manifest.expressions
    assert (found["grin"].key, found["grin"].mix) == (3, "replace")
    assert found["grin"].controls == {"mouthSmileLeft": 1.0, "gaze_x": -0.5}
    assert (found["plain"].key, found["plain"].mix, found["plain"].controls) == (None, "add", {})


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ("key = 0", "expressions.x.key = 0 must be 1 to 9"),
        ('key = "1"', "expressions.x.key = '1' must be 1 to 9"),
        ("key = true", "expressions.x.key = True must be 1 to 9"),
        ('mix = "mul"', "expressions.x.mix must be 'add' or 'replace'"),
        ("mouthSmile = 1", "expressions.x.mouthSmile is not a control"),
        ("yaw = 1", "expressions.x.yaw is not a control"),
        ("jawOpen = 1.5", "expressions.x.jawOpen = 1.5 must be 0 to 1"),
        ("jawOpen = nan", "expressions.x.jawOpen = nan must be 0 to 1"),
        ("gaze_x = -2", "expressions.x.gaze_x = -2 must be -1 to 1"),
        ("key = 2\n[expressions.y]\nkey = 2", "expressions.y.key = 2 is x's too"),
    ],
)
def test_what_is_wrong_with_an_expression_is_named(tmp_path, toml, words):
    assert words in refused(tmp_path, f"[expressions.x]\n{toml}\n")


# ---------------------------------------------------------------------- toggles

GLASSES = '<circle id="glasses" cx="640" cy="320" r="60" fill="#123" stroke="#000" stroke-width="4"/>'
TIPS = '<circle id="tips" cx="640" cy="140" r="60" fill="#321"/>'
TOGGLE = '[toggles.glasses]\nlayers = ["glasses"]\nhides = ["tips"]\nkey = "g"\n'


def seen(found, **values):
    scene = found.pose(values, 5.0)
    return {layer.name for layer, share in zip(scene.art.layers, scene.opacity, strict=True) if share > 0}


def test_a_toggle_shows_its_layers_and_hides_what_they_cover(tmp_path):
    found = rig(tmp_path, TOGGLE, GLASSES + TIPS)
    assert found.toggles == {"glasses": True}
    assert seen(found) == {"face", "glasses", "glasses ink"}
    found.toggle("glasses", on=False)
    assert seen(found) == {"face", "tips"}
    found.toggle("glasses", on=True)
    assert seen(found) == {"face", "glasses", "glasses ink"}


def test_a_toggle_may_begin_off_and_works_with_fading_and_going_behind(tmp_path):
    extra = '[layers.glasses]\nfade = ["yaw", 10, 20]\nbehind = ["pitch", 10, "face"]\n'
    found = rig(tmp_path, TOGGLE + "on = false\n" + extra, GLASSES + TIPS)
    for turn in ({}, {"yaw": 0.3}, {"pitch": 0.3}):
        assert seen(found, **turn) == {"face", "tips"}
    found.toggle("glasses", on=True)
    assert seen(found, pitch=0.3) == {"face", "glasses behind", "glasses behind ink"}
    assert seen(found, yaw=0.4) == {"face"}


def test_what_is_hidden_is_neither_sent_nor_drawn_and_comes_back_whole(tmp_path):
    """Mutants: keep old points of a layer that returns; forget a hidden outline that others lie inside."""
    inside = '<circle id="pupil" cx="640" cy="320" r="80" fill="#fff"/>'
    toml = '[toggles.lens]\nlayers = ["glasses"]\n[layers.pupil]\nclip = "glasses"\n'
    found, renderer = rig(tmp_path, toml, GLASSES + inside), open_renderer(*SIZE)
    for step, on in enumerate((True, False, False, True, False, True, True)):
        found.toggle("lens", on=on)
        values = {"yaw": 0.1 * step - 0.3, "x": 0.2 * step}
        kept = renderer.draw(found.pose(values, 5.0)).rgba.astype(int)
        assert np.abs(kept - picture(found, values)).max() <= 2
    renderer.close()


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ('layers = ["hat"]', "toggles.x: no movable layer is called 'hat'"),
        ('layers = ["face"]\nhides = ["hat"]', "toggles.x: no movable layer is called 'hat'"),
        ("on = true", "toggles.x.layers must name what is put on"),
        ('layers = ["face"]\nkey = "G"', "toggles.x.key = 'G' must be one small letter"),
        ('layers = ["face"]\nkey = "p"', "toggles.x.key = 'p' is taken by the program"),
        ('layers = ["face"]\non = 1', "toggles.x.on must be true or false"),
        ('layers = ["face"]\ncolour = 1', "toggles.x.colour is unknown"),
        (
            'layers = ["face"]\nkey = "g"\n[toggles.y]\nlayers = ["face"]\nkey = "g"',
            "toggles.y.key = 'g' is x's too",
        ),
    ],
)
def test_what_is_wrong_with_a_toggle_is_named(tmp_path, toml, words):
    assert words in refused(tmp_path, f"[toggles.x]\n{toml}\n")


def test_a_toggle_or_background_nobody_drew_is_refused_with_the_nearest_name(tmp_path):
    found = rig(tmp_path, TOGGLE, GLASSES + TIPS)
    with pytest.raises(CharacterError, match="no toggle called 'glases'") as caught:
        found.toggle("glases", on=True)
    assert caught.value.hint == "did you mean glasses?"
    with pytest.raises(CharacterError, match="no background called 'beach'"):
        found.set_background("beach")


# ---------------------------------------------------------------------- backgrounds

ROOMS = (
    '[backgrounds.room]\ndrawing = true\n[backgrounds.plain]\ncolour = "#336699"\n'
    '[backgrounds.dusk]\ngradient = ["#ff0000", "#0000ff"]\n[backgrounds.none]\ntransparent = true\n'
)


def test_backgrounds_are_shown_by_name(tmp_path):
    found = rig(tmp_path, ROOMS)
    assert list(found.manifest.backgrounds) == ["room", "plain", "dusk", "none"]
    assert found.background == "room"
    seen = {}
    for name in ("room", "plain", "dusk", "none"):
        found.set_background(name)
        assert found.background == name
        seen[name] = picture(found)
    assert seen["room"][5, 5].tolist() == [0, 0, 0, 255]
    assert seen["plain"][5, 5].tolist() == [0x33, 0x66, 0x99, 255]
    assert seen["dusk"][0, 5, 0] > 250
    assert seen["dusk"][-1, 5, 2] > 250
    assert seen["none"][5, 5].tolist() == [0, 0, 0, 0]
    middle = seen["none"][90, 160]
    assert middle[3] == 255
    assert (middle == seen["plain"][90, 160]).all()


def test_edges_over_nothing_are_half_transparent(tmp_path):
    found = rig(tmp_path, ROOMS + "[backgrounds.extra]\ntransparent = true\ndefault = true\n")
    assert found.background == "extra"
    alpha = picture(found)[..., 3]
    assert ((alpha > 20) & (alpha < 230)).any()


def test_a_renderer_that_is_kept_changes_the_background_whole_and_only_once(tmp_path):
    """Mutant: do not draw everything again when the backdrop changes."""
    found, renderer = rig(tmp_path, ROOMS), open_renderer(*SIZE)
    for name, yaw in (("plain", 0.0), ("plain", 0.2), ("dusk", 0.2), ("none", 0.2), ("room", 0.0)):
        found.set_background(name)
        scene = found.pose({"yaw": yaw}, 5.0)
        kept, fresh = renderer.draw(scene), open_renderer(*SIZE)
        drawn = fresh.draw(scene)
        assert np.abs(kept.rgba.astype(int) - drawn.rgba).max() <= 2
        assert np.abs(kept.i420.astype(int) - drawn.i420).max() <= 2
        fresh.close()
    renderer.close()


def test_without_any_the_drawings_own_is_called_drawing(tmp_path):
    found = rig(tmp_path)
    assert found.background == "drawing"
    assert picture(found)[5, 5].tolist() == [0, 0, 0, 255]


IMAGE = '[backgrounds.wall]\nimage = "wall.png"\n'


def test_a_picture_is_shown_once_a_judge_let_it_pass(tmp_path):
    (tmp_path / "wall.png").write_bytes(png(size=(64, 64)))
    judged = []
    found = rig(tmp_path, IMAGE, judge=lambda rgb: judged.append(rgb.shape) or Said(photo=False))
    assert judged == [(64, 64, 3)]
    found.set_background("wall")
    assert picture(found)[5, 5].tolist() == [200, 30, 30, 255]


@pytest.mark.parametrize("judge", [None, lambda _: Said(photo=True), lambda _: Said(photo=None)])
def test_a_picture_that_nobody_lets_pass_is_refused(tmp_path, judge):
    """Mutants: accept every picture if there is no judge; test ``if verdict.photo`` alone."""
    (tmp_path / "wall.png").write_bytes(png())
    problem = refused(tmp_path, IMAGE, judge=judge)
    assert problem.startswith("wall.png: ")


def test_what_lies_under_transparent_pixels_is_neither_judged_nor_shown(tmp_path):
    """Mutant: drop the alpha channel instead of laying the picture over white."""
    (tmp_path / "wall.png").write_bytes(png((200, 30, 30, 0), mode="RGBA"))
    judged = []
    found = rig(tmp_path, IMAGE, judge=lambda rgb: judged.append(rgb) or Said(photo=False))
    assert (judged[0] == 255).all()
    found.set_background("wall")
    assert picture(found)[5, 5].tolist() == [255, 255, 255, 255]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "wall.png is not a PNG or JPEG picture"),
        (b"GIF89a" + bytes(60), "wall.png is not a PNG or JPEG picture"),
        (png()[:60], "wall.png cannot be decoded"),
        (png(size=(5000, 4)), "5000 by 4 pixels"),
        (png(size=(2100, 2100)), "2100 by 2100 pixels"),
        (png(size=(30000, 30000), mode="1", colour=0), "wall.png"),
    ],
)
def test_a_picture_that_is_broken_or_too_large_is_refused(tmp_path, data, words):
    """Mutants: no limit on pixels; decode before looking at the size."""
    (tmp_path / "wall.png").write_bytes(data)
    assert words in refused(tmp_path, IMAGE, judge=lambda _: Said(photo=False))


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ("", "backgrounds.x. must have one of"),
        ('colour = "#000000"\ndrawing = true', "backgrounds.x. must have one of"),
        ('colour = "black"', "backgrounds.x.colour = 'black' must be like #aa5500"),
        ('gradient = ["#000000"]', "backgrounds.x.gradient must be two colours"),
        ("drawing = false", "backgrounds.x.drawing must be true"),
        ('transparent = "yes"', "backgrounds.x.transparent must be true or false"),
        ('image = "../secret.png"', "'../secret.png' is not the plain name of a file"),
        ('image = "/etc/passwd"', "'/etc/passwd' is not the plain name of a file"),
        ('image = "missing.png"', "missing.png cannot be read"),
        ('image = "con.png"', "'con.png' is not the plain name of a file"),
        ("drawing = true\nblur = 3", "backgrounds.x.blur is unknown"),
        (
            "drawing = true\ndefault = true\n[backgrounds.y]\ntransparent = true\ndefault = true",
            "backgrounds.y.default is set for x too",
        ),
        ("transparent = true\n[backgrounds.drawing]\ntransparent = true", "backgrounds.drawing.drawing"),
    ],
)
def test_what_is_wrong_with_a_background_is_named(tmp_path, toml, words):
    assert words in refused(tmp_path, f"[backgrounds.x]\n{toml}\n")


# ---------------------------------------------------------------------- pictures of other shapes


@pytest.mark.parametrize("size", [(180, 180), (160, 320), (400, 160), (284, 160)])
def test_the_figure_stands_in_the_middle_and_the_backdrop_covers_all(tmp_path, size):
    """Mutant: draw from the top left."""
    wall = '</g><g id="background"><rect width="1280" height="720" fill="#336699"/></g><g id="head">'
    drawing = pebble.with_layer("").replace('<g id="head">', wall.removeprefix("</g>"), 1)
    pebble.write(tmp_path, svg=drawing, toml=META)
    drawn = picture(load_rig(tmp_path), size=size)
    face = (np.abs(drawn[..., :3].astype(int) - (0xFF, 0xDD, 0xBB)).max(axis=2) < 4).nonzero()
    assert face[1].mean() == pytest.approx(size[0] / 2 - 0.5, abs=1)
    scale = min(size[1] / 720, size[0] / 640)
    assert np.ptp(face[1]) == pytest.approx(340 * scale, abs=3)
    assert face[0].max() == pytest.approx(size[1] - (720 - 540) * scale, abs=2)
    corners = drawn[[0, 0, -1, -1], [0, -1, 0, -1]]
    assert (corners == (0x33, 0x66, 0x99, 255)).all()


def test_a_kept_renderer_of_another_shape_follows_the_head(tmp_path):
    found, renderer = rig(tmp_path, ROOMS), open_renderer(180, 320)
    for step in range(6):
        values = {"yaw": math.sin(step), "y": 0.3 * step, "jawOpen": step / 6}
        kept = renderer.draw(found.pose(values, 5.0)).rgba.astype(int)
        assert np.abs(kept - picture(found, values, (180, 320))).max() <= 2
    renderer.close()
