"""How often a face is tracked on air, and how far off what was tracked is by the next time.

    python -m tests.lab.glances CLIP... [--haste 1]

Every frame of a clip, played to and fro, is tracked beforehand; ``Attention`` then chooses as on air with the
natural preset.  Printed for each clip: looks a second, and how far the third worst of 16 places of the
face is, in any frame, from where it was last tracked, in per cent of the distance of the eyes.  Without the
rule it is ``--haste 1``.
"""

from __future__ import annotations

import argparse
import sys
from itertools import islice
from pathlib import Path

import numpy as np

from avatar.sense import attention
from avatar.sense.attention import NATURAL_HZ, Attention
from avatar.sense.cameras.file import Recording
from avatar.sense.frame import CameraFrame
from avatar.sense.trackers.mediapipe import MediaPipeTracker

_RATE = 30
_FRAMES, _LEAST = 300, 200
_PLACES = np.array([1, 33, 263, 61, 291, 13, 14, 152, 159, 145, 386, 374, 105, 334, 468, 473])
"""Nose, corners of eyes and mouth, lips, chin, lids, brows; the irises last."""
_THIRD = -3
_TOOK_S = 0.01


def tracked(clip):
    """Pictures of a clip and what the tracker makes of each."""
    tracker, found = MediaPipeTracker(), []
    for place, bgr in enumerate(islice(Recording(clip).pictures(), _FRAMES)):
        found.append((bgr, tracker.observe(frame(bgr, place)).face))
    tracker.close()
    return found


def frame(bgr, place):
    return CameraFrame.from_bgr(bgr, round((place + 1) / _RATE * 1e9))


def off(face, last):
    """How far a face is from where it was last tracked, in per cent of the distance of the eyes."""
    now, then = (each.landmarks[_PLACES, :2] * (face.aspect, 1) for each in (face, last))
    far = np.sort(np.linalg.norm(now - then, axis=1))
    return 100 * far[_THIRD] / np.linalg.norm(now[-1] - now[-2])


def glances(found):
    """Looks a second, and how far off each frame's face is."""
    course = found + found[-2:0:-1]
    course = course * (1 if len(found) >= _LEAST else 3)
    chooses, looks, last, far = Attention(NATURAL_HZ), 0, None, []
    for place, (bgr, face) in enumerate(course):
        now = frame(bgr, place)
        if chooses.wants(now, is_open=True):
            chooses.tracked(now, face, _TOOK_S)
            looks, last = looks + 1, face
        if face is not None and last is not None:
            far.append(off(face, last))
    return looks / len(course) * _RATE, far


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("clips", nargs="+", type=Path)
    parser.add_argument("--haste", type=float, default=attention._HASTE)
    given = parser.parse_args(arguments)
    attention._HASTE = given.haste
    for clip in given.clips:
        often, far = glances(tracked(clip))
        nine_tenths, nearly_all = np.percentile(far, [90, 99])
        print(
            f"{clip.stem}: {often:.1f} looks a second; off by {nine_tenths:.2f} % in 90 of 100 frames, "
            f"{nearly_all:.2f} % in 99",
            flush=True,
        )


if __name__ == "__main__":
    main(sys.argv[1:])
