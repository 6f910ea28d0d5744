"""The way out of this process: one file descriptor, one fixed size, signals only."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
import time
from collections.abc import Callable
from typing import BinaryIO, Final

from avatar.signal import Held, Marks, Message, Reason, encode

_BEAT_S: Final = 0.05
"""Held signals are repeated so often while libraries load; the stage allows 250 ms of silence."""

_LATE_S: Final = 0.16
"""With nothing sent for so long this process says that it is alive but slow: a still face is tracked, and a
camera in low light sends a frame, every 133 ms, and tracking one takes 11 ms here.  The stage waits for 200.
A stopped or dead process does not even say that."""
_GRAIN_S: Final = 0.005

_HUNG_S: Final = 5.0
"""With nothing but that for so long the main flow hangs in native code: it ends, the parent restarts it."""

_PIPE_BYTES: Final = 4096
"""The smallest a pipe can be: a reader that fell asleep finds a second of old signals, not seventeen."""


def claim_stdout() -> BinaryIO:
    """Take standard output for signals; whatever libraries print to it goes to standard error instead."""
    wire = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)
    if sys.platform == "linux":
        import fcntl

        with contextlib.suppress(OSError):  # not a pipe
            fcntl.fcntl(wire, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
    return wire


class Wire:
    """Sends signals; from a thread, repeats a held one while the main flow loads, and says when it is slow.

    Args:
        sink: Unbuffered; each signal is one write.
        marks: Go with every repeated signal.
        late_s: Silence of the main flow after which it counts as slow.
        hung_s: The same for hanging.
        end: Ends this process with an exit code.
    """

    def __init__(
        self,
        sink: BinaryIO,
        marks: Marks,
        *,
        late_s: float = _LATE_S,
        hung_s: float = _HUNG_S,
        end: Callable[[int], object] = os._exit,
    ) -> None:
        self._sink, self._marks = sink, marks
        self._late_s, self._hung_s, self._end = late_s, hung_s, end
        self._reason: Reason | None = None
        self._sent_s = self._heard_s = time.monotonic()
        self._turn = threading.Lock()
        self._ended = False
        threading.Thread(target=self._beat, name="heartbeat", daemon=True).start()

    def send(self, message: Message) -> None:
        """Send one message; repeating stops.

        Raises:
            OSError: If nobody listens any more.
        """
        with self._turn:
            self._reason = None
            self._write(message)
            self._heard_s = self._sent_s

    def hold(self, reason: Reason) -> None:
        """Send a held signal now and repeat it until the next :meth:`send` or :meth:`hold`."""
        with self._turn:
            self._reason = reason
            self._hold(reason)

    def _hold(self, reason: Reason) -> None:
        self._write(Held(time.monotonic_ns(), reason, self._marks))

    def _write(self, message: Message) -> None:
        self._sink.write(encode(message))
        self._sent_s = time.monotonic()

    def _beat(self) -> None:
        """Heartbeat thread; ends the process when nobody listens or nobody speaks."""
        while not self._ended:
            time.sleep(self._pause(time.monotonic()))
            with self._turn:
                try:
                    self._repeat(time.monotonic())
                except OSError:
                    self._finish(0)  # the parent is gone, and nothing here outlives it

    def _pause(self, now_s: float) -> float:
        """Until something may have to be said."""
        left_s = self._sent_s + self._late_s - now_s
        return _BEAT_S if left_s <= 0 else min(_BEAT_S, left_s + _GRAIN_S)

    def _repeat(self, now_s: float) -> None:
        """Say again why it is held, or that it is slow, or give up."""
        if self._reason is not None:
            self._hold(self._reason)
        elif now_s - self._heard_s > self._hung_s:
            self._hold(Reason.SENSE_FAILED)
            sys.stderr.write(
                f"error: tracking did not answer for {self._hung_s:g} s\ntry: start avatar again\n"
            )
            sys.stderr.flush()
            self._finish(1)
        elif now_s - self._sent_s > self._late_s:
            self._hold(Reason.SLOW)

    def _finish(self, code: int) -> None:
        self._ended = True
        self._end(code)
