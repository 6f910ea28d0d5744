"""How still a still head is drawn in clips and in copies of them, and how far off a moving one is predicted.

    python -m tests.lab.stillness CLIP... [--as-they-are]

Each clip is tracked as it is, darker, brighter, cropped, at half the rate, noisy, compressed, blurred, with
another gamma, turned, and small; once every frame, and drawn from all of them and from those that the natural
preset would track at most.  Printed are jitter against raw, pooled over all and the worst (of at least 20
still frames), and the RMS error of head angles predicted by 33 and 66 ms against where the head then was.
"""

from __future__ import annotations

import argparse
import math
import sys
from pathlib import Path

import cv2
import numpy as np

from avatar.app.lab.stillness import AHEAD_S, Stillness
from avatar.performance import CONTROLS, POSE, to_vector
from avatar.sense.frame import CameraFrame
from avatar.sense.reading import Reading
from avatar.sense.solve import solve
from avatar.sense.trackers.mediapipe import MediaPipeTracker
from avatar.stage.retarget import MANNERS, retarget
from avatar.stage.smoothing import Smoothed

_LEAST_FRAMES = 20
_AHEADS_S = (0.033, 0.066)
_TURNS = 3


def _jpeg(bgr, quality):
    return cv2.imdecode(cv2.imencode(".jpg", bgr, [cv2.IMWRITE_JPEG_QUALITY, quality])[1], cv2.IMREAD_COLOR)


def _bytes(values):
    return np.clip(values, 0, 255).astype(np.uint8)


