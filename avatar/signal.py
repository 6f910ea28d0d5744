"""The wire between the process that sees and the process that draws.

A signal is either ``Live``, with a performance, or ``Held``, with the reason there is
none.  A third message, ``Released``, carries the key of a sealed character, and only while
the gate is open.  All are ``SIGNAL_SIZE`` bytes on the wire.  Values travel as 16-bit
fractions of their range, so every bit pattern is a legal message: no NaN, no infinity,
nothing out of range, and nowhere to put a picture.
"""

from __future__ import annotations

import enum
import struct
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from avatar.errors import SignalError
from avatar.performance import CONTROLS, RANGES, Performance, from_vector, to_vector


class Reason(enum.IntEnum):
    """Why there is no performance to draw."""

    STARTING = 1
    NO_CONSENT = 2
    REVOKED = 3
    NO_FACE = 4
    SEVERAL_FACES = 5
    NOT_VERIFIED = 6
    NOT_OWNER = 7
    CAMERA_MISSING = 9
    CAMERA_DENIED = 10
    CAMERA_BUSY = 11
    CAMERA_VIRTUAL = 12
    CAMERA_LOST = 13
    CAMERA_STALLED = 14
    CAMERA_BLACK = 15
    CAMERA_FROZEN = 16
    MODEL_CHANGED = 17
    SENSE_FAILED = 18
    SENSE_LOST = 19
    INCOMPATIBLE = 20
    SLOW = 21
    NOT_ENROLLED = 22
    CHECKING = 23
    REFUSED = 24
    VAULT_LOCKED = 25
    EXPIRED = 26
    PASSPHRASE = 27
    SEALED = 28  # said by the drawing side to itself: this character belongs to somebody else
    TOO_DARK = 29
    VOICE_OVER = 30
    PROMPT_STRAIGHT = 32
    PROMPT_TURN_LEFT = 33
    PROMPT_TURN_RIGHT = 34
    PROMPT_LOOK_UP = 35
    PROMPT_SMILE = 36
    PROMPT_OPEN_MOUTH = 37
    PROMPT_BLINK_TWICE = 38
    ENROLLED = 48
    ENROL_TOO_DARK = 49
    ENROL_TOO_SMALL = 50
    ENROL_WRONG_MOVE = 51
    ENROL_TOO_SLOW = 52
    ENROL_NOT_ALONE = 53
    ENROL_TWO_PEOPLE = 54
    PAUSED = 64  # the owner's key; said by the drawing side to itself
    UNREAD = 65  # nobody looks, so the camera rests; said by the drawing side to itself


class Marks(enum.IntFlag):
    """Words that must be burned into every picture while they hold."""

    NONE = 0
    TEST_SOURCE = 1
    VOICE_ONLY = 2


@dataclass(frozen=True, slots=True)
class Live:
    """The gate is open and this is what the performer is doing.

    Attributes:
        captured_ns: Monotonic clock when the driver handed the frame over.
        performance: What the face is doing.
        marks: Words to burn into the picture.
        progress: How far the calibration step has got, 1 to 255; 0 while there is none.
    """

    captured_ns: int
    performance: Performance
    marks: Marks = Marks.NONE
    progress: int = 0


@dataclass(frozen=True, slots=True)
class Held:
    """The gate is shut: draw the holding card.

    Attributes:
        captured_ns: Monotonic clock of the frame, or of the decision where there was none.
        reason: Why.
        marks: Words to burn into the picture.
        progress: How far what the reason asks for has got, 0 to 255.
    """

    captured_ns: int
    reason: Reason
    marks: Marks = Marks.NONE
    progress: int = 0


@dataclass(frozen=True, slots=True)
class Released:
    """The gate opened: the key of the sealed character that is performed as.

    Attributes:
        captured_ns: Monotonic clock of the frame that opened it.
        key: ``KEY_BYTES`` bytes, whatever they are; opens one character and nothing else.
    """

    captured_ns: int
    key: bytes = field(repr=False)


Signal: TypeAlias = Live | Held
Message: TypeAlias = Live | Held | Released

_SIGNED: Final = sum(low < 0 for low, _ in RANGES)
_WIRE: Final = struct.Struct(f"<2sBBBBQ{_SIGNED}h{len(CONTROLS) - _SIGNED}H")
_KEY_WIRE: Final = struct.Struct("<2sBBBBQ32s")
KEY_BYTES: Final = 32
_RELEASED: Final = 255
"""In the place of a reason: no reason has this number."""
_MAGIC: Final = b"AV"
_VERSION: Final = 2
_STEPS: Final = tuple(32767 if low < 0 else 65535 for low, _ in RANGES)
_HIGH: Final = tuple(high for _, high in RANGES)
_BLANK: Final = (0,) * len(CONTROLS)
_ALL_MARKS: Final = sum(Marks)

SIGNAL_SIZE: Final = _WIRE.size


def _to_step(value: float, high: float, steps: int) -> int:
    """Quantise one value to the wire; NaN becomes zero, which is rest."""
    lowest = -steps if steps == 32767 else 0
    return round(max(lowest, min(steps, value / high * steps))) if value == value else 0


def encode(message: Message) -> bytes:
    """Pack a message for the wire.

    Args:
        message: Values out of range are clipped; one that is not a number becomes zero.

    Returns:
        ``SIGNAL_SIZE`` bytes, whatever the message.

    Raises:
        SignalError: If a key has another length than ``KEY_BYTES``.
    """
    match message:
        case Released(captured_ns, key):
            if len(key) != KEY_BYTES:
                raise SignalError(f"a key is {KEY_BYTES} bytes, got {len(key)}", hint="start avatar again")
            return _KEY_WIRE.pack(_MAGIC, _VERSION, _RELEASED, 0, 0, captured_ns, key).ljust(
                SIGNAL_SIZE, b"\0"
            )
        case Live(captured_ns, performance, marks, progress):
            steps = map(_to_step, to_vector(performance), _HIGH, _STEPS)
            share = max(0, min(255, progress))
            return _WIRE.pack(_MAGIC, _VERSION, 0, marks, share, captured_ns, *steps)
        case Held(captured_ns, reason, marks, progress):
            share = max(0, min(255, progress))
            return _WIRE.pack(_MAGIC, _VERSION, reason, marks, share, captured_ns, *_BLANK)


def decode(data: bytes) -> Message:
    """Unpack a message from the wire.

    Bytes of another version or with an unknown reason are ``Held`` as ``INCOMPATIBLE``:
    closed, with a reason that says what to do.

    Raises:
        SignalError: If the size is not ``SIGNAL_SIZE``.
    """
    if len(data) != SIGNAL_SIZE:
        raise SignalError(
            f"a signal is {SIGNAL_SIZE} bytes, got {len(data)}",
            hint="stop every running avatar and start it again",
        )
    magic, version, reason, mark_bits, progress, captured_ns, *steps = _WIRE.unpack(data)
    if (magic, version) != (_MAGIC, _VERSION):
        return Held(0, Reason.INCOMPATIBLE)
    marks = Marks(mark_bits & _ALL_MARKS)
    if reason == _RELEASED:
        return Released(captured_ns, _KEY_WIRE.unpack_from(data)[-1])
    if reason:
        known = reason in Reason.__members__.values()
        return Held(captured_ns, Reason(reason) if known else Reason.INCOMPATIBLE, marks, progress)
    values = (max(step, -full) / full * high for step, full, high in zip(steps, _STEPS, _HIGH, strict=True))
    return Live(captured_ns, from_vector(tuple(values)), marks, progress)
