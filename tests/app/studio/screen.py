"""A screen of its own for real windows: Xvfb and a window manager, and xdotool for keys and mouse."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from tests.waiting import PATIENCE_S, until

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
        # Before it manages windows, none can be asked to be the active one.
        until(lambda: xdotool(env, "get_desktop").returncode == 0, why="a window manager")
        yield env
    finally:
        for process in (manager, server):
            if process is not None:
                process.terminate()
                process.wait()


def xdotool(env, *words):
    """Run it on a screen."""
    return subprocess.run(["xdotool", *words], env=env, capture_output=True, text=True, check=False)


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
        return xdotool(self.env, *words).stdout.strip()

    def find(self, limit_s=PATIENCE_S):
        """Wait for the window; its id."""

        def look():
            assert self.process.poll() is None, self.process.stderr.read().decode()
            return self.do("search", "--onlyvisible", "--name", "^Avatar$")

        return until(look, limit_s, "a window").splitlines()[0]

    def activate(self):
        """Have the keys go to it."""
        number = self.find()

        def ask():
            self.do("windowactivate", number)  # again: asked for too soon, the window manager lets it be
            return self.do("getactivewindow") == number

        until(ask, why="the active window")

    def children(self):
        """Process ids of all that it started and that still run."""
        found = []
        for task in Path(f"/proc/{self.process.pid}/task").glob("*/children"):
            with contextlib.suppress(OSError):  # a thread may end while it is looked at
                found += [int(pid) for pid in task.read_text().split()]
        return found

    def close(self):
        """End it, if it has not ended."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.process.stderr.close()
