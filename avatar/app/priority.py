"""Who waits for whom when the processor is short: a picture and a key never for a list."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import Final

_NICE: Final = 5
"""Of 19; a quarter of a core that somebody else wants, too."""


def give_way(process_id: int) -> None:
    """Let a child process, and whatever it starts, run only while nobody else wants to.

    Args:
        process_id: The child's; one that has ended meanwhile is none to care for.
    """
    if sys.platform != "win32":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, process_id, _NICE)
