"""A running show: the pause in every state, processes that end, copies for the window."""

import os
import signal
import threading
import time
from dataclasses import replace

import numpy as np
import pytest

from avatar.app import agreement, places
from avatar.app.part import admit, prepare
from avatar.app.status import Watch
from avatar.settings import choose
from avatar.signal import Reason
from avatar.stage import ladder
from avatar.stage.ladder import Act
from tests.app.scripted import HUNG, LIVE, UNTIL_TOLD, held, live
from tests.app.shows import Audience, card, is_gone, show
from tests.waiting import PATIENCE_S, until

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


def pause(one, audience, pause_card):
    """Pause; the number of the first picture of it.

    Only the picture that is being drawn meanwhile may come before it.  How many milliseconds it takes,
    ``python -m tests.lab.window`` measures.
    """
    one.panic()
    since = len(audience.seen)
    until(lambda: audience.has(pause_card, since))
    first = audience.first(pause_card, since)
    assert first - since <= 1
    return first


@pytest.mark.parametrize("state", STATES)
def test_a_pause_is_the_next_picture_in_every_state_and_stays(state, pause_card):
    """Mutants: put the pause into the queue of wishes; wait for the sense process before drawing."""
    with show(*STATES[state], silence_s=ladder.SILENCE_S) as one:
        audience = Audience()
        one.go_on_air(lambda: audience)
        until(lambda: len(audience.seen) > 8)
        first = pause(one, audience, pause_card)
        until(lambda: one.status().reason is Reason.PAUSED)
        until(lambda: len(audience.seen) > first + 5)
        assert all(np.array_equal(thumb, pause_card) for thumb in audience.seen[first:])


def test_a_pause_waits_neither_for_a_signal_nor_for_a_deadline(pause_card, monkeypatch):
    """Mutant: do not end the wait that goes on."""
    monkeypatch.setattr("avatar.stage.director.LEAST_S", 2 * PATIENCE_S)
    with show("told.acquire()", "send(Held(1, Reason.NO_FACE))", HUNG) as one:
        audience, away = Audience(), card(Reason.NO_FACE)
        one.send_to(audience)
        until(lambda: audience.has(away), meanwhile=one.recalibrate)  # so the script is told to go on
        pause(one, audience, pause_card)


@pytest.mark.skipif("os.name == 'nt'", reason="Windows cannot stop a process so")
@pytest.mark.parametrize("how", ["SIGSTOP", "SIGKILL"])
def test_a_pause_comes_while_sense_hangs_or_dies(how, pause_card):
    with show(LIVE) as one:
        audience = Audience()
        one.go_on_air(lambda: audience)
        until(lambda: one.status().act is Act.PERFORM and len(audience.seen) > 5)
        os.kill(one._sense.pid, getattr(signal, how))
        pause(one, audience, pause_card)


@pytest.mark.skipif("os.name == 'nt'", reason="Windows cannot stop a process so")
@pytest.mark.parametrize("state", [LIVE, held("NO_FACE", 30)])
def test_a_camera_whose_process_hangs_is_a_problem_until_it_goes_on(state):
    """Mutant: believe the last signal; "in use" is said beside a card that says it went quiet."""
    with show(state, silence_s=ladder.SILENCE_S) as one:
        until(lambda: one.status().camera is Watch.ON)
        os.kill(one._sense.pid, signal.SIGSTOP)
        until(lambda: one.status().camera is Watch.PROBLEM)
        os.kill(one._sense.pid, signal.SIGCONT)
        until(lambda: one.status().camera is Watch.ON)


def test_a_flood_of_wishes_neither_stops_the_show_nor_delays_a_pause(pause_card):
    """Mutant: grant all that is waiting before each picture."""
    with show(LIVE) as one:
        audience = Audience()
        one.go_on_air(lambda: audience)
        until(lambda: len(audience.seen) > 5)
        granted = []
        for _ in range(3000):
            one.ask(lambda desk: time.sleep(0.005) or granted.append(len(audience.seen)) or "")
        before = len(granted)
        first = pause(one, audience, pause_card)
        # Four with the picture that was being drawn, four before the next.
        assert sum(1 for seen in granted[before:] if seen <= first) <= 8


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
        pause(one, audience, pause_card)
        forever.set()


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


