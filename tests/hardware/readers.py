"""Programs that read a camera as call apps do: OpenCV and ffmpeg."""

import contextlib
import re
import subprocess
import threading
import time
from dataclasses import dataclass, field

import cv2
import numpy as np


@contextlib.contextmanager
def opencv(device):
    """Open a device with OpenCV's V4L2 reader."""
    capture = cv2.VideoCapture(device, cv2.CAP_V4L2)
    try:
        assert capture.isOpened(), f"OpenCV cannot open {device}"
        yield capture
    finally:
        capture.release()


def read_opencv(device, count):
    """So many frames as RGB."""
    with opencv(device) as capture:
        frames = [capture.read() for _ in range(count)]
    assert all(ok for ok, _ in frames), f"OpenCV got {sum(ok for ok, _ in frames)} of {count} frames"
    return [np.ascontiguousarray(frame[:, :, ::-1]) for _, frame in frames]


def read_ffmpeg(device, count, timeout_s=30.0):
    """So many frames as RGB, in the size that ffmpeg finds."""
    command = ["ffmpeg", "-nostdin", "-v", "info", "-f", "v4l2", "-i", device, "-frames:v", str(count)]
    done = subprocess.run(
        [*command, "-f", "rawvideo", "-pix_fmt", "rgb24", "-"],
        capture_output=True,
        timeout=timeout_s,
        check=False,
    )
    words = done.stderr.decode("utf-8", "replace")
    size = re.search(r"Video: rawvideo.*?, (\d+)x(\d+)", words)
    assert done.returncode == 0, words[-500:]
    assert size, words[-500:]
    width, height = int(size[1]), int(size[2])
    return list(np.frombuffer(done.stdout, np.uint8).reshape(-1, height, width, 3))


@dataclass
class Watcher:
    """An OpenCV reader that notes when each frame came, and a small copy of it.

    Attributes:
        device: What it reads.
        seen: Monotonic time of arrival, and the frame as (90, 160, 3) RGB.
    """

    device: str
    seen: list = field(default_factory=list)
    _stop: threading.Event = field(default_factory=threading.Event)

    def __enter__(self):
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._stop.set()
        self._thread.join()

    def _watch(self):
        with opencv(self.device) as capture:
            while not self._stop.is_set():
                ok, frame = capture.read()
                if ok:
                    self.seen.append((time.monotonic(), small(frame)[:, :, ::-1]))

    def since(self, when_s):
        """What came after a moment."""
        return [(at_s, rgb) for at_s, rgb in list(self.seen) if at_s > when_s]

    def first(self, wanted, since_s, within_s):
        """When the first frame that is ``wanted`` came after a moment; None if none in time."""
        end, looked = max(since_s, time.monotonic()) + within_s, 0
        while True:
            frames = self.since(since_s)
            for at_s, rgb in frames[looked:]:
                if wanted(rgb):
                    return at_s
            looked = len(frames)
            if time.monotonic() > end:
                return None
            time.sleep(0.1)  # the show needs the processor too


def small(rgb):
    """A (90, 160, 3) copy by averaging."""
    return cv2.resize(np.ascontiguousarray(rgb), (160, 90), interpolation=cv2.INTER_AREA)
