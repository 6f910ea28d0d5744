"""``avatar demo``: a bundled performance, numbers only, on the character.

No camera, no consent and no model is needed: nobody's face moves it.
"""

from __future__ import annotations

import logging
import random
import sys
import tomllib
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Final

from avatar import sandbox
from avatar.app import roster
from avatar.app.photoreal import judge
from avatar.clock import Clock, FakeClock, MonotonicClock, Pacer
from avatar.errors import OutputError
from avatar.performance import CONTROLS, Performance, from_vector
from avatar.settings import StageSettings
from avatar.signal import Live
from avatar.stage.director import Director
from avatar.stage.idle import Idle
from avatar.stage.outputs import Output
from avatar.stage.outputs.choice import open_output
from avatar.stage.renderers import open_renderer
from avatar.stage.rigs import load_rig

log = logging.getLogger(__name__)

WIDTH, HEIGHT, RATE = 1280, 720, 30
_BAR: Final = 30

Track = list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Script:
    """A performance written down.

    Attributes:
        length_s: Seconds until it starts again.
        tracks: Name in ``CONTROLS`` to keys of (seconds, value), in order of time.
    """

    length_s: float
    tracks: dict[str, Track]

    def at(self, time_s: float) -> Performance:
        """The performance at a time; it loops."""
        moment = time_s % self.length_s
        values = (_ease(self.tracks[name], moment) if name in self.tracks else 0.0 for name in CONTROLS)
        return from_vector(tuple(values))


def _ease(track: Track, moment: float) -> float:
    """Value of a track, easing in and out between its keys."""
    after = bisect_right(track, (moment, float("inf")))
    if after == 0 or after == len(track):
        return track[min(after, len(track) - 1)][1]
    (from_s, low), (to_s, high) = track[after - 1], track[after]
    share = (moment - from_s) / (to_s - from_s)
    return low + (high - low) * share * share * (3 - 2 * share)


def load_script() -> Script:
    """The bundled performance."""
    text = files("avatar.app").joinpath("demo_performance.toml").read_text(encoding="utf-8")
    content = tomllib.loads(text)
    tracks = {name: [(float(t), float(v)) for t, v in keys] for name, keys in content["tracks"].items()}
    return Script(float(content["length_s"]), tracks)


def play(
    script: Script,
    director: Director,
    output: Output,
    clock: Clock,
    frames: int,
    progress: Callable[[int], None],
) -> None:
    """Play so many pictures of a performance into an output, at ``RATE`` by that clock.

    Raises:
        OutputError: If a picture did not get through.
    """
    start_s = clock.now_s()
    pacer = Pacer(1 / RATE, start_s)
    for number in range(frames):
        clock.sleep(pacer.wait_s(clock.now_s()))
        now_s = start_s + number / RATE
        director.hear(Live(round(now_s * 1e9), script.at(number / RATE)), now_s)
        output.show(director.draw(now_s))
        pacer.advance(clock.now_s())
        progress(number + 1)


def _bar(total: int) -> Callable[[int], None]:
    """A progress bar on a terminal, and a line at the end elsewhere."""

    def show(done: int) -> None:
        if sys.stdout.isatty():
            filled = _BAR * done // total
            print(f"\r[{'#' * filled}{'.' * (_BAR - filled)}] {100 * done // total:3d} %", end="", flush=True)
        if done == total:
            print(f"\r{total} pictures" if not sys.stdout.isatty() else "")

    return show


def _open(kind: str, device: str, out: Path) -> tuple[Output, bool]:
    """Open the output; also whether it is watched live, so that time matters."""
    if kind == "auto":
        try:
            return open_output("auto", device=device or None, width=WIDTH, height=HEIGHT, fps=RATE), True
        except OutputError as error:
            if device:  # asked for: no file in its place
                raise
            log.info("output=file because=%r", error.problem)
            kind = "file"
    output = open_output(
        kind,
        device=device or None,
        width=WIDTH,
        height=HEIGHT,
        fps=RATE,
        path=out if kind == "file" else None,
    )
    return output, kind not in ("file", "null")


def demo(*, output: str, out: Path, frames: int | None, character: str, device: str) -> int:
    """Play the bundled performance once, or for so many pictures.

    Raises:
        AvatarError: If the character, the renderer or the output cannot be used.
    """
    log.info(sandbox.deny_network())
    script = load_script()
    total = frames or round(script.length_s * RATE)
    rig = load_rig(roster.find(character or StageSettings().character), judge=judge)
    target, live = _open(output, device, out)
    clock: Clock = MonotonicClock() if live else FakeClock()
    renderer = open_renderer(WIDTH, HEIGHT)
    director = Director(rig, renderer, Idle(random.Random(1)))
    print(f'playing into "{target.label}"' if live else f"drawing into {target.label}", flush=True)
    try:
        play(script, director, target, clock, total, _bar(total))
    finally:
        target.close()
        renderer.close()
    return 0
