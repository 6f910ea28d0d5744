"""An output that shows nothing, for tests, for measuring, and for a machine with no camera to send to."""

from __future__ import annotations

from avatar.stage.picture import Picture


class NullOutput:
    """Takes pictures and counts them.

    Attributes:
        shown: How many it took.
    """

    def __init__(self) -> None:
        self.shown = 0

    @property
    def label(self) -> str:
        """What it is."""
        return "nowhere (no output)"

    def show(self, picture: Picture) -> None:  # noqa: ARG002 - nothing is its job
        """Count one picture."""
        self.shown += 1

    def close(self) -> None:
        """Nothing to release."""
