"""Strands that swing after whatever carries them.  Exact for any time step, so never unstable."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

FARTHEST: Final = 70.0
"""Design pixels.  A strand is held back smoothly before its tip leaves its place by more."""

LONGEST_STEP_S: Final = 0.5
"""After a longer pause the strands are simply at rest."""

_ASLEEP: Final = 0.05
"""Design pixels, and pixels per second times a tenth: below both a strand stands still."""

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
        count = len(frequency_hz)
        self._offset = np.zeros((count, 2))
        self._velocity = np.zeros((count, 2))
        self._anchor: _Floats | None = None
        self._anchor_velocity = np.zeros((count, 2))

    def reset(self) -> None:
        """Hang at rest; the next step only learns where the anchors are."""
        self._offset[:] = self._velocity[:] = self._anchor_velocity[:] = 0
        self._anchor = None

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
        if dt_s > 0:
            velocity = (anchor - self._anchor) / dt_s
            self._velocity -= velocity - self._anchor_velocity
            self._anchor_velocity = velocity
            self._anchor = anchor.copy()
            self._swing(dt_s, rest)
        return self._held_back()

    def _swing(self, dt_s: float, rest: _Floats | float) -> None:
        """Free damped oscillation around ``rest``: the textbook solution."""
        decay = np.exp(-self._zeta * self._omega * dt_s)
        cos, sin = np.cos(self._damped * dt_s), np.sin(self._damped * dt_s) / self._damped
        away, pull = self._offset - rest, self._zeta * self._omega
        offset = decay * (away * (cos + pull * sin) + self._velocity * sin)
        self._velocity = decay * (self._velocity * (cos - pull * sin) - away * self._omega**2 * sin)
        still = (np.abs(offset) < _ASLEEP) & (np.abs(self._velocity) < 10 * _ASLEEP)
        offset[still] = self._velocity[still] = 0
        self._offset = offset + rest

    def _held_back(self) -> _Floats:
        length = np.hypot(self._offset[:, :1], self._offset[:, 1:])
        return self._offset * (FARTHEST * np.tanh(length / FARTHEST) / np.maximum(length, 1e-9))
