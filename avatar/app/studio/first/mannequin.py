"""Draws characters to choose from: a still of each, and one that lives, on a thread of its own.

It plays the bundled performance, numbers written by hand.  No camera is read and nobody is performed as.
"""

from __future__ import annotations

import logging
import random
import threading
from collections import deque
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from typing import Final

from avatar.app.demo import Script, load_script
from avatar.app.photoreal import judge
from avatar.app.pose import settle
from avatar.clock import Clock, MonotonicClock, Pacer
from avatar.errors import AvatarError
from avatar.signal import Live
from avatar.stage.director import Director
from avatar.stage.idle import Idle
from avatar.stage.picture import Picture
from avatar.stage.renderers import Renderer, open_renderer
from avatar.stage.rigs import Rig, load_rig
from avatar.stage.rigs.files import Source

Finder = Callable[[], Source]
"""Finds or makes a character; called in the drawing thread."""

_log = logging.getLogger(__name__)

RATE: Final = 20
"""Pictures a second of the one that lives: enough for a look at it, a third of a core less than a show."""

SMILE: Final = {"mouthSmileLeft": 0.55, "mouthSmileRight": 0.55, "yaw": 0.12, "roll": 0.03}
"""How the stills are posed."""


@dataclass(slots=True)
class Wishes:
    """What is to be drawn, newest first where it matters.

    Attributes:
        alive: Who lives; None for nobody.
        number: Changes with every new wish.
        stills: Who is to be drawn once, by name.
    """

    alive: Finder | None = None
    number: int = 0
    stills: deque[tuple[str, Finder]] = field(default_factory=deque)


class Mannequin:
    """The thread.

    Args:
        size: Width and height of every picture, even numbers of pixels.
        lives: Told, in this thread, of each picture of the one that lives.
        drawn: Told, in this thread, of each still, by name.
        failed: Told, in this thread, whose drawing cannot be used, and why.
        clock: Times the life.
    """

    def __init__(
        self,
        size: tuple[int, int],
        lives: Callable[[Picture], None],
        drawn: Callable[[str, Picture], None],
        failed: Callable[[str, AvatarError], None],
        clock: Clock | None = None,
    ) -> None:
        self._size, self._lives, self._drawn, self._failed = size, lives, drawn, failed
        self._clock = clock or MonotonicClock()
        self._news = threading.Condition()
        self._wishes, self._open = Wishes(), True
        self._thread = threading.Thread(target=self._run, name="mannequin", daemon=True)

    def start(self) -> None:
        """Begin to draw what is wished."""
        self._thread.start()

    def bring(self, who: Finder | None) -> None:
        """Let somebody live, from the next picture on; None for nobody.

        Args:
            who: Finds or makes the character; called in this thread.
        """
        with self._news:
            self._wishes.alive = who
            self._wishes.number += 1
            self._news.notify()

    def draw(self, name: str, who: Finder, *, next_: bool = False) -> None:
        """Draw somebody once, soon; an older wish of the same name is forgotten.

        Args:
            name: Told with the picture.
            who: Finds or makes the character; called in this thread.
            next_: Before all others that wait.
        """
        with self._news:
            stills = self._wishes.stills
            for old in [one for one in stills if one[0] == name]:
                stills.remove(old)
            (stills.appendleft if next_ else stills.append)((name, who))
            self._news.notify()

    def close(self) -> None:
        """Stop after the picture that is being drawn, without waiting for it; nothing is told any more."""
        with self._news:
            self._open = False
            self._news.notify()

    def _run(self) -> None:
        with closing(open_renderer(*self._size)) as renderer:
            script, number = load_script(), 0
            director: Director | None = None
            pacer = Pacer(1 / RATE, self._clock.now_s())
            while True:
                with self._news:
                    while director is None and not self._has_news(number):
                        self._news.wait()
                    if not self._open:
                        return
                    wanted, now = self._wishes.alive, self._wishes.number
                    still = self._wishes.stills.popleft() if self._wishes.stills else None
                if now != number:
                    number, director = now, self._alive(wanted, renderer)
                if director is not None:
                    self._live(director, script)
                if still is not None:
                    self._still(renderer, *still)
                elif director is not None:
                    self._wait(pacer)

    def _has_news(self, number: int) -> bool:
        return not self._open or bool(self._wishes.stills) or number != self._wishes.number

    def _wait(self, pacer: Pacer) -> None:
        """Until the next picture is due; a new wish is granted at that time too."""
        self._clock.sleep(pacer.wait_s(self._clock.now_s()))
        pacer.advance(self._clock.now_s())

    def _alive(self, who: Finder | None, renderer: Renderer) -> Director | None:
        if who is None:
            return None
        try:
            return Director(load_rig(who(), judge=judge), renderer, Idle(random.Random(1)))
        except AvatarError as error:
            self._failed("", error)
            return None

    def _live(self, director: Director, script: Script) -> None:
        now_s = self._clock.now_s()
        director.hear(Live(round(now_s * 1e9), script.at(now_s % script.length_s)), now_s)
        picture = director.draw(now_s)
        if self._open:
            self._lives(picture)

    def _still(self, renderer: Renderer, name: str, who: Finder) -> None:
        try:
            picture = portrait(load_rig(who(), judge=judge), renderer)
            if self._open:
                self._drawn(name, picture)
        except AvatarError as error:
            _log.info("still=%s problem=%r", name, error.problem)
            self._failed(name, error)


def portrait(rig: Rig, renderer: Renderer) -> Picture:
    """Somebody who smiles a little, at rest."""
    settle(rig, SMILE)
    return renderer.draw(rig.pose(SMILE, 0.0))
