"""A camera, a tracker and a consent that follow a script."""

import numpy as np

from avatar.gate import CameraHealth
from avatar.sense.frame import CameraFrame, NoFrame
from avatar.sense.solve import BLENDSHAPES
from avatar.sense.trackers import FaceObservation, Observation

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


class ScriptedCamera:
    """One character a tenth of a second.

    y one face   2 two faces   . nobody   b black   f frozen   s stalled   - the next frame is late
    """

    def __init__(self, story, pixels=None):
        self.story, self.closed = story, False
        self.pixels = pixels or (lambda place: np.zeros((4, 4, 3), np.uint8))

    def frames(self):
        for place, character in enumerate(self.story):
            at_ns = (place + 10) * PERIOD_NS
            if character in "-s":
                yield NoFrame(at_ns, CameraHealth.STALLED if character == "s" else CameraHealth.OK)
            else:
                health = {"b": CameraHealth.BLACK, "f": CameraHealth.FROZEN}.get(character, CameraHealth.OK)
                yield CameraFrame(self.pixels(place), at_ns, health)

    def close(self):
        self.closed = True


class ScriptedTracker:
    """Sees what the story says at the frame's time, whatever the pixels."""

    def __init__(self, story):
        self.story, self.observed = story, []

    def observe(self, frame):
        place = frame.captured_ns // PERIOD_NS - 10
        self.observed.append(place)
        faces = {"y": 1, "2": 2}.get(self.story[place], 0)
        return Observation(faces, face(yaw=place / 100, jaw_open=0.5) if faces else None)

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
