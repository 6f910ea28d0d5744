"""``avatar make``: words in, a character out."""

import json
import os
import shutil

import pytest

from avatar.app import cli, cli_make, places
from avatar.maker import FAMILIES, SLOTS
from avatar.stage.rigs import load_rig


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setattr(places, "characters_folder", lambda: tmp_path / "characters")
    return tmp_path


def test_the_flags_are_the_slots_and_the_families():
    assert tuple(SLOTS) == cli_make.SLOTS
    assert set(cli_make.COLOURS) == set(FAMILIES)


def test_a_seed_gives_a_folder_that_loads(home, capsys):
    assert cli.main(["make", "--seed", "7", "--out", str(home / "seven")]) == 0
    load_rig(home / "seven")
    assert "from seed 7" in capsys.readouterr().out


def test_wishes_come_before_the_seed(home, capsys):
    words = ["--hair", "bun", "--hair-colour", "#AA5500", "--skin", "deep", "--glasses", "none"]
    assert cli.main(["make", "--seed", "7", *words, "--out", str(home / "x.avatar"), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["parts"]["hair"] == "bun"
    assert "glasses" not in found["parts"]
    assert found["colours"]["hair"] == "#aa5500"
    assert found["written"] == [str(home / "x.avatar")]
    load_rig(home / "x.avatar")


def test_without_a_seed_it_is_somebody_else_and_the_seed_is_told(home, capsys):
    seeds = []
    for _ in range(2):
        assert cli.main(["make", "--json"]) == 0
        seeds.append(json.loads(capsys.readouterr().out)["seed"])
    assert seeds[0] != seeds[1]


def test_import_makes_it_one_of_the_owners_characters_once(home, capsys):
    words = ["make", "--seed", "7", "--title", "Me at work", "--import"]
    assert cli.main(words) == 0
    load_rig(home / "characters" / "me-at-work.avatar")
    capsys.readouterr()
    assert cli.main(["characters", "--json"]) == 0
    assert "me-at-work" in {one["name"] for one in json.loads(capsys.readouterr().out)}
    assert cli.main(words) == 1
    assert "another name" in capsys.readouterr().err


def test_the_list_names_every_part_with_its_licence(capsys):
    assert cli.main(["make", "--list", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {one["slot"] for one in found} <= set(SLOTS)
    assert all(one["licence"] and one["artist"] for one in found)
    assert cli.main(["make", "--list"]) == 0
    assert "--hair-colour" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--seed", "1"], 2, "--out"),
        (["--out", "x.zip"], 2, "x.avatar"),
        (["--out", "x.AVATAR"], 2, "x.avatar"),
        (["--import", "--title", "李雷"], 2, "no letter"),
        (["--import", "--title", "Con"], 2, "Windows"),
        (["--import", "--title", "Robin"], 1, "built-in"),
        (["--import", "--title", "x" * 201], 2, "at most 200"),
        (["--hair", "mohawk", "--json"], 1, "bun"),
        (["--skin", "green", "--json"], 1, "deep"),
        (["--cloth-colour", "red", "--json"], 1, "#7b4533"),
        (["--face", "none", "--json"], 1, "name a part"),
    ],
)
def test_a_wrong_wish_says_what_there_is(home, capsys, words, code, said):
    assert cli.main(["make", *words]) == code
    assert said in capsys.readouterr().err


def test_what_is_there_already_is_left_alone(home, capsys):
    taken = home / "mine"
    taken.mkdir()
    (taken / "notes.txt").write_text("dear diary")
    assert cli.main(["make", "--seed", "1", "--out", str(taken)]) == 1
    assert [path.name for path in taken.iterdir()] == ["notes.txt"]
    assert [path.name for path in home.iterdir()] == ["mine"]


def test_a_device_is_no_place_for_a_character_and_nobody_is_told_to_delete_it(home, capsys):
    os.mkfifo(home / "pipe")
    assert cli.main(["make", "--seed", "1", "--out", str(home / "pipe")]) == 1
    assert "delete" not in capsys.readouterr().err


def test_a_seed_below_nothing_is_refused(capsys):
    """-1 would be the same person as 1."""
    with pytest.raises(SystemExit):
        cli.main(["make", "--seed", "-1", "--json"])
    assert "must be 0 or more" in capsys.readouterr().err


@pytest.mark.parametrize(("title", "name"), [("Zoë Ångström", "zoe-angstrom"), ("Z " * 60, "z-" * 19 + "z")])
def test_a_title_becomes_a_name_by_the_rule_of_import(home, title, name):
    """Mutant: let every letter of any script into the name."""
    assert cli.main(["make", "--seed", "7", "--title", title.strip(), "--import"]) == 0
    assert [path.name for path in (home / "characters").iterdir()] == [f"{name}.avatar"]


def test_what_was_made_can_be_replaced_by_an_import_as_file_and_as_the_folder_of_old(home, capsys):
    """Mutants: leave the folder, so that two have the name; remove a folder with more in it."""
    own = home / "characters"
    assert cli.main(["make", "--seed", "7", "--title", "Me", "--import", "--out", str(home / "me")]) == 0
    again = ["characters", "import", str(home / "me"), "--replace"]
    assert cli.main(again) == 0
    (own / "me.avatar").unlink()
    shutil.copytree(home / "me", own / "me")
    assert cli.main(again[:-1]) == 1
    assert cli.main(again) == 0
    assert [path.name for path in own.iterdir()] == ["me.avatar"]
    shutil.copytree(home / "me", own / "me")
    (own / "me" / "sketch.xcf").write_bytes(b"a week of work")
    assert cli.main(again) == 1
    assert "move it away" in capsys.readouterr().err
    assert (own / "me" / "sketch.xcf").exists()
