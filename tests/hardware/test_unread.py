"""Nobody reads the virtual camera: the webcam is released, and opened again for who comes.  Takes 80 s."""

import sys
import time
from pathlib import Path

import cv2
import pytest

from avatar.stage.outputs import loopback
from tests.hardware.conftest import OUTPUT
from tests.hardware.show import Feeder, Show
from tests.waiting import until

pytestmark = pytest.mark.hardware


def has_open(pid, device):
    """Whether a process has a device open; asked seldom, for there is one processor."""
    time.sleep(0.1)
    return any(str(link.readlink()) == device for link in Path(f"/proc/{pid}/fd").iterdir())


def test_a_webcam_that_watches_for_nobody_is_released_and_opened_for_who_comes(clip, webcam_device, tmp_path):
    """A minute on air without a reader, then one."""
    feeder = Feeder(clip, webcam_device)
    until(lambda: loopback.look(webcam_device).fed, 20, "the recording is played")
    show = Show(tmp_path, loopback.look(webcam_device).label, OUTPUT, unread="release")
    try:
        until(lambda: show.said("on air"), 40, "on air")
        sense, on_air_s = show.sense_pid(), time.monotonic()
        assert has_open(sense, webcam_device)
        off_s = until(lambda: show.said("Nobody was watching"), 75, "the card")
        until(lambda: not has_open(sense, webcam_device), 2, "the webcam is released")
        assert off_s - on_air_s > 45
        began_s, lines = time.monotonic(), len(show.lines)
        reader = cv2.VideoCapture(OUTPUT, cv2.CAP_V4L2)
        try:
            assert reader.isOpened()
            open_s = until(
                lambda: has_open(sense, webcam_device) and time.monotonic(), 15, "it is open again"
            )
            until(lambda: any("on air" in words for _, words in show.lines[lines:]), 20, "on air again")
            back_s = next(at for at, words in show.lines[lines:] if "on air" in words)
            told = (
                f"off after {off_s - on_air_s:.0f} s, open {open_s - began_s:.1f} s after the reader came, "
            )
            sys.stdout.write(f"\n{told}on air after {back_s - began_s:.1f} s\n")
        finally:
            reader.release()
    finally:
        show.stop()
        feeder.stop()
