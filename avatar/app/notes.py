"""What a show says of itself: the status for a window, and the lines of the ledger.

Written by the show's thread with every picture; read by anybody, without a lock.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from avatar.app.air import Air
from avatar.app.desk import Desk
from avatar.app.feed import Feed
from avatar.app.journal import Journal
from avatar.app.ledger import Event
from avatar.app.part import Part
from avatar.app.session import Sense
from avatar.app.status import Meter, Status, Watch, camera_state
from avatar.errors import AvatarError
from avatar.signal import Live, Reason
from avatar.stage.director import Director
from avatar.stage.ladder import Act

_STATUS_S: Final = 0.25
"""Numbers are fresh so often; what the audience sees, at once."""

_CPU_S: Final = 1.0
"""Linux counts processor time in hundredths of a second, so over a second it is exact to a per cent."""


class Notes:
    """The status, kept current.

    Args:
        character: Who performs at first.
        changed: Told, in the show's thread, of every new status.

    Attributes:
        status: The newest one.
        watching: A sense process is wanted.
        wanted: Being on air is wanted.
        opening: The output is being opened.
        resting: The camera is released for as long as nothing is to be seen.
    """

    def __init__(self, character: str, changed: Callable[[Status], None]) -> None:
        self.status = Status(character=character)
        self.watching = self.wanted = self.opening = self.resting = False
        self._character, self._sealed, self._microphone = character, False, False
        self._changed = changed
        self._sense: Sense | None = None
        self._journal: Journal | None = None
        self._problem, self._hint = "", ""
        self._meter = Meter()
        self._told_s = self._looked_s = float("-inf")
        self._was_open = False
        self._noted: tuple[Act, Reason, bool, bool] | None = None

    def name(self, part: Part) -> None:
        """Somebody else performs."""
        self._character, self._sealed = part.name, part.sealed is not None
        self._told_s = float("-inf")

    def open(self, sense: Sense, part: Part, journal: Journal | None) -> None:
        """A sense process runs."""
        self.name(part)
        self._sense, self._journal = sense, journal
        self._microphone = part.config.microphone != "off"
        self._problem = self._hint = ""

    def shut(self) -> None:
        """The sense process is gone."""
        self._sense = None
        journal, self._journal = self._journal, None
        if journal is not None:
            journal.close()

    def problem(self, error: AvatarError) -> None:
        """Something broke."""
        self._problem, self._hint = error.problem, error.hint
        self._told_s = float("-inf")

    def look(self, director: Director, feed: Feed, air: Air, now_s: float) -> None:
        """Take note of a picture that was just handed over."""
        captured_s = feed.captured_s() if director.ladder.act is Act.PERFORM else 0.0
        self._meter.picture(now_s, now_s - feed.woke_s, now_s - captured_s if captured_s else 0.0)
        if now_s - self._looked_s >= _CPU_S:
            self._looked_s = now_s
            self._meter.look(now_s, self._sense.pid if self._sense is not None else None)
        if self._sense is not None and director.ladder.act is Act.PERFORM:
            self._sense.problem = ""  # of an earlier process: it works now
        seen = _seen(director)
        if seen != self._noted:
            self._noted = seen
            self._enter(director)
        elif now_s - self._told_s < _STATUS_S:
            return
        self._told_s = now_s
        self._publish(self._now(director, feed, air, now_s))

    def end(self) -> None:
        """Nothing is drawn any more."""
        off = replace(self.status, on_air=False, label="", fps=0.0, camera=Watch.OFF, microphone=Watch.OFF)
        off = replace(off, ended=True, recording="")
        self._publish(replace(off, problem=self._problem, hint=self._hint))

    def _publish(self, status: Status) -> None:
        self.status = status
        self._changed(status)

    def _enter(self, director: Director) -> None:
        """Write to the ledger when the gate opened, or closed and why."""
        ladder, journal = director.ladder, self._journal
        if journal is None or ladder.act in (Act.HOLD, Act.EASE):
            return
        performing = ladder.act is not Act.CARD
        if performing and not self._was_open:
            journal.note(Event.GATE_OPENED)
        elif not performing and ladder.reason in (Reason.NOT_OWNER, Reason.REFUSED):
            journal.note(Event.GATE_LOCKED, ladder.reason)
        elif self._was_open and not performing:
            journal.note(Event.GATE_CLOSED, ladder.reason)
        self._was_open = performing

    def _now(self, director: Director, feed: Feed, air: Air, now_s: float) -> Status:
        ladder, sense, meter = director.ladder, self._sense, self._meter
        card = director.card
        watching = self.watching and not self.resting and not feed.is_voice_alone()
        live = watching and isinstance(feed.newest, Live)
        camera = Watch.ON if live else camera_state(feed.reason() or ladder.reason, watching=watching)
        if camera is Watch.ON and feed.newest is not None and now_s >= ladder.silent_s:
            camera = Watch.PROBLEM  # the process hangs: its light may be on, and it sees nothing
        complaint = sense.problem if sense is not None and ladder.act is Act.CARD else ""
        toggles = director.rig.manifest.toggles
        return Status(
            on_air=air.is_on,
            opening=self.opening,
            label=air.label,
            act=ladder.act if card is None else Act.CARD,
            reason=ladder.reason if card is None else card,
            progress=feed.progress(),
            problem=self._problem or complaint,
            hint=self._hint if self._problem else "",
            paused=director.paused,
            camera=camera,
            microphone=self._heard(is_heard=live or feed.is_voice_alone()),
            fps=meter.fps(),
            picture_ms=meter.picture_ms(),
            delay_ms=meter.delay_ms(),
            cpu_percent=meter.cpu_percent,
            sense_cpu_percent=meter.sense_cpu_percent,
            character=self._character,
            sealed=self._sealed,
            worn=director.wanted or "",
            faces=tuple((face.key or 0, name) for name, face in director.faces.items()),
            toggles=tuple(
                (name, note.key or "", director.outfit.get(name, director.rig.toggles[name]))
                for name, note in toggles.items()
            ),
            background=director.background or director.rig.background,
            backgrounds=tuple(Desk(director).backgrounds()),
            recording=air.recording,
        )

    def _heard(self, *, is_heard: bool) -> Watch:
        """The microphone is open while the gate is, if it is switched on at all, and else released."""
        if not self._microphone or self._sense is None:
            return Watch.OFF
        if self._sense.note:
            return Watch.PROBLEM
        return Watch.ON if is_heard else Watch.OFF


def _seen(director: Director) -> tuple[Act, Reason, bool, bool]:
    ladder = director.ladder
    reason = ladder.reason if ladder.act is Act.CARD else Reason.STARTING
    return (ladder.act, reason, director.paused, director.unread)
