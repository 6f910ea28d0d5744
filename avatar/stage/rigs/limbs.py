"""Turns points that bones carry: yaw, then pitch, then perspective, then roll, and a shift."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from avatar.stage.rigs.manifest import Bone
from avatar.stage.rigs.parts import Floats, Indices, Parts

EYE_DISTANCE: Final = 1400.0
"""Design pixels from the viewer to the picture: how strong the perspective is."""

_NEAREST: Final = 140.0
"""Design pixels before the viewer's eye at which a point stops coming nearer: a tenth of the way, far beyond
any nose; but a stranger's drawing may have points at the eye itself, and those would be drawn at infinity."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a bone is.

    Attributes:
        yaw: Radians, as all angles.
        pitch: As in :class:`avatar.performance.HeadPose`.
        roll: As well.
        x: Design pixels to the right that the bone has gone.
        y: Design pixels down.
        zoom: How much larger it is drawn.
        lean: Height in design pixels over which the shift grows from 0 to all of it; None shifts all alike.
    """

    yaw: float
    pitch: float
    roll: float
    x: float
    y: float
    zoom: float
    lean: float | None = None


class Flesh:
    """Some points of a character, each carried by its head, by its body, or in between.

    Args:
        points: Which, counted from the first point that can move.
        parts: The character.
        head: Its bone.
        body: Its bone.
    """

    def __init__(self, points: Indices, parts: Parts, head: Bone, body: Bone) -> None:
        headness = parts.headness[parts.begin :][points]
        self.points = points
        self._on_head, self._on_body = headness > 0, headness < 1
        self._head = _Limb(points[self._on_head], parts, head)
        self._body = _Limb(points[self._on_body], parts, body)
        self._blend = np.flatnonzero(self._on_head & self._on_body)
        self._share = headness[self._blend]

    def turned(self, flat: Floats, head: Place, body: Place) -> Floats:
        """Where the points are drawn.

        Args:
            flat: (2, n) where they are on the flat drawing.
            head: Where the head is.
            body: Where the body is.
        """
        if self._on_head.all() and not len(self._blend):
            return self._head.turned(flat, head)
        out = np.empty_like(flat)
        out[:, self._on_body] = self._body.turned(flat[:, self._on_body], body)
        below = out[:, self._blend]
        out[:, self._on_head] = self._head.turned(flat[:, self._on_head], head)
        if len(self._blend):
            out[:, self._blend] = below + (out[:, self._blend] - below) * self._share
        return out


class _Limb:
    """The points of one bone, turned together."""

    def __init__(self, points: Indices, parts: Parts, bone: Bone) -> None:
        self._pivot = np.array(bone.pivot, np.float32)[:, None]
        self._solid = np.empty((3, len(points)), np.float32)  # across, down, towards the viewer
        self._solid[2] = parts.depth[parts.begin :][points]
        # What is nearer is drawn larger; a head that looks straight ahead is to be as the artist drew it.
        self._unprojected = 1 - self._solid[2] / np.float32(EYE_DISTANCE)
        self._rim = np.ascontiguousarray(parts.rim[parts.begin :][points].T)
        rx, ry, rz = bone.radii or (1.0, 1.0, 0.0)
        self._breadth = (rz / rx, rz / ry)

    def turned(self, flat: Floats, place: Place) -> Floats:
        """Rotate, project and shift: (2, n)."""
        solid = self._solid
        np.multiply(flat - self._pivot, self._unprojected, out=solid[:2])
        turned: Floats = _turning(place.yaw, place.pitch) @ solid
        seen = turned[:2]
        for axis, angle in enumerate((place.yaw, place.pitch)):
            growth = _rim_growth(self._breadth[axis], angle)
            if growth:
                seen[axis] += self._rim[axis] * np.float32(growth)
        away = np.maximum(np.float32(EYE_DISTANCE) - turned[2], np.float32(_NEAREST))
        seen *= np.float32(EYE_DISTANCE * place.zoom) / away
        cos, sin = math.cos(place.roll), math.sin(place.roll)
        out: Floats = np.array([[cos, -sin], [sin, cos]], np.float32) @ seen
        shift = np.array([[place.x], [place.y]], np.float32)
        if place.lean is not None:
            out -= shift * (solid[1] / np.float32(place.lean))
            out += self._pivot
        else:
            out += self._pivot + shift
        return out


def _turning(yaw: float, pitch: float) -> Floats:
    """By yaw, then by pitch."""
    sin_y, cos_y, sin_p, cos_p = math.sin(yaw), math.cos(yaw), math.sin(pitch), math.cos(pitch)
    return np.array(
        [[cos_y, 0, sin_y], [sin_y * sin_p, cos_p, -cos_y * sin_p], [-sin_y * cos_p, sin_p, cos_y * cos_p]],
        np.float32,
    )


def _rim_growth(breadth: float, angle: float) -> float:
    """How much broader the rim of a turned ellipsoid is than that of a turned disc."""
    return math.hypot(math.cos(angle), breadth * math.sin(angle)) - math.cos(angle) if breadth else 0.0
