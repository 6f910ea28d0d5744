"""A camera frame.  This type does not leave :mod:`avatar.sense`."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from avatar.gate import CameraHealth


class CameraFrame:
    """Pixels as the camera gave them.

    Attributes:
        captured_ns: Monotonic clock when the driver handed it over.
        health: Whether these pixels can be a live view: OK, BLACK or FROZEN.
        is_still: For a while nothing changed but noise, which is no view of a living face.
    """

    __slots__ = ("_bgr", "_rgb", "captured_ns", "health", "is_still")

    def __init__(
        self,
        rgb: NDArray[np.uint8],
        captured_ns: int,
        health: CameraHealth = CameraHealth.OK,
        *,
        is_still: bool = False,
    ) -> None:
        self._rgb: NDArray[np.uint8] | None = rgb
        self._bgr = rgb
        self.captured_ns, self.health, self.is_still = captured_ns, health, is_still

    @classmethod
    def from_bgr(
        cls,
        bgr: NDArray[np.uint8],
        captured_ns: int,
        health: CameraHealth = CameraHealth.OK,
        *,
        is_still: bool = False,
    ) -> CameraFrame:
        """As OpenCV gives them.  Of two frames one is only looked at for motion, and never converted."""
        frame = cls(bgr, captured_ns, health, is_still=is_still)
        frame._rgb = None
        return frame

    @property
    def rgb(self) -> NDArray[np.uint8]:
        """(height, width, 3) uint8, sRGB, not mirrored, C-contiguous."""
        if self._rgb is None:
            self._rgb = np.asarray(cv2.cvtColor(self._bgr, cv2.COLOR_BGR2RGB), np.uint8)
        return self._rgb

    def convert_into(self, memory: NDArray[np.uint8]) -> None:
        """Write the pixels, red first, into memory of the caller's, which is written again for later frames.

        Args:
            memory: (height, width, 3).  Where these pixels are blue first it is ``rgb`` from now on, so that
                they are converted once: whoever looks at it later than the next frame's tracking sees that.
        """
        if self._rgb is self._bgr:
            np.copyto(memory, self._bgr)
            return
        cv2.cvtColor(self._bgr, cv2.COLOR_BGR2RGB, dst=memory)
        self._rgb = memory

    @property
    def shape(self) -> tuple[int, ...]:
        """Height, width, 3."""
        return self._bgr.shape

    @property
    def green(self) -> NDArray[np.uint8]:
        """(height, width) uint8: the middle one of the three, in either order."""
        return self._bgr[..., 1]


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
