"""A camera in the desktop's own PipeWire session: no root, no kernel module.

Chromium and Firefox list it next to the webcams (with a flag each, see
``docs/virtual-camera.md``).  The pictures go through a pipe to a ``gst-launch-1.0``
child, which dies with us whatever happens: its input ends.
"""

from __future__ import annotations

import contextlib
import enum
import json
import logging
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

import numpy as np

from avatar.errors import OutputError
from avatar.stage.outputs.advice import wrong_size
from avatar.stage.outputs.sparing import Sparing
from avatar.stage.picture import Picture

_log: Final = logging.getLogger(__name__)

NAME: Final = "Avatar"
INSTALL: Final = (
    "sudo apt install gstreamer1.0-tools gstreamer1.0-plugins-base gstreamer1.0-pipewire pipewire wireplumber"
)
START: Final = "systemctl --user start pipewire wireplumber"
_INSPECT_S: Final = 20.0
"""The first look at GStreamer's plug-ins on a machine writes a cache and takes seconds."""
_PATIENCE_S: Final = 1.0
"""How long a child may take to end by itself once its input has ended."""

_ANSWER_S: Final = 2.0
"""For pw-dump to answer; it takes 10 ms."""


class State(enum.Enum):
    """Whether a PipeWire camera can be made, most basic lack first."""

    READY = "ready"
    NOT_LINUX = "PipeWire is only on Linux"
    NO_GSTREAMER = "gst-launch-1.0 is not installed"
    NO_SINK = "GStreamer's pipewiresink is not installed"
    NO_SESSION = "no PipeWire session answers"


_FIXES: Final = {
    State.READY: "",
    State.NOT_LINUX: "avatar run --output virtual-camera",
    State.NO_GSTREAMER: INSTALL,
    State.NO_SINK: INSTALL,
    State.NO_SESSION: START,
}


@dataclass(frozen=True, slots=True)
class PipeWireState:
    """What :func:`probe` found.

    Attributes:
        state: What is there or lacking.
        socket: The session's socket that was tried, "" if that was not reached.
    """

    state: State
    socket: str = ""

    @property
    def usable(self) -> bool:
        """A camera can be made."""
        return self.state is State.READY

    @property
    def problem(self) -> str:
        """What is lacking, "" if nothing."""
        return "" if self.usable else self.state.value + (f" at {self.socket}" if self.socket else "")

    @property
    def fix(self) -> str:
        """One line to copy, "" if nothing is lacking."""
        return _FIXES[self.state]


def probe() -> PipeWireState:
    """Look for the child's program, its plug-in and a session that answers."""
    if sys.platform != "linux":
        return PipeWireState(State.NOT_LINUX)
    if not shutil.which("gst-launch-1.0"):
        return PipeWireState(State.NO_GSTREAMER)
    path = _session_socket()
    if not _answers(path):
        return PipeWireState(State.NO_SESSION, str(path))
    return PipeWireState(State.READY if _has_sink() else State.NO_SINK)


def _session_socket() -> Path:
    """Where the session listens: ``PIPEWIRE_REMOTE`` and the directories of pipewire(1)."""
    remote = os.environ.get("PIPEWIRE_REMOTE", "pipewire-0")
    folder = (
        os.environ.get("PIPEWIRE_RUNTIME_DIR")
        or os.environ.get("XDG_RUNTIME_DIR")
        or f"/run/user/{os.getuid()}"
    )
    return Path(folder) / remote


def _answers(path: Path) -> bool:
    try:
        _Session(path).close()
    except OSError:
        return False
    return True


class _Session:
    """An idle connection to the session, to learn of its end: gst-launch-1.0 outlives it without a word.

    Args:
        path: The session's socket.

    Raises:
        OSError: If nobody answers there.
    """

    def __init__(self, path: Path) -> None:
        self._line = socket.socket(socket.AF_UNIX)
        self._line.settimeout(1.0)
        try:
            self._line.connect(str(path))
        except OSError:
            self._line.close()
            raise
        self._line.setblocking(False)

    @property
    def ended(self) -> bool:
        """The other side has closed the connection."""
        try:
            return self._line.recv(4096) == b""
        except BlockingIOError:  # nothing to hear, as ever
            return False
        except OSError:
            return True

    def close(self) -> None:
        """Hang up."""
        self._line.close()


