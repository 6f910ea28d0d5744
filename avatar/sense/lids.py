"""How far the eyes are shut, in the person's own range: from the lids' outline and the tracker's coefficient.

One threshold for everybody does not work: the best ones of three labelled people are 0.38, 0.52 and 0.66 of
the coefficient.  The gap between the lids against its own level of the last seconds separates them all.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from avatar.sense.solve import BLENDSHAPES
from avatar.sense.trackers import FaceObservation

_POINTS: Final = np.array([387, 373, 386, 374, 385, 380, 263, 362, 160, 144, 159, 145, 158, 153, 33, 133])
"""Three pairs of lid landmarks above one another, and the corners (MediaPipe's numbering): left eye, right
eye."""

_BLINKS: Final = (BLENDSHAPES.index("eyeBlinkLeft"), BLENDSHAPES.index("eyeBlinkRight"))

USUAL_GAP: Final = 0.28
"""Gap between open lids, in eye widths, until one's own is known: median of 13 clips of 12 people (0.23 to
0.37)."""

_SHUT_SHARE: Final = 0.30
"""What is left of the gap in a blink, until one's own is known: 0.17 to 0.54 in 33 blinks, median 0.29."""
_SHUT_SHARES: Final = (0.10, 0.45)

_COEFFICIENT_SPAN: Final = 0.45
"""Blinks raise the coefficient by 0.40 to 0.77 above the open lid (33 blinks of 11 people)."""
_COEFFICIENT_SHARE: Final = 0.3
"""Weight of the coefficient against the outline: it is the calmer of the two where the outline trembles."""

_APART: Final = (0.20, 0.25)
_CALM: Final = (0.20, 0.35)
_NOT_SHUT: Final = 0.72
"""Lids further apart than the second gap, in eye widths, with a coefficient below the first, are at most
narrowed, however wide they were before: in 98 frames of shut eyes of 13 clips the gap is 0.21 at most and the
coefficient 0.29 at least; eyes that were opened wide narrow to 0.25 to 0.30 and 0.15 to 0.23 (``lp_d6``)."""

_RISE_S: Final = 0.4
_FALL_S: Final = 4.0
"""The open level follows up in a moment and down in seconds: narrowed eyes (a smile, a screen further down)
become the new open, a blink does not."""
_NARROWEST: Final = 0.6
"""The level never falls below this share of the widest that is usual, however long the eyes stay narrow."""

_BLINK: Final = 0.5
"""Openness at which a fall counts as a blink."""
_REOPENED: Final = 0.7
"""Share of the way up from a blink's bottom at which the eye is drawn open again: lids come up more slowly
than they fall, and the tracker's own smoothing lags behind them by a frame or two.  For the same reason
rising lids are drawn one frame ahead."""
_HOLD_S: Final = 0.4
_YIELD_S: Final = 0.3
"""A blink is over after 0.1 to 0.4 s.  Lids that stay half down for longer are half shut (looking at the
keyboard) and are drawn as that."""
_DROOP: Final = 0.78
"""Openness below which lids are drawn lower at all: above it is the tremble of open eyes."""

_QUICK: Final = 0.30
_QUICK_S: Final = 0.12
_LONGEST_S: Final = 0.5
_CLEARER: Final = 0.75
_HANGING: Final = 0.3
"""Behind glasses: a reflection that slides over an eye reads as falling lids, slowly, for long, and often on
one side.  So only a fall of so much openness within about so long is a blink, which ends after half a second,
the eye that reads more open counts three quarters, lids hang by a third at most, and there is no wink."""

_TRUST_TURN: Final = math.radians(20)
"""From this yaw on only the nearer eye counts: findings, eyes shut past 20 degrees."""
_WINK_TURN: Final = math.radians(15)
_WINK_SHUT: Final = 0.35
_WINK_OPEN: Final = 0.72
_WINK_S: Final = 0.12
"""A wink is one eye shut and the other open for so long, seen from the front.  In a blink the eyes differ for
two frames at most."""


