"""Outputs accept pictures, and nothing else."""

from __future__ import annotations

from typing import Protocol

from avatar.stage.picture import Picture


class Output(Protocol):
    """Somewhere to show the avatar.  Made open; format and size are fixed until closed."""

    @property
    def label(self) -> str:
        """What it is, in words a person can look for in the call app."""
        ...

    def show(self, picture: Picture) -> None:
        """Present one picture.  Blocks for at most a few milliseconds.

        Raises:
            OutputError: If the picture did not get through; the output is then unusable.
        """
        ...

    def close(self) -> None:
        """Release the device.  Safe to call twice."""
        ...