def test_another_camera_is_the_card_of_a_start_until_its_owner_has_proved_themselves(tmp_path):
    """Mutant: go on with the last performance until the process is gone; it is another picture by then."""
    seen, proved = [], tmp_path / "proved"
    waits = f"while config['camera'] == 'another' and not os.path.exists({str(proved)!r}): time.sleep(0.01)"
    with show(waits, LIVE, changed=lambda status: seen.append((status.act, status.reason))) as one:
        until(lambda: one.status().act is Act.PERFORM)
        other = prepare(choose(places.settings_file(), {"camera.name": "another"}))
        del seen[:]
        one.play(admit(other, "record", None))
        until(lambda: (Act.CARD, Reason.STARTING) in seen)
        proved.touch()
        until(lambda: one.status().act is Act.PERFORM)
    assert {act for act, _ in seen} <= {Act.PERFORM, Act.CARD}
    assert Reason.SENSE_LOST not in {reason for act, reason in seen if act is Act.CARD}


def test_a_pause_before_anything_is_drawn_holds():
    """Mutant: forget it as the show begins; who hid themselves at once would be on air."""
    with show(LIVE, paused=True) as one:
        until(lambda: one.status().reason is Reason.PAUSED)
        assert one.status().paused
        one.resume()
        until(lambda: one.status().act is Act.PERFORM)


def test_the_ledger_knows_when_the_gate_opened_locked_and_closed():
    """Mutants: leave out any one of the three lines."""
    parts = (live(UNTIL_TOLD), held("NOT_OWNER", UNTIL_TOLD), live(UNTIL_TOLD), held("NO_CONSENT"))
    with show(*parts) as one:
        until(lambda: one.status().act is Act.PERFORM)
        one.recalibrate()  # so the script is told to go on
        until(lambda: one.status().reason is Reason.NOT_OWNER)
        one.recalibrate()
        until(lambda: one.status().act is Act.PERFORM)
        one.recalibrate()
        until(lambda: one.status().reason is Reason.NO_CONSENT)
    # Closing waits two seconds for a slow disk, and the lines come all the same.
    entries = until(lambda: len(found := agreement.open_ledger().verify().entries) >= 4 and found)
    assert [(entry.event.value, entry.reason) for entry in entries] == [
        ("gate-opened", ""),
        ("gate-locked", "NOT_OWNER"),
        ("gate-opened", ""),
        ("gate-closed", "NO_CONSENT"),
    ]


def test_at_rest_there_is_no_process_and_the_card_of_a_start():
    """Mutant: keep showing the last performance; it would look as if somebody was watched."""
    with show(LIVE) as one:
        until(lambda: one.status().act is Act.PERFORM)
        pid = one._sense.pid
        one.rest()
        until(lambda: one.status().camera is Watch.OFF and one.status().act is Act.CARD)
        assert one.status().reason is Reason.STARTING
        until(lambda: is_gone(pid))
        one.watch()
        until(lambda: one.status().act is Act.PERFORM)


def test_after_a_withdrawal_the_card_says_that_there_is_no_consent_and_not_that_it_gets_ready():
    """Mutant: the card of a start, under which everybody waits for ever."""
    with show(LIVE) as one:
        until(lambda: one.status().act is Act.PERFORM)
        one.play(replace(one._part, record_id=""))
        one.rest()
        until(lambda: one.status().camera is Watch.OFF and one.status().reason is Reason.NO_CONSENT)
        one.play(replace(one._part, record_id="another"))
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
    assert is_gone(pid)


def test_a_copy_for_a_window_stays_as_it_is_while_the_next_is_made():
    """Mutant: write into the copy that was handed over last; the window would tear."""
    told, audience = threading.Event(), Audience()
    with show(LIVE) as one:
        one.told_of_copies(told.set)
        one.go_on_air(lambda: audience)
        until(lambda: one.status().act is Act.PERFORM)
        told.clear()
        one.want()
        assert told.wait(PATIENCE_S)
        copy = one.newest()
        before, since = copy.rgba.copy(), len(audience.seen)
        until(lambda: len(audience.seen) > since + 5)
        assert np.array_equal(copy.rgba, before)
        assert one.newest() is copy
        assert not copy.is_card
        told.clear()
        one.want()
        assert told.wait(PATIENCE_S)
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

        def wake(self):
            self.source.wake()

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
        assert np.array_equal(audience.seen[-1], card(Reason.STARTING))
        assert "a slip" in lost[0].problem


def test_the_microphone_counts_as_open_only_while_the_gate_is():
    """Mutant: say that it is in use whenever it is switched on."""
    flags = {"sense.microphone": "with camera"}
    with show(held("NOT_VERIFIED", UNTIL_TOLD), live(UNTIL_TOLD), held("NOT_OWNER"), flags=flags) as one:
        until(lambda: one.status().reason is Reason.NOT_VERIFIED)
        assert one.status().microphone is Watch.OFF
        one.recalibrate()  # so the script is told to go on
        until(lambda: one.status().microphone is Watch.ON)
        one.recalibrate()
        until(lambda: one.status().reason is Reason.NOT_OWNER and one.status().microphone is Watch.OFF)
