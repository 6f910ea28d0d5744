"""Runs the sense process as the product does."""

import json
import os
import subprocess
import sys
from pathlib import Path

import avatar
from avatar.signal import SIGNAL_SIZE, decode
from tests.waiting import PATIENCE_S

ROOT = Path(avatar.__file__).resolve().parent.parent


def environment():
    return os.environ | {"PYTHONPATH": str(ROOT)}


def start(*arguments, **options):
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | options
    command = [sys.executable, "-P", "-m", "avatar.sense", *arguments]
    return subprocess.Popen(command, env=environment(), **pipes)


def tell(process, **config):
    process.stdin.write(json.dumps(config).encode() + b"\n")
    process.stdin.flush()


def signals_in(data):
    assert len(data) % SIGNAL_SIZE == 0
    return [decode(data[at : at + SIGNAL_SIZE]) for at in range(0, len(data), SIGNAL_SIZE)]


def finish(process, timeout=2 * PATIENCE_S):
    """Close its standard input; standard output and error until it ends."""
    out, err = process.communicate(timeout=timeout)
    return out, err.decode()


def outlive(process, timeout=2 * PATIENCE_S):
    """Standard output and error of a process that ends by itself, while its parent is there."""
    stdin, process.stdin = process.stdin, None
    out, err = process.communicate(timeout=timeout)
    stdin.close()
    return out, err.decode()