@dataclass(frozen=True, slots=True)
class Fall:
    """One eye, or both, on the way down and up again.

    Attributes:
        openness: 1 is open, 0 is shut, in the person's range.
        bottom: Least openness of the blink that is going on; None if there is none.
        since_s: When it began.
        closure: What to draw: 0 open to 1 shut.
        level: Openness of late; what falls much below it falls quickly.
        at_s: Time of the last frame.
    """

    openness: float = 1.0
    bottom: float | None = None
    since_s: float = 0.0
    closure: float = 0.0
    level: float = 1.0
    at_s: float = -math.inf

    def advance(self, openness: float, at_s: float, *, glasses: bool = False) -> Fall:
        """Take in one frame; behind glasses slow falls and long ones are reflections."""
        fading = _weight(min(1.0, at_s - self.at_s), _QUICK_S)
        level = max(openness, self.level + fading * (openness - self.level))
        fall = (self._slow(openness, at_s) if glasses else None) or self._blink(openness, at_s)
        return Fall(openness, fall.bottom, fall.since_s, fall.closure, level, at_s)

    def _slow(self, openness: float, at_s: float) -> Fall | None:
        """A third shut at most, unless this is the quick fall of a blink, or a blink is going on."""
        blinks = self.level - openness >= _QUICK if self.bottom is None else at_s - self.since_s < _LONGEST_S
        return None if blinks else Fall(openness, closure=_HANGING * _drooping(openness))

    def _blink(self, openness: float, at_s: float) -> Fall:
        if self.bottom is None and openness >= _BLINK:
            return Fall(openness, closure=0.5 * _drooping(openness))
        since_s = at_s if self.bottom is None else self.since_s
        bottom = openness if self.bottom is None else min(self.bottom, openness)
        held_s = at_s - since_s - _HOLD_S
        floor = bottom * math.exp(-held_s / _YIELD_S) if held_s > 0 else bottom
        ahead = openness + max(0.0, openness - self.openness)
        closure = 1 - (ahead - floor) / (_REOPENED * (1 - min(floor, _BLINK)))
        if closure <= 0 and openness >= _BLINK:
            return Fall(openness)
        return Fall(openness, bottom, since_s, min(1.0, max(0.0, closure)))


@dataclass(frozen=True, slots=True, kw_only=True)
class LidRange:
    """One eye's own range.

    Attributes:
        gap: Between open lids lately, in eye widths.
        widest: Between open lids usually; 0 is not known yet.
        shut: Share of the gap that is left in a blink.
        rest: Coefficient of the open eye.
    """

    gap: float = USUAL_GAP
    widest: float = 0.0
    shut: float = _SHUT_SHARE
    rest: float = 0.15

    def openness(self, gap: float, coefficient: float) -> float:
        """1 for the open eye, 0 for the shut one."""
        by_outline = (gap / self.gap - self.shut) / (1 - self.shut)
        by_coefficient = 1 - (coefficient - self.rest) / _COEFFICIENT_SPAN
        mixed = (1 - _COEFFICIENT_SHARE) * by_outline + _COEFFICIENT_SHARE * by_coefficient
        return max(mixed, _NOT_SHUT * min(_ramp(gap, *_APART), 1 - _ramp(coefficient, *_CALM)))

    def learn(self, gap: float, coefficient: float, dt_s: float) -> LidRange:
        """Let the open level follow; closed lids teach nothing."""
        if not self.widest:  # the first sight
            seen = gap if coefficient < 0.3 and gap > USUAL_GAP / 2 else USUAL_GAP
            return replace(self, gap=seen, widest=seen, rest=min(coefficient, 0.3))
        if gap > self.gap:
            level = self.gap + _weight(dt_s, _RISE_S) * (gap - self.gap)
        elif self.openness(gap, coefficient) > _BLINK:
            level = max(_NARROWEST * self.widest, self.gap + _weight(dt_s, _FALL_S) * (gap - self.gap))
        else:
            return self
        rest = self.rest + _weight(dt_s, _RISE_S if coefficient < self.rest else _FALL_S) * (
            coefficient - self.rest
        )
        widest = self.widest + _weight(dt_s, 2.0 if level > self.widest else 60.0) * (level - self.widest)
        return LidRange(gap=level, widest=widest, shut=self.shut, rest=min(rest, 0.4))

    def blinked(self, bottom_gap: float) -> LidRange:
        """Let the shut level follow a blink's lowest gap."""
        share = min(_SHUT_SHARES[1], max(_SHUT_SHARES[0], bottom_gap / self.gap))
        return replace(self, shut=self.shut + 0.3 * (share - self.shut))


