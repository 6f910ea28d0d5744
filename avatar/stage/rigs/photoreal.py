"""Tells a photograph, also a flattened one, from a drawing, by how its colours and edges are spread.

Runs here, looks for no face and keeps nothing.  It refuses photographs of anything: to be let in, a picture
must look drawn.  What it was measured on, and what it misses: ``docs/characters.md``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from avatar.texture import measure

_Pixels = NDArray[np.uint8]
_Numbers = NDArray[np.float32]

_FILE: Final = Path(__file__).with_name("photoreal.npz")
"""100 small decision trees, fitted to the pictures that ``docs/characters.md`` counts, as
``tests/lab/trees.py`` does it; numbers only."""

_LIMIT: Final = -4.0
"""Log-odds from which a picture is refused, chosen for photographs from a source that the trees never saw.
Of those 0.7 % pass (13 of 1884), and 14 % of flat art of a style they never saw is refused; at -2 it was
2.8 % and 4.5 %."""

_ONE_COLOUR: Final = 2
"""A picture whose values differ by no more shows nothing; the trees were fitted to no such picture."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the judge says of a picture.

    Attributes:
        photo: Whether it is, or may be, a photograph.
        why: The reason, in words for the person who chose the picture.
        judged_by: What came to this verdict.
    """

    photo: bool
    why: str
    judged_by: str


def judge(rgb: _Pixels) -> Verdict:
    """Say whether a picture is a photograph.

    Args:
        rgb: (height, width, 3), as it will be shown, at least one pixel.
    """
    if int(np.ptp(rgb, axis=(0, 1)).max()) <= _ONE_COLOUR:
        return Verdict(False, "it is of one colour", "its colours, on this machine")
    odds = likeness(rgb)
    by = f"colours and edges, on this machine: {odds:+.1f}, refused from {_LIMIT:+.1f}"
    if not odds < _LIMIT:
        return Verdict(True, f"it looks like a photograph, or like one made flat (by {by})", by)
    return Verdict(False, "it looks drawn", by)


def likeness(rgb: _Pixels) -> float:
    """Log-odds of a photograph against a drawing; larger is more like a photograph."""
    numbers = measure(rgb)
    trees = _trees()
    place = trees["root"]
    while (inner := trees["left"][place] > 0).any():
        low = numbers[trees["column"][place]] <= trees["threshold"][place]
        onward = np.where(low, trees["left"][place], trees["right"][place])
        place = np.where(inner, onward, place)
    return float(trees["value"][place].sum() + trees["start"])


@cache
def _trees() -> dict[str, NDArray[np.generic]]:
    with np.load(_FILE, allow_pickle=False) as file:
        return {name: file[name] for name in file.files}
