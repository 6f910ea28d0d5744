"""A sense process that says nothing at all."""

import os
import signal
import sys

import pytest

from avatar.app.session import HUNG_S, Sense, SenseConfig
from avatar.clock import FakeClock
from avatar.signal import Held, Reason
from tests.waiting import PATIENCE_S, until

CONFIG = SenseConfig(camera=None, test_source=False, consent_path="none", vault_folder="none")
SILENT = (sys.executable, "-c", "import sys; sys.stdin.read()")


@pytest.fixture
def silent():
    clock = FakeClock()
    sense = Sense(CONFIG, clock, SILENT)
    until(lambda: sense.pid)
    yield sense, clock
    sense.close()


def test_a_silent_process_is_killed_and_its_end_is_told(silent):
    """Mutants: no kill; HUNG_S = 1000 (the card would stay although a restart could help)."""
    sense, clock = silent
    first = sense._process
    clock.at_s = 10.5
    assert sense.wait(0.0) is None
    held = until(lambda: sense.wait(0.01))
    assert isinstance(held, Held)
    assert held.reason is Reason.SENSE_LOST
    assert first.wait(PATIENCE_S) == (-signal.SIGKILL if os.name == "posix" else 1)


def test_a_process_that_still_loads_is_left_alone(silent):
    """Mutant: HUNG_S = 1, with which a slow disk keeps the program from ever starting."""
    sense, clock = silent
    clock.at_s = 9.5
    assert sense.wait(0.05) is None
    assert sense._process.poll() is None
    assert HUNG_S == 10.0
