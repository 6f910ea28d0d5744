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
from avatar.stage.rigs import load_rig, read_character
from avatar.stage.rigs.files import pack
from avatar.stage.sealed import read_sealed, seal
from tests.stage.test_director import NotingRenderer

KEY, OTHER = bytes(range(32)), bytes(range(1, 33))
PERIOD_S = 0.1
_REASONS = {"n": Reason.NO_FACE, "c": Reason.CHECKING, "l": Reason.NOT_OWNER, "r": Reason.REVOKED}


class Sense:
    """One character a tenth of a second: O live   K live, with the key   x live, with another key
    n nobody   c checking   l somebody else   r withdrawn   - nothing new"""

    def __init__(self, story):
        self.story, self.place, self.key = deque(story), 0, None

    def wait(self, timeout_s):
        letter = self.story.popleft()
        self.place += 1
        self.key = {"K": KEY, "x": OTHER}.get(letter)
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
        ("KOO" + "n" * 110 + "OOOOOOOOO", None),
    ],
)
def test_story(made, story, seen):
    """Mutants: a performance without a key passes; a stranger does not make it forget; a card does not."""
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
