"""What the owner may ask of a running show: the same calls for the terminal's keys and for a window.

Nothing here reaches the gate.  What is asked for is seen only while a performance is shown;
a pause is seen at once and hides everything.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

from avatar.signal import Reason, Signal
from avatar.stage.director import Director, SignalSource
from avatar.stage.rigs.choices import BackgroundNote

OFF_KEY: Final = "0"
PAUSE_KEY: Final = "p"
BACKGROUND_KEY: Final = "b"
CALIBRATE_KEY: Final = "c"

_KEY_WAITS_S: Final = 0.05
"""Keys of a terminal are looked at so often: a pause must be out within a tenth of a second."""


class Keys(Protocol):
    """Where keys come from."""

    def read(self) -> str:
        """Those pressed since the last call, in order; empty if none.  Never waits."""
        ...

    def close(self) -> None:
        """Leave the terminal as it was.  Safe to call twice."""
        ...


@dataclass(slots=True)
class Desk:
    """Commands for a show.  Each returns what to tell the owner, in a few words.

    Attributes:
        director: The show.
        recalibrate: Has the resting face learnt anew.
    """

    director: Director
    recalibrate: Callable[[], None] = lambda: None

    def wear(self, name: str | None) -> str:
        """Wear an expression; None, or the one that is worn already, takes it off."""
        director = self.director
        director.wanted = name if name in director.faces and name != director.wanted else None
        return f"wearing: {director.wanted}" if director.wanted else "wearing: your own face"

    def pause(self) -> str:
        """Hide everything behind the card of a pause, or go on."""
        self.director.paused = not self.director.paused
        return "paused: the card hides everything until you press p" if self.director.paused else "going on"

    def toggle(self, name: str) -> str:
        """Put something on, or take it off."""
        director = self.director
        on = not director.outfit.get(name, director.rig.toggles[name])
        director.outfit[name] = on
        return f"{name}: {'on' if on else 'off'}"

    def next_background(self) -> str:
        """Show the character's next background."""
        director = self.director
        names = self.backgrounds()
        now = director.background or director.rig.background
        others = [name for name in names if name != now]
        if not others:
            return "there is no other background"
        director.background = names[(names.index(now) + 1) % len(names)] if now in names else names[0]
        return f"background: {director.background}"

    def hang(self, name: str) -> str:
        """Show a background by its name; one that the character has not is passed over."""
        if name in self.backgrounds():
            self.director.background = name
        return f"background: {self.director.background or self.director.rig.background}"

    def backgrounds(self) -> list[str]:
        """Those that a call can show: it knows no transparency."""
        notes: dict[str, BackgroundNote] = dict(self.director.rig.manifest.backgrounds)
        return [name for name, note in notes.items() if note.kind != "transparent"]

    def press(self, key: str) -> str:
        """Do what a key means; a key that means nothing says nothing."""
        key = key.casefold()
        if key == PAUSE_KEY:
            return self.pause()
        if key == CALIBRATE_KEY:
            self.recalibrate()
            if self.director.ladder.reason is Reason.VOICE_OVER:
                return "the camera looks at you again"
            return "calibrating: your resting face is learnt anew"
        if key == OFF_KEY:
            return self.wear(None)
        if key == BACKGROUND_KEY:
            return self.next_background()
        if key in (worn := self._toggles()):
            return self.toggle(worn[key])
        named = {str(face.key): name for name, face in self.director.faces.items() if face.key}
        return self.wear(named[key]) if key in named else ""

    def _toggles(self) -> dict[str, str]:
        notes = self.director.rig.manifest.toggles
        return {note.key: name for name, note in notes.items() if note.key}

    def help(self) -> str:
        """All keys in one line."""
        faces = sorted((face.key, name) for name, face in self.director.faces.items() if face.key)
        listed = ", ".join(f"{key} {name}" for key, name in faces)
        worn = "".join(f"{key} {name}; " for key, name in sorted(self._toggles().items()))
        worn += f"{BACKGROUND_KEY} background; " if len(self.backgrounds()) > 1 else ""
        ours = f"{PAUSE_KEY} pause; {CALIBRATE_KEY} calibrate; Ctrl-C stop"
        return f"keys: {listed}, {OFF_KEY} off; {worn}{ours}"


@dataclass(frozen=True, slots=True)
class Attended:
    """A signal source that looks at the keys each time, just before a picture may be drawn.

    Attributes:
        source: Where the signals come from.
        keys: Where the keys come from.
        desk: What they do.
    """

    source: SignalSource
    keys: Keys
    desk: Desk

    def wait(self, timeout_s: float) -> Signal | None:
        """As the source's own, though no longer than a key may wait."""
        signal = self.source.wait(min(timeout_s, _KEY_WAITS_S))
        for key in self.keys.read():
            said = self.desk.press(key)
            if said:
                print(said, flush=True)
        return signal

    def wake(self) -> None:
        """As the source's own."""
        self.source.wake()
