"""Parts from strangers: whatever is wrong with one is refused, naming file, layer and fix."""

import pytest

from avatar.errors import CharacterError
from avatar.maker.parts import read_part

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1280 720"><g id="nose">'
    '<ellipse id="nose" cx="640" cy="400" rx="9" ry="6" fill="#d97c5c"/></g></svg>'
)
TOML = '[part]\nname = "Dot"\nslot = "nose"\nartist = "me"\nlicence = "CC0-1.0"\n'


def read(svg=SVG, toml=TOML):
    return read_part("nose", "dot", svg.encode(), toml.encode())


def test_a_right_one_is_read():
    part = read(toml=TOML + '[palette]\nskin = ["#fbcfa9", "#d97c5c"]\n[layers.nose]\nlift = 30\n')
    assert part.title == "Dot"
    assert part.palette == {"skin": ("#fbcfa9", "#d97c5c")}
    assert part.tables["layers"]["nose"]["lift"] == 30
    assert part.layers == 1


@pytest.mark.parametrize(
    ("svg", "said"),
    [
        (SVG.replace('g id="nose"', 'g id="head"'), "nose/dot.svg: nose: its group 'head' is not a place"),
        (SVG.replace('id="nose" cx', 'id="tip" cx'), "nose/dot.svg: nose: every part for nose draws it"),
        (SVG.replace("<g ", "<script>x</script><g "), "<script>"),
        (SVG.replace("<g ", '<g onload="x" '), "onload"),
        ('<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG, "document types"),
        ("<svg", "nose/dot.svg"),
        ("", "nose/dot.svg"),
    ],
)
def test_a_wrong_drawing_is_refused(svg, said):
    with pytest.raises(CharacterError) as error:
        read(svg=svg)
    assert said in error.value.problem
    assert error.value.hint


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("", "nose/dot.toml: there is no table [part]"),
        ("part = 3", "nose/dot.toml"),
        ("[part", "nose/dot.toml"),
        (TOML.replace('"nose"', '"hair"'), "nose/dot.toml: its slot is 'hair'"),
        (TOML.replace('artist = "me"\n', ""), "nose/dot.toml: part.artist"),
        (TOML + "colour = 1\n", "nose/dot.toml: part.colour is unknown"),
        (TOML + 'under_hat = "../x"\n', "nose/dot.toml: part.under_hat"),
        (TOML + "hides = 3\n", "nose/dot.toml: part.hides"),
        (TOML + 'covers = "half"\n', "nose/dot.toml: part.covers"),
        (TOML + "[layers.ear]\nlift = 1\n", "nose/dot.toml: ear: no layer"),
        (TOML + "[layers.nose]\nlift = 9999\n", "nose/dot.toml: layers.nose.lift"),
        (TOML + "[layers.nose]\nlift = 1979-05-27\n", "layers.nose.lift"),
        (TOML + '[layers.nose]\nspring = "a"\nfrom = [1, 2]\nto = [1, 9]\n', "no spring is called 'a'"),
        (TOML + "[layers]\nnose = 3\n", "nose/dot.toml: layers.nose"),
        (TOML + "layers = 3\n", "nose/dot.toml"),
        (TOML + '[palette]\nskin = ["#123456"]\n', "nose/dot.toml: palette.skin begins with #123456"),
        (TOML + '[palette]\nfur = ["#123456"]\n', "palette.fur"),
        (TOML + "[bones.head]\npivot = [1, 2]\n", "nose/dot.toml: a part has no [bones]"),
        (TOML + '[toggles.x]\nlayers = ["nose"]\n', "a part has no [toggles]"),
        (TOML + "# " + "x" * 60_000, "more than"),
    ],
)
def test_a_wrong_text_is_refused(toml, said):
    with pytest.raises(CharacterError) as error:
        read(toml=toml)
    assert said in error.value.problem
    assert error.value.hint
