"""Reads just as much of ONNX (protocol buffers) as the files of our networks need."""

from __future__ import annotations

import math
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

_GRAPH: Final = 7
_NODE, _INITIALIZER = 1, 5
_INPUT, _OUTPUT, _KIND, _ATTRIBUTE = 1, 2, 4, 5
_NAME, _FLOAT, _INT, _FLOATS, _INTS = 1, 2, 3, 7, 8
_DIMS, _TYPE, _FLOAT_DATA, _NAME_OF_TENSOR, _RAW = 1, 2, 4, 8, 9
"""Numbers of fields (``onnx.proto``: ModelProto, GraphProto, NodeProto, AttributeProto, TensorProto)."""
_TYPES: Final = {1: "<f4", 3: "i1", 7: "<i8"}
"""TensorProto.DataType as numpy says it."""
_BYTES: Final = 2
"""Wire type of whatever has a length; 0 is a number, 1 and 5 are 8 and 4 bytes."""
_FIXED: Final = {1: 8, 5: 4}


@dataclass(frozen=True, slots=True)
class Node:
    """A layer.

    Attributes:
        kind: As ONNX calls it.
        reads: Names of what it reads.
        writes: The same of what it writes.
        settings: Its numbers, by name.
    """

    kind: str
    reads: tuple[str, ...]
    writes: tuple[str, ...]
    settings: dict[str, tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class Graph:
    """A network.

    Attributes:
        nodes: Its layers, in an order in which they can be run.
        stored: What is kept in the file, by name.
    """

    nodes: tuple[Node, ...]
    stored: dict[str, NDArray[np.generic]]
    _made: dict[str, Node] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Remember which layer makes what."""
        self._made.update({name: node for node in self.nodes for name in node.writes})

    def is_known(self, name: str) -> bool:
        """Whether this depends on nothing that the network is given."""
        if name in self.stored:
            return True
        node = self._made.get(name)
        return node is not None and node.kind in _OF_STORED and self.is_known(node.reads[0])

    def value(self, name: str) -> NDArray[np.float32]:
        """What is stored under a name, or made of that alone; the caller may change it.

        Raises:
            KeyError: If it is neither.
        """
        if name in self.stored:
            return self.stored[name].astype(np.float32)
        node = self._made[name]
        if node.kind == "Reshape":
            return self.value(node.reads[0]).reshape(self.stored[node.reads[1]].astype(int))
        weights, scales, zeros = (self.stored[one] for one in node.reads)
        return _restored(weights, scales, zeros)


_OF_STORED: Final = ("Reshape", "DequantizeLinear")


def _restored(
    small: NDArray[np.generic], scales: NDArray[np.generic], zeros: NDArray[np.generic]
) -> NDArray[np.float32]:
    """Weights as they were before they were made small: block by block along the last axis.

    In place: the largest would take three times its 26 MB.
    """
    weights = small.astype(np.float32)
    length = math.ceil(weights.shape[-1] / scales.shape[-1])
    for block in range(scales.shape[-1]):
        part = weights[..., block * length : (block + 1) * length]
        part -= zeros[..., block, None].astype(np.float32)
        part *= scales[..., block, None].astype(np.float32)
    return weights


def read(model: bytes) -> Graph:
    """The network of a file.

    Raises:
        IndexError, ValueError, struct.error: If the file is cut off.
    """
    nodes, stored = list[Node](), dict[str, NDArray[np.generic]]()
    for outer in _fields(model):
        if outer.number != _GRAPH:
            continue
        for inner in _fields(outer.data):
            if inner.number == _NODE:
                nodes.append(_node(inner.data))
            elif inner.number == _INITIALIZER:
                name, values = _tensor(inner.data)
                stored[name] = values
    return Graph(tuple(nodes), stored)


@dataclass(frozen=True, slots=True)
class _Field:
    """One field of a message: its number, and its value as a number or as bytes."""

    number: int
    count: int
    data: bytes


def _number(data: bytes, at: int) -> tuple[int, int]:
    """A number of variable length, and where the next field starts."""
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
        shift += 7


def _fields(data: bytes) -> Iterator[_Field]:
    """The fields of a message, in order.

    Raises:
        IndexError: If the message is cut off within a number.
    """
    at = 0
    while at < len(data):
        key, at = _number(data, at)
        wire = key & 7
        if wire == 0:
            count, at = _number(data, at)
            yield _Field(key >> 3, count, b"")
            continue
        length, at = _number(data, at) if wire == _BYTES else (_FIXED[wire], at)
        yield _Field(key >> 3, 0, data[at : at + length])
        at += length


def _node(data: bytes) -> Node:
    """Read a layer."""
    names: dict[int, list[str]] = {_INPUT: [], _OUTPUT: [], _KIND: []}
    settings = {}
    for one in _fields(data):
        if one.number in names:
            names[one.number].append(one.data.decode())
        elif one.number == _ATTRIBUTE:
            inside = list(_fields(one.data))
            name = next(part.data for part in inside if part.number == _NAME)
            settings[name.decode()] = tuple(number for part in inside for number in _numbers(part))
    return Node(names[_KIND][0], tuple(names[_INPUT]), tuple(names[_OUTPUT]), settings)


def _numbers(part: _Field) -> Iterator[float]:
    """The numbers in a field of a setting, none if it holds no numbers."""
    if part.number in (_FLOAT, _FLOATS):
        yield from struct.unpack(f"<{len(part.data) // 4}f", part.data)
    elif part.number == _INT or (part.number == _INTS and not part.data):
        yield part.count
    elif part.number == _INTS:
        at = 0
        while at < len(part.data):
            value, at = _number(part.data, at)
            yield value


def _tensor(data: bytes) -> tuple[str, NDArray[np.generic]]:
    """Name and values of what is stored."""
    dims, kept, kind = list[int](), dict[int, bytes](), 0
    for one in _fields(data):
        if one.number == _DIMS:
            dims.append(one.count)
        elif one.number == _TYPE:
            kind = one.count
        else:
            kept[one.number] = one.data
    raw = kept.get(_RAW, kept.get(_FLOAT_DATA, b""))
    return kept[_NAME_OF_TENSOR].decode(), np.frombuffer(raw, _TYPES[kind]).reshape(dims)
