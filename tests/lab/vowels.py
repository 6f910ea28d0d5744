"""How well vowels are told apart: ``python -m tests.lab.vowels [FOLDER]``.

Without a folder: the synthetic speakers that nothing was built with.  With one: WAV files named
``SPEAKER-VISEME.wav`` (as espeak-ng writes them), three rounds of each speaker's in a random order.
Also prints the cosines of ``BUILT_WITH`` from which the prototypes were taken.
"""

import sys
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np

from avatar.sense.lab_voice import read_wav
from avatar.sense.visemes import BLOCK, VISEMES, Hearing, cepstrum
from tests.sense.voices import BUILT_WITH, FORMANTS, OTHERS, VISEME, sentence, vowel

GAP = np.zeros(1600, np.float32)
ROOM = 0.001
ROUNDS = 3


def synthetic(speakers):
    for number, speaker in enumerate(speakers):
        yield (
            f"speaker {number}",
            [
                (VISEME[name], samples[first:last])
                for seed in range(ROUNDS)
                for samples, spans in [sentence(speaker, seed=70 + seed)]
                for name, first, last in spans
            ],
        )


def recorded(folder):
    said = defaultdict(list)
    for file in sorted(folder.glob("*-*.wav")):
        speaker, viseme = file.stem.rsplit("-", 1)
        said[speaker].append((viseme, read_wav(file)))
    rng = np.random.default_rng(0)
    for speaker, vowels in said.items():
        order = [rng.permutation(len(vowels)) for _ in range(ROUNDS)]
        yield speaker, [vowels[place] for places in order for place in places]


def confusions(vowels):
    """What was said and what is shown most, in the louder middle of each vowel."""
    counted, hearing, rng = Counter(), Hearing(), np.random.default_rng(1)
    for viseme, samples in vowels:
        samples = np.concatenate([GAP, samples])
        samples = samples + (ROOM * rng.standard_normal(len(samples))).astype(np.float32)
        loud, shown = [], []
        for begin in range(0, len(samples) - BLOCK + 1, BLOCK):
            block = samples[begin : begin + BLOCK]
            hearing = hearing.advance(block)
            loud.append(float(np.square(block).mean()))
            shown.append([getattr(hearing.visemes, name) for name in VISEMES])
        middle = np.flatnonzero(np.array(loud) > 0.2 * max(loud))[2:-1]
        shapes = np.array(shown)[middle]
        for shape in shapes:
            counted[viseme, VISEMES[shape.argmax()] if shape.any() else "-"] += 1
    return counted


def show(title, speakers):
    everyone, shares = Counter(), []
    for _, vowels in speakers:
        counted = confusions(vowels)
        everyone += counted
        shares.append(sum(n for (said, shown), n in counted.items() if said == shown) / counted.total())
    print(f"{title}: {len(shares)} speakers, {everyone.total()} blocks")
    print("said   " + "".join(f"{name:>6}" for name in (*VISEMES, "-")))
    for said in VISEMES:
        row = [everyone[said, shown] for shown in (*VISEMES, "-")]
        print(f"{said:5}  " + "".join(f"{n / max(1, sum(row)):6.2f}" for n in row))
    right = sum(n for (said, shown), n in everyone.items() if said == shown) / everyone.total()
    print(f"right: {right:.3f}; worst and median speaker {min(shares):.3f}, {np.median(shares):.3f}\n")


def prototypes():
    """Mean cosines of each vowel, of all, and their spread, each speaker around their own mean."""
    rows, names = [], []
    window = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(512) / 512)
    for speaker in BUILT_WITH:
        mine = []
        for seed in range(4):
            for place, name in enumerate(FORMANTS):
                samples = vowel(name, speaker, 0.25, seed=seed * len(FORMANTS) + place)
                windows = np.lib.stride_tricks.sliding_window_view(samples, 512)[::BLOCK][2:-2]
                mine += [cepstrum(np.abs(np.fft.rfft(w * window)) ** 2) for w in windows]
                names += [name] * len(windows)
        rows.append(np.array(mine))
    usual = np.concatenate(rows).mean(axis=0)
    centred = np.concatenate([mine - mine.mean(axis=0) + usual for mine in rows])
    of = np.array(names)
    means = {name: centred[of == name].mean(axis=0) for name in FORMANTS}
    spread = np.concatenate([centred[of == name] - mean for name, mean in means.items()]).std(axis=0)
    for name, mean in means.items():
        print(name, np.round(mean, 2).tolist())
    print("all", np.round(usual, 2).tolist(), "spread", np.round(spread, 2).tolist())


if __name__ == "__main__":
    prototypes()
    show("built with", synthetic(BUILT_WITH))
    show("nobody built with", synthetic(OTHERS))
    for folder in sys.argv[1:]:
        show(folder, recorded(Path(folder)))
