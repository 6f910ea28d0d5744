"""What the way out says while the main flow is loading, busy or gone."""

import threading
import time

from avatar.performance import Performance
from avatar.sense.wire import Wire
from avatar.signal import Held, Live, Marks, Reason, decode
from tests.waiting import PATIENCE_S


class Sink:
    """Keeps what is written; can be closed by the reader."""

    def __init__(self):
        self.signals, self.news, self.closed = [], threading.Condition(), False

    def write(self, data):
        if self.closed:
            raise BrokenPipeError
        with self.news:
            self.signals.append(decode(data))
            self.news.notify_all()

    def wait_for(self, reason):
        with self.news:
            assert self.news.wait_for(
                lambda: any(isinstance(s, Held) and s.reason is reason for s in self.signals), PATIENCE_S
            )


def test_a_held_signal_is_repeated_with_its_marks_and_fresh_time():
    sink = Sink()
    Wire(sink, Marks.TEST_SOURCE, end=lambda code: None).hold(Reason.STARTING)
    with sink.news:
        assert sink.news.wait_for(lambda: len(sink.signals) >= 3, PATIENCE_S)
    sink.closed = True
    assert {s.reason for s in sink.signals} == {Reason.STARTING}
    assert {s.marks for s in sink.signals} == {Marks.TEST_SOURCE}
    assert sink.signals[0].captured_ns < sink.signals[1].captured_ns < sink.signals[2].captured_ns


def test_a_live_signal_is_never_repeated_and_silence_after_it_is_called_slow():
    """Mutant killed: repeating the last signal whatever it was (the last face would stay)."""
    sink = Sink()
    wire = Wire(sink, Marks.NONE, late_s=0.01, end=lambda code: None)
    wire.send(Live(time.monotonic_ns(), Performance()))
    sink.wait_for(Reason.SLOW)
    sink.closed = True
    assert [type(s) for s in sink.signals].count(Live) == 1


def test_a_main_flow_that_hangs_ends_the_process():
    """Mutant killed: saying SLOW for ever (the camera would stay on and nothing would ever move again)."""
    sink, codes, ended = Sink(), [], threading.Event()

    def end(code):
        codes.append(code)
        ended.set()

    wire = Wire(sink, Marks.NONE, late_s=0.01, hung_s=0.02, end=end)
    wire.send(Live(time.monotonic_ns(), Performance()))
    assert ended.wait(PATIENCE_S)
    assert codes == [1]
    assert sink.signals[-1].reason is Reason.SENSE_FAILED


def test_a_reader_that_is_gone_ends_the_process():
    sink, ended = Sink(), threading.Event()
    wire = Wire(sink, Marks.NONE, end=lambda code: ended.set())
    wire.hold(Reason.STARTING)
    sink.closed = True
    assert ended.wait(PATIENCE_S)
