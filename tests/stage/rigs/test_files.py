"""What is wrong with a character is said with file, layer and what to do."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from avatar import characters
from avatar.errors import CharacterError
from avatar.stage.rigs import load_rig, manifest, markup, scene_from_svg, svg
from tests.stage import pebble

FACE = pebble.with_layer("")


def problem(folder, **files):
    with pytest.raises(CharacterError) as caught:
        pebble.rig(folder, **files)
    assert caught.value.hint
    return caught.value.problem


def test_the_character_in_the_documentation_loads(tmp_path):
    assert pebble.rig(tmp_path).pose({}, 0.0).art.layers


@pytest.mark.parametrize("name", characters.names())
def test_every_built_in_character_loads_and_is_within_budget(name):
    art = load_rig(characters.folder(name)).pose({}, 0.0).art
    assert len(art.layers) - art.still <= 100


def test_a_character_nobody_drew_is_refused_with_the_names_there_are():
    with pytest.raises(CharacterError, match="no character is called 'nobody'"):
        characters.folder("nobody")


def test_a_missing_folder_says_what_a_character_is(tmp_path):
    with pytest.raises(CharacterError, match=r"a character is a folder with character\.toml"):
        load_rig(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("layer", "words"),
    [
        ('<text id="hello">Hi</text>', "hello: <text> is not allowed"),
        ('<image id="photo" href="me.png"/>', "photo: <image> is not allowed"),
        ('<use id="again" href="#face"/>', "again: <use> is not allowed"),
        ("<script>alert(1)</script>", "<script> is not allowed"),
        ("<style>*{}</style>", "<style> is not allowed"),
        ("<foreignObject/>", "<foreignObject> is not allowed"),
        ('<path id="p" d="M0 0L9 9Z" transform="scale(2)"/>', "p: the attribute 'transform' is not allowed"),
        (
            '<path id="p" d="M0 0L9 9Z" style="filter:url(#f)"/>',
            "p: the attribute 'style filter' is not allowed",
        ),
        ('<path id="p" d="M0 0L9 9Z" style="d:none"/>', "p: the attribute 'style d' is not allowed"),
        ('<path id="p" d="M0 0L9 9Z" class="cls-1"/>', "p: the attribute 'class' is not allowed"),
        ('<path id="p" d="M0 0L9 9Z" fill-rule="evenodd"/>', "p: the attribute 'fill-rule' is not allowed"),
        ('<rect id="p" width="9" height="9" rx="-2"/>', "p: a width, height or radius is negative"),
        ('<ellipse id="p" rx="9" ry="-9"/>', "p: a radius is negative"),
        ('<circle id="p" r="\u0665"/>', "is not a number"),
        ('<path id="p" d="M0 0L\u0665 9Z"/>', "p: "),
        ('<path id="p" d="M0 0L9 9Z" fill="rgb(1,2)"/>', "p: the colour"),
        ('<path id="p" d="M0 0L9 9Z" onclick="x()"/>', "p: the attribute 'onclick' is not allowed"),
        ('<path id="p" d="M0 0L9 9Z" fill="url(http://x/y#z)"/>', "p: the colour"),
        ('<path id="p" d="M0 0L9 9Z" fill="puce"/>', "p: the colour 'puce'"),
        ('<path id="p" d="M0 0L9 9Z" fill="url(#sky)"/>', "p: no gradient is called sky"),
        ('<path id="p" d="M0 0L9 9Z" stroke="#000" stroke-width="-1"/>', "p: stroke-width = '-1'"),
        ('<path id="p" d="M0 0L9 9Z" fill="none"/>', "p: it has neither fill nor stroke"),
        ('<path id="p" d="M0 0L9 9Z" opacity="2"/>', "p: an opacity of '2'"),
        ('<path id="p" d="L0 0"/>', "p: the path must begin with M"),
        ('<path id="p"/>', "p: it draws nothing"),
        ('<circle id="c" r="big"/>', "c: r = 'big' is not a number"),
        ('<circle id="c" r="1e9"/>', "c: r = '1e9' is not a number"),
        ('<polygon id="c" points="1 2 3"/>', "c: points must be pairs"),
        ('<circle id="face" r="5"/>', "face: this id is taken"),
        ('<circle id="face@jawOpen" r="5"/>', "face@jawOpen: variants lie in the group variants"),
        ('<circle id="c" r="5"><g/></circle>', "c: shapes have no children"),
        ('<g opacity=".5"><circle r="5"/></g>', "a group has no opacity"),
        ('<g display="none"><circle r="5"/></g>', "display is only for"),
    ],
)
def test_what_is_not_allowed_in_a_drawing_is_named(tmp_path, layer, words):
    found = problem(tmp_path, svg=pebble.with_layer(layer))
    assert words in found
    assert found.startswith("character.svg, line 1: ")


@pytest.mark.parametrize(
    ("variant", "words"),
    [
        ('<circle id="face@jawOpenn" r="5"/>', "'jawOpenn' is not a control"),
        ('<circle id="face@yaw" r="5"/>', "'yaw' is not a control"),
        ('<circle id="face@jawOpen-" r="5"/>', "is not a control"),
        ('<circle id="nose@jawOpen" r="5"/>', "no movable layer is called 'nose'"),
        ('<path id="face@jawOpen" d="M0 0L9 9L0 9Z"/>', "it has 3 segments, face has 4"),
        ('<circle id="face" r="5"/>', "a variant's id is LAYER@CONTROL"),
        ('<circle id="face@jawOpen" r="5"/><circle id="face@jawOpen" r="5"/>', "this id is taken"),
    ],
)
def test_what_is_wrong_with_a_variant_is_named(tmp_path, variant, words):
    assert words in problem(tmp_path, svg=pebble.with_layer("", variants=variant))


@pytest.mark.parametrize(
    ("gradient", "words"),
    [
        ('<linearGradient id="g" x1="0" y1="0" x2="9" y2="0"/>', "g: its units must be those of the drawing"),
        (
            '<linearGradient id="g" gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="9" y2="0"/>',
            "g: it needs two stops",
        ),
        (
            '<radialGradient id="g" gradientUnits="userSpaceOnUse" cx="0" cy="0"/>',
            "g: r = None is not a number",
        ),
        ('<linearGradient x1="0"/>', "a gradient needs an id of its own"),
        (
            '<linearGradient id="g" gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="9" y2="0">'
            + "<stop/>" * 33
            + "</linearGradient>",
            "g: it has more than 32 stops",
        ),
        ('<filter id="f"/>', "f: <filter> is not allowed in defs"),
    ],
)
def test_what_is_wrong_with_a_gradient_is_named(tmp_path, gradient, words):
    assert words in problem(tmp_path, svg=pebble.with_layer("", defs=gradient))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("format = 1", "format = 2"), "format must be 1"),
        (("format = 1", "format = true"), "format must be 1"),
        (("format = 1", "format = "), "character.toml: "),
        (("format = 1", "format = " + "[" * 3_000), "brackets are nested too deeply"),
        (('name = "Pebble"', "name = 3"), "meta.name must be a short text"),
        (('"anyone"', '"everyone"'), "meta.performers must be 'anyone' or 'owner only'"),
        (("[bones.head]", "[bones.tail]"), "bones.tail must be one of"),
        (("pivot = [640, 500]", "pivot = [640]"), "bones.head.pivot must be 2 numbers"),
        (("radii = [170, 200, 140]", "radii = [0, 1, 2]"), "bones.head.radii must each be greater"),
        (("[layers.face]", "[layers.nose]"), "nose: no layer has this name"),
        (('depth = "silhouette"', 'depth = "deep"'), "layers.face.depth must be"),
        (('depth = "silhouette"', "deepness = 3"), "layers.face.deepness is unknown"),
        (('depth = "silhouette"', 'clip = "hat"'), "face: clip = 'hat' is not a closed layer"),
        (('depth = "silhouette"', 'clip = "mouth"'), "face: it is clipped by mouth, which is above it"),
        (('depth = "silhouette"', 'spring = "s"'), "layers.face.spring needs from"),
        (
            ('depth = "silhouette"', 'spring = "s"\nfrom = [0, 0]\nto = [0, 9]'),
            "face: no spring is called 's'",
        ),
        (('depth = "silhouette"', 'fade = ["yaw", 5, 5]'), "layers.face.fade must be like"),
        (('depth = "silhouette"', "scale = nan"), "layers.face.scale = nan must be"),
        (
            ('depth = "silhouette"', "[springs.s]\nfrequency_hz = 99"),
            "springs.s.frequency_hz = 99 must be 0.2 to 20",
        ),
        (('depth = "silhouette"', "[retarget.jawOpenn]\ngain = 1"), "retarget.jawOpenn is not a control"),
        (("[meta]", "[extra]\n[meta]"), "extra is unknown"),
    ],
)
def test_what_is_wrong_in_the_manifest_is_named(tmp_path, change, words):
    _, toml = pebble.texts()
    assert words in problem(tmp_path, toml=toml.replace(*change, 1))


def test_what_a_stranger_wrote_is_quoted_without_what_a_terminal_would_obey(tmp_path):
    """Mutant: quote names as they are (these letters turn the line round)."""
    found = problem(tmp_path, svg=pebble.with_layer('<circle id="\u202egvs.exe" r="5" fill="puce"/>'))
    assert found.isprintable()
    assert "gvs.exe" in found


def test_a_layer_outside_every_bone_is_refused(tmp_path):
    found = problem(tmp_path, svg=FACE.replace('<g id="head">', '<g id="hair">'))
    assert "its group 'hair' is not a bone" in found


def test_a_background_above_something_is_refused(tmp_path):
    late = FACE.replace(
        '<g id="variants">', '<g id="background"><circle id="sun" r="5"/></g><g id="variants">'
    )
    assert "sun: the background must be the first group" in problem(tmp_path, svg=late)


BOMB = """<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><svg xmlns="http://www.w3.org/2000/svg"><desc>&c;</desc></svg>"""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (BOMB, "document types, entities and instructions are not read"),
        ('<!DOCTYPE svg SYSTEM "file:///etc/passwd"><svg/>', "document types"),
        ('<?xml-stylesheet href="x.css"?><svg/>', "document types"),
        ("<svg>" + "<g>" * 40 + "</g>" * 40 + "</svg>", "nested deeper"),
        ("<svg>" + "<g/>" * (5_001) + "</svg>", "more than 5000 elements"),
        ('<svg><g id="head">' + '<circle r="1"/>' * (svg.MOST_SHAPES + 1) + "</g></svg>", "more than 400"),
        ('<svg><path d="M0 0' + "h1" * 21_000 + '"/></svg>', "more than 60000 points"),
        ('<svg><path d="M0 0' + "M0 0" * 90_000 + '"/></svg>', "more than 160000 numbers"),
        ('<svg><path d="M0 0' + "Z" * 240_000 + '"/></svg>', "more than 160000 numbers"),
        ('<svg><polygon points="' + "1 " * 240_001 + '"/></svg>', "more than 160000 numbers"),
        ("<svg>" + " " * markup.LARGEST_FILE + "</svg>", "more than 1000000"),
        ("<svg><g></svg>", "mismatched tag"),
        ("", "no element found"),
        ("<html/>", "is not an SVG drawing"),
        ("<svg/>", "draws nothing"),
    ],
)
def test_hostile_and_broken_drawings_are_refused(tmp_path, text, words):
    """Mutants: remove the handler for document types; remove any of the limits."""
    assert words in problem(tmp_path, svg=text)


@pytest.mark.parametrize(
    "name", ["foo", "utf-7", "hex", "latin-1", "utf-16", "rot13", "cp037", "big5", "undefined"]
)
def test_a_drawing_that_claims_another_encoding_is_refused(tmp_path, name):
    """Mutant: let the parser look the name up; Python raises LookupError or ValueError out of it."""
    assert f"is in '{name}'" in problem(tmp_path, svg=f'<?xml version="1.0" encoding="{name}"?>{FACE}')


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "latin-1"])
def test_a_drawing_in_another_encoding_is_refused(encoding):
    with pytest.raises(CharacterError, match=r"not in UTF-8|invalid token"):
        markup.parse(FACE.replace("face", "fäce").encode(encoding), "x.svg")


def test_a_mark_of_utf_8_at_the_beginning_is_no_mistake(tmp_path):
    _, toml = pebble.texts()
    drawing = f'\ufeff<?xml version="1.0" encoding="utf-8" standalone="no"?>{FACE}'
    assert pebble.rig(tmp_path, svg=drawing, toml="\ufeff" + toml).pose({}, 0.0)


def test_a_huge_manifest_is_not_parsed(tmp_path):
    assert "more than 100000" in problem(tmp_path, toml="#\n" * 50_001)
    assert "line 2: more than 4000 bytes" in problem(tmp_path, toml="format = 1\n" + "#" * 4_001)


def test_a_key_of_very_many_parts_is_not_parsed(tmp_path):
    """Mutant: no limit on dots.  Python's reader would be busy for half a minute with 49,000 of them."""
    assert "200 dots" in problem(tmp_path, toml="format = 1\n" + "a." * 1_900 + "a = 1\n")


