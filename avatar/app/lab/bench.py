"""``avatar lab bench``: the whole path beside bare tracking, interleaved in one run on one machine.

Both sides read the same frames of the same recording at the same rate.  What is drawn
goes into the null output, marked; nothing here can drive another one.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import numpy as np

from avatar.app.lab import draws
from avatar.app.lab.trace import complaint
from avatar.characters import folder
from avatar.clock import MonotonicClock
from avatar.errors import AvatarError
from avatar.settings import StageSettings
from avatar.signal import SIGNAL_SIZE, Live, Released, Signal, decode
from avatar.stage.director import Director, perform
from avatar.stage.idle import Idle
from avatar.stage.outputs.null import NullOutput
from avatar.stage.picture import Picture
from avatar.stage.renderers import open_renderer
from avatar.stage.retarget import MANNERS
from avatar.stage.rigs import load_rig

RATE: Final = 30
ROUND_S: Final = 8
"""Length of a round: long against start-up effects, short against other load coming and going."""

_WARM_UP_FRAMES: Final = 15
_LIMIT_S: Final = 60.0


class _SenseBench:
    """The sense process in its bench mode: told rounds, sends signals, reports numbers on standard error."""

    def __init__(self, clip: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "avatar.sense", "bench", str(clip)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,
        )
        self._news = threading.Condition()
        self._newest: Signal | None = None
        self._report: dict[str, Any] | None = None
        self._words = b""
        self._ended = False
        self.settled = False
        self.heard: Live | None = None
        self.frames_mb = self.prepared_s = 0.0
        for target in (self._listen, self._read_words):
            threading.Thread(target=target, daemon=True).start()

    def ask(self, command: str) -> None:
        """Start a round."""
        assert self._process.stdin is not None
        self._report, self.settled = None, False
        try:
            self._process.stdin.write(f"{command}\n".encode())
        except OSError:
            self._process.wait()

    def wait(self, timeout_s: float) -> Signal | None:
        """The newest signal, as a source for the director."""
        with self._news:
            if self._newest is None:
                self._news.wait(timeout_s)
            signal, self._newest = self._newest, None
        if signal is not None:
            self.heard = signal if isinstance(signal, Live) else None
        return signal

    def wake(self) -> None:
        """Nobody asks for anything between two signals."""

    def at_work(self) -> bool:
        """Whether the round still runs."""
        return self._report is None and not self._ended

    def report(self) -> dict[str, Any]:
        """The round's numbers.

        Raises:
            AvatarError: If the process ended instead, with its own reason.
        """
        until_s = time.monotonic() + _LIMIT_S
        while self.at_work() and time.monotonic() < until_s:
            time.sleep(0.01)
        if self._report is None:
            problem, hint = complaint(self._words)
            raise AvatarError(problem, hint=hint)
        return self._report

    def close(self) -> None:
        """End the process."""
        if self._process.stdin:
            self._process.stdin.close()
        try:
            self._process.wait(3)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _listen(self) -> None:
        stream = self._process.stdout
        assert stream is not None
        data = b""
        while more := stream.read(SIGNAL_SIZE - len(data)):
            data += more
            if len(data) == SIGNAL_SIZE:
                found = decode(data)
                with self._news:
                    self._newest = found if not isinstance(found, Released) else self._newest
                    self._news.notify()
                data = b""

    def _read_words(self) -> None:
        assert self._process.stderr is not None
        for raw in self._process.stderr:
            if raw.startswith(b"bench {"):
                said = json.loads(raw.removeprefix(b"bench "))
                if "ready" in said:
                    self.frames_mb, self.prepared_s = float(said["frames_mb"]), float(said["prepared_s"])
                elif "settled" in said:
                    self.settled = True
                else:
                    self._report = said
            else:
                self._words += raw
        self._ended = True


@dataclass(slots=True)
class _Show:
    """Our side of a round: pictures drawn, and how old their frames were when they were handed over."""

    latency_ms: list[float] = field(default_factory=list)
    pictures: int = 0
    cpu_ms: float = 0.0

    def restart(self) -> None:
        """Forget what was before the gate opened."""
        self.latency_ms.clear()
        self.pictures = 0


@contextmanager
def _sense(clip: Path) -> Iterator[_SenseBench]:
    sense = _SenseBench(clip)
    try:
        yield sense
    finally:
        sense.close()


def _perform_round(
    director: Director, sense: _SenseBench, output: NullOutput, frames: int
) -> tuple[dict[str, Any], _Show]:
    """One round of the whole path; what comes before the gate has opened and settled does not count."""
    show = _Show()
    counted: list[int] = []
    before_s: list[float] = []

    def shown(_picture: Picture, now_s: float) -> None:
        show.pictures += 1
        live = sense.heard if director.prompted else None  # else it was not drawn for what was seen
        if live is not None and live.captured_ns not in counted[-1:]:
            counted.append(live.captured_ns)
            show.latency_ms.append(now_s * 1e3 - live.captured_ns / 1e6)

    def on() -> bool:
        if sense.settled and not before_s:
            before_s.append(time.process_time())
            show.restart()
        return sense.at_work()

    sense.ask(f"ours {frames} {RATE} {director.manner.track_hz}")
    perform(director, sense, output, MonotonicClock(), rate=RATE, on=on, shown=shown)
    show.cpu_ms = (time.process_time() - before_s[0]) * 1e3 if before_s else 0.0
    return sense.report(), show


def _spread(values: list[float]) -> dict[str, float]:
    if not values:
        return {"median": 0.0, "p95": 0.0}  # nobody moved anything
    return {
        "median": round(float(np.median(values)), 2),
        "p95": round(float(np.percentile(values, 95)), 2),
    }


def _measure(sense: _SenseBench, director: Director, output: NullOutput, seconds: int) -> dict[str, Any]:
    """Interleaved rounds, and their comparison."""
    frames = ROUND_S * RATE
    bare: list[dict[str, Any]] = []
    ours: list[dict[str, Any]] = []
    shows: list[_Show] = []
    sense.ask(f"bare {_WARM_UP_FRAMES} {RATE}")
    sense.report()
    _perform_round(director, sense, output, _WARM_UP_FRAMES)
    for _ in range(max(1, seconds // (2 * ROUND_S))):
        sense.ask(f"bare {frames} {RATE}")
        bare.append(sense.report())
        report, show = _perform_round(director, sense, output, frames)
        ours.append(report)
        shows.append(show)
    count = frames * len(bare)
    pictures, timed = sum(show.pictures for show in shows), sum(len(show.latency_ms) for show in shows)
    bare_ms = _spread([ms for report in bare for ms in report["wall_ms"]])
    latency_ms = _spread([ms for show in shows for ms in show.latency_ms])
    bare_cpu = sum(report["cpu_ms"] for report in bare) / count
    sense_cpu = sum(report["cpu_ms"] for report in ours) / count
    stage_cpu = sum(show.cpu_ms for show in shows) / count
    opening = [report["opening"] for report in ours]
    opening_cpu = sum(one["cpu_ms"] for one in opening) / max(1, sum(one["frames"] for one in opening))
    return {
        "cpu_ratio": round((sense_cpu + stage_cpu) / bare_cpu, 3),
        "opening_cpu_ratio": round(opening_cpu / bare_cpu, 3),
        "latency_ratio_median": round(latency_ms["median"] / bare_ms["median"], 3),
        "latency_ratio_p95": round(latency_ms["p95"] / bare_ms["median"], 3),
        "frames": count,
        "pictures": pictures,
        "tracked": sum(report["frames"] for report in ours),
        "pictures_with_latency": timed,
        "pictures_with_latency_share": round(timed / max(1, pictures), 3),
        "bare_tracker_ms": bare_ms,
        "frame_to_picture_ms": latency_ms,
        "cpu_ms_per_frame": {
            "bare": round(bare_cpu, 2),
            "sense": round(sense_cpu, 2),
            "stage": round(stage_cpu, 2),
        },
        "sense_stages_ms": ours[-1]["stage_mean_ms"],
        "memory_mb": {"sense": 0.0, "stage": round(draws.rss_mb(), 1)},
    }


def sense_startup(clip: Path) -> tuple[float | None, float]:
    """Seconds from starting a sense process to its first live signal, and its memory then in megabytes.

    None where nobody in the first two seconds moves anything: an empty chair.

    Reading the recording and enrolling its person, which a camera does not need, is not counted, nor is the
    memory of its frames.

    Raises:
        AvatarError: If the clip cannot be read.
    """
    began_s = time.monotonic()
    with _sense(clip) as sense:
        sense.ask(f"ours {2 * RATE} {RATE} {MANNERS['natural'].track_hz}")
        while sense.heard is None and sense.at_work():
            sense.wait(0.05)
        live_s = time.monotonic()
        report = sense.report()
        mb = report["rss_mb"] or report["peak_rss_mb"] or 0.0
        first_s = None if sense.heard is None else round(live_s - began_s - sense.prepared_s, 2)
        return first_s, round(mb - sense.frames_mb, 1)


def bench(clip: Path, *, seconds: int, as_json: bool, manner: str = "natural", planes: bool = False) -> int:
    """Measure and print.

    Args:
        clip: A recorded face.
        seconds: Of tracking, in all.
        as_json: Print JSON.
        manner: The preset: how often is tracked, and how much of it shown.
        planes: Have each picture converted as for a camera; the null output by itself asks for none.

    Raises:
        AvatarError: If the clip cannot be read or tracking fails.
    """
    character = StageSettings().character
    first_picture_s = draws.first_picture_s(character)
    first_motion_s, sense_mb = sense_startup(clip)
    renderer = open_renderer(draws.WIDTH, draws.HEIGHT)
    director = Director(load_rig(folder(character)), renderer, Idle(random.Random(1)), manner=MANNERS[manner])
    try:
        with _sense(clip) as sense:
            result = _measure(sense, director, NullOutput(planes=planes), seconds)
    finally:
        renderer.close()
    result["memory_mb"]["sense"] = sense_mb
    result |= {
        "draw_ms": draws.draw_ms(),
        "startup_s": {"first_picture": first_picture_s, "first_motion": first_motion_s},
    }
    if as_json:
        print(json.dumps(result, indent=2))
        return 0
    for key, value in result.items():
        print(f"{key}: {value if not isinstance(value, dict) else json.dumps(value)}")
    return 0
