"""Collects what swings while a character is put together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from avatar.stage.rigs.manifest import LayerNote, SpringNote
from avatar.stage.rigs.parts import Floats, Indices
from avatar.stage.scene import Points


@dataclass(slots=True)
class Strands:
    """Springs, the points that carry them, and the points that hang on them.

    Attributes:
        springs: The note of each spring.
        roots: Index of the point that carries each.
        reach: Length of each, downwards.
    """

    springs: list[SpringNote] = field(default_factory=list)
    roots: list[int] = field(default_factory=list)
    reach: list[float] = field(default_factory=list)
    _numbers: dict[str, int] = field(default_factory=dict)
    _hung: list[tuple[int, int, int, Floats]] = field(
        default_factory=list
    )  # first point, end, spring, weight

    def spring(self, owner: str, note: LayerNote, kind: SpringNote, root: Callable[[Points], int]) -> int:
        """Number of a layer's spring; made when it is first asked for.

        Args:
            owner: The layer whose spring it is.
            note: That layer's note.
            kind: That layer's spring.
            root: Adds a point that rides with that layer; returns its index.
        """
        if owner not in self._numbers:
            assert note.root is not None
            assert note.tip is not None
            self._numbers[owner] = len(self.springs)
            self.springs.append(kind)
            self.roots.append(root(np.array([note.root], np.float32)))
            self.reach.append(note.tip[1] - note.root[1])
        return self._numbers[owner]

    def hang(self, first: int, points: Points, number: int, note: LayerNote) -> None:
        """Let points swing.

        Args:
            first: Index of the first of them.
            points: Where they are at rest.
            number: Of their spring.
            note: Says where it has no weight and where all of it.
        """
        root, tip = np.array(note.root), np.array(note.tip)
        along = (points - root) @ (tip - root) / ((tip - root) ** 2).sum()
        weight = np.clip(along, 0, 1.15) ** 2
        self._hung.append((first, first + len(points), number, weight.astype(np.float32)))

    def points(self) -> Indices:
        """Which points swing."""
        return np.array([i for a, b, _, _ in self._hung for i in range(a, b)], np.intp)

    def owners(self) -> Indices:
        """The spring of each of them."""
        return np.array([s for a, b, s, _ in self._hung for _ in range(a, b)], np.intp)

    def weights(self) -> Floats:
        """(points, 1) how much each of them swings."""
        return np.array([w for *_, each in self._hung for w in each], np.float32)[:, None]
