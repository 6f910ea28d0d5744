"""The players of a test with real devices: a recording as the webcam, and ``avatar run``."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

from avatar.gate.consent import AGREEMENT
from avatar.stage.outputs import loopback

AVATAR = [sys.executable, "-m", "avatar.app.cli"]


class Feeder:
    """ffmpeg plays a recording into a loopback device, in real time, again and again."""

    def __init__(self, clip, device):
        self._clip, self._device, self._program = clip, device, None
        self.start()

    def start(self):
        """Plug the webcam in; a device that another feeder left takes a writer only once revived."""
        loopback.revive(self._device)
        self._program = subprocess.Popen(
            [
                *("ffmpeg", "-nostdin", "-v", "error", "-re", "-stream_loop", "-1", "-i", str(self._clip)),
                *("-vf", "scale=640:480", "-pix_fmt", "yuyv422", "-f", "v4l2", self._device),
            ]
        )

    def pause(self):
        """The camera stops giving frames but stays."""
        self._program.send_signal(signal.SIGSTOP)

    def resume(self):
        """It gives frames again."""
        self._program.send_signal(signal.SIGCONT)

    def stop(self):
        """The webcam's program ends."""
        self._program.kill()
        self._program.wait()


class Show:
    """``avatar run`` with a home of its own.

    Args:
        home: Folder for its settings and its data.
        camera: Label of the webcam.
        device: The virtual camera.
        unread: What becomes of the camera while nobody reads: kept where a test takes its time between two.

    Attributes:
        lines: What it printed, with the monotonic time.
        began_s: When it was started.
    """

    def __init__(self, home, camera, device, unread="keep"):
        self._environment = {**os.environ, "XDG_DATA_HOME": str(home), "XDG_CONFIG_HOME": str(home)}
        self.lines = []
        self.avatar("consent", words=AGREEMENT + "\n")
        self.began_s = time.monotonic()
        options = ["--camera", camera, "--sense-test-source", "true", "--camera-unread", unread]
        self.program = subprocess.Popen(
            [*AVATAR, "run", *options, "--output", "virtual-camera", "--output-device", device],
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._listener = threading.Thread(target=self._listen)
        self._listener.start()

    def avatar(self, *arguments, words=""):
        """Run another command of the program in the same home."""
        command = [*AVATAR, *arguments]
        return subprocess.run(
            command, env=self._environment, input=words, text=True, capture_output=True, check=True
        )

    def _listen(self):
        for line in self.program.stdout:
            self.lines.append((time.monotonic(), line.rstrip()))

    def said(self, words):
        """When it first printed a line with these words, or None."""
        return next((at_s for at_s, line in self.lines if words in line), None)

    def sense_pid(self):
        """The process that sees, or None while there is none."""
        for process in Path("/proc").glob("[0-9]*"):
            try:
                parent = int((process / "stat").read_text().rpartition(")")[2].split()[1])
                words = (process / "cmdline").read_bytes()
            except OSError:
                continue
            if parent == self.program.pid and b"avatar.sense" in words:
                return int(process.name)
        return None

    def stop(self):
        """Ctrl-C; returns the exit status."""
        self.program.send_signal(signal.SIGINT)
        try:
            return self.program.wait(10)
        finally:
            self.program.kill()
            self._listener.join()
            self.program.stdout.close()
