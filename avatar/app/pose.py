"""``avatar pose``: one picture of a character, with every value said on the command line."""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from avatar.app import png, roster
from avatar.app.look import Look, dressed
from avatar.errors import UsageError
from avatar.performance import CONTROLS, POSE, RANGES
from avatar.stage.expressions import NamedExpression, Worn, wardrobe
from avatar.stage.renderers import open_renderer
from avatar.stage.rigs import Rig
from avatar.stage.rigs.manifest import BREATHE

ANGLES: Final = ("yaw", "pitch", "roll")
"""Given in degrees, by flags of their own."""

LIMITS: Final[Mapping[str, tuple[float, float]]] = dict(zip(CONTROLS, RANGES, strict=True)) | {
    BREATHE: (0.0, 1.0)
}
"""Lowest and highest value of every control."""

NOT_MOVED: Final = (
    "cheekPuff",
    "cheekSquintLeft",
    "cheekSquintRight",
    "jawForward",
    "noseSneerLeft",
    "noseSneerRight",
    "tongueOut",
)
"""ARKit's coefficients that the tracker does not move; ``docs/architecture.md`` has what was measured."""

INSTEAD_OF_LOOK: Final[Mapping[str, str]] = (
    dict.fromkeys(("eyeLookUpLeft", "eyeLookUpRight"), "gaze_y=0.5")
    | dict.fromkeys(("eyeLookDownLeft", "eyeLookDownRight"), "gaze_y=-0.5")
    | dict.fromkeys(("eyeLookOutLeft", "eyeLookInRight"), "gaze_x=0.5")
    | dict.fromkeys(("eyeLookInLeft", "eyeLookOutRight"), "gaze_x=-0.5")
)
"""ARKit's coefficients of where an eye points, and what moves both eyes that way here."""

LARGEST: Final = 4096
"""Pixels along a side: a picture of 4096 x 4096 takes 0.4 GB while it is drawn."""

_REST_S: Final = 0.6
_REST_POSES: Final = 3
"""So many poses, so far apart, and everything that swings hangs at rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What to draw.

    Attributes:
        character: Name or path.
        values: ``NAME=VALUE`` each.
        angles: Degrees by name in ``ANGLES``.
        expression: Name of an expression to wear; empty for none.
        look: Background, what it wears, its colours.
        size: ``WIDTHxHEIGHT`` in pixels.
        out: The file to write.
    """

    character: str
    values: Sequence[str] = ()
    angles: Mapping[str, float] = field(default_factory=dict)
    expression: str = ""
    look: Look = field(default_factory=Look)
    size: str = "1280x720"
    out: Path


def pose(asked: Asked) -> int:
    """Draw it and write it.

    Raises:
        UsageError: If a name or a value is impossible.
        AvatarError: If the character cannot be loaded or the file cannot be written.
    """
    png.check_name(asked.out)
    width, height = size_of(asked.size)
    controls = controls_of(asked.values, asked.angles)
    rig = dressed(roster.find(asked.character), asked.look)
    controls = worn(asked.expression, controls, wardrobe(rig.manifest.expressions.values()))
    png.write_png(asked.out, png.straight(drawn(rig, controls, width, height)))
    print(f"{asked.out}: {width}x{height}")
    return 0


def drawn(rig: Rig, controls: Mapping[str, float], width: int, height: int) -> NDArray[np.uint8]:
    """The character in a pose, at rest: (height, width, 4) uint8, alpha premultiplied."""
    with closing(open_renderer(width, height)) as renderer:
        settle(rig, controls)
        return renderer.draw(rig.pose(controls, 0.0)).rgba.copy()


def settle(rig: Rig, controls: Mapping[str, float]) -> None:
    """Put the character in a pose and wait until nothing swings."""
    rig.reset()
    for _ in range(_REST_POSES):
        rig.pose(controls, _REST_S)


def worn(
    expression: str, controls: Mapping[str, float], faces: Mapping[str, NamedExpression]
) -> dict[str, float]:
    """The controls with an expression fully on top of them; an empty name is none.

    Raises:
        UsageError: If there is no such expression.
    """
    if not expression:
        return dict(controls)
    if expression not in faces:
        raise unknown("--expression", expression, "expression", faces)
    return Worn({expression: 1.0}).mix(controls, faces, 1.0)


def controls_of(values: Sequence[str], angles: Mapping[str, float]) -> dict[str, float]:
    """Controls from what was typed.

    Args:
        values: ``NAME=VALUE`` each.
        angles: Degrees by name in ``ANGLES``.

    Raises:
        UsageError: Naming the value, and the nearest right name.
    """
    controls = {}
    for text in values:
        name, sign, typed = text.partition("=")
        if not sign:
            raise UsageError(f"--set {text}: it has no value", hint=f"write --set {name}=0.8")
        _check_control(name)
        controls[name] = _number(name, typed)
    for name, degrees in angles.items():
        limit = math.degrees(LIMITS[name][1])
        if not abs(degrees) <= limit:
            raise UsageError(
                f"--{name} {degrees:g}: must be {-limit:g} to {limit:g}", hint="give it in degrees"
            )
        controls[name] = math.radians(degrees)
    return controls


def _check_control(name: str) -> None:
    if name in ANGLES:
        raise UsageError(
            f"--set {name}: angles have a flag of their own", hint=f"write --{name} 20, in degrees"
        )
    if name in INSTEAD_OF_LOOK:
        raise UsageError(
            f"--set {name}: both eyes point the same way here, by gaze_x and gaze_y",
            hint=f"write --set {INSTEAD_OF_LOOK[name]}",
        )
    if name in NOT_MOVED:
        others = ", ".join(one for one in NOT_MOVED if one != name)
        raise UsageError(
            f"--set {name}: the tracker does not move this ARKit coefficient, so no character follows it",
            hint=f"leave it out, and so {others}",
        )
    if name not in LIMITS:
        raise unknown("--set", name, "control", [n for n in LIMITS if n not in ANGLES])


def _number(name: str, typed: str) -> float:
    low, high = LIMITS[name]
    try:
        value = float(typed)
    except ValueError:
        value = math.nan
    if not low <= value <= high:
        raise UsageError(
            f"--set {name}={typed}: must be {low:g} to {high:g}", hint=f"write --set {name}={high / 2:g}"
        )
    return value


def size_of(text: str) -> tuple[int, int]:
    """Width and height from ``1280x720``.

    Raises:
        UsageError: If it is not two numbers.
    """
    found = re.fullmatch(r"([0-9]{1,5})x([0-9]{1,5})", text)
    size = (int(found[1]), int(found[2])) if found else (0, 0)
    if any(side % 2 or not 16 <= side <= LARGEST for side in size):
        raise UsageError(
            f"--size {text}: must be width x height in pixels, both even, from 16 to {LARGEST}",
            hint="write --size 1280x720",
        )
    return size


def unknown(flag: str, name: str, kind: str, known: Sequence[str] | Mapping[str, object]) -> UsageError:
    """The error for a name that there is not, with the nearest one that there is."""
    lowered = {each.casefold(): each for each in known}
    near = difflib.get_close_matches(name.casefold(), lowered, n=1, cutoff=0.5)
    listed = ", ".join(list(known)[:12]) + (" …" if len(known) > 12 else "")
    return UsageError(
        f"{flag} {name}: no {kind} is called {name!r}",
        hint=f"did you mean {lowered[near[0]]}?" if near else f"choose one of: {listed}",
    )


assert set(ANGLES) < set(POSE)
