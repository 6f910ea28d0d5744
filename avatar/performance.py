"""What the performer's face is doing: the only thing learnt from the camera.

Left and right are the performer's own, as in ARKit and VRM.  Mirroring is a
choice made once, on stage.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadPose:
    """Where the head is and points: as the camera sees it, or, in a signal, against the performer's own rest.

    Attributes:
        yaw: Radians, positive towards the performer's left.
        pitch: Radians, positive up.
        roll: Radians, positive towards the performer's left shoulder.
        x: Offset from the frame centre, in half frame widths, positive towards the performer's left.
        y: Offset from the frame centre, in half frame heights, positive up.
        z: Nearness: doublings of the face's size against a face half a metre away, positive nearer.
    """

    yaw: float = 0.0
    pitch: float = 0.0
    roll: float = 0.0
    x: float = 0.0
    y: float = 0.0
    z: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Gaze:
    """Where the eyes point, relative to the head.

    Attributes:
        gaze_x: -1 to 1, positive towards the performer's left.
        gaze_y: -1 to 1, positive up.
    """

    gaze_x: float = 0.0
    gaze_y: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """ARKit blendshape coefficients, each 0 (relaxed) to 1, under their ARKit names in snake case.

    Only those that the tracker really moves.  ``cheekPuff``, ``cheekSquintLeft``,
    ``cheekSquintRight``, ``jawForward``, ``noseSneerLeft`` and ``noseSneerRight`` stay
    below 0.01 in 1,783 frames of 14 clips and 7 posed stills, and ``tongueOut`` is not
    among the tracker's outputs at all (``docs/architecture.md`` has the table), so they
    have no place here.  The eight ``eyeLook*`` are :class:`Gaze`.
    """

    brow_down_left: float = 0.0
    brow_down_right: float = 0.0
    brow_inner_up: float = 0.0
    brow_outer_up_left: float = 0.0
    brow_outer_up_right: float = 0.0
    eye_blink_left: float = 0.0
    eye_blink_right: float = 0.0
    eye_squint_left: float = 0.0
    eye_squint_right: float = 0.0
    eye_wide_left: float = 0.0
    eye_wide_right: float = 0.0
    jaw_left: float = 0.0
    jaw_open: float = 0.0
    jaw_right: float = 0.0
    mouth_close: float = 0.0
    mouth_dimple_left: float = 0.0
    mouth_dimple_right: float = 0.0
    mouth_frown_left: float = 0.0
    mouth_frown_right: float = 0.0
    mouth_funnel: float = 0.0
    mouth_left: float = 0.0
    mouth_lower_down_left: float = 0.0
    mouth_lower_down_right: float = 0.0
    mouth_press_left: float = 0.0
    mouth_press_right: float = 0.0
    mouth_pucker: float = 0.0
    mouth_right: float = 0.0
    mouth_roll_lower: float = 0.0
    mouth_roll_upper: float = 0.0
    mouth_shrug_lower: float = 0.0
    mouth_shrug_upper: float = 0.0
    mouth_smile_left: float = 0.0
    mouth_smile_right: float = 0.0
    mouth_stretch_left: float = 0.0
    mouth_stretch_right: float = 0.0
    mouth_upper_up_left: float = 0.0
    mouth_upper_up_right: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Performance:
    """One instant of performance capture."""

    pose: HeadPose = field(default_factory=HeadPose)
    gaze: Gaze = field(default_factory=Gaze)
    expression: Expression = field(default_factory=Expression)


def arkit_name(attribute: str) -> str:
    """ARKit's own spelling of an :class:`Expression` attribute: ``jaw_open`` is ``jawOpen``."""
    first, *rest = attribute.split("_")
    return first + "".join(word.title() for word in rest)


_PARTS: Final = (HeadPose, Gaze, Expression)
_COUNTS: Final = tuple(len(fields(part)) for part in _PARTS)

POSE: Final[tuple[str, ...]] = tuple(f.name for f in fields(HeadPose))
"""Names of the pose values, in wire order."""

GAZE: Final[tuple[str, ...]] = tuple(f.name for f in fields(Gaze))
"""Names of the gaze values, in wire order."""

COEFFICIENTS: Final[tuple[str, ...]] = tuple(arkit_name(f.name) for f in fields(Expression))
"""ARKit names of the expression's coefficients, in wire order."""

CONTROLS: Final[tuple[str, ...]] = (*POSE, *GAZE, *COEFFICIENTS)
"""Names of all values of a performance, in wire order; coefficients in ARKit's spelling."""

RANGES: Final[tuple[tuple[float, float], ...]] = (
    *((-math.pi / 2, math.pi / 2),) * 3,
    *((-2.0, 2.0),) * 3,
    *((-1.0, 1.0),) * 2,
    *((0.0, 1.0),) * len(COEFFICIENTS),
)
"""Lowest and highest legal value of each of ``CONTROLS``."""


# What a part is asked for and built of, worked out once: five times as fast as asking its fields each time.
_READS: Final = tuple(attrgetter(*(f.name for f in fields(part))) for part in _PARTS)
_EXPRESSION: Final = tuple(f.name for f in fields(Expression))


def to_vector(performance: Performance) -> tuple[float, ...]:
    """Flatten to values in ``CONTROLS`` order, in their own units."""
    pose, gaze, expression = _READS
    return (*pose(performance.pose), *gaze(performance.gaze), *expression(performance.expression))


def from_vector(values: tuple[float, ...]) -> Performance:
    """Rebuild a performance from :func:`to_vector`'s output.

    Raises:
        ValueError: If there are not as many values as ``CONTROLS``.
    """
    if len(values) != len(CONTROLS):
        raise ValueError(f"a performance has {len(CONTROLS)} values, got {len(values)}")
    pose, gaze = _COUNTS[0], _COUNTS[0] + _COUNTS[1]
    return Performance(
        pose=HeadPose(**dict(zip(POSE, values[:pose], strict=True))),
        gaze=Gaze(**dict(zip(GAZE, values[pose:gaze], strict=True))),
        expression=Expression(**dict(zip(_EXPRESSION, values[gaze:], strict=True))),
    )
