"""What the owner's keys do to a running show, and what they can never do."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from avatar.app.desk import BACKGROUND_KEY, CALIBRATE_KEY, PAUSE_KEY, Attended, Desk
from avatar.performance import Expression, Performance
from avatar.signal import Held, Live, Reason
from avatar.stage import cards
from avatar.stage.director import Director, perform
from avatar.stage.expressions import DEFAULTS
from avatar.stage.idle import Idle
from avatar.stage.rigs.choices import RESERVED_KEYS
from avatar.stage.rigs.manifest import read_manifest
from avatar.testing import FakeClock, RecordingOutput, ScriptedSense
from tests.stage import pebble
from tests.stage.noting import NotingRenderer, NotingRig

MANIFEST = """
[toggles.hat]
layers = ["face"]
on = false
key = "g"
[backgrounds.wall]
colour = "#203040"
[backgrounds.none]
transparent = true
[backgrounds.dusk]
gradient = ["#203040", "#604020"]
"""


class DressedRig(NotingRig):
    """Notes what it was asked to wear, too."""

    def __init__(self):
        super().__init__()
        self.manifest = read_manifest((pebble.texts()[1] + MANIFEST).encode())
        self.toggles = {"hat": False}
        self.background = "drawing"
        self.changes = 0

    def toggle(self, name, *, on):
        self.toggles[name] = on
        self.changes += 1

    def set_background(self, name):
        self.background = name
        self.changes += 1


HELD = [reason for reason in Reason if reason is not Reason.PAUSED]


@pytest.fixture
def desk():
    return Desk(Director(DressedRig(), NotingRenderer(), Idle(random.Random(0))))


def live(at_s, **expression):
    return Live(round(at_s * 1e9), Performance(expression=Expression(**expression)))


def go_on(desk, from_s, seconds, signal=live):
    """So many seconds of a show at 30 a second; the time after them."""
    for i in range(round(seconds * 30)):
        at_s = from_s + i / 30
        desk.director.hear(signal(at_s), at_s)
        desk.director.draw(at_s)
    return from_s + seconds


def is_card(desk, reason):
    scene, words = desk.director.renderer.drawn[-1]
    return scene is cards.card(reason) and words[: len(cards.words(reason))] == cards.words(reason)


def test_a_key_wears_its_face_and_0_takes_it_off(desk):
    now_s = go_on(desk, 1.0, 1.0)
    assert desk.press("1") == "wearing: happy"
    now_s = go_on(desk, now_s, 0.5)
    assert desk.director.rig.poses[-1]["mouthSmileLeft"] == pytest.approx(
        DEFAULTS["happy"].controls["mouthSmileLeft"]
    )
    desk.press("0")
    go_on(desk, now_s, 0.5)
    assert desk.director.rig.poses[-1]["mouthSmileLeft"] == pytest.approx(0, abs=1e-9)


def test_the_same_key_again_takes_it_off(desk):
    desk.press("3")
    assert desk.director.wanted == "sad"
    desk.press("3")
    assert desk.director.wanted is None


def test_every_face_with_a_key_is_in_the_help_line(desk):
    assert all(f"{face.key} {name}" in desk.help() for name, face in DEFAULTS.items())


def test_a_pause_is_a_card_in_the_very_next_picture_and_hides_everything_until_p_again(desk):
    """Mutants: look at the pause only when a signal comes; let a performance end it."""
    now_s = go_on(desk, 1.0, 1.0)
    poses = len(desk.director.rig.poses)
    desk.press("p")
    desk.director.draw(now_s)
    assert is_card(desk, Reason.PAUSED)
    now_s = go_on(desk, now_s, 2.0)
    assert is_card(desk, Reason.PAUSED)
    assert len(desk.director.rig.poses) == poses
    desk.press("P")
    go_on(desk, now_s, 0.1)
    assert len(desk.director.rig.poses) > poses


@given(
    st.lists(st.sampled_from("0123456789pgbxqPG \x1b"), max_size=12),
    st.lists(st.sampled_from(HELD), min_size=1, max_size=12),
)
@settings(max_examples=60)
def test_no_key_opens_the_gate_or_moves_a_character_that_is_held(keys, reasons):
    """Mutant: pose the rig when an expression is wanted."""
    desk = Desk(Director(DressedRig(), NotingRenderer(), Idle(random.Random(0))))
    for i, reason in enumerate(reasons):
        for key in keys:
            desk.press(key)
        at_s = 1 + i / 30
        desk.director.hear(Held(round(at_s * 1e9), reason), at_s)
        desk.director.draw(at_s)
    assert desk.director.rig.poses == []
    assert desk.director.rig.changes == 0


def test_what_is_put_on_while_held_is_put_on_once_the_owner_performs(desk):
    """Mutant: let the key reach the rig at once; a hat would fall on a character that nobody drives."""
    now_s = go_on(desk, 1.0, 1.0)
    now_s = go_on(desk, now_s, 2.0, lambda at_s: Held(round(at_s * 1e9), Reason.NO_FACE))
    assert desk.press("G") == "hat: on"
    assert desk.press("b") == "background: wall"
    now_s = go_on(desk, now_s, 1.0, lambda at_s: Held(round(at_s * 1e9), Reason.NO_FACE))
    assert desk.director.rig.changes == 0
    go_on(desk, now_s, 0.2)
    assert desk.director.rig.toggles == {"hat": True}
    assert desk.director.rig.background == "wall"


def test_two_presses_are_none_and_backgrounds_go_round_without_the_transparent_one(desk):
    assert [desk.press("g"), desk.press("g")] == ["hat: on", "hat: off"]
    said = [desk.press("b") for _ in range(3)]
    assert said == ["background: wall", "background: dusk", "background: drawing"]
    assert "g hat; b background; p pause" in desk.help()


def test_a_face_asked_for_while_the_owner_is_away_shows_nothing_until_they_are_back(desk):
    """Mutants: let time pass for the expression whatever the act; leave the presence out of the mixing."""
    now_s = go_on(desk, 1.0, 1.0)
    first = len(desk.director.rig.poses)
    desk.press("5")
    now_s = go_on(desk, now_s, 5.0, lambda at_s: Held(round(at_s * 1e9), Reason.NO_FACE))
    away = desk.director.rig.poses[first:]
    assert away
    assert max(pose.get("jawOpen", 0.0) for pose in away) == 0
    go_on(desk, now_s, 1.0)
    assert desk.director.rig.poses[-1]["jawOpen"] > 0.5


def test_a_worn_face_fades_with_the_performance_it_is_on(desk):
    """Mutant: mix after the ladder has said idle."""
    desk.press("1")
    now_s = go_on(desk, 1.0, 1.5)
    assert desk.director.rig.poses[-1]["mouthSmileLeft"] > 0.8
    go_on(desk, now_s, 3.0, lambda at_s: Held(round(at_s * 1e9), Reason.NO_FACE))
    smiles = [pose.get("mouthSmileLeft", 0.0) for pose in desk.director.rig.poses]
    assert smiles[-1] == 0
    assert np.abs(np.diff(smiles[50:])).max() < 0.1


class TypedKeys:
    """Keys that are pressed at times of a fake clock."""

    def __init__(self, clock, script):
        self.clock, self.script = clock, list(script)

    def read(self):
        typed = ""
        while self.script and self.script[0][0] <= self.clock.now_s():
            typed += self.script.pop(0)[1]
        return typed

    def close(self):
        self.script.clear()


def test_a_pressed_p_is_on_air_within_a_picture_also_when_no_signal_comes(desk, capsys):
    """Mutant: look at the keys before waiting."""
    clock, shown = FakeClock(), []
    script = [(i / 30, live(i / 30)) for i in range(60)]
    keys = TypedKeys(clock, [(1.511, "p")])
    perform(
        desk.director,
        Attended(ScriptedSense(clock, script), keys, desk),
        RecordingOutput(),
        clock,
        rate=30,
        on=lambda: clock.now_s() < 1.9,
        shown=lambda _picture, now_s: shown.append((now_s, is_card(desk, Reason.PAUSED))),
    )
    first_s = next(now_s for now_s, paused in shown if paused)
    assert 1.511 <= first_s <= 1.511 + 1.01 / 30
    assert "paused" in capsys.readouterr().out


def test_no_toggle_can_take_a_key_of_the_program():
    """Mutant: leave a letter out of the reserved ones; the toggle would never answer to it."""
    assert {PAUSE_KEY, BACKGROUND_KEY, CALIBRATE_KEY} <= RESERVED_KEYS