def _cropped(bgr):
    height, width = bgr.shape[:2]
    cut = bgr[height // 8 : height - height // 8, width // 8 : width - width // 8]
    return cv2.resize(cut, (width, height))


def _small(bgr):
    height, width = bgr.shape[:2]
    return cv2.resize(cv2.resize(bgr, (160, 160 * height // width)), (width, height))


def _turned(bgr):
    height, width = bgr.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), 8, 1)
    return cv2.warpAffine(bgr, matrix, (width, height), borderMode=cv2.BORDER_REPLICATE)


COPIES = {
    "as it is": lambda bgr, _chance: bgr,
    "dark": lambda bgr, chance: _bytes(bgr * 0.3 + chance.normal(0, 3, bgr.shape)),
    "bright": lambda bgr, _chance: _bytes(255 * (bgr / 255.0) ** 0.55),
    "cropped": lambda bgr, _chance: _cropped(bgr),
    "half rate": lambda bgr, _chance: bgr,
    "noise": lambda bgr, chance: _bytes(bgr + chance.normal(0, 12, bgr.shape)),
    "jpeg": lambda bgr, _chance: _jpeg(bgr, 12),
    "blur": lambda bgr, _chance: cv2.GaussianBlur(bgr, (0, 0), 2),
    "gamma": lambda bgr, _chance: _bytes(255 * (bgr / 255.0) ** 1.8),
    "turned": lambda bgr, _chance: _turned(bgr),
    "small": lambda bgr, _chance: _small(bgr),
}


def frames(clip):
    """Pictures and how many a second."""
    video = cv2.VideoCapture(str(clip))
    rate, found = video.get(cv2.CAP_PROP_FPS), []
    while (read := video.read())[0]:
        found.append(read[1])
    return found, rate


def followed(pictures, rate):
    """Times, raw and read performances, (frames, controls); None if a face was lost."""
    tracker, reading, rows = MediaPipeTracker(), Reading.start(), []
    for place, bgr in enumerate(pictures):
        frame = CameraFrame.from_bgr(np.ascontiguousarray(bgr), round(place / rate * 1e9))
        seen = tracker.observe(frame)
        if seen.face is None:
            break
        reading = reading.advance(seen.face, place / rate, learn=seen.faces == 1)
        rows.append((place / rate, to_vector(solve(seen.face)), to_vector(reading.performance)))
    tracker.close()
    if len(rows) < len(pictures):
        return None
    times, raw, read = zip(*rows, strict=True)
    return np.array(times), np.array(raw), np.array(read)


def drawn(times, read, every):
    """(frames, controls) as shown, and errors of the head's angles (steps, 3) at each of ``_AHEADS_S``."""
    smoothed, shown, errors = Smoothed.start(read[0], times[0]), [], [[] for _ in _AHEADS_S]
    for place, (at_s, sample) in enumerate(zip(times, read, strict=True)):
        if place % every == 0:
            smoothed = smoothed.advance(sample, at_s)
            for found, ahead_s in zip(errors, _AHEADS_S, strict=True):
                if at_s + ahead_s <= times[-1]:
                    then = [np.interp(at_s + ahead_s, times, read[:, turn]) for turn in range(_TURNS)]
                    found.append(smoothed.predict(at_s + ahead_s)[:_TURNS] - then)
        shown.append(retarget(smoothed.predict(at_s + AHEAD_S)))
    return np.array(shown), [np.array(found) for found in errors]


def measured(clip, copies):
    """(name of the copy, pace, stillness, errors) of one clip."""
    pictures, rate = frames(clip)
    for name in copies:
        chance = np.random.default_rng(1)
        step = 2 if name == "half rate" else 1
        found = followed([COPIES[name](bgr, chance) for bgr in pictures[::step]], rate / step)
        if found is None:
            print(f"{clip.name} {name}: the face was lost, so it counts for nothing", flush=True)
            continue
        times, raw, read = found
        for pace, hz in (("every frame", rate), ("natural", MANNERS["natural"].track_hz)):
            shown, errors = drawn(times, read, max(1, round(rate / step / hz)))
            yield name, pace, Stillness.of(times, raw, shown), errors


def show(pace, found):
    """What was measured at one pace: pooled, worst, and what is above a quarter."""
    some = [(label, one) for label, one, _ in found if one.head >= _LEAST_FRAMES]
    raw, ours = (sum(getattr(one, which) for _, one in some) for which in ("raw", "drawn"))
    pooled = {
        name: round(math.sqrt(a / b), 3) for name, a, b in zip(CONTROLS, ours, raw, strict=True) if b > 0
    }
    single = [
        (ratio, name, label)
        for label, one in some
        for name, ratio in one.ratios.items()
        if one.frames[CONTROLS.index(name)] >= _LEAST_FRAMES
    ]
    print(f"\n{pace}: {len(some)} clips and copies with {_LEAST_FRAMES} still frames")
    print("  pooled", {name: pooled[name] for name in POSE if name in pooled})
    print("  pooled above a quarter", {name: ratio for name, ratio in pooled.items() if ratio > 0.25})
    pose, face = ([one for one in single if (one[1] in POSE) == wanted] for wanted in (True, False))
    for what, these in (("pose", pose), ("face", face)):
        above = sorted((one for one in these if one[0] > 0.25), reverse=True)
        print(f"  {what}: {len(above)} of {len(these)} above a quarter", above[:12])
    for place, ahead_s in enumerate(_AHEADS_S):
        error = np.concatenate([errors[place] for *_, errors in found])
        rms = math.degrees(math.sqrt(np.mean(error**2)))
        print(f"  predicted by {ahead_s * 1e3:.0f} ms: {rms:.2f} degrees off")


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("clips", type=Path, nargs="+", metavar="CLIP")
    parser.add_argument("--as-they-are", action="store_true")
    given = parser.parse_args(arguments)
    paces = {}
    for clip in given.clips:
        for name, pace, still, errors in measured(clip, ["as it is"] if given.as_they_are else COPIES):
            paces.setdefault(pace, []).append((f"{clip.name} {name}", still, errors))
    for pace, found in paces.items():
        show(pace, found)


if __name__ == "__main__":
    main(sys.argv[1:])
