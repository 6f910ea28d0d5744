"""Records what the audience sees, beside the show: never in its way, whatever the disk does.

The video has a fixed rate.  A thread of its own takes the newest picture at every tick, and the same one
again where none came, so a recording lasts as long as what it shows.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final, Protocol

import numpy as np

from avatar.app.part import HEIGHT, WIDTH
from avatar.clock import Clock
from avatar.errors import AvatarError, OutputError
from avatar.stage.picture import Picture

_log: Final = logging.getLogger(__name__)

_LONGEST_WAIT_S: Final = 10.0
"""For the end of a video to be written; a disk that takes longer leaves an unfinished file behind."""


class Film(Protocol):
    """What is recorded to: a video file."""

    def show(self, picture: Picture) -> None:
        """Append one picture."""
        ...

    def close(self) -> None:
        """Finish it."""
        ...


class Recorder:
    """A recording under way.

    Args:
        path: Where the video will be.
        open_film: Opens it, in the recorder's own thread.
        clock: Times the pictures.
        rate: Pictures a second.
    """

    def __init__(self, path: Path, open_film: Callable[[], Film], clock: Clock, rate: int) -> None:
        self.path = path
        self.problem: AvatarError | None = None
        """Why it broke off; None while all is well."""
        self._open_film, self._clock, self._rate = open_film, clock, rate
        self._fresh = threading.Condition()
        self._newest: Picture | None = None
        self._stop = False
        self._thread = threading.Thread(target=self._record, name="recorder", daemon=True)
        self._thread.start()

    def offer(self, picture: Picture) -> None:
        """Take a copy for the next tick: 0.2 ms at 720p, and never more than one is kept."""
        planes = picture.i420.copy()
        planes.flags.writeable = False
        # A video is made of the planes alone; the other form keeps its shape without its memory.
        shape = np.broadcast_to(np.zeros((1, 1, 4), np.uint8), picture.rgba.shape)
        with self._fresh:
            self._newest = Picture(shape, planes)
            self._fresh.notify()

    def close(self) -> None:
        """Finish the video and wait until it is whole.

        Raises:
            AvatarError: If it broke off, or the disk takes longer than ten seconds to take the end.
        """
        with self._fresh:
            self._stop = True
            self._fresh.notify()
        self._thread.join(_LONGEST_WAIT_S)
        if self._thread.is_alive():
            raise OutputError(f"{self.path} is still being written", hint="look at it in a minute")
        if self.problem is not None:
            raise self.problem

    def _record(self) -> None:
        try:
            film = self._open_film()
            self._write(film)
            film.close()
        except AvatarError as error:
            _log.warning("recording=lost problem=%r", error.problem)
            self.problem = error
        except Exception as error:  # of an encoder: said, not silent
            _log.exception("recording=failed")
            problem = f"{self.path} broke off: {type(error).__name__}: {error}"
            self.problem = OutputError(problem, hint="record again")

    def _write(self, film: Film) -> None:
        """As many pictures as the time since the first one asks for; a slow encoder catches up."""
        began_s, written = -1.0, 0
        while (picture := self._next(began_s, written)) is not None:
            now_s = self._clock.now_s()
            began_s = now_s if began_s < 0 else began_s
            while written <= (now_s - began_s) * self._rate:
                film.show(picture)
                written += 1

    def _next(self, began_s: float, written: int) -> Picture | None:
        """The newest picture, once it is time for the next one; None at the end."""
        with self._fresh:
            while not self._stop:
                wait_s = None if began_s < 0 else began_s + written / self._rate - self._clock.now_s()
                if self._newest is not None and (wait_s is None or wait_s <= 0):
                    return self._newest
                self._fresh.wait(wait_s)
            return None


def open_video(path: Path, rate: int) -> Film:
    """A video file, its folder made if need be.

    Raises:
        OutputError: If it cannot be written there.
    """
    from avatar.stage.outputs.video_file import VideoFile

    with suppress(OSError):  # what is wrong is said when the file is opened
        path.parent.mkdir(parents=True, exist_ok=True)
    return VideoFile(path, WIDTH, HEIGHT, rate)


def load() -> None:
    """Load what writes videos.  Its first import takes 67 ms during which no other thread runs.

    So a window does it before it is seen, and not when a key asks for the first recording.
    """
    from avatar.stage.outputs import video_file

    video_file.load()
