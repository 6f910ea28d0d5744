"""A 2.5D bust: flat layers whose points carry a depth, turned by the head and bent by the face."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from avatar.performance import RANGES
from avatar.stage.rigs.manifest import BREATHE, INPUTS, Bone, Manifest, Response
from avatar.stage.rigs.parts import Floats, Indices, Parts, varied
from avatar.stage.rigs.views import Views
from avatar.stage.rigs.visibility import Visibility
from avatar.stage.scene import Scene
from avatar.stage.springs import Follow, Springs

EYE_DISTANCE: Final = 1400.0
"""Design pixels from the viewer to the picture: how strong the perspective is."""

_NEAREST: Final = 140.0
"""Design pixels before the viewer's eye at which a point stops coming nearer: a tenth of the way, far beyond
any nose; but a stranger's drawing may have points at the eye itself, and those would be drawn at infinity."""

STILL_PX: Final = 1.0
"""The head is drawn anew when its pose has moved some point by about this much, shoulders and the tips of
hair by the same: slow swaying is then drawn a few times a second instead of thirty, and nobody sees steps of
less than a pixel."""

_SOFT: Final = {"yaw": (0.50, 0.70), "pitch": (0.34, 0.50), "roll": (0.45, 0.62)}
"""Radians up to which the head follows exactly, and which it never reaches: drawings tear beyond."""

_TRAVEL_PX: Final = (110.0, 55.0)
"""How far the head goes to the side and up; a bust that runs out of the picture looks broken."""

_ZOOM: Final = 0.10
"""Growth of the head, in doublings, when the face comes twice as near."""

_PX_PER_UNIT: Final = np.array([170.0, 170.0, 240.0, 110.0, 55.0, 30.0])
"""Roughly how far one unit of yaw, pitch, roll, x, y, z moves the fastest point of a head."""

_BODY_ARRIVES_S: Final = 0.25
"""The shoulders have done 90 % of a turn so much after the head: six drawings at 24 a second, an animator's
follow-through.  The head itself is never late."""

_BREATH_STEP_PX: Final = 0.4
_LOW: Final = np.array([*(low for low, _ in RANGES), 0.0])
_HIGH: Final = np.array([*(high for _, high in RANGES), 1.0])
_POSE: Final = 6


