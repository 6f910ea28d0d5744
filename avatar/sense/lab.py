"""What the lab commands ask of this process: list cameras, trace a recording, be measured.

None of these opens a camera, and none can drive an output.
"""

from __future__ import annotations

import io
import json
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from avatar.performance import CONTROLS, to_vector
from avatar.sandbox import deny_network
from avatar.sense.wire import claim_stdout

if TYPE_CHECKING:
    from avatar.sense.frame import CameraFrame
    from avatar.sense.trackers.mediapipe import MediaPipeTracker

_DIGITS: Final = 6
_UNHURRIED_S: Final = 0.014
"""What tracking a frame takes on a computer that has time for it; on a busy one fewer frames are tracked."""


def devices() -> int:
    """Print the cameras as a JSON list, real ones first."""
    out = claim_stdout()
    deny_network()
    from avatar.sense.cameras.devices import list_cameras

    out.write(json.dumps([asdict(camera) for camera in list_cameras()]).encode() + b"\n")
    return 0


def trace(file: Path, hz: int | None = None) -> int:
    """Print what each frame of a recording shows, raw and read, one JSON object a line.

    Args:
        file: The recording.
        hz: Track as on air, at most so many frames a second; the others are ``"tracked": false``, without
            values.  None tracks every frame.

    Raises:
        CameraError: If the recording cannot be read.
    """
    out = io.TextIOWrapper(claim_stdout(), encoding="utf-8", newline="\n")
    deny_network()
    from avatar.sense.cameras.file import Recording

    recording = Recording(file)
    frames = recording.frames()
    first = next(frames)
    from avatar.sense.trackers.mediapipe import MediaPipeTracker

    tracker = MediaPipeTracker()
    _write_trace(first, frames, tracker, out, hz)
    return 0


def _write_trace(
    first: CameraFrame, rest: Iterator[CameraFrame], tracker: MediaPipeTracker, out: IO[str], hz: int | None
) -> None:
    """One line a frame."""
    from itertools import chain

    from avatar.sense.attention import Attention
    from avatar.sense.reading import Reading
    from avatar.sense.solve import solve

    reading, attention = Reading.start(), Attention(float(hz)) if hz else None
    for place, frame in enumerate(chain([first], rest)):
        if attention and not attention.wants(frame, is_open=True):
            out.write(json.dumps({"frame": place, "t_s": _seconds(frame), "tracked": False}) + "\n")
            continue
        started = time.perf_counter()
        seen = tracker.observe(frame)
        raw = solve(seen.face) if seen.face is not None else None
        if seen.face is not None:
            reading = reading.advance(seen.face, frame.captured_ns / 1e9, learn=seen.faces == 1)
        if attention:
            attention.tracked(frame, seen.face, _UNHURRIED_S)
        sense_ms = (time.perf_counter() - started) * 1e3
        line = {
            "frame": place,
            "t_s": _seconds(frame),
            "tracked": True,
            "faces": seen.faces,
            "performance": None if raw is None else _named(to_vector(reading.performance)),
            "raw": None if raw is None else _named(to_vector(raw)),
            "sense_ms": round(sense_ms, 3),
        }
        out.write(json.dumps(line) + "\n")
    out.flush()


def _seconds(frame: CameraFrame) -> float:
    return round(frame.captured_ns / 1e9, _DIGITS)


def _named(values: tuple[float, ...]) -> dict[str, float]:
    return {name: round(value, _DIGITS) for name, value in zip(CONTROLS, values, strict=True)}
