"""The steps of learning the resting face, as the sense process tells them."""

from PySide6.QtGui import QPdfWriter  # noqa: F401 - loaded before the first PDF is timed

from avatar.app.studio.first.rest import LIMIT_S, Part, Progress


def test_the_ring_follows_what_the_sense_process_says_and_waits_behind_a_card():
    """Mutant: take the 0 of a card for the end of the step."""
    one = Progress(0.0)
    assert one.step(1.0, performs=False, progress=90) is Part.HELLO
    assert one.step(2.0, performs=True, progress=3) is Part.RELAX
    assert one.step(3.0, performs=True, progress=120) is Part.RELAX
    assert one.share == 120 / 255
    assert one.step(4.0, performs=False, progress=0) is Part.RELAX
    assert one.step(5.0, performs=True, progress=200) is Part.BLINK
    assert one.step(6.0, performs=True, progress=0) is Part.DONE
    assert one.share == 1


def test_a_step_that_never_begins_does_not_keep_anybody_and_only_time_with_an_open_gate_counts():
    """Mutant: count the seconds of a card, too."""
    one = Progress(0.0)
    for at in range(1, 100):
        assert one.step(float(at), performs=False, progress=0) is Part.HELLO
    assert one.step(100.0, performs=True, progress=0) is Part.RELAX
    assert one.step(500.0, performs=False, progress=0) is Part.RELAX
    assert one.step(501.0, performs=True, progress=0) is Part.RELAX
    assert one.step(501.0 + LIMIT_S, performs=True, progress=0) is Part.DONE
