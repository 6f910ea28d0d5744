"""``avatar lab score``: blinks and mouth against hand labels, and how still a still head is drawn.

What is scored is what would be drawn: the recording goes through tracking, reading, smoothing and
retargeting. Beside it, the same frames as the tracker gives them, at one threshold for everybody.
Every frame is tracked, as the labels are of every frame; ``on_air`` is the same at the natural preset's pace.
``step`` is the same whatever the clip: how a turn is drawn at the pace of each preset.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from avatar.app.lab.step import step_response
from avatar.app.lab.stillness import AHEAD_S, Flags, Stillness
from avatar.app.lab.trace import complaint
from avatar.errors import AvatarError
from avatar.performance import CONTROLS
from avatar.stage.retarget import MANNERS, retarget
from avatar.stage.smoothing import Smoothed, Vector

_COLUMNS: Final = ("clip", "channel", "state", "first_frame", "last_frame")
_HINT: Final = f"its first line must be {','.join(_COLUMNS)},note, one row a stretch of frames"
_STATES: Final = {
    "eyes": ("closed", "partial", "uncertain"),
    "mouth": ("open", "closed", "wide", "press", "pucker", "smile", "partial", "uncertain"),
}

RAW_THRESHOLD: Final = 0.5
"""What most programs take of MediaPipe's coefficients."""

_SHUT: Final = 0.5
_AJAR: Final = 0.05
"""Mouths drawn less open than this look shut: 0.05 parts Robin's lips by 2 of 720 pixels."""

_SHAPES: Final[dict[str, tuple[float, tuple[tuple[str, ...], ...]]]] = {
    "wide": (0.5, (("jawOpen",),)),
    "press": (0.3, (("mouthPressLeft", "mouthPressRight"),)),
    "pucker": (0.3, (("mouthPucker",), ("mouthFunnel",))),
    "smile": (0.3, (("mouthSmileLeft", "mouthSmileRight"),)),
}
"""From which drawn value on a mouth has each shape: the larger of means of coefficients.  Half open is wide;
a third of the others is what one sees on Robin.  The tracker's own are taken at ``RAW_THRESHOLD``."""

_LATEST_FRAMES: Final = 10
"""An onset that is not answered within so many frames is missed; it has no lag."""

_EYES: Final = (CONTROLS.index("eyeBlinkLeft"), CONTROLS.index("eyeBlinkRight"))
_JAW: Final = CONTROLS.index("jawOpen")


@dataclass(frozen=True, slots=True, eq=False)
class _Track:
    """A recording, frame by frame.

    Attributes:
        at_s: (frames,) seconds.
        seen: (frames,) whether there is a face.
        raw: (frames, controls) as the tracker gives them.
        drawn: (frames, controls) as the character gets them when the frame is shown.
        tracked: How many of the frames were tracked.
    """

    at_s: Vector
    seen: Flags
    raw: Vector
    drawn: Vector
    tracked: int


def score(labels: Path, clip: Path, *, as_json: bool) -> int:
    """Score one clip and print.

    Raises:
        AvatarError: If a file cannot be read, or the labels say nothing of this clip.
    """
    rows = read_labels(labels, clip.name)
    track = _follow(clip)
    _tell_of_late(rows, clip, len(track.at_s))
    blink, mouth = _truth(rows, "eyes", "closed", track), _truth(rows, "mouth", "open", track)
    eyes_drawn, eyes_raw = track.drawn[:, _EYES].mean(axis=1), track.raw[:, _EYES].mean(axis=1)
    result = {
        "blink": _compare(*blink, eyes_drawn >= _SHUT, eyes_raw >= RAW_THRESHOLD),
        "mouth": _compare(*mouth, track.drawn[:, _JAW] >= _AJAR, track.raw[:, _JAW] >= RAW_THRESHOLD),
        "shapes": _shapes(rows, track),
        "jitter": _jitter(track, track),
        "step": step_response(),
        "winks": int((np.abs(np.diff(track.drawn[:, _EYES], axis=1)) > _SHUT).sum()),
        "frames": len(track.at_s),
        "on_air": _on_air(rows, clip, track),
    }
    if as_json:
        print(json.dumps(result, indent=2))
        return 0
    for key, value in result.items():
        print(f"{key}: {value if not isinstance(value, dict) else json.dumps(value)}")
    return 0


