"""Smoothing and short prediction of a whole performance at once.  Calm when still, quick when moving."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from avatar.performance import COEFFICIENTS, CONTROLS, GAZE, POSE, RANGES

Vector = NDArray[np.float64]
_Hz = TypeVar("_Hz", float, NDArray[np.float64])

LOW: Final[Vector] = np.array([low for low, _ in RANGES])
"""Lowest legal value of each of ``CONTROLS``."""

HIGH: Final[Vector] = np.array([high for _, high in RANGES])
"""Highest legal value of each of ``CONTROLS``."""

_RANGE: Final[Vector] = HIGH - LOW

LEAD_LIMIT_S: Final = 0.08
"""Prediction reaches no further: five pictures of a screen, one frame of a camera that sends 15 a second."""

_FADE_S: Final = 0.1
_GROWTH: Final = 0.5
_CREEPS: Final = 5.0
"""The speed at a sample is that of the last step and half of what it grew or shrank by, as of a head that
speeds up or slows down evenly; it fades with this time constant; below so many slacks a second nothing is
predicted, at twice as many all of it.  Set together, with ``_REACH``, by steps of 20 degrees at 16 phases
(lag, overshoot), by what is drawn of 14 clips against where the head then is, and by jitter at rest: without
the fade a lively head (lp_d12) is drawn 5 % further off, without the growth a step of 20 degrees comes 7 ms
later, without the last, jitter at 15 frames a second is half as large again."""

_LEFT: Final = 0.2
"""Of the slack: what a prediction moves by less from now on, nobody sees."""

EASE_S: Final = 0.015
"""What a prediction got wrong is taken back with this time constant when the next sample comes, not at once:
at 15 frames a second the correction is otherwise a jump that is seen.  Two thirds of it are, by the time the
sample is known; with 25 ms turns come 2 ms later."""


@dataclass(frozen=True, slots=True, eq=False)
class Tuning:
    """How each of ``CONTROLS`` is smoothed.

    Attributes:
        slack: The value stays until the sample is further away than this: rest is still.
        calm_hz: Cutoff at rest, positive.
        agility: Hz of cutoff gained per unit of speed (full ranges a second).
        rate_hz: Cutoff of the speed estimate, positive.
        leads: True where the value is predicted to the time of drawing.
        snaps: True where a rising value is taken as it is: lids fall in a tenth of a second.
    """

    slack: Vector
    calm_hz: Vector
    agility: Vector
    rate_hz: float
    leads: NDArray[np.bool_]
    snaps: NDArray[np.bool_]


def _tuning() -> Tuning:
    calm = dict.fromkeys(POSE, 1.2) | dict.fromkeys(GAZE, 2.0) | dict.fromkeys(COEFFICIENTS, 2.5)
    agility = dict.fromkeys(POSE, 60.0) | dict.fromkeys(GAZE, 6.0) | dict.fromkeys(COEFFICIENTS, 6.0)
    blinks = ("eyeBlinkLeft", "eyeBlinkRight")
    for name in blinks:
        calm[name], agility[name] = 6.0, 20.0
    for name in ("jawOpen", "mouthClose"):
        calm[name], agility[name] = 7.0, 14.0
    return Tuning(
        slack=np.array([_SLACK.get(name, _SLACK_OTHER) for name in CONTROLS]),
        calm_hz=np.array([calm[name] for name in CONTROLS]),
        agility=np.array([agility[name] for name in CONTROLS]),
        rate_hz=12.0,
        leads=np.array([name in POSE for name in CONTROLS]),
        snaps=np.array([name in blinks for name in CONTROLS]),
    )


_SLACK: Final = {
    "yaw": math.radians(0.65),
    "pitch": math.radians(0.9),
    "roll": math.radians(0.75),
    "x": 0.015,
    "y": 0.020,
    "z": 0.040,
    "gaze_x": 0.04,
    "gaze_y": 0.04,
    "eyeBlinkLeft": 0.05,
    "eyeBlinkRight": 0.05,
}
_SLACK_OTHER: Final = 0.025
"""About three times the tremble of a still head, over 10 clips of 9 people (0.05 to 0.24 degrees; pitch 0.12
to 0.46, because talking and blinking pull at it), and less than anybody sees on a cartoon.  Yaw, roll, x and
z are wider by the step that is left of them in altered copies (dark, noisy, small, compressed)."""

_REACH: Final = {
    **dict.fromkeys(("yaw", "pitch", "roll"), math.radians(6.0)),
    **dict.fromkeys(("x", "y"), 0.12),
    "z": 0.25,
}
"""A prediction goes no further: a quick turn is over before the next sample comes.  With 4 degrees one of 20
in a tenth of a second, seen 15 times a second, is drawn up to 67 ms late, with 6 up to 54."""

_BOUNDS: Final[Vector] = np.array([_REACH.get(name, 1.0) for name in CONTROLS])

NATURAL: Final = _tuning()
"""Set with the clips and a step of 20 degrees (``avatar lab score``)."""

_RESTS: Final[Vector] = _LEFT * NATURAL.slack

_STILL: Final[Vector] = np.zeros(len(CONTROLS))
"""The lead of a head at rest; this very array, so that most moments of a listener need not look at it."""


_MOUTH: Final = np.array(
    [
        name in ("jawOpen", "mouthFunnel", "mouthPucker", "mouthStretchLeft", "mouthStretchRight")
        for name in CONTROLS
    ]
)
_SPEECH_HZ: Final = 12.0
"""What sound does to the mouth: 13 ms, less than a picture; what is heard was smoothed where it was heard."""


def smoothing_factor(cutoff_hz: _Hz, dt_s: float) -> _Hz:
    """Weight of the newest sample in a first-order low-pass filter.

    Args:
        cutoff_hz: -3 dB frequency, positive.
        dt_s: Seconds since the previous sample, positive.

    Returns:
        Between 0 (ignore the sample) and 1 (no smoothing).

    Raises:
        ValueError: If ``dt_s`` is not positive.

    Source: Casiez, Roussel and Vogel, "1 EUR Filter", CHI 2012.
    """
    if not dt_s > 0:
        raise ValueError(f"dt_s must be positive, got {dt_s}")
    angle = 2 * math.pi * dt_s * cutoff_hz
    return angle / (angle + 1)


def within(values: Vector, low: Vector, high: Vector) -> Vector:
    """The values, those out of range at its end: ``np.clip`` in a third of its time for so few."""
    held: Vector = np.minimum(np.maximum(values, low), high)
    return held


def _lead(slopes: Vector, before: Vector, tuning: Tuning) -> Vector:
    """Speed at the newest sample, from the last two steps; 0 for what creeps, stops, or is not predicted."""
    grown = slopes + _GROWTH * (slopes - before)
    most = (1 + _GROWTH) * np.abs(slopes)
    speeds = np.where(tuning.leads & (grown * slopes > 0), within(grown, -most, most), 0.0)
    if not speeds.any():
        return _STILL
    share = np.minimum(np.maximum(np.abs(speeds) / (_CREEPS * tuning.slack) - 1, 0.0), 1.0)
    lead: Vector = speeds * share
    return lead


def _way(lead: Vector, since_s: float) -> Vector:
    """How far a prediction goes in so many seconds."""
    if lead is _STILL:
        return _STILL
    way = lead * _FADE_S * -math.expm1(-min(since_s, LEAD_LIMIT_S) / _FADE_S)
    bounded: Vector = _BOUNDS * np.tanh(way / _BOUNDS)
    return bounded


@dataclass(frozen=True, slots=True, eq=False)
class Smoothed:
    """A performance being smoothed.  Immutable, so it can be replayed and tested like any other value.

    Attributes:
        values: (controls,) in the units of ``CONTROLS``.
        held: What the slack lets through of the last sample.
        rates: Smoothed derivatives of the values, per second.
        slopes: What the slack let through of the last two samples, per second.
        lead: Speed for predicting: none once a head that moved has stopped.
        error: By how much the last prediction was off when the last sample came.
        at_s: Time of the last sample, seconds.
        spoke_s: Time of the last mouth that came between two samples, seconds.
    """

    values: Vector
    held: Vector
    rates: Vector
    slopes: Vector
    lead: Vector
    error: Vector
    at_s: float
    spoke_s: float = -math.inf

    @classmethod
    def start(cls, sample: Vector, at_s: float) -> Smoothed:
        """Begin at a sample, at rest."""
        return cls(sample, sample, _STILL, _STILL, _STILL, _STILL, at_s)

    def advance(self, sample: Vector, at_s: float, tuning: Tuning = NATURAL) -> Smoothed:
        """Take in one sample.  A repeated or earlier timestamp changes nothing."""
        dt_s = at_s - self.at_s
        if dt_s <= 0:
            return self
        # None at the ends of the range: a shut eye is shut.
        slack = np.maximum(0.0, np.minimum(tuning.slack, np.minimum(sample - LOW, HIGH - sample)))
        held = within(self.held, sample - slack, sample + slack)
        to_come = (held - self.values) / dt_s
        rates = self.rates + smoothing_factor(tuning.rate_hz, dt_s) * (to_come - self.rates)
        speed = np.abs(rates) / _RANGE
        weights = smoothing_factor(tuning.calm_hz + tuning.agility * speed, dt_s)
        weights[tuning.snaps & (held > self.values)] = 1.0
        values = self.values + weights * (held - self.values)
        slopes = (held - self.held) / dt_s
        lead = _lead(slopes, self.slopes, tuning)
        error = np.where(tuning.leads, self.predict(at_s) - values, 0.0)
        return Smoothed(values, held, rates, slopes, lead, error, at_s)

    def speak(self, sample: Vector, now_s: float) -> Smoothed:
        """Take in a mouth that is newer than the face it comes with; nothing but the mouth changes.

        Args:
            sample: (controls,): the last sample with another mouth.
            now_s: Now, since sound is not seen in frames.
        """
        dt_s = now_s - max(self.at_s, self.spoke_s)
        if dt_s <= 0:
            return self
        weights = np.where(_MOUTH, smoothing_factor(_SPEECH_HZ, dt_s), 0.0)
        values = self.values + weights * (sample - self.values)
        return replace(self, values=values, held=np.where(_MOUTH, sample, self.held), spoke_s=now_s)

    def is_at_rest(self, now_s: float) -> bool:
        """Whether predictions stay as they are from ``now_s`` on, until the next sample."""
        since_s = max(now_s - self.at_s, 0.0)
        left = np.abs(self.error) * math.exp(-since_s / EASE_S)
        if since_s < LEAD_LIMIT_S and self.lead is not _STILL:  # else no way is left
            left += np.abs(_way(self.lead, LEAD_LIMIT_S) - _way(self.lead, since_s))
        return bool((left <= _RESTS).all())

    def predict(self, now_s: float) -> Vector:
        """Where the values will be at ``now_s``: led by speed for ``LEAD_LIMIT_S``, never far, in range."""
        since_s = max(now_s - self.at_s, 0.0)
        eased = self.error * math.exp(-since_s / EASE_S)
        return within(self.values + _way(self.lead, since_s) + eased, LOW, HIGH)
