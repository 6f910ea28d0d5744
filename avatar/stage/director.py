"""Turns signals into pictures: decides, smooths, retargets, poses, draws.

A signal is drawn when it arrives, so that sensing and drawing need no common clock; between
signals there are absolute deadlines at a fixed rate.  A picture that nobody could tell from
the last one is not drawn.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from avatar.clock import Clock, Pacer
from avatar.performance import CONTROLS, GAZE, POSE, to_vector
from avatar.signal import Live, Marks, Reason, Signal
from avatar.stage import cards
from avatar.stage.expressions import DEFAULTS, NamedExpression, Worn
from avatar.stage.framing import Framing
from avatar.stage.idle import Idle
from avatar.stage.ladder import Act, Ladder
from avatar.stage.outputs import Output
from avatar.stage.pace import Cue, Strain
from avatar.stage.picture import Picture
from avatar.stage.renderers import Renderer
from avatar.stage.retarget import MANNERS, Manner, retarget
from avatar.stage.rigs import Rig
from avatar.stage.rigs.manifest import BREATHE, INPUTS
from avatar.stage.scene import Label
from avatar.stage.smoothing import Smoothed, Vector

RETURN_S: Final = 0.25
"""Coming back from idle life to the performance takes so long: a jump would read as a glitch."""

_EARLIEST: Final = 0.2
"""A signal is drawn when it arrives, but no sooner than this share of a period after the last picture."""


_GRAIN_S: Final = 0.001
"""Deadlines a hair too early count."""

LEAST_S: Final = 0.2
"""A picture at least so often, though nothing moves, as of a card: breathing needs no more, call apps want
some.  A signal that moves something, a pause or its end does not wait for it."""

LINGER_S: Final = 0.7
_LINGER_EVERY_S: Final = 0.06
"""After the head moved hair and body come after it for so long, and are drawn 15 times a second.  The slowest
strand of the cast (1.5 Hz, damping 0.26) is down to a sixth by then."""

_SEEN: Final = (
    dict.fromkeys(POSE, 0.006) | dict.fromkeys(GAZE, 0.015) | dict.fromkeys(("jawOpen", "mouthClose"), 0.012)
)
_SEEN_OTHER: Final = 0.02
"""Changes of a control, in its own unit, that are seen.  At 720p the head's edge is 200 pixels from its
middle, a pupil's way 40 long, a jaw falls by 60, a corner of the mouth moves by 25: about a pixel."""

_LIMITS: Final[Vector] = np.array([_SEEN.get(name, _SEEN_OTHER) for name in INPUTS])
_POSE: Final = slice(len(POSE))
_BREATH: Final = INPUTS.index(BREATHE)
_ALL: Final = np.ones(len(INPUTS), np.bool_)

_SWINGS: Final = 0.008
"""Radians, or the other units of the pose: less than this between two pictures swings no hair."""


class SignalSource(Protocol):
    """Where signals come from: the sense process, or a script."""

    def wait(self, timeout_s: float) -> Signal | None:
        """Return the newest signal not yet returned; None if none came within the time, or when woken."""
        ...

    def wake(self) -> None:
        """End a wait that goes on, or else the next one, at once; from any thread."""
        ...


class _Controls(NamedTuple):
    """Where everything stands.

    Attributes:
        values: (inputs,) in the order of ``INPUTS``.
        said: (inputs,) which of them anything said; the others are 0.
    """

    values: Vector
    said: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class _Moment:
    """What there is to show at one time.

    Attributes:
        card: The card that is up; None while the character is.
        burned: Words on top of everything, a card's own among them.
        framing: Of the character.
        controls: Of the character; None under a card.
    """

    card: Reason | None
    burned: tuple[Label, ...]
    framing: Framing | None = None
    controls: _Controls | None = None

    @property
    def says(self) -> tuple[Reason | None, tuple[Label, ...], Framing | None]:
        """What of it is seen at once when it changes."""
        return self.card, self.burned, self.framing

    def settled(self, drawn: _Moment) -> _Moment:
        """This moment as it is drawn: what moved by less than is seen stays as it was, and costs nothing.

        The pose stays, or moves, as a whole.
        """
        before, now = drawn.controls, self.controls
        if before is None or now is None:
            return self
        rests = np.abs(before.values - now.values) <= _LIMITS
        rests[_POSE] = rests[_POSE].all()
        rests[_BREATH] = False
        rests &= before.said & now.said
        controls = _Controls(np.where(rests, before.values, now.values), now.said)
        return _Moment(self.card, self.burned, self.framing, controls)


