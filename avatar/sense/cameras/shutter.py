"""A webcam that is released while the owner wants no camera, and opened again when they do.

To the gate it is an empty chair: who comes back proves what somebody who was away proves.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from typing import Final

from avatar.sense.cameras import Sight
from avatar.sense.cameras.opencv import Webcam
from avatar.sense.frame import Shut

_log = logging.getLogger(__name__)

_TURN_S: Final = 0.1
"""While it is shut that is said so often: the stage calls this process lost after 200 ms of silence."""


class Shutter:
    """See :class:`avatar.sense.cameras.Camera`.

    Args:
        webcam: Open.
        reopen: Opens it again.
        wanted: Set while a camera is wanted.
        wait: Waits until it is wanted, no longer than so many seconds; another one only in tests.
    """

    def __init__(
        self,
        webcam: Webcam,
        reopen: Callable[[], Webcam],
        wanted: threading.Event,
        wait: Callable[[float], object] | None = None,
    ) -> None:
        self._webcam: Webcam | None = webcam
        self._reopen, self._wanted = reopen, wanted
        self._wait = wait or wanted.wait
        self._rest_ns = 0

    def rest(self, until_ns: int) -> None:
        """No frame captured before then is wanted."""
        if self._webcam is not None:
            self._webcam.rest(until_ns)

    def frames(self) -> Iterator[Sight]:
        """Yield what the webcam yields, or that it is shut.

        Raises:
            UnusableCameraError: If there will be no more frames, or it does not open again.
        """
        while True:
            if self._webcam is not None:
                yield from self._seen(self._webcam)
                self._webcam.close()
                self._webcam = None
                _log.info("camera=closed reason=pause")
            while not self._wanted.is_set():
                yield Shut(time.monotonic_ns())
                self._wait(_TURN_S)
            yield from self._open()

    def close(self) -> None:
        """Release the device.  Safe to call twice."""
        if self._webcam is not None:
            self._webcam.close()

    def _open(self) -> Iterator[Sight]:
        """Open it in a thread: a slow driver must not look like a process that hangs."""
        opened: list[Webcam | BaseException] = []

        def reopen() -> None:
            try:
                opened.append(self._reopen())
            except BaseException as error:
                opened.append(error)

        opening = threading.Thread(target=reopen, name="camera-reopen", daemon=True)
        opening.start()
        while opening.is_alive():
            yield Shut(time.monotonic_ns())
            opening.join(_TURN_S)
        if isinstance(opened[0], BaseException):
            raise opened[0]
        self._webcam = opened[0]

    def _seen(self, webcam: Webcam) -> Iterator[Sight]:
        """Until the camera is not wanted."""
        sights = webcam.frames()
        while self._wanted.is_set():
            yield next(sights)  # nothing here holds on to the pixels while the caller works
