"""``bench``: the loop of ``run`` and the bare tracker on the same frames, as told, measured.

Opens no camera and can drive no output.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

import numpy as np

from avatar.errors import AvatarError, CameraError
from avatar.gate import Policy
from avatar.sandbox import deny_network
from avatar.sense.memory import give_back, peak_rss_mb, rss_mb
from avatar.sense.wire import claim_stdout
from avatar.signal import Marks, Message, encode

if TYPE_CHECKING:
    from mediapipe.tasks.python.vision.face_landmarker import FaceLandmarker
    from numpy.typing import NDArray

    from avatar.sense.owner import Owner
    from avatar.sense.worker import Step, Timings

_SETTLED_S: Final = 2.5
"""After the gate opened comparisons are dense for a moment, and the first ranges are learnt."""
_OPENING_S: Final = 6.0
"""The gate opens within half a second of a clip whose prompts count as answered."""
_EMPTY_S: Final = 11.0
"""An empty chair is looked at less and less often for ten seconds."""

_BENCH_FRAMES: Final = 300
"""Ten seconds at 30 a second; 640x480 frames take 276 MB."""


def bench(file: Path) -> int:
    """Run rounds on a recording's first frames, as told on standard input, until that closes.

    ``bare N FPS`` runs MediaPipe's own face landmarker alone, ``ours N FPS HZ`` the loop of ``run``, tracking
    at most HZ frames a second, with its signals on standard output, marked.  After each round one line
    ``bench {...}`` on standard error.

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
    give_back()
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
            case ["ours", count, fps, hz] if (count + fps + hz).isdigit() and int(fps) and int(hz):
                _say(rounds.ours(int(count), int(fps), int(hz)))
            case _:
                raise AvatarError(
                    f"the bench was told {command.strip()!r}", hint="tell it 'bare N FPS' or 'ours N FPS HZ'"
                )
    return 0


def _owner_of(file: Path) -> Owner:
    """The person in a recording; nobody where there is none, for what an empty chair costs.

    They are enrolled in a process of its own, so that its memory is not counted as ours.
    """
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(1, get_context("spawn")) as other:
        mean = other.submit(_enrolled, file).result()
    from avatar.sense.owner import NobodyEnrolled

    if mean is None:
        return NobodyEnrolled()
    from avatar.models import FACE_RECOGNITION, load
    from avatar.sense.identity import Embedder
    from avatar.sense.lab_gate import oracle
    from avatar.sense.template import Template

    return oracle(Template.from_embeddings([mean]), Policy(), Embedder(load(FACE_RECOGNITION)))


def _enrolled(file: Path) -> NDArray[np.float32] | None:
    """The person in a recording as one embedding; None where there is none."""
    deny_network()
    from avatar.models import FACE_RECOGNITION, load
    from avatar.sense.identity import Embedder
    from avatar.sense.lab_attack import enrol

    try:
        return enrol(file, Embedder(load(FACE_RECOGNITION))).mean
    except AvatarError:
        return None


def _say(what: dict[str, Any]) -> None:
    sys.stderr.write(f"bench {json.dumps(what)}\n")
    sys.stderr.flush()


