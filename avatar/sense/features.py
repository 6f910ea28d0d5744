"""What a frame says about a movement, in the person's own terms.  Pure numpy.

The neutral pose, the neutral face and the range of the lids are learnt while reading, so
that a crooked camera, narrow eyes or glasses are no reason to fail.
"""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from avatar.gate.liveness import Features
from avatar.gate.policy import NEUTRAL_PITCH, NEUTRAL_YAW
from avatar.sense.solve import BLENDSHAPES
from avatar.sense.trackers import FaceObservation

RIGID: Final = (
    *(10, 338, 297, 332, 284, 251, 389, 356, 454, 127, 234, 162, 21, 54, 103, 67, 109),  # brow to ear
    *(151, 9, 8, 168, 6, 197, 195, 5, 4, 1, 122, 351, 196, 419, 193, 417),  # middle of the brow, nose
    *(108, 337, 69, 299, 104, 333, 68, 298, 71, 301),  # brow
    *(33, 133, 362, 263, 226, 446, 130, 359),  # corners of the eyes
    *(116, 345, 117, 346, 118, 347, 34, 264, 143, 372),  # cheekbones, temples
)
"""61 landmarks that jaw, lips and lids do not move (MediaPipe's numbering)."""

_FRONTAL_YAW: Final = math.radians(20.0)
_FRONTAL_PITCH: Final = math.radians(30.0)
"""Only such a pose may become neutral: a camera beside or below the screen, but not a profile, from which
turning back would look like a turn."""
_STILL: Final = math.radians(4.0)
"""A pose within this of where the rest began is rest; talking heads sway 1 to 3 degrees a second."""
_FIRST_REST_S: Final = 0.3
_NEAR_REST_S: Final = 1.0
_FAR_REST_S: Final = 2.0
"""The neutral pose is taken from the first short rest, and anew from a longer one: people settle.  A rest far
from the old neutral pose means that the chair was moved; a turn that is held is shorter."""
_REST_FRAMES: Final = 4
"""Fewest frames of a rest, so that 15 a second suffice."""
_RANGE_S: Final = 30.0
"""Ranges are those of the last half minute; a person blinks at least twice in it."""
_RANGE_STEP_S: Final = 0.2
_REST_SHARE: Final = 0.3
"""The relaxed level is the 30th percentile of the range: lids fall in fewer than one frame of five even in
somebody who blinks every two seconds, and nobody smiles for most of half a minute."""
_SHUT_ABOVE: Final = 0.40
"""How far above the open lid the shut one is.  33 blinks of 11 people raise the slower eye by 0.40 to 0.77,
and once by 0.25 in a lopsided face; half of this is above what looking around moves it (14 clips).  A range
that grows with the strongest blink missed the weaker ones of the same person."""

_LEFT: Final = BLENDSHAPES.index("eyeBlinkLeft")
_RIGHT: Final = BLENDSHAPES.index("eyeBlinkRight")
_SMILES: Final = (BLENDSHAPES.index("mouthSmileLeft"), BLENDSHAPES.index("mouthSmileRight"))
_JAW: Final = BLENDSHAPES.index("jawOpen")
_RIGID: Final = np.array(RIGID)
_EPSILON: Final = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class _Glance:
    """One frame, reduced.

    Attributes:
        at_s: Seconds.
        yaw: Radians, positive towards the performer's left.
        pitch: Radians, positive up.
        rotation: (3, 3), from the canonical face to the camera.
        points: (n, 3) rigid points around their centre, in frame heights; y up, z towards the camera.
        lids: Blink coefficients, left and right.
        smile: Mean of both corners.
        jaw: Jaw opening.
    """

    at_s: float
    yaw: float
    pitch: float
    rotation: NDArray[np.float64]
    points: NDArray[np.float64]
    lids: tuple[float, float]
    smile: float
    jaw: float


def _glance(face: FaceObservation, now_s: float) -> _Glance | None:
    """Reduce a frame; None if anything in it is not a number."""
    axes = face.transform[:3, :3].astype(np.float64)
    scale = math.sqrt(float(axes[:, 2] @ axes[:, 2]))
    points = face.landmarks[_RIGID].astype(np.float64) * (face.aspect, -1.0, -face.aspect)
    points -= points.mean(axis=0)
    shapes = face.blendshapes
    left, right, jaw = float(shapes[_LEFT]), float(shapes[_RIGHT]), float(shapes[_JAW])
    smile = float(shapes[_SMILES[0]] + shapes[_SMILES[1]]) / 2
    if not (
        math.isfinite(left + right + jaw + smile + float(points.sum() + axes.sum())) and scale > _EPSILON
    ):
        return None
    axes /= scale
    yaw = math.atan2(axes[0, 2], axes[2, 2])
    pitch = math.asin(max(-1.0, min(1.0, axes[1, 2])))
    return _Glance(now_s, yaw, pitch, axes, points, (left, right), smile, jaw)


