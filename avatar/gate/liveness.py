"""Liveness by prompt and answer: a photo, a mask or a recording does not do what it is told.

One prompt is a :class:`PromptRun`, several in strict order a :class:`Sequence`; both are values::

    HOLDING_NEUTRAL --rests, and the embedding matches--> WAITING (the prompt is shown)
    WAITING --the asked movement, not too soon and not too late--> RETURNING
    RETURNING --rests again (after a turn: is back), and the embedding matches--> ANSWERED
    any --another movement, too soon, too slow, face lost, flat, not a number--> FAILED

Left and right are the performer's own.  The caller owns the clock and the dice.  A number
that is not one proves nothing: every comparison is written so that it fails.
"""

from __future__ import annotations

import enum
import math
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final

from avatar.gate.policy import (
    BLINK_S,
    EARLIEST_S,
    FLAT,
    FLAT_MOST,
    HOLD_S,
    JAW,
    LATEST_S,
    LONGEST_STEP_S,
    LOST_S,
    NEUTRAL_FACE,
    NEUTRAL_LIMIT_S,
    NEUTRAL_MOUTH,
    NEUTRAL_PITCH,
    NEUTRAL_S,
    NEUTRAL_YAW,
    OPENED,
    PITCH_UP,
    RETURN_LIMIT_S,
    SHUT,
    SMILE,
    TURN,
    TURN_HOLD_S,
)


class Prompt(enum.IntEnum):
    """What the person is asked to do; the number goes over the wire."""

    TURN_LEFT = 1
    TURN_RIGHT = 2
    LOOK_UP = 3
    SMILE = 4
    OPEN_MOUTH = 5
    BLINK_TWICE = 6


TURNS: Final = (Prompt.TURN_LEFT, Prompt.TURN_RIGHT)
OTHERS: Final = (Prompt.LOOK_UP, Prompt.SMILE, Prompt.OPEN_MOUTH)


class Failure(enum.Enum):
    """Why a try failed, in the words that are shown."""

    WRONG = "that was another movement"
    SLOW = "too slow"
    EARLY = "that was before the prompt"
    FLAT = "the turn looked flat, like a picture"
    RESTLESS = "look straight at the screen first"
    UNMATCHED = "the face was not the same before and after"
    LOST = "the face was lost"


class Status(enum.Enum):
    """Where one prompt stands."""

    HOLDING_NEUTRAL = "holding neutral"
    WAITING = "waiting"
    RETURNING = "returning"
    ANSWERED = "answered"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """What one frame says about a movement.  Every number is NaN when there is no face.

    Attributes:
        now_s: Seconds, any monotonic clock.
        yaw: Radians from the person's neutral pose, positive towards their left.
        pitch: Radians from the neutral pose, positive up.
        foreshortening: Log-anisotropy of the rigid points that the reported pose does not explain, signless.
        closure: The more open eye, 0 open to 1 shut, in the person's own running range.
        smile: Mean of both corners above neutral, 0 to 1.
        jaw: Jaw opening above neutral, 0 to 1.
    """

    now_s: float
    yaw: float = math.nan
    pitch: float = math.nan
    foreshortening: float = math.nan
    closure: float = math.nan
    smile: float = math.nan
    jaw: float = math.nan

    @property
    def is_seen(self) -> bool:
        """Whether there is a face and all of it is numbers."""
        numbers = (self.yaw, self.pitch, self.foreshortening, self.closure, self.smile, self.jaw)
        return all(math.isfinite(number) for number in numbers)

    @property
    def is_neutral(self) -> bool:
        """Whether the face is at rest and the eyes are open."""
        return self.rests(NEUTRAL_FACE)

    def rests(self, face: float) -> bool:
        """Whether the face is at rest, smile and jaw no higher than ``face``, and the eyes are open."""
        return (
            abs(self.yaw) <= NEUTRAL_YAW
            and abs(self.pitch) <= NEUTRAL_PITCH
            and self.smile <= face
            and self.jaw <= face
            and self.closure <= SHUT
        )


def flat_from(yaw: float) -> float:
    """Unexplained foreshortening from which a turn is of something flat.

    Args:
        yaw: Of the turn, radians, at least ``TURN`` to either side.
    """
    return max(FLAT, min(FLAT_MOST, FLAT * math.tan(abs(yaw)) / math.tan(TURN)))


_MOVEMENTS: Final[dict[Prompt, Callable[[Features], bool]]] = {
    Prompt.TURN_LEFT: lambda seen: seen.yaw >= TURN,
    Prompt.TURN_RIGHT: lambda seen: seen.yaw <= -TURN,
    Prompt.LOOK_UP: lambda seen: seen.pitch >= PITCH_UP,
    Prompt.SMILE: lambda seen: seen.smile >= SMILE,
    Prompt.OPEN_MOUTH: lambda seen: seen.jaw >= JAW,
}
"""The movements that one frame shows; a double blink takes several."""

