"""Turns points that bones carry: yaw, then pitch, then perspective, then roll, and a shift."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from avatar.stage.rigs.manifest import Bone
from avatar.stage.rigs.parts import Floats, Indices, Parts
from avatar.stage.scene import Points

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


_ALL: Final = slice(None)


class Flesh:
    """All points of a character that can move, each carried by its head, by its body, or in between.

    Each bone keeps its points side by side, those that variants move first: what acts and what a bone carries
    are then slices, and a picture gathers its points once.  Choosing them by masks took twice as long.

    Args:
        parts: The character.
        head: Its bone.
        body: Its bone.
    """

    def __init__(self, parts: Parts, head: Bone, body: Bone) -> None:
        headness = parts.headness[parts.begin :]
        acts = np.zeros(len(headness), np.bool_)
        acts[parts.moved - parts.begin] = True
        between = (headness > 0) & (headness < 1)
        face = np.flatnonzero(acts & (headness == 1))
        trunk = np.flatnonzero(acts & (headness < 1))
        neck = np.flatnonzero(acts & between)
        above = np.concatenate([face, neck, np.flatnonzero(~acts & (headness > 0))])
        below = np.concatenate([trunk, np.flatnonzero(~acts & (headness < 1))])
        self._drawn = np.empty((2, len(above) + len(below)), np.float32)
        self._head = Limb(above, parts, head, self._drawn[:, : len(above)])
        self._body = Limb(below, parts, body, self._drawn[:, len(above) :])
        self._face, self._trunk = slice(len(face)), slice(len(trunk))
        self._neck = slice(len(face), len(face) + len(neck))
        self._neck_of_trunk = np.flatnonzero(between[trunk])
        at = np.empty(len(headness), np.intp)
        at[below] = np.arange(len(below)) + len(above)
        blended = np.concatenate([neck, np.flatnonzero(~acts & between)])
        self._under = at[blended]
        at[above] = np.arange(len(above))
        self._blended, self._share = at[blended], headness[blended]
        self._order = at[:, None] + np.array([0, self._drawn.shape[1]])

    def bend_face(self, flat: Floats) -> None:
        """Take in where on the flat drawing the points are that act and only the head carries: (2, n)."""
        self._head.bend(self._face, flat)

    def bend_trunk(self, flat: Floats) -> None:
        """Take in where the points are that act and the body carries, wholly or in part: (2, n)."""
        self._body.bend(self._trunk, flat)
        self._head.bend(self._neck, flat[:, self._neck_of_trunk])

    def turn(self, head: Place, body: Place) -> None:
        """Turn everything."""
        self._head.turn(head)
        self._body.turn(body)
        self._blend(_ALL)

    def turn_face(self, head: Place) -> None:
        """Turn what :meth:`bend_face` bent; the head stays where it is."""
        self._head.turn(head, self._face)

    def turn_trunk(self, head: Place, body: Place) -> None:
        """Turn what :meth:`bend_trunk` bent; both bones stay where they are."""
        self._head.turn(head, self._neck)
        self._body.turn(body, self._trunk)
        self._blend(slice(len(self._neck_of_trunk)))

    def _blend(self, which: slice) -> None:
        """What both carry is in between."""
        blended, drawn = self._blended[which], self._drawn
        below = drawn[:, self._under[which]]
        drawn[:, blended] = below + (drawn[:, blended] - below) * self._share[which]

    def write(self, points: Points) -> None:
        """Write where all points are drawn, in the order of the art: (n, 2)."""
        # "clip" spares a copy; no place is out of range.
        self._drawn.reshape(-1).take(self._order, out=points, mode="clip")


class Limb:
    """The points of one bone, turned together.

    Args:
        points: Which, counted from the first point that can move.
        parts: The character.
        bone: What carries them.
        drawn: (2, n) where they are drawn; filled by :meth:`turn`.
    """

    def __init__(self, points: Indices, parts: Parts, bone: Bone, drawn: Floats) -> None:
        self._drawn = drawn
        self._pivot = np.array(bone.pivot, np.float32)[:, None]
        self._solid = np.empty((3, len(points)), np.float32)  # across, down, towards the viewer
        self._solid[2] = parts.depth[parts.begin :][points]
        # What is nearer is drawn larger; a head that looks straight ahead is to be as the artist drew it.
        self._unprojected = 1 - self._solid[2] / np.float32(EYE_DISTANCE)
        self._rim = np.ascontiguousarray(parts.rim[parts.begin :][points].T)
        rx, ry, rz = bone.radii or (1.0, 1.0, 0.0)
        self._breadth = (rz / rx, rz / ry) if self._rim.any() else (0.0, 0.0)
        self.bend(_ALL, parts.art.points[parts.begin :][points].T)

    def bend(self, columns: slice, flat: Floats) -> None:
        """Take in where some of the points are on the flat drawing.

        Args:
            columns: Which of them.
            flat: (2, columns) where they are.
        """
        np.multiply(flat - self._pivot, self._unprojected[columns], out=self._solid[:2, columns])

    def turn(self, place: Place, columns: slice = _ALL) -> None:
        """Rotate, project and shift.

        Args:
            place: Where the bone is.
            columns: Which of the points.
        """
        solid, out = self._solid[:, columns], self._drawn[:, columns]
        turned: Floats = _turning(place.yaw, place.pitch) @ solid
        seen, away = turned[:2], turned[2]
        for axis, angle in enumerate((place.yaw, place.pitch)):
            growth = _rim_growth(self._breadth[axis], angle)
            if growth:
                seen[axis] += self._rim[axis, columns] * np.float32(growth)
        np.subtract(np.float32(EYE_DISTANCE), away, out=away)
        np.maximum(away, np.float32(_NEAREST), out=away)
        seen *= np.divide(np.float32(EYE_DISTANCE * place.zoom), away, out=away)
        cos, sin = math.cos(place.roll), math.sin(place.roll)
        np.matmul(np.array([[cos, -sin], [sin, cos]], np.float32), seen, out=out)
        shift = np.array([[place.x], [place.y]], np.float32)
        if place.lean is not None:
            out -= shift * (solid[1] / np.float32(place.lean))
            out += self._pivot
        else:
            out += self._pivot + shift


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
