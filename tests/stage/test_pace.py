"""Drawing at a computer that does not keep up; the cue of the signals is tested with the director."""

from avatar.stage.pace import Strain

PERIOD_S = 1 / 30


def drawn(costs, strain=None):
    """A picture every period, each taking so many milliseconds; whether it was strained after each."""
    strain = strain or Strain(PERIOD_S)
    states = []
    for place, ms in enumerate(costs):
        strain.drew(ms / 1e3, place * PERIOD_S)
        states.append(strain.is_strained)
    return states


def test_a_computer_that_does_not_keep_up_draws_half_as_often_and_says_so(caplog):
    strain = Strain(PERIOD_S)
    states = drawn([30] * 120, strain)
    assert states.index(True) * PERIOD_S < 4
    assert strain.pace_s == 2 * PERIOD_S
    assert caplog.text.count("pictures_hz=15 reason=the computer is busy") == 1


def test_it_draws_as_before_when_there_is_time_again(caplog):
    """Mutant: the same limit both ways; at its edge the rate would change every two seconds."""
    strain = Strain(PERIOD_S)
    drawn([30] * 120, strain)
    assert all(drawn([16] * 300, strain))
    assert not drawn([5] * 150, strain)[-1]
    assert "pictures_hz=30 reason=the computer is free again" in caplog.text


def test_a_few_slow_pictures_are_no_strain(caplog):
    """Mutant: judge by single pictures; a character that is put on takes a tenth of a second."""
    assert not any(drawn([200 if place % 60 == 0 else 5 for place in range(600)]))
    assert caplog.text == ""
