"""A question that takes milliseconds, asked so seldom that it costs next to nothing."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

_SHARE: Final = 200.0
"""Of the time it may take a two-hundredth: half a per cent of one core, waiting included."""


class Sparing:
    """Remembers the answer until it may be asked for again, or there is a sign that it changed.

    Args:
        clock_s: Times the asking; another one only in tests.
    """

    def __init__(self, clock_s: Callable[[], float] = time.monotonic) -> None:
        self._clock_s = clock_s
        self._again_s = float("-inf")
        self._sign: int | None = None
        self._answer: int | None = None

    def ask(self, question: Callable[[], int | None], sign: int | None = None) -> int | None:
        """The answer, new or remembered.

        Args:
            question: Asked at once where the sign is another one than last time.
            sign: Cheap to come by; seldom stays the same when the answer does not.
        """
        began_s = self._clock_s()
        if sign != self._sign or began_s >= self._again_s:
            self._answer, self._sign = question(), sign
            ended_s = self._clock_s()
            self._again_s = ended_s + _SHARE * (ended_s - began_s)
        return self._answer