class BustRig:
    """A rig made of the three bones body, neck and head.

    Args:
        parts: The character.
        notes: Its manifest.
        views: Its backgrounds.
    """

    def __init__(self, parts: Parts, notes: Manifest, views: Views) -> None:
        self._parts = parts
        self._notes = notes
        self._views = views
        self._scene = Scene(
            parts.art, parts.art.points.copy(), np.ones(len(parts.art.layers), np.float32), views.backdrop
        )
        # All arrays begin at the first point that can move.
        begin = parts.begin
        self._begin = begin
        self._points = self._scene.points[begin:]
        self._rest = np.ascontiguousarray(parts.art.points[begin:].T)
        headness = parts.headness[begin:]
        self._head = _Limb(np.flatnonzero(headness > 0), parts, notes.bones["head"])
        self._body = _Limb(np.flatnonzero(headness < 1), parts, notes.bones["body"])
        self._blend = np.flatnonzero((headness > 0) & (headness < 1))
        self._blend_share = headness[self._blend]
        self._first = np.array([w.first for w in parts.weights], np.intp)
        self._second = np.array([w.second for w in parts.weights], np.intp)
        self._sign = np.array([w.sign for w in parts.weights], np.float64)
        self._lowest = np.array([-1.0 if w.both_sides else 0.0 for w in parts.weights])
        self._moved = parts.moved - begin
        self._springs = _springs(parts)
        self._shoulders = Follow(_BODY_ARRIVES_S, _PX_PER_UNIT)
        self._gain = np.array([s.gain for s in parts.springs])[:, None]
        self._hang = np.array([s.hang for s in parts.springs]) * parts.reach
        self._breath_step = _BREATH_STEP_PX / parts.breath_px if parts.breath_px > _BREATH_STEP_PX else 0.0
        self._visibility = Visibility(parts, notes.toggles)
        self._pose: NDArray[np.float64] | None = None
        self._late: NDArray[np.float64] | None = None
        self._tips = np.zeros((len(parts.springs), 2))

    def reset(self) -> None:
        """Forget all motion: springs hang at rest, the head follows at once."""
        self._springs.reset()
        self._visibility.reset()
        self._shoulders.reset()
        self._tips[:] = 0
        self._pose = self._late = None

    @property
    def manifest(self) -> Manifest:
        """What the character's artist says of it."""
        return self._notes

    @property
    def toggles(self) -> dict[str, bool]:
        """What can be put on, and whether it is."""
        return self._visibility.on

    def toggle(self, name: str, *, on: bool) -> None:
        """Put something on or take it off; seen from the next pose on.

        Raises:
            CharacterError: If the character has no such toggle.
        """
        self._visibility.toggle(name, on=on)

    @property
    def background(self) -> str:
        """Name of the background that is shown."""
        return self._views.name

    def set_background(self, name: str) -> None:
        """Show another background from the next pose on.

        Args:
            name: One of ``manifest.backgrounds``, ``transparent``, or a plain colour, ``#rrggbb``.

        Raises:
            CharacterError: If the character has none of this name.
        """
        self._views.choose(name)
        self._scene = replace(self._scene, backdrop=self._views.backdrop)

    def pose(self, controls: Mapping[str, float], dt_s: float) -> Scene:
        """Move every point to where the controls want it.

        Args:
            controls: Values by name; missing is 0, not a number is 0, out of range is clamped.
            dt_s: Seconds since the last pose.

        Returns:
            The scene, valid until the next call.
        """
        values = self._read(controls)
        turns = self._settle(values[:_POSE])
        flat = self._bend(values)
        out = np.empty_like(flat)
        body, late = self._notes.bones["body"], self._trail(turns, dt_s)
        out[:, self._body.points] = self._body.turned(flat, late * body.follow, self._lean(late))
        below = out[:, self._blend]
        out[:, self._head.points] = self._head.turned(flat, turns, self._carried(turns))
        if len(self._blend):
            out[:, self._blend] = below + (out[:, self._blend] - below) * self._blend_share
        self._points[:] = out.T
        self._swing(turns, dt_s)
        self._visibility.update(turns[0], turns[1], self._scene.opacity)
        return self._scene

    # ------------------------------------------------------------------ controls

    def _read(self, controls: Mapping[str, float]) -> NDArray[np.float64]:
        raw = np.array([float(controls.get(name, 0.0)) for name in INPUTS])
        raw[np.isnan(raw)] = 0.0
        for name, response in self._notes.retarget.items():
            raw[INPUTS.index(name)] = _respond(raw[INPUTS.index(name)], response)
        values = np.clip(raw, _LOW, _HIGH)
        if self._breath_step:
            # In steps too small to see, or breathing would redraw the whole body for ever.
            values[-1] = round(values[-1] / self._breath_step) * self._breath_step
        return np.append(values, 1.0)  # the second factor of a variant that has one control

    def _bend(self, values: NDArray[np.float64]) -> Floats:
        """Points after all variants, before any turning: (2, n)."""
        flat = self._rest.copy()
        if len(self._first):
            weights = np.clip(values[self._first] * self._sign, self._lowest, 1) * values[self._second]
            active = np.flatnonzero(weights)
            if len(active):
                moved = weights[active].astype(np.float32) @ self._parts.deltas[active]
                flat[:, self._moved] += moved.reshape(2, -1)
        return flat

    def _settle(self, pose: NDArray[np.float64]) -> NDArray[np.float64]:
        """The pose to draw: the one asked for, or the last one if nobody would see the difference."""
        if self._pose is None or float(np.abs(pose - self._pose) @ _PX_PER_UNIT) > STILL_PX:
            self._pose = pose.copy()
        yaw, pitch, roll, x, y, z = self._pose.tolist()
        return np.array(
            [_soft(yaw, *_SOFT["yaw"]), _soft(pitch, *_SOFT["pitch"]), _soft(roll, *_SOFT["roll"]), x, y, z]
        )

    def _trail(self, turns: NDArray[np.float64], dt_s: float) -> NDArray[np.float64]:
        """The head's pose as the shoulders follow it: the last one if nobody would see the difference."""
        late = self._shoulders.step(turns, dt_s)
        follow = self._notes.bones["body"].follow
        share = np.array([follow] * 3 + [1.0] * 3)  # they turn by a share, and go along wholly
        if self._late is None or float(np.abs(late - self._late) * share @ _PX_PER_UNIT) > STILL_PX:
            self._late = late.copy()
        return self._late

    # ------------------------------------------------------------------ bones

    def _lean(self, turns: NDArray[np.float64]) -> _Shift:
        """The body bends from its foot: the shoulders follow the head, the lower edge hardly moves."""
        body, head = self._notes.bones["body"], self._notes.bones["head"]
        height = max(1.0, body.pivot[1] - head.pivot[1])
        x, y = _TRAVEL_PX[0] * math.tanh(turns[3]), -_TRAVEL_PX[1] * math.tanh(turns[4])
        return _Shift(x, y, 2 ** (0.6 * _ZOOM * math.tanh(turns[5])), height)

    def _carried(self, turns: NDArray[np.float64]) -> _Shift:
        """Where the body takes the head's pivot."""
        body, head = self._notes.bones["body"], self._notes.bones["head"]
        lean = self._lean(turns)
        angle = turns[2] * body.follow
        dx, dy = head.pivot[0] - body.pivot[0], head.pivot[1] - body.pivot[1]
        x = (dx * math.cos(angle) - dy * math.sin(angle)) * lean.zoom + lean.x - dx
        y = (dx * math.sin(angle) + dy * math.cos(angle)) * lean.zoom + lean.y - dy
        return _Shift(x, y, 2 ** (_ZOOM * math.tanh(turns[5])), None)

    # ------------------------------------------------------------------ what follows

    def _swing(self, turns: NDArray[np.float64], dt_s: float) -> None:
        parts, points = self._parts, self._scene.points
        if len(parts.roots):
            rest = np.zeros((len(parts.roots), 2))
            rest[:, 0] = self._hang * math.sin(turns[2])
            tips = self._springs.step(points[parts.roots].astype(np.float64), dt_s, rest) * self._gain
            seen = np.abs(tips - self._tips).max(axis=1) > STILL_PX
            self._tips[seen] = tips[seen]
            points[parts.strands] += self._tips.astype(np.float32)[parts.strand_of] * parts.strand_weight


