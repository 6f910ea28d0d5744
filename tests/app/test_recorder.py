"""A recording: its time is that of what it shows, however often that is drawn."""

from pathlib import Path

from avatar.app.recorder import Recorder
from avatar.clock import FakeClock
from tests.stage.outputs.pictures import bars
from tests.waiting import until


class Film:
    def __init__(self):
        self.shown, self.closed = 0, False

    def show(self, picture):
        self.shown += 1

    def close(self):
        self.closed = True


def test_a_recording_lasts_as_long_as_what_it_shows():
    """Mutants: one picture of the video for each that is drawn; nothing while none is drawn."""
    clock, film = FakeClock(), Film()
    recorder = Recorder(Path("x.mp4"), lambda: film, clock, 30)
    recorder.offer(bars(0))
    until(lambda: film.shown == 1)
    clock.at_s = 1.0
    recorder.offer(bars(1))
    until(lambda: film.shown == 31)
    clock.at_s = 1.5
    until(lambda: film.shown == 46)
    recorder.close()
    assert (film.shown, film.closed) == (46, True)