@dataclass(frozen=True, slots=True, kw_only=True)
class Lids:
    """Both eyes.

    Attributes:
        left: Range of the performer's left eye.
        right: Range of the performer's right eye.
        falls: Left, right, and both as one.
        lowest: Least gaps, left and right, of the blink that is going on.
        glasses: They are looked at through glasses that mirror.
        wink_s: Since when one eye is shut and the other open; None if not.
        at_s: Time of the last frame.
    """

    left: LidRange = LidRange()
    right: LidRange = LidRange()
    falls: tuple[Fall, Fall, Fall] = (Fall(), Fall(), Fall())
    lowest: tuple[float, float] = (math.inf, math.inf)
    wink_s: float | None = None
    at_s: float = -math.inf
    glasses: bool = False

    def advance(self, face: FaceObservation, yaw: float, at_s: float, *, learn: bool) -> Lids:
        """Take in one frame.

        Args:
            face: Seen now.
            yaw: Radians, positive towards the performer's left: then the right eye is the nearer one.
            at_s: Seconds, rising.
            learn: The person is the owner, alone and let through: their range may be learnt.
        """
        gaps, coefficients = lid_gaps(face), [float(face.blendshapes[place]) for place in _BLINKS]
        left, right = self.left, self.right
        if learn:
            dt_s = min(1.0, at_s - self.at_s)
            left = left.learn(gaps[0], coefficients[0], dt_s)
            right = right.learn(gaps[1], coefficients[1], dt_s)
        opened = (left.openness(gaps[0], coefficients[0]), right.openness(gaps[1], coefficients[1]))
        share = 0.5 - 0.5 * max(-1.0, min(1.0, yaw / _TRUST_TURN))
        both = opened[0] * share + opened[1] * (1 - share)
        if self.glasses:
            both = _CLEARER * max(opened) + (1 - _CLEARER) * min(opened)
        falls = tuple(
            f.advance(o, at_s, glasses=self.glasses) for f, o in zip(self.falls, (*opened, both), strict=True)
        )
        lowest = self.lowest
        if falls[2].bottom is not None:
            lowest = (min(lowest[0], gaps[0]), min(lowest[1], gaps[1]))
        elif self.falls[2].bottom is not None:
            if learn and self.falls[2].bottom < _BLINK - 0.1:
                left, right = left.blinked(lowest[0]), right.blinked(lowest[1])
            lowest = (math.inf, math.inf)
        winks = (
            min(opened) < _WINK_SHUT
            and max(opened) > _WINK_OPEN
            and abs(yaw) < _WINK_TURN
            and not self.glasses
        )
        wink_s = (at_s if self.wink_s is None else self.wink_s) if winks else None
        return Lids(
            left=left,
            right=right,
            falls=(falls[0], falls[1], falls[2]),
            lowest=lowest,
            wink_s=wink_s,
            at_s=at_s,
            glasses=self.glasses,
        )

    def closures(self) -> tuple[float, float]:
        """Left and right, 0 open to 1 shut: the same unless one eye winks."""
        left, right, both = self.falls
        if self.wink_s is not None and self.at_s - self.wink_s >= _WINK_S:
            return left.closure, right.closure
        return both.closure, both.closure


def lid_gaps(face: FaceObservation) -> tuple[float, float]:
    """Gap between the lids of the left and of the right eye, in eye widths; the same however far away."""
    points = face.points(_POINTS)
    return _gap(points[:8]), _gap(points[8:])


def _gap(points: list[tuple[float, float, float]]) -> float:
    """Of one eye."""
    one, two, three, width = map(math.dist, points[::2], points[1::2])
    return (one + two + three) / 3 / max(width, 1e-6)


def _drooping(openness: float) -> float:
    """How far lids hang that are not shut, 0 to 1."""
    return min(1.0, max(0.0, (_DROOP - openness) / (_DROOP - _BLINK)))


def _ramp(value: float, begin: float, end: float) -> float:
    return min(1.0, max(0.0, (value - begin) / (end - begin)))


def _weight(dt_s: float, time_constant_s: float) -> float:
    return 1 - math.exp(-max(0.0, dt_s) / time_constant_s)
