"""Small networks that are written here and run by MediaPipe."""

import numpy as np
import pytest

from avatar.sense.tflite import Kind, Layer, Writer
from avatar.sense.trackers.mediapipe import create_embedder, picture_of

SHAPE = (1, 4, 6, 3)


def run(finish):
    """What a network says of a picture; ``finish`` adds what it does to a writer and the picture's floats."""
    picture = np.random.default_rng(1).integers(0, 256, SHAPE[1:]).astype(np.uint8)
    made = Writer()
    given = made.place(SHAPE, Kind.BYTE)
    seen = made.layer(Layer.DEQUANTIZE, (given,), SHAPE)
    embedder = create_embedder(made.finish(given, finish(made, seen)))
    said = embedder.embed(picture_of(picture)).embeddings[0].embedding
    embedder.close()
    return picture.astype(np.float64), said


def test_bytes_count_as_they_are_and_lie_in_the_order_of_the_picture():
    """Mutant: a scale of a 255th."""
    picture, said = run(lambda made, seen: made.layer(Layer.ADD, (seen, made.keep(np.zeros(3))), SHAPE))
    assert said.tolist() == picture.ravel().tolist()


def test_what_is_kept_is_added_to_each_colour():
    """Mutant: buffers numbered from the wrong one."""

    def layers(made, seen):
        twice = made.layer(Layer.MULTIPLY, (seen, made.keep(np.array([2.0, 1.0, 0.5]))), SHAPE)
        return made.layer(Layer.ADD, (twice, made.keep(np.array([1.0, -2.0, 3.0]))), SHAPE)

    picture, said = run(layers)
    assert said == pytest.approx((picture * (2, 1, 0.5) + (1, -2, 3)).ravel())


def test_a_convolution_takes_every_other_pixel_if_told_to():
    """Mutant: options of one byte where four are read."""

    def layers(made, seen):
        weights = made.keep(np.ones((1, 1, 1, 3)))
        options = (0, 1), (1, 2), (2, 2)
        return made.layer(Layer.CONVOLUTION, (seen, weights, made.keep(np.zeros(1))), (1, 2, 3, 1), options)

    picture, said = run(layers)
    assert said == pytest.approx(picture[::2, ::2].sum(axis=2).ravel())


def test_small_weights_mix_the_colours_of_each_pixel_nearly_as_floats_do():
    """Each row has a scale of its own; one of zeros stays zeros.

    Mutant: one scale for all (the second row comes out as zeros).
    """
    weights = np.array([[90.0, -70.0, 55.0], [0.002, 0.001, -0.003], [0.0, 0.0, 0.0]], np.float32)

    def layers(made, seen):
        kept = made.keep_small(weights), made.keep(np.zeros(3))
        return made.layer(Layer.FULLY_CONNECTED, (seen, *kept), SHAPE, ((2, 1),))

    picture, said = run(layers)
    expected, seen = picture @ weights.T, np.reshape(said, SHAPE[1:])
    off = np.abs(seen - expected).max(axis=(0, 1))
    assert (off <= 0.01 * np.abs(expected).max(axis=(0, 1))).all()
    assert off[0] > 0  # else these were floats
