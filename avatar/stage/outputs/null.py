"""An output that shows nothing, for tests, for measuring, and for a machine with no camera to send to."""

from __future__ import annotations

from avatar.stage.picture import Picture


class NullOutput:
    """Takes pictures and counts them.

    Args:
        planes: Ask each for its planes, as a camera does.

    Attributes:
        shown: How many it took.
    """

    def __init__(self, *, planes: bool = False) -> None:
        self.shown = 0
        self._planes = planes

    @property
    def label(self) -> str:
        """What it is."""
        return "nowhere (no output)"

    def show(self, picture: Picture) -> None:
        """Count one picture."""
        if self._planes:
            _ = picture.i420
        self.shown += 1

    def close(self) -> None:
        """Nothing to release."""
