"""Tries a character out: everything that is wrong with it, and what its artist may have forgotten."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np

from avatar.app.photoreal import judge
from avatar.app.pose import settle
from avatar.app.sheet import POSES
from avatar.errors import AvatarError
from avatar.performance import COEFFICIENTS
from avatar.stage.renderers import open_renderer
from avatar.stage.rigs import Rig, load_rig, read_manifest_of, svg
from avatar.stage.rigs.files import open_files
from avatar.stage.rigs.manifest import DRAWING

_SIZE: Final = (320, 180)
"""Pixels of the pictures that are drawn: small, because nobody looks at them."""

_SEEN_PX: Final = 1.0
"""Design pixels that a coefficient must move something by to count as shown."""

_MOST_LAYERS: Final = 75
"""The budget in docs/characters.md: about 0.05 ms a picture each."""


@dataclass(slots=True)
class Findings:
    """What was found.

    Attributes:
        problems: (what is wrong, what to do) of each thing that keeps it from being used.
        advice: What works, but may not be meant so.
    """

    problems: list[tuple[str, str]] = field(default_factory=list)
    advice: list[str] = field(default_factory=list)


def examine(source: Path) -> Findings:
    """Look at every part of a character, also where another part is broken."""
    found = Findings()
    names: tuple[str, ...] = (DRAWING,)

    def attempt(step: Callable[[], object]) -> bool:
        try:
            step()
        except AvatarError as error:
            if (error.problem, error.hint) not in found.problems:
                found.problems.append((error.problem, error.hint))
            return False
        return True

    if attempt(partial(read_manifest_of, source)):
        names = read_manifest_of(source).files
    for name in names:
        attempt(partial(_read_drawing, source, name))
    if not found.problems and attempt(partial(try_out, source)):
        found.advice = _advice(load_rig(source, judge=judge))
    return found


def _read_drawing(source: Path, name: str) -> None:
    svg.read_drawing(open_files(source).read(name), name)


def try_out(source: Path) -> None:
    """Load a character and draw it in every pose of a contact sheet.

    Raises:
        AvatarError: If it cannot be loaded or drawn.
    """
    rig = load_rig(source, judge=judge)
    with closing(open_renderer(*_SIZE)) as renderer:
        for controls in POSES.values():
            settle(rig, controls)
            renderer.draw(rig.pose(controls, 0.0))


def _advice(rig: Rig) -> list[str]:
    said = []
    unseen = [name for name in COEFFICIENTS if not _shows(rig, name)]
    if unseen:
        said.append(f"{len(unseen)} of {len(COEFFICIENTS)} coefficients move nothing: {', '.join(unseen)}")
    art = rig.pose({}, 0.0).art
    moving = len(art.layers) - art.still
    if moving > _MOST_LAYERS:
        said.append(f"{moving} layers can move, outlines included; more than {_MOST_LAYERS} draw slowly")
    return said


def _shows(rig: Rig, name: str) -> bool:
    around = {"jawOpen": 0.6} if name == "mouthClose" else {}
    settle(rig, around)
    still = rig.pose(around, 0.0).points.copy()
    settle(rig, {**around, name: 1.0})
    return float(np.abs(rig.pose({**around, name: 1.0}, 0.0).points - still).max()) > _SEEN_PX
