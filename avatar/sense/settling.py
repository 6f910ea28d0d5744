"""The calibration step: sit relaxed for three seconds and blink twice.  Says how far that has got.

Nothing depends on it: the same is learnt without it, only later.  It gives the first seconds a resting face.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

RELAXED_S: Final = 3.0
BLINKS: Final = 2

_LIMIT_S: Final = 12.0
"""Then it is over: somebody who talks, or cannot blink at will, is learnt from in passing, as ever."""

_SHARE: Final = 0.7
"""Of the whole, for sitting relaxed: the rest is for the blinks."""
_FULL: Final = 255
_SHUT: Final = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Settling:
    """How far the step has got.

    Attributes:
        relaxed_s: Seconds of a face at rest.
        blinks: Seen since it began.
        passed_s: Since it began, without the time in which nothing may be learnt.
        shut: The eyes were shut in the last frame.
    """

    relaxed_s: float = 0.0
    blinks: int = 0
    passed_s: float = 0.0
    shut: bool = False

    def advance(self, *, closure: float, relaxed: bool, dt_s: float) -> Settling | None:
        """Take in one frame of the owner; None when it is over.

        Args:
            closure: Of the lids, 0 open to 1 shut.
            relaxed: Eyes open, lips shut.
            dt_s: Seconds since the last frame, not negative.
        """
        shut = closure >= _SHUT
        after = Settling(
            relaxed_s=self.relaxed_s + (dt_s if relaxed else 0.0),
            blinks=self.blinks + (self.shut and not shut),
            passed_s=self.passed_s + dt_s,
            shut=shut,
        )
        done = after.relaxed_s >= RELAXED_S and after.blinks >= BLINKS
        return None if done or after.passed_s >= _LIMIT_S else after

    @property
    def progress(self) -> int:
        """1 to 254; over is nobody's to say."""
        rest, blinks = min(1.0, self.relaxed_s / RELAXED_S), min(1.0, self.blinks / BLINKS)
        return max(1, min(_FULL - 1, round(_FULL * (_SHARE * rest + (1 - _SHARE) * blinks))))
