"""How a fast head turn is drawn at the pace of each manner: it comes from no recording.

A turn does not wait for a frame, so it is played at many phases between two of them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Final

import numpy as np

from avatar.performance import CONTROLS
from avatar.stage.retarget import MANNERS
from avatar.stage.smoothing import Smoothed

_YAW: Final = CONTROLS.index("yaw")
_TURN: Final = math.radians(20.0)
_TURN_S: Final = 0.1
_FRAME_S: Final = 1 / 30
_PICTURE_S: Final = 1 / 60
_DELAY_S: Final = 0.016
_PHASES: Final = 16
"""20 degrees in a tenth of a second, a camera of 30 frames and 60 pictures a second, a frame known 16 ms
after it was taken (the tracker's own time)."""

_EARLY_S: Final = 0.008
_RESTED: Final = math.radians(0.8)
_BEGUN: Final = math.radians(2.0)
"""Which frames are tracked of a face that moves: those of ``avatar.sense.attention`` and ``turning``, which
this process may not load; a test compares."""

_BEFORE_S: Final = 1.0
_AFTER_S: Final = 0.8


def step_response() -> dict[str, dict[str, float]]:
    """By manner: frames tracked a second, and how late and how far overdone a turn is drawn.

    Returns:
        Each with the median over the phases, and the worst; lag at the turn's half in milliseconds, overshoot
        as a share.
    """
    found = {}
    for name, manner in MANNERS.items():
        frame_s = pause_s(manner.track_hz)
        turns = [turn(manner.track_hz, frame_s * phase / _PHASES) for phase in range(_PHASES)]
        lags, overshoots = zip(*turns, strict=True)
        found[name] = {
            "tracked_hz": round(1 / frame_s, 1),
            "turn_lag_ms": round(float(np.median(lags)) * 1e3, 1),
            "turn_lag_ms_worst": round(max(lags) * 1e3, 1),
            "overshoot": round(float(np.median(overshoots)), 3),
            "overshoot_worst": round(max(overshoots), 3),
        }
    return found


def pause_s(track_hz: float) -> float:
    """Seconds between two tracked frames: whole frames of the camera."""
    return math.ceil((1 / track_hz - _EARLY_S) / _FRAME_S) * _FRAME_S


def tracked(track_hz: float, yaw: Callable[[float], float], until_s: float) -> Iterator[tuple[float, float]]:
    """Times and angles of the frames that are tracked of a face that moves, from second 0 on.

    Args:
        track_hz: Most frames a second.
        yaw: Radians at a time.
        until_s: No frame after this.
    """
    last_s, before, rests, begins = -math.inf, yaw(0.0), False, False
    for place in range(round(until_s / _FRAME_S) + 1):
        at_s = place * _FRAME_S
        if at_s - last_s + _EARLY_S < 1 / track_hz and not begins:
            continue
        seen = yaw(at_s)
        moved = abs(seen - before)
        # The first frame says nothing of movement.
        begins, rests = rests and moved > _BEGUN, place > 0 and moved < _RESTED
        last_s, before = at_s, seen
        yield at_s, seen


def turn(track_hz: float, phase_s: float) -> tuple[float, float]:
    """Draw one turn.

    Args:
        track_hz: Most frames a second that are tracked.
        phase_s: Seconds from a tracked frame to the turn's beginning.

    Returns:
        Seconds that half of the turn is drawn late, and by which share it is overdone.
    """
    frame_s = pause_s(track_hz)
    begins_s = math.ceil(_BEFORE_S / frame_s) * frame_s + phase_s

    def yaw(at_s: float) -> float:
        return _TURN * min(1.0, max(0.0, (at_s - begins_s) / _TURN_S))

    ends_s = begins_s + _AFTER_S
    frames = list(tracked(track_hz, yaw, ends_s))
    smoothed, drawn = Smoothed.start(np.zeros(len(CONTROLS)), -1.0), list[tuple[float, float]]()
    for picture in range(-round(_BEFORE_S / _PICTURE_S), round(_AFTER_S / _PICTURE_S)):
        now_s = begins_s + picture * _PICTURE_S
        while frames and frames[0][0] + _DELAY_S <= now_s:
            at_s, angle = frames.pop(0)
            sample = np.zeros(len(CONTROLS))
            sample[_YAW] = angle
            smoothed = smoothed.advance(sample, at_s)
        drawn.append((now_s, float(smoothed.predict(now_s)[_YAW])))
    late = next(i for i, (_, angle) in enumerate(drawn) if angle >= _TURN / 2)
    (before_s, below), (after_s, above) = drawn[late - 1 : late + 1]
    half_s = before_s + (_TURN / 2 - below) / (above - below) * (after_s - before_s)
    return half_s - begins_s - _TURN_S / 2, max(angle for _, angle in drawn) / _TURN - 1
