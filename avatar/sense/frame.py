"""A camera frame.  This type does not leave :mod:`avatar.sense`."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from avatar.gate import CameraHealth


@dataclass(frozen=True, slots=True, eq=False)
class CameraFrame:
    """Pixels as the camera gave them.

    Attributes:
        rgb: (height, width, 3) uint8, sRGB, not mirrored, C-contiguous.
        captured_ns: Monotonic clock when the driver handed it over.
        health: Whether these pixels can be a live view: OK, BLACK or FROZEN.
    """

    rgb: NDArray[np.uint8]
    captured_ns: int
    health: CameraHealth = CameraHealth.OK


@dataclass(frozen=True, slots=True)
class NoFrame:
    """No frame came for a while.

    Attributes:
        at_ns: Monotonic clock when this was noticed.
        health: What is wrong with the camera; OK when the next frame is merely not due yet.
    """

    at_ns: int
    health: CameraHealth = CameraHealth.OK


@dataclass(frozen=True, slots=True)
class Shut:
    """The owner had the camera shut: there is no frame, and nobody is seen.

    Attributes:
        at_ns: Monotonic clock.
    """

    at_ns: int
