"""A screen of its own for real windows: Xvfb and a window manager, and xdotool for keys and mouse."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

PROGRAMS = ("Xvfb", "openbox", "xdotool")
PROJECT = Path(__file__).resolve().parents[3]


def missing():
    """Programs that are not there."""
    return [name for name in PROGRAMS if shutil.which(name) is None]


@contextlib.contextmanager
def screen(size="1600x1000"):
    """The environment of a new screen; it is gone afterwards."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{size}x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    manager = None
    try:
        with os.fdopen(reading) as said:
            number = said.readline().strip()
        env = {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
        env.pop("WAYLAND_DISPLAY", None)
        manager = subprocess.Popen(["openbox"], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        yield env
    finally:
        for process in (manager, server):
            if process is not None:
                process.terminate()
                process.wait()


class Window:
    """The program with its window on a screen.

    Args:
        env: Of the screen.
        told: For ``tests.app.studio.launch``.
        module: What is run instead.
    """

    def __init__(self, env, told, module="tests.app.studio.launch"):
        self.env = env
        self.began_s = time.monotonic()
        self.process = subprocess.Popen(
            [sys.executable, "-m", module, json.dumps(told)],
            env={**env, "PYTHONPATH": str(PROJECT)},
            cwd=PROJECT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )

    def do(self, *words):
        """Run xdotool; what it printed."""
        done = subprocess.run(["xdotool", *words], env=self.env, capture_output=True, text=True, check=False)
        return done.stdout.strip()

    def find(self, limit_s=20.0):
        """Wait for the window; its id."""
        end = time.monotonic() + limit_s
        while not (found := self.do("search", "--onlyvisible", "--name", "^Avatar$")):
            assert self.process.poll() is None, self.process.stderr.read().decode()
            assert time.monotonic() < end, "there is no window"
            time.sleep(0.01)
        return found.splitlines()[0]

    def children(self):
        """Process ids of all that it started and that still run."""
        tasks = Path(f"/proc/{self.process.pid}/task").glob("*/children")
        return [int(pid) for task in tasks for pid in task.read_text().split()]

    def close(self):
        """End it, if it has not ended."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.process.stderr.close()
