"""Webcams through OpenCV: opened with a time limit, read by a thread that keeps the newest frame only."""

from __future__ import annotations

import logging
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any, Final, Protocol

# Before the import: with hardware transforms a camera takes 12 to 30 s to open on Windows.
os.environ.setdefault("OPENCV_VIDEOIO_MSMF_ENABLE_HW_TRANSFORMS", "0")
os.environ.setdefault("OPENCV_LOG_LEVEL", "ERROR")

import cv2
import numpy as np
from numpy.typing import NDArray

from avatar.gate import CameraHealth
from avatar.sense.cameras import PATIENCE_S, Sight, UnusableCameraError
from avatar.sense.cameras.devices import CameraDevice
from avatar.sense.cameras.health import LivenessOfPixels
from avatar.sense.frame import CameraFrame, NoFrame

_log = logging.getLogger(__name__)

_OPEN_LIMIT_S: Final = 10.0
"""A busy camera can hang in its driver for ever; a slow one opens within 5 s."""
_STALL_S: Final = 0.17
"""Five frames at 30 a second, one in the dark (7.5 a second); the stage has 80 ms left for the card."""
_FIRST_FRAME_S: Final = 5.0
"""Some webcams take 2 to 3 s to expose their first frame."""
_MISSES: Final = 3
"""Failed reads in a row after which the camera is gone: an unplugged one fails at once, for ever."""
_SLOW_MISS_S: Final = 2.0
"""A failed read that took so long was a driver's own time-out (10 s on Linux): final at once."""
_BREATH_S: Final = 0.01
_GRAIN_S: Final = 0.001
"""A wait that ends a hair too early would be followed by a whole one."""
_WIDEST: Final = 640
"""The tracker scales every face to 256 pixels or less, so more width costs and brings nothing."""


class Capture(Protocol):
    """The part of ``cv2.VideoCapture`` that is used."""

    def isOpened(self) -> bool:  # noqa: D102, N802
        ...

    def grab(self) -> bool:  # noqa: D102
        ...

    def retrieve(self) -> tuple[bool, Any]:  # noqa: D102
        ...

    def release(self) -> None:  # noqa: D102
        ...


