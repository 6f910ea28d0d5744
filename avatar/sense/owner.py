"""Who is in front of the camera: the question the worker asks of every frame."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from avatar.gate import UNMEASURED, Gate
from avatar.sense.frame import CameraFrame
from avatar.sense.trackers import Observation
from avatar.signal import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """What is known about the person, for the gate's ``Evidence``.

    Attributes:
        enrolled: There is a template to compare with.
        similarity: Accumulated comparison score, or ``UNMEASURED``.
        suspect: Something happened since the last match that a change of person would look like.
        stranger: Compared, and not the owner.
        prompts_passed: Prompts answered in a row.
        refused: Too many prompts failed.
        asks: The prompt to show now, if one is asked.
        progress: How far that has got, 0 to 255.
    """

    enrolled: bool = True
    similarity: float = UNMEASURED
    suspect: bool = False
    stranger: bool = False
    prompts_passed: int = 0
    refused: bool = False
    asks: Reason | None = None
    progress: int = 0


class Owner(Protocol):
    """Compares who is seen with the enrolled owner."""

    def first_gate(self, now_s: float) -> Gate:
        """The gate to start with.

        Args:
            now_s: Monotonic clock.
        """
        ...

    def look(self, frame: CameraFrame, seen: Observation, gate: Gate) -> Who:
        """Judge one frame.

        Args:
            frame: Its pixels.
            seen: What the tracker made of it.
            gate: Where the gate stands: prompts are asked only while it is ``PROMPTING``.
        """
        ...

    def catch_up(self) -> None:
        """Do what the last look put off; called once the signal for its frame is out."""
        ...

    def look_away(self) -> None:
        """The camera is shut: whoever is seen next may be another person, however alike."""
        ...


class _NothingToCompare:
    """Has no work to put off, and nothing to forget."""

    def catch_up(self) -> None:
        """Nothing."""

    def look_away(self) -> None:
        """Nothing."""


class AssumedOwner(_NothingToCompare):
    """Takes whoever is there for the owner.

    For recordings in the lab, and for a virtual camera that a test let in on purpose: every picture of either
    is marked "test source".  Never given a real camera.
    """

    def first_gate(self, now_s: float) -> Gate:
        """Owes what every gate owes."""
        del now_s
        return Gate()

    def look(self, frame: CameraFrame, seen: Observation, gate: Gate) -> Who:
        """The owner, alive, if one face is there; of two nobody can be assumed to be."""
        del frame, gate
        if seen.face is None:
            return Who()
        return Who(similarity=1.0, suspect=seen.faces > 1, prompts_passed=255)


class NobodyEnrolled(_NothingToCompare):
    """Stands in where there is no template: nobody is the owner."""

    def first_gate(self, now_s: float) -> Gate:
        """Owes what every gate owes."""
        del now_s
        return Gate()

    def look(self, frame: CameraFrame, seen: Observation, gate: Gate) -> Who:
        """Not enrolled."""
        del frame, seen, gate
        return Who(enrolled=False)
