"""Trackers find a face in a frame.  A closed list of one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from avatar.sense.frame import CameraFrame


@dataclass(frozen=True, slots=True, eq=False)
class FaceObservation:
    """One face in one frame.  Face geometry can identify a person: it stays in this process.

    Attributes:
        landmarks: (478, 3) float32, x and y in widths and heights of the frame from its top left, z as x.
        blendshapes: (52,) float32 in the order of ``avatar.sense.solve.BLENDSHAPES``, 0 to 1.
        transform: (4, 4) float32, from the canonical face to the camera, in centimetres; x towards the
            frame's right, y up, the camera looks along -z.
        aspect: Frame width divided by frame height.
    """

    landmarks: NDArray[np.float32]
    blendshapes: NDArray[np.float32]
    transform: NDArray[np.float32]
    aspect: float

    def points(self, places: NDArray[np.int64]) -> list[tuple[float, float, float]]:
        """Some landmarks in frame heights, as plain numbers: of so few, arrays take three times as long."""
        aspect = self.aspect
        return [(x * aspect, y, z * aspect) for x, y, z in self.landmarks[places].tolist()]


@dataclass(frozen=True, slots=True, eq=False)
class Observation:
    """What one frame shows.

    Attributes:
        faces: Number of faces in view.
        face: The one that is followed; None if there is none.
    """

    faces: int
    face: FaceObservation | None


class Tracker(Protocol):
    """Looks at one frame at a time, in capture order."""

    def observe(self, frame: CameraFrame) -> Observation:
        """Say how many faces there are and how the followed one looks."""
        ...

    def catch_up(self) -> None:
        """Do what the last frame put off; called once the signal for it is out."""
        ...

    def close(self) -> None:
        """Release the networks.  Safe to call twice."""
        ...