@dataclass(slots=True)
class Director:
    """One show: a character, a renderer, and the memory of the last signals.

    Attributes:
        rig: The character.
        renderer: Draws scenes into pictures.
        idle: Life while nobody drives.
        ladder: What the audience sees, and why.
        marks: Words burned into every picture, whatever the signals say; theirs are added.
        faces: Expressions that can be worn, by name.
        wanted: The one to wear; it comes only while a performance is shown.
        paused: Show the card of a pause, whatever the signals say.
        unread: Nobody looks and the camera rests: show the card that says so.
        outfit: What is still to be put on (True) or taken off, by name; done once a performance is shown.
        background: The background still to be changed to; empty for none.
        manner: How much of a performance is shown.
        framing: How large the character stands in the picture, and where.
        language: Of cards and marks, one of ``cards.LANGUAGES``.
        prompted: The last picture was drawn because a signal came.
    """

    rig: Rig
    renderer: Renderer
    idle: Idle
    ladder: Ladder = field(default_factory=Ladder)
    marks: Marks = Marks.NONE
    faces: Mapping[str, NamedExpression] = field(default_factory=lambda: DEFAULTS)
    wanted: str | None = None
    paused: bool = False
    unread: bool = False
    outfit: dict[str, bool] = field(default_factory=dict)
    background: str = ""
    manner: Manner = MANNERS["natural"]
    framing: Framing = field(default_factory=Framing)
    language: str = "en"
    prompted: bool = False
    _worn: Worn = field(default_factory=Worn)
    _smoothed: Smoothed | None = None
    _heard_marks: Marks = Marks.NONE
    _presence: float = 0.0
    _at_s: float | None = None
    _moment: _Moment = field(default_factory=lambda: _Moment(Reason.STARTING, ()))
    _known: tuple[object, ...] = ()
    _marked: tuple[Marks, Marks, str] = (Marks.NONE, Marks.NONE, "en")
    _burned: tuple[Label, ...] = ()
    _drawn: _Moment | None = None
    _drawn_s: float | None = None
    _linger_s: float = -math.inf

    def hear(self, signal: Signal, now_s: float) -> None:
        """Take in one signal."""
        self.ladder = self.ladder.hear(signal, now_s)
        self._heard_marks = signal.marks
        if isinstance(signal, Live) and self.ladder.act is Act.PERFORM:
            self._smooth(np.array(to_vector(signal.performance)), signal.captured_ns / 1e9, now_s)

    def _smooth(self, sample: Vector, at_s: float, now_s: float) -> None:
        if self._smoothed is not None and at_s == self._smoothed.at_s:
            self._smoothed = self._smoothed.speak(sample, now_s)  # the mouth alone moved, by the sound
            return
        if self._smoothed is None or at_s - self._smoothed.at_s > RETURN_S:
            self._smoothed = Smoothed.start(sample, at_s)
        self._smoothed = self._smoothed.advance(sample, at_s)

    def draw(self, now_s: float) -> Picture:
        """Draw the picture for this moment."""
        self._advance(now_s)
        dt_s = 0.0 if self._drawn_s is None else now_s - self._drawn_s
        moment = self._moment if self._drawn is None else self._moment.settled(self._drawn)
        self._drawn, self._drawn_s = moment, now_s
        if moment.card is not None:
            return self.renderer.draw(cards.card(moment.card), moment.burned)
        if self.ladder.act is Act.PERFORM:
            self._dress()
        assert moment.controls is not None
        controls = dict(zip(INPUTS, moment.controls.values.tolist(), strict=True))
        scene = self.framing.apply(self.rig.pose(controls, dt_s))
        return self.renderer.draw(scene, moment.burned)

    def is_worth_drawing(self, now_s: float) -> bool:
        """Whether anybody could tell a picture of this moment from the last one, or it is time anyhow."""
        self._advance(now_s)
        moment, drawn = self._moment, self._drawn
        if drawn is None or self._drawn_s is None or moment.says != drawn.says:
            return True
        rests_s = now_s - self._drawn_s + _GRAIN_S
        if moment.card is not None or rests_s >= LEAST_S:
            return rests_s >= LEAST_S
        if self.outfit or self.background:
            return True
        assert moment.controls is not None
        assert drawn.controls is not None
        change = np.abs(moment.controls.values - drawn.controls.values)
        change[_BREATH] = 0.0  # slow; LEAST_S is often enough for it
        if not (change[_POSE] <= _SWINGS).all():
            self._linger_s = now_s + LINGER_S
        if now_s < self._linger_s and rests_s >= _LINGER_EVERY_S:
            return True
        return not (change <= _LIMITS).all()

    def stirs_s(self, now_s: float) -> float:
        """When the next picture may differ from the last if no signal comes; ``now_s`` if at any time.

        A face that rests between two signals is not asked about thirty times a second: each time costs more
        than looking at a frame does.
        """
        if self._drawn is None or self._drawn_s is None or self._smoothed is None or self.card is not None:
            return now_s
        plain = self.wanted is None and not (self._worn.shares or self.outfit or self.background)
        performs = self.ladder.act is Act.PERFORM and self._presence == 1
        if not (plain and performs and self._smoothed.is_at_rest(now_s)) or now_s < self._linger_s:
            return now_s
        if self._heard_marks & Marks.VOICE_ONLY:
            return now_s  # whoever is only heard blinks and looks about
        return min(self._drawn_s + LEAST_S, self.ladder.silent_s)

    @property
    def card(self) -> Reason | None:
        """The card that is due, the owner's pause before all others; None while the character is."""
        if self.paused:
            return Reason.PAUSED
        if self.unread:
            return Reason.UNREAD
        return self.ladder.reason if self.ladder.act is Act.CARD else None

    @property
    def must_turn(self) -> bool:
        """Whether a pause, or the end of one, is not seen yet: it waits for no deadline."""
        shown = None if self._drawn is None else self._drawn.card
        return (self.paused or shown is Reason.PAUSED) and shown is not self.card

    @property
    def shows_card(self) -> bool:
        """Whether the last picture was a card."""
        return self._drawn is not None and self._drawn.card is not None

    def _advance(self, now_s: float) -> None:
        """Find out what this moment shows.

        Where everything stands is kept for a second look at the same moment, as before each picture; whether
        it is shown at all, and under which words, is never taken from memory.  An expression comes with time,
        so the one that is wanted changes nothing of this moment.
        """
        self.ladder = self.ladder.wait(now_s)
        dt_s = 0.0 if self._at_s is None else now_s - self._at_s
        self._at_s = now_s
        marked = (self.marks, self._heard_marks, self.language)
        if marked != self._marked:  # asking flags costs more than all else of a look
            self._marked = marked
            self._burned = cards.labels(self.marks | self._heard_marks, self.language)
        burned = self._burned
        card = self.card
        if card is not None:
            self._presence, self._known = 0.0, ()
            self._moment = _Moment(card, cards.words(card, self.language) + burned)
            return
        known = (now_s, self.ladder, self._smoothed, self._heard_marks, self.faces, self.manner)
        if known == self._known:
            controls = self._moment.controls
        else:
            if self.ladder.act is Act.PERFORM:  # while the gate holds, no key changes anything
                self._worn = self._worn.advance(self.wanted, dt_s)
            controls = self._controls(now_s, dt_s)
        self._known = known
        self._moment = _Moment(None, burned, self.framing, controls)

    def _dress(self) -> None:
        """Put on, take off and hang up what was asked for since."""
        while self.outfit:
            name, on = self.outfit.popitem()
            self.rig.toggle(name, on=on)
        if self.background:
            self.rig.set_background(self.background)
            self.background = ""

    def _controls(self, now_s: float, dt_s: float) -> _Controls:
        target = self.ladder.presence(now_s)
        self._presence = min(target, self._presence + dt_s / RETURN_S) if target else 0.0
        shares, breath = self._presence, self.idle.breathe(now_s)
        driven = None
        if self._smoothed is not None and shares > 0:
            driven = retarget(self._smoothed.predict(now_s), self.manner)
            if shares < 1:
                driven *= shares
        # Whom no camera sees blinks and looks about by itself.
        life = 1.0 if self._heard_marks & Marks.VOICE_ONLY else 1 - shares
        if driven is not None and not (life or self._worn.shares):
            values = np.empty(len(INPUTS))
            values[:_BREATH], values[_BREATH] = driven, breath
            return _Controls(values, _ALL)
        controls = {BREATHE: breath}
        if driven is not None:
            controls |= dict(zip(CONTROLS, driven.tolist(), strict=True))
        if life > 0:
            for name, value in self.idle.move(now_s).items():
                controls[name] = controls.get(name, 0.0) + value * life
        mixed = self._worn.mix(controls, self.faces, shares)
        said = np.array([name in mixed for name in INPUTS])
        return _Controls(np.array([mixed.get(name, 0.0) for name in INPUTS]), said)


