"""Waiting for what another thread or process does."""

import time
from pathlib import Path

PATIENCE_S = 60.0
"""Two busy cores may keep a process waiting for seconds, and what never comes is a fault after a minute as
well as after a second.  How quick something is no test says: ``tests/lab`` and ``avatar lab`` measure it.
"""


def until(condition, limit_s=PATIENCE_S, why="what was waited for", meanwhile=lambda: None):
    """Ask again and again, ``meanwhile`` doing something between; returns what the condition is then."""
    end = time.monotonic() + limit_s
    while not (found := condition()):
        assert time.monotonic() < end, f"not within {limit_s} s: {why}"
        meanwhile()
        time.sleep(0.002)
    return found


def is_ended(pid):
    """Whether a process is gone, or only waits for somebody to ask how it ended; Linux's way."""
    try:
        return "State:\tZ" in Path(f"/proc/{pid}/status").read_text()
    except OSError:  # it may go between two looks
        return True
