"""Outputs accept pictures, and nothing else."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

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


@runtime_checkable
class Counted(Protocol):
    """An output that may know whether anybody looks."""

    def readers(self) -> int | None:
        """How many programs read it now; None if that cannot be known.

        May take milliseconds, in any thread; never raises.
        """
        ...


def readers_of(output: Output) -> int | None:
    """How many programs read an output; None if that cannot be known."""
    return output.readers() if isinstance(output, Counted) else None
