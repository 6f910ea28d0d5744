"""Which vowel is being said, from 20 ms of sound at a time.  Pure numpy: no network, no dictionary, no words.

What is looked at is the shape of the spectrum of voiced sound, which is as much as a mouth needs.  Of what
was heard nothing is kept but the last 32 ms, how loud the room is and how the voice sounds on average.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, fields, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]
Numbers = NDArray[np.float64]

RATE: Final = 16_000
"""Samples a second; everything that tells vowels apart is below 5.5 kHz."""
BLOCK: Final = 320
"""Samples that are taken in at a time."""
BLOCK_S: Final = BLOCK / RATE

_WINDOW: Final = 512
"""32 ms: two periods of a voice of 65 Hz, and short against a syllable."""

_BANDS: Final = 22
_LOW_HZ, _HIGH_HZ = 100.0, 5500.0
_CEPSTRA: Final = 8
_DEPTH: Final = 1e-4
"""22 bands, equal on the mel scale, and 8 cosines across their logarithms; bands 40 dB below the strongest
count as silent.  Tried beside 12 cosines, cube roots, and perceptual linear prediction (orders 5, 6, 8)."""

_PROTOTYPES: Final = {
    "i": ("ih", (6.93, 6.37, 5.68, -1.45, 1.85, -0.13, -0.72, 0.32)),
    "I": ("ee", (7.98, 3.15, 5.19, -2.89, -1.92, -0.55, -1.69, -0.61)),
    "E": ("ee", (7.57, -0.30, 3.19, -4.07, -2.05, 0.18, 0.49, 0.81)),
    "A": ("aa", (10.64, -3.45, -5.01, -1.55, 2.88, 1.92, -0.67, 0.23)),
    "V": ("aa", (10.80, -3.33, -2.98, -1.30, 1.05, 0.02, 0.04, 1.94)),
    "O": ("oh", (12.90, 2.01, -4.41, -4.31, -0.23, 1.66, 0.71, 0.17)),
    "U": ("ou", (12.76, 2.16, -1.66, -1.27, 0.17, -0.49, -2.18, -1.15)),
    "u": ("ou", (13.00, 4.70, -0.41, -1.05, 0.69, 0.90, -0.57, -1.18)),
}
_USUAL: Final[Numbers] = np.array([10.32, 1.41, -0.05, -2.24, 0.31, 0.44, -0.57, 0.07])
_SPREAD: Final[Numbers] = np.array([0.86, 0.99, 0.64, 1.19, 0.71, 0.74, 0.66, 0.65])
"""Cosines of eight vowels (SAMPA; which viseme), of all together, and their spread within one vowel:
of the five synthetic speakers ``BUILT_WITH`` in ``tests/sense/voices.py``, each around their own mean."""
_WIDE: Final = 2.0
"""Real vowels spread further than synthetic ones; so in between is drawn in between."""

_SPEAKER_S: Final = 4.0
_SPEAKER_LIMIT: Final = 3.0
"""A voice's own mean is followed over so many seconds of voiced sound and no further than this: throats and
microphones shift the cosines of the synthetic speakers by up to 2.8, a vowel held for long would too."""

_VOICE_HZ: Final = (200.0, 3400.0)
"""Where loudness and voicing are measured: above hum and rumble."""
_PITCH_HZ: Final = (70.0, 400.0)
_VOICED: Final = 0.55
"""Sound is voiced that repeats itself so well after one period: steady noise reaches 0.45, vowels 0.7 and
more."""
_VOICED_BLOCKS: Final = 2
_RINGING: Final = 0.05
_PART: Final = 160
"""In so many blocks in a row, and not where the newest 10 ms have less than this of the energy of the loudest
10 ms before them: a key that is struck rings away faster, a voice of 70 Hz keeps a tenth."""

_ROOM_BLOCKS: Final = 150
_ROOM_DB: Final = -62.0
_FIRST_ROOM_DB: Final = -45.0
_ABOVE_DB: Final = (8.0, 20.0)
"""The room is the quietest block of the last 3 s, never below -62 dB of full scale, and in the first 3 s no
louder than -45: somebody may be talking already.  So far above it a voice begins to show, and shows fully."""

_FALL: Final = math.exp(-BLOCK_S / 0.08)
"""After the voice the mouth takes 80 ms: an "s" between two vowels does not shut it."""
_LEAST: Final = 0.01
_TURN: Final = 0.5
"""Share of a new block in which vowel it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visemes:
    """How much of each mouth shape is heard: each 0 to 1, together no more than 1; all 0 is silence."""

    aa: float = 0.0
    ih: float = 0.0
    ou: float = 0.0
    ee: float = 0.0
    oh: float = 0.0


VISEMES: Final = tuple(f.name for f in fields(Visemes))
"""VRM's names: open, spread, rounded and narrow, half open, rounded and open."""


def _bank() -> Numbers:
    """(bands, bins) triangles on the mel scale."""

    def mel(hertz: Numbers) -> Numbers:
        scaled: Numbers = 2595 * np.log10(1 + hertz / 700)
        return scaled

    low, high = mel(np.array([_LOW_HZ, _HIGH_HZ]))
    edges, bins = np.linspace(low, high, _BANDS + 2), mel(_BINS_HZ)
    width = edges[1] - edges[0]
    bank: Numbers = np.clip(np.minimum(bins - edges[:-2, None], edges[2:, None] - bins) / width, 0, None)
    return bank