def _has_sink() -> bool:
    inspect = shutil.which("gst-inspect-1.0")
    if inspect is None:
        return True  # the child itself will tell
    with contextlib.suppress(subprocess.TimeoutExpired, OSError):
        found = subprocess.run(
            # Without a version it asks for 1.0, and PipeWire's plug-in is 0.3.
            [inspect, "--exists", "--atleast-version=0.0", "pipewiresink"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_INSPECT_S,
            check=False,
        )
        return found.returncode == 0
    return True


def pipeline(width: int, height: int, fps: int) -> list[str]:
    """The child's command line.

    ``identity sync=true`` and ``videorate`` are needed: without them pipewiresink 0.3.65
    shows empty pictures or crashes.
    """
    raw = f"rawvideoparse format=i420 width={width} height={height} framerate={fps}/1"
    properties = f"props,media.class=Video/Source,media.role=Camera,node.name={NAME},node.description={NAME}"
    elements = (
        f"fdsrc fd=0 blocksize={width * height * 3 // 2}",
        raw,
        "videoconvert",
        "video/x-raw,format=I420",
        "identity sync=true",
        "videorate",
        f"video/x-raw,framerate={fps}/1",
        f"pipewiresink mode=provide stream-properties={properties}",
    )
    return ["gst-launch-1.0", "-q", *" ! ".join(elements).split()]


class PipeWireCamera:
    """A PipeWire camera, there for as long as this lives.

    Args:
        width: Of every picture, in pixels, even.
        height: Of every picture, in pixels, even.
        fps: Pictures a second that readers get.
        command: What to run instead of GStreamer, in tests; it reads I420 pictures from its input.
        session: The session's socket; the desktop's own if None and no command is given.

    Raises:
        OutputError: If something it needs is not installed or not running.
    """

    def __init__(
        self,
        width: int = 1280,
        height: int = 720,
        fps: int = 30,
        *,
        command: Sequence[str] = (),
        session: Path | None = None,
    ) -> None:
        if not command:
            found = probe()
            if not found.usable:
                raise OutputError(f"no PipeWire camera: {found.problem}", hint=found.fix)
            session = session or _session_socket()
        self._size, self._period_s = (width, height), 1 / fps
        self._session = _join(session) if session else None
        self._sparing = Sparing()
        self._words: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the child
        self._child = _start(command or pipeline(width, height, fps), self._words)
        self._changed = threading.Condition()
        self._waiting = np.empty(width * height * 3 // 2, np.uint8)
        self._going = np.empty_like(self._waiting)
        self._is_waiting = self._closed = self._broken = False
        self._feeder = threading.Thread(target=self._feed, name="pipewire-feeder", daemon=True)
        self._feeder.start()
        _log.info("open node=%s size=%dx%d fps=%d child=%d", NAME, width, height, fps, self._child.pid)

    @property
    def label(self) -> str:
        """The name to choose in the browser."""
        return NAME

    def readers(self) -> int | None:
        """1 while somebody takes its pictures, 0 while nobody does; None if the session does not say."""
        # A session of a test's own child is not asked: there is none.
        if self._closed or self._session is None:
            return None
        return self._sparing.ask(lambda: _is_taken(NAME))

    def show(self, picture: Picture) -> None:
        """Put one picture in the place of the last one that was not yet taken; never waits for the child.

        Raises:
            OutputError: If the child has died; the camera is then closed.
        """
        if self._closed:
            raise OutputError("the PipeWire camera was closed", hint="start avatar again")
        if picture.size != self._size:
            raise wrong_size(picture.size, self._size)
        if self._broken or self._child.poll() is not None:
            problem = self._last_words()
            self.close()
            raise OutputError(f"the PipeWire camera stopped: {problem}", hint=_advice(problem))
        if self._session and self._session.ended:
            self.close()
            raise OutputError("the PipeWire session has ended, and the camera with it", hint=START)
        with self._changed:
            np.copyto(self._waiting, picture.i420.reshape(-1))
            self._is_waiting = True
            self._changed.notify()

    def _feed(self) -> None:
        """Write the newest picture whenever the child takes one.

        At the child's rate: it counts pictures for its clock, and the show draws fewer of what is still.
        """
        stdin = self._child.stdin
        assert stdin is not None
        period_s: float | None = None  # the first one is waited for
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._is_waiting or self._closed, period_s)
                if self._closed:
                    return
                if self._is_waiting:
                    self._waiting, self._going = self._going, self._waiting
                    self._is_waiting = False
                period_s = self._period_s
            try:
                left = self._going.data
                while left:
                    left = left[stdin.write(left) :]
            except (OSError, ValueError):  # the child has died, or close() has taken the pipe away
                self._broken = True
                return

    def _last_words(self) -> str:
        """The child's first complaint, or how it ended."""
        with contextlib.suppress(subprocess.TimeoutExpired):  # a broken pipe comes before the exit
            self._child.wait(_PATIENCE_S)
        self._words.seek(0)
        lines = self._words.read(10_000).decode("utf-8", "replace").splitlines()
        complaints = [line.strip() for line in lines if "error" in line.lower()] or [
            line.strip() for line in lines if line.strip()
        ]
        return complaints[0] if complaints else f"its helper ended with status {self._child.returncode}"

    def close(self) -> None:
        """End the child and wait for it: no zombie, no orphan."""
        with self._changed:
            if self._closed:
                return
            self._closed = True
            self._changed.notify()
        _end(self._child, self._feeder)
        self._words.close()
        if self._session:
            self._session.close()
        _log.info("closed node=%s status=%s", NAME, self._child.returncode)


def _is_taken(name: str) -> int | None:
    """Ask the session for the state of the nodes of a name: 8 ms of processor time, in pw-dump.

    Seen with PipeWire 0.3.65: suspended before the first reader, running with one, idle after the last.
    """
    try:
        found = subprocess.run(
            ["pw-dump", "-N", name],
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=_ANSWER_S,
            check=True,
        )
        objects = json.loads(found.stdout)
        states = {thing["info"]["state"] for thing in objects if thing["type"].endswith(":Node")}
    except (OSError, subprocess.SubprocessError, ValueError, TypeError, KeyError):
        return None
    if "running" in states:
        return 1
    return 0 if states and states <= {"idle", "suspended"} else None


def _join(path: Path) -> _Session:
    try:
        return _Session(path)
    except OSError as problem:
        raise OutputError(f"no PipeWire session answers at {path}: {problem}", hint=START) from problem


def _start(command: Sequence[str], words: IO[bytes]) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=words,
            bufsize=0,
            env={**os.environ, "LC_ALL": "C.UTF-8"},  # its complaints are read by us
            start_new_session=True,  # Ctrl-C in the terminal is ours; the child follows by its input's end
        )
    except OSError as problem:
        words.close()
        raise OutputError(f"{command[0]} cannot be started: {problem}", hint=INSTALL) from problem


def _end(child: subprocess.Popen[bytes], feeder: threading.Thread) -> None:
    """Let the child end by its input's end, then ask, then insist."""
    assert child.stdin is not None
    feeder.join(0.1)
    if not feeder.is_alive():
        child.stdin.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(_PATIENCE_S)
    for insist in (child.terminate, child.kill):
        if child.poll() is not None:
            break
        insist()
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(_PATIENCE_S)
    feeder.join(_PATIENCE_S)  # a write that was stuck ends with its reader
    child.stdin.close()


def _advice(problem: str) -> str:
    """The fix for the child's complaint."""
    if "no element" in problem or "erroneous pipeline" in problem:
        return INSTALL
    if "connect" in problem.lower() or "remote" in problem.lower():
        return START
    return "avatar doctor"
