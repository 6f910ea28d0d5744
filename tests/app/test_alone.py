"""Voice alone is chosen each time, by somebody who was told what it means."""

import io
from dataclasses import replace

import pytest

from avatar import settings
from avatar.app import places
from avatar.app.alone import MEANS, choose
from avatar.app.part import marks_of
from avatar.errors import ConsentError
from avatar.settings import Chosen, SenseSettings, Settings
from avatar.signal import Marks


class Terminal(io.StringIO):
    def isatty(self):
        return True


def chosen(microphone, origin):
    sense = SenseSettings(microphone=microphone)
    return Chosen(replace(Settings(), sense=sense), {"sense.microphone": origin})


def test_it_says_that_nobody_can_check_who_speaks_when_it_ends_and_what_the_audience_reads(capsys):
    choose(chosen("alone", "flag --sense-microphone"))
    said = " ".join(capsys.readouterr().out.split())
    assert said == " ".join(MEANS.split())
    for word in ("nobody can check", "30 minutes", "5 of silence", '"voice only"', "3 prompts"):
        assert word in said


def test_a_file_alone_does_not_choose_it(monkeypatch):
    """Mutant: take the setting for a choice; somebody else's file would be one."""
    monkeypatch.setattr("sys.stdin", io.StringIO("voice only\n"))
    with pytest.raises(ConsentError, match="chosen at each start"):
        choose(chosen("alone", "avatar.toml"))


@pytest.mark.parametrize(("typed", "fits"), [(" Voice  only \n", True), ("yes\n", False), ("", False)])
def test_at_a_terminal_it_is_typed(monkeypatch, typed, fits):
    monkeypatch.setattr("sys.stdin", Terminal(typed))
    if fits:
        choose(chosen("alone", "avatar.toml"))
        return
    with pytest.raises(ConsentError, match="was not chosen"):
        choose(chosen("alone", "avatar.toml"))


@pytest.mark.parametrize("microphone", ["off", "with camera"])
def test_nobody_else_is_asked(microphone, capsys):
    choose(chosen(microphone, "default"))
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("flags", "marks"),
    [
        ({}, Marks.NONE),
        ({"sense.microphone": "with camera"}, Marks.NONE),
        ({"sense.microphone": "alone"}, Marks.VOICE_ONLY),
        ({"sense.test_source": True}, Marks.TEST_SOURCE),
        ({"sense.microphone": "alone", "sense.test_source": True}, Marks.VOICE_ONLY | Marks.TEST_SOURCE),
    ],
)
def test_every_picture_says_so_also_before_the_sense_process_does(flags, marks):
    """Mutants: leave out either word."""
    assert marks_of(settings.choose(places.settings_file(), flags).settings) == marks
