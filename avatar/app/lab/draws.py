"""What drawing costs: each character, two sizes, moving and with a still head; how long a start takes.

``avatar lab draws`` measures every character of the cast against the limits they are drawn for.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import numpy as np

from avatar.app.demo import load_script
from avatar.characters import folder, names
from avatar.errors import AvatarError
from avatar.performance import CONTROLS, POSE, to_vector
from avatar.signal import Reason
from avatar.stage import cards
from avatar.stage.renderers import open_renderer
from avatar.stage.rigs import load_rig

WIDTH, HEIGHT = 1280, 720
SIZES: Final = {"720p": (1280, 720), "1080p": (1920, 1080)}
_PICTURES: Final = 150
_LOADS: Final = 5

LIMITS: Final = {"full_ms": 7.0, "still_ms": 2.0, "load_ms": 150.0, "memory_mb": 30.0}
"""What a character may cost at 1280 x 720 on one core of the machine they are drawn for (issue 4)."""

_MEMORY: Final = """
import sys
from avatar.app.lab import draws
sys.stdout.write(str(draws.grown_mb(sys.argv[1])))
"""

_FIRST_PICTURE: Final = """
import random, sys, time
began_ns = int(sys.argv[1])
from avatar.app import part, show
from avatar.stage.outputs.null import NullOutput
rig = part.dressed(part.roster.find(sys.argv[2]), part.Look())
renderer = show.open_renderer(1280, 720)
director = show.Director(rig, renderer, show.Idle(random.Random(1)))
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
    """Median CPU milliseconds of one picture, by character and size; ``… still`` is with the head at rest."""
    result: dict[str, dict[str, float]] = {}
    for name in names():
        result[name] = {}
        for label, size in SIZES.items():
            result[name][label] = draw_one(name, size)
            result[name][f"{label} still"] = draw_one(name, size, held=POSE)
    return result


def draw_one(name: str, size: tuple[int, int] = (WIDTH, HEIGHT), held: tuple[str, ...] = ()) -> float:
    """Median CPU milliseconds of one picture, from controls to both pixel forms.

    The bundled performance is played at 30 pictures a second.

    Args:
        name: Of the cast.
        size: Pixels.
        held: Controls that stay at rest.
    """
    script, rig = load_script(), load_rig(folder(name))
    spent: list[float] = []
    with closing(open_renderer(*size)) as renderer:
        for number in range(_PICTURES):
            values = to_vector(script.at(number / 30))
            controls = {
                key: 0.0 if key in held else value for key, value in zip(CONTROLS, values, strict=True)
            }
            controls["breathe"] = 0.5 - 0.5 * float(np.cos(number / 30 * 1.5))
            before = time.thread_time_ns()
            _ = renderer.draw(rig.pose(controls, 1 / 30)).i420
            spent.append((time.thread_time_ns() - before) / 1e6)
    return round(float(np.median(spent)), 2)


def load_ms(name: str) -> float:
    """Median CPU milliseconds of loading a character of the cast."""
    spent = []
    for _ in range(_LOADS):
        before = time.thread_time_ns()
        load_rig(folder(name))
        spent.append((time.thread_time_ns() - before) / 1e6)
    return round(float(np.median(spent)), 1)


def grown_mb(name: str) -> float:
    """Megabytes by which this process grows when it loads a character and draws it at 720p.

    Cards are drawn before, so that what every show needs is not counted.
    """
    with closing(open_renderer(WIDTH, HEIGHT)) as renderer:
        for reason in (Reason.STARTING, Reason.NO_FACE):
            renderer.draw(cards.card(reason), cards.words(reason))
        before = rss_mb()
        rig = load_rig(folder(name))
        for yaw in (0.3, 0.0):  # a turning head, and one that is still while the face acts
            for number in range(30):
                renderer.draw(rig.pose({"yaw": yaw * number / 30, "jawOpen": number / 30}, 1 / 30))
        return round(rss_mb() - before, 1)


def rss_mb() -> float:
    """Resident size of this process now, in megabytes; where the system does not tell, its peak."""
    status = Path("/proc/self/statm")
    if not status.exists():
        return peak_rss_mb()
    return int(status.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def memory_mb(name: str) -> float:
    """:func:`grown_mb` in a process of its own."""
    return float(_answer(_MEMORY, name))


def draws(*, as_json: bool) -> int:
    """Measure the cast and print; 1 if anybody costs more than the limits."""
    found: list[dict[str, Any]] = []
    for name in names():
        one: dict[str, Any] = {"name": name, "full_ms": draw_one(name), "still_ms": draw_one(name, held=POSE)}
        one |= {"load_ms": load_ms(name), "memory_mb": memory_mb(name)}
        over = [key for key, limit in LIMITS.items() if not one[key] <= limit]
        found.append(one | {"over": over})
        if not as_json:
            values = "  ".join(f"{key} {one[key]:6.1f}" for key in LIMITS)
            print(f"{name:12} {values}  {'over: ' + ', '.join(over) if over else 'within'}", flush=True)
    if as_json:
        print(json.dumps(found, indent=2))
    else:
        print("limits       " + "  ".join(f"{key} {limit:6.1f}" for key, limit in LIMITS.items()))
        print(_busy(), end="")
    return 1 if any(one["over"] for one in found) else 0


def _busy() -> str:
    """A warning where other programs share the processors: they slow each other down, in CPU time too."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    processors = os.cpu_count() or 1
    if load <= processors / 2 + 1:
        return ""
    return f"note: load {load:.1f} on {processors} processors; the times are too high\n"


def first_picture_s(character: str) -> float:
    """Seconds from starting a process to its first picture, the starting card.

    Raises:
        AvatarError: If it does not start.
    """
    return round(float(_answer(_FIRST_PICTURE, str(time.monotonic_ns()), character)), 2)


def _answer(code: str, *words: str) -> str:
    """What a process of our own prints."""
    done = subprocess.run(
        [sys.executable, "-P", "-c", code, *words], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise AvatarError(
            f"the stage did not start: {done.stderr.strip()[-200:]}", hint="run 'avatar doctor'"
        )
    return done.stdout
