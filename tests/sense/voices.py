"""Vowels of people who do not exist, as sound: harmonics under known formants.

Formants of men, women and children after Peterson and Barney, "Control methods used in a study of the
vowels", J. Acoust. Soc. Am. 24 (1952): averages of 76 people.
"""

from dataclasses import dataclass

import numpy as np

RATE = 16_000

# First to third formant in Hz: men, women, children.
FORMANTS = {
    "i": ((270, 2290, 3010), (310, 2790, 3310), (370, 3200, 3730)),
    "I": ((390, 1990, 2550), (430, 2480, 3070), (530, 2730, 3600)),
    "E": ((530, 1840, 2480), (610, 2330, 2990), (690, 2610, 3570)),
    "A": ((730, 1090, 2440), (850, 1220, 2810), (1030, 1370, 3170)),
    "V": ((640, 1190, 2390), (760, 1400, 2780), (850, 1590, 3360)),
    "O": ((570, 840, 2410), (590, 920, 2710), (680, 1060, 3180)),
    "U": ((440, 1020, 2240), (470, 1160, 2680), (560, 1410, 3310)),
    "u": ((300, 870, 2240), (370, 950, 2670), (430, 1170, 3260)),
}
VISEME = {"i": "ih", "I": "ee", "E": "ee", "A": "aa", "V": "aa", "O": "oh", "U": "ou", "u": "ou"}
MEN, WOMEN, CHILDREN = range(3)


@dataclass(frozen=True)
class Speaker:
    """``group`` of the table, ``size`` of all formants against it, ``pitch_hz``, ``tilt`` dB an octave."""

    group: int
    size: float = 1.0
    pitch_hz: float = 120.0
    tilt: float = -12.0
    breath: float = 0.01


BUILT_WITH = (
    Speaker(MEN, 0.97, 105, -12),
    Speaker(MEN, 1.04, 140, -10),
    Speaker(WOMEN, 0.97, 190, -12),
    Speaker(WOMEN, 1.03, 230, -10),
    Speaker(CHILDREN, 0.95, 250, -11),
)
"""The prototypes of ``avatar.sense.visemes`` were made from these, and from nobody else."""

OTHERS = (
    Speaker(MEN, 0.93, 88, -9),
    Speaker(MEN, 1.0, 122, -14, 0.03),
    Speaker(MEN, 1.07, 165, -11),
    Speaker(WOMEN, 0.94, 175, -13, 0.03),
    Speaker(WOMEN, 1.0, 210, -9),
    Speaker(WOMEN, 1.06, 265, -12),
    Speaker(CHILDREN, 1.0, 285, -10),
)


def vowel(name, speaker, seconds=0.3, *, seed=0, glide=0.06, wander=0.03):
    """(samples,) float32, peak 0.3."""
    rng = np.random.default_rng(seed)
    count = round(seconds * RATE)
    time = np.arange(count) / RATE
    pitch = speaker.pitch_hz * (1 + glide * (0.5 - time / max(seconds, 1e-9)) + 0.01 * np.sin(30 * time))
    phase = 2 * np.pi * np.cumsum(pitch) / RATE
    formants = [f * speaker.size * (1 + wander * rng.uniform(-1, 1)) for f in FORMANTS[name][speaker.group]]
    third = formants[2]
    peaks = [*formants, third * 1.3, third * 1.65]
    sound = np.zeros(count)
    for k in range(1, int(7000 / speaker.pitch_hz)):
        hertz = k * speaker.pitch_hz
        gain = vocal_tract(hertz, peaks) * k ** (speaker.tilt / 6.02) * hertz / 100
        sound += np.abs(gain) * np.cos(k * phase + np.angle(gain))
    sound += speaker.breath * np.abs(sound).max() * rng.standard_normal(count)
    ramp = np.minimum(1, np.minimum(np.arange(count), np.arange(count)[::-1]) / (0.015 * RATE))
    return (0.3 * ramp * sound / np.abs(sound).max()).astype(np.float32)


def vocal_tract(hertz, peaks):
    """Complex gain of the formants in cascade."""
    s, gain = 2j * np.pi * hertz, 1.0 + 0j
    for peak in peaks:
        breadth = 40 + 0.04 * peak
        pole = -np.pi * breadth + 2j * np.pi * peak
        gain *= abs(pole) ** 2 / ((s - pole) * (s - pole.conjugate()))
    return gain


def sentence(speaker, *, seed=0, gap_s=0.08):
    """All vowels in a random order with pauses between; also (name, first, last sample) of each."""
    rng = np.random.default_rng(seed)
    parts, spans, at = [], [], 0
    for place, name in enumerate(rng.permutation(list(FORMANTS))):
        quiet = np.zeros(round(gap_s * RATE), np.float32)
        sound = vowel(name, speaker, 0.22, seed=seed * 100 + place)
        parts += [quiet, sound]
        spans.append((str(name), at + len(quiet), at + len(quiet) + len(sound)))
        at += len(quiet) + len(sound)
    return np.concatenate(parts), spans
