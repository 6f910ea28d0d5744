"""A camera that its owner has shut: what comes out of it, and that the device is free."""

import threading
import time

import pytest

from avatar.gate import CameraHealth
from avatar.sense.cameras import UnusableCameraError
from avatar.sense.cameras.shutter import Shutter
from avatar.sense.frame import NoFrame, Shut
from tests.waiting import PATIENCE_S


class Webcam:
    """Yields late frames; notes when it is closed."""

    def __init__(self):
        self.closed, self.rested = False, []

    def frames(self):
        while not self.closed:
            yield NoFrame(1)

    def rest(self, until_ns):
        self.rested.append(until_ns)

    def close(self):
        self.closed = True


@pytest.fixture
def wanted():
    event = threading.Event()
    event.set()
    return event


def until(sights, kind):
    """The next sight of this kind; a few others may come before."""
    return next(sight for sight, _ in zip(sights, range(50), strict=False) if isinstance(sight, kind))


def test_shut_releases_the_device_and_open_opens_it_again(wanted):
    """Mutant killed: leaving the device open while its frames are not looked at."""
    first, second = Webcam(), Webcam()
    shutter = Shutter(first, lambda: second, wanted, wait=lambda _s: None)
    sights = shutter.frames()
    assert isinstance(next(sights), NoFrame)
    wanted.clear()
    assert isinstance(next(sights), Shut)
    assert first.closed
    shutter.rest(5)
    wanted.set()
    until(sights, NoFrame)
    shutter.rest(7)
    assert (first.rested, second.rested) == ([], [7])
    shutter.close()
    assert second.closed


def test_a_driver_that_is_slow_to_open_is_waited_for_and_said_to_be_shut(wanted):
    """Mutant killed: opening it in the loop itself; the process would be taken for one that hangs."""
    slow = threading.Event()

    def reopen():
        slow.wait(PATIENCE_S)
        return Webcam()

    shutter = Shutter(Webcam(), reopen, wanted, wait=lambda _s: None)
    sights = shutter.frames()
    wanted.clear()
    next(sights)
    wanted.set()
    assert [type(next(sights)) for _ in range(3)] == [Shut] * 3
    slow.set()
    until(sights, NoFrame)


def test_who_changes_their_mind_while_it_opens_has_it_shut(wanted):
    opened = []

    def reopen():
        wanted.clear()
        opened.append(Webcam())
        return opened[-1]

    shutter = Shutter(Webcam(), reopen, wanted, wait=lambda _s: None)
    sights = shutter.frames()
    wanted.clear()
    next(sights)
    wanted.set()
    assert {type(next(sights)) for _ in range(5)} == {Shut}
    until_s = time.monotonic() + PATIENCE_S
    while not (opened and opened[0].closed) and time.monotonic() < until_s:
        assert isinstance(next(sights), Shut)
    assert opened[0].closed


def test_a_camera_that_somebody_took_meanwhile_is_an_error(wanted):
    def reopen():
        raise UnusableCameraError(CameraHealth.BUSY, "taken", hint="ask")

    shutter = Shutter(Webcam(), reopen, wanted, wait=lambda _s: None)
    sights = shutter.frames()
    wanted.clear()
    next(sights)
    wanted.set()
    with pytest.raises(UnusableCameraError, match="taken"):
        until(sights, NoFrame)
