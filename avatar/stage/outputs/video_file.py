"""A video file of what was drawn: H.264 in MP4, one picture a frame.

The only file that imports PyAV, and not before a file is opened, so that a live run
never loads a video library.  The file gets its name when it is whole.
"""

from __future__ import annotations

import contextlib
import logging
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from avatar.errors import OutputError
from avatar.stage.outputs.advice import spare_special, wrong_size
from avatar.stage.picture import Picture

if TYPE_CHECKING:
    from av.container import OutputContainer
    from av.video.stream import VideoStream

_log: Final = logging.getLogger(__name__)

_BT601: Final = 6
"""SMPTE 170M in ITU-T H.273, tables 2 to 4: the matrix that pictures are made with."""
_LIMITED: Final = 1
"""FFmpeg's AVCOL_RANGE_MPEG."""
_OPTIONS: Final = {"preset": "veryfast", "crf": "18"}
"""At crf 18 a flat colour comes back within 2 of 255 (tests/stage/outputs/test_video_file.py allows 6)."""


def load() -> None:
    """Load the library now, where the first video would have to wait for it."""
    import av  # noqa: F401 - what loading is for


class VideoFile:
    """A video being written, whole and under its own name once closed.

    Args:
        path: Where to put it; an older file there is replaced at the end, anything else is not.
        width: Of every picture, in pixels, even.
        height: Of every picture, in pixels, even.
        fps: Pictures a second; each one shown is one frame, whenever it comes.

    Raises:
        OutputError: If the file cannot be written there.
    """

    def __init__(self, path: Path, width: int = 1280, height: int = 720, fps: int = 30) -> None:
        import av

        self._path = path
        self._part = path.with_name(f".{path.name}.part")
        for place in (self._path, self._part):
            spare_special(place)
        self._size = (width, height)
        self._shown = 0
        self._failures = (OSError, av.FFmpegError)
        self._container: OutputContainer | None = None
        try:
            self._part.touch()  # PyAV itself creates the file at the first picture, too late to complain
            self._container = av.open(str(self._part), "w", format="mp4")
            self._stream: VideoStream = _stream(self._container, width, height, fps)
        except self._failures as problem:
            self._discard()
            raise self._error(problem) from problem

    @property
    def label(self) -> str:
        """The file's name."""
        return str(self._path)

    def show(self, picture: Picture) -> None:
        """Append one picture.

        Raises:
            OutputError: If it cannot be written; nothing is left of the file.
        """
        import av

        if self._container is None:
            raise OutputError(f"{self._path} is finished", hint="record to another file")
        if picture.size != self._size:
            raise wrong_size(picture.size, self._size)
        frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(picture.i420), format="yuv420p")
        frame.pts = self._shown
        try:
            for packet in self._stream.encode(frame):
                self._container.mux(packet)
        except self._failures as problem:
            self._discard()
            raise self._error(problem) from problem
        self._shown += 1

    def close(self) -> None:
        """Finish the file and give it its name; a video without pictures is no file.

        Raises:
            OutputError: If its end cannot be written; nothing is left of the file.
        """
        container = self._container
        if container is None:
            return
        if not self._shown:
            self._discard()
            return
        try:
            for packet in self._stream.encode(None):
                container.mux(packet)
            container.close()
            self._part.replace(self._path)
        except self._failures as problem:
            self._discard()
            raise self._error(problem) from problem
        self._container = None
        _log.info("written file=%s frames=%d", self._path, self._shown)

    def _discard(self) -> None:
        container, self._container = self._container, None
        if container is not None:
            with contextlib.suppress(*self._failures):
                container.close()
        with contextlib.suppress(OSError):
            self._part.unlink(missing_ok=True)

    def _error(self, problem: Exception) -> OutputError:
        return OutputError(
            f"{self._path} cannot be written: {problem}",
            hint="free some space, or choose another place with --out",
        )


def _stream(container: OutputContainer, width: int, height: int, fps: int) -> VideoStream:
    """An H.264 stream that says which colours it holds."""
    stream: VideoStream = container.add_stream("libx264", rate=fps, options=dict(_OPTIONS))
    stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
    stream.codec_context.time_base = Fraction(1, fps)
    context = stream.codec_context
    context.colorspace = context.color_primaries = context.color_trc = _BT601
    context.color_range = _LIMITED
    return stream
