"""Reading ONNX: hand-made messages whose every byte is known."""

import struct

import numpy as np
import pytest

from avatar.sense.onnx import read


def field(number, value):
    """A field of a message: a whole number or bytes shorter than 128."""
    if isinstance(value, int):
        return bytes([number << 3, value])
    return bytes([number << 3 | 2, len(value)]) + value


def stored(name, dims, kind, raw):
    """A TensorProto in a graph."""
    shape = b"".join(field(1, size) for size in dims)
    return field(5, shape + field(2, kind) + field(8, name) + field(9, raw))


def layer(kind, reads, writes, *settings):
    """A NodeProto in a graph."""
    names = b"".join(field(1, name) for name in reads) + field(2, writes)
    return field(1, names + field(4, kind) + b"".join(field(5, one) for one in settings))


WEIGHTS = [
    stored(b"q", (2, 5), 3, bytes([1, 2, 3, 4, 5, 254, 0, 0, 0, 7])),
    stored(b"s", (2, 2), 1, struct.pack("<4f", 0.5, 2.0, 1.0, 10.0)),
    stored(b"z", (2, 2), 3, bytes([1, 0, 0, 2])),
    stored(b"shape", (2,), 7, struct.pack("<2q", 5, 2)),
    layer(b"DequantizeLinear", (b"q", b"s", b"z"), b"w"),
    layer(b"Reshape", (b"w", b"shape"), b"turned"),
]


@pytest.fixture
def graph():
    pads = field(1, b"pads") + field(8, bytes([1, 150, 1]))
    alpha = field(1, b"alpha") + bytes([2 << 3 | 5]) + struct.pack("<f", 0.25)
    stride = field(1, b"stride") + field(3, 2)
    made = [*WEIGHTS, layer(b"Conv", (b"picture", b"turned"), b"seen", pads, alpha, stride)]
    return read(field(1, 6) + b"".join([bytes([7 << 3 | 2]), varint(len(b"".join(made))), *made]))


def varint(value):
    return bytes([value & 0x7F | 0x80, value >> 7]) if value >= 128 else bytes([value])


def test_weights_are_as_they_were_before_they_were_made_small(graph):
    """Mutants: scale before zero; a block of the wrong length; bytes without a sign."""
    expected = [[0, 0.5, 1, 8, 10], [-2, 0, 0, -20, 50]]
    assert graph.value("w").tolist() == expected
    assert graph.value("turned").tolist() == np.reshape(expected, (5, 2)).tolist()


def test_layers_have_their_numbers(graph):
    """A number of two bytes, a fraction, and a single number."""
    assert graph.nodes[-1].settings == {"pads": (1, 150), "alpha": (0.25,), "stride": (2,)}
    assert graph.nodes[-1].reads == ("picture", "turned")


@pytest.mark.parametrize(("name", "known"), [("q", True), ("w", True), ("turned", True), ("seen", False)])
def test_what_depends_on_the_picture_is_not_known(graph, name, known):
    assert graph.is_known(name) is known


def test_what_is_not_known_has_no_value(graph):
    with pytest.raises(KeyError):
        graph.value("picture")
