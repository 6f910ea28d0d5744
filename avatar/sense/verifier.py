"""Is the face that is followed still the owner's?  Judged over time, never by one frame.

::

    UNKNOWN --open_count matches in a row, their mean high enough--> OWNER
    OWNER --anything a change of person would look like, or a miss--> OWNER, suspect
    OWNER --a change that is nearly explained, or crept in--> OWNER, compared soon
    OWNER --and no match within HUNCH_WITHIN_S--> OWNER, suspect
    OWNER, suspect --a match--> OWNER
    any --one far miss, or misses for miss_s--> STRANGER --as from UNKNOWN--> OWNER
    any --nobody for away_s--> UNKNOWN

While suspect nothing may be drawn; that begins with the very frame that raised it.  A
frame that is dark, small, turned or blurred can only confirm: its miss says nothing.
Deterministic: time is an argument.
"""

from __future__ import annotations

import enum
import math
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from avatar.gate import UNMEASURED
from avatar.gate.policy import (
    CHIPS_ALIKE,
    COLOURS_ALIKE,
    COLOURS_LUMA,
    COLOURS_TINT,
    COMPARE_BURST,
    COMPARE_DENSE_S,
    COMPARE_EVERY_S,
    DRIFT_EVERY_S,
    DRIFT_OVER_S,
    DRIFT_S,
    DRIFTED,
    DRIFTS,
    FACE_BLUR,
    FACE_GROWTH,
    FACE_JUMP,
    FAR_MISS,
    HUNCH_COMPARED_S,
    HUNCH_WITHIN_S,
    KNOWN_ALIKE,
    KNOWN_KEPT,
    MATCHES_KEPT,
    MATCHES_TO_OPEN,
    MISS_LIMIT_S,
    TURNED_ALIKE,
    TURNED_CLOSE,
    UNKNOWN_AFTER_S,
    UNPROVEN_LIMIT_S,
)
from avatar.sense.frame import CameraFrame
from avatar.sense.identity import eye_distance, five_points, is_too_dark, judge, likeness, luma_of
from avatar.sense.looks import Look, likeness_of_colours, likeness_turned, look_of, prepare, tint_of
from avatar.sense.solve import solve
from avatar.sense.template import Template
from avatar.sense.trackers import Observation


