"""The settings file as the program keeps it: whole, with all that is not ours, and with a way back."""

import os

import pytest

from avatar.app import places, settings_file
from avatar.app.cli import main
from avatar.errors import SettingsError
from avatar.settings import choose

OWNERS = """# what I like
[stage]
rate = 60  # smooth
later = "what a newer version wrote"

[sky]
colour = [1, 2]
"""


@pytest.fixture
def path(tmp_path):
    return tmp_path / "config" / "avatar.toml"


@pytest.fixture
def owners(path):
    path.parent.mkdir()
    path.write_text(OWNERS)
    return path


def test_a_change_is_read_again_and_nothing_else_is_touched(owners):
    """Mutants: write only what this version knows; drop the comments."""
    settings_file.change(owners, {"stage.manner": "calm", "output.kind": "null"})
    chosen = choose(owners, {})
    assert (chosen.settings.stage.manner, chosen.settings.output.kind) == ("calm", "null")
    assert chosen.settings.stage.rate == 60
    for kept in ("# what I like", "# smooth", 'later = "what a newer version wrote"', "colour = [1, 2]"):
        assert kept in owners.read_text()


def test_the_first_change_makes_file_and_folder(path):
    settings_file.change(path, {"camera.name": 'A "good" camera\\'})
    assert choose(path, {}).settings.camera.name == 'A "good" camera\\'
    assert sorted(one.name for one in path.parent.iterdir()) == ["avatar.last-good.toml", "avatar.toml"]


def test_a_value_that_is_not_allowed_is_refused_and_the_file_is_as_it_was(owners):
    with pytest.raises(SettingsError, match="must be 30 or 60"):
        settings_file.change(owners, {"stage.rate": 25})
    assert owners.read_text() == OWNERS


def test_a_file_that_broke_gives_way_to_the_last_good_one_and_says_so(owners):
    """Mutant: start with the defaults; what the owner made stricter would be gone."""
    settings_file.load(owners, {})
    owners.write_text("[stage\nrate = 30")
    loaded = settings_file.load(owners, {"stage.manner": "lively"})
    assert loaded.chosen.settings.stage.rate == 60
    assert loaded.chosen.settings.stage.manner == "lively"
    assert "avatar.toml: " in loaded.problem.problem
    assert "avatar.last-good.toml" in loaded.problem.problem
    assert "correct" in loaded.problem.hint


def test_a_file_that_broke_and_was_never_good_is_an_error(owners):
    owners.write_text("[stage\n")
    with pytest.raises(SettingsError, match=r"avatar\.toml"):
        settings_file.load(owners, {})


def test_a_change_puts_a_broken_file_aside_and_goes_on_from_the_last_good_one(owners):
    """Mutant: write over it; the owner's words would be lost."""
    settings_file.load(owners, {})
    owners.write_text("[stage\nrate = 30")
    settings_file.change(owners, {"stage.manner": "calm"})
    assert settings_file.broken(owners).read_text() == "[stage\nrate = 30"
    assert choose(owners, {}).settings.stage.rate == 60
    assert choose(owners, {}).settings.stage.manner == "calm"


@pytest.mark.skipif("os.name == 'nt'", reason="POSIX rights")
def test_a_file_that_cannot_be_written_is_whole_and_the_error_says_what_to_do(owners, monkeypatch):
    """Mutant: open the file itself for writing; a full disk would leave half of it."""

    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SettingsError, match="No space left") as caught:
        settings_file.change(owners, {"stage.manner": "calm"})
    assert "free some space" in caught.value.hint
    assert owners.read_text() == OWNERS
    assert [one.name for one in owners.parent.iterdir()] == ["avatar.toml"]


def test_the_window_opens_with_the_defaults_where_nothing_was_ever_good(owners):
    """Mutant: let the error through; the window would not open, and nobody would know why."""
    owners.write_text("[stage]\nrate = 25")
    chosen = settings_file.load_anyhow(owners, {"stage.manner": "calm"})
    assert chosen.settings.stage.rate == 30
    assert chosen.settings.stage.manner == "calm"
    assert chosen.broken == "avatar.toml, stage.rate"
    assert settings_file.load_anyhow(owners.with_name("none.toml"), {}).broken == ""


def test_the_place_of_a_mistake_is_said_in_no_language(owners):
    settings_file.load(owners, {})
    owners.write_text("[stage]\nrate = 30\ncharacter = \n")
    chosen = settings_file.load_anyhow(owners, {})
    assert chosen.broken == "avatar.toml:3"
    assert chosen.settings.stage.rate == 60  # the last good one


def test_a_command_goes_on_with_the_last_good_settings_and_says_so(capsys):
    path = places.settings_file()
    path.parent.mkdir(parents=True)
    path.write_text("[stage]\nrate = 60")
    assert main(["run", "--explain"]) == 0
    path.write_text("[stage\n")
    capsys.readouterr()
    assert main(["run", "--explain"]) == 0
    said = capsys.readouterr()
    assert "stage.rate = 60" in said.out
    assert said.err.startswith("warning: avatar.toml: ")
    assert "last good" in said.err
