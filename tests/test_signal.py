import struct

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from avatar.errors import SignalError
from avatar.performance import CONTROLS, RANGES, Performance, to_vector
from avatar.signal import KEY_BYTES, SIGNAL_SIZE, Held, Live, Marks, Reason, Released, decode, encode
from tests.strategies import performances, signals, timestamps_ns


@given(signals)
def test_decode_undoes_encode_to_one_step_of_the_wire(signal):
    back = decode(encode(signal))
    assert (back.captured_ns, back.marks, back.progress) == (
        signal.captured_ns,
        signal.marks,
        signal.progress,
    )
    if isinstance(signal, Live):
        for sent, got, (low, high) in zip(
            to_vector(signal.performance), to_vector(back.performance), RANGES, strict=True
        ):
            assert abs(sent - got) <= (high - low) / 65534
    else:
        assert back == signal


@given(signals)
def test_every_signal_has_the_same_size_and_it_is_at_most_128_bytes(signal):
    """Mutant: append a byte per raised brow; the size tells."""
    assert len(encode(signal)) == SIGNAL_SIZE <= 128


@given(st.binary(min_size=SIGNAL_SIZE, max_size=SIGNAL_SIZE))
@example(bytes(SIGNAL_SIZE))
@example(b"AV\x02\x00" + b"\xff" * (SIGNAL_SIZE - 4))
@example(b"AV\x02\xff" + b"\x80" * (SIGNAL_SIZE - 4))
@example(b"AV\x02\xfe" + b"\x80" * (SIGNAL_SIZE - 4))
def test_every_bit_pattern_is_a_legal_signal(data):
    check_legal(decode(data))


@given(st.binary(min_size=SIGNAL_SIZE - 4, max_size=SIGNAL_SIZE - 4))
@example(b"\x00\x80" * ((SIGNAL_SIZE - 4) // 2))
def test_every_payload_is_a_legal_performance(payload):
    """Mutant: drop the clamp of -32768 in decode; the first value leaves its range."""
    signal = decode(b"AV\x02\x00" + payload)
    assert isinstance(signal, Live)
    check_legal(signal)


def check_legal(signal):
    if isinstance(signal, Released):
        assert len(signal.key) == KEY_BYTES
        return
    assert isinstance(signal, Live | Held)
    assert signal.marks in Marks.TEST_SOURCE | Marks.VOICE_ONLY
    if isinstance(signal, Live):
        assert all(
            low <= v <= high for v, (low, high) in zip(to_vector(signal.performance), RANGES, strict=True)
        )
    else:
        assert signal.reason in Reason


@given(st.binary(max_size=2 * SIGNAL_SIZE).filter(lambda data: len(data) != SIGNAL_SIZE))
def test_another_size_is_refused(data):
    with pytest.raises(SignalError, match="try: stop every running avatar"):
        decode(data)


@pytest.mark.parametrize("header", [b"AV\x03\x00", b"VA\x02\x00", b"AV\x02\xc8"])
def test_another_version_and_an_unknown_reason_hold_as_incompatible(header):
    signal = decode(header + bytes(SIGNAL_SIZE - 4))
    assert isinstance(signal, Held)
    assert signal.reason is Reason.INCOMPATIBLE


@given(timestamps_ns, performances)
def test_a_value_that_is_not_a_number_becomes_rest(captured_ns, performance):
    object.__setattr__(performance.pose, "yaw", float("nan"))
    assert decode(encode(Live(captured_ns, performance))).performance.pose.yaw == 0


def test_a_held_signal_carries_no_performance():
    """Mutant: pack the last performance instead of blanks; held bytes would differ."""
    blank = encode(Held(7, Reason.NO_FACE))
    assert blank[struct.calcsize("<2sBBBxQ") :] == bytes(2 * len(CONTROLS))


@given(timestamps_ns, st.binary(min_size=KEY_BYTES, max_size=KEY_BYTES))
def test_a_released_key_comes_back_whole_and_is_as_long_as_any_signal(captured_ns, key):
    data = encode(Released(captured_ns, key))
    assert len(data) == SIGNAL_SIZE
    assert decode(data) == Released(captured_ns, key)


def test_a_released_key_is_in_no_log_and_no_reason_has_its_number():
    """Mutants: the key in the ``repr``; a reason numbered 255."""
    assert "secret" not in repr(Released(0, b"secret".ljust(KEY_BYTES)))
    assert 255 not in list(Reason)


@pytest.mark.parametrize("size", [0, KEY_BYTES - 1, KEY_BYTES + 1, SIGNAL_SIZE])
def test_a_key_of_another_size_is_not_sent(size):
    """Mutant: no check; more than a key's bytes would ride along, or fewer make another message."""
    with pytest.raises(SignalError):
        encode(Released(0, bytes(size)))


def test_nothing_but_a_key_is_in_the_message_that_releases_one():
    """Mutant: fill the rest with the last performance."""
    assert encode(Released(7, bytes(KEY_BYTES)))[14:] == bytes(SIGNAL_SIZE - 14)


def test_a_performance_at_rest_is_all_zero():
    assert set(to_vector(Performance())) == {0.0}
