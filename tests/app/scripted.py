"""A sense process by script, for the window's tests and measurements: real process, real wire, no camera.

``command(*parts)`` plays them in order; the last one goes on for ever.
"""

import sys

PRELUDE = """
import json, math, os, signal, sys, threading, time
from avatar.performance import Expression, HeadPose, Performance
from avatar.signal import *
signal.signal(signal.SIGINT, signal.SIG_IGN)
config = json.loads(sys.stdin.readline())
threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
began = time.monotonic()
def send(signal):
    sys.stdout.buffer.write(encode(signal)); sys.stdout.buffer.flush()
def hold(reason, for_s):
    until = time.monotonic() + for_s
    while time.monotonic() < until:
        left = 1 - (until - time.monotonic()) / max(for_s, 1e-3)
        send(Held(time.monotonic_ns(), reason, progress=min(255, int(255 * left))))
        time.sleep(1 / 30)
def live(for_s):
    until = time.monotonic() + for_s
    while time.monotonic() < until:
        at = time.monotonic() - began
        pose = HeadPose(yaw=0.3 * math.sin(at * 2), pitch=0.1 * math.sin(at * 1.3), roll=0.1 * math.sin(at))
        face = {"jawOpen": 0.3 + 0.3 * math.sin(at * 9), "eyeBlinkLeft": max(0.0, math.sin(at * 1.7)) ** 20}
        send(Live(time.monotonic_ns(), performance(pose, face)))
        time.sleep(1 / 30)
def performance(pose, face):
    import dataclasses
    from avatar.performance import CONTROLS, from_vector
    named = dict.fromkeys(CONTROLS, 0.0) | {n: getattr(pose, n) for n in ("yaw", "pitch", "roll")} | face
    return from_vector(tuple(named[n] for n in CONTROLS))
"""

FOR_EVER = 1e9
LIVE = f"live({FOR_EVER})"


def held(reason, for_s=FOR_EVER):
    """A part: held for a reason, its progress growing."""
    return f"hold(Reason.{reason}, {for_s})"


def live(for_s=FOR_EVER):
    """A part: somebody performs."""
    return f"live({for_s})"


HUNG = "time.sleep(1e9)"
"""A part: says nothing more."""


def command(*parts):
    """How such a process is run."""
    return (sys.executable, "-c", PRELUDE + "\n".join(parts or (LIVE,)))
