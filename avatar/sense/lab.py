"""What the lab commands ask of this process: list cameras, trace a recording, be measured.

None of these opens a camera, and none can drive an output.
"""

from __future__ import annotations

import io
import json
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, BinaryIO, Final

from avatar.errors import AvatarError, CameraError
from avatar.gate import Policy
from avatar.performance import CONTROLS, to_vector
from avatar.sandbox import deny_network
from avatar.sense.wire import claim_stdout
from avatar.signal import Marks, encode

if TYPE_CHECKING:
    import numpy as np
    from mediapipe.tasks.python.vision.face_landmarker import FaceLandmarker
    from numpy.typing import NDArray

    from avatar.sense.frame import CameraFrame
    from avatar.sense.owner import Owner
    from avatar.sense.trackers.mediapipe import MediaPipeTracker

_BENCH_FRAMES: Final = 300
"""Ten seconds at 30 a second; 640x480 frames take 276 MB."""
_DIGITS: Final = 6


def devices() -> int:
    """Print the cameras as a JSON list, real ones first."""
    out = claim_stdout()
    deny_network()
    from avatar.sense.cameras.devices import list_cameras

    out.write(json.dumps([asdict(camera) for camera in list_cameras()]).encode() + b"\n")
    return 0


def trace(file: Path) -> int:
    """Print what each frame of a recording shows, raw and read, one JSON object a line.

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
    _write_trace(first, frames, tracker, out)
    return 0


def _write_trace(
    first: CameraFrame, rest: Iterator[CameraFrame], tracker: MediaPipeTracker, out: IO[str]
) -> None:
    """One line a frame."""
    from itertools import chain

    from avatar.sense.reading import Reading
    from avatar.sense.solve import solve

    reading = Reading.start()
    for place, frame in enumerate(chain([first], rest)):
        started = time.perf_counter()
        seen = tracker.observe(frame)
        raw = solve(seen.face) if seen.face is not None else None
        if seen.face is not None:
            reading = reading.advance(seen.face, frame.captured_ns / 1e9, learn=seen.faces == 1)
        sense_ms = (time.perf_counter() - started) * 1e3
        line = {
            "frame": place,
            "t_s": round(frame.captured_ns / 1e9, _DIGITS),
            "faces": seen.faces,
            "performance": None if raw is None else _named(to_vector(reading.performance)),
            "raw": None if raw is None else _named(to_vector(raw)),
            "sense_ms": round(sense_ms, 3),
        }
        out.write(json.dumps(line) + "\n")
    out.flush()


def _named(values: tuple[float, ...]) -> dict[str, float]:
    return {name: round(value, _DIGITS) for name, value in zip(CONTROLS, values, strict=True)}


def bench(file: Path) -> int:
    """Run rounds on a recording's first frames, as told on standard input, until that closes.

    ``bare N FPS`` runs MediaPipe's own face landmarker alone, ``ours N FPS`` the loop of ``run`` with its
    signals on standard output, marked.  After each round one line ``bench {...}`` on standard error.

    Raises:
        CameraError: If the recording cannot be read.
    """
    out = claim_stdout()
    deny_network()
    from itertools import islice

    from avatar.sense.cameras.file import Recording

    began_s = time.perf_counter()
    pictures = list(islice(Recording(file).pictures(), _BENCH_FRAMES))
    if not pictures:
        raise CameraError(f"{file} holds no picture that can be decoded", hint="give another recording")
    owner = _owner_of(file)
    prepared_s = time.perf_counter() - began_s
    rounds = _Rounds(owner, pictures, out)
    _say(
        {
            "ready": True,
            "frames": len(pictures),
            "frames_mb": round(sum(p.nbytes for p in pictures) / 1e6, 1),
            "prepared_s": round(prepared_s, 3),
        }
    )
    for command in sys.stdin:
        match command.split():
            case ["bare", count, fps] if count.isdigit() and fps.isdigit() and int(fps):
                _say(rounds.bare(int(count), int(fps)))
            case ["ours", count, fps] if count.isdigit() and fps.isdigit() and int(fps):
                _say(rounds.ours(int(count), int(fps)))
            case _:
                raise AvatarError(
                    f"the bench was told {command.strip()!r}", hint="tell it 'bare N FPS' or 'ours N FPS'"
                )
    return 0


def _owner_of(file: Path) -> Owner:
    """The person in a recording; nobody where there is none, for what an empty chair costs."""
    from avatar.sense.lab_gate import oracle_owner
    from avatar.sense.owner import NobodyEnrolled

    try:
        return oracle_owner([file], Policy())
    except CameraError:
        raise
    except AvatarError:
        return NobodyEnrolled()


def _say(what: dict[str, Any]) -> None:
    sys.stderr.write(f"bench {json.dumps(what)}\n")
    sys.stderr.flush()


class _AssumedConsent:
    """For recordings in the lab, where no output can be driven."""

    def is_given(self) -> bool:
        return True

    def is_withdrawn(self) -> bool:
        return False

    def is_expired(self) -> bool:
        return False


class _Rounds:
    """Networks loaded once, and the same frames for every round.

    Args:
        owner: Enrolled from the recording, so that recognising them costs what it costs on air.
        pictures: BGR, as OpenCV gives them; both kinds of round convert them.
        out: Where signals go.
    """

    def __init__(self, owner: Owner, pictures: list[NDArray[np.uint8]], out: BinaryIO) -> None:
        from avatar.sense.trackers.mediapipe import MediaPipeTracker

        self._owner, self._pictures, self._out = owner, pictures, out
        self._tracker = MediaPipeTracker()
        self._bare: FaceLandmarker | None = None  # made when asked for, so that memory of "ours" is ours

    def bare(self, count: int, fps: int) -> dict[str, Any]:
        """Frame to MediaPipe's own result objects, nothing else."""
        import mediapipe as mp

        from avatar.models import FACE_LANDMARKER, load
        from avatar.sense.cameras.file import LoopingFrames
        from avatar.sense.frame import CameraFrame
        from avatar.sense.trackers.mediapipe import create_landmarker

        self._bare = self._bare or create_landmarker(load(FACE_LANDMARKER))
        wall_ms, cpu_s = [], time.process_time()
        for sight in LoopingFrames(self._pictures, count, fps).frames():
            assert isinstance(sight, CameraFrame)
            image = mp.Image(image_format=mp.ImageFormat.SRGB, data=sight.rgb)
            self._bare.detect_for_video(image, sight.captured_ns // 1_000_000)
            wall_ms.append((time.monotonic_ns() - sight.captured_ns) / 1e6)
        return self._report("bare", fps, wall_ms, cpu_s)

    def ours(self, count: int, fps: int) -> dict[str, Any]:
        """The loop of ``run``: frame to signal written."""
        from statistics import median

        from avatar.sense.attention import NATURAL_HZ, Attention
        from avatar.sense.cameras.file import LoopingFrames
        from avatar.sense.worker import Timings, signals

        timings, wall_ms, cpu_s = Timings(), [], time.process_time()
        stages: list[tuple[float, ...]] = []
        marks = Marks.TEST_SOURCE
        camera = LoopingFrames(self._pictures, count, fps)
        for signal in signals(
            camera,
            self._tracker,
            _AssumedConsent(),
            self._owner,
            Policy(),
            marks,
            timings,
            attention=Attention(NATURAL_HZ),
        ):
            started = time.perf_counter()
            self._out.write(encode(signal))
            ended = time.perf_counter()
            wall_ms.append((time.monotonic_ns() - signal.captured_ns) / 1e6)
            gate_ms = timings.gate + (ended - started) * 1e3
            stages.append((timings.track, timings.solve, timings.census, gate_ms))
        names = ("track", "solve", "census", "gate_encode")
        columns = dict(zip(names, zip(*stages, strict=True), strict=True))
        report = self._report("ours", fps, wall_ms, cpu_s)
        report["stage_ms"] = {name: round(median(values), 4) for name, values in columns.items()}
        report["stage_mean_ms"] = {n: round(sum(v) / len(v), 4) for n, v in columns.items()}
        return report

    def _report(self, kind: str, fps: int, wall_ms: list[float], cpu_before_s: float) -> dict[str, Any]:
        """What a round cost."""
        return {
            "kind": kind,
            "fps": fps,
            "frames": len(wall_ms),
            "wall_ms": [round(ms, 3) for ms in wall_ms],
            "cpu_ms": round((time.process_time() - cpu_before_s) * 1e3, 2),
            "peak_rss_mb": peak_rss_mb(),
        }


def peak_rss_mb() -> float | None:
    """Largest memory of this process so far; None where the system does not say."""
    try:
        import resource
    except ImportError:
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (1e6 if sys.platform == "darwin" else 1e3), 1)
