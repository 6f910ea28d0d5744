"""Enrolment: a few prompts, and on the way the embeddings that a template is made of.

Fed one frame at a time.  Nothing is kept of a try that failed; what it was is said in plain
words, and a new one begins with new prompts.
"""

from __future__ import annotations

import enum
import math
import random
from typing import Final

import numpy as np
from numpy.typing import NDArray

from avatar.gate.challenge import Need, plan
from avatar.gate.liveness import Failure, Features, Prompt, Status, ask
from avatar.gate.policy import NEUTRAL_PITCH, NEUTRAL_YAW
from avatar.sense.identity import Quality
from avatar.sense.trackers import Observation

ENOUGH: Final = 8
POSES: Final = 3
"""The project's rule: at least 8 embeddings over at least 3 poses."""
_PER_POSE: Final = 6
"""More of one pose would outweigh the others in the mean."""
_EVERY_S: Final = 0.1
"""Embeddings nearer in time are the same picture."""
SAME: Final = 0.50
"""Least similarity of two embeddings in one pose; findings: no false match in 985 impostor pairs of stills.
Frames of one clip score 0.64 and more."""
SAME_TURNED: Final = 0.40
"""Least similarity to the first one across poses; findings: FMR 0.2 %, and turns of up to 30 degrees cost a
little (stills of one person: at least 0.44)."""
_MISSES: Final = 3
"""So many embeddings in one try that do not agree are another person; fewer are blur, and are not kept."""
_TURNED: Final = math.radians(15.0)
_RAISED: Final = math.radians(8.0)
"""From here on a pose is no longer that of somebody who looks straight ahead."""
LIMIT_S: Final = 40.0
"""The project's rule for a whole enrolment of a person who cooperates."""
_COMPLAINT_S: Final = 0.5
"""Trouble must last so long before it is told, so that one misread frame tells nothing."""
_GIVE_UP_S: Final = 3.0
"""Trouble that lasts ends the try."""


class Trouble(enum.Enum):
    """Why a try failed or cannot go on, besides :class:`avatar.gate.liveness.Failure`."""

    NO_FACE = "no face"
    TWO_PEOPLE = "two people"
    TOO_DARK = "too dark"
    TOO_SMALL = "face too small"
    OTHER_PERSON = "that was somebody else"
    TOO_LONG = "that took too long"
    TOO_FEW = "too few good pictures"


class Pose(enum.Enum):
    """Which side of the face an embedding shows."""

    FRONT = 0
    LEFT = 1
    RIGHT = 2
    UP = 3


def pose_of(features: Features) -> Pose | None:
    """The pose, relative to neutral; None between two of them or when not measured."""
    if abs(features.yaw) <= NEUTRAL_YAW and abs(features.pitch) <= _RAISED:
        return Pose.FRONT
    if features.yaw >= _TURNED:
        return Pose.LEFT
    if features.yaw <= -_TURNED:
        return Pose.RIGHT
    return Pose.UP if abs(features.yaw) <= NEUTRAL_YAW and features.pitch > NEUTRAL_PITCH else None


