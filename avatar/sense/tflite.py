"""Writes just as much of a TensorFlow Lite file (flat buffers) as our networks need.

The numbers are those of ``schema.fbs`` (TensorFlow, ``tensorflow/compiler/mlir/lite/schema``), version 3.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Final

import flatbuffers
import numpy as np
from numpy.typing import NDArray

_VERSION: Final = 3
_MARK: Final = b"TFL3"
_ALIGNED: Final = 16
"""Bytes to a multiple of which weights are laid (``force_align`` of the table Buffer)."""
_ROOM: Final = 12_000_000
"""Bytes to begin with, so that 10 MB of weights are not moved about while they are written."""
_LARGEST: Final = 127
"""Weights in 8 bits go from -127 to 127 (TensorFlow Lite's 8-bit quantisation specification)."""

Table = tuple[tuple[int, int], ...]
"""Options of a layer: place in their table and value; of one byte or four, as :data:`_WIDE` says."""
_WIDE: Final = {1: (1, 2), 2: (1, 2, 3)}
"""Strides and the multiplier are 32-bit numbers, all else (padding) is one byte: by kind of options."""


class Layer(enum.Enum):
    """What a layer does: its number (BuiltinOperator), and which options it has (BuiltinOptions)."""

    ADD = 0, 11
    CONVOLUTION = 3, 1
    DEPTHWISE = 4, 2
    DEQUANTIZE = 6, 38
    FULLY_CONNECTED = 9, 8
    MULTIPLY = 18, 21
    PAD = 34, 22
    PRELU = 54, 0


class Kind(enum.IntEnum):
    """What a tensor holds (TensorType)."""

    FLOAT = 0
    INT = 2
    BYTE = 3
    SMALL = 9


@dataclass(frozen=True, slots=True)
class _Tensor:
    """A place for numbers: its shape, what it holds, and where those numbers are written that are known.

    Whole numbers that stand for others have scales: one for all, or one for each row.
    """

    shape: tuple[int, ...]
    kind: Kind
    buffer: int
    scales: NDArray[np.float32] | None = None


@dataclass(frozen=True, slots=True)
class _Operator:
    """A layer: what it does, to what, and where that goes."""

    layer: Layer
    reads: tuple[int, ...]
    writes: int
    options: Table


class Writer:
    """A network in the making; tensors are numbered as they come."""

    def __init__(self) -> None:
        self._tensors: list[_Tensor] = []
        self._operators: list[_Operator] = []
        self._made = flatbuffers.Builder(_ROOM)

    def place(self, shape: tuple[int, ...], kind: Kind = Kind.FLOAT) -> int:
        """A tensor that is filled in when the network runs; bytes count as they are, from 0 to 255."""
        as_they_are = np.ones(1, np.float32) if kind is Kind.BYTE else None
        self._tensors.append(_Tensor(shape, kind, self._table(), as_they_are))
        return len(self._tensors) - 1

    def keep(self, values: NDArray[np.generic]) -> int:
        """A tensor of known numbers; whole ones as 32-bit whole numbers, all else as 32-bit floats."""
        kind = Kind.INT if values.dtype.kind == "i" else Kind.FLOAT
        data = values.astype("<i4" if kind is Kind.INT else "<f4", order="C", copy=False)
        self._tensors.append(_Tensor(values.shape, kind, self._data(data.data.cast("B"))))
        return len(self._tensors) - 1

    def keep_small(self, weights: NDArray[np.float32]) -> int:
        """A tensor of weights in 8 bits, (rows, ...), each row with a scale of its own.

        The engine then rounds what such a layer is given to 8 bits, too, each pixel by itself, and multiplies
        whole numbers.
        """
        rows = np.ascontiguousarray(weights, np.float32).reshape(len(weights), -1)
        scales = np.maximum(np.abs(rows).max(axis=1) / np.float32(_LARGEST), np.finfo(np.float32).tiny)
        whole = np.rint(rows / scales[:, None]).astype("i1")
        self._tensors.append(_Tensor(weights.shape, Kind.SMALL, self._data(whole.data.cast("B")), scales))
        return len(self._tensors) - 1

    def layer(self, layer: Layer, reads: tuple[int, ...], shape: tuple[int, ...], options: Table = ()) -> int:
        """Add a layer.

        Args:
            layer: What it does.
            reads: Tensors.
            shape: Of what it writes.
            options: As the schema numbers them.

        Returns:
            The tensor that it writes.
        """
        writes = self.place(shape)
        self._operators.append(_Operator(layer, reads, writes, options))
        return writes

    def finish(self, reads: int, writes: int) -> bytes:
        """The file of a network from one tensor to another.  Call once."""
        kinds = list(dict.fromkeys(one.layer for one in self._operators))
        buffers = self._list([self._table(), *(one.buffer for one in self._tensors)])
        tensors = self._list([self._tensor(place, one) for place, one in enumerate(self._tensors)])
        operators = self._list([self._operator(one, kinds.index(one.layer)) for one in self._operators])
        codes = self._list([self._code(one) for one in kinds])
        ends = self._ints((reads,)), self._ints((writes,))
        graphs = self._list([self._table(tensors, *ends, operators)])
        made = self._made
        made.StartObject(5)
        made.PrependUint32Slot(0, _VERSION, 0)
        for slot, offset in ((1, codes), (2, graphs), (4, buffers)):
            made.PrependUOffsetTRelativeSlot(slot, offset, 0)
        made.Finish(made.EndObject(), _MARK)
        return bytes(memoryview(made.Bytes)[made.Head() :])

    def _table(self, *offsets: int) -> int:
        """A table that refers to these and holds no more."""
        self._made.StartObject(max(1, len(offsets)))
        for slot, offset in enumerate(offsets):
            self._made.PrependUOffsetTRelativeSlot(slot, offset, 0)
        return int(self._made.EndObject())

    def _list(self, offsets: list[int]) -> int:
        """A list of tables."""
        self._made.StartVector(4, len(offsets), 4)
        for offset in reversed(offsets):
            self._made.PrependUOffsetTRelative(offset)
        return int(self._made.EndVector())

    def _ints(self, numbers: tuple[int, ...]) -> int:
        """A list of numbers."""
        return int(self._made.CreateNumpyVector(np.array(numbers, np.int32)))

    def _data(self, data: memoryview) -> int:
        """Numbers, as a table Buffer.  Written at once, so that they are in memory once."""
        made, length = self._made, len(data)
        made.StartVector(1, length, _ALIGNED)
        made.head -= length
        made.Bytes[made.head : made.head + length] = data
        return self._table(made.EndVector())

    def _tensor(self, place: int, tensor: _Tensor) -> int:
        """A table Tensor; the buffer of the first one is the second, after an empty one."""
        made, meaning = self._made, 0
        name, shape = made.CreateString(f"t{place}"), self._ints(tensor.shape)
        if tensor.scales is not None:
            scales = made.CreateNumpyVector(tensor.scales)
            zeros = made.CreateNumpyVector(np.zeros(len(tensor.scales), np.int64))
            made.StartObject(4)  # the row is the first dimension, which is the default
            made.PrependUOffsetTRelativeSlot(2, scales, 0)
            made.PrependUOffsetTRelativeSlot(3, zeros, 0)
            meaning = made.EndObject()
        made.StartObject(5)
        made.PrependUOffsetTRelativeSlot(0, shape, 0)
        made.PrependInt8Slot(1, int(tensor.kind), 0)
        made.PrependUint32Slot(2, place + 1, 0)
        made.PrependUOffsetTRelativeSlot(3, name, 0)
        made.PrependUOffsetTRelativeSlot(4, meaning, 0)
        return int(made.EndObject())

    def _operator(self, one: _Operator, code: int) -> int:
        """A table Operator."""
        made, kind = self._made, one.layer.value[1]
        reads, writes = self._ints(one.reads), self._ints((one.writes,))
        made.StartObject(8)
        for slot, value in one.options:
            put = made.PrependInt32Slot if slot in _WIDE.get(kind, ()) else made.PrependInt8Slot
            put(slot, value, 0)
        options = made.EndObject()
        made.StartObject(5)
        made.PrependUint32Slot(0, code, 0)
        made.PrependUOffsetTRelativeSlot(1, reads, 0)
        made.PrependUOffsetTRelativeSlot(2, writes, 0)
        if kind:
            made.PrependUint8Slot(3, kind, 0)
            made.PrependUOffsetTRelativeSlot(4, options, 0)
        return int(made.EndObject())

    def _code(self, layer: Layer) -> int:
        """A table OperatorCode; the number stands twice, as old readers and new ones want it."""
        made = self._made
        made.StartObject(4)
        made.PrependInt8Slot(0, layer.value[0], 0)
        made.PrependInt32Slot(2, 1, 1)
        made.PrependInt32Slot(3, layer.value[0], 0)
        return int(made.EndObject())
