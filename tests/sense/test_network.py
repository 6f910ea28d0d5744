"""The recognising network in MediaPipe's engine: nearly the same numbers, sooner."""

import cv2
import numpy as np
import pytest

from avatar.errors import ModelError
from avatar.models import FACE_DETECTION, FACE_RECOGNITION, load
from avatar.sense.network import Network, _Conversion, converted
from avatar.sense.onnx import Node, read
from tests.sense.people import pixels


@pytest.fixture(scope="module")
def original():
    return load(FACE_RECOGNITION)


@pytest.fixture(scope="module")
def network(original):
    return Network(original)


@pytest.fixture(scope="module")
def opencv(original):
    """OpenCV's evaluation of the same file."""
    return cv2.FaceRecognizerSF.create("onnx", np.frombuffer(original, np.uint8), np.empty(0, np.uint8))


def noise(seed):
    return np.random.default_rng(seed).integers(0, 256, (112, 112, 3)).astype(np.uint8)


@pytest.mark.parametrize("picture", [pixels("y", 3), pixels("l", 3), noise(1), noise(2) // 8])
def test_the_numbers_are_those_of_the_file(network, opencv, picture):
    """But for rounding to 8 bits, which no face feels as much as noise does.

    Mutants (the cosine they leave): blue first (0.93 at most); a picture turned (0.95); a stride that pads on
    one side (0.48); a normalisation left out (0.21); 7 bits (0.987).
    """
    expected = opencv.feature(picture[:, :, ::-1].copy())[0]
    seen = network.feature(picture)
    assert seen @ expected / np.linalg.norm(seen) / np.linalg.norm(expected) >= 0.993


def test_the_numbers_do_not_change_while_others_are_asked_for(network):
    """They are no view of memory that the next picture overwrites."""
    first = network.feature(noise(1))
    kept = first.copy()
    network.feature(noise(2))
    assert (first == kept).all()
    assert (network.feature(noise(1)) == kept).all()


def test_another_network_is_refused_in_words():
    with pytest.raises(ModelError, match="recognising network cannot be read"):
        converted(load(FACE_DETECTION))


@pytest.mark.parametrize("settings", [{"group": (3,)}, {"pads": (1, 1, 1, 1)}])
def test_a_layer_that_mixes_no_colours_is_no_mixture(settings, original):
    """It would be given weights of another shape, and the engine would read beyond them."""
    made = _Conversion(read(original))
    layer = {"strides": (1, 1), "pads": (0, 0, 0, 0), "group": (1,)} | settings
    node = Node("Conv", ("x", "w", "b"), ("y",), layer)
    with pytest.raises(ValueError, match="one by one"):
        made._convolve(node, np.zeros((3, 1, 1, 1), np.float32), np.zeros(3, np.float32))


@pytest.mark.parametrize("end", [100, 5_000_000])
def test_a_file_that_is_cut_off_is_refused_in_words(original, end):
    """Its sha256 was checked before; here it only must not run for ever."""
    with pytest.raises(ModelError):
        converted(original[:end])
