"""What drawing costs: each character, two sizes, moving and with a still head; and how long a start takes."""

from __future__ import annotations

import subprocess
import sys
import time
from typing import Final

import numpy as np

from avatar.app.demo import load_script
from avatar.characters import folder, names
from avatar.errors import AvatarError
from avatar.performance import CONTROLS, POSE, to_vector
from avatar.stage.renderers import open_renderer
from avatar.stage.rigs import load_rig

WIDTH, HEIGHT = 1280, 720
SIZES: Final = {"720p": (1280, 720), "1080p": (1920, 1080)}
_PICTURES: Final = 150

_FIRST_PICTURE: Final = """
import random, sys, time
began_ns = int(sys.argv[1])
from avatar.app import run
from avatar.stage.outputs.null import NullOutput
rig = run.load_rig(run.roster.find(sys.argv[2]))
renderer = run.open_renderer(1280, 720)
director = run.Director(rig, renderer, run.Idle(random.Random(1)))
NullOutput().show(director.draw(time.monotonic()))
sys.stdout.write(str((time.monotonic_ns() - began_ns) / 1e9))
"""


def peak_rss_mb() -> float:
    """Largest resident size of this process so far, in megabytes; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0.0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)


def draw_ms() -> dict[str, dict[str, float]]:
    """Median CPU milliseconds of one picture, from controls to both pixel forms, by character and size.

    The bundled performance is played at 30 pictures a second; ``… still`` is the same with the head at rest.
    """
    script = load_script()
    moments = [to_vector(script.at(i / 30)) for i in range(_PICTURES)]
    result: dict[str, dict[str, float]] = {}
    for name in names():
        result[name] = {}
        for label, (width, height) in SIZES.items():
            for suffix, still in (("", False), (" still", True)):
                result[name][label + suffix] = _one(name, width, height, moments, POSE if still else ())
    return result


def _one(
    name: str, width: int, height: int, moments: list[tuple[float, ...]], held: tuple[str, ...]
) -> float:
    rig = load_rig(folder(name))
    renderer = open_renderer(width, height)
    spent: list[float] = []
    try:
        for number, values in enumerate(moments):
            controls = {
                key: 0.0 if key in held else value for key, value in zip(CONTROLS, values, strict=True)
            }
            controls["breathe"] = 0.5 - 0.5 * float(np.cos(number / 30 * 1.5))
            before = time.thread_time_ns()
            renderer.draw(rig.pose(controls, 1 / 30))
            spent.append((time.thread_time_ns() - before) / 1e6)
    finally:
        renderer.close()
    return round(float(np.median(spent)), 2)


def first_picture_s(character: str) -> float:
    """Seconds from starting a process to its first picture, the starting card.

    Raises:
        AvatarError: If it does not start.
    """
    done = subprocess.run(
        [sys.executable, "-P", "-c", _FIRST_PICTURE, str(time.monotonic_ns()), character],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise AvatarError(
            f"the stage did not start: {done.stderr.strip()[-200:]}", hint="run 'avatar doctor'"
        )
    return round(float(done.stdout), 2)
