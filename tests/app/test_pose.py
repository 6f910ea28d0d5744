"""``avatar pose``: one picture, and one clear sentence where it is not to be had."""

import os
import sys

import numpy as np
import pytest
from PIL import Image

from avatar.app.cli import main
from avatar.app.png import straight
from avatar.app.pose import INSTEAD_OF_LOOK, NOT_MOVED, controls_of
from avatar.performance import COEFFICIENTS, CONTROLS
from avatar.sense.solve import BLENDSHAPES
from tests.stage import pebble

posix = pytest.mark.skipif(sys.platform == "win32", reason="pipes and permissions of POSIX")


@pytest.fixture
def character(tmp_path):
    folder = tmp_path / "pebble"
    folder.mkdir()
    return pebble.write(folder)


def draw(character, out, *words):
    assert main(["pose", str(character), *words, "--size", "320x180", "--out", str(out)]) == 0
    with Image.open(out) as image:
        return np.asarray(image).astype(int)


def middle_of_change(one, other):
    rows, columns = np.nonzero(np.abs(one - other).max(axis=2) > 8)
    return columns.mean(), rows.mean()


def test_it_has_the_size_that_was_asked_for_and_alpha(character, tmp_path):
    picture = draw(character, tmp_path / "x.png")
    assert picture.shape == (180, 320, 4)
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["x.png"]


def test_the_performers_left_is_the_right_of_the_picture(character, tmp_path):
    """Mutant: turn the sign of a side or of the yaw."""
    rest = draw(character, tmp_path / "rest.png")
    wink = draw(character, tmp_path / "wink.png", "--set", "eyeBlinkLeft=1")
    assert middle_of_change(rest, wink)[0] > 160
    turned = draw(character, tmp_path / "turned.png", "--yaw", "30")
    talking = draw(character, tmp_path / "talking.png", "--yaw", "30", "--set", "jawOpen=1")
    assert middle_of_change(turned, talking)[0] > 165


def test_an_expression_is_worn_fully(character, tmp_path):
    rest, surprised = (
        draw(character, tmp_path / "a.png"),
        draw(character, tmp_path / "b.png", "--expression", "surprised"),
    )
    assert np.abs(rest - surprised).max() > 50


def test_a_transparent_background_is_real_alpha(character, tmp_path):
    """Mutant: paint black and say it is nothing."""
    picture = draw(character, tmp_path / "x.png", "--background", "transparent")
    assert picture[5, 5, 3] == 0
    assert picture[90, 160, 3] == 255
    blue = draw(character, tmp_path / "y.png", "--background", "#102040")
    assert blue[5, 5].tolist() == [0x10, 0x20, 0x40, 255]


def test_it_wears_what_it_is_told_and_has_the_colours_it_is_told(tmp_path):
    folder = tmp_path / "hatted"
    folder.mkdir()
    toml = pebble.texts()[1] + '[toggles.mouth]\nlayers = ["mouth"]\n[palette]\nskin = ["#ffd9b8"]\n'
    pebble.write(folder, toml=toml)
    rest = draw(folder, tmp_path / "a.png")
    gone = draw(folder, tmp_path / "b.png", "--toggle", "mouth=off")
    assert 80 < middle_of_change(rest, gone)[1] < 150
    green = draw(folder, tmp_path / "c.png", "--palette", "skin=#20a040")
    assert green[60, 150].tolist() == [0x20, 0xA0, 0x40, 255]


def test_degrees_become_radians_and_names_are_arkits():
    assert controls_of(["jawOpen=0.8"], {"yaw": 90.0}) == {"jawOpen": 0.8, "yaw": pytest.approx(np.pi / 2)}
    assert set(controls_of([f"{n}=0" for n in CONTROLS if n not in ("yaw", "pitch", "roll")], {})) <= set(
        CONTROLS
    )


