"""Smoothing and short prediction of a whole performance at once.  Calm when still, quick when moving."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from avatar.performance import COEFFICIENTS, CONTROLS, GAZE, POSE, RANGES

Vector = NDArray[np.float64]

LOW: Final[Vector] = np.array([low for low, _ in RANGES])
"""Lowest legal value of each of ``CONTROLS``."""

HIGH: Final[Vector] = np.array([high for _, high in RANGES])
"""Highest legal value of each of ``CONTROLS``."""

LEAD_LIMIT_S: Final = 0.06
"""Prediction reaches no further: two camera frames; a longer guess overshoots when a head stops."""


@dataclass(frozen=True, slots=True, eq=False)
class Tuning:
    """How each of ``CONTROLS`` is smoothed.

    Attributes:
        calm_hz: Cutoff at rest, positive.
        agility: Hz of cutoff gained per unit of speed (full ranges a second).
        rate_hz: Cutoff of the speed estimate, positive.
        leads: 1 where the value is predicted to the time of drawing, else 0.
    """

    calm_hz: Vector
    agility: Vector
    rate_hz: float
    leads: Vector


def _tuning() -> Tuning:
    calm = dict.fromkeys(POSE, 1.2) | dict.fromkeys(GAZE, 2.0) | dict.fromkeys(COEFFICIENTS, 2.5)
    agility = dict.fromkeys(POSE, 25.0) | dict.fromkeys(GAZE, 6.0) | dict.fromkeys(COEFFICIENTS, 6.0)
    for name in ("eyeBlinkLeft", "eyeBlinkRight"):
        calm[name], agility[name] = 6.0, 20.0
    for name in ("jawOpen", "mouthClose"):
        calm[name], agility[name] = 5.0, 8.0
    return Tuning(
        calm_hz=np.array([calm[name] for name in CONTROLS]),
        agility=np.array([agility[name] for name in CONTROLS]),
        rate_hz=6.0,
        leads=np.array([float(name in POSE) for name in CONTROLS]),
    )


NATURAL: Final = _tuning()
"""Set with ``tests/stage/test_smoothing.py``: a step of 20 degrees in 0.1 s is followed with under 40 ms of
lag after prediction, and noise at rest of 0.3 degrees comes out below half."""


def smoothing_factor(cutoff_hz: Vector | float, dt_s: float) -> Vector:
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
    angle = 2 * math.pi * dt_s * np.asarray(cutoff_hz, dtype=np.float64)
    weight: Vector = angle / (angle + 1)
    return weight


@dataclass(frozen=True, slots=True, eq=False)
class Smoothed:
    """A performance being smoothed.  Immutable, so it can be replayed and tested like any other value.

    Attributes:
        values: (controls,) in the units of ``CONTROLS``.
        rates: Their smoothed derivatives, per second.
        at_s: Time of the last sample, seconds.
    """

    values: Vector
    rates: Vector
    at_s: float

    @classmethod
    def start(cls, sample: Vector, at_s: float) -> Smoothed:
        """Begin at a sample, at rest."""
        return cls(sample, np.zeros(len(CONTROLS)), at_s)

    def advance(self, sample: Vector, at_s: float, tuning: Tuning = NATURAL) -> Smoothed:
        """Take in one sample.  A repeated or earlier timestamp changes nothing."""
        dt_s = at_s - self.at_s
        if dt_s <= 0:
            return self
        slopes = (sample - self.values) / dt_s
        rates = self.rates + smoothing_factor(tuning.rate_hz, dt_s) * (slopes - self.rates)
        speed = np.abs(rates) / (HIGH - LOW)
        weights = smoothing_factor(tuning.calm_hz + tuning.agility * speed, dt_s)
        return Smoothed(self.values + weights * (sample - self.values), rates, at_s)

    def predict(self, now_s: float, tuning: Tuning = NATURAL) -> Vector:
        """Where the values will be at ``now_s``: led by speed for at most ``LEAD_LIMIT_S``, in range."""
        lead_s = min(max(now_s - self.at_s, 0.0), LEAD_LIMIT_S)
        led: Vector = np.clip(self.values + self.rates * tuning.leads * lead_s, LOW, HIGH)
        return led
