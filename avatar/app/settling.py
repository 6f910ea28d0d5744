"""What the terminal says of the calibration step: that it began, how far it is, that it is over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from avatar.app.status import Status
from avatar.stage.ladder import Act

_BAR: Final = 12
_FULL: Final = 255


@dataclass(slots=True)
class Settling:
    """Listens to a show's status.

    Attributes:
        shown: Marks of the bar that were said last; None while there is no step.
    """

    shown: int | None = None

    def hear(self, status: Status) -> str:
        """What is new, in a line; empty if nothing is.  A card says nothing: the step waits behind it."""
        if status.paused or status.act is not Act.PERFORM:
            return ""
        if not status.progress:
            over, self.shown = self.shown is not None, None
            return "calibrated: this is how you look at rest" if over else ""
        done, before = _BAR * status.progress // _FULL, self.shown
        if done == before:
            return ""
        self.shown = done
        asks = "  sit relaxed for three seconds and blink twice" if before is None else ""
        return f"calibrating [{'#' * done}{'.' * (_BAR - done)}]{asks}"
