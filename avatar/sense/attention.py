"""Which frames are worth tracking: as many as the face moves, and no more.

Tracking costs 14 ms a frame, more than everything else together.  Looking at whether anything moved costs a
twentieth of a millisecond.  Only the gate's own business is never skipped: until it is open every frame
counts.
"""

from __future__ import annotations

import logging
import math
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from avatar.sense.frame import CameraFrame
from avatar.sense.trackers import FaceObservation
from avatar.sense.turning import Turning

Box = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels of the frame."""

_Cells = list[NDArray[np.uint8]]

_log = logging.getLogger(__name__)

NATURAL_HZ: Final = 15.0
"""What the lab measures with: the ceiling of the natural preset."""

FLOOR_HZ: Final = 8.0
"""A still face is tracked so often: nothing that moves too little to be seen goes unseen for longer."""

_POINTS: Final = 70
_BLOCK: Final = 5
"""About so many points across the face are looked at, in blocks of 5 by 5: an eye or a corner of the mouth is
one or two of them."""
_MARGIN: Final = 0.15
"""The face's box is looked at with so much around it, in its own size: a head that leaves it has moved."""
_LEAST_BLOCKS: Final = 3

_MOVED: Final = 0.08
_NOISE: Final = 8.0
_NOISIER: Final = 1.02
"""A block has moved when its mean brightness changed by more than a 12th of the face's, and by more than
noise does: of 200 blocks of pure noise the largest change is five times the median.  The level of noise is
the least median of late.  A blink changes its blocks by a fifth."""
_SHIFT: Final = 0.1
"""And by more than a shift by so much of a block makes of the step to its neighbours: before a window the
edge of a head that is still flickers.  That is a 130th of the face's width, which the stage's slack holds
back.  Of 10 clips of 9 people it changes only a listener's: 4.2 looks a second for motion, not 7.1; of his
movements beyond twice the slack 2.4 a second, not 2.1, are seen late by up to an eighth, of those beyond four
times 1.0, not 1.1.  With 0.15 it is 3.6 and 1.3."""

_HASTE: Final = 2.0
"""Where frames come well oftener than they may be tracked, a block must have changed by twice as much in the
first one that may; what changed by less is looked at one frame later (``python -m tests.lab.glances``).  Of 9
clips of 9 people it saves 0 to 12 % of the looks (a listener's: 9.7 a second become 9.3).  In 90 of 100
frames of the listener the third worst of 16 places is then off by 1.24 % of the distance of the eyes at most,
not 1.09 %; in the other clips by up to 0.3 % more."""
_OFTENER: Final = 0.7
"""That is, oftener than 0.7 of the time between two tracked ones: for 15 a second from a camera of 22 on."""
_APART_GROWS: Final = 1.002
"""How far apart frames come is the least of late, for frames between are not always shown; a camera that got
slower, as in dim light, is known for one half a minute later (347 frames of 15 a second)."""

_CROSS: Final = np.array([[0, 1, 0], [1, 1, 1], [0, 1, 0]], np.uint8)
"""A block and its neighbours."""

_LID_CELLS: Final = (5, 3)
_LID_CORNERS: Final = np.array([33, 133, 263, 362])
_LID_REACH: Final = (0.5, 0.3)
_LID_MOVED: Final = 0.15
"""Each eye is looked at by itself: columns and rows of cells, the landmarks of its corners, how far the cells
reach from the eye's middle in eye widths, and by which share of its brightness one cell of *either* eye must
have changed.  The blocks above miss a blink of pale lids over light eyes in dim light (``lp_d18``, frame 186:
its blocks change by 6 %).  In 22 blinks of 9 people the lesser eye's cells change by 0.18 at least, 0.34 in
all others but one; at rest, with lids and gaze still, by 0.02 to 0.07, and in 95 of 100 by less than 0.2."""

_NOBODY_S: Final = (0.1, 0.2, 0.5, 1.0, 2.0)
_NOBODY_AFTER_S: Final = (0.0, 2.0, 5.0, 10.0, 20.0)
"""With nobody in view the next look comes after so long, by how long nobody was, if nothing moves.  Whoever
comes back moves; the timed looks are for light that changes too slowly to be motion."""

