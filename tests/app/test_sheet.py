"""Contact sheets, and the pages for a viewer who is to name the faces."""

import numpy as np
import pytest
from PIL import Image

from avatar import characters
from avatar.app import sheet
from avatar.app.cli import main
from avatar.app.sheet import EIGHT, POSES, TILE


@pytest.fixture(autouse=True)
def one_character(monkeypatch):
    monkeypatch.setattr(characters, "names", lambda: ("robin",))


def pixels(path):
    with Image.open(path) as image:
        return np.asarray(image)


def answers(path):
    return [line.split() for line in path.read_text().splitlines()]


def test_a_contact_sheet_shows_every_pose(tmp_path):
    assert main(["sheet", "robin", "--out", str(tmp_path / "x.png")]) == 0
    assert pixels(tmp_path / "x.png").shape[1] > 6 * 280
    turns = [pose for pose in POSES.values() if {"yaw", "pitch", "roll"} & set(pose)]
    assert len(turns) >= 6
    assert {*EIGHT, "eyes closed", "left smile", "looking up"} <= set(POSES)


def test_the_eight_faces_are_shuffled_numbered_and_answered_apart(tmp_path, capsys):
    """Mutants: write the answers into the picture's file; leave the order."""
    assert main(["sheet", "--expressions", "--seed", "3", "--out", str(tmp_path / "pages")]) == 0
    key = answers(tmp_path / "pages" / "key.txt")
    assert [int(number) for number, *_ in key] == list(range(1, 9))
    assert {face for *_, face in key} == set(EIGHT)
    assert [face for *_, face in key] != list(EIGHT)
    assert len(pixels(tmp_path / "pages" / "page-1.png")) > 2 * TILE[1]


def test_the_same_seed_shuffles_the_same_way_and_another_does_not(tmp_path):
    orders = []
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        sheet.expressions(tmp_path / name, seed)
        orders.append(answers(tmp_path / name / "key.txt"))
    assert orders[0] == orders[1] != orders[2]


def test_one_file_instead_of_pages(tmp_path):
    sheet.expressions(tmp_path / "all.png", 1)
    assert {path.name for path in tmp_path.iterdir() if path.is_file()} == {"all.png", "all.key.txt"}


def test_the_eight_faces_are_eight_pictures(tmp_path):
    sheet.expressions(tmp_path / "all.png", 1)
    page = pixels(tmp_path / "all.png")
    tiles = {page[8 : 8 + TILE[1], 8 + i * (TILE[0] + 8) :][:, : TILE[0]].tobytes() for i in range(8)}
    assert len(tiles) == 8


@pytest.mark.parametrize(
    "words",
    [
        ["--out", "x.png"],
        ["robin", "--expressions", "--out", "x"],
        ["robin", "--out", "x.gif"],
        ["--expressions", "--out", "x.gif"],
    ],
)
def test_wrong_usage_is_two_lines(words, capsys):
    assert main(["sheet", *words]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 2