class _Shift:
    """Where a limb goes after turning; ``lean`` is the height over which the shift grows from 0 to full."""

    __slots__ = ("lean", "x", "y", "zoom")

    def __init__(self, x: float, y: float, zoom: float, lean: float | None) -> None:
        self.x, self.y, self.zoom, self.lean = x, y, zoom, lean


class _Limb:
    """The points of one bone, turned together."""

    def __init__(self, points: Indices, parts: Parts, bone: Bone) -> None:
        self.points = points
        self._pivot = np.array(bone.pivot, np.float32)[:, None]
        self._depth = parts.depth[parts.begin :][points]
        # What is nearer is drawn larger; a head that looks straight ahead is to be as the artist drew it.
        self._unprojected = 1 - self._depth / np.float32(EYE_DISTANCE)
        self._rim = np.ascontiguousarray(parts.rim[parts.begin :][points].T)
        rx, ry, rz = bone.radii or (1.0, 1.0, 0.0)
        self._breadth = (rz / rx, rz / ry)

    def turned(self, flat: Floats, turns: NDArray[np.float64], shift: _Shift) -> Floats:
        """Rotate by yaw, then pitch, then perspective, then roll, and shift: (2, n)."""
        yaw, pitch, roll = turns[:3].tolist()
        dx, dy = (flat.take(self.points, axis=1) - self._pivot) * self._unprojected
        sin_y, cos_y, sin_p, cos_p = math.sin(yaw), math.cos(yaw), math.sin(pitch), math.cos(pitch)
        across = dx * np.float32(cos_y) + self._depth * np.float32(sin_y)
        across += self._rim[0] * np.float32(_rim_growth(self._breadth[0], yaw))
        depth = self._depth * np.float32(cos_y) - dx * np.float32(sin_y)
        down = dy * np.float32(cos_p) - depth * np.float32(sin_p)
        down += self._rim[1] * np.float32(_rim_growth(self._breadth[1], pitch))
        depth = depth * np.float32(cos_p) + dy * np.float32(sin_p)
        away = np.maximum(np.float32(EYE_DISTANCE) - depth, np.float32(_NEAREST))
        near = np.float32(EYE_DISTANCE * shift.zoom) / away
        across *= near
        down *= near
        sin_r, cos_r = np.float32(math.sin(roll)), np.float32(math.cos(roll))
        share = 1.0 if shift.lean is None else -dy / np.float32(shift.lean)
        out = np.empty((2, len(self.points)), np.float32)
        out[0] = across * cos_r - down * sin_r + self._pivot[0] + np.float32(shift.x) * share
        out[1] = across * sin_r + down * cos_r + self._pivot[1] + np.float32(shift.y) * share
        return out


def _rim_growth(breadth: float, angle: float) -> float:
    """How much broader the rim of a turned ellipsoid is than that of a turned disc."""
    return math.hypot(math.cos(angle), breadth * math.sin(angle)) - math.cos(angle) if breadth else 0.0


def _soft(angle: float, exact: float, limit: float) -> float:
    """The angle itself when small, and smoothly less when large."""
    beyond = abs(angle) - exact
    if beyond <= 0:
        return angle
    return math.copysign(exact + (limit - exact) * math.tanh(beyond / (limit - exact)), angle)


def _respond(value: float, response: Response) -> float:
    return min(max(value * response.gain, -response.limit), response.limit)


def _springs(parts: Parts) -> Springs:
    """One spring per strand, each a little different from its neighbours."""
    frequency = [note.frequency_hz * (1 + 0.12 * varied(i)) for i, note in enumerate(parts.springs)]
    damping = [min(0.98, note.damping * (1 + 0.10 * varied(i + 100))) for i, note in enumerate(parts.springs)]
    return Springs(np.array(frequency, np.float64), np.array(damping, np.float64))


assert INPUTS[-1] == BREATHE
