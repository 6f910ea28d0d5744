"""The way out of this process: one file descriptor, one fixed size, signals only."""

from __future__ import annotations

import os
import threading
import time
from typing import BinaryIO, Final

from avatar.signal import Held, Marks, Reason, Signal, encode

_BEAT_S: Final = 0.05
"""Held signals are repeated so often while libraries load; the stage allows 250 ms of silence."""


def claim_stdout() -> BinaryIO:
    """Take standard output for signals; whatever libraries print to it goes to standard error instead."""
    wire = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)
    return wire


class Wire:
    """Sends signals, and repeats a held one from a thread while the main flow is loading.

    Args:
        sink: Unbuffered; each signal is one write.
        marks: Go with every repeated signal.
    """

    def __init__(self, sink: BinaryIO, marks: Marks) -> None:
        self._sink, self._marks = sink, marks
        self._reason: Reason | None = None
        self._turn = threading.Lock()
        threading.Thread(target=self._beat, name="heartbeat", daemon=True).start()

    def send(self, signal: Signal) -> None:
        """Send one signal; repeating stops.

        Raises:
            OSError: If nobody listens any more.
        """
        with self._turn:
            self._reason = None
            self._sink.write(encode(signal))

    def hold(self, reason: Reason) -> None:
        """Send a held signal now and repeat it until the next :meth:`send` or :meth:`hold`."""
        with self._turn:
            self._reason = reason
            self._sink.write(encode(Held(time.monotonic_ns(), reason, self._marks)))

    def _beat(self) -> None:
        while True:
            time.sleep(_BEAT_S)
            with self._turn:
                if self._reason is not None:
                    try:
                        self._sink.write(encode(Held(time.monotonic_ns(), self._reason, self._marks)))
                    except OSError:
                        os._exit(0)  # the parent is gone, and nothing here outlives it
