"""How a fast head turn is drawn at the rate that each manner tracks: it comes from no recording.

A turn does not wait for a frame, so it is played at many phases between two of them.
"""

from __future__ import annotations

import math
from typing import Final

import numpy as np

from avatar.performance import CONTROLS
from avatar.stage.retarget import MANNERS
from avatar.stage.smoothing import Smoothed

_YAW: Final = CONTROLS.index("yaw")
_TURN: Final = math.radians(20.0)
_TURN_S: Final = 0.1
_PICTURE_S: Final = 1 / 60
_DELAY_S: Final = 0.016
_PHASES: Final = 16
"""20 degrees in a tenth of a second, 60 pictures a second, a frame known 16 ms after it was taken (the
tracker's own time)."""

_BEFORE_S: Final = 1.0
_AFTER_S: Final = 0.8


def step_response() -> dict[str, dict[str, float]]:
    """By manner: the most frames a second it tracks, and lag at the turn's half and overshoot at that rate.

    Returns:
        Each with the median over the phases, and the worst; lag in milliseconds, overshoot as a share.
    """
    found = {}
    for name, manner in MANNERS.items():
        frame_s = 1 / manner.track_hz
        turns = [turn(frame_s, frame_s * phase / _PHASES) for phase in range(_PHASES)]
        lags, overshoots = zip(*turns, strict=True)
        found[name] = {
            "tracked_hz": float(manner.track_hz),
            "turn_lag_ms": round(float(np.median(lags)) * 1e3, 1),
            "turn_lag_ms_worst": round(max(lags) * 1e3, 1),
            "overshoot": round(float(np.median(overshoots)), 3),
            "overshoot_worst": round(max(overshoots), 3),
        }
    return found


def turn(frame_s: float, phase_s: float) -> tuple[float, float]:
    """Draw one turn.

    Args:
        frame_s: Seconds between two tracked frames.
        phase_s: Seconds from the turn's beginning to the first frame at or after it.

    Returns:
        Seconds that half of the turn is drawn late, and by which share it is overdone.
    """
    frames = [phase_s + place * frame_s for place in range(-round(_BEFORE_S / frame_s), 100)]
    smoothed = Smoothed.start(np.zeros(len(CONTROLS)), frames[0] - frame_s)
    drawn: list[tuple[float, float]] = []
    for picture in range(-round(_BEFORE_S / _PICTURE_S), round(_AFTER_S / _PICTURE_S)):
        now_s = picture * _PICTURE_S
        while frames[0] + _DELAY_S <= now_s:
            sample = np.zeros(len(CONTROLS))
            sample[_YAW] = _TURN * min(1.0, max(0.0, frames[0] / _TURN_S))
            smoothed = smoothed.advance(sample, frames.pop(0))
        drawn.append((now_s, float(smoothed.predict(now_s)[_YAW])))
    late = next(i for i, (_, yaw) in enumerate(drawn) if yaw >= _TURN / 2)
    (before_s, below), (after_s, above) = drawn[late - 1 : late + 1]
    half_s = before_s + (_TURN / 2 - below) / (above - below) * (after_s - before_s)
    return half_s - _TURN_S / 2, max(yaw for _, yaw in drawn) / _TURN - 1
