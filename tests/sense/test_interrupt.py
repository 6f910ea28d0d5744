"""Ctrl-C in the terminal reaches every process of the group; the parent alone decides what it means."""

import os
import signal
import sys
import time

import pytest

from avatar.signal import SIGNAL_SIZE, Reason, decode
from tests.sense.processes import start, tell
from tests.waiting import PATIENCE_S


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
def test_an_interrupt_is_left_to_the_parent(tmp_path):
    """Mutant killed: ``SIGINT`` not ignored (the show would end with "sensing failed" before "off air")."""
    process = start("run")
    tell(process, consent_path=str(tmp_path / "none.json"))
    while decode(process.stdout.read(SIGNAL_SIZE)).reason is not Reason.NO_CONSENT:
        pass
    os.kill(process.pid, signal.SIGINT)
    sent_ns = time.monotonic_ns()
    later = 0
    while later < 3:  # two may have been on their way
        said = process.stdout.read(SIGNAL_SIZE)
        assert len(said) == SIGNAL_SIZE, "it ended"
        later += decode(said).captured_ns > sent_ns
    assert process.poll() is None
    process.stdin.close()
    assert process.wait(PATIENCE_S) == 0
    assert "Traceback" not in process.stderr.read().decode()
    process.stdout.close()
    process.stderr.close()