@given(st.binary(max_size=80))
@settings(max_examples=60)
def test_any_bytes_are_a_manifest_or_a_character_error(data):
    with pytest.raises(CharacterError):
        manifest.read_manifest(data)


@given(st.text(st.characters(codec="utf-8"), max_size=60))
@settings(max_examples=60)
def test_any_text_inside_a_drawing_is_refused_or_harmless(text):
    try:
        scene = scene_from_svg(f'<svg><circle r="5"/><path d="{text}"/></svg>')
    except CharacterError:
        return
    assert scene.art.layers


def test_an_editors_notes_are_left_out(tmp_path):
    noted = FACE.replace(
        "<defs>",
        '<metadata><x/></metadata><s:namedview xmlns:s="http://sodipodi.sourceforge.net/DTD/x"><s:page/></s:namedview><defs>',
    ).replace(
        '<g id="head">', '<g id="head" xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:label="Head">'
    )
    assert pebble.rig(tmp_path, svg=noted.replace('viewBox="0 0 1280 720"', "")).pose({}, 0.0)


@pytest.mark.parametrize(
    "paint",
    [
        'style="fill:#ff0000;stroke:none;display:inline;opacity:1;-inkscape-stroke:none;fill-rule:nonzero"',
        'style=" fill : Red ; stroke-miterlimit:4;stroke-dasharray:none" fill="blue"',
        'fill="rgb(255, 0, 0)" fill-rule="nonzero" clip-rule="nonzero" stroke-linecap="round"',
    ],
)
def test_what_drawing_programs_write_for_red_is_red(paint):
    fill = scene_from_svg(f'<svg viewBox="0,0 1280 720.0"><circle r="5" {paint}/></svg>').art.layers[0].fill
    assert (fill.red, fill.green, fill.blue, fill.alpha) == (255, 0, 0, 255)


