"""A recorded file in place of a camera.  Only the lab commands reach this; ``run`` cannot."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from avatar.errors import CameraError
from avatar.sense.cameras import PATIENCE_S, Sight
from avatar.sense.cameras.health import LivenessOfPixels
from avatar.sense.cameras.opencv import fit
from avatar.sense.frame import CameraFrame, NoFrame

_HINT = "give a video file that plays in a video player"


class Recording:
    """A video file that can be decoded.

    Args:
        file: Path of the recording.

    Raises:
        CameraError: If it cannot be opened or holds no picture.
    """

    def __init__(self, file: Path) -> None:
        if not file.is_file():
            raise CameraError(f"there is no file {file}", hint="check the path")
        self._file = file
        self._capture: Any = cv2.VideoCapture(str(file), cv2.CAP_FFMPEG)
        if not self._capture.isOpened():
            raise CameraError(f"{file} is not a video that can be read", hint=_HINT)
        fps = float(self._capture.get(cv2.CAP_PROP_FPS))
        self.fps = fps if 1 <= fps <= 240 else 30.0
        """Frames a second as the file says; 30 where it says nothing sensible."""

    def pictures(self) -> Iterator[NDArray[np.uint8]]:
        """Its frames, BGR, at most 640 pixels wide.

        Raises:
            CameraError: If not one frame can be decoded.
        """
        count = 0
        while True:
            good, bgr = self._capture.read()
            if not good:
                break
            count += 1
            yield fit(bgr)
        self._capture.release()
        if count == 0:
            raise CameraError(f"{self._file} holds no picture that can be decoded", hint=_HINT)

    def frames(self) -> Iterator[CameraFrame]:
        """Its frames as fast as they are asked for, stamped with the recording's own time."""
        for place, bgr in enumerate(self.pictures()):
            captured_ns = round(place / self.fps * 1e9)
            yield CameraFrame.from_bgr(bgr, captured_ns)


class LoopingFrames:
    """Pictures in memory as a camera, for the bench: a fixed number of frames at a fixed rate.

    They are played to and fro: a cut would look like a change of person.

    Args:
        pictures: BGR pictures of one size; repeated as often as needed.
        count: Frames to give.
        fps: Frames a second.
        pixels: Judges each frame, as a webcam's are; nobody does for what is compared with ours.
    """

    def __init__(
        self,
        pictures: list[NDArray[np.uint8]],
        count: int,
        fps: float,
        pixels: LivenessOfPixels | None = None,
    ) -> None:
        self._pictures, self._count, self._fps, self._pixels = pictures, count, fps, pixels
        self._rest_ns = 0

    def rest(self, until_ns: int) -> None:
        """No frame captured before then is wanted; see :class:`avatar.sense.cameras.opencv.Webcam`."""
        self._rest_ns = until_ns

    def frames(self) -> Iterator[Sight]:
        """Yield at absolute deadlines; one that is late comes at once, and only unwanted ones are skipped.

        As a webcam does it: what comes while none is wanted is left alone, and when the patience is over it
        says that there was none.
        """
        start_ns, last = time.monotonic_ns(), max(1, len(self._pictures) - 1)
        said_ns = start_ns
        for place in range(self._count):
            due_ns = start_ns + round(place / self._fps * 1e9)
            while (now_ns := time.monotonic_ns()) < due_ns:
                patience_ns = said_ns + round(PATIENCE_S * 1e9)
                if now_ns >= patience_ns:
                    said_ns = now_ns
                    yield NoFrame(now_ns)
                    continue
                time.sleep((min(due_ns, patience_ns) - now_ns) / 1e9)
            captured_ns = time.monotonic_ns()
            if captured_ns < self._rest_ns:
                continue
            at = place % (2 * last)
            bgr = self._pictures[min(at, 2 * last - at, len(self._pictures) - 1)]
            said_ns = captured_ns
            yield self._frame(bgr, captured_ns)

    def _frame(self, bgr: NDArray[np.uint8], captured_ns: int) -> CameraFrame:
        if self._pixels is None:
            return CameraFrame.from_bgr(bgr, captured_ns)
        health = self._pixels.judge(bgr, captured_ns)
        return CameraFrame.from_bgr(bgr, captured_ns, health, is_still=self._pixels.is_still)

    def close(self) -> None:
        """Nothing to release."""
