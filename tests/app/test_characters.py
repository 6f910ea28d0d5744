"""Who there is to perform as, and whether a drawing of one's own works."""

import json

import pytest

from avatar import characters
from avatar.app import places, roster
from avatar.app.cli import main
from avatar.errors import CharacterError
from tests.stage import pebble


@pytest.fixture
def own(tmp_path):
    folder = tmp_path / "pebble"
    folder.mkdir()
    return pebble.write(folder)


def imported(name, **files):
    folder = places.characters_folder() / name
    folder.mkdir(parents=True)
    return pebble.write(folder, **files)


def told(capsys, *words):
    assert main(["characters", *words]) == 0
    return capsys.readouterr().out


def test_the_cast_is_listed_with_licence_and_performers(capsys):
    said = told(capsys)
    assert [line.split()[0] for line in said.splitlines()] == list(characters.names())
    assert "CC-BY-4.0, performed by anyone" in said


@pytest.mark.parametrize(
    "words",
    [["--json"], ["show", "robin", "--json"], ["--json", "show", "robin"], ["check", "robin", "--json"]],
    ids=" ".join,
)
def test_json_is_a_list_of_objects_with_a_name(words, capsys):
    """Mutant: let the action's own default undo a --json before it."""
    found = json.loads(told(capsys, *words))
    assert "robin" in [one["name"] for one in found]


def test_an_imported_one_is_listed_as_yours_and_can_be_drawn(capsys, tmp_path):
    imported("pebble")
    line = next(line for line in told(capsys).splitlines() if line.startswith("pebble"))
    assert "yours" in line
    assert main(["pose", "pebble", "--size", "160x90", "--out", str(tmp_path / "x.png")]) == 0


def test_a_broken_one_does_not_hide_the_others(capsys):
    imported("broken", toml="format = 1\n")
    said = told(capsys)
    assert "robin" in said
    assert "meta.name" in said


def test_a_built_in_name_cannot_be_taken_over_by_an_imported_one():
    imported("robin")
    assert roster.find("robin") == characters.folder("robin")


def test_show_says_who_made_it_and_who_may_perform(capsys, own):
    said = told(capsys, "show", str(own))
    assert "Pebble" in said
    assert "anyone" in said
    assert "layers" in said


def test_what_is_well_drawn_is_fine(capsys, own):
    assert "fine" in told(capsys, "check", str(own))


def test_a_mistake_is_named_with_file_layer_and_fix_and_exits_1(capsys, own):
    text = pebble.texts()[0].replace('id="mouth@jawOpen"', 'id="muth@jawOpen"')
    pebble.write(own, svg=text)
    assert main(["characters", "check", str(own)]) == 1
    said = capsys.readouterr().out
    assert "character.svg: muth@jawOpen" in said
    assert "fix: " in said
    assert main(["characters", "check", str(own), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert found[0]["ok"] is False
    assert found[0]["fix"]


def test_a_path_that_is_none_is_told_with_the_names_there_are():
    with pytest.raises(CharacterError, match=r"did you mean robin\?"):
        roster.find("rbin")
    with pytest.raises(CharacterError, match=r"choose one of: .*robin"):
        roster.find("/nowhere/at/all")
