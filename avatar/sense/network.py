"""The recognising network, run by MediaPipe's engine instead of OpenCV's: nearly the same sums, sooner.

Its file is ONNX, which OpenCV reads: 31 ms of one core for a face, and 22 with its convolutions of one by
one written as matrix products.  The engine that tracks the face (TensorFlow Lite with XNNPACK, in use anyway)
needs 14 (medians of one run, OpenCV 4.14, MediaPipe 0.10.31, x86-64 with AVX-512 VNNI), 6 if weights and what
they are multiplied with have 8 bits where every colour meets every other.  So the network is written anew in
that engine's form when it is loaded.  The weights are those of the file, in 8 bits there already, rounded
once more; a face's numbers keep a cosine of 0.9993 at least, 0.9995 in the median, with what OpenCV computes
(119 faces of 13 clips).
"""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from avatar.errors import ModelError
from avatar.sense.onnx import Graph, Node, read
from avatar.sense.tflite import Kind, Layer, Writer

if TYPE_CHECKING:
    from mediapipe.tasks.python.vision.image_embedder import ImageEmbedder

INPUT_SIDE: Final = 112
"""Pixels of the side of the network's picture."""
_COLOURS: Final = 3
_SAME, _VALID = 0, 1
"""Padding as TensorFlow Lite numbers it.  With a stride it does not pad as ONNX does: there we pad before."""
_STRIDES_AT: Final = (1, 2)
_MULTIPLIER_AT: Final = 3
_EACH_PIXEL: Final = ((2, 1),)
"""Of a layer that connects everything: it keeps the shape of what it is given, and connects its last part."""

_Weights = NDArray[np.float32]


class Network:
    """SFace.

    Args:
        model: The file ``avatar.models.FACE_RECOGNITION`` as bytes, with its sha256 checked.
    """

    def __init__(self, model: bytes) -> None:
        from avatar.sense.trackers.mediapipe import create_embedder  # loads MediaPipe: 1 s, not for 'forget'

        self._embedder = create_embedder(converted(model))
        weakref.finalize(self, _close, self._embedder)

    def feature(self, aligned: NDArray[np.uint8]) -> NDArray[np.float32]:
        """128 numbers of any length for a face, red first, (112, 112, 3)."""
        from avatar.sense.trackers.mediapipe import picture_of

        return np.asarray(self._embedder.embed(picture_of(aligned)).embeddings[0].embedding, np.float32)


def _close(embedder: ImageEmbedder) -> None:
    """Free it; when Python ends, MediaPipe's thread is gone before, and the system frees it."""
    try:
        embedder.close()
    except RuntimeError:
        embedder._lib.close()  # takes no more calls, and so says nothing when it is asked again
        embedder.close()


def converted(model: bytes) -> bytes:
    """The same network as a TensorFlow Lite file, which is given bytes and red first.

    Raises:
        ModelError: If the file is not built as the one this version was made for.
    """
    try:
        graph = read(model)
        made = _Conversion(graph)
        for node in graph.nodes:
            made.take(node)
        return made.finish()
    except (IndexError, KeyError, ValueError, StopIteration) as error:
        raise ModelError(
            f"the recognising network cannot be read: {error!r}", hint="install avatar-onlyme again"
        ) from error


