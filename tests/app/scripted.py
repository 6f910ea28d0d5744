"""A sense process by script, for the window's tests and measurements: real process, real wire, no camera.

``command(*parts)`` plays them in order; the last one goes on for ever.  A part may also last until it is
told that the resting face is to be learnt anew: so a test says when the next one comes, and no busy machine.
"""

import sys

PRELUDE = """
import json, math, os, signal, sys, threading, time
from avatar.performance import Expression, HeadPose, Performance
from avatar.signal import *
signal.signal(signal.SIGINT, signal.SIG_IGN)
config = json.loads(sys.stdin.readline())
told = threading.Semaphore(0)
def hear():
    for line in sys.stdin:
        if line == "c\\n": told.release()
    os._exit(0)
threading.Thread(target=hear, daemon=True).start()
began = time.monotonic()
def send(signal):
    sys.stdout.buffer.write(encode(signal)); sys.stdout.buffer.flush()
def turns(for_s):
    # For each signal of a part the share of its time that is over.
    if for_s is None:
        yield 0.0
        while not told.acquire(timeout=1 / 30): yield 0.0
        return
    until = time.monotonic() + for_s
    while time.monotonic() < until:
        yield 1 - (until - time.monotonic()) / max(for_s, 1e-3)
        time.sleep(1 / 30)
def hold(reason, for_s):
    for over in turns(for_s):
        send(Held(time.monotonic_ns(), reason, progress=min(255, int(255 * over))))
def live(for_s):
    for _ in turns(for_s):
        at = time.monotonic() - began
        pose = HeadPose(yaw=0.3 * math.sin(at * 2), pitch=0.1 * math.sin(at * 1.3), roll=0.1 * math.sin(at))
        face = {"jawOpen": 0.3 + 0.3 * math.sin(at * 9), "eyeBlinkLeft": max(0.0, math.sin(at * 1.7)) ** 20}
        send(Live(time.monotonic_ns(), performance(pose, face)))
def performance(pose, face):
    import dataclasses
    from avatar.performance import CONTROLS, from_vector
    named = dict.fromkeys(CONTROLS, 0.0) | {n: getattr(pose, n) for n in ("yaw", "pitch", "roll")} | face
    return from_vector(tuple(named[n] for n in CONTROLS))
"""

FOR_EVER = 1e9
UNTIL_TOLD = None
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
