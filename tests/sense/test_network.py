"""The recognising network, rearranged: the same numbers, sooner."""

import cv2
import numpy as np
import pytest

from avatar.models import FACE_RECOGNITION, load
from avatar.sense.network import with_products
from tests.sense.people import pixels

PRODUCTS = 13
"""Layers of SFace that mix channels point by point."""


@pytest.fixture(scope="module")
def original():
    return load(FACE_RECOGNITION)


@pytest.fixture(scope="module")
def rearranged(original):
    return with_products(original)


def numbers(model, picture):
    """What the network makes of an aligned face."""
    network = cv2.FaceRecognizerSF.create("onnx", np.frombuffer(model, np.uint8), np.empty(0, np.uint8))
    return network.feature(picture)[0].copy()


def test_the_numbers_are_the_same(original, rearranged):
    """Mutants: rows for columns in a product; the side not divided by a stride."""
    for who in "yl":
        before, after = (numbers(model, pixels(who, 3)) for model in (original, rearranged))
        assert np.abs(before - after).max() <= 1e-5 * np.abs(before).max()


def test_every_layer_that_can_be_is_a_product(original, rearranged):
    assert rearranged.count(b"MatMul") - original.count(b"MatMul") == PRODUCTS


def test_the_weights_are_not_touched(original, rearranged):
    """Only names, shapes and kinds of layers differ: less than a thousandth of the file."""
    assert abs(len(rearranged) - len(original)) < len(original) / 1000
    for place in range(1_000_000, len(original) - 1_000_000, 999_983):
        assert original[place : place + 64] in rearranged


def test_rearranging_again_changes_nothing(rearranged):
    assert with_products(rearranged) == rearranged


@pytest.mark.parametrize("end", [1, 100, 5_000_000])
def test_a_file_that_is_cut_off_raises_or_is_left_as_it_is(original, end):
    """Its sha256 was checked before; here it only must not run for ever."""
    try:
        made = with_products(original[:end])
    except (IndexError, ValueError, KeyError):
        return
    assert len(made) < len(original) + 10_000