class _Conversion:
    """One layer after the other; pictures become rows of colours where ONNX has rows of pixels.

    A layer that has weights is kept back until it is known whether a normalisation follows, which is then put
    into its weights.
    """

    def __init__(self, graph: Graph) -> None:
        self._graph, self._made = graph, Writer()
        shape = 1, INPUT_SIDE, INPUT_SIDE, _COLOURS
        self._given = self._made.place(shape, Kind.BYTE)
        self._here, self._shape = self._made.layer(Layer.DEQUANTIZE, (self._given,), shape), shape
        self._waiting: tuple[Node, _Weights, _Weights] | None = None

    def take(self, node: Node) -> None:
        """Add a layer.

        Raises:
            ValueError: If it is none of the kinds that this network has.
        """
        if self._graph.is_known(node.writes[0]) or node.kind in ("Constant", "Dropout", "Flatten"):
            return
        if node.kind == "BatchNormalization":
            self._normalise(node)
            return
        self._let_go()
        match node.kind:
            case "Conv":
                weights = self._value(node.reads[1])
                self._waiting = node, weights, np.zeros(len(weights), np.float32)
            case "Gemm":
                self._waiting = node, self._value(node.reads[1]), self._value(node.reads[2])
            case "Sub":
                self._add(Layer.ADD, -self._value(node.reads[1]))
            case "Mul":
                self._add(Layer.MULTIPLY, self._value(node.reads[1]))
            case "PRelu":
                self._add(Layer.PRELU, self._value(node.reads[1]).reshape(1, 1, -1))
            case _:
                raise ValueError(node.kind)

    def finish(self) -> bytes:
        """The file."""
        self._let_go()
        return self._made.finish(self._given, self._here)

    def _value(self, name: str) -> _Weights:
        return self._graph.value(name)

    def _add(self, layer: Layer, values: _Weights) -> None:
        """A layer that changes each number by itself."""
        self._here = self._made.layer(layer, (self._here, self._made.keep(values)), self._shape)

    def _normalise(self, node: Node) -> None:
        """A normalisation: into the weights that wait, or else a product and a sum."""
        gain, offset, mean, variance = (self._value(name).astype(np.float64) for name in node.reads[1:])
        scale = np.asarray(gain / np.sqrt(variance + node.settings["epsilon"][0]), np.float32)
        shift = np.asarray(offset - mean * scale, np.float32)
        if self._waiting is None:
            self._add(Layer.MULTIPLY, scale)
            self._add(Layer.ADD, shift)
            return
        before, weights, bias = self._waiting
        weights *= scale.reshape(-1, *(1 for _ in weights.shape[1:]))  # in place: the largest are 26 MB
        self._waiting = before, weights, bias * scale + shift
        self._let_go()

    def _let_go(self) -> None:
        """Add the layer that waited."""
        if self._waiting is None:
            return
        (node, weights, bias), self._waiting = self._waiting, None
        if node.kind == "Gemm":
            self._connect(weights, bias)
        else:
            self._convolve(node, weights, bias)

    def _connect(self, weights: _Weights, bias: _Weights) -> None:
        """Every number with every other: the order of what comes in changes with the order of the picture."""
        _, height, width, colours = self._shape
        turned = weights.reshape(-1, colours, height, width).transpose(0, 2, 3, 1).reshape(len(weights), -1)
        kept = self._made.keep_small(turned), self._made.keep(bias)
        self._shape = 1, len(bias), 1, 1
        self._here = self._made.layer(Layer.FULLY_CONNECTED, (self._here, *kept), (1, len(bias)))

    def _mix(self, weights: _Weights, bias: _Weights) -> None:
        """Every colour of a pixel with every other."""
        kept = self._made.keep_small(weights.reshape(len(weights), -1)), self._made.keep(bias)
        self._shape = *self._shape[:3], len(bias)
        self._here = self._made.layer(Layer.FULLY_CONNECTED, (self._here, *kept), self._shape, _EACH_PIXEL)

    def _convolve(self, node: Node, weights: _Weights, bias: _Weights) -> None:
        """A convolution, of all colours or of each by itself."""
        stride, edge, side = int(node.settings["strides"][0]), int(node.settings["pads"][0]), weights.shape[2]
        each = node.settings["group"][0] > 1
        if weights.shape[2:] == (1, 1) and stride == 1:
            if each or edge:
                raise ValueError(f"{node.kind} of one by one with {node.settings}")
            self._mix(weights, bias)
            return
        if stride != 1:
            self._pad(edge)
        _, height, width, _ = self._shape
        if stride != 1:
            height, width = (height - side) // stride + 1, (width - side) // stride + 1
        self._shape = 1, height, width, len(bias)
        turned = weights.transpose((1, 2, 3, 0) if each else (0, 2, 3, 1))
        options = (0, _SAME if stride == 1 else _VALID), *((at, stride) for at in _STRIDES_AT)
        self._here = self._made.layer(
            Layer.DEPTHWISE if each else Layer.CONVOLUTION,
            (self._here, self._made.keep(turned), self._made.keep(bias)),
            self._shape,
            (*options, (_MULTIPLIER_AT, 1)) if each else options,
        )

    def _pad(self, edge: int) -> None:
        """So many zeros around the picture."""
        _, height, width, colours = self._shape
        self._shape = 1, height + 2 * edge, width + 2 * edge, colours
        around = self._made.keep(np.array([[0, 0], [edge, edge], [edge, edge], [0, 0]]))
        self._here = self._made.layer(Layer.PAD, (self._here, around), self._shape)