_ALONGSIDE: Final = {Prompt.SMILE: Prompt.OPEN_MOUTH, Prompt.OPEN_MOUTH: Prompt.SMILE}
"""Not wrong, though no answer: who opens the mouth wide bares the teeth first (one of two labelled times),
and who laughs opens the mouth."""


@dataclass(frozen=True, slots=True)
class Blinks:
    """Looks for two blinks in quick succession.

    Attributes:
        shut_s: When the lids fell; NaN while they are up.
        ended_s: When the last whole blink ended; NaN if there is none.
        is_double: Whether a second whole blink followed in time.
    """

    shut_s: float = math.nan
    ended_s: float = math.nan
    is_double: bool = False

    def step(self, seen: Features) -> Blinks:
        """Take one frame in which a face is seen."""
        if self.is_double:
            return self
        if math.isnan(self.shut_s):
            return replace(self, shut_s=seen.now_s) if seen.closure > SHUT else self
        if not seen.closure < OPENED:
            return self
        whole = seen.now_s - self.shut_s <= BLINK_S
        double = whole and self.shut_s - self.ended_s <= BLINK_S
        return Blinks(math.nan, seen.now_s if whole else math.nan, double)


@dataclass(frozen=True, slots=True)
class Rest:
    """How long a face has been at rest, and whether it was matched meanwhile.

    Attributes:
        since_s: Since when it rests; NaN while it does not.
        last_s: Time of the last frame; NaN before the first.
        matched: Whether an embedding has matched since it rests.
    """

    since_s: float = math.nan
    last_s: float = math.nan
    matched: bool = False

    def step(self, seen: Features, *, matched: bool, face: float = NEUTRAL_FACE) -> Rest:
        """Take one frame.  Pure; arguments as in :meth:`PromptRun.step` and :meth:`Features.rests`."""
        if not seen.rests(face):
            return Rest(last_s=seen.now_s)
        follows = 0 <= seen.now_s - self.last_s <= LONGEST_STEP_S and not math.isnan(self.since_s)
        if not follows:
            return Rest(seen.now_s, seen.now_s, matched)
        return Rest(self.since_s, seen.now_s, self.matched or matched)

    def lasted(self, needed_s: float) -> bool:
        """Whether it rests for so long, and is matched."""
        return self.matched and self.last_s - self.since_s >= needed_s


@dataclass(frozen=True, slots=True)
class PromptRun:
    """One prompt, from neutral start to the answer or the failure.

    Attributes:
        prompt: What is asked, to be shown from ``WAITING`` on.
        status: Where it stands.
        failure: Why, when it failed.
        since_s: When the status was entered; NaN before the first frame.
        last_s: Time of the last frame; NaN before the first.
        seen_s: Time of the last frame with a face.
        rest: Since when the face rests, and whether it was matched meanwhile.
        doing: The movement that is being made, and ``doing_s`` since when.
        looked_flat: Whether the turn that was asked was seen, but of something flat.
        blinks: What the lids did since the prompt was shown.
    """

    prompt: Prompt
    status: Status = Status.HOLDING_NEUTRAL
    failure: Failure | None = None
    since_s: float = math.nan
    last_s: float = math.nan
    seen_s: float = math.nan
    rest: Rest = field(default_factory=Rest)
    doing: Prompt | None = None
    doing_s: float = math.nan
    looked_flat: bool = False
    blinks: Blinks = field(default_factory=Blinks)

    @property
    def is_over(self) -> bool:
        """Whether nothing that follows can change it."""
        return self.status in (Status.ANSWERED, Status.FAILED)

    def step(self, seen: Features, *, matched: bool) -> PromptRun:
        """Take one frame.  Pure.

        Args:
            seen: What the frame shows.
            matched: An embedding taken from this very frame matches; false when none was taken.
        """
        if self.is_over:
            return self
        run = self
        if math.isnan(run.last_s):
            run = replace(run, since_s=seen.now_s, last_s=seen.now_s, seen_s=seen.now_s)
        if not 0 <= seen.now_s - run.last_s <= LONGEST_STEP_S:
            return run._fail(Failure.LOST, seen)
        run = replace(run, last_s=seen.now_s)
        if run._is_late(seen):
            return run._fail(run._delay(), seen)
        if not seen.is_seen:
            gone = not seen.now_s - run.seen_s <= LOST_S
            return run._fail(Failure.LOST, seen) if gone else run._unrest()
        run = replace(run, seen_s=seen.now_s)
        return run._answer(seen) if run.status is Status.WAITING else run._rest(seen, matched=matched)

    def _is_late(self, seen: Features) -> bool:
        return not seen.now_s - self.since_s <= _LIMIT_S[self.status]

    def _delay(self) -> Failure:
        """Why the time ran out."""
        if self.status is Status.WAITING:
            return Failure.FLAT if self.looked_flat else Failure.SLOW
        return Failure.RESTLESS if math.isnan(self.rest.since_s) else Failure.UNMATCHED

    def _fail(self, failure: Failure, seen: Features) -> PromptRun:
        return replace(self, status=Status.FAILED, failure=failure, since_s=seen.now_s)

    def _unrest(self) -> PromptRun:
        return replace(self, rest=Rest(), doing=None, doing_s=math.nan)

    def _rest(self, seen: Features, *, matched: bool) -> PromptRun:
        """Before the prompt and after the answer: rest, and be the same person."""
        face = NEUTRAL_MOUTH if self.prompt in _ALONGSIDE else NEUTRAL_FACE
        run = replace(self, rest=self.rest.step(seen, matched=matched, face=face))
        starts = self.status is Status.HOLDING_NEUTRAL
        # A recording that never rests answers nothing; who has turned and come back has shown that already.
        needed_s = HOLD_S if self.prompt in TURNS and not starts else NEUTRAL_S
        if not run.rest.lasted(needed_s):
            return run
        after = Status.WAITING if starts else Status.ANSWERED
        return replace(run._unrest(), status=after, since_s=seen.now_s)

    def _answer(self, seen: Features) -> PromptRun:
        """After the prompt was shown: the first movement decides."""
        blinks = self.blinks.step(seen)
        movement = self._movement(seen, blinks)
        if self._is_flat(seen):
            return replace(self, blinks=blinks, doing=None, doing_s=math.nan, looked_flat=True)
        if movement is None:
            return replace(self, blinks=blinks, doing=None, doing_s=math.nan)
        began_s = self.doing_s if movement is self.doing else seen.now_s
        run = replace(self, blinks=blinks, doing=movement, doing_s=began_s)
        hold_s = TURN_HOLD_S if movement is self.prompt and movement in TURNS else HOLD_S
        if movement is not Prompt.BLINK_TWICE and seen.now_s - began_s < hold_s:
            return run
        if movement is not self.prompt:
            return run._fail(Failure.WRONG, seen)
        if began_s - self.since_s < EARLIEST_S:
            return run._fail(Failure.EARLY, seen)
        return replace(run._unrest(), status=Status.RETURNING, since_s=seen.now_s)

    def _movement(self, seen: Features, blinks: Blinks) -> Prompt | None:
        """The movement this frame shows, the asked one first; a double blink only counts if asked for.

        People blink when they turn and when they wait, so a blink is never a wrong movement.
        """
        if self.prompt is Prompt.BLINK_TWICE and blinks.is_double and seen.is_neutral:
            return self.prompt
        tolerated = _ALONGSIDE.get(self.prompt)
        shown = [prompt for prompt, shows in _MOVEMENTS.items() if prompt is not tolerated and shows(seen)]
        return self.prompt if self.prompt in shown else next(iter(shown), None)

    def _is_flat(self, seen: Features) -> bool:
        """Whether this is the turn that was asked, but of something flat."""
        turned = self.prompt in TURNS and _MOVEMENTS[self.prompt](seen)
        return turned and not seen.foreshortening <= flat_from(seen.yaw)


