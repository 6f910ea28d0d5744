"""A rig and a renderer that only note what they are given, and a signal, for tests of the director."""

import numpy as np

from avatar.performance import HeadPose, Performance
from avatar.signal import Live, Marks
from avatar.stage.picture import Picture


class NotingRig:
    """Poses nothing; notes the controls it was given."""

    def __init__(self):
        self.poses = []

    def pose(self, controls, dt_s):
        self.poses.append(dict(controls))
        return "the character"

    def reset(self):
        self.poses.clear()


class NotingRenderer:
    """Draws a grey dot; notes scene and labels."""

    def __init__(self):
        self.drawn, self.forgotten = [], 0

    def draw(self, scene, labels=()):
        self.drawn.append((scene, labels))
        rgba, i420 = np.zeros((2, 2, 4), np.uint8), np.zeros((3, 2), np.uint8)
        rgba.flags.writeable = i420.flags.writeable = False
        return Picture(rgba, i420)

    def forget(self):
        self.forgotten += 1

    def close(self):
        self.drawn.clear()


def live(at_s, marks=Marks.NONE, **pose):
    return Live(round(at_s * 1e9), Performance(pose=HeadPose(**pose)), marks)
