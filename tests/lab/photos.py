"""Fits the weights of :mod:`avatar.sense.photos` to folders of photographs and of art, and says how they do.

    python -m tests.lab.photos --photos DIR... --art DIR... [--out photos.npz]

Every folder is one source: a collection of photographs, or the drawings of one style.  A figure of a source
comes from weights that were fitted without it.  The limit in ``photos.py`` is set by hand from the table.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from avatar.sense.photos import PhotoJudge
from tests.lab.changes import OF_ART, OF_PHOTOS, sized

_SUFFIXES = {".png", ".jpg", ".jpeg", ".webp"}
_LONGEST = 900
_CHANGES = {True: 12, False: 2}
"""Of a photograph, and of a drawing, the picture as it is among them."""
_FACES = {True: 2, False: 3}
"""The most certain ones; of a photograph only the first is fitted to, the second may be no face."""
_RIDGE = 50.0
"""scikit-learn's C of 0.02."""
_PASS = (0.003, 0.005, 0.01)


@dataclass
class Faces:
    """What was measured: one row a face, and of which picture, source and kind it is."""

    numbers: np.ndarray
    picture: np.ndarray
    source: np.ndarray
    photo: np.ndarray

    @property
    def fitted(self):
        """All drawn faces; of each photograph the most certain face."""
        first = np.r_[True, self.picture[1:] != self.picture[:-1]]
        return ~self.photo | first


def opened(path):
    """On white, as a character shows it, no longer than is measured."""
    image = Image.open(path).convert("RGBA")
    white = Image.new("RGBA", image.size, "white")
    white.alpha_composite(image)
    rgb = np.asarray(white.convert("RGB"))
    return sized(rgb, _LONGEST) if max(rgb.shape[:2]) > _LONGEST else rgb


def changed(rgb, number, *, photo):
    """The picture as it is and some of the changes, other ones of the next picture."""
    changes = list((OF_PHOTOS if photo else OF_ART).values())
    random = np.random.default_rng(number)
    yield changes[0](rgb, random)
    for step in range(_CHANGES[photo] - 1):
        yield changes[1 + (number * 11 + step) % (len(changes) - 1)](rgb, random)


def pictures(folders_of_photos, folders_of_art):
    """Every picture and its changes: pixels, folder, whether it is a photograph."""
    number = 0
    for photo, folders in ((True, folders_of_photos), (False, folders_of_art)):
        for folder in folders:
            for path in sorted(one for one in folder.rglob("*") if one.suffix.lower() in _SUFFIXES):
                for rgb in changed(opened(path), number, photo=photo):
                    yield rgb, str(folder), photo
                number += 1


def measured(folders_of_photos, folders_of_art):
    """Faces of all pictures, most certain first; a photograph in which none is found is said."""
    judge, rows = PhotoJudge(), []
    for number, (rgb, source, photo) in enumerate(pictures(folders_of_photos, folders_of_art)):
        found = judge.faces(rgb)[: _FACES[photo]]
        rows += [(judge.numbers(rgb, face), number, source, photo) for face in found]
        if photo and not found:
            print(f"passes, without a face: picture {number}, of {source}")
    return Faces(*map(np.array, zip(*rows, strict=True)))


def balanced(faces, rows):
    """How much each row counts: photographs as much as art."""
    photo = faces.photo[rows]
    return np.where(photo, 0.5 / photo.mean(), 0.5 / (~photo).mean())


def ridge(inputs, wanted, weight, strength):
    """Logistic regression by Newton's method: a factor for every input, and the bias."""
    inputs = np.c_[inputs, np.ones(len(inputs))]
    pull, found = np.r_[np.full(inputs.shape[1] - 1, strength), 1e-6], np.zeros(inputs.shape[1])
    for _ in range(12):
        odds = 1 / (1 + np.exp(-np.clip(inputs @ found, -30, 30)))
        slope = inputs.T @ (weight * (odds - wanted)) + pull * found
        bend = (inputs * (weight * np.maximum(odds * (1 - odds), 1e-4))[:, None]).T @ inputs
        found = found - np.linalg.solve(bend + np.diag(pull), slope)
    return found


def fit(faces, rows):
    """A weight for every number, and the bias."""
    numbers = faces.numbers[rows].astype(np.float64)
    middle, spread = numbers.mean(0), numbers.std(0) + 1e-9
    found = ridge((numbers - middle) / spread, faces.photo[rows], balanced(faces, rows), _RIDGE)
    weight = found[:-1] / spread
    return weight, found[-1] - weight @ middle


def weighed(faces, rows):
    """What gives log-odds, fitted to some rows."""
    weight, bias = fit(faces, rows)
    return lambda numbers: numbers @ weight + bias


def left_out(faces, fitted_to):
    """Log-odds of every face by what was fitted without its source."""
    odds = np.empty(len(faces.photo))
    for source in np.unique(faces.source):
        mine = faces.source == source
        odds[mine] = fitted_to(faces.fitted & ~mine)(faces.numbers[mine])
    return odds


def table(faces, odds):
    """Lines: at limits that let some of the photographs in, how much of each source's art is refused."""
    best = np.full(faces.picture.max() + 1, -np.inf)
    np.maximum.at(best, faces.picture, odds)
    _, first = np.unique(faces.picture, return_index=True)
    picture, source, photo = faces.picture[first], faces.source[first], faces.photo[first]
    certain = np.sort(best[picture[photo]])
    for share in _PASS:
        limit = certain[int(share * len(certain))]
        yield f"limit {limit:+.2f}: {share:.1%} of {len(certain)} photographs pass"
        for name in np.unique(source):
            refused = best[picture[source == name]] >= limit
            yield f"  {Path(name).name}: {refused.sum()} of {len(refused)} refused"


def arguments(doc):
    """Folders, and where the result goes."""
    parser = argparse.ArgumentParser(description=doc.splitlines()[0])
    for name in ("--photos", "--art"):
        parser.add_argument(name, type=Path, nargs="+", required=True, metavar="DIR")
    parser.add_argument("--out", type=Path, default=None)
    return parser.parse_args()


def main():
    told = arguments(__doc__)
    faces = measured(told.photos, told.art)
    for line in table(faces, left_out(faces, lambda rows: weighed(faces, rows))):
        print(line)
    if told.out:
        weight, bias = fit(faces, faces.fitted)
        np.savez_compressed(told.out, weight=weight.astype(np.float32), bias=np.float32(bias))


if __name__ == "__main__":
    main()