_LIMIT_S: Final = {
    Status.HOLDING_NEUTRAL: NEUTRAL_LIMIT_S,
    Status.WAITING: LATEST_S,
    Status.RETURNING: RETURN_LIMIT_S,
}


@dataclass(frozen=True, slots=True)
class Sequence:
    """Prompts in strict order; one failure ends it.

    Attributes:
        prompts: What is asked, at least one.
        run: The prompt that it is at.
        place: Which one that is, from 0.

    Raises:
        ValueError: If there is no prompt: asking nothing must not count as an answer.
    """

    prompts: tuple[Prompt, ...]
    run: PromptRun
    place: int = 0

    def __post_init__(self) -> None:
        if not self.prompts:
            raise ValueError("a sequence needs at least one prompt")

    @property
    def status(self) -> Status:
        """``ANSWERED`` only after the last prompt."""
        return self.run.status

    @property
    def is_over(self) -> bool:
        """Whether nothing that follows can change it."""
        return self.run.is_over

    @property
    def failure(self) -> Failure | None:
        """Why it failed, if it did."""
        return self.run.failure

    @property
    def shown(self) -> Prompt | None:
        """The prompt to show now; none while the person is to rest."""
        return self.run.prompt if self.run.status is Status.WAITING else None

    def step(self, seen: Features, *, matched: bool) -> Sequence:
        """Take one frame.  Pure; arguments as in :meth:`PromptRun.step`."""
        if self.is_over:
            return self
        run = self.run.step(seen, matched=matched)
        if run.status is not Status.ANSWERED or self.place + 1 == len(self.prompts):
            return replace(self, run=run)
        place = self.place + 1
        follower = PromptRun(self.prompts[place], since_s=seen.now_s, last_s=seen.now_s, seen_s=seen.now_s)
        return replace(self, run=follower, place=place)


def ask(prompts: tuple[Prompt, ...], rest: Rest | None = None) -> Sequence:
    """Start a sequence.

    Args:
        prompts: What is asked, at least one.
        rest: The rest that the person is at already, up to the frame before; none if not given.

    Raises:
        ValueError: If there is no prompt.
    """
    if not prompts:
        raise ValueError("a sequence needs at least one prompt")
    return Sequence(prompts, PromptRun(prompts[0], rest=rest or Rest()))
