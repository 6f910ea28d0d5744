"""What the owner wants of a process that senses, as its parent last said."""

from __future__ import annotations

import logging
import os
import threading
from dataclasses import dataclass, field
from typing import Final

from avatar.sense.consent import Consent
from avatar.sense.wire import Wire
from avatar.signal import Reason

_log = logging.getLogger(__name__)

_BREATH_S: Final = 0.05

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


def until_wanted(wishes: Wishes, consent: Consent, wire: Wire) -> bool:
    """Wait until a camera is wanted, before one is opened; meanwhile it is an empty chair, as in a pause.

    Returns:
        False if the consent ended before.
    """
    if wishes.camera.is_set():
        return True
    _log.info("camera=closed reason=pause")
    wire.hold(Reason.NO_FACE)
    while not wishes.camera.wait(_BREATH_S):
        if consent.is_withdrawn():
            return False
    wire.hold(Reason.STARTING)
    return True
