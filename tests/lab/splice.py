"""How genuine movements fare with the prompts: cut from recordings, put after a prompt as an answer would be.

    python -m tests.lab.splice CLIP... [--tries 20]

The rule for what is a fair splice was written before the first try: the recording shows a rest of 0.2 s,
from which the movement comes and to which it returns within 1 s, and the movement is whole in the tracker's
own coefficients (which the gate does not see like this): lids down by 0.40 and up again within 0.6 s,
corners of the mouth up by 0.60, jaw down by 0.56.  Everything between and around it is the same person at
rest.  After the first run (305 of 360 accepted) three things were mended that no person would do: two blinks
were up to 1.4 s apart, the splice ended before the prompt was shown, and a grimace with a blink in it was
taken for a blink.

Whoever never rests is never asked: a fifth of a second of a head that sways by more than 4 degrees, played to
and fro for ten seconds, is no rest.  Those are counted apart, and nobody who was asked is among them.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from avatar.app.lab.attack import upper_bound
from avatar.gate.liveness import Prompt, PromptRun, Status
from avatar.gate.policy import NEUTRAL_LIMIT_S
from avatar.sense.cameras.file import Recording
from avatar.sense.features import FeatureReader
from avatar.sense.solve import BLENDSHAPES, solve
from avatar.sense.trackers.mediapipe import MediaPipeTracker

_PEAKS = {Prompt.BLINK_TWICE: 0.40, Prompt.SMILE: 0.60, Prompt.OPEN_MOUTH: 0.56}
_CALM, _CALM_POSE = 0.15, np.radians(6)
_ALONE = 0.5
"""Of its own peak that another movement may reach during a blink."""
_UNASKED = "never asked"
_REST_S, _NEAR_S, _BLINK_S = 0.2, 1.0, 0.6


@dataclass(slots=True)
class Clip:
    """A recording, tracked once: faces, and what the tracker says above the clip's own rest."""

    name: str
    fps: float
    faces: list
    levels: dict
    calm: np.ndarray


def track(file):
    """Track a recording; None without a face in most of it."""
    recording, tracker = Recording(file), MediaPipeTracker()
    faces = [tracker.observe(frame).face for frame in recording.frames()]
    tracker.close()
    faces = [face for face in faces if face is not None]
    if len(faces) < recording.fps:
        return None
    shapes = np.array([face.blendshapes for face in faces])
    at = {name: shapes[:, place] for place, name in enumerate(BLENDSHAPES)}
    levels = {
        Prompt.BLINK_TWICE: np.minimum(at["eyeBlinkLeft"], at["eyeBlinkRight"]),
        Prompt.SMILE: (at["mouthSmileLeft"] + at["mouthSmileRight"]) / 2,
        Prompt.OPEN_MOUTH: at["jawOpen"],
    }
    levels = {prompt: level - np.percentile(level, 30) for prompt, level in levels.items()}
    poses = np.array([(solve(face).pose.yaw, solve(face).pose.pitch) for face in faces])
    calm = (np.abs(poses - np.median(poses, axis=0)) < _CALM_POSE).all(axis=1)
    for level in levels.values():
        calm &= level < _CALM
    return Clip(file.stem, recording.fps, faces, levels, calm)


def rests(clip):
    """Stretches of rest, as (first, last) frames."""
    return [(a, b) for a, b in _runs(clip.calm) if b - a + 1 >= _REST_S * clip.fps]


def movements(clip, prompt):
    """Whole movements, from rest to rest, as (first, last) frames."""
    level, near = clip.levels[prompt], int(_NEAR_S * clip.fps)
    found = []
    for a, b in _runs(level > _CALM):
        if level[a : b + 1].max() < _PEAKS[prompt]:
            continue
        if prompt is Prompt.BLINK_TWICE and b - a + 1 > _BLINK_S * clip.fps:
            continue
        others = [
            clip.levels[other][a : b + 1].max() / peak
            for other, peak in _PEAKS.items()
            if other is not prompt
        ]
        if prompt is Prompt.BLINK_TWICE and max(others) > _ALONE:
            continue
        before, after = clip.calm[max(0, a - near) : a], clip.calm[b + 1 : b + 1 + near]
        if before.any() and after.any() and prompt is Prompt.BLINK_TWICE:
            found.append((a - 1, b + 1))
        elif before.any() and after.any():
            found.append((a - 1 - int(before[::-1].argmax()), b + 1 + int(after.argmax())))
    return found


def _runs(mask):
    edges = np.flatnonzero(np.diff(np.concatenate([[0], mask.astype(np.int8), [0]])))
    return [(int(a), int(b) - 1) for a, b in edges.reshape(-1, 2)]


def rest(clip, chance, seconds):
    """Frames of the person at rest, to and fro."""
    a, b = chance.choice(rests(clip))
    there = [*range(a, b + 1), *range(b, a - 1, -1)]
    return [there[place % len(there)] for place in range(round(seconds * clip.fps))]


def answer(clip, prompt, chance):
    """Frames of somebody who has just been asked, and answers."""
    a, b = chance.choice(movements(clip, prompt))
    act = list(range(a, b + 1))
    if prompt is Prompt.BLINK_TWICE:
        c, d = chance.choice(movements(clip, prompt))
        act += [*rest(clip, chance, chance.uniform(0.1, 0.25)), *range(c, d + 1)]
    return [*rest(clip, chance, chance.uniform(0.6, 1.2)), *act, *rest(clip, chance, 4.0)]


def attempt(clip, prompt, chance):
    """One answer through the real reader and the real prompt: how it ended."""
    reader, run, place = FeatureReader(), PromptRun(prompt), 0
    waiting = rest(clip, chance, NEUTRAL_LIMIT_S + 2)
    while waiting and not run.is_over:
        features = reader.read(clip.faces[waiting.pop(0)], place / clip.fps)
        before = run.status
        if reader.is_ready:
            run = run.step(features, matched=place % 3 == 0)
        if run.status is Status.WAITING and before is Status.HOLDING_NEUTRAL:
            waiting = answer(clip, prompt, chance)
        place += 1
    if run.status is Status.ANSWERED:
        return "accepted"
    if run.failure is None and run.status is Status.HOLDING_NEUTRAL:
        return _UNASKED
    return run.failure.name.lower() if run.failure else "unfinished"


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--tries", type=int, default=20)
    given = parser.parse_args(arguments)
    chance, total, pairs = random.Random(1), Counter(), Counter()
    for clip in filter(None, map(track, given.files)):
        for prompt in _PEAKS:
            moves = movements(clip, prompt)
            if not moves or not rests(clip):
                print(f"{clip.name:32} {prompt.name:12} unfair: {len(moves)} whole, {len(rests(clip))} rests")
                continue
            ends = Counter(attempt(clip, prompt, chance) for _ in range(given.tries))
            total += ends
            pairs["all"] += 1
            pairs["refused"] += ends["accepted"] <= given.tries / 2
            print(f"{clip.name:32} {prompt.name:12} {len(moves):2} movements {dict(ends)}", flush=True)
    tried, asked = sum(total.values()), sum(total.values()) - total[_UNASKED]
    print(
        f"accepted {total['accepted']} of {tried}, not accepted {1 - total['accepted'] / max(1, tried):.1%}"
    )
    refused = 1 - total["accepted"] / max(1, asked)
    print(f"of them {total[_UNASKED]} were never asked; of the {asked} asked, refused {refused:.1%}")
    print(f"mostly refused: {pairs['refused']} of {pairs['all']} pairs of clip and prompt", end=", ")
    print(f"at most {upper_bound(pairs['refused'], max(1, pairs['all'])):.1%} (95 %)")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
