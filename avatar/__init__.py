"""A cartoon avatar driven by your own live face, and only while you agree to it.

Camera pixels live in :mod:`avatar.sense`, a separate process.  Numbers cross to
:mod:`avatar.stage`, which draws.  Nothing in this package imports
:mod:`avatar.sense`.
"""

from avatar.errors import AvatarError
from avatar.performance import Expression, Gaze, HeadPose, Performance
from avatar.signal import Held, Live, Marks, Reason, Signal, decode, encode

__all__ = [
    "AvatarError",
    "Expression",
    "Gaze",
    "HeadPose",
    "Held",
    "Live",
    "Marks",
    "Performance",
    "Reason",
    "Signal",
    "decode",
    "encode",
]
