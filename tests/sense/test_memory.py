"""What the process holds of the computer's memory."""

import subprocess
import sys

import pytest

from avatar.sense.memory import peak_rss_mb, rss_mb
from tests.sense.processes import environment

FREES = """
from avatar.sense.memory import give_back, rss_mb
kept = [bytes(50_000) for _ in range(2000)]
before = rss_mb()
last = kept[-1]
del kept
give_back()
print(before, rss_mb())
"""


@pytest.mark.skipif("sys.platform != 'linux'", reason="elsewhere the system does not say")
def test_what_is_freed_is_given_back():
    """Mutant killed: keeping it; 50 MB are left of reading the networks."""
    run = [sys.executable, "-c", FREES]  # a process of its own: nothing else in it takes memory meanwhile
    done = subprocess.run(run, env=environment(), capture_output=True, text=True, check=True)
    before, after = map(float, done.stdout.split())
    assert after < before - 80


def test_a_process_that_lives_has_memory_and_a_peak_of_it():
    if sys.platform != "win32":
        assert peak_rss_mb() > 1
    assert rss_mb() is None or rss_mb() > 1
