"""What variants do to a flat drawing, before any turning."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from avatar.stage.rigs.parts import Indices, Parts


class Weights:
    """How much of each variant applies.

    Args:
        parts: The character.
    """

    def __init__(self, parts: Parts) -> None:
        self._first = np.array([w.first for w in parts.weights], np.intp)
        self._second = np.array([w.second for w in parts.weights], np.intp)
        self._sign = np.array([w.sign for w in parts.weights], np.float64)
        self._lowest = np.array([-1.0 if w.both_sides else 0.0 for w in parts.weights])

    def of(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """(variants,) for one value per input and a 1."""
        weights = np.maximum(values[self._first] * self._sign, self._lowest)
        found: NDArray[np.float64] = np.minimum(weights, 1) * values[self._second]
        return found


class Bent:
    """Some of the points that variants move, on the flat drawing.

    Args:
        parts: The character.
        columns: Which of ``parts.moved``.

    Attributes:
        flat: (2, columns) where they are.
    """

    def __init__(self, parts: Parts, columns: slice) -> None:
        self._rest = np.ascontiguousarray(parts.art.points[parts.moved[columns]].T)
        # Not copied: it is the largest array of a character.
        self._deltas = parts.deltas.reshape(len(parts.weights), 2, len(parts.moved))[:, :, columns]
        self._movers = np.flatnonzero(self._deltas.any(axis=(1, 2)))
        self._weights = np.zeros(len(self._movers))
        self._active: Indices = np.zeros(0, np.intp)
        self.flat = self._rest.copy()

    def bend(self, weights: NDArray[np.float64], active: Indices) -> bool:
        """Let variants move the points.

        Args:
            weights: (variants,) how much of each.
            active: Those that are not 0.

        Returns:
            Whether any point is somewhere else than before.
        """
        own = weights[self._movers]
        # Most pictures of a listener only breathe, and no breath moves a face.
        if np.array_equal(own, self._weights) and np.array_equal(active, self._active):
            return False
        self._weights, self._active = own, active
        before, self.flat = self.flat, self._rest
        if len(active) and self._rest.size:
            deltas = self._deltas[active].reshape(len(active), -1)
            self.flat = self._rest + (weights[active].astype(np.float32) @ deltas).reshape(2, -1)
        return not np.array_equal(before, self.flat)
