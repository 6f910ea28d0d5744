"""A running show: the pause in every state, outputs that break, processes that end, recordings."""

import os
import signal
import threading
import time
from contextlib import contextmanager

import numpy as np
import pytest

from avatar.app import places
from avatar.app.part import admit, prepare
from avatar.app.show import Show
from avatar.app.status import Watch
from avatar.errors import OutputError
from avatar.gate import consent
from avatar.settings import choose
from avatar.signal import Reason
from avatar.stage import cards
from avatar.stage.ladder import Act
from avatar.stage.renderers import open_renderer
from tests.app.scripted import HUNG, LIVE, command, held, live

LIMIT_S = 10.0
PANIC_S = 0.1


def until(condition, limit_s=LIMIT_S):
    end = time.monotonic() + limit_s
    while not (found := condition()):
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.002)
    return found


def card(reason):
    """What a card looks like, as a thumbnail."""
    renderer = open_renderer(1280, 720)
    try:
        return thumbnail(renderer.draw(cards.card(reason), cards.words(reason)))
    finally:
        renderer.close()


def thumbnail(picture):
    return picture.rgba[::16, ::16].copy()


def is_gone(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


class Audience:
    """An output that notes when it got which picture, and remembers only thumbnails."""

    label = "the audience"

    def __init__(self, fails=False):
        self.seen, self.closed, self.fails = [], False, fails

    def show(self, picture):
        if self.fails:
            raise OutputError("the camera was pulled", hint="plug it in")
        self.seen.append((time.monotonic(), thumbnail(picture)))

    def close(self):
        self.closed = True

    def first(self, wanted, since_s):
        return next((at for at, one in self.seen if at >= since_s and np.array_equal(one, wanted)), None)


@contextmanager
def show(*parts, flags=None, **told):
    """A show that performs by script."""
    consent.give(places.consent_file(), consent.AGREEMENT)
    chosen = choose(places.settings_file(), {"sense.test_source": False} | (flags or {}))
    part = admit(prepare(chosen), "record", None)
    one = Show(part, command=command(*parts), **told)
    one.start()
    one.watch()
    try:
        yield one
    finally:
        one.close()


STATES = {
    "starting": (held("STARTING"),),
    "checking": (held("PROMPT_TURN_LEFT"),),
    "performing": (LIVE,),
    "held": (held("NOT_OWNER"),),
    "silent": (live(0.3), HUNG),
    "ended": (live(0.3), "sys.exit(1)"),
}


@pytest.fixture(scope="module")
def pause_card():
    return card(Reason.PAUSED)


@pytest.mark.parametrize("state", STATES)
def test_a_pause_is_on_air_within_a_tenth_of_a_second_in_every_state(state, pause_card):
    """Mutants: put the pause into the queue of wishes; wait for the sense process before drawing."""
    with show(*STATES[state]) as one:
        audience = Audience()
        one.go_on_air(lambda: audience)
        until(lambda: len(audience.seen) > 8)
        began_s = time.monotonic()
        one.panic()
        at_s = until(lambda: audience.first(pause_card, began_s))
        assert at_s - began_s < PANIC_S
        assert one.status().reason in (Reason.PAUSED, one.status().reason)
        since = len(audience.seen)
        until(lambda: len(audience.seen) > since + 5)
        assert all(np.array_equal(thumb, pause_card) for at, thumb in audience.seen if at >= at_s)


@pytest.mark.skipif("os.name == 'nt'", reason="Windows cannot stop a process so")
@pytest.mark.parametrize("how", ["SIGSTOP", "SIGKILL"])
def test_a_pause_comes_while_sense_hangs_or_dies(how, pause_card):
    with show(LIVE) as one:
        audience = Audience()
        one.go_on_air(lambda: audience)
        until(lambda: one.status().act is Act.PERFORM and len(audience.seen) > 5)
        pid = one._sense.pid
        os.kill(pid, getattr(signal, how))
        began_s = time.monotonic()
        one.panic()
        assert until(lambda: audience.first(pause_card, began_s)) - began_s < PANIC_S


def test_a_flood_of_wishes_neither_stops_the_show_nor_delays_a_pause(pause_card):
    """Mutant: grant all that is waiting before each picture."""
    with show(LIVE) as one:
        audience = Audience()
        one.go_on_air(lambda: audience)
        until(lambda: len(audience.seen) > 5)
        for _ in range(3000):
            one.ask(lambda desk: time.sleep(0.005) or "")
        began_s = time.monotonic()
        one.panic()
        assert until(lambda: audience.first(pause_card, began_s)) - began_s < PANIC_S


@pytest.mark.parametrize(("setting", "wanted"), [("release", False), ("keep", True)])
def test_a_pause_releases_the_camera_unless_the_settings_keep_it(setting, wanted):
    """Mutant: only hide; the camera's light stays on while its owner thinks it is off."""
    with show(LIVE, flags={"camera.pause": setting}) as one:
        until(lambda: one.status().act is Act.PERFORM)
        one.panic()
        until(lambda: one.status().reason is Reason.PAUSED)
        assert one._sense._camera_wanted is wanted
        one.resume()
        until(lambda: one._sense._camera_wanted)


class StuckFilm:
    """A disk that takes nothing."""

    def __init__(self, forever):
        self._forever = forever

    def show(self, _picture):
        self._forever.wait()

    def close(self):
        pass


def test_a_disk_that_hangs_delays_neither_the_show_nor_a_pause(tmp_path, pause_card):
    """Mutant: write the recording in the show's thread."""
    forever = threading.Event()
    with show(LIVE, open_film=lambda _path, _rate: StuckFilm(forever)) as one:
        audience = Audience()
        one.go_on_air(lambda: audience)
        one.record(tmp_path / "x.mp4")
        until(lambda: one.status().recording and len(audience.seen) > 5)
        began_s = time.monotonic()
        one.panic()
        assert until(lambda: audience.first(pause_card, began_s)) - began_s < PANIC_S
        forever.set()


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


def test_a_recording_lasts_as_long_as_what_it_shows(tmp_path):
    import av

    path = tmp_path / "videos" / "x.mp4"
    with show(LIVE) as one:
        until(lambda: one.status().act is Act.PERFORM)
        one.record(path)
        until(lambda: one.status().recording == str(path))
        time.sleep(1.0)
        one.stop_recording()
        until(path.exists)
    with av.open(str(path)) as film:
        frames = sum(1 for _ in film.decode(video=0))
    assert 24 <= frames <= 45


def test_an_output_that_breaks_is_off_air_and_says_why(pause_card):
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
    opened = threading.Event()

    def slow():
        opened.wait(LIMIT_S)
        return Audience()

    with show(LIVE) as one:
        until(lambda: one.status().act is Act.PERFORM)
        one.go_on_air(slow)
        until(lambda: one.status().opening)
        assert one.status().fps > 5
        opened.set()
        until(lambda: one.status().on_air)


def test_off_air_before_the_output_is_open_leaves_it_closed():
    """Mutant: send to whatever was opened last."""
    opened, audience = threading.Event(), Audience()

    def slow():
        opened.wait(LIMIT_S)
        return audience

    with show(LIVE) as one:
        one.go_on_air(slow)
        until(lambda: one.status().opening)
        one.go_off_air()
        opened.set()
        until(lambda: audience.closed)
        assert not one.status().on_air


def test_another_character_comes_without_another_proof_and_a_camera_with_one():
    with show(LIVE) as one:
        until(lambda: one.status().act is Act.PERFORM)
        pid = one._sense.pid
        otto = prepare(choose(places.settings_file(), {"stage.character": "otto"}))
        one.play(admit(otto, "record", None))
        until(lambda: one.status().character == "otto")
        assert one._sense.pid == pid
        other = prepare(choose(places.settings_file(), {"camera.name": "another"}))
        one.play(admit(other, "record", None))
        until(lambda: one._sense is not None and one._sense.pid not in (pid, None))
        until(lambda: one.status().act is Act.PERFORM)


def test_at_rest_there_is_no_process_and_the_card_of_a_start():
    """Mutant: keep showing the last performance; it would look as if somebody was watched."""
    with show(LIVE) as one:
        until(lambda: one.status().act is Act.PERFORM)
        pid = one._sense.pid
        one.rest()
        until(lambda: one.status().camera is Watch.OFF and one.status().act is Act.CARD)
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
        one.watch()
        until(lambda: one.status().act is Act.PERFORM)


def test_a_passphrase_counts_as_typed_for_one_process_however_often_the_camera_changes():
    """Mutant: tell every process that it was typed now; unplugging would forgive failed prompts."""
    script = "send(Held(1, Reason.NO_FACE if config['typed_now'] else Reason.REVOKED)); sys.stdin.read()"
    seen = []
    with show(script, changed=lambda status: seen.append(status.reason)) as one:
        until(lambda: Reason.NO_FACE in seen)
        one.rest()
        one.watch()
        until(lambda: Reason.REVOKED in seen)
        one.typed()
        until(lambda: one.status().reason is Reason.NO_FACE)


def test_closing_leaves_no_process_and_no_open_output():
    with show(LIVE) as one:
        audience = Audience()
        one.go_on_air(lambda: audience)
        until(lambda: one.status().on_air and one.status().act is Act.PERFORM)
        pid = one._sense.pid
    assert audience.closed
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


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
    assert np.array_equal(audience.seen[-1][1], card(reason or Reason.PAUSED))


def test_a_copy_for_a_window_stays_as_it_is_while_the_next_is_made():
    """Mutant: write into the copy that was handed over last; the window would tear."""
    told = threading.Event()
    with show(LIVE) as one:
        one.told_of_copies(told.set)
        until(lambda: one.status().act is Act.PERFORM)
        told.clear()
        one.want()
        assert told.wait(LIMIT_S)
        copy = one.newest()
        before = copy.rgba.copy()
        time.sleep(0.2)
        assert np.array_equal(copy.rgba, before)
        assert one.newest() is copy
        assert not copy.is_card
        told.clear()
        one.want()
        assert told.wait(LIMIT_S)
        assert one.newest() is not copy
        assert np.array_equal(copy.rgba, before)


def test_a_show_that_can_draw_no_more_leaves_no_picture_and_no_camera_behind(tmp_path):
    """Mutants: keep the output, which shows the last picture for ever; close it without a card; keep the
    process that watches; go on recording."""

    class Broken:
        def __init__(self, source):
            self.source = source

        def wait(self, timeout_s):
            if broken.is_set():
                raise RuntimeError("a slip")
            return self.source.wait(timeout_s)

    broken, lost, audience = threading.Event(), [], Audience()
    with show(LIVE, lost=lost.append, attend=lambda source, _desk: Broken(source)) as one:
        one.go_on_air(lambda: audience)
        until(lambda: one.status().on_air and one.status().act is Act.PERFORM)
        one.record(tmp_path / "x.mp4")
        until(lambda: one.status().recording)
        pid = one._sense.pid
        broken.set()
        until(lambda: audience.closed and not one.status().on_air and is_gone(pid))
        until(lambda: one.status().ended and not one.status().recording)
        until(lambda: not one._air.recording)
        assert np.array_equal(audience.seen[-1][1], card(Reason.STARTING))
        assert "a slip" in lost[0].problem


def test_the_microphone_counts_as_open_only_while_the_gate_is():
    """Mutant: say that it is in use whenever it is switched on."""
    flags = {"sense.microphone": "with camera"}
    with show(held("NOT_VERIFIED", 0.5), live(1.0), held("NOT_OWNER")) as one:
        part = admit(prepare(choose(places.settings_file(), flags)), "record", None)
        one.play(part)
        until(lambda: one.status().reason is Reason.NOT_VERIFIED)
        assert one.status().microphone is Watch.OFF
        until(lambda: one.status().microphone is Watch.ON)
        until(lambda: one.status().reason is Reason.NOT_OWNER and one.status().microphone is Watch.OFF)


class Camera(Audience):
    """An output that knows how many read it."""

    def __init__(self, readers):
        super().__init__()
        self.count = readers

    def readers(self):
        return self.count


@pytest.fixture
def at_once(monkeypatch):
    """A minute without a reader is over at once."""
    monkeypatch.setattr("avatar.app.unread.UNREAD_S", 0.0)


def test_a_camera_that_watches_for_nobody_is_released_until_somebody_reads(at_once):
    """Mutants: only show the card; never ask again, so that a call sees the card for ever."""
    with show(LIVE) as one:
        output = Camera(readers=1)
        one.viewed(by_window=True)
        one.go_on_air(lambda: output)
        until(lambda: one.status().on_air and one.status().act is Act.PERFORM)
        one.viewed(by_window=False)
        until(lambda: one._census.readers == 1)
        output.count = 0
        until(lambda: one.status().reason is Reason.UNREAD)
        assert one.status().camera is Watch.OFF
        assert not one._sense._camera_wanted
        since_s = time.monotonic()
        until(lambda: output.first(card(Reason.UNREAD), since_s))
        output.count = 1
        until(lambda: one._sense._camera_wanted and one.status().act is Act.PERFORM)


@pytest.mark.parametrize("who", ["a window", "a setting", "an output that cannot know"])
def test_nothing_is_released_that_somebody_may_look_at(who, at_once):
    flags = {"camera.unread": "keep"} if who == "a setting" else {}
    with show(LIVE, flags=flags) as one:
        one.viewed(by_window=who == "a window")
        output = Camera(readers=None if who == "an output that cannot know" else 0)
        one.send_to(output)
        until(lambda: one.status().act is Act.PERFORM and one._census.readers == output.count)
        since = len(output.seen)
        until(lambda: len(output.seen) > since + 10)
        assert one._sense._camera_wanted
        assert one.status().act is Act.PERFORM


def test_off_air_only_a_window_looks(at_once):
    with show(LIVE) as one:
        until(lambda: one.status().reason is Reason.UNREAD)
        assert not one._sense._camera_wanted
        one.viewed(by_window=True)
        until(lambda: one.status().act is Act.PERFORM)
        assert one._sense._camera_wanted
