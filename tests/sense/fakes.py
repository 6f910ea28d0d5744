"""A camera, a tracker and a consent that follow a script."""

import threading

import numpy as np

from avatar.gate import CameraHealth
from avatar.sense.frame import CameraFrame, NoFrame, Shut
from avatar.sense.microphone import Heard
from avatar.sense.solve import BLENDSHAPES
from avatar.sense.trackers import FaceObservation, Observation
from avatar.sense.visemes import Visemes
from tests.waiting import PATIENCE_S

PERIOD_NS = 100_000_000
"""One character of a story."""


def face(*, yaw=0.0, jaw_open=0.0):
    """A synthetic face observation: no pixels, no person."""
    blendshapes = np.zeros(len(BLENDSHAPES), np.float32)
    blendshapes[BLENDSHAPES.index("jawOpen")] = jaw_open
    transform = np.eye(4, dtype=np.float32)
    c, s = np.cos(yaw), np.sin(yaw)
    transform[:3, :3] = [[c, 0, s], [0, 1, 0], [-s, 0, c]]
    transform[:3, 3] = 0, 0, -50
    return FaceObservation(np.zeros((478, 3), np.float32), blendshapes, transform, 4 / 3)


def person(*, left=0.3, right=0.3, lips=0.01, breadth=0.57, droop=0.0, yaw=0.0, **coefficients):
    """A face with lids, lips and a mouth: gaps in eye widths, the rest in distances of the eyes."""
    one = face(yaw=yaw)
    points = np.zeros((478, 3), np.float32)

    def pair(first, second, x, y, gap, *, across=False):
        points[first], points[second] = (x, y, 0), (x, y, 0)
        points[first, int(not across)] -= gap / 2
        points[second, int(not across)] += gap / 2

    width = 0.1
    for corners, x in (((362, 263), 0.65), ((33, 133), 0.35)):
        pair(*corners, x, 0.4, width, across=True)
    for uppers, lowers, x, gap in (
        ((387, 386, 385), (373, 374, 380), 0.65, left),
        ((160, 159, 158), (144, 145, 153), 0.35, right),
    ):
        for upper, lower in zip(uppers, lowers, strict=True):
            pair(upper, lower, x, 0.4, gap * width)
    for upper, lower in zip((13, 82, 312), (14, 87, 317), strict=True):
        pair(upper, lower, 0.5, 0.7, lips * 0.4)
    pair(61, 291, 0.5, 0.7, breadth * 0.4, across=True)
    points[[61, 291], 1] += droop * 0.4
    for name, value in coefficients.items():
        one.blendshapes[BLENDSHAPES.index(name)] = value
    return FaceObservation(points, one.blendshapes, one.transform, 1.0)


class ScriptedCamera:
    """One character a tenth of a second.

    y one face   2 two faces   . nobody   b black   f frozen   s stalled   - the next frame is late   # shut
    z one face, and _ nobody, in a picture where nothing moves
    """

    def __init__(self, story, pixels=None):
        self.story, self.closed = story, False
        self.pixels = pixels or (lambda place: np.zeros((4, 4, 3), np.uint8))

    def frames(self):
        for place, character in enumerate(self.story):
            at_ns = (place + 10) * PERIOD_NS
            if character == "#":
                yield Shut(at_ns)
            elif character in "-s":
                yield NoFrame(at_ns, CameraHealth.STALLED if character == "s" else CameraHealth.OK)
            else:
                health = {"b": CameraHealth.BLACK, "f": CameraHealth.FROZEN}.get(character, CameraHealth.OK)
                yield CameraFrame(self.pixels(place), at_ns, health, is_still=character in "z_")

    def rest(self, until_ns):
        pass

    def close(self):
        self.closed = True


class ScriptedTracker:
    """Sees what the story says at the frame's time, whatever the pixels."""

    def __init__(self, story):
        self.story, self.observed = story, []

    def observe(self, frame):
        place = frame.captured_ns // PERIOD_NS - 10
        self.observed.append(place)
        faces = {"y": 1, "z": 1, "2": 2}.get(self.story[place], 0)
        return Observation(faces, face(yaw=place / 100, jaw_open=0.5) if faces else None)

    def catch_up(self):
        pass

    def close(self):
        pass


class ScriptedConsent:
    """Given from the start until the frame after which it is withdrawn."""

    def __init__(self, given=True):
        self.given, self.ever = given, given

    def is_given(self):
        self.ever = self.ever or self.given
        return self.given

    def is_withdrawn(self):
        return self.ever and not self.given

    def is_expired(self):
        return False


VOWELS = {"a": "aa", "i": "ih", "u": "ou", "e": "ee", "o": "oh"}


class ScriptedEars:
    """Hears what the story says at each turn: a letter of its vowels, or nothing for a space."""

    def __init__(self, vowels):
        self.vowels, self.turns, self.open, self.closed = vowels, 0, [], False

    def follow(self, *, is_open):
        self.open.append(is_open)

    def newest(self):
        said = self.vowels[(len(self.open) - 1) % len(self.vowels)]
        return None if said == " " else Heard(at_ns=0, visemes=Visemes(**{VOWELS[said]: 1.0}))

    def close(self):
        self.closed = True


class ScriptedDevice:
    """A sound device: blocks are played to it, and it knows when it was opened and released."""

    def __init__(self):
        self.take, self.opened, self.released = None, 0, 0
        self.changed = threading.Condition()

    def open(self, take):
        with self.changed:
            self.take, self.opened = take, self.opened + 1
            self.changed.notify_all()
        return self

    def close(self):
        with self.changed:
            self.take, self.released = None, self.released + 1
            self.changed.notify_all()

    def play(self, block):
        if self.take is not None:
            self.take(block)

    def wait(self, opened, released):
        """Until it was opened and released so often; the keeper thread is another one."""
        with self.changed:
            return self.changed.wait_for(
                lambda: (self.opened, self.released) == (opened, released), PATIENCE_S
            )

    def settle(self, microphone):
        """Until the device is open exactly if it is wanted."""
        with self.changed:
            assert self.changed.wait_for(lambda: (self.take is not None) == microphone._wanted, PATIENCE_S)