class _Rounds:
    """Networks loaded once, and the same frames for every round.

    Args:
        owner: Enrolled from the recording, so that recognising them costs what it costs on air.
        pictures: BGR, as OpenCV gives them; both kinds of round convert them.
        out: Where signals go.
    """

    def __init__(self, owner: Owner, pictures: list[NDArray[np.uint8]], out: BinaryIO) -> None:
        from avatar.sense.attention import NATURAL_HZ, Attention
        from avatar.sense.owner import NobodyEnrolled
        from avatar.sense.trackers.mediapipe import MediaPipeTracker

        self._owner, self._pictures, self._out = owner, pictures, out
        self._tracker = MediaPipeTracker()
        self._attention = Attention(NATURAL_HZ)  # of all rounds: an empty chair stays empty
        self._empty = isinstance(owner, NobodyEnrolled)
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
            if not isinstance(sight, CameraFrame):
                continue  # at so few frames a second that the camera says so in between
            image = mp.Image(image_format=mp.ImageFormat.SRGB, data=sight.rgb)
            self._bare.detect_for_video(image, sight.captured_ns // 1_000_000)
            wall_ms.append((time.monotonic_ns() - sight.captured_ns) / 1e6)
        return self._report("bare", fps, wall_ms, cpu_s)

    def ours(self, count: int, fps: int, track_hz: int) -> dict[str, Any]:
        """The loop of ``run``: frame to signal written.  Measured is what follows the opening of the gate."""
        from avatar.sense.cameras.file import LoopingFrames
        from avatar.sense.cameras.health import LivenessOfPixels
        from avatar.sense.lab_gate import AssumedConsent
        from avatar.sense.worker import Timings, sparingly, steps

        settle_s = _OPENING_S if not self._empty else 0.0 if self._attention.has_looked else _EMPTY_S
        timings, run = Timings(), _Run(count, fps, settle_s)
        turns_of_camera = round((settle_s + 1) * fps) + count
        camera = LoopingFrames(self._pictures, turns_of_camera, fps, LivenessOfPixels())
        self._attention.rest, self._attention.ceiling_hz = camera.rest, track_hz
        turns = steps(
            camera,
            self._tracker,
            AssumedConsent(),
            self._owner,
            Policy(),
            Marks.TEST_SOURCE,
            timings,
            attention=self._attention,
        )
        for signal in sparingly(run.signals(turns)):
            started = time.perf_counter()
            self._out.write(encode(signal))
            run.note(signal, timings, started)
        report = self._report("ours", fps, run.wall_ms, run.began_cpu_s)
        report["opening"] = run.opening
        for name, function in (("stage_ms", np.median), ("stage_mean_ms", np.mean)):
            columns = zip(_STAGES, np.array(run.stages).reshape(-1, len(_STAGES)).T, strict=True)
            report[name] = {stage: round(float(function(ms)), 4) if len(ms) else 0.0 for stage, ms in columns}
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
            "rss_mb": rss_mb(),
        }


_STAGES: Final = ("track", "solve", "census", "gate_encode")


class _Run:
    """One round of the loop of ``run``: first until it is settled, then for as long as so many frames take.

    Args:
        count: Frames of the camera to measure; of those that nobody wants most are not heard of.
        fps: Frames a second.
        settle_s: After so long without an open gate there is nobody to open it.
    """

    def __init__(self, count: int, fps: int, settle_s: float) -> None:
        self._length_ns, self._fps, self._settle_s = (count - 0.5) / fps * 1e9, fps, settle_s
        self._began_ns = self._opened_ns = self._settled_ns = 0
        self.began_cpu_s = self._first_cpu_s = time.process_time()
        self.opening: dict[str, float] = {}
        self.wall_ms: list[float] = []
        self.stages: list[tuple[float, ...]] = []

    def signals(self, turns: Iterator[Step]) -> Iterator[Message]:
        """What is said, until enough was measured."""
        for one in turns:
            if one.signal is not None:
                yield one.signal
            if self._settled_ns:
                if one.at_ns - self._settled_ns >= self._length_ns:
                    return
            elif self._settles(one):
                self._settle(one.at_ns)

    def note(self, signal: Message, timings: Timings, started: float) -> None:
        """Take note of what was sent."""
        if self._settled_ns:
            self.wall_ms.append((time.monotonic_ns() - signal.captured_ns) / 1e6)
            gate_ms = timings.gate + (time.perf_counter() - started) * 1e3
            self.stages.append((timings.track, timings.solve, timings.census, gate_ms))

    def _settles(self, one: Step) -> bool:
        """Whether the gate has been open for a while, or never will be."""
        self._began_ns = self._began_ns or one.at_ns
        if not one.gate.is_open:
            self._opened_ns = 0
            return one.at_ns - self._began_ns >= self._settle_s * 1e9
        self._opened_ns = self._opened_ns or one.at_ns
        return one.at_ns - self._opened_ns >= _SETTLED_S * 1e9

    def _settle(self, at_ns: int) -> None:
        self._settled_ns = at_ns
        self.began_cpu_s = time.process_time()
        spent_ms = (self.began_cpu_s - self._first_cpu_s) * 1e3
        self.opening = {
            "frames": round((at_ns - self._began_ns) / 1e9 * self._fps),
            "cpu_ms": round(spent_ms, 2),
        }
        _say({"settled": True})
