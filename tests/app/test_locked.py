"""A sealed character in a show, by a fake clock: there only while its owner may drive."""

import random
from collections import deque

import pytest

from avatar import characters
from avatar.app.locked import Locked
from avatar.app.look import Look
from avatar.performance import Performance
from avatar.signal import Held, Live, Reason
from avatar.stage import cards
from avatar.stage.director import Director
from avatar.stage.idle import Idle
from avatar.stage.renderers import open_renderer
from avatar.stage.rigs import load_rig, read_character
from avatar.stage.rigs.files import pack
from avatar.stage.sealed import read_sealed, seal
from tests.stage.noting import NotingRenderer

KEY, OTHER = bytes(range(32)), bytes(range(1, 33))
PERIOD_S = 0.1
_REASONS = {
    "n": Reason.NO_FACE,
    "c": Reason.CHECKING,
    "l": Reason.NOT_OWNER,
    "r": Reason.REVOKED,
    "R": Reason.NOT_OWNER,
}


class Sense:
    """One character a tenth of a second: O live   K live, with the key   x live, with another key
    n nobody   c checking   l somebody else   r withdrawn   - nothing new
    R somebody else, and the gate opened again before anybody listened: the key is there already"""

    def __init__(self, story):
        self.story, self.place, self.key = deque(story), 0, None

    def wait(self, timeout_s):
        letter = self.story.popleft()
        self.place += 1
        self.key = {"K": KEY, "R": KEY, "x": OTHER}.get(letter)
        at_ns = round(self.place * PERIOD_S * 1e9)
        if letter == "-":
            return None
        return Held(at_ns, _REASONS[letter]) if letter in _REASONS else Live(at_ns, Performance())

    def take_key(self):
        return self.key


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = characters.folder("robin")
    path = tmp_path_factory.mktemp("sealed") / "mine.avatar"
    path.write_bytes(
        seal(pack(read_character(folder).files), name="mine", record_id="a", salt=bytes(16), key=KEY)
    )
    return read_sealed(path), load_rig(folder)


def show(made, story):
    """What is drawn: M the character   S the stand-in   p "somebody else's" card   . another card"""
    sealed, stand_in = made
    renderer = NotingRenderer()
    director = Director(stand_in, renderer, Idle(random.Random(1)))
    locked = Locked(Sense(story), director, sealed, Look(), stand_in)
    seen = ""
    for place in range(1, len(story) + 1):
        signal = locked.wait(0.0)
        if signal is not None:
            director.hear(signal, place * PERIOD_S)
        director.draw(place * PERIOD_S)
        scene, words = renderer.drawn[-1]
        if any(scene is cards.card(reason) for reason in Reason):
            theirs = words[: len(cards.words(Reason.SEALED))] == cards.words(Reason.SEALED)
            seen += "p" if theirs else "."
        else:
            seen += "S" if director.rig is stand_in else "M"
    return seen, director.rig is stand_in


@pytest.mark.parametrize(
    ("story", "seen"),
    [
        ("nnKOOOOOOO", "..MMMMMMMM"),
        ("OOOOOOOOO", "ppppppppp"),
        ("xOOOOOOOOO", "pppppppppp"),
        ("KOOOlllKOOOOOOOO", "MMMM......MMMMMM"),
        ("KOOOlllOOOOOOOOO", "MMMM...ppppppppp"),
        ("KOOOnnOOO", "MMMMMMMMM"),
        ("KOOOccKOO", "MMMMMMMMM"),
        ("KOOOr", "MMMM."),
        ("KOOOROOOOOOOOO", "MMMM......MMMM"),
        ("KOO" + "n" * 110 + "OOOOOOOOO", None),
    ],
)
def test_story(made, story, seen):
    """Mutants: a performance without a key passes; a stranger does not make it forget; a card does not;
    open first and then forget (the key of a gate that opened again is lost, and never comes anew)."""
    drawn, is_gone = show(made, story)
    assert "S" not in drawn
    if seen is None:
        assert drawn[-3:] == "ppp"
    else:
        assert drawn == seen, story
    assert is_gone == (drawn[-1] != "M")


def test_what_was_asked_of_the_stand_in_is_not_asked_of_the_character(made):
    """Mutant: keep the outfit; the character knows nothing of that name and the show ends."""
    sealed, stand_in = made
    director = Director(stand_in, NotingRenderer(), Idle(random.Random(1)))
    director.outfit["a hat that it has not"] = True
    director.background = "the moon"
    locked = Locked(Sense("K"), director, sealed, Look(), stand_in)
    director.hear(locked.wait(0.0), PERIOD_S)
    director.draw(PERIOD_S)
    assert director.rig is not stand_in


def test_when_it_is_forgotten_the_renderer_keeps_nothing_of_it_either(made):
    """Mutant: forget the rig only; art and bitmaps stay with the renderer."""
    sealed, stand_in = made
    renderer = open_renderer(64, 36)
    director = Director(stand_in, renderer, Idle(random.Random(1)))
    locked = Locked(Sense("KOl"), director, sealed, Look(), stand_in)
    kept = []
    for place in (1, 2, 3):
        now_s = place * PERIOD_S
        director.hear(locked.wait(0.0), now_s)
        director.draw(now_s)
        kept.append(len(renderer._plates))
    assert kept == [1, 1, 1], "the character, and then the card only"
    assert next(iter(renderer._plates)) is cards.card(Reason.NOT_OWNER).art
    renderer.close()


def test_a_look_that_it_has_not_is_one_warning_and_it_is_shown_as_its_artist_made_it(made, capsys):
    """Mutant: let the error through; a misspelt hat ends the call once the gate opens."""
    sealed, stand_in = made
    director = Director(stand_in, NotingRenderer(), Idle(random.Random(1)))
    locked = Locked(Sense("KlK"), director, sealed, Look(toggles={"hatt": True}), stand_in)
    for _ in range(3):
        locked.wait(0.0)
    assert director.rig is not stand_in
    warned = capsys.readouterr().err
    assert warned.count("warning:") == warned.count("\n") == 1
    assert "hatt" in warned