@pytest.mark.parametrize(
    ("words", "problem", "hint"),
    [
        (["--set", "jawOpn=1"], "no control is called 'jawOpn'", "did you mean jawOpen?"),
        (["--set", "JAWOPEN=1"], "no control is called 'JAWOPEN'", "did you mean jawOpen?"),
        (["--set", "jawOpen=2"], "must be 0 to 1", "--set jawOpen=0.5"),
        (["--set", "jawOpen=nan"], "must be 0 to 1", "--set jawOpen=0.5"),
        (["--set", "gaze_x=-1.1"], "must be -1 to 1", "--set gaze_x"),
        (
            ["--set", "cheekPuff=1"],
            "does not move this ARKit coefficient",
            "leave it out, and so cheekSquint",
        ),
        (["--set", "eyeLookInLeft=1"], "both eyes point the same way", "--set gaze_x=-0.5"),
        (["--set", "yaw=20"], "angles have a flag", "--yaw 20"),
        (["--set", "jawOpen"], "it has no value", "--set jawOpen=0.8"),
        (["--yaw", "100"], "must be -90 to 90", "degrees"),
        (["--size", "13x17"], "both even", "1280x720"),
        (["--size", "9999x10"], "both even", "1280x720"),
        (["--expression", "hapy"], "no expression is called 'hapy'", "did you mean happy?"),
        (["--toggle", "hat=maybe"], "must be a name, or name=off", "glasses=off"),
        (["--palette", "hair=brown"], "must be name=#rrggbb", "hair=#aa5500"),
        (["--out", "x.jpg"], "written as PNG", "x.png"),
    ],
    ids=lambda given: " ".join(given) if isinstance(given, list) else "",
)
def test_what_is_impossible_is_wrong_usage_in_two_lines(words, problem, hint, tmp_path, capsys):
    assert main(["pose", "robin", "--out", str(tmp_path / "x.png"), *words]) == 2
    said = capsys.readouterr().err.splitlines()
    assert problem in said[0]
    assert hint in said[1]
    assert not (tmp_path / "x.png").exists()


def test_somebody_who_is_not_there_is_told_with_the_nearest_name(tmp_path, capsys):
    assert main(["pose", "robyn", "--out", str(tmp_path / "x.png")]) == 1
    assert "did you mean robin?" in capsys.readouterr().err


def test_every_coefficient_of_arkit_is_a_control_or_has_a_sentence_of_its_own():
    arkit = set(BLENDSHAPES) - {"_neutral"} | {"tongueOut"}
    assert len(arkit) == 52
    assert arkit == {*COEFFICIENTS, *NOT_MOVED, *INSTEAD_OF_LOOK}


@pytest.mark.parametrize("name", ["", " "])
def test_an_empty_name_is_called_empty(name, tmp_path, capsys):
    assert main(["pose", name, "--out", str(tmp_path / "x.png")]) == 1
    said = capsys.readouterr().err.splitlines()
    assert "the character's name is empty" in said[0]
    assert "robin" in said[1]


@pytest.mark.parametrize(
    "words", [["--toggle", "cape"], ["--palette", "scales=#00ff00"], ["--background", "moon"]]
)
def test_what_a_character_does_not_have_is_told(words, character, tmp_path, capsys):
    assert main(["pose", str(character), *words, "--out", str(tmp_path / "x.png")]) == 1
    assert "this character has no" in capsys.readouterr().err


@posix
@pytest.mark.parametrize("where", ["no/x.png", "pipe.png"])
def test_a_place_that_cannot_be_written_is_one_clear_sentence(where, character, tmp_path, capsys):
    """Mutant: write straight to the file."""
    os.mkfifo(tmp_path / "pipe.png")
    assert main(["pose", str(character), "--out", str(tmp_path / where)]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 2
    assert {path.name for path in tmp_path.iterdir() if not path.is_dir()} == {"pipe.png"}


def test_files_have_straight_alpha():
    """Mutant: write premultiplied colours; edges would be dark on a light page."""
    half = np.array([[[64, 32, 0, 128], [0, 0, 0, 0], [10, 20, 30, 255]]], np.uint8)
    assert straight(half).tolist() == [[[128, 64, 0, 128], [0, 0, 0, 0], [10, 20, 30, 255]]]
