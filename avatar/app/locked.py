"""A sealed character in a show: there while its owner performs, pauses or looks away, else forgotten."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import Protocol

from avatar.app.look import Look, dressed
from avatar.errors import CharacterError, NotYoursError
from avatar.signal import Held, Live, Reason, Signal
from avatar.stage.director import Director, SignalSource
from avatar.stage.expressions import wardrobe
from avatar.stage.ladder import GENTLE, Act
from avatar.stage.rigs import Rig
from avatar.stage.rigs.files import Packed
from avatar.stage.sealed import Sealed


class KeySource(SignalSource, Protocol):
    """Where signals come from, and the key when the gate opens: the sense process, or a script."""

    def take_key(self) -> bytes | None:
        """What was released since the last call; None if nothing was, or the gate has shut since."""
        ...


@dataclass(slots=True)
class Locked:
    """The signals of a show whose character is sealed.

    Until the key has come, a performance is turned into the card that says whose character it is.  When the
    gate shuts for a reason that is not gentle, or a gentle one comes under a card, character and bitmaps are
    forgotten, to be released anew.  The character is kept during a pause by the owner's key, while the sense
    process is silent, and for up to ``CARD_AFTER_S`` of absence; the key is not kept at all.

    Attributes:
        source: The sense process.
        director: Draws; its rig is ``stand_in`` while there is no character, and is not drawn then.
        sealed: The file.
        look: What the character wears.
        stand_in: A character that anybody may see.
    """

    source: KeySource
    director: Director
    sealed: Sealed
    look: Look
    stand_in: Rig
    _is_open: bool = field(default=False, init=False)
    _has_warned: bool = field(default=False, init=False)

    def wait(self, timeout_s: float) -> Signal | None:
        """As the source's own; a performance only of a character that is open.

        Raises:
            CharacterError: If the character that was sealed cannot be drawn.
        """
        signal = self.source.wait(timeout_s)
        key = self.source.take_key()
        # First forget, then open: a key that is still there was released after the gate had shut.
        if isinstance(signal, Held) and (signal.reason not in GENTLE or self.director.ladder.act is Act.CARD):
            self._forget()
        if key is not None:
            self._open(key)
        if isinstance(signal, Live) and not self._is_open:
            return Held(signal.captured_ns, Reason.SEALED, signal.marks)
        return signal

    def wake(self) -> None:
        """As the source's own."""
        self.source.wake()

    def _open(self, key: bytes) -> None:
        """Take the character out of the file, if the key fits."""
        try:
            rig = self._dressed(self.sealed.open(key))
        except NotYoursError:
            self._forget()
            return
        self._show(rig)
        self._is_open = True

    def _dressed(self, found: Packed) -> Rig:
        """As the settings say; as its artist made it if they ask for what it has not, which is told once.

        Not before the gate opens can it be known what a sealed character has.
        """
        try:
            return dressed(found, self.look)
        except CharacterError as error:
            rig = dressed(found, Look())
            if not self._has_warned:
                print(
                    f"warning: {error.problem}; shown as its artist made it ({error.hint})", file=sys.stderr
                )
                self._has_warned = True
            return rig

    def _forget(self) -> None:
        if self._is_open:
            self._show(self.stand_in)
            self.director.renderer.forget()
            self._is_open = False

    def _show(self, rig: Rig) -> None:
        director = self.director
        director.rig, director.faces = rig, wardrobe(rig.manifest.expressions.values())
        director.wanted, director.background = None, ""
        director.outfit.clear()  # what was asked of another character