_WATCH_S: Final = 0.2
"""With nobody in view frames are compared so often: every 0.15 s cost a tenth more.  Whoever sits down is
looked for within 0.4 s: by then even the gait after the last look is over."""
_GAIT_S: Final = 0.3
_GAIT_GROWS: Final = 1.3
"""Where something moves it is looked at so often; less and less often, down to the timed looks, where it
keeps moving without being a face: a curtain, a street."""
_CUT: Final = 0.03
"""All of the frame is compared, though not its outermost 3 %: some cameras flicker there."""

_SHARE: Final = 0.7
_SLOWEST_HZ: Final = 5.0
_EASE: Final = 0.1
"""Tracking may take so much of the time between two tracked frames, over about ten of them; an overloaded
machine tracks less often, down to five times a second, before anything else suffers."""
_PERSISTS_S: Final = 1.0
"""It is said when it lasts for so long."""

_EARLY_S: Final = 0.008
"""A frame that comes so much too early is taken: cameras tremble by a few milliseconds."""


@dataclass(slots=True)
class Attention:
    """Decides frame by frame.

    Attributes:
        ceiling_hz: Most frames a second that are tracked, however lively the face.
        rest: Told, in nanoseconds of the monotonic clock, before when no frame is wanted: a camera need not
            decode those.
    """

    ceiling_hz: float
    rest: Callable[[int], None] = lambda _until_ns: None
    _glanced_s: float = float("-inf")
    _apart_s: float = float("inf")
    _tracked_s: float = float("-inf")
    _due_s: float = float("-inf")
    _seen_s: float = float("-inf")
    _found: bool = False
    _box: Box | None = None
    _face: NDArray[np.float32] | None = None
    _eyes: tuple[Box, ...] = ()
    _lids: _Cells | None = None
    _lid_limits: tuple[float, ...] = ()
    _blinks: bool = False
    _turning: Turning = field(default_factory=Turning)
    _noise: float = 0.0
    _cost_s: float = 0.0
    _said: bool = False
    _turned_s: float | None = None
    _in_vain: int = 0

    def wants(self, frame: CameraFrame, *, is_open: bool) -> bool:
        """Whether to track this frame.

        Args:
            frame: The next one.
            is_open: The gate is open; until it is, a face that is in view is tracked in every frame.
        """
        now_s = frame.captured_ns / 1e9
        apart_s = max(_EARLY_S, now_s - self._glanced_s)
        self._apart_s, self._glanced_s = min(self._apart_s * _APART_GROWS, apart_s), now_s
        since_s = now_s - self._tracked_s + _EARLY_S
        if not self._found:
            return self._looks(frame, now_s, since_s)
        if not is_open:
            return True
        pause_s = self._pause_s(now_s)
        if since_s < pause_s:
            return False
        # Lids on their way are looked at again: the frame that was due may have caught them at its start.
        if self._turning.begins or self._blinks or now_s + _EARLY_S >= self._due_s:
            return True
        has_time = self._apart_s * self.ceiling_hz < _OFTENER
        is_early = has_time and since_s < pause_s + self._apart_s
        return self._moved(frame, _HASTE if is_early else 1.0)

    def plan(self, frame_ns: int, *, is_open: bool) -> None:
        """Say until when no frame is wanted.

        Args:
            frame_ns: When the newest frame was captured, whether it was tracked or not.
            is_open: The gate is open after that frame.
        """
        now_s = frame_ns / 1e9
        if not self._found:
            until_s = min(self._glanced_s + _WATCH_S, self._tracked_s + self._patience(now_s))
        else:
            until_s = self._tracked_s + self._pause_s(now_s) if is_open else now_s
        # Where no good frame came yet there is no time to reckon from, and the first is wanted.
        self.rest(0 if math.isinf(until_s) else round((until_s - _EARLY_S) * 1e9))

    @property
    def has_looked(self) -> bool:
        """Whether any frame was tracked yet."""
        return not math.isinf(self._tracked_s)

    def tracked(self, frame: CameraFrame, face: FaceObservation | None, took_s: float) -> None:
        """Take note of a tracked frame.

        Args:
            frame: The one that was tracked.
            face: What was found.
            took_s: What tracking it took.
        """
        self._tracked_s = frame.captured_ns / 1e9
        # By the calendar, not from the last one: every fourth frame of thirty would be 7.5 a second.
        on_time = -_EARLY_S <= self._tracked_s - self._due_s < 1 / FLOOR_HZ
        self._due_s = (self._due_s if on_time else self._tracked_s) + 1 / FLOOR_HZ
        self._cost_s += _EASE * (took_s - self._cost_s)
        if (face is not None) != self._found:
            self._noise = 0.0  # of another place
        self._found = face is not None
        self._box = _scene(frame) if face is None else _box(frame, face)
        self._face = _blocks(frame, self._box)
        self._blinks = face is not None and self._blinked(frame)
        self._turning = self._turning.advance(face)
        self._eyes = () if face is None else _eye_boxes(frame, face)
        self._lids = _lid_cells(frame, self._eyes)
        self._lid_limits = tuple(_LID_MOVED * _mean(eye) for eye in self._lids or ())
        if self._found or math.isinf(self._seen_s):
            self._seen_s, self._in_vain = self._tracked_s, 0

    def _looks(self, frame: CameraFrame, now_s: float, since_s: float) -> bool:
        """Whether to look for somebody: when it is time, or when something moved where nobody was."""
        if since_s >= self._patience(now_s):
            if self._face is not None and not self._moved(frame):
                self._in_vain = 0
            return True
        gait_s = _GAIT_S * _GAIT_GROWS**self._in_vain
        if self._face is None or since_s < gait_s or not self._moved(frame):
            return False
        self._in_vain += 1
        return True

    def _pause_s(self, now_s: float) -> float:
        """Seconds between two tracked frames just now; none where a turn begins, if the computer is free."""
        rate_hz = self._rate(now_s)
        return 0.0 if self._turning.begins and rate_hz >= self.ceiling_hz else 1 / rate_hz

    def _rate(self, now_s: float) -> float:
        """Most frames a second just now: less where tracking takes too much of the time."""
        affordable_hz = max(_SLOWEST_HZ, _SHARE / max(self._cost_s, 1e-6))
        self._say(affordable_hz, now_s)
        return min(self.ceiling_hz, affordable_hz)

    def _say(self, affordable_hz: float, now_s: float) -> None:
        """Say that tracking is slowed down, or no longer, once that has lasted."""
        if (affordable_hz < self.ceiling_hz) == self._said:
            self._turned_s = None
        elif self._turned_s is None:
            self._turned_s = now_s
        elif now_s - self._turned_s >= _PERSISTS_S:
            self._turned_s, self._said = None, not self._said
            reason = "the computer is busy" if self._said else "the computer is free again"
            _log.warning("tracking_hz=%.0f reason=%s", min(affordable_hz, self.ceiling_hz), reason)

    def _patience(self, now_s: float) -> float:
        """Seconds between two looks for somebody."""
        return _NOBODY_S[bisect_right(_NOBODY_AFTER_S, now_s - self._seen_s) - 1]

    def _moved(self, frame: CameraFrame, times: float = 1.0) -> bool:
        """Whether anything in the face, or where nobody was, changed since the last tracked frame.

        Args:
            frame: The next one.
            times: By so many times what counts as a change; lids have limits of their own.
        """
        now = None if self._box is None else _blocks(frame, self._box)
        if now is None or self._face is None or now.shape != self._face.shape:
            return True  # too small to tell
        changes = np.abs(now - self._face)
        ordered = np.sort(changes, axis=None)
        self._noise = min(float(ordered[ordered.size // 2]), self._noise * _NOISIER + 0.01)
        if self._blinked(frame):
            return True
        limit = times * max(1.0, _MOVED * _mean(now), _NOISE * self._noise)
        if not ordered[-1] > limit:
            return False
        return bool((changes > np.maximum(limit, times * _SHIFT * _steps(self._face))).any())

    def _blinked(self, frame: CameraFrame) -> bool:
        """Whether both eyes changed as lids change them."""
        now = _lid_cells(frame, self._eyes)
        if now is None or self._lids is None:
            return False
        noise = max(1.0, _NOISE * self._noise)
        return all(
            cv2.norm(after, before, cv2.NORM_INF) > max(limit, noise)
            for after, before, limit in zip(now, self._lids, self._lid_limits, strict=True)
        )


def _mean(values: NDArray[np.float32] | NDArray[np.uint8]) -> float:
    """As numpy's own, in 32 bits: its layer of Python takes longer than its sum."""
    return float(np.add.reduce(values, axis=None, dtype=np.float32) / values.size)


def _scene(frame: CameraFrame) -> Box:
    """All of the frame but its edges."""
    height, width = frame.green.shape
    left, top = round(width * _CUT), round(height * _CUT)
    return left, top, width - left, height - top


def _box(frame: CameraFrame, face: FaceObservation) -> Box:
    """Left, top, right, bottom of the face with its margin, in pixels of the frame."""
    height, width = frame.green.shape
    across, down = face.landmarks[:, 0], face.landmarks[:, 1]
    left, right = _span(across.min(), across.max(), width)
    top, bottom = _span(down.min(), down.max(), height)
    return left, top, right, bottom


def _span(low: np.float32, high: np.float32, size: int) -> tuple[int, int]:
    """From where to where the face is looked at, one way, in pixels of the frame."""
    margin = (high - low) * np.float32(_MARGIN)
    return _inside(float(low - margin) * size, size), _inside(float(high + margin) * size, size)


def _inside(place: float, size: int) -> int:
    """The pixel of a place, or that at the frame's edge."""
    return int(min(size, max(0.0, place)))


def _eye_boxes(frame: CameraFrame, face: FaceObservation) -> tuple[Box, ...]:
    """Around each eye and its lids, in pixels of the frame."""
    height, width = frame.green.shape
    places = [(x * width, y * height) for x, y in face.landmarks[_LID_CORNERS, :2].tolist()]
    boxes = []
    for outer, inner in zip(places[::2], places[1::2], strict=True):
        length = math.dist(outer, inner)
        across, down = length * _LID_REACH[0], length * _LID_REACH[1]
        x, y = (outer[0] + inner[0]) / 2, (outer[1] + inner[1]) / 2
        left, top = _inside(x - across, width), _inside(y - down, height)
        right, bottom = _inside(x + across + 1, width), _inside(y + down + 1, height)
        boxes.append((left, top, right, bottom))
    return tuple(boxes)


def _lid_cells(frame: CameraFrame, eyes: tuple[Box, ...]) -> _Cells | None:
    """(rows, columns) mean green of each eye; None without eyes, or if one is too small or at the edge."""
    columns, rows = _LID_CELLS
    cells = []
    for left, top, right, bottom in eyes:
        if right - left < columns or bottom - top < rows:
            return None
        part = frame.green[top:bottom, left:right]
        cells.append(np.asarray(cv2.resize(part, _LID_CELLS, interpolation=cv2.INTER_AREA), np.uint8))
    return cells or None


def _blocks(frame: CameraFrame, box: Box) -> NDArray[np.float32] | None:
    """Mean green of each block; None if the box is too small to say anything."""
    left, top, right, bottom = box
    step = max(1, (right - left) // _POINTS)
    green = frame.green[top:bottom:step, left:right:step]
    rows, columns = green.shape[0] // _BLOCK, green.shape[1] // _BLOCK
    if min(rows, columns) < _LEAST_BLOCKS:
        return None
    # Down the columns first, in whole numbers: a mean over both at once takes three times as long.
    lines = green[: rows * _BLOCK, : columns * _BLOCK].reshape(rows, _BLOCK, columns * _BLOCK)
    sums = np.add.reduce(lines, axis=1, dtype=np.uint16).reshape(rows, columns, _BLOCK)
    means: NDArray[np.float32] = np.add.reduce(sums, axis=2, dtype=np.float32) / np.float32(_BLOCK**2)
    return means


def _steps(blocks: NDArray[np.float32]) -> NDArray[np.float32]:
    """By how much each block differs from that neighbour, beside, above or below, which differs most."""
    highest, lowest = cv2.dilate(blocks, _CROSS), cv2.erode(blocks, _CROSS)
    steps: NDArray[np.float32] = np.maximum(highest - blocks, blocks - lowest)
    return steps
