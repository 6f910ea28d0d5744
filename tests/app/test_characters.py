"""Who there is to perform as, and whether a drawing of one's own works."""

import json

import pytest

from avatar import characters
from avatar.app import names, places, roster
from avatar.app.cli import main
from avatar.errors import CharacterError, UsageError
from avatar.stage.rigs import read_character
from avatar.stage.rigs.files import pack
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
    assert found[0]["problems"][0]["fix"]


def test_every_file_with_a_problem_is_named(capsys, own):
    """Mutant: stop at the first problem."""
    drawing, toml = pebble.texts()
    pebble.write(
        own,
        svg=drawing.replace('fill="#3f6fb5"', 'fill="blue-ish"'),
        toml=toml.replace('licence = "CC-BY-4.0"', ""),
    )
    assert main(["characters", "check", str(own)]) == 1
    said = capsys.readouterr().out
    assert "character.toml: meta.licence" in said
    assert "blue-ish" in said


def test_what_works_but_shows_nothing_is_noted(capsys, own):
    said = told(capsys, "check", str(own))
    assert "coefficients move nothing" in said
    assert "mouthSmileLeft" in said
    assert "note" not in told(capsys, "check", "robin")


def keep(*words):
    return main(["characters", "import", *map(str, words)])


def kept():
    folder = places.characters_folder()
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_an_imported_character_is_one_file_and_can_be_drawn_by_name(own, tmp_path, capsys):
    assert keep(own) == 0
    assert "--stage-character pebble" in capsys.readouterr().out
    assert kept() == ["pebble.avatar"]
    assert main(["pose", "pebble", "--size", "160x90", "--out", str(tmp_path / "x.png")]) == 0


def test_given_away_and_brought_in_again_it_is_the_same(own, tmp_path):
    keep(own)
    out = tmp_path / "gift.avatar"
    assert main(["characters", "export", "pebble", "--out", str(out)]) == 0
    assert keep(out) == 0
    assert kept() == ["gift.avatar", "pebble.avatar"]
    folder = places.characters_folder()
    assert (
        (folder / "gift.avatar").read_bytes() == (folder / "pebble.avatar").read_bytes() == out.read_bytes()
    )


def test_a_name_that_is_taken_leaves_a_clear_choice(own, capsys):
    """Mutant: replace without being asked."""
    keep(own)
    before = (places.characters_folder() / "pebble.avatar").read_bytes()
    pebble.write(own, toml=pebble.texts()[1].replace('"Pebble"', '"Other"'))
    assert keep(own) == 1
    said = capsys.readouterr().err
    assert "--replace" in said
    assert "--name" in said
    assert (places.characters_folder() / "pebble.avatar").read_bytes() == before
    assert keep(own, "--replace") == 0
    assert keep(own, "--name", "robin") == 1
    assert "built-in" in capsys.readouterr().err
    assert keep(own, "--name", "../up") == 2
    assert kept() == ["pebble.avatar"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"toml": "format = 1"},
        {"svg": "<svg"},
        {"toml": "{}[backgrounds.x]\nimage = 'x.png'\n"},
        {"toml": "{}[layers.nobody]\nscale = 2\n"},
    ],
)
def test_what_is_refused_leaves_nothing(own, wrong, capsys):
    """Mutants: keep first and check then; take pictures that nobody judged."""
    if "toml" in wrong:
        wrong = {"toml": wrong["toml"].replace("{}", pebble.texts()[1])}
    (own / "x.png").write_bytes(b"no picture")
    pebble.write(own, **wrong)
    assert keep(own) == 1
    assert len(capsys.readouterr().err.splitlines()) == 2
    assert kept() == []


def test_owner_only_is_said_at_every_door(own, tmp_path, capsys):
    pebble.write(own, toml=pebble.texts()[1].replace('"anyone"', '"owner only"'))
    keep(own)
    assert "Do not pass its files on" in capsys.readouterr().out
    assert "Do not pass its files on" in told(capsys, "show", "pebble")
    main(["characters", "export", "pebble", "--out", str(tmp_path / "x.avatar")])
    assert "Do not pass its files on" in capsys.readouterr().out


def test_show_lists_what_it_can_do(own, capsys):
    more = '[expressions.proud]\nkey = 2\nmouthSmileLeft = 1\n[palette]\nskin = ["#ffd9b8"]\n'
    pebble.write(own, toml=pebble.texts()[1] + more)
    (found,) = json.loads(told(capsys, "show", str(own), "--json"))
    assert {"proud", "happy"} <= set(found["expressions"])
    assert found["palette"] == {"skin": "#ffd9b8"}
    assert "proud" in told(capsys, "show", str(own))


def test_a_path_that_is_none_is_told_with_the_names_there_are():
    with pytest.raises(CharacterError, match=r"did you mean robin\?"):
        roster.find("rbin")
    with pytest.raises(CharacterError, match=r"choose one of: .*robin"):
        roster.find("/nowhere/at/all")


def test_two_of_one_name_are_refused_by_every_command(own):
    """Mutant: the last one in the alphabet is taken."""
    imported("pebble")
    home = places.characters_folder()
    (home / "pebble.avatar").write_bytes(pack(read_character(own).files))
    for lookup in (roster.find, roster.own):
        with pytest.raises(CharacterError, match=r"pebble and pebble\.avatar") as caught:
            lookup("pebble")
        assert "rename one" in caught.value.hint


@pytest.mark.parametrize("name", ["nul", "COM1", "a" * 41, "-x", "x.y", ""])
def test_no_name_that_another_system_cannot_keep(name):
    with pytest.raises(UsageError):
        names.check(name)
