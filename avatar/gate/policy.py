"""The gate's thresholds, each with where it comes from."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class Identity(enum.Enum):
    """Whether the owner must be recognised.

    ``OFF`` is interim, until enrolment exists; it marks every picture.
    """

    REQUIRED = "required"
    OFF = "off"


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """Thresholds.  Opening is stricter than staying open (hysteresis).

    Attributes:
        identity: Whether similarity and liveness are asked for at all.
        similarity_to_open: 0.45 gave FMR 0.10 % at FNMR 1.7 % on 164 stills (SFace, one image each);
            0.50 gave no false match in 985 impostor pairs.
        similarity_to_stay: 0.40 gave FMR 0.2 % at FNMR 0.9 % on the same stills.
        liveness_to_open: Interim, until liveness exists: no measurement yet.
        liveness_to_stay: Interim, as above.
        dwell_s: Good evidence must last so long; at 15 frames a second that is five frames in a row, so
            that one misdetected frame opens nothing.
        grace_s: A blink of the tracker shorter than this asks for no new proof; findings: face lost for
            more than 300 ms counts as away.
    """

    identity: Identity = Identity.REQUIRED
    similarity_to_open: float = 0.50
    similarity_to_stay: float = 0.40
    liveness_to_open: float = 0.80
    liveness_to_stay: float = 0.60
    dwell_s: float = 0.3
    grace_s: float = 0.3
