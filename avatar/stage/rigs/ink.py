"""The line around a filled shape, made as a larger shape under it.

Cheaper to draw than a stroke (12 to 15 % of a whole picture), and pointed at the tips of hair.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from avatar.stage.rigs import paths
from avatar.stage.scene import CLOSE, CUBIC, MOVE


def _subpaths(commands: bytes) -> list[tuple[int, int]]:
    """First and last point of each subpath."""
    found, at, start = [], 0, 0
    for command in commands:
        if command == MOVE:
            start = at
            at += 1
        elif command == CUBIC:
            at += 3
        elif command == CLOSE:
            found.append((start, at - 1))
    return found


def _area(points: NDArray[np.float64]) -> float:
    x, y = points[:, 0], points[:, 1]
    return float(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y)) / 2


def normals(outline: paths.Outline, oriented_by: paths.Outline) -> NDArray[np.float64]:
    """Outward unit normals of a closed path's control polygon; zero where it has no direction."""
    found = np.zeros((len(outline.points), 2))
    for first, last in _subpaths(outline.commands):
        ring = outline.points[first:last].astype(np.float64)
        outward = 1 if _area(oriented_by.points[first:last].astype(np.float64)) > 0 else -1
        along = _next_distinct(ring) - _next_distinct(ring[::-1])[::-1]
        length = np.hypot(along[:, 0], along[:, 1])[:, None]
        normal = np.stack([along[:, 1], -along[:, 0]], axis=1) / np.maximum(length, 1e-9) * outward
        found[first:last] = np.where(length > 1e-3, normal, 0)
        found[last] = found[first]
    return found


def _next_distinct(ring: NDArray[np.float64]) -> NDArray[np.float64]:
    """For each point the next one that is not in the same place (handles may lie on their ends)."""
    following = np.roll(ring, -1, axis=0)
    for _ in range(3):
        same = np.hypot(*(following - ring).T) < 1e-3
        if not same.any():
            break
        following = np.where(same[:, None], np.roll(following, -1, axis=0), following)
    return following


def grow(
    outline: paths.Outline, base: paths.Outline, fallback: NDArray[np.float64], width: float
) -> paths.Outline:
    """The path pushed outwards.

    Args:
        outline: What to push.
        base: The outline at rest, which says where outwards is even if a variant turns it inside out.
        fallback: Normals for points that have none of their own.
        width: How far, design pixels.
    """
    own = normals(outline, base)
    outward = np.where(np.hypot(own[:, :1], own[:, 1:]) > 0.5, own, fallback)
    return paths.Outline((outline.points + outward * width).astype(np.float32), outline.commands)
