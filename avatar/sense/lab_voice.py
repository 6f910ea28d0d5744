"""``voice``: what a mouth would show of a sound file, block by block.  Opens no microphone."""

from __future__ import annotations

import io
import json
import time
import wave
from dataclasses import asdict
from pathlib import Path
from typing import Final

import numpy as np

from avatar.errors import AvatarError
from avatar.sandbox import deny_network
from avatar.sense.visemes import BLOCK, BLOCK_S, RATE, Hearing, Samples
from avatar.sense.wire import claim_stdout

_HINT: Final = "give an uncompressed WAV file with 16 bits a sample"
_LONGEST_S: Final = 600
_DIGITS: Final = 4


def voice(file: Path) -> int:
    """Print one JSON object for each 20 ms, and one with the share of a core that it took.

    Raises:
        AvatarError: If the file cannot be read.
    """
    out = io.TextIOWrapper(claim_stdout(), encoding="utf-8", newline="\n")
    deny_network()
    samples = read_wav(file)
    hearing, said, began_s = Hearing(), [], time.process_time()
    for begin in range(0, len(samples) - BLOCK + 1, BLOCK):
        hearing = hearing.advance(samples[begin : begin + BLOCK])
        said.append(asdict(hearing.visemes))
    spent_s = time.process_time() - began_s
    for place, visemes in enumerate(said, start=1):
        rounded = {name: round(value, _DIGITS) for name, value in visemes.items()}
        out.write(json.dumps({"t_s": round(place * BLOCK_S, _DIGITS), **rounded}) + "\n")
    core = spent_s / (len(said) * BLOCK_S) if said else 0.0
    out.write(json.dumps({"blocks": len(said), "share_of_a_core": round(core, 5)}) + "\n")
    out.flush()
    return 0


def read_wav(file: Path) -> Samples:
    """(samples,) of the first ten minutes, all channels mixed, at ``RATE``.

    Raises:
        AvatarError: If it cannot be read, or is no such WAV file.
    """
    try:
        with wave.open(str(file), "rb") as sound:
            width, channels, rate = sound.getsampwidth(), sound.getnchannels(), sound.getframerate()
            data = sound.readframes(_LONGEST_S * rate)
    except (OSError, EOFError, wave.Error) as error:
        raise AvatarError(f"{file} cannot be read as sound: {error}", hint=_HINT) from error
    if width != 2 or not rate:
        raise AvatarError(f"{file} has {8 * width} bits a sample at {rate} Hz", hint=_HINT)
    whole = np.frombuffer(data[: len(data) // (2 * channels) * 2 * channels], "<i2")
    mono = whole.reshape(-1, channels).mean(axis=1) / 32768
    return resampled(mono.astype(np.float32), rate)


def resampled(samples: Samples, rate: int) -> Samples:
    """The same sound at ``RATE``, without what that cannot hold; exact, and for whole files only."""
    count = round(len(samples) * RATE / rate)
    if rate == RATE or not count:
        return samples[:count]
    spectrum = np.fft.rfft(samples)[: count // 2 + 1]
    return (np.fft.irfft(spectrum, count) * (count / len(samples))).astype(np.float32)
