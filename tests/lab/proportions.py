"""Fits the weights of :mod:`avatar.sense.proportions` to photographs and art, and says how they do.

    python -m tests.lab.proportions --photos DIR... --art DIR... [--out proportions.npz]

Folders and figures as in :mod:`tests.lab.photos`.  The limits in ``proportions.py`` are set by hand: no
photograph may pass.
"""

from __future__ import annotations

from contextlib import closing

import numpy as np

from avatar.sense.photos import PhotoJudge
from avatar.sense.proportions import _square, eye_width, shape
from avatar.sense.trackers.mediapipe import StillLandmarker
from tests.lab.photos import Faces, arguments, balanced, pictures, ridge

_MAIN = 10
"""Main directions of the shapes that the weights may use: with 12 or more, photographs began to pass."""
_RIDGE = 1.0


def measured(photos, art):
    """Landmarks of each picture's most certain face, as far as there are any."""
    judge, rows = PhotoJudge(), []
    with closing(StillLandmarker()) as landmarker:
        for number, (rgb, source, photo) in enumerate(pictures(photos, art)):
            for face in judge.faces(rgb)[:1]:
                turned = np.ascontiguousarray(np.rot90(rgb, face.turns))
                if seen := landmarker.largest(_square(turned, face.row)):
                    rows.append((seen.landmarks, number, source, photo))
    return Faces(*map(np.array, zip(*rows, strict=True)))


def mean_of(landmarks):
    """The mean of faces turned to it, of size 1 (generalised Procrustes analysis)."""
    points = landmarks - landmarks.mean(1, keepdims=True)
    points = points / np.sqrt((points**2).sum((1, 2), keepdims=True))
    mean = points.mean(0)
    for _ in range(4):
        left, _, right = np.linalg.svd(np.einsum("nki,kj->nij", points, mean))
        left[:, :, -1] *= np.sign(np.linalg.det(left @ right))[:, None]
        mean = (points @ left @ right).mean(0)
    return mean / np.sqrt((mean**2).sum())


def weights_of(faces, rows):
    """Balanced, and of the art rare styles more than their share."""
    weight, art = balanced(faces, rows), ~faces.photo[rows]
    _, where, counts = np.unique(faces.source[rows][art], return_inverse=True, return_counts=True)
    rare = counts[where] ** -0.5
    weight[art] *= rare / rare.mean()
    return weight


def fit(faces, rows):
    """The mean of the photographs, a weight for each point's x and y, and the bias."""
    landmarks = faces.numbers.astype(np.float64)
    mean = mean_of(landmarks[rows & faces.photo])
    shapes = np.array([shape(one, mean).ravel() for one in landmarks[rows]])
    middle = shapes.mean(0)
    axes = np.linalg.svd(shapes - middle, full_matrices=False)[2][:_MAIN].T
    inputs = (shapes - middle) @ axes
    spread = inputs.std(0)
    found = ridge(inputs / spread, faces.photo[rows], weights_of(faces, rows), _RIDGE)
    weight = axes @ (found[:-1] / spread)
    return {"mean": mean, "weight": weight.reshape(-1, 2), "bias": found[-1] - weight @ middle}


def left_out(faces):
    """Log-odds of every face by weights that were fitted without its source."""
    odds = np.empty(len(faces.photo))
    for source in np.unique(faces.source):
        mine = faces.source == source
        told = fit(faces, ~mine)
        shapes = [shape(one, told["mean"]) for one in faces.numbers[mine].astype(np.float64)]
        odds[mine] = [(one * told["weight"]).sum() + told["bias"] for one in shapes]
    return odds


def main():
    told = arguments(__doc__)
    faces = measured(told.photos, told.art)
    odds, eyes = left_out(faces), np.array([eye_width(one) for one in faces.numbers])
    for source in np.unique(faces.source):
        mine = faces.source == source
        print(source, mine.sum(), *np.percentile(odds[mine], [0, 1, 50, 99, 100]).round(2), end=" eyes ")
        print(*np.percentile(eyes[mine], [0, 1, 50, 99, 100]).round(3))
    if told.out:
        kept = {name: np.float32(values) for name, values in fit(faces, faces.photo | True).items()}
        np.savez_compressed(told.out, **kept)


if __name__ == "__main__":
    main()
