"""Fits the trees of :mod:`avatar.stage.rigs.photoreal`, which judge where no face can be looked for.

    python -m tests.lab.trees --photos DIR... --art DIR... [--out photoreal.npz]

Folders and figures as in :mod:`tests.lab.photos`.  Needs scikit-learn, which the project does not.
"""

from __future__ import annotations

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from avatar.texture import measure
from tests.lab.photos import Faces, arguments, balanced, left_out, pictures, table


def measured(photos, art):
    """One row a picture: here the whole of it stands for its face."""
    rows = [
        (measure(rgb), number, source, photo)
        for number, (rgb, source, photo) in enumerate(pictures(photos, art))
    ]
    return Faces(*map(np.array, zip(*rows, strict=True)))


def grown(faces, rows):
    """100 trees, four questions deep."""
    trees = HistGradientBoostingClassifier(
        max_iter=100,
        max_depth=4,
        learning_rate=0.12,
        l2_regularization=1,
        min_samples_leaf=15,
        random_state=0,
    )
    return trees.fit(faces.numbers[rows], faces.photo[rows], sample_weight=balanced(faces, rows))


def flat(trees):
    """The trees as the columns that ``photoreal.npz`` holds: a leaf is its own left branch, 0."""
    columns, roots, start = {name: [] for name in ("column", "threshold", "left", "right", "value")}, [], 0
    for (tree,) in trees._predictors:
        nodes, leaf = tree.nodes, tree.nodes["is_leaf"].astype(bool)
        roots.append(start)
        columns["column"] += list(np.where(leaf, 0, nodes["feature_idx"]))
        columns["threshold"] += list(np.where(leaf, 0, nodes["num_threshold"]))
        columns["left"] += list(np.where(leaf, 0, nodes["left"] + start))
        columns["right"] += list(np.where(leaf, 0, nodes["right"] + start))
        columns["value"] += list(np.where(leaf, nodes["value"], 0))
        start += len(nodes)
    kinds = {
        "column": np.int8,
        "threshold": np.float32,
        "left": np.int16,
        "right": np.int16,
        "value": np.float32,
    }
    return {
        "root": np.int16(roots),
        **{name: kinds[name](values) for name, values in columns.items()},
        "start": np.float32(trees._baseline_prediction.ravel()[0]),
    }


def main():
    told = arguments(__doc__)
    faces = measured(told.photos, told.art)
    for line in table(faces, left_out(faces, lambda rows: grown(faces, rows).decision_function)):
        print(line)
    if told.out:
        np.savez_compressed(told.out, **flat(grown(faces, faces.fitted)))


if __name__ == "__main__":
    main()