class Recogniser(Protocol):
    """What aligns and recognises a face: ``avatar.sense.identity.Embedder``, or a fake in tests."""

    def align(self, rgb: NDArray[np.uint8], points: NDArray[np.float32]) -> NDArray[np.uint8] | None:
        """The face, (112, 112, 3), or None if there is none at these points."""
        ...

    def recognise(self, aligned: NDArray[np.uint8]) -> NDArray[np.float32]:
        """128 numbers of unit length."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """What is known, at one frame, about whose face it is.

    Attributes:
        similarity: Mean of the latest matches of an accepted owner, -1 to 1, or ``UNMEASURED``.
        suspect: Since the last match something happened that a change of person would look like.
        stranger: The face was compared and is not the owner's.
        too_dark: The face is too dark for a movement or a miss to be told from it.
        startled: This very frame looked like a change of person, whatever the comparison then said.
        compared: Whether this very frame was compared.
        matched_s: When a comparison last matched; minus infinity if none did since the face came.
    """

    similarity: float = UNMEASURED
    suspect: bool = True
    stranger: bool = False
    too_dark: bool = False
    startled: bool = False
    compared: bool = False
    matched_s: float = -math.inf


@dataclass(frozen=True, slots=True, eq=False)
class _View:
    """What the next frame is compared with."""

    look: Look
    centre: tuple[float, float]
    eyes_px: float
    faces: int


class Verifier:
    """Follows the evidence; call :meth:`look` for every tracked frame, in order.

    Args:
        template: The owner.
        recogniser: Loaded.
        to_open: Mean similarity that makes an unknown face the owner's.
        to_stay: Similarity of one comparison that confirms a known owner; not above ``to_open``.
    """

    def __init__(self, template: Template, recogniser: Recogniser, *, to_open: float, to_stay: float) -> None:
        prepare()
        self._template, self._recogniser = template, recogniser
        self._to_open, self._to_stay = to_open, to_stay
        self._before: _View | None = None
        self._startled = False
        self._put_off: tuple[NDArray[np.uint8], float, bool] | None = None
        self._scores: deque[float] = deque(maxlen=MATCHES_KEPT)
        self._known: deque[Look] = deque(maxlen=KNOWN_KEPT)
        self._past: deque[tuple[Look, float]] = deque()
        self._seen_s = self._compared_s = self._drifted_s = self._due_s = -math.inf
        self._too_dark = False
        self._forget()

    def ask(self) -> None:
        """Compare soon, as before and after a prompt; asking at every frame compares at the dense pace."""
        self._due_s = min(self._due_s, self._compared_s + COMPARE_DENSE_S)

    def look(
        self, frame: CameraFrame, seen: Observation, now_s: float, *, may_put_off: bool = False
    ) -> Sighting:
        """Take in one frame.

        Args:
            frame: The pixels.
            seen: What the tracker made of them.
            now_s: Any monotonic clock, seconds.
            may_put_off: A routine comparison may be left to :meth:`catch_up`.
        """
        if now_s - self._seen_s > UNKNOWN_AFTER_S:
            self._forget()
        points = None if seen.face is None else five_points(frame.rgb, seen.face)
        aligned = None if points is None else self._recogniser.align(frame.rgb, points)
        if seen.face is None or points is None or aligned is None:
            self._before = None
            return self._say(suspect=True)
        self._seen_s = now_s
        view = _view(look_of(aligned, seen.face), points, seen.faces)
        before, self._before = self._before, view
        self._heed(_Change.PERSON if before is None else _change(before, view, self._known), now_s)
        self._heed_drift(view.look, now_s)
        self._too_dark = is_too_dark(view.look.chip)
        if now_s < self._due_s:
            return self._say()
        quality = judge(view.look.chip, view.eyes_px, solve(seen.face).pose)
        if quality.turned_too_far:
            return self._say()
        clear = quality.is_good and before is not None and not _moves(before, view)
        if may_put_off and self._owner and not self._suspect:
            self._put_off = (aligned, now_s, clear)
            return self._say()
        self._compare(aligned, now_s, clear=clear)
        return self._say(compared=True)

    def catch_up(self) -> None:
        """Make the comparison that the last look put off; what it says counts from the next frame on."""
        put_off, self._put_off = self._put_off, None
        if put_off is not None:
            aligned, now_s, clear = put_off
            self._compare(aligned, now_s, clear=clear)

    def look_away(self) -> None:
        """Nobody is looked at: the next face is one that appears, as after a frame without one."""
        self._before = None

    def _drifted(self, look: Look, now_s: float) -> bool:
        """Whether the face became another in many small steps, as in a cross-fade."""
        past = self._past
        past.append((look, now_s))
        while len(past) > 1 and past[1][1] <= now_s - DRIFT_S:
            past.popleft()
        then, then_s = past[0]
        if now_s - then_s < DRIFT_S or not likeness(then.relief, look.relief) < DRIFTED:
            return False
        if self._drifts >= DRIFTS:
            return True  # the dearer questions would change nothing
        if any(likeness(one.relief, look.relief) >= KNOWN_ALIKE for one in self._known):
            return False
        return likeness_turned(then, look) < DRIFTED

    def _heed_drift(self, look: Look, now_s: float) -> None:
        """Compare soon, some times; whoever goes on after that has a head that never rests."""
        if not self._drifted(look, now_s):
            if now_s - self._drifted_s > DRIFT_OVER_S:
                self._drifts = 0
            return
        self._drifted_s = now_s
        due_s = self._compared_s + DRIFT_EVERY_S
        if self._drifts < DRIFTS and due_s < self._due_s:
            self._due_s = due_s
            self._drifts += 1

    def _forget(self) -> None:
        """Whoever comes next is unknown."""
        self._past.clear()
        self._drifts = 0
        self._scores.clear()
        self._known.clear()
        self._owner, self._stranger, self._suspect = False, False, True
        self._missed_s: float | None = None
        self._matched_s, self._hunch_s = -math.inf, math.inf
        self._hurry()

    def _heed(self, change: _Change, now_s: float) -> None:
        """What the change since the frame before, and the time since the last match, ask for."""
        self._startled = change is _Change.PERSON
        if change is _Change.PERHAPS:
            self._hunch_s = min(self._hunch_s, now_s)
            self._due_s = min(self._due_s, now_s + HUNCH_COMPARED_S)
        # A hunch that no match answered in time may be anybody: also where a miss would say nothing.
        unanswered = not self._suspect and now_s - self._hunch_s >= HUNCH_WITHIN_S
        if self._startled or unanswered:
            self._suspect = True
            self._hurry()
        if now_s - self._matched_s > UNPROVEN_LIMIT_S:
            self._suspect = True

    def _hurry(self) -> None:
        """Compare this very frame, and then densely for a while."""
        self._due_s, self._burst = -math.inf, COMPARE_BURST

    def _compare(self, aligned: NDArray[np.uint8], now_s: float, *, clear: bool) -> None:
        """Take one comparison into account, and say when the next is due."""
        self._compared_s = now_s
        score = self._template.similarity(self._recogniser.recognise(aligned))
        # After a miss or before the first acceptance a face must do better than one never in doubt.
        limit = self._to_stay if self._missed_s is None else self._to_open
        if score >= limit:
            self._match(score, now_s)
        elif clear:
            self._miss(score, now_s)
        if self._owner and not self._suspect and score >= limit:
            self._due_s = now_s + COMPARE_EVERY_S
        else:
            self._burst -= 1
            self._due_s = now_s + (COMPARE_DENSE_S if self._burst > 0 else COMPARE_EVERY_S)

    def _match(self, score: float, now_s: float) -> None:
        self._scores.append(score)
        self._matched_s, self._missed_s, self._hunch_s = now_s, None, math.inf
        if self._before is not None and score >= self._to_open:
            self._known.append(self._before.look)  # of the frame that was compared, put off or not
        if not self._owner:
            enough = len(self._scores) >= MATCHES_TO_OPEN and self._mean() >= self._to_open
            self._owner = enough
            self._stranger = self._stranger and not enough
            self._burst = max(self._burst, MATCHES_TO_OPEN)
        self._suspect = not self._owner

    def _miss(self, score: float, now_s: float) -> None:
        self._scores.clear()
        self._known.clear()
        self._suspect = True
        if self._missed_s is None:
            self._missed_s = now_s
            self._burst = COMPARE_BURST + 1
        if not score >= FAR_MISS or now_s - self._missed_s >= MISS_LIMIT_S:
            self._owner, self._stranger = False, True

    def _mean(self) -> float:
        return sum(self._scores) / len(self._scores)

    def _say(self, *, suspect: bool = False, compared: bool = False) -> Sighting:
        return Sighting(
            similarity=self._mean() if self._owner and self._scores else UNMEASURED,
            suspect=suspect or self._suspect,
            stranger=self._stranger,
            too_dark=self._too_dark,
            startled=self._startled,
            compared=compared,
            matched_s=self._matched_s,
        )


def _view(look: Look, points: NDArray[np.float32], faces: int) -> _View:
    """Keep what the next frame needs."""
    x, y = ((points[0] + points[1]) / 2).tolist()
    return _View(look, (x, y), eye_distance(points), faces)


class _Change(enum.Enum):
    """What happened to the face between two frames."""

    NONE = enum.auto()
    PERHAPS = enum.auto()
    PERSON = enum.auto()


def _change(before: _View, now: _View, known: Iterable[Look]) -> _Change:
    """Whether a change of person would look like this; a number that is none would.

    A grimace or a quick turn looks like one too, unless it is the same face turned, or this look was just
    seen and compared.  What is nearly the same face turned, in the same colours, is compared soon
    where colours tell anything.
    """
    moved = math.dist(before.centre, now.centre) / before.eyes_px
    grown = max(before.eyes_px / now.eyes_px, now.eyes_px / before.eyes_px)
    if now.faces != before.faces or not (moved <= FACE_JUMP and grown <= FACE_GROWTH):
        return _Change.PERSON
    look = now.look
    if likeness(before.look.relief, look.relief) >= CHIPS_ALIKE:
        return _Change.NONE
    turned = likeness_turned(before.look, look)
    if turned >= TURNED_ALIKE or any(likeness(one.relief, look.relief) >= KNOWN_ALIKE for one in known):
        return _Change.NONE
    close = turned >= TURNED_CLOSE and _tells(before.look) and _tells(look)
    close = close and likeness_of_colours(before.look, look) >= COLOURS_ALIKE
    return _Change.PERHAPS if close else _Change.PERSON


def _tells(look: Look) -> bool:
    """Whether there is light and tint enough for colours to tell two people apart."""
    return luma_of(look.chip) >= COLOURS_LUMA and tint_of(look) >= COLOURS_TINT


def _moves(before: _View, now: _View) -> bool:
    """Whether the face moves so fast that it is blurred."""
    return not math.dist(before.centre, now.centre) / before.eyes_px <= FACE_BLUR