def perform(
    director: Director,
    source: SignalSource,
    output: Output,
    clock: Clock,
    *,
    rate: int,
    on: Callable[[], bool],
    shown: Callable[[Picture, float], None] = lambda _picture, _now_s: None,
) -> None:
    """Run the show until ``on`` says no.

    Args:
        director: Draws.
        source: Signals, newest wins.
        output: Gets every picture.
        clock: Times everything.
        rate: Most pictures a second between signals.
        on: Asked before each wait.
        shown: Told of each picture after it was handed over, with the time then, for measuring.

    Raises:
        OutputError: If a picture did not get through.
    """
    pacer, cue, strain = Pacer(1 / rate, clock.now_s()), Cue(), Strain(1 / rate)
    drawn_s, fresh = float("-inf"), False
    while on():
        if fresh:
            due_s = drawn_s + _EARLIEST * pacer.period_s
        else:
            stirs_s = director.stirs_s(clock.now_s())
            due_s = max(cue.deadline(pacer.due_s, pacer.period_s), stirs_s)
        signal = source.wait(max(0.0, due_s - clock.now_s()))
        now_s = clock.now_s()
        if signal is not None:
            director.hear(signal, now_s)
            fresh = True
            if isinstance(signal, Live):
                cue.hear(now_s)
        crowded = now_s < drawn_s + _EARLIEST * pacer.period_s
        if not director.must_turn and (crowded or not (fresh or now_s >= due_s)):
            continue
        director.prompted, fresh = fresh, False
        if director.is_worth_drawing(now_s):
            picture = director.draw(now_s)
            output.show(picture)
            drawn_s = now_s
            handed_s = clock.now_s()
            shown(picture, handed_s)
            strain.drew(handed_s - now_s, handed_s)
            pacer.period_s = strain.pace_s
            if director.prompted:
                pacer.align(now_s)
        if now_s >= pacer.due_s:
            pacer.advance(now_s)
        if director.shows_card:
            pacer.due_s = max(pacer.due_s, now_s + LEAST_S)
