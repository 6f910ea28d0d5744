"""A running show: sense, director, renderer and outputs, the same for the terminal and for the window.

The thread that draws never waits for a disk, a device or another process: those are opened and closed by a
second thread, the hand.  What the owner asks for is done between two pictures.  Their pause takes no queue.
"""

from __future__ import annotations

import logging
import random
import threading
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Final

from avatar.app.agreement import open_ledger
from avatar.app.air import Air, Copy
from avatar.app.desk import Desk
from avatar.app.feed import Feed
from avatar.app.hand import Hand
from avatar.app.journal import Journal
from avatar.app.locked import Locked
from avatar.app.notes import Notes
from avatar.app.part import HEIGHT, WIDTH, Part
from avatar.app.recorder import Film, Recorder, open_video
from avatar.app.session import SENSE_COMMAND, Sense, SenseConfig
from avatar.app.status import Status
from avatar.app.unread import Census, Unread
from avatar.clock import Clock, MonotonicClock
from avatar.errors import AvatarError
from avatar.signal import Reason
from avatar.stage.director import Director, SignalSource, perform
from avatar.stage.expressions import wardrobe
from avatar.stage.idle import Idle
from avatar.stage.ladder import Ladder
from avatar.stage.outputs import Output
from avatar.stage.renderers import open_renderer

_log: Final = logging.getLogger(__name__)

_CLOSE_S: Final = 6.0
"""For devices and processes to be let go of at the end: a sense process is killed after a second of patience,
a PipeWire child after two."""

Attend = Callable[[SignalSource, Desk], SignalSource]


