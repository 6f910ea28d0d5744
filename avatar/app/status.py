"""What a window may know of a running show: names and numbers, no pixels and nothing of the face."""

from __future__ import annotations

import enum
import sys
import time
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from avatar.signal import Reason
from avatar.stage.ladder import Act

_WINDOW_S: Final = 2.0
"""Rates are those of the last two seconds: steady enough to read, soon enough to notice."""


class Watch(enum.Enum):
    """What a device is doing."""

    OFF = "off"
    STARTING = "starting"
    ON = "on"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """The show, as it is now.

    Attributes:
        on_air: Pictures go to the output.
        opening: The output is being opened or closed.
        label: What to choose in the call app; empty off air.
        act: What the audience sees, or would see.
        reason: Why, where ``act`` is not ``PERFORM``; ``PAUSED`` while the owner's pause holds.
        progress: How far what the reason asks for has got, 0 to 255; while somebody performs, how far the
            calibration step is, 0 for none.
        problem: Latest complaint of the sense process, the output or the recording; empty while all is well.
        hint: What to do about it.
        paused: The owner's pause hides everything.
        camera: What the camera is doing.
        microphone: What the microphone is doing.
        fps: Pictures a second.
        picture_ms: Milliseconds to draw a picture and hand it over, mean.
        delay_ms: Milliseconds from the camera's frame to the picture, mean; 0 while nobody performs.
        cpu_percent: Of one core, this process.
        sense_cpu_percent: Of one core, the sense process; None where the system does not tell.
        character: Name of the character in the settings.
        sealed: It is sealed to its owner.
        worn: The expression that is worn; empty for one's own face.
        faces: Key and name of each expression; the key is 0 where there is none.
        toggles: Name, key (may be empty) and state of each thing that can be put on.
        background: Name of the background.
        backgrounds: Those to choose from.
        recording: The video that is being written; empty for none.
        ended: Nothing is drawn any more.
    """

    on_air: bool = False
    opening: bool = False
    label: str = ""
    act: Act = Act.CARD
    reason: Reason = Reason.STARTING
    progress: int = 0
    problem: str = ""
    hint: str = ""
    paused: bool = False
    camera: Watch = Watch.OFF
    microphone: Watch = Watch.OFF
    fps: float = 0.0
    picture_ms: float = 0.0
    delay_ms: float = 0.0
    cpu_percent: float = 0.0
    sense_cpu_percent: float | None = None
    character: str = ""
    sealed: bool = False
    worn: str = ""
    faces: tuple[tuple[int, str], ...] = ()
    toggles: tuple[tuple[str, str, bool], ...] = ()
    background: str = ""
    backgrounds: tuple[str, ...] = ()
    recording: str = ""
    ended: bool = False

    @property
    def next_background(self) -> str:
        """The one after that which is shown; empty if there is no other."""
        names = self.backgrounds
        now = names.index(self.background) if self.background in names else -1
        return names[(now + 1) % len(names)] if len(names) > 1 else ""

    def thing_on(self, key: str) -> str:
        """Name of what a key puts on or takes off; empty for none."""
        return next((name for name, letter, _on in self.toggles if letter and letter == key.casefold()), "")


def camera_state(reason: Reason, *, watching: bool) -> Watch:
    """What a reason says of the camera.

    Args:
        reason: The newest one, of a show that is not paused.
        watching: A sense process is wanted.
    """
    if not watching or reason is Reason.VOICE_OVER:
        return Watch.OFF
    if reason.name.startswith("CAMERA_"):
        return Watch.PROBLEM
    starting = (Reason.STARTING, Reason.SENSE_LOST, Reason.SENSE_FAILED, Reason.INCOMPATIBLE)
    return Watch.STARTING if reason in starting else Watch.ON


@dataclass(slots=True)
class Meter:
    """Rates and times of the last seconds.  Used by the show's thread alone."""

    _pictures: deque[tuple[float, float, float]] = field(default_factory=deque)
    _cpu: tuple[float, float] = (0.0, 0.0)
    _sense_cpu: tuple[int, float, float] = (0, 0.0, 0.0)
    cpu_percent: float = 0.0
    sense_cpu_percent: float | None = None

    def picture(self, now_s: float, took_s: float, delay_s: float) -> None:
        """Count one; ``delay_s`` is 0 where no new performance was drawn."""
        self._pictures.append((now_s, took_s, delay_s))
        while self._pictures[0][0] < now_s - _WINDOW_S:
            self._pictures.popleft()

    def fps(self) -> float:
        """Pictures a second."""
        if len(self._pictures) < 2:
            return 0.0
        return (len(self._pictures) - 1) / max(1e-3, self._pictures[-1][0] - self._pictures[0][0])

    def picture_ms(self) -> float:
        """Mean of the times to draw and hand over."""
        return 1000 * sum(took for _, took, _ in self._pictures) / max(1, len(self._pictures))

    def delay_ms(self) -> float:
        """Mean of the times from the camera's frame to the picture."""
        delays = [delay for _, _, delay in self._pictures if delay > 0]
        return 1000 * sum(delays) / max(1, len(delays))

    def look(self, now_s: float, pid: int | None) -> None:
        """See what the processes used since the last look."""
        used_s, (before_s, at_s) = time.process_time(), self._cpu
        if at_s:
            self.cpu_percent = 100 * (used_s - before_s) / max(1e-3, now_s - at_s)
        self._cpu = (used_s, now_s)
        theirs_s = cpu_of(pid) if pid else None
        self.sense_cpu_percent = None
        if pid and theirs_s is not None:
            whose, last_s, then_s = self._sense_cpu
            if whose == pid:
                self.sense_cpu_percent = 100 * (theirs_s - last_s) / max(1e-3, now_s - then_s)
            self._sense_cpu = (pid, theirs_s, now_s)


def cpu_of(pid: int) -> float | None:
    """Seconds of processor time that another process used; None where the system does not tell.

    Source: proc(5), ``/proc/PID/stat``, fields 14 and 15.
    """
    if sys.platform != "linux":
        return None
    import os

    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2]
        user, system = fields.split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError):
        return None
