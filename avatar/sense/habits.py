"""How the owner's face rests and moves, kept with the profile so that a new start need not learn it again.

Encrypted with a key that is made from the template: when the template is erased, nobody can read this any
more.
"""

from __future__ import annotations

import hashlib
import logging
import math
import secrets
import struct
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from avatar.keys import write_private
from avatar.performance import COEFFICIENTS, POSE
from avatar.sense.calibration import Calibration
from avatar.sense.coupling import Coupling
from avatar.sense.lids import LidRange, Lids
from avatar.sense.lips import Lips
from avatar.sense.reading import Reading
from avatar.sense.stance import Stance
from avatar.sense.vault import HABITS

_log = logging.getLogger(__name__)

_MAGIC: Final = b"AVH3"
_NONCE_BYTES: Final = 12
_EYE: Final = ("gap", "widest", "shut", "rest")
_TURNS: Final = 3
_COUPLING: Final = _TURNS * len(COEFFICIENTS) + _TURNS * _TURNS + 3
_COUNT: Final = 2 * len(COEFFICIENTS) + 1 + 2 * len(_EYE) + 3 + 2 + len(POSE) + _COUPLING
_LAYOUT: Final = struct.Struct(f"<{_COUNT}d")


class HabitsFile:
    """The file, for one template.

    Args:
        folder: The data folder.
        template: The template's bytes; only a hash of them is used, as a key.
    """

    def __init__(self, folder: Path, template: bytes) -> None:
        self._path = folder / HABITS
        self._cipher = AESGCM(hashlib.sha256(b"avatar habits" + template).digest())

    def load(self) -> Reading:
        """What was kept; somebody unknown if there is nothing, or nothing that can be read."""
        try:
            content = self._path.read_bytes()
            head, nonce, body = content[:4], content[4 : 4 + _NONCE_BYTES], content[4 + _NONCE_BYTES :]
            values = _LAYOUT.unpack(self._cipher.decrypt(nonce, body, head)) if head == _MAGIC else ()
        except (OSError, InvalidTag, ValueError, struct.error):
            return Reading.start()
        return unpack(values) if values and all(map(math.isfinite, values)) else Reading.start()

    def save(self, reading: Reading) -> None:
        """Keep what was learnt.  A full disk costs nothing but the learning."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        body = self._cipher.encrypt(nonce, _LAYOUT.pack(*pack(reading)), _MAGIC)
        try:
            write_private(self._path, _MAGIC + nonce + body)
        except OSError as error:
            _log.warning("habits=not_kept error=%s", error.strerror)


def pack(reading: Reading) -> tuple[float, ...]:
    """What is worth keeping, as plain numbers."""
    calibration, lids, lips = reading.calibration, reading.lids, reading.lips
    eyes = [getattr(eye, name) for eye in (lids.left, lids.right) for name in _EYE]
    numbers = (*calibration.rest.tolist(), *calibration.reach.tolist(), calibration.seen_s)
    corners = 0.0 if math.isnan(lips.corners) else lips.corners
    one = reading.coupling
    turned = (*one.slopes.ravel().tolist(), *one.seen.ravel().tolist(), *one.pose, one.seen_s)
    return (
        *numbers,
        *eyes,
        lips.gap,
        lips.breadth,
        corners,
        *reading.gaze_rest,
        *reading.stance.pose.tolist(),
        *turned,
    )


def unpack(values: Sequence[float]) -> Reading:
    """A reading that starts from :func:`pack`'s numbers."""
    count = len(COEFFICIENTS)
    rest, reach, seen_s = np.array(values[:count]), np.array(values[count : 2 * count]), values[2 * count]
    left, right = (
        LidRange(**dict(zip(_EYE, values[at : at + len(_EYE)], strict=True)))
        for at in (2 * count + 1, 2 * count + 1 + len(_EYE))
    )
    kept, turned = values[:-_COUPLING], np.array(values[-_COUPLING:])
    stance, kept = Stance.kept(kept[-len(POSE) :]), kept[: -len(POSE)]
    gap, breadth, corners, gaze_x, gaze_y = kept[-5:]
    slopes, seen, (yaw, pitch, turned_s) = np.split(turned, [_TURNS * count, _TURNS * (count + _TURNS)])
    return replace(
        Reading.start(),
        calibration=Calibration(rest, reach, seen_s),
        coupling=Coupling(
            slopes.reshape(_TURNS, count),
            seen.reshape(_TURNS, _TURNS),
            (float(yaw), float(pitch)),
            float(turned_s),
        ),
        lids=Lids(left=left, right=right),
        lips=Lips(gap=gap, breadth=breadth, corners=corners, shut_s=seen_s),
        stance=stance if seen_s else Stance.start(),
        gaze_rest=(gaze_x, gaze_y),
    )