_HANN: Final[Numbers] = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(_WINDOW) / _WINDOW)
_FULL_SCALE: Final = float(np.sum(_HANN)) ** 2 / 4
_BINS_HZ: Final[Numbers] = np.linspace(0.0, RATE / 2, _WINDOW // 2 + 1)
_HEARD: Final = slice(*(int(np.searchsorted(_BINS_HZ, hertz)) for hertz in _VOICE_HZ))
_BANK: Final[Numbers] = _bank()
_COSINES: Final[Numbers] = (
    np.cos(np.pi * np.arange(1, _CEPSTRA + 1)[:, None] * (np.arange(_BANDS) + 0.5) / _BANDS)
    * (2 / _BANDS) ** 0.5
)
_LAGS: Final = slice(round(RATE / _PITCH_HZ[1]), round(RATE / _PITCH_HZ[0]) + 1)
_HANN_REPEATS: Final[Numbers] = np.fft.irfft(np.abs(np.fft.rfft(_HANN)) ** 2)
_MEANS: Final[Numbers] = np.array([numbers for _, numbers in _PROTOTYPES.values()])
_MEMBERS: Final[Numbers] = np.array(
    [[float(name == of) for name in VISEMES] for of, _ in _PROTOTYPES.values()]
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Hearing:
    """A voice being heard.  Immutable, so it can be replayed and tested like any other value.

    Attributes:
        window: (512,) the newest samples, -1 to 1.
        levels_db: Of the last blocks.
        speaker: (cosines,) by how much this voice differs from the usual one.
        voiced: Blocks in a row that were.
        loud: 0 to 1, how much the voice shows.
        shares: (visemes,) of the last voiced block, together 1.
    """

    window: Samples = field(default_factory=lambda: np.zeros(_WINDOW, np.float32), repr=False)
    levels_db: tuple[float, ...] = ()
    speaker: Numbers = field(default_factory=lambda: np.zeros(_CEPSTRA), repr=False)
    voiced: int = 0
    loud: float = 0.0
    shares: Numbers = field(default_factory=lambda: np.full(len(VISEMES), 1 / len(VISEMES)), repr=False)

    @property
    def visemes(self) -> Visemes:
        """What the mouth should show."""
        return Visemes(**dict(zip(VISEMES, (self.loud * self.shares).tolist(), strict=True)))

    def advance(self, block: Samples) -> Hearing:
        """Take in ``BLOCK`` samples; what is not a number is silence."""
        window = np.concatenate([self.window[BLOCK:], np.nan_to_num(block, posinf=0.0, neginf=0.0)])
        power = np.abs(np.fft.rfft(window * _HANN)) ** 2
        level_db = 10 * math.log10(float(power[_HEARD].sum()) / _FULL_SCALE + 1e-12)
        levels_db = (*self.levels_db[1 - _ROOM_BLOCKS :], level_db)
        above_db = level_db - _room_db(levels_db)
        fallen = self.loud * _FALL if self.loud > _LEAST else 0.0
        heard = replace(self, window=window, levels_db=levels_db, loud=fallen)
        if above_db < _ABOVE_DB[0] or _rings_away(window) or repetition(power) < _VOICED:
            return replace(heard, voiced=0)
        heard = replace(heard, voiced=self.voiced + 1)
        return heard if heard.voiced < _VOICED_BLOCKS else heard._speak(power, above_db)

    def _speak(self, power: Numbers, above_db: float) -> Hearing:
        """Take in a block of voice."""
        cosines = cepstrum(power)
        speaker = self.speaker + BLOCK_S / _SPEAKER_S * (cosines - _USUAL - self.speaker)
        speaker = np.clip(speaker, -_SPEAKER_LIMIT, _SPEAKER_LIMIT)
        begin_db, full_db = _ABOVE_DB
        loud = min(1.0, (above_db - begin_db) / (full_db - begin_db))
        shares = shares_of(cosines - speaker)
        if self.loud > 0:
            shares = self.shares + _TURN * (shares - self.shares)
        return replace(self, speaker=speaker, shares=shares, loud=max(self.loud, loud))


def repetition(power: Numbers) -> float:
    """How well the sound repeats itself after one period of a voice: 0 not at all to 1."""
    heard = np.zeros_like(power)
    heard[_HEARD] = power[_HEARD]
    repeats = np.fft.irfft(heard)
    if not repeats[0] > 0:
        return 0.0
    share = repeats[_LAGS] * (_HANN_REPEATS[0] / repeats[0]) / _HANN_REPEATS[_LAGS]
    return float(share.max())


def _room_db(levels_db: tuple[float, ...]) -> float:
    quietest_db = min(levels_db)
    if len(levels_db) < _ROOM_BLOCKS:
        quietest_db = min(quietest_db, _FIRST_ROOM_DB)
    return max(_ROOM_DB, quietest_db)


def _rings_away(window: Samples) -> bool:
    """Whether this was one stroke, and is over."""
    parts = np.square(window[-3 * _PART :], dtype=np.float64).reshape(3, _PART).sum(axis=1)
    return bool(parts[-1] < _RINGING * parts.max())


def cepstrum(power: Numbers) -> Numbers:
    """(cosines,) of the spectrum's shape; loudness is not in it."""
    bands = _BANK @ power
    logs = np.log(bands + _DEPTH * bands.max() + 1e-12)
    cosines: Numbers = _COSINES @ logs
    return cosines


def shares_of(cosines: Numbers) -> Numbers:
    """(visemes,) how likely each is, together 1."""
    off = (cosines - _MEANS) / (_SPREAD * _WIDE)
    distances = (off * off).sum(axis=1)
    likely = np.exp(-0.5 * (distances - distances.min()))
    shares: Numbers = (likely / likely.sum()) @ _MEMBERS
    return shares
