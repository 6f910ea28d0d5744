"""Voice alone: who gets it, and what ends it.  One character of a story is a turn of two seconds.

in   s somebody speaks   . silence   x consent withdrawn   e expired   n no record
     z the computer slept for a minute   w the wall clock goes twice as fast, and somebody speaks
out  V the voice moves the avatar   - it does not
"""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avatar.gate import FLOOR, Gate, State
from avatar.gate.lease import Hearing, Lease, advance, grant
from avatar.signal import Reason

POLICY = replace(FLOOR, voice_alone_s=30.0, voice_silence_s=10.0)
TURN_S = 2.0
PROVEN = Gate(state=State.OPEN, owed=0, proven_s=100.0)


def hearing(character, turn_s, wall_s):
    return Hearing(
        consent=character not in "xen",
        withdrawn=character in "xe",
        expired=character == "e",
        voice=character in "swz",
        turn_s=turn_s,
        wall_s=wall_s,
    )


def play(story, policy=POLICY):
    lease, said = Lease(turn_s=0.0, wall_s=1e9), ""
    turn_s, wall_s = 0.0, 1e9
    for character in story:
        turn_s += TURN_S
        wall_s += TURN_S + {"z": 60.0, "w": TURN_S}.get(character, 0.0)
        lease = advance(lease, hearing(character, turn_s, wall_s), policy)
        said += "V" if lease.holds else "-"
    return said, lease.over


@pytest.mark.parametrize(
    ("story", "heard", "gate", "why"),
    [
        ("it ends, whoever speaks", "s" * 17, "V" * 14 + "---", Reason.VOICE_OVER),
        ("silence ends it sooner", "ss......s", "VVVVVV---", Reason.VOICE_OVER),
        ("a pause between sentences does not", "ss..ss..ss", "VVVVVVVVVV", None),
        ("withdrawal ends it at once, for good", "ssxss", "VV---", Reason.REVOKED),
        ("so does the end of the year", "ssess", "VV---", Reason.EXPIRED),
        ("or a record that is not there", "snsss", "V----", Reason.NO_CONSENT),
        ("the clock that went further counts", "w" * 9, "V" * 7 + "--", Reason.VOICE_OVER),
    ],
)
def test_scenario(story, heard, gate, why):
    """Mutants: no end; count the silence only; forgive a withdrawal; the monotonic clock alone, which stands
    still while a computer sleeps; start anew with each voice."""
    assert play(heard) == (gate, why), story


def test_a_computer_that_slept_asks_who_woke_it():
    """Mutant: as long as the time is not up."""
    assert play("sszss", FLOOR) == ("VV---", Reason.VOICE_OVER)


@pytest.mark.parametrize(
    ("gate", "now_s"),
    [
        (replace(PROVEN, state=State.SUSPECT), 101.0),
        (replace(PROVEN, state=State.AWAY), 101.0),
        (replace(PROVEN, state=State.PROMPTING), 101.0),
        (PROVEN, 111.0),
        (PROVEN, 99.0),
        (replace(PROVEN, proven_s=float("-inf")), 101.0),
        (replace(PROVEN, proven_s=float("nan")), 101.0),
    ],
)
def test_nobody_gets_it_but_an_owner_who_just_answered_every_prompt(gate, now_s):
    """Mutants: any open gate; a proof of yesterday; any state that knew the owner."""
    assert grant(gate, now_s, 1e9, POLICY) is None
    assert grant(PROVEN, 101.0, 1e9, POLICY) == Lease(turn_s=101.0, wall_s=1e9)


times = st.floats(allow_nan=True, allow_infinity=True)


@given(st.lists(st.tuples(st.sampled_from("s.xen"), times, times), max_size=30))
def test_whatever_the_clocks_say_it_never_lasts_longer_or_comes_back(turns):
    """Mutants: a clock that is set back prolongs it; one that is no number."""
    lease = Lease(turn_s=0.0, wall_s=0.0)
    was_over = False
    for character, turn_s, wall_s in turns:
        lease = advance(lease, hearing(character, turn_s, wall_s), POLICY)
        assert not (was_over and lease.holds)
        was_over = not lease.holds
        if lease.holds:
            assert 0 <= lease.turn_s < POLICY.voice_alone_s
            assert lease.wall_s < POLICY.voice_alone_s
