"""The child of test_fuzz.py: loads spoilt characters one after the other and reports what it saw as JSON.

A process of its own, so that a crash of a C library is seen too, and memory is that of loading alone.
"""

import collections
import json
import math
import signal
import sys
import tempfile
import time
import traceback
from pathlib import Path

import numpy as np

from avatar.errors import CharacterError
from avatar.performance import CONTROLS, RANGES
from avatar.stage.renderers import open_renderer
from avatar.stage.rigs import load_rig
from tests.stage.rigs import mutations

EXTREME = {
    name: low if i % 2 else high for i, (name, (low, high)) in enumerate(zip(CONTROLS, RANGES, strict=True))
}


_STUCK_S = 30


class Passed:
    photo = False
    why = ""


def peak_mb():
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)


def limit_memory():
    """A mistake must not take the machine down."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))


def try_one(data, path, renderer):
    """Load, pose, draw; "loaded" or the error's own words."""
    path.write_bytes(data)
    try:
        rig = load_rig(path, judge=lambda _: Passed())
    except CharacterError as error:
        if not error.hint:
            raise AssertionError("no hint") from error
        if not any(name in error.problem for name in ("character.", ".svg", ".png", "x.avatar")):
            raise AssertionError("the file is not named") from error
        return "refused"
    for controls in ({}, EXTREME, {"yaw": math.nan}):
        scene = rig.pose(controls, 1 / 30)
        if not np.isfinite(scene.points).all() or not np.isfinite(scene.opacity).all():
            raise AssertionError("a point is nowhere")
        renderer.draw(scene)
    return "loaded"


def main(seed, count):
    limit_memory()
    renderer = open_renderer(320, 180)
    outcomes, wrong, slowest = collections.Counter(), [], (0.0, -1)
    folder = Path(tempfile.mkdtemp())
    mutations.everything(), mutations.cast()
    before = peak_mb()
    for number in range(count):
        signal.alarm(_STUCK_S)  # ends the process, and the number is on stderr
        sys.stderr.write(f"\r{number}")
        data, how = mutations.mutated(seed, number)
        began = time.process_time()
        try:
            outcomes[try_one(data, folder / "x.avatar", renderer)] += 1
        except Exception:
            wrong.append([number, how, traceback.format_exc()[-600:]])
        slowest = max(slowest, (time.process_time() - began, number))
    (folder / "x.avatar").unlink(missing_ok=True)
    folder.rmdir()
    report = {"outcomes": outcomes, "wrong": wrong, "slowest": slowest, "grown_mb": peak_mb() - before}
    sys.stdout.write(json.dumps(report))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
