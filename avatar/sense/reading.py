"""What the face means: the tracker's numbers, read in the person's own ranges.

Unlike ``solve`` this remembers.  It learns only from the owner, alone and let through, and forgets with the
process unless it is kept with the profile.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np

from avatar.performance import COEFFICIENTS, CONTROLS, GAZE, POSE, Performance, from_vector
from avatar.sense.calibration import Calibration
from avatar.sense.coupling import Coupling
from avatar.sense.lids import Lids
from avatar.sense.lips import Lips
from avatar.sense.settling import Settling
from avatar.sense.solve import solve_to_vector
from avatar.sense.stance import Stance
from avatar.sense.trackers import FaceObservation

_SHUT: Final = 0.3
"""With eyes further shut nothing is learnt: a blink moves brows and squint too."""

_LONGEST_S: Final = 0.2
"""A gap in the view counts for no more than this."""

_GAZE_SHUT: Final = 0.4
"""While the lids are lower the gaze stays: the tracker reads a blink as a glance down."""
_GAZE_DEAD: Final = 0.06
"""Glances smaller than this are the tremble of the iris landmarks: 0.02 to 0.05 in people who look at one
point."""
_GAZE_REST: Final = 0.35
_GAZE_FIRST_S: Final = 1.5
_GAZE_REST_S: Final = 20.0
"""A camera above the screen makes everybody look down: the resting gaze is taken from the first seconds, then
follows slowly, and never far."""

_AJAR: Final = 0.1
"""Lips drawn further open than this do not rest."""

_FIRST: Final = len(POSE) + len(GAZE)
_YAW, _PITCH, _GAZE_X, _GAZE_Y = (CONTROLS.index(name) for name in ("yaw", "pitch", "gaze_x", "gaze_y"))
_BLINK_LEFT, _BLINK_RIGHT, _JAW_OPEN, _MOUTH_CLOSE, _PUCKER, _FUNNEL = (
    COEFFICIENTS.index(name)
    for name in ("eyeBlinkLeft", "eyeBlinkRight", "jawOpen", "mouthClose", "mouthPucker", "mouthFunnel")
)
_FROWNS: Final = (COEFFICIENTS.index("mouthFrownLeft"), COEFFICIENTS.index("mouthFrownRight"))
_STRETCH_OF_SMILE: Final = tuple(
    (COEFFICIENTS.index(f"mouthStretch{side}"), COEFFICIENTS.index(f"mouthSmile{side}"))
    for side in ("Left", "Right")
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Reading:
    """One person being read.

    Attributes:
        calibration: Their resting face and reach.
        coupling: What turning and nodding do to it.
        lids: Their eyes.
        lips: Their mouth.
        stance: How they sit.
        gaze_rest: Where they look when they look at the screen.
        gaze: The last gaze with open eyes.
        at_s: Time of the last frame.
        performance: What the last frame showed; the pose against their own resting one.
        settling: The calibration step, while it goes on.
    """

    calibration: Calibration
    coupling: Coupling = field(default_factory=Coupling.start)
    lids: Lids = field(default_factory=Lids)
    lips: Lips = field(default_factory=Lips)
    stance: Stance = field(default_factory=Stance.start)
    gaze_rest: tuple[float, float] = (0.0, 0.0)
    gaze: tuple[float, float] = (0.0, 0.0)
    at_s: float = -math.inf
    performance: Performance = field(default_factory=Performance)
    settling: Settling | None = None

    @classmethod
    def start(cls) -> Reading:
        """Somebody of whom nothing is known yet."""
        return cls(calibration=Calibration.start())

    def restarted(self) -> Reading:
        """The same person, whose resting face is learnt anew from the next seconds: the calibration step."""
        return replace(
            self,
            calibration=self.calibration.restarted(),
            coupling=self.coupling.restarted(),
            lids=Lids(glasses=self.lids.glasses),
            lips=Lips(),
            stance=Stance.start(),
            gaze_rest=(0.0, 0.0),
            settling=Settling(),
        )

    def behind(self, *, glasses: bool) -> Reading:
        """The same person, behind glasses that mirror, or not."""
        return replace(self, lids=replace(self.lids, glasses=glasses))

    @property
    def progress(self) -> int:
        """How far the calibration step has got, 1 to 254; 0 while there is none."""
        return 0 if self.settling is None else self.settling.progress

    def advance(self, face: FaceObservation, at_s: float, *, learn: bool) -> Reading:
        """Take in one frame.

        Args:
            face: Seen now.
            at_s: Seconds; a repeated or earlier time teaches nothing.
            learn: The owner is alone and let through.
        """
        if not (np.isfinite(face.landmarks).all() and np.isfinite(face.blendshapes).all()):
            return replace(self, at_s=at_s)  # nothing was seen that could be read
        raw = solve_to_vector(face)
        values = np.array(raw)
        yaw, pitch, gaze_x, gaze_y = raw[_YAW], raw[_PITCH], raw[_GAZE_X], raw[_GAZE_Y]
        dt_s = min(_LONGEST_S, at_s - self.at_s)
        learn = learn and dt_s > 0
        lids = self.lids.advance(face, yaw, at_s, learn=learn)
        lips = self.lips.advance(face, at_s, learn=learn)
        calibration, coupling, rest = self.calibration, self.coupling, self.gaze_rest
        pose, stance = values[: len(POSE)], self.stance
        shut = max(lids.closures())
        if learn and shut < _SHUT:
            calibration = calibration.learn(coupling.free(values[_FIRST:], yaw, pitch), dt_s)
            coupling = coupling.learn(values[_FIRST:], calibration.rest, yaw, pitch, dt_s)
            stance = stance.learn(pose, dt_s)
            settle_s = _GAZE_REST_S if calibration.is_settled else _GAZE_FIRST_S
            rest = _settled(rest, (gaze_x, gaze_y), dt_s / settle_s)
        settling = self.settling
        if settling is not None and learn:
            relaxed = shut < _SHUT and lips.opened < _AJAR
            settling = settling.advance(closure=min(lids.closures()), relaxed=relaxed, dt_s=dt_s)
        gaze = self.gaze
        if shut < _GAZE_SHUT:
            gaze = (_beyond_dead(gaze_x - rest[0]), _beyond_dead(gaze_y - rest[1]))
        free = coupling.free(values[_FIRST:], yaw, pitch)
        shown = _mouth(_eyes(calibration.shown(free).tolist(), lids), lips)
        performance = from_vector((*stance.shown(pose).tolist(), *gaze, *shown))
        return Reading(
            calibration=calibration,
            coupling=coupling,
            lids=lids,
            lips=lips,
            stance=stance,
            gaze_rest=rest,
            gaze=gaze,
            at_s=at_s,
            performance=performance,
            settling=settling,
        )


def _eyes(shown: list[float], lids: Lids) -> list[float]:
    shown[_BLINK_LEFT], shown[_BLINK_RIGHT] = lids.closures()
    return shown


def _mouth(shown: list[float], lips: Lips) -> list[float]:
    """The mouth as the lips' outline says: open, round, pursed or stretched."""
    shown[_JAW_OPEN], shown[_MOUTH_CLOSE] = lips.opened, 0.0
    open_share = min(1.0, lips.opened / 0.3)
    shown[_PUCKER] = max(shown[_PUCKER], lips.narrow) * (1 - 0.5 * open_share)
    shown[_FUNNEL] = max(shown[_FUNNEL], lips.narrow * open_share)
    for place in _FROWNS:
        shown[place] = max(shown[place], lips.sad)
    for stretch, smile in _STRETCH_OF_SMILE:  # a smile is broad too
        shown[stretch] = max(shown[stretch], lips.broad * (1 - shown[smile]))
    return shown


def _settled(rest: tuple[float, float], gaze: tuple[float, float], spans: float) -> tuple[float, float]:
    weight = -math.expm1(-spans)
    x, y = (
        min(_GAZE_REST, max(-_GAZE_REST, old + weight * (new - old)))
        for old, new in zip(rest, gaze, strict=True)
    )
    return x, y


def _beyond_dead(value: float) -> float:
    beyond = max(0.0, abs(value) - _GAZE_DEAD) / (1 - _GAZE_DEAD)
    return math.copysign(min(1.0, beyond), value)
