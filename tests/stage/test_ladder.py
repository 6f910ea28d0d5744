"""What the audience sees, drawn as a timeline.

One character is 100 ms.
    in   y live   . no face   s starting (being looked at again)   2 two faces   x withdrawn   _ silence
         w alive but slow
    out  p perform   h hold   e ease   i idle   c card
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avatar.performance import Performance
from avatar.signal import Held, Live, Reason
from avatar.stage.ladder import Act, Ladder

SEEN = {
    ".": Held(0, Reason.NO_FACE),
    "s": Held(0, Reason.STARTING),
    "2": Held(0, Reason.SEVERAL_FACES),
    "x": Held(0, Reason.REVOKED),
    "w": Held(0, Reason.SLOW),
}


def live(now_s):
    return Live(round(now_s * 1e9), Performance())


def climb(timeline):
    ladder, acts = Ladder(), ""
    for tenth, character in enumerate(timeline):
        now_s = tenth / 10
        if character != "_":
            ladder = ladder.hear(live(now_s) if character == "y" else SEEN[character], now_s)
        ladder = ladder.wait(now_s)
        acts += ladder.act.value[0]
    return acts, ladder


@pytest.mark.parametrize(
    ("story", "seen", "acts"),
    [
        ("a card until somebody is there", "sssyyy", "cccppp"),
        ("a lost face is held, eased, and lives idly", "yy" + "." * 14, "pphheeeeeeeiiiii"),
        ("a short loss hardly shows", "yy..yy", "pphhpp"),
        ("being looked at again shows no card", "yy.....sssyy", "pphheeeeeepp"),
        ("a second person shows a card at once, which stays a moment", "yy2yyyyyyyyy", "ppccccccpppp"),
        ("a second person while the owner is away too", "yy....2", "pphheec"),
        ("a busy computer is forgiven for a moment", "yywwyy", "pphhpp"),
        ("but not for long", "yy" + "w" * 11, "pphheeeeeeecc"),
        ("withdrawal shows a card at once", "yyxxx", "ppccc"),
        ("a restart says less than the card that is up", "yy2ss", "ppccc"),
    ],
)
def test_story(story, seen, acts):
    assert climb(seen)[0] == acts, story


def test_away_for_ten_seconds_is_a_card_that_says_so():
    """Mutant: idle for ever."""
    acts, ladder = climb("y" + "." * 101)
    assert acts[99] == "i"
    assert acts[101] == "c"
    assert ladder.reason is Reason.NO_FACE


def test_silence_is_a_card_within_250_ms_of_the_last_word():
    """Mutant: SILENCE_S = 1."""
    ladder = Ladder().hear(live(5.0), 5.0)
    assert ladder.wait(5.19).act is Act.PERFORM
    card = ladder.wait(5.21)
    assert (card.act, card.reason) == (Act.CARD, Reason.SENSE_LOST)


@pytest.mark.parametrize(
    "reason",
    [one for one in Reason if one not in (Reason.NO_FACE, Reason.STARTING, Reason.SLOW, Reason.CHECKING)],
)
def test_every_other_reason_is_a_card_at_once(reason):
    """Mutant: add a reason to ``_GENTLE``."""
    ladder = Ladder().hear(live(1.0), 1.0).hear(Held(0, reason), 1.03)
    assert (ladder.act, ladder.reason) == (Act.CARD, reason)


@given(st.text("ys.2x_w", max_size=60))
def test_nothing_is_performed_but_what_was_just_live(seen):
    """Mutant: perform while held."""
    for end in range(1, len(seen) + 1):
        acts, _ = climb(seen[:end])
        if acts[-1] == "p":
            assert "y" in seen[max(0, end - 3) : end]
            assert seen[:end].rstrip("_")[-1] == "y"


runs = st.lists(st.tuples(st.sampled_from("yyys..2x_w"), st.integers(1, 15)), min_size=1, max_size=12)


@given(runs.map(lambda told: "y" + "".join(letter * times for letter, times in told)))
def test_what_is_left_of_the_last_performance_is_a_share(seen):
    """Mutant: leave some of it in idle life, or behind a card."""
    _, ladder = climb(seen)
    left = ladder.presence(len(seen) / 10)
    assert 0 <= left <= 1
    assert left == 0 or ladder.act in (Act.PERFORM, Act.HOLD, Act.EASE)


@pytest.mark.parametrize("captured_s", [0.0, 9.6, 10.1, 1e9])
def test_what_was_captured_long_ago_or_in_the_future_is_not_performed(captured_s):
    """Mutant: take any live signal for fresh; a stuck tracker's old frames would be performed."""
    ladder = Ladder().hear(live(9.0), 9.0).hear(live(captured_s), 10.0)
    assert ladder.act is not Act.PERFORM


def test_a_slow_frame_is_still_live():
    assert Ladder().hear(live(9.75), 10.0).act is Act.PERFORM
