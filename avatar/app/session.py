"""The sense process as seen from the drawing side: started, listened to, restarted, ended.

Only signals come back.  Whatever happens to the process, the newest word is either
``Live`` from a process that runs, or ``Held`` with a reason.
"""

from __future__ import annotations

import contextlib
import json
import logging
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import IO, Final

from avatar.clock import Clock
from avatar.signal import SIGNAL_SIZE, Held, Live, Marks, Reason, Released, Signal, decode
from avatar.stage.ladder import GENTLE

log = logging.getLogger(__name__)

SENSE_COMMAND: Final = (sys.executable, "-P", "-m", "avatar.sense", "run")
"""How the sense process is run; ``-P`` so that the current folder cannot stand in for the program."""

BACK_OFF_S: Final = (0.5, 1.0, 2.0, 4.0)
"""Waits before each restart; the last one is repeated.  A plugged-in camera is back within a second."""

STEADY_S: Final = 5.0
"""A process that ran so long starts the waits from the beginning."""

HUNG_S: Final = 10.0
"""A process silent for so long is killed; loading its libraries from a cold disk takes up to 4 s."""


RECALIBRATE: Final = b"c\n"
SHUT: Final = b"s\n"
OPEN: Final = b"o\n"
"""All that the process is ever told after its first line: learn the resting face anew, release the camera,
open it again."""

