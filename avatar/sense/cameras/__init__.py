"""Cameras produce frames.  A closed list: a webcam, and for the lab a recorded file.

No queue anywhere: a camera keeps one frame, the newest.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Protocol, TypeAlias

from avatar.errors import CameraError
from avatar.gate import CameraHealth
from avatar.sense.frame import CameraFrame, NoFrame, Shut

Sight: TypeAlias = CameraFrame | NoFrame | Shut

PATIENCE_S: Final = 0.05
"""A camera says ``NoFrame`` when none came for so long, so that a held signal can be repeated.

The stage calls the sense process lost after 250 ms of silence; five repeats fit."""


class UnusableCameraError(CameraError):
    """The webcam cannot be used, and the card for it.

    Args:
        health: What is wrong, for the gate's reason.
        problem: What is wrong, with the camera's name, in one sentence.
        hint: What to do about it, as an imperative.
    """

    def __init__(self, health: CameraHealth, problem: str, *, hint: str = "") -> None:
        super().__init__(problem, hint=hint)
        self.health = health


class Camera(Protocol):
    """A source of frames that is open."""

    def frames(self) -> Iterator[Sight]:
        """Yield the newest frame as soon as there is one; after ``PATIENCE_S`` say why there is none.

        Raises:
            UnusableCameraError: If there will be no more frames.
        """
        ...

    def close(self) -> None:
        """Release the device.  Safe to call twice."""
        ...
