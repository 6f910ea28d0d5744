"""A 2.5D bust: flat layers whose points carry a depth, turned by the head and bent by the face."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from avatar.performance import RANGES
from avatar.stage.rigs.limbs import Flesh, Place
from avatar.stage.rigs.manifest import BREATHE, INPUTS, Manifest, Response
from avatar.stage.rigs.parts import Parts, varied
from avatar.stage.rigs.variants import Bent, Weights
from avatar.stage.rigs.views import Views
from avatar.stage.rigs.visibility import Visibility
from avatar.stage.scene import Scene
from avatar.stage.springs import Follow, Springs

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

_BREATH_STEP_PX: Final = 0.6
"""Breathing is drawn anew when it has moved some point by so much: a dozen times a breath."""
_BREATHE: Final = INPUTS.index(BREATHE)
_LOW: Final = np.array([*(low for low, _ in RANGES), 0.0, 1.0])
_HIGH: Final = np.array([*(high for _, high in RANGES), 1.0, 1.0])
_READ: Final = (*INPUTS, "")
_POSE: Final = 6
_AT_REST: Final = Place(yaw=0.0, pitch=0.0, roll=0.0, x=0.0, y=0.0, zoom=1.0)


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
        self._points = self._scene.points[parts.begin :]
        head, body = notes.bones["head"], notes.bones["body"]
        self._flesh = Flesh(parts, head, body)
        faces = int((parts.headness[parts.moved] == 1).sum())
        self._face, self._trunk = Bent(parts, slice(faces)), Bent(parts, slice(faces, None))
        self._weights = Weights(parts)
        self._retarget = [(INPUTS.index(name), response) for name, response in notes.retarget.items()]
        self._springs = _springs(parts)
        self._shoulders = Follow(_BODY_ARRIVES_S, _PX_PER_UNIT)
        self._turns = np.zeros(_POSE)
        self._trailing_px = _PX_PER_UNIT * ([body.follow] * 3 + [1.0] * 3)
        self._gain = np.array([s.gain for s in parts.springs])[:, None]
        self._hang = np.array([s.hang for s in parts.springs]) * parts.reach
        self._breath_step = _BREATH_STEP_PX / parts.breath_px if parts.breath_px > _BREATH_STEP_PX else 0.0
        self._visibility = Visibility(parts, notes.toggles)
        self._pose: NDArray[np.float64] | None = None
        self._late: NDArray[np.float64] | None = None
        self._tips = np.zeros((len(parts.springs), 2))
        self._swung = np.zeros_like(self._points)  # of all points: added in a tenth of the time of a choice
        self._strands = parts.strands - parts.begin
        # What was worked out last, for as long as nothing that it depends on changes.
        self._head, self._body = _AT_REST, _AT_REST
        self._stale = True

    def reset(self) -> None:
        """Forget all motion: springs hang at rest, the head follows at once."""
        self._springs.reset()
        self._visibility.reset()
        self._shoulders.reset()
        self._tips[:] = self._swung[:] = 0
        self._pose = self._late = None
        self._stale = True

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
        self._settle(values[:_POSE])
        self._trail(dt_s)
        if self._stale:
            self._head, self._body = self._carried(), self._lean()
        self._place(values)
        self._swing(self._head.roll, dt_s)
        self._visibility.update(self._head.yaw, self._head.pitch, self._scene.opacity)
        return self._scene

    def _place(self, values: NDArray[np.float64]) -> None:
        """Put every point where the bones take it, but for the springs; of a still head only what acts."""
        flesh, weights = self._flesh, self._weights.of(values)
        active = np.flatnonzero(weights)
        if acts := self._face.bend(weights, active):
            flesh.bend_face(self._face.flat)
        if stirs := self._trunk.bend(weights, active):
            flesh.bend_trunk(self._trunk.flat)
        if self._stale:
            flesh.turn(self._head, self._body)
        else:
            if acts:
                flesh.turn_face(self._head)
            if stirs:
                flesh.turn_trunk(self._head, self._body)
        self._stale = False
        flesh.write(self._points)

    # ------------------------------------------------------------------ controls

    def _read(self, controls: Mapping[str, float]) -> NDArray[np.float64]:
        """One value per input, and a 1: the second factor of a variant that has one control."""
        get = controls.get
        values = np.array([get(name, 0.0) for name in _READ], np.float64)
        values[-1] = 1.0
        values[np.isnan(values)] = 0.0
        for place, response in self._retarget:
            values[place] = _respond(values[place], response)
        np.minimum(np.maximum(values, _LOW, out=values), _HIGH, out=values)
        if self._breath_step:
            # In steps too small to see, or breathing would redraw the whole body for ever.
            values[_BREATHE] = round(values[_BREATHE] / self._breath_step) * self._breath_step
        return values

    def _settle(self, pose: NDArray[np.float64]) -> None:
        """Choose the pose to draw: the one asked for, or the last one if nobody would see the difference."""
        if self._pose is None or float(np.abs(pose - self._pose) @ _PX_PER_UNIT) > STILL_PX:
            self._pose = pose.copy()
            self._stale = True
            yaw, pitch, roll = (
                _soft(float(a), *limits) for a, limits in zip(pose, _SOFT.values(), strict=False)
            )
            self._turns = np.array([yaw, pitch, roll, *pose[3:]])

    def _trail(self, dt_s: float) -> None:
        """Let the shoulders follow the head: they stay where they are if nobody would see the difference."""
        late = self._shoulders.step(self._turns, dt_s)
        # They turn by a share, and go along wholly.
        if self._late is None or float(np.abs(late - self._late) @ self._trailing_px) > STILL_PX:
            self._late = late.copy()
            self._stale = True

    # ------------------------------------------------------------------ bones

    def _lean(self) -> Place:
        """The body bends from its foot: the shoulders follow the head, the lower edge hardly moves."""
        assert self._late is not None
        body, head = self._notes.bones["body"], self._notes.bones["head"]
        height = max(1.0, body.pivot[1] - head.pivot[1])
        return _leaning(self._late, body.follow, height)

    def _carried(self) -> Place:
        """The head, and where the body takes its pivot."""
        body, head = self._notes.bones["body"], self._notes.bones["head"]
        yaw, pitch, roll, *_, near = self._turns.tolist()
        under = _leaning(self._turns, body.follow, None)
        dx, dy = head.pivot[0] - body.pivot[0], head.pivot[1] - body.pivot[1]
        cos, sin = math.cos(under.roll), math.sin(under.roll)
        return Place(
            yaw=yaw,
            pitch=pitch,
            roll=roll,
            x=(dx * cos - dy * sin) * under.zoom + under.x - dx,
            y=(dx * sin + dy * cos) * under.zoom + under.y - dy,
            zoom=2 ** (_ZOOM * math.tanh(near)),
        )

    # ------------------------------------------------------------------ what follows

    def _swing(self, roll: float, dt_s: float) -> None:
        parts, points = self._parts, self._scene.points
        if len(parts.roots):
            rest = np.zeros((len(parts.roots), 2))
            rest[:, 0] = self._hang * math.sin(roll)
            tips = self._springs.step(points[parts.roots].astype(np.float64), dt_s, rest) * self._gain
            seen = np.abs(tips - self._tips).max(axis=1) > STILL_PX
            if seen.any():
                self._tips[seen] = tips[seen]
                tips_drawn = self._tips.astype(np.float32)
                self._swung[self._strands] = tips_drawn[parts.strand_of] * parts.strand_weight
            self._points += self._swung


def _leaning(turns: NDArray[np.float64], follow: float, lean: float | None) -> Place:
    """A body under a head that is turned so: it turns by a share, and goes along."""
    yaw, pitch, roll, x, y, near = turns.tolist()
    return Place(
        yaw=yaw * follow,
        pitch=pitch * follow,
        roll=roll * follow,
        x=_TRAVEL_PX[0] * math.tanh(x),
        y=-_TRAVEL_PX[1] * math.tanh(y),
        zoom=2 ** (0.6 * _ZOOM * math.tanh(near)),
        lean=lean,
    )


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