LONGEST_LINE: Final = 300
"""Bytes of a line of the process's log that are passed on: a sentence, not a picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SenseConfig:
    """What the sense process is told at start, once, as one line of JSON.

    Attributes:
        camera: Name of the camera; None for the first real one.
        test_source: Whether a virtual camera is let in, which marks every picture.
        consent_path: The consent record, watched while running.
        vault_folder: Where the owner's template is.
        passphrase: Opens the vault where there is no keyring.
        typed_now: It was typed for this very process: it counts as a proof once, not at every restart.
        prompts_at_start: Prompts asked at every start.
        similarity: What opens the gate, in percent.
        prompt_after: Seconds of absence after which a prompt is asked.
        full_every: Hours after which all prompts are asked again.
        cannot: What the owner cannot do.
        seal: Salt of the sealed character whose key is wanted, hexadecimal; empty for none.
        makes_key: Whether the secret of sealed characters may be made.
        width: Capture width in pixels.
        height: Capture height in pixels.
        fps: Frames a second to ask for.
        track_hz: Most of them that are tracked.
        microphone: ``off``, ``with camera`` or ``alone``.
        microphone_name: Which; empty for the system's own choice.
        glasses: The owner wears glasses that mirror.
        voice_over: Voice alone was granted before: a process that follows opens the camera when asked.
        camera_wanted: Whether the process may open a camera before it is told to.
    """

    camera: str | None
    test_source: bool
    consent_path: str
    vault_folder: str
    passphrase: str | None = field(default=None, repr=False)
    typed_now: bool = True
    prompts_at_start: int = 1
    similarity: int = 50
    prompt_after: int = 30
    full_every: int = 24
    cannot: str = "nothing"
    seal: str = ""
    makes_key: bool = False
    width: int = 640
    height: int = 480
    fps: int = 30
    track_hz: int = 15
    microphone: str = "off"
    microphone_name: str = ""
    glasses: bool = False
    voice_over: bool = False
    camera_wanted: bool = True


class Sense:
    """A sense process that is kept running, and its newest signal.

    Args:
        config: What it is told.
        clock: Times silence and waits.
        command: How it is run; tests give another one.
    """

    def __init__(self, config: SenseConfig, clock: Clock, command: Sequence[str] = SENSE_COMMAND) -> None:
        self._config, self._clock, self._command = config, clock, command
        self._news = threading.Condition()
        self._newest: Signal | None = None
        self._woken = False
        self._last: Signal = Held(0, Reason.STARTING)
        self._heard_s = clock.now_s()
        self._stop = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._key: bytes | None = None
        self._camera_wanted = True
        self._speaking = threading.Lock()
        self._told: subprocess.Popen[bytes] | None = None
        self.problem = ""
        """The last process's own last words about why it ended."""
        self.note = ""
        """What the process that runs goes on without, such as a microphone; empty if nothing."""
        self._keeper = threading.Thread(target=self._keep, name="sense-keeper", daemon=True)
        self._keeper.start()

    @property
    def pid(self) -> int | None:
        """Process id while one runs."""
        process = self._process
        return process.pid if process and process.poll() is None else None

    def take_key(self) -> bytes | None:
        """What the gate released since the last call; None if nothing was, or it has shut since."""
        with self._news:
            key, self._key = self._key, None
        return key

    def wait(self, timeout_s: float) -> Signal | None:
        """Return the newest signal not yet returned; None if none came within the time, or when woken."""
        with self._news:
            if self._newest is None and not self._woken:
                self._news.wait(timeout_s)
            signal, self._newest, self._woken = self._newest, None, False
        process = self._process
        if process and self._clock.now_s() - self._heard_s > HUNG_S:
            log.warning("sense=hung silent_s=%.0f action=kill", HUNG_S)
            self._heard_s = self._clock.now_s()
            process.kill()
        return signal

    def wake(self) -> None:
        """End a wait that goes on, or else the next one, at once; from any thread."""
        with self._news:
            self._woken = True
            self._news.notify()

    def recalibrate(self) -> None:
        """Have the resting face learnt anew; nothing while no process runs."""
        self._tell(RECALIBRATE)

    def want_camera(self, *, wanted: bool) -> None:
        """Have the camera released, or opened again; the process stays, and so does one that follows it.

        Who comes back proves what somebody who was away proves.  Asking again for the same does nothing.
        """
        if wanted is not self._camera_wanted:
            self._camera_wanted = wanted
            self._tell(OPEN if wanted else SHUT)

    def _tell(self, word: bytes) -> None:
        """Say it to the process that was told what to do; what comes first must be that."""
        with self._speaking:
            told = self._told
            if told and told.stdin:
                with contextlib.suppress(OSError, ValueError):  # it just ended
                    told.stdin.write(word)

    def close(self) -> None:
        """End the process and wait until it is gone."""
        self._stop.set()
        process = self._process
        if process and process.stdin:
            process.stdin.close()  # it ends by itself when this closes
        self._keeper.join(timeout=1.0)
        if process and process.poll() is None:
            process.kill()
        self._keeper.join(timeout=2.0)
        if process:
            process.wait()

    def _keep(self) -> None:
        """Run it, listen until it ends, say why, wait, again."""
        tries = 0
        while not self._stop.is_set():
            began_s = self._clock.now_s()
            try:
                self._listen(self._start())
            except OSError as error:  # no such program, no memory, no more processes
                self.problem = f"the sense process does not start: {error.strerror}"
                self._post(Held(round(self._clock.now_s() * 1e9), Reason.SENSE_FAILED, self._last.marks))
            if self._stop.is_set():
                return
            ran_s = self._clock.now_s() - began_s
            tries = 0 if ran_s > STEADY_S else tries
            pause_s = BACK_OFF_S[min(tries, len(BACK_OFF_S) - 1)]
            log.info("sense=ended ran_s=%.1f restart_in_s=%.1f problem=%r", ran_s, pause_s, self.problem)
            tries += 1
            self._stop.wait(pause_s)

    def _start(self) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            list(self._command),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,
        )
        self._heard_s = self._clock.now_s()
        self._process, self._key, self.note = process, None, ""
        assert process.stdin is not None
        assert process.stderr is not None
        threading.Thread(target=self._read_words, args=(process.stderr,), daemon=True).start()
        try:
            with self._speaking:
                told = replace(self._config, camera_wanted=self._camera_wanted)
                process.stdin.write(json.dumps(asdict(told)).encode() + b"\n")
                self._told = process
            self._config = replace(self._config, typed_now=False)
        except (OSError, ValueError):  # it ended at once, or close() was quicker than this
            log.info("sense=ended before it was told what to do")
        if self._stop.is_set():
            process.kill()
        return process

    def _listen(self, process: subprocess.Popen[bytes]) -> None:
        """Pass on signals until there are no more, then hold."""
        assert process.stdout is not None
        while self._hear(process.stdout):
            pass
        if isinstance(self._last, Live) or self._last.reason in (Reason.STARTING, Reason.NO_FACE):
            self._post(Held(round(self._clock.now_s() * 1e9), Reason.SENSE_LOST, self._last.marks))
        process.stdout.close()
        if process.stdin:
            process.stdin.close()
        process.wait()

    def _hear(self, stream: IO[bytes]) -> bool:
        """Pass on one message, if there is one more.

        A method of its own, so that nothing of a message, which may be a key, stays with who listens.
        """
        data = read_exactly(stream, SIGNAL_SIZE)
        if len(data) < SIGNAL_SIZE:
            return False
        self._heard_s = self._clock.now_s()
        match decode(data):
            case Released(_, key):
                with self._news:
                    self._key = key
            case signal:
                if isinstance(signal, Live) and signal.marks & Marks.VOICE_ONLY:
                    # Who was promised a camera that stays off is not surprised by one after a crash.
                    self._config = replace(self._config, voice_over=True)
                self._post(signal)
        return True

    def _post(self, signal: Signal) -> None:
        with self._news:
            if isinstance(signal, Held) and signal.reason not in GENTLE:
                self._key = None
            self._newest = self._last = signal
            self._news.notify()

    def _read_words(self, stream: IO[bytes]) -> None:
        """Pass the process's own log on; remember its last complaint."""
        with stream:
            while raw := stream.readline(LONGEST_LINE):
                line = printable(raw)
                if line.startswith("error:"):
                    self.problem = line.removeprefix("error:").strip()
                # What was asked for and cannot be had, the show going on without it.
                _, found, without = line.partition(" note: ")
                self.note = without if found else self.note
                level = logging.WARNING if found else logging.INFO
                log.log(level, "sense: %s", line)


def printable(raw: bytes) -> str:
    """A line of the process's log as plain ASCII, so that nothing but words can be in it."""
    text = raw[:LONGEST_LINE].decode("ascii", errors="replace").strip()
    return "".join(letter if letter.isprintable() and letter.isascii() else "?" for letter in text)


def read_exactly(stream: IO[bytes], size: int) -> bytes:
    """Read so many bytes, fewer only at the end of the stream."""
    data = b""
    while len(data) < size and (more := stream.read(size - len(data))):
        data += more
    return data
