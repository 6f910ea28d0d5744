"""What moves after something else: strands that swing, a body that comes after its head.

Both are solved in closed form between two calls, so any time step is stable and none changes
the motion.
"""

from __future__ import annotations

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

FARTHEST: Final = 70.0
"""Design pixels.  A strand is held back smoothly before its tip leaves its place by more."""

LONGEST_STEP_S: Final = 0.5
"""After a longer pause the strands are simply at rest."""

_SHORTEST_STEP_S: Final = 1e-6
"""In less nothing moves; speeds would overflow."""

_ASLEEP: Final = 0.05
"""Design pixels, and pixels per second times a tenth: below both a strand stands still."""

_NINETY_PERCENT: Final = 3.89
"""Where 1 - (1 + x) exp(-x), the step response of critical damping, is 0.9."""

_ARRIVED: Final = 0.2
"""Design pixels; and pixels per second times a tenth."""

_Floats = NDArray[np.float64]


class Springs:
    """A damped spring for each strand, in two dimensions.

    The tip is a mass tied to its anchor.  Between two calls the anchor is taken to move
    steadily, so that in the anchor's own frame the motion is a free, damped oscillation
    whose solution is known in closed form; a change of the anchor's velocity is a kick.

    Args:
        frequency_hz: (n,) undamped frequency of each, positive.
        damping: (n,) ratio to critical damping, between 0 and 1 exclusive.
    """

    def __init__(self, frequency_hz: _Floats, damping: _Floats) -> None:
        self._omega = (2 * np.pi * frequency_hz)[:, None]
        self._zeta = damping[:, None]
        self._damped = self._omega * np.sqrt(1 - self._zeta**2)
        self._pull, self._stiffness = self._zeta * self._omega, self._omega**2
        count = len(frequency_hz)
        self._offset = np.zeros((count, 2))
        self._velocity = np.zeros((count, 2))
        self._anchor: _Floats | None = None
        self._anchor_velocity = np.zeros((count, 2))
        self._asleep = False

    def reset(self) -> None:
        """Hang at rest; the next step only learns where the anchors are."""
        self._offset[:] = self._velocity[:] = self._anchor_velocity[:] = 0
        self._anchor = None
        self._asleep = False

    def step(self, anchor: _Floats, dt_s: float, rest: _Floats | float = 0.0) -> _Floats:
        """Advance to where the anchors are now.

        Args:
            anchor: (n, 2) position of the anchors, design pixels.
            dt_s: Seconds since the last step; 0 or less moves nothing.
            rest: (n, 2) where the tips would hang, relative to where they are drawn.

        Returns:
            (n, 2) how far each tip is from where it is drawn, at most ``FARTHEST``.
        """
        if self._anchor is None or not dt_s <= LONGEST_STEP_S:
            self.reset()
            self._anchor = anchor.copy()
            self._offset += rest
            return self._held_back()
        if self._asleep and np.array_equal(anchor, self._anchor) and np.array_equal(self._offset, rest):
            return self._held_back()
        if dt_s > _SHORTEST_STEP_S:
            velocity = (anchor - self._anchor) / dt_s
            self._velocity -= velocity - self._anchor_velocity
            self._anchor_velocity = velocity
            self._anchor = anchor.copy()
            self._swing(dt_s, rest)
            self._asleep = not (self._velocity.any() or velocity.any())
        return self._held_back()

    def _swing(self, dt_s: float, rest: _Floats | float) -> None:
        """Free damped oscillation around ``rest``: the textbook solution."""
        decay, angle = np.exp(-self._pull * dt_s), self._damped * dt_s
        cos, sin = np.cos(angle), np.sin(angle) / self._damped
        away, pulled = self._offset - rest, self._pull * sin
        offset = decay * (away * (cos + pulled) + self._velocity * sin)
        self._velocity = decay * (self._velocity * (cos - pulled) - away * self._stiffness * sin)
        still = (np.abs(offset) < _ASLEEP) & (np.abs(self._velocity) < 10 * _ASLEEP)
        offset[still] = self._velocity[still] = 0
        self._offset = offset + rest

    def _held_back(self) -> _Floats:
        length = np.hypot(self._offset[:, :1], self._offset[:, 1:])
        return self._offset * (FARTHEST * np.tanh(length / FARTHEST) / np.maximum(length, 1e-9))


class Follow:
    """Values that come after others, as quickly as they can without going past them: critically damped.

    Args:
        arrives_s: Seconds after which 90 % of a step is done, positive.
        weights: Pixels that one unit of each value is worth; below a fifth of a pixel it has arrived.
    """

    def __init__(self, arrives_s: float, weights: _Floats) -> None:
        self._omega = _NINETY_PERCENT / arrives_s
        self._weights = weights
        self._lag = np.zeros_like(weights)
        self._rate = np.zeros_like(weights)
        self._target: _Floats | None = None

    def reset(self) -> None:
        """Be there at once: the next step only learns where."""
        self._target = None

    def step(self, target: _Floats, dt_s: float) -> _Floats:
        """Advance to now.

        Args:
            target: What is followed; taken to have moved steadily since the last call.
            dt_s: Seconds since the last step; 0 or less moves nothing.

        Returns:
            The values now.
        """
        if self._target is None:
            self._target = target.copy()
            self._lag[:] = self._rate[:] = 0
        elif np.array_equal(target, self._target) and not (self._lag.any() or self._rate.any()):
            return target.copy()
        if dt_s > _SHORTEST_STEP_S:
            self._come_closer((target - self._target) / dt_s, dt_s)
            self._target = target.copy()
        return self._target + self._lag

    def _come_closer(self, speed: _Floats, dt_s: float) -> None:
        """The textbook solution, seen from a target that moves at a steady speed."""
        omega = self._omega
        steady = -2 * speed / omega  # where it would trail for ever
        away = self._lag - steady
        fall = self._rate - speed + omega * away
        decay = math.exp(-omega * dt_s)
        self._lag = steady + (away + fall * dt_s) * decay
        self._rate = speed + (fall - omega * (away + fall * dt_s)) * decay
        left = max(float(np.abs(self._lag) @ self._weights), float(np.abs(self._rate) @ self._weights) / 10)
        if left < _ARRIVED and not speed.any():  # what is followed slowly is not reached in every step
            self._lag[:] = self._rate[:] = 0