def _on_air(rows: list[tuple[str, str, int, int]], clip: Path, every: _Track) -> dict[str, Any]:
    """The same with only those frames tracked that the natural preset tracks.

    What is between two of them is drawn as predicted, so an edge may be some frames late: how many of the
    labelled blinks are seen at all is counted apart.
    """
    track = _follow(clip, MANNERS["natural"].track_hz)
    shut = track.drawn[:, _EYES].mean(axis=1) >= _SHUT
    blink, mouth = _truth(rows, "eyes", "closed", track), _truth(rows, "mouth", "open", track)
    raw = track.raw[:, _EYES].mean(axis=1) >= RAW_THRESHOLD, track.raw[:, _JAW] >= RAW_THRESHOLD
    blinks = [(a, b) for channel, state, a, b in rows if (channel, state) == ("eyes", "closed")]
    blinks = [(first, last) for first, last in blinks if last < len(shut)]
    return {
        "blink": _compare(*blink, shut, raw[0]),
        "mouth": _compare(*mouth, track.drawn[:, _JAW] >= _AJAR, raw[1]),
        "blinks": len(blinks),
        "blinks_drawn": sum(bool(shut[first : last + _LATEST_FRAMES // 2].any()) for first, last in blinks),
        "jitter": _jitter(every, track),
        "tracked_frames": track.tracked,
    }


def read_labels(file: Path, clip: str) -> list[tuple[str, str, int, int]]:
    """Rows of one clip: channel, state, first and last frame.

    Raises:
        AvatarError: Naming file, line and what is wrong.
    """
    try:
        with file.open(newline="", encoding="utf-8-sig") as lines:
            reader = csv.DictReader(lines)
            if not set(_COLUMNS) <= set(reader.fieldnames or ()):
                raise AvatarError(f"{file} is no label file", hint=_HINT)
            rows = [_row(file, reader.line_num, row) for row in reader if row["clip"] == clip]
    except OSError as error:
        raise AvatarError(f"{file} cannot be read: {error.strerror}", hint="check the path") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise AvatarError(f"{file} is not a CSV text file: {error}", hint=_HINT) from error
    if not rows:
        raise AvatarError(f"{file} has no labels for {clip}", hint="give the clip that was labelled")
    return rows


def _tell_of_late(rows: list[tuple[str, str, int, int]], clip: Path, frames: int) -> None:
    """Say it if there are labels of frames that the clip has not: it may be cut short, or another one."""
    late = sum(first >= frames for _, _, first, _ in rows)
    if late:
        print(
            f"note: {late} of {len(rows)} labelled stretches begin after the last of the {frames} frames of"
            f" {clip}: they count for nothing",
            file=sys.stderr,
        )


def _row(file: Path, line: int, row: dict[str, str]) -> tuple[str, str, int, int]:
    try:
        channel, state = row["channel"], row["state"]
        first, last = int(row["first_frame"]), int(row["last_frame"])
    except (TypeError, ValueError) as error:
        raise AvatarError(f"{file}: line {line}: a frame is not a whole number", hint=_HINT) from error
    if state not in _STATES.get(channel, ()):
        raise AvatarError(
            f"{file}: line {line}: {channel!r} cannot be {state!r}",
            hint="use eyes with closed or partial, mouth with open, wide, closed, press, pucker or smile; "
            "uncertain with both",
        )
    if not 0 <= first <= last:
        raise AvatarError(f"{file}: line {line}: frames {first} to {last} are no stretch", hint=_HINT)
    return channel, state, first, last


def _follow(clip: Path, hz: int | None = None) -> _Track:
    """Trace the clip in a sense process, every frame or as on air, and draw it on."""
    command = [sys.executable, "-P", "-m", "avatar.sense", "trace", str(clip), *([str(hz)] if hz else [])]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        problem, hint = complaint(done.stderr)
        raise AvatarError(problem, hint=hint)
    return _draw([json.loads(line) for line in done.stdout.splitlines()])


def _draw(lines: list[dict[str, Any]]) -> _Track:
    """What the character gets of traced frames, predicted to when each is shown."""
    smoothed: Smoothed | None = None
    still = np.zeros(len(CONTROLS))
    raw: list[Vector] = []
    drawn: list[Vector] = []
    seen: list[bool] = []
    for line in lines:
        if not line["tracked"]:
            raw.append(raw[-1] if raw else still)
            drawn.append(retarget(smoothed.predict(line["t_s"] + AHEAD_S)) if smoothed else still)
            seen.append(smoothed is not None)
            continue
        seen.append(line["performance"] is not None)
        if line["performance"] is None:
            smoothed = None
            raw.append(still)
            drawn.append(still)
            continue
        sample = np.array([line["performance"][name] for name in CONTROLS])
        smoothed = smoothed.advance(sample, line["t_s"]) if smoothed else Smoothed.start(sample, line["t_s"])
        raw.append(np.array([line["raw"][name] for name in CONTROLS]))
        drawn.append(retarget(smoothed.predict(line["t_s"] + AHEAD_S)))
    return _Track(
        np.array([line["t_s"] for line in lines]),
        np.array(seen),
        np.array(raw),
        np.array(drawn),
        sum(line["tracked"] for line in lines),
    )


def _truth(
    rows: list[tuple[str, str, int, int]], channel: str, positive: str, track: _Track
) -> tuple[Flags, Flags]:
    """Which frames are positive, and which count at all: partial and uncertain ones do not."""
    truth, counts = np.zeros(len(track.at_s), bool), track.seen.copy()
    mine = [row for row in rows if row[0] == channel]
    if not mine:
        counts[:] = False
    for _, state, first, last in mine:
        if state == positive:
            truth[first : last + 1] = True
        elif state in ("partial", "uncertain"):
            counts[first : last + 1] = False
    return truth, counts


def _compare(truth: Flags, counts: Flags, ours: Flags, raw: Flags) -> dict[str, float | None]:
    """Rates over the frames that count, and how late an onset is answered."""
    hits, said, real = (int((a & counts).sum()) for a in (truth & ours, ours, truth))
    return {
        "precision": _share(hits, said),
        "recall": _share(hits, real),
        "f1": _share(2 * hits, said + real),
        "accuracy": _share(int(((truth == ours) & counts).sum()), int(counts.sum())),
        "onset_lag_frames": _onset_lag(truth, counts, ours),
        "raw_f1": _share(2 * int((truth & raw & counts).sum()), int((raw & counts).sum()) + real),
        "raw_onset_lag_frames": _onset_lag(truth, counts, raw),
        "frames": int(counts.sum()),
    }


def _shapes(rows: list[tuple[str, str, int, int]], track: _Track) -> dict[str, dict[str, float | None]]:
    """The shapes of the mouth that are labelled at all, each against all other frames."""
    labelled = {state for channel, state, *_ in rows if channel == "mouth"}
    found = {}
    for name, (limit, groups) in _SHAPES.items():
        if name in labelled:
            drawn, raw = (
                np.max(
                    [values[:, [CONTROLS.index(one) for one in group]].mean(axis=1) for group in groups],
                    axis=0,
                )
                for values in (track.drawn, track.raw)
            )
            found[name] = _compare(*_truth(rows, "mouth", name, track), drawn >= limit, raw >= RAW_THRESHOLD)
    return found


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _onset_lag(truth: Flags, counts: Flags, said: Flags) -> float | None:
    """Median frames from a labelled onset to ours; early is 0."""
    lags = []
    for first in np.flatnonzero(truth[1:] & ~truth[:-1] & counts[1:]) + 1:
        answered = np.flatnonzero(said[first : first + _LATEST_FRAMES])
        if len(answered):
            lags.append(int(answered[0]))
    return float(np.median(lags)) if lags else None


def _jitter(every: _Track, drawn: _Track) -> dict[str, Any]:
    """How still a still head is drawn, against every frame as the tracker gives it."""
    if not (every.seen.all() and drawn.seen.all()):
        return {"still_frames": 0}
    return Stillness.of(every.at_s, every.raw, drawn.drawn).report()