class Show:
    """One show.  Every method may be called from any thread and returns at once, but ``run`` and ``close``.

    Args:
        part: Who performs.
        clock: Times everything.
        command: How the sense process is run; tests give another one.
        lost: Told, in some thread, that something broke; the show goes on.
        changed: Told, in the show's thread, what is new.
        attend: Lets somebody look at the signals on their way, for the terminal's keys.
        open_film: Opens a recording, in a thread of its own.
    """

    def __init__(
        self,
        part: Part,
        clock: Clock | None = None,
        command: Sequence[str] = SENSE_COMMAND,
        *,
        lost: Callable[[AvatarError], None] = lambda _error: None,
        changed: Callable[[Status], None] = lambda _status: None,
        attend: Attend = lambda source, _desk: source,
        open_film: Callable[[Path, int], Film] = open_video,
    ) -> None:
        self._part, self._clock, self._command = part, clock or MonotonicClock(), command
        self._lost, self._attend, self._open_film = lost, attend, open_film
        self._air, self._feed = Air(self._break), Feed(self._clock)
        self._hand = Hand("show-hand", self._break)
        self._notes = Notes(part.name, changed)
        self._census, self._unread = Census(self._air.readers), Unread()
        self._stopping, self._ready = threading.Event(), threading.Event()
        self._paused = self._has_typed = False
        self._director: Director | None = None
        self._sense: Sense | None = None
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Run it in a thread of its own until :meth:`close`."""
        self._thread = threading.Thread(target=self._run_alone, name="show", daemon=True)
        self._thread.start()

    def _run_alone(self) -> None:
        try:
            self.run()
        except AvatarError as error:
            self._break(error)
        except Exception as error:
            _log.exception("show=ended")
            problem = f"nothing is drawn any more: {type(error).__name__}: {error}"
            self._break(AvatarError(problem, hint="close the window and start avatar again"))
        finally:
            self._leave(Reason.STARTING)  # else a frozen picture would stay in the call
            self.rest()  # nor does a camera stay in use that nothing is drawn from
            self.stop_recording()  # nor is it recorded for ever
            self._notes.end()

    def run(self, on: Callable[[], bool] = lambda: True) -> None:
        """Run it in this thread.

        Args:
            on: Asked before each picture; False ends the show, as :meth:`close` does.

        Raises:
            AvatarError: If nothing can be drawn.
        """
        with ExitStack() as opened:
            renderer = open_renderer(WIDTH, HEIGHT)
            opened.callback(renderer.close)
            part = self._part
            faces = wardrobe(part.rig.manifest.expressions.values())
            director = Director(part.rig, renderer, Idle(random.Random()), faces=faces)
            _cast(director, part)
            self._director = director
            director.paused = self._paused
            self._air.is_card = lambda: director.card is not None
            self._ready.set()
            source = self._attend(self._feed, Desk(director, self.recalibrate))
            perform(
                director,
                source,
                self._air,
                self._clock,
                rate=part.rate,
                on=lambda: not self._stopping.is_set() and on(),
                shown=lambda _picture, now_s: self._note(director, now_s),
            )

    def close(self) -> None:
        """End it: the output and the camera are free when this returns, at most six seconds later."""
        self.panic()  # until the output is closed, which waits for whatever the hand is doing
        self._census.close()
        self.go_off_air()
        self.rest()
        self.stop_recording()  # last: a disk may take ten seconds for the end of a video
        self._hand.close(_CLOSE_S)
        self._stopping.set()
        self._feed.wake()
        if self._thread is not None:
            self._thread.join(_CLOSE_S)

    # What is seen of it.

    def status(self) -> Status:
        """The newest one; never waits."""
        return self._notes.status

    def newest(self) -> Copy | None:
        """The newest copy for a window; see :class:`avatar.app.air.Tap`."""
        return self._air.tap.newest()

    def want(self) -> None:
        """Have the next picture that differs copied."""
        self._air.tap.want()

    def viewed(self, *, by_window: bool) -> None:
        """Say whether a window shows the copies: who looks there counts as who reads the output."""
        self._air.is_viewed = by_window

    def told_of_copies(self, told: Callable[[], None]) -> None:
        """Have ``told`` called, in the show's thread, when there is a new copy."""
        self._air.tap.told = told

    # The owner's pause.

    def panic(self) -> None:
        """Hide everything behind the card of a pause, from the next picture on, whatever else goes on."""
        self._paused = True
        director = self._director
        if director is not None:
            director.paused = True
        self._feed.wake()

    def resume(self) -> None:
        """End the pause."""
        self._paused = False
        director = self._director
        if director is not None:
            director.paused = False
        self._feed.wake()

    # Wishes.

    def ask(self, wish: Callable[[Desk], str], told: Callable[[str], None] = lambda _said: None) -> None:
        """Have something done between two pictures.

        Args:
            wish: Takes microseconds.
            told: Gets its answer, in the show's thread.
        """

        def grant() -> None:
            if self._director is not None:
                told(wish(Desk(self._director, self.recalibrate)))
                self._paused = self._director.paused  # a key may be the pause's

        self._feed.wish(grant)

    def recalibrate(self) -> None:
        """Have the resting face learnt anew."""
        sense = self._sense
        if sense is not None:
            sense.recalibrate()

    # The camera.

    def watch(self) -> None:
        """Have the sense process running."""
        self._notes.watching = True
        self._hand.give(self._start_sense)

    def rest(self, then: Callable[[], None] = lambda: None) -> None:
        """Have none: the camera is released, and coming back asks for a proof again.

        Args:
            then: Called by the hand once the camera is free.
        """
        self._notes.watching = False
        source = self._feed.source
        self._feed.wish(lambda: self._deafen(source))
        self._hand.give(self._end_sense)
        self._hand.give(then)

    def play(self, part: Part) -> None:
        """Perform as another character, or look otherwise, from the next picture on.

        Where the sense process must be told something else it is started anew, and asks for a proof.
        """
        before, self._part = self._part, part
        source = self._feed.source
        anew = _told(before.config) != _told(part.config)

        def change() -> None:
            if anew:
                self._deafen(source)  # before the rig: a stand-in is never drawn
            if self._director is not None:
                _cast(self._director, part)
                if before.sealed is not None:
                    self._director.renderer.forget()
            self._notes.name(part)

        self._feed.wish(change)
        if anew and self._notes.watching:
            self._hand.give(self._end_sense)
            self._hand.give(self._start_sense)

    def typed(self) -> None:
        """The passphrase was typed just now: it counts for the next sense process, which is started."""

        def again() -> None:
            self._has_typed = False
            self._end_sense()
            self._start_sense()

        self._hand.give(again)

    def _start_sense(self) -> None:
        if self._sense is not None or not self._notes.watching:
            return
        self._ready.wait(_CLOSE_S)
        part = self._part
        # Counted as typed once: a camera that is chosen anew must not forgive failed prompts.
        config = replace(part.config, typed_now=part.config.typed_now and not self._has_typed)
        self._has_typed = True
        sense = self._sense = Sense(config, self._clock, self._command)
        self._notes.open(sense, part, Journal(open_ledger(), part.record_id) if part.record_id else None)
        director = self._director
        if part.sealed is not None and director is not None:
            self._feed.follow(Locked(sense, director, part.sealed, part.look, part.rig))
        else:
            self._feed.follow(sense)

    def _end_sense(self) -> None:
        self._feed.follow(None)
        sense, self._sense = self._sense, None
        if sense is not None:
            sense.close()
        self._notes.shut()

    def _deafen(self, source: SignalSource | None) -> None:
        """Stop listening to a process that is about to end, show a start's card, or that of no consent."""
        self._feed.leave(source)
        if self._director is not None:
            self._director.ladder = Ladder(reason=self._part.waits_for)

    # Outputs.

    def go_on_air(self, open_output: Callable[[], Output]) -> None:
        """Open an output and send to it.

        Args:
            open_output: Called by the hand; may take its time.
        """
        self._notes.wanted = True

        def go() -> None:
            if self._air.is_on or not self._notes.wanted:
                return
            self._notes.opening = True
            try:
                output = open_output()
            finally:
                self._notes.opening = False
            if self._notes.wanted:
                self.send_to(output)
            else:  # not any more: nobody saw a picture
                output.close()

        self._hand.give(go)

    def send_to(self, output: Output) -> None:
        """Send to an output that is open; the show closes it."""
        self._notes.wanted = True
        before = self._air.swap_output(output)
        self._census.start()
        if before is not None:
            self._hand.give(before.close)
        self._feed.wake()

    def go_off_air(self, reason: Reason = Reason.PAUSED) -> None:
        """Send nothing any more, and release the output; the last that it gets is the card of ``reason``."""
        self._notes.wanted = False
        self._hand.give(lambda: self._leave(reason))

    def _leave(self, reason: Reason) -> None:
        part = self._part
        self._air.leave(reason, part.marks, part.language)

    def record(self, path: Path) -> None:
        """Write a video of what the audience sees."""
        rate = self._part.rate
        self._swap_recorder(lambda: Recorder(path, lambda: self._open_film(path, rate), self._clock, rate))

    def stop_recording(self) -> None:
        """Finish the video."""
        self._swap_recorder(lambda: None)

    def _swap_recorder(self, make: Callable[[], Recorder | None]) -> None:
        def swap() -> None:
            before = self._air.swap_recorder(make())
            if before is not None:
                before.close()

        self._hand.give(swap)

    def _break(self, error: AvatarError) -> None:
        self._notes.problem(error)
        self._lost(error)

    def _note(self, director: Director, now_s: float) -> None:
        part, air = self._part, self._air
        looked_at = air.is_viewed or bool(air.recording)
        readers = self._census.readers if air.is_on else 0  # off air only a window could show it
        self._unread = self._unread.hear(None if looked_at or not part.rests_unread else readers, now_s)
        director.unread = self._unread.is_long
        resting = director.unread or (director.paused and part.releases_camera)
        sense = self._sense
        if sense is not None:
            sense.want_camera(wanted=not resting)
        self._notes.resting = resting
        self._notes.look(director, self._feed, self._air, now_s)


def _cast(director: Director, part: Part) -> None:
    """Give a part to the director."""
    director.marks, director.manner, director.framing = part.marks, part.manner, part.framing
    director.language = part.language
    if director.rig is not part.rig:
        director.rig, director.faces = part.rig, wardrobe(part.rig.manifest.expressions.values())
        director.wanted, director.background = None, ""
        director.outfit.clear()  # what was asked of another character


def _told(config: SenseConfig) -> SenseConfig:
    """What matters of what a sense process is told: the rest is no reason to start it anew."""
    return replace(config, passphrase=None, typed_now=False, track_hz=0)
