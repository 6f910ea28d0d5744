"""Outputs and recordings of a running show: they break, hang or come late; and their last picture."""

import threading
from dataclasses import replace

import numpy as np
import pytest

from avatar.app.recorder import open_video
from avatar.errors import OutputError
from avatar.signal import Reason
from avatar.stage.ladder import Act
from tests.app.scripted import LIVE
from tests.app.shows import Audience, card, show
from tests.waiting import PATIENCE_S, until


def test_an_output_that_breaks_is_off_air_and_says_why():
    """Mutant: let the error end the show; the window would be dead."""
    lost = []
    with show(LIVE, lost=lost.append) as one:
        audience = Audience()
        one.go_on_air(lambda: audience)
        until(lambda: one.status().on_air and audience.seen)
        audience.fails = True
        until(lambda: not one.status().on_air and audience.closed)
        assert [error.problem for error in lost] == ["the camera was pulled"]
        again = Audience()
        one.go_on_air(lambda: again)
        until(lambda: again.seen)


def test_an_output_that_takes_long_to_open_does_not_stop_the_picture():
    """Mutant: open it in the show's thread."""
    opened, drawn = threading.Event(), threading.Event()

    def slow():
        opened.wait()
        return Audience()

    with show(LIVE) as one:
        until(lambda: one.status().act is Act.PERFORM)
        one.go_on_air(slow)
        until(lambda: one.status().opening)
        one.told_of_copies(drawn.set)
        one.want()
        assert drawn.wait(PATIENCE_S)
        assert one.status().opening
        opened.set()
        until(lambda: one.status().on_air)


def test_off_air_before_the_output_is_open_leaves_it_closed():
    """Mutant: send to whatever was opened last."""
    opened, audience = threading.Event(), Audience()

    def slow():
        opened.wait()
        return audience

    with show(LIVE) as one:
        one.go_on_air(slow)
        until(lambda: one.status().opening)
        one.go_off_air()
        opened.set()
        until(lambda: audience.closed)
        assert not one.status().on_air
    assert not audience.seen


@pytest.mark.parametrize("reason", [None, Reason.PAUSED, Reason.REVOKED])
def test_the_last_picture_that_an_output_gets_is_a_card(reason):
    """Mutant: close it as it is; a driver may go on showing the character that it got last."""
    with show(LIVE) as one:
        audience = Audience()
        one.go_on_air(lambda: audience)
        until(lambda: one.status().on_air and one.status().act is Act.PERFORM and len(audience.seen) > 5)
        if reason is not None:
            one.go_off_air(reason)
            until(lambda: audience.closed)
    assert audience.closed
    assert np.array_equal(audience.seen[-1], card(reason or Reason.PAUSED))


def test_closing_hides_everything_at_once_though_something_else_is_waited_for():
    """Mutant: leave the character on air until its turn comes."""
    freed = threading.Event()
    with show(LIVE) as one:
        audience = Audience()
        one.go_on_air(lambda: audience)
        until(lambda: one.status().on_air and one.status().act is Act.PERFORM and len(audience.seen) > 5)
        one.rest(freed.wait)
        one.watch()
        closing, since = threading.Thread(target=one.close), len(audience.seen)
        closing.start()
        until(lambda: audience.has(card(Reason.PAUSED), since))
        freed.set()
        closing.join(PATIENCE_S)


def test_others_read_cards_in_the_language_of_the_settings_also_when_it_changes():
    """Mutant: English whatever the settings say; or a language that only the next start shows."""
    with show(LIVE, flags={"window.language": "de"}) as one:
        audience = Audience()
        one.panic()
        one.go_on_air(lambda: audience)
        until(lambda: audience.has(card(Reason.PAUSED, "de")))
        one.play(replace(one._part, language="es"))
        until(lambda: audience.has(card(Reason.PAUSED, "es")))
    assert np.array_equal(audience.seen[-1], card(Reason.PAUSED, "es"))


def test_a_full_disk_ends_the_recording_says_so_and_the_show_goes_on(tmp_path):
    def full(_path, _rate):
        raise OutputError("x.mp4 cannot be written: No space left on device", hint="free some space")

    lost = []
    with show(LIVE, open_film=full, lost=lost.append) as one:
        audience = Audience()
        one.go_on_air(lambda: audience)
        one.record(tmp_path / "x.mp4")
        until(lambda: lost)
        since = len(audience.seen)
        until(lambda: len(audience.seen) > since + 5 and not one.status().recording)
        assert "No space left" in one.status().problem
        assert one.status().hint == "free some space"
        assert one.status().on_air


def test_an_encoder_that_fails_in_its_own_way_is_not_silent(tmp_path):
    """Mutant: catch our own errors only; the recording seems to go on for ever."""

    def broken(_path, _rate):
        raise RuntimeError("a slip")

    lost = []
    with show(LIVE, open_film=broken, lost=lost.append) as one:
        one.record(tmp_path / "x.mp4")
        until(lambda: lost and not one.status().recording)
        assert "a slip" in lost[0].problem


def test_a_recording_has_every_picture_that_was_written(tmp_path):
    import av

    path, written = tmp_path / "videos" / "x.mp4", []

    def noting(path, rate):
        film = open_video(path, rate)
        show_it, film.show = film.show, lambda picture: (written.append(1), show_it(picture))
        return film

    with show(LIVE, open_film=noting) as one:
        until(lambda: one.status().act is Act.PERFORM)
        one.record(path)
        until(lambda: one.status().recording == str(path) and len(written) > 10)
        one.stop_recording()
        until(path.exists)
    with av.open(str(path)) as film:
        assert sum(1 for _ in film.decode(video=0)) == len(written)
