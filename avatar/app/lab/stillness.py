"""How still a still head is drawn: what trembles, as the tracker gives it and as the character gets it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from avatar.performance import CONTROLS, POSE
from avatar.stage.smoothing import Vector

AHEAD_S: Final = 0.05
"""Measured as it is shown: a frame is drawn 16 to 80 ms after it was taken, and predicted to then."""

_MEAN_S: Final = 0.5
_STILL_S: Final = 1.0
_STILL_BAND: Final = {
    **dict.fromkeys(("yaw", "pitch", "roll"), math.radians(1.0)),
    **dict.fromkeys(("x", "y"), 0.03),
}
_STILL_OTHER: Final = 0.06
"""A channel is still where the tracker's values stay within so much for a second around, and the head is
still too; jitter is what is left beside the mean of half a second.  A still head trembles by 0.2 to 0.9
degrees."""

_TURNS: Final = 3
"""Yaw, pitch and roll come first among the controls."""

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Stillness:
    """What is left beside the mean of half a second, while it is still.

    Attributes:
        raw: (controls,) sums of squares, as the tracker gives them.
        drawn: (controls,) sums of squares, as the character gets them.
        frames: (controls,) how many frames each was still in.
        head: How many the head was.
    """

    raw: Vector
    drawn: Vector
    frames: NDArray[np.int_]
    head: int

    @classmethod
    def of(cls, at_s: Vector, raw: Vector, drawn: Vector) -> Stillness:
        """Measure one recording; nothing is still in one that is shorter than a second.

        Args:
            at_s: (frames,) seconds.
            raw: (frames, controls), every frame as the tracker gives it.
            drawn: (frames, controls), as the character gets them.
        """
        frame_s = max(1e-3, float(np.median(np.diff(at_s)))) if len(at_s) > 1 else 1.0
        mean, around = (max(3, round(window_s / frame_s)) | 1 for window_s in (_MEAN_S, _STILL_S))
        nothing = np.zeros(len(CONTROLS))
        if len(at_s) <= around:
            return cls(nothing, nothing, np.zeros(len(CONTROLS), int), 0)
        limits = np.array([_STILL_BAND.get(name, _STILL_OTHER) for name in CONTROLS])
        still = np.less(_spans(raw, around), limits)
        head: Flags = np.all(still[:, :_TURNS], axis=1)
        still = still & head[:, None]
        raw_squares, drawn_squares = (
            np.sum(np.where(still, values - _moving_mean(values, mean), 0.0) ** 2, axis=0)
            for values in (raw, drawn)
        )
        return cls(raw_squares, drawn_squares, still.sum(axis=0), int(head.sum()))

    @property
    def ratios(self) -> dict[str, float]:
        """Drawn against raw, by name, where it was still and anything trembled."""
        return {
            name: round(math.sqrt(drawn / raw), 3)
            for name, drawn, raw in zip(CONTROLS, self.drawn, self.raw, strict=True)
            if raw > 0
        }

    def report(self) -> dict[str, Any]:
        """For the lab: RMS of each channel, ours and raw, and their ratio over the pose."""
        if not self.head:
            return {"still_frames": 0}
        ours, raw = (
            {
                name: round(math.sqrt(square / count), 6) if count else None
                for name, square, count in zip(CONTROLS, squares.tolist(), self.frames.tolist(), strict=True)
            }
            for squares in (self.drawn, self.raw)
        )
        ratios = {name: ratio for name, ratio in self.ratios.items() if name in POSE}
        return {"still_frames": self.head, "pose_ratio": ratios, "ours": ours, "raw": raw}


def _moving_mean(values: Vector, size: int) -> Vector:
    padded = np.pad(values, ((size // 2, size // 2), (0, 0)), mode="edge")
    sums = np.cumsum(np.vstack([np.zeros(values.shape[1]), padded]), axis=0)
    means: Vector = (sums[size:] - sums[:-size]) / size
    return means


def _spans(values: Vector, size: int) -> Vector:
    """(frames, controls) how far each value goes in the window around each frame."""
    padded = np.pad(values, ((size // 2, size // 2), (0, 0)), mode="edge")
    spans: Vector = np.ptp(np.lib.stride_tricks.sliding_window_view(padded, size, axis=0), axis=-1)
    return spans
