"""How far the lips are apart and how broad the mouth is: what is drawn as an open mouth.

The tracker's ``jawOpen`` reads 0.4 to 0.6 in a closed pout, and little when teeth show over a shut jaw; the
gap between the lips does neither.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from avatar.sense.trackers import FaceObservation

_POINTS: Final = np.array([13, 14, 82, 87, 312, 317, 61, 291, 33, 263])
"""Inner edges of the lips, upper and lower, in the middle and beside it; corners of the mouth; outer corners
of the eyes (MediaPipe's numbering)."""
_DROOP_POINTS: Final = np.array([61, 291, 13, 14, 33, 263])

CLOSED_GAP: Final = 0.024
_ABOVE_REST: Final = 0.018
"""Gap up to which lips are drawn shut, in distances between the outer eye corners, and how far above a
person's own rest it is at least.  Of 659 frames of 8 clips of 7 people labelled by eye, six of them by
somebody who had not seen this file, 98.3 % are drawn right with it, in the worst clip 94.6, none open that is
shut; with 0.033 97.7 and 91.1: slightly parted lips are missed.  In ten copies of one clip (noise, blur,
compression, light, size) 98.1 %, 97.8 before.  Lips at rest in five more clips read 0.003 to 0.014, and none
of their frames changed."""

_WIDE_GAP: Final = 0.425
"""Gap of a mouth wide open: 0.41 to 0.49 in a scream, 0.15 to 0.25 in talk."""

_AHEAD_S: Final = 0.02
_FASTEST: Final = 6.0
"""Lips are read so far ahead, by their speed since the last frame (in the same distances a second, a scream's
at most): what the tracker smooths, and the stage after it.  Of the labelled frames 96.7 % were drawn right
without, 98.6 % with it, in the worst clip 91.3 and 95.7 (0.01 and 0.03 s: 98.3 and 98.1)."""

_SHAPE: Final = 0.75
"""Exponent below 1: talk uses a third of the range, and a character that hardly opens its mouth looks
mute."""

_LONGEST_S: Final = 0.2
"""Two frames further apart than this say nothing of speed."""

_REST_LIMIT: Final = 0.03
"""Lips that rest further apart are open, and are drawn so."""
_DOWN_S: Final = 0.5
_UP_S: Final = 20.0
"""The resting gap falls at once and rises slowly: lips are shut in some moment of every sentence."""

_USUAL_BREADTH: Final = 0.57
"""Breadth of the resting mouth until one's own is known: median of 13 clips of 12 people (0.50 to 0.66)."""
_BREADTHS: Final = (0.45, 0.70)
_BREADTH_S: Final = 3.0
_RESTING_CHANGE: Final = 0.12
"""A mouth broader or narrower by more than this share is smiling or pursed, and teaches nothing."""
_NARROW: Final = (0.93, 0.70)
_BROAD: Final = (1.10, 1.30)
"""Breadths, in resting ones, where narrowing and broadening begin to show and show fully: talk stays within
the first, a pout reaches 0.65 and a grin 1.3 (``lp_d18``, ``lp_d0``)."""


_DROOP: Final = (0.018, 0.042)
"""How far the corners of shut lips hang below where they rest, in distances between the outer eye corners,
where a sad mouth begins to show and shows fully: rest varies by 0.01, and by 0.02 where nine people drawn as
solids nod by 20 degrees (0.10 before the head's own turn was taken off); the one sad mouth at hand hangs by
up to 0.04 (``lp_d18``). The tracker's own ``mouthFrown`` stays below 0.01 there."""
_DROOP_S: Final = (1.5, 30.0)
_DROOP_LIMIT: Final = 0.05
_HANG_S: Final = 0.15
"""Corners are seen to hang with this time constant: nobody is sad for a tenth of a second, but the points of
the lips are in noisy and dark copies of ``grid_pwij3p``, where the still mouth trembled by 0.05 and 0.03 RMS
without it, by 0.02 and 0.01 with it; 0.02 is seen.  The rest of the corners is taken from the first seconds
of shut lips, then follows slowly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lips:
    """The lips against their rest.

    Attributes:
        gap: Between shut lips, in distances between the outer eye corners.
        breadth: Of the resting mouth, in the same; 0 is not known yet.
        corners: How far the corners of the shut lips hang at rest; not a number while not known.
        shut_s: Seconds of shut lips that were learnt from.
        at_s: Time of the last frame.
        seen: Gap of the last frame; not a number before the first.
        opened: 0 shut to 1 wide open.
        narrow: 0 to 1 pursed, or round when open.
        broad: 0 to 1 stretched.
        hang: 0 to 1 corners hanging, of late.
        sad: The same of shut lips, as it is drawn.
    """

    gap: float = 0.005
    breadth: float = 0.0
    corners: float = math.nan
    shut_s: float = 0.0
    at_s: float = -math.inf
    seen: float = math.nan
    opened: float = 0.0
    narrow: float = 0.0
    broad: float = 0.0
    hang: float = 0.0
    sad: float = 0.0

    def advance(self, face: FaceObservation, at_s: float, *, learn: bool) -> Lips:
        """Take in one frame; ``learn`` as for ``Lids``."""
        gap, breadth = lip_gap_and_breadth(face)
        droop = corner_droop(face)
        rest, known, corners, shut_s = self.gap, self.breadth, self.corners, self.shut_s
        if learn:
            dt_s = min(1.0, at_s - self.at_s)
            weight = -math.expm1(-dt_s / (_DOWN_S if gap < rest else _UP_S))
            rest = min(_REST_LIMIT, rest + weight * (min(gap, 2 * _REST_LIMIT) - rest))
            known = self._learn_breadth(breadth, dt_s, shut=gap - rest < CLOSED_GAP)
            if gap - rest < CLOSED_GAP:
                corners = self._learn_corners(droop, dt_s)
                shut_s += dt_s
        usual = known or _USUAL_BREADTH
        shut = max(CLOSED_GAP, rest + _ABOVE_REST)
        opened = _ramp(self._ahead(gap, at_s), shut, _WIDE_GAP) ** _SHAPE
        hangs = 0.0 if math.isnan(corners) else _ramp(droop - corners, *_DROOP)
        hang = self.hang - math.expm1(-max(0.0, at_s - self.at_s) / _HANG_S) * (hangs - self.hang)
        return Lips(
            gap=rest,
            breadth=known,
            corners=corners,
            shut_s=shut_s,
            at_s=at_s,
            seen=gap,
            opened=opened,
            narrow=_ramp(breadth / usual, *_NARROW),
            broad=_ramp(breadth / usual, *_BROAD),
            hang=hang,
            sad=hang * (1 - min(1.0, opened / 0.3)),
        )

    def _ahead(self, gap: float, at_s: float) -> float:
        """Where the gap will be when it is drawn."""
        dt_s = at_s - self.at_s
        if math.isnan(self.seen) or not 0 < dt_s < _LONGEST_S:
            return gap
        return gap + _AHEAD_S * max(-_FASTEST, min(_FASTEST, (gap - self.seen) / dt_s))

    def _learn_corners(self, droop: float, dt_s: float) -> float:
        """Where the corners of shut lips rest after one more frame."""
        droop = min(_DROOP_LIMIT, max(-_DROOP_LIMIT, droop))
        if math.isnan(self.corners):
            return droop
        first_s, later_s = _DROOP_S
        time_s = first_s if self.shut_s < first_s else later_s
        return self.corners - math.expm1(-dt_s / time_s) * (droop - self.corners)

    def _learn_breadth(self, breadth: float, dt_s: float, *, shut: bool) -> float:
        """Breadth of the resting mouth after one more frame."""
        low, high = _BREADTHS
        if not self.breadth:
            return min(high, max(low, breadth)) if shut else _USUAL_BREADTH
        if not shut or abs(breadth / self.breadth - 1) > _RESTING_CHANGE:
            return self.breadth
        return min(high, max(low, self.breadth - math.expm1(-dt_s / _BREADTH_S) * (breadth - self.breadth)))


def lip_gap_and_breadth(face: FaceObservation) -> tuple[float, float]:
    """Gap between the lips and breadth of the mouth, in distances between the outer corners of the eyes."""
    points = face.points(_POINTS)
    middle, one, other, mouth, eyes = map(math.dist, points[::2], points[1::2])
    unit = max(1e-6, eyes)
    return (middle + one + other) / 3 / unit, mouth / unit


def corner_droop(face: FaceObservation) -> float:
    """How far the corners of the mouth lie below its middle, in distances between the outer eye corners."""
    (xx, xy, xz, _), (yx, yy, yz, _), (zx, zy, zz, _), _ = face.transform.tolist()
    scale = max(1e-6, math.sqrt(xz * xz + yz * yz + zz * zz))
    # As the head itself sees it: the corners lie behind the middle, so nodding alone lifts and lowers them.
    left, right, upper, lower, one_eye, other_eye = face.points(_DROOP_POINTS)
    x, y, z = (a - b for a, b in zip(one_eye, other_eye, strict=True))
    across = math.hypot(x * xx - y * yx - z * zx, x * xy - y * yy - z * zy, x * xz - y * yz - z * zz) / scale
    x, y, z = (a + b - c - d for a, b, c, d in zip(upper, lower, left, right, strict=True))
    below: float = (x * xy - y * yy - z * zy) / scale / 2
    return below / max(1e-6, across)


def _ramp(value: float, begin: float, end: float) -> float:
    return min(1.0, max(0.0, (value - begin) / (end - begin)))
