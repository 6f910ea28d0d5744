"""What the owner may ask of a running show: the same calls for the terminal's keys and for a window.

Nothing here reaches the gate.  What is asked for is seen only while a performance is shown;
a pause is seen at once and hides everything.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Protocol

from avatar.signal import Signal
from avatar.stage.director import Director, SignalSource

OFF_KEY: Final = "0"
PAUSE_KEY: Final = "p"


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
    """

    director: Director

    def wear(self, name: str | None) -> str:
        """Wear an expression; None, or the one that is worn already, takes it off."""
        director = self.director
        director.wanted = name if name in director.faces and name != director.wanted else None
        return f"wearing: {director.wanted}" if director.wanted else "wearing: your own face"

    def pause(self) -> str:
        """Hide everything behind the card of a pause, or go on."""
        self.director.paused = not self.director.paused
        return "paused: the card hides everything until you press p" if self.director.paused else "going on"

    def press(self, key: str) -> str:
        """Do what a key means; a key that means nothing says nothing."""
        key = key.casefold()
        if key == PAUSE_KEY:
            return self.pause()
        if key == OFF_KEY:
            return self.wear(None)
        named = {str(face.key): name for name, face in self.director.faces.items() if face.key}
        return self.wear(named[key]) if key in named else ""

    def help(self) -> str:
        """All keys in one line."""
        faces = sorted((face.key, name) for name, face in self.director.faces.items() if face.key)
        listed = ", ".join(f"{key} {name}" for key, name in faces)
        return f"keys: {listed}, {OFF_KEY} off; {PAUSE_KEY} pause; Ctrl-C stop"


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
        """As the source's own."""
        signal = self.source.wait(timeout_s)
        for key in self.keys.read():
            said = self.desk.press(key)
            if said:
                print(said, flush=True)
        return signal