class _Neutral:
    """A person at rest: the middle of a window of still frames."""

    def __init__(self, window: list[_Glance]) -> None:
        middle = window[len(window) // 2]
        self.yaw = float(np.median([glance.yaw for glance in window]))
        self.pitch = float(np.median([glance.pitch for glance in window]))
        self.points = np.mean([glance.points for glance in window], axis=0)
        self._to_fit = np.linalg.pinv(self.points[:, :2])
        self._back: NDArray[np.float64] = middle.rotation.T

    def foreshortening(self, glance: _Glance) -> float:
        """How much more the points are squeezed in one direction than the reported pose explains.

        Both the points seen and the neutral points turned by the reported pose are fitted to the neutral
        points by a 2D affine map; the log-ratio of a map's singular values is its anisotropy.  A tilted
        photo is squeezed by its whole tilt, of which the tracker reports a part.
        """
        turned = self.points @ (glance.rotation @ self._back).T
        maps = np.stack([self._to_fit @ glance.points[:, :2], self._to_fit @ turned[:, :2]])
        seen, explained = (_anisotropy(one) for one in maps.tolist())
        return abs(seen - explained)


def _anisotropy(matrix: list[list[float]]) -> float:
    """Log-ratio of the singular values of a 2x2 matrix, in closed form."""
    (a, b), (c, d) = matrix
    longer, shorter = math.hypot(a + d, b - c), math.hypot(a - d, b + c)
    return math.log(max(longer + shorter, _EPSILON) / max(abs(longer - shorter), _EPSILON))


class _Range:
    """One coefficient against its own relaxed level."""

    def __init__(self) -> None:
        self._levels: deque[tuple[float, float]] = deque()
        self.rest = math.nan

    def take(self, level: float, now_s: float) -> float:
        """Learn from one frame; how far it is above rest."""
        if not self._levels or now_s - self._levels[-1][0] >= _RANGE_STEP_S:
            self._levels.append((now_s, level))
            while now_s - self._levels[0][0] > _RANGE_S:
                self._levels.popleft()
            ordered = sorted(value for _, value in self._levels)
            self.rest = ordered[int(_REST_SHARE * (len(ordered) - 1))]
        return max(0.0, level - self.rest)


class FeatureReader:
    """Reads features against a neutral pose and running ranges that it learns.

    Until the neutral pose is known, and whenever a number in the frame is not one, every feature is NaN,
    which no prompt accepts.
    """

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Forget the person: another may have come."""
        self._neutral: _Neutral | None = None
        self._rest: list[_Glance] = []
        self._lids, self._smile, self._jaw = (_Range(), _Range()), _Range(), _Range()

    @property
    def is_ready(self) -> bool:
        """Whether the neutral pose is known."""
        return self._neutral is not None

    def read(self, face: FaceObservation | None, now_s: float) -> Features:
        """Features of one frame.

        Args:
            face: As tracked; None if there is none.
            now_s: Seconds, growing.
        """
        glance = None if face is None else _glance(face, now_s)
        if glance is None:
            self._rest.clear()
            return Features(now_s=now_s)
        closure = min(
            lid.take(level, now_s) / _SHUT_ABOVE for lid, level in zip(self._lids, glance.lids, strict=True)
        )
        smile, jaw = self._smile.take(glance.smile, now_s), self._jaw.take(glance.jaw, now_s)
        self._learn(glance)
        neutral = self._neutral
        if neutral is None:
            return Features(now_s=now_s)
        return Features(
            now_s=now_s,
            yaw=glance.yaw - neutral.yaw,
            pitch=glance.pitch - neutral.pitch,
            foreshortening=neutral.foreshortening(glance),
            closure=closure,
            smile=smile,
            jaw=jaw,
        )

    def _learn(self, glance: _Glance) -> None:
        """Take the neutral pose from a rest."""
        rest = self._rest
        if rest and _distance(glance, rest[0]) > _STILL:
            rest.clear()
        if abs(glance.yaw) > _FRONTAL_YAW or abs(glance.pitch) > _FRONTAL_PITCH:
            return
        rest.append(glance)
        if len(rest) >= _REST_FRAMES and glance.at_s - rest[0].at_s >= self._needed_s(glance):
            self._neutral = _Neutral(rest)
            rest.clear()

    def _needed_s(self, glance: _Glance) -> float:
        """How long a rest in this pose must last to become neutral."""
        if self._neutral is None:
            return _FIRST_REST_S
        yaw, pitch = abs(glance.yaw - self._neutral.yaw), abs(glance.pitch - self._neutral.pitch)
        return _NEAR_REST_S if yaw <= NEUTRAL_YAW and pitch <= NEUTRAL_PITCH else _FAR_REST_S


def _distance(one: _Glance, other: _Glance) -> float:
    """The larger of the differences of yaw and of pitch."""
    return max(abs(one.yaw - other.yaw), abs(one.pitch - other.pitch))