def fit(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The same picture, at most 640 pixels wide."""
    height, width = pixels.shape[:2]
    if width <= _WIDEST:
        return pixels
    size = (_WIDEST, round(height * _WIDEST / width))
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)


def open_capture(camera: CameraDevice, width: int, height: int, fps: int) -> Capture:
    """Ask OpenCV for a device.  What it then delivers is read from the frames: ``set`` may lie."""
    api, address = cv2.CAP_ANY, camera.path or camera.index
    if sys.platform == "linux":
        api = cv2.CAP_V4L2
    elif sys.platform == "darwin":
        api = cv2.CAP_AVFOUNDATION
    elif sys.platform == "win32":
        api, address = cv2.CAP_DSHOW, camera.index
    capture: Any = cv2.VideoCapture(address, api)
    for what, value in (
        (cv2.CAP_PROP_FRAME_WIDTH, width),
        (cv2.CAP_PROP_FRAME_HEIGHT, height),
        (cv2.CAP_PROP_FPS, fps),
        (cv2.CAP_PROP_BUFFERSIZE, 1),
    ):
        capture.set(what, value)
    opened: Capture = capture
    return opened


def open_in_time(name: str, opener: Callable[[], Capture], limit_s: float = _OPEN_LIMIT_S) -> Capture:
    """Open a device in a thread of its own, since a driver can hang.

    Raises:
        UnusableCameraError: If it is busy or does not answer.
    """
    result: list[Capture] = []
    thread = threading.Thread(target=lambda: result.append(opener()), name="camera-open", daemon=True)
    thread.start()
    thread.join(limit_s)
    hint = "close other programs that use the camera, or unplug it and plug it in again"
    if sys.platform in ("darwin", "win32"):
        hint += (
            "; if nothing else uses it, allow the camera for this program in the system's privacy settings"
        )
    if not result:
        raise UnusableCameraError(
            CameraHealth.BUSY, f"the camera {name!r} did not open within {limit_s:.0f} s", hint=hint
        )
    if not result[0].isOpened():
        result[0].release()
        raise UnusableCameraError(
            CameraHealth.BUSY, f"the camera {name!r} is in use by another program", hint=hint
        )
    return result[0]


def check_access(camera: CameraDevice, ask: Callable[[str], object] | None = None) -> None:
    """Tell a camera that may not be opened from one that is busy, by asking the system first.

    Args:
        camera: One that was listed.
        ask: How its driver is asked; another only in tests.

    Raises:
        UnusableCameraError: If it is denied, busy or gone.
    """
    if sys.platform != "linux":
        return
    from avatar.sense.cameras.linux import explain, query

    try:
        (ask or query)(camera.path)
    except PermissionError as error:
        raise UnusableCameraError(
            CameraHealth.DENIED,
            explain(error, camera.path),
            hint="run 'sudo usermod -aG video $USER', then log out and in",
        ) from error
    except FileNotFoundError as error:
        raise UnusableCameraError(
            CameraHealth.MISSING, f"the camera {camera.name!r} is gone", hint="plug it in again"
        ) from error
    except OSError as error:
        raise UnusableCameraError(
            CameraHealth.BUSY,
            explain(error, camera.path),
            hint="close other programs that use the camera",
        ) from error


class Webcam:
    """An open webcam and its newest frame.

    Args:
        name: For messages.
        capture: The open device.
        now_ns: Monotonic clock.
        stall_s: Silence after which a camera that ran counts as stalled.
        first_frame_s: The same before its first frame.
        patience_s: How long to wait before saying that there is no frame.
    """

    def __init__(
        self,
        name: str,
        capture: Capture,
        *,
        now_ns: Callable[[], int] = time.monotonic_ns,
        stall_s: float = _STALL_S,
        first_frame_s: float = _FIRST_FRAME_S,
        patience_s: float = PATIENCE_S,
    ) -> None:
        self._name, self._capture, self._now_ns = name, capture, now_ns
        self._stall_s, self._first_frame_s, self._patience_s = stall_s, first_frame_s, patience_s
        self._news = threading.Condition()
        self._newest: tuple[NDArray[np.uint8], int] | None = None
        self._heard_ns = now_ns()
        self._rest_ns = 0
        self._ran = self._lost = self._closing = False
        self._pixels = LivenessOfPixels()
        self._reader = threading.Thread(target=self._read, name="camera-read", daemon=True)
        self._reader.start()

    def frames(self) -> Iterator[Sight]:
        """Yield the newest frame, or why there is none.

        Raises:
            UnusableCameraError: If the camera was unplugged.
        """
        while True:
            yield self._next()  # nothing here holds on to the pixels while the caller works

    def rest(self, until_ns: int) -> None:
        """No frame captured before then is wanted: they are taken from the device, and not decoded."""
        self._rest_ns = until_ns

    def close(self) -> None:
        """Release the device.  Safe to call twice."""
        self._closing = True
        self._reader.join(timeout=0.5)

    def _next(self) -> Sight:
        """Wait for the newest frame, no longer than the patience."""
        with self._news:
            if self._newest is None and not self._lost:
                self._news.wait(self._patience())
            newest, self._newest = self._newest, None
        if newest is not None:
            return self._prepare(*newest)
        if self._lost:
            raise UnusableCameraError(
                CameraHealth.LOST,
                f"the camera {self._name!r} stopped answering",
                hint="plug it in again; avatar goes on by itself",
            )
        return self._silence()

    def _patience(self) -> float:
        """How long to wait for a frame: no longer than until the camera counts as stalled."""
        left_s = self._stall_s - (self._now_ns() - self._heard_ns) / 1e9
        return min(self._patience_s, left_s + _GRAIN_S) if self._ran and left_s > 0 else self._patience_s

    def _silence(self) -> NoFrame:
        """No frame came within the patience: late, or stalled?"""
        now_ns = self._now_ns()
        limit_s = self._stall_s if self._ran else self._first_frame_s
        stalled = now_ns - self._heard_ns > limit_s * 1e9
        return NoFrame(now_ns, CameraHealth.STALLED if stalled else CameraHealth.OK)

    def _prepare(self, bgr: NDArray[np.uint8], captured_ns: int) -> CameraFrame:
        """Fit, judge and reorder colours; the size is the frame's own."""
        pixels = fit(bgr)
        health = self._pixels.judge(pixels, captured_ns)
        return CameraFrame.from_bgr(pixels, captured_ns, health, is_still=self._pixels.is_still)

    def _read(self) -> None:
        """Reader thread: keep the newest frame; end when the device is gone.  It alone touches the device."""
        misses = 0
        while not self._closing and misses < _MISSES:
            asked_ns = self._now_ns()
            grabbed = self._capture.grab()
            captured_ns = self._now_ns()
            if grabbed and captured_ns < self._rest_ns:
                self._heard_ns, self._ran, misses = captured_ns, True, 0
                continue
            good, bgr = self._capture.retrieve() if grabbed else (False, None)
            if not good or bgr is None:
                slow = captured_ns - asked_ns > _SLOW_MISS_S * 1e9
                misses = _MISSES if slow else misses + 1
                time.sleep(_BREATH_S)
                continue
            misses = 0
            with self._news:
                self._newest = (bgr, captured_ns)
                self._heard_ns, self._ran = captured_ns, True
                self._news.notify()
        self._capture.release()
        with self._news:
            self._lost = True
            self._news.notify()


def open_webcam(camera: CameraDevice, width: int, height: int, fps: int) -> Webcam:
    """Open a webcam that was chosen from the list.

    Raises:
        UnusableCameraError: If it is missing, denied, busy or does not answer.
    """
    check_access(camera)
    capture = open_in_time(camera.name, lambda: open_capture(camera, width, height, fps))
    _log.info("camera=open name=%r id=%r", camera.name, camera.stable_id)
    return Webcam(camera.name, capture)
