"""What the owner wants of a process that senses, as its parent last said."""

from __future__ import annotations

import os
import threading
from dataclasses import dataclass, field
from typing import Final

RECALIBRATE: Final = b"c"
SHUT: Final = b"s"
OPEN: Final = b"o"
"""All that the parent may say after the first line: learn the resting face anew, release the camera, open it
again."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the parent wants, as it last said.

    Attributes:
        recalibrate: Set until the resting face was forgotten.
        camera: Set while a camera is wanted.
    """

    recalibrate: threading.Event = field(default_factory=threading.Event)
    camera: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.camera.set()

    def take(self, said: bytes) -> None:
        """Take note of what was said, in order; what is no word means nothing."""
        for letter in said:
            if letter in RECALIBRATE:
                self.recalibrate.set()
            elif letter in SHUT:
                self.camera.clear()
            elif letter in OPEN:
                self.camera.set()


def listen_to_parent(wishes: Wishes) -> None:
    """Take the parent's word; end this process at once when the parent closes our standard input."""
    while said := os.read(0, 4096):
        wishes.take(said)
    os._exit(0)
