"""Waiting for what another thread or process does."""

import time


def until(condition, limit_s=20.0, why="what was waited for", meanwhile=lambda: None):
    """Ask again and again, ``meanwhile`` doing something between; returns what the condition is then."""
    end = time.monotonic() + limit_s
    while not (found := condition()):
        assert time.monotonic() < end, f"not within {limit_s} s: {why}"
        meanwhile()
        time.sleep(0.002)
    return found