def test_what_the_outermost_element_paints_is_inherited():
    """Figma writes fill="none" there.  Mutant: leave it out, and lines become black shapes."""
    layer = scene_from_svg('<svg fill="none"><path d="M0 0L9 9L0 9Z" stroke="white"/></svg>').art.layers[0]
    assert layer.fill is None
    assert layer.stroke.red == 255


@pytest.mark.parametrize(
    ("attribute", "words"),
    [
        ('viewBox="0 0 640 360"', "viewBox = '0 0 640 360', not 0 0 1280 720"),
        ('viewBox="0 0 1280 720 x"', "not 0 0 1280 720"),
        ('transform="scale(2)"', "the attribute 'transform' is not allowed on <svg>"),
        ('style="filter:none"', "the attribute 'style filter' is not allowed on <svg>"),
    ],
)
def test_another_space_than_that_of_the_picture_is_refused(attribute, words):
    with pytest.raises(CharacterError) as caught:
        scene_from_svg(f'<svg {attribute}><circle r="5"/></svg>')
    assert words in caught.value.problem


def test_a_drawing_without_bones_is_a_scene_that_stands_still(tmp_path):
    (tmp_path / "card.svg").write_text(
        '<svg><g id="any"><circle r="5" stroke="#fff"/></g></svg>', encoding="utf-8"
    )
    scene = scene_from_svg(tmp_path / "card.svg")
    assert scene.art.still == len(scene.art.layers) == 1


def test_paint_is_inherited_from_groups_and_faded_by_opacity():
    scene = scene_from_svg(
        '<svg><g fill="#f00" stroke="#00f"><circle r="5" opacity=".5" fill-opacity=".5"/></g></svg>'
    )
    layer = scene.art.layers[0]
    assert (layer.fill.red, layer.fill.alpha, layer.stroke.blue, layer.stroke.alpha) == (255, 64, 255, 128)