class Enrolment:
    """One try after another, until one succeeds.

    Args:
        chance: ``random.SystemRandom`` outside tests.
        cannot: What this person cannot do.

    Attributes:
        fails: Tries that failed; the caller counts them with :class:`avatar.gate.challenge.Attempts`.
    """

    def __init__(self, chance: random.Random, cannot: frozenset[Prompt] = frozenset()) -> None:
        self._chance, self._cannot = chance, cannot
        self.fails = 0
        self._last_failure = ""
        self._begin()

    def _begin(self) -> None:
        """Start anew, with new prompts and nothing remembered."""
        self._sequence = ask(plan(Need.ENROLMENT, self._chance, self._cannot))
        self._kept: dict[Pose, list[NDArray[np.float32]]] = {}
        self._began_s = self._taken_s = self._trouble_s = math.nan
        self._trouble: Trouble | None = None
        self._trouble_lasts_s = 0.0
        self._misses = 0

    @property
    def complaint(self) -> str:
        """What is wrong now, or else why the last try failed; in plain words, empty when all is well."""
        if self._trouble is not None and self._trouble_lasts_s >= _COMPLAINT_S:
            return self._trouble.value
        return self._last_failure

    @property
    def is_done(self) -> bool:
        """Whether all prompts are answered and enough embeddings agree."""
        return self._sequence.status is Status.ANSWERED and self._has_enough

    @property
    def shown(self) -> Prompt | None:
        """The prompt to show; None while the person is to look straight ahead."""
        return self._sequence.shown

    @property
    def progress(self) -> float:
        """How far this try has got, 0 to 1."""
        if self.is_done:
            return 1.0
        answered = self._sequence.place + (self._sequence.status is Status.RETURNING) / 2
        share = answered / len(self._sequence.prompts)
        return min(0.99, 0.9 * share + 0.1 * min(1.0, self._count / ENOUGH))

    @property
    def embeddings(self) -> list[NDArray[np.float32]]:
        """What the template is to be made of; empty until :attr:`is_done`."""
        return [one for kept in self._kept.values() for one in kept] if self.is_done else []

    @property
    def _count(self) -> int:
        return sum(len(kept) for kept in self._kept.values())

    @property
    def _poses(self) -> int:
        """Poses that must be seen: those that this person cannot take are not waited for."""
        return min(POSES, 1 + len(_POSES_OF.keys() & set(self._sequence.prompts)))

    @property
    def _has_enough(self) -> bool:
        return self._count >= ENOUGH and len(self._kept) >= self._poses

    def step(
        self,
        seen: Observation,
        features: Features,
        quality: Quality | None,
        embedding: NDArray[np.float32] | None,
    ) -> None:
        """Take one frame.

        Args:
            seen: What the tracker made of it.
            features: What :class:`avatar.sense.features.FeatureReader` made of it.
            quality: Whether an embedding of it says something; None when not judged.
            embedding: Of this frame; None when none was taken.
        """
        if self.is_done:
            return
        now_s = features.now_s
        self._began_s = now_s if math.isnan(self._began_s) else self._began_s
        trouble = _trouble(seen, quality)
        self._note(trouble, now_s)
        if trouble is Trouble.TWO_PEOPLE:
            features = Features(now_s=now_s)
        usable = trouble is None and (quality is None or quality.is_good)
        agrees = embedding is not None and usable and self._take(features, embedding)
        self._sequence = self._sequence.step(features, matched=agrees)
        if self._sequence.place > 0:
            self._last_failure = ""
        failure = self._failure(now_s)
        if failure:
            self._last_failure = failure
            self.fails += 1
            self._begin()

    def _note(self, trouble: Trouble | None, now_s: float) -> None:
        """Remember how long the same trouble lasts."""
        if trouble is not self._trouble:
            self._trouble, self._trouble_s = trouble, now_s
        self._trouble_lasts_s = now_s - self._trouble_s

    def _failure(self, now_s: float) -> str:
        """Why the try is over, if it is; trouble that lasts explains any other failure."""
        trouble = self._trouble.value if self._trouble is not None else ""
        if self._misses >= _MISSES:
            return Trouble.OTHER_PERSON.value
        if trouble and self._trouble_lasts_s >= _GIVE_UP_S:
            return trouble
        if self._sequence.status is Status.FAILED:
            return trouble or (self._sequence.failure or Failure.LOST).value
        if self._sequence.status is Status.ANSWERED and not self._has_enough:
            return Trouble.TOO_FEW.value
        return "" if now_s - self._began_s <= LIMIT_S else Trouble.TOO_LONG.value

    def _take(self, features: Features, embedding: NDArray[np.float32]) -> bool:
        """Compare with those of this try, keep it if its pose needs some; whether it is the same person.

        The first one is of the front.  Between two poses nothing is compared.
        """
        pose = pose_of(features)
        if pose is None or (not self._kept and pose is not Pose.FRONT):
            return False
        kept = self._kept.get(pose, [])
        if self._kept:
            to_first = float(self._kept[Pose.FRONT][0] @ embedding)
            if not (to_first >= SAME_TURNED and all(float(one @ embedding) >= SAME for one in kept)):
                self._misses += 1
                return False
        most = _PER_POSE if self._poses > 1 else ENOUGH
        if len(kept) < most and not features.now_s - self._taken_s < _EVERY_S:
            self._kept[pose] = [*kept, embedding]
            self._taken_s = features.now_s
        return True


_POSES_OF: Final = {Prompt.TURN_LEFT: Pose.LEFT, Prompt.TURN_RIGHT: Pose.RIGHT, Prompt.LOOK_UP: Pose.UP}


def _trouble(seen: Observation, quality: Quality | None) -> Trouble | None:
    """What is wrong with the frame, most serious first."""
    if seen.faces > 1:
        return Trouble.TWO_PEOPLE
    if seen.face is None:
        return Trouble.NO_FACE
    if quality is not None and quality.too_small:
        return Trouble.TOO_SMALL
    if quality is not None and quality.too_dark:
        return Trouble.TOO_DARK
    return None
