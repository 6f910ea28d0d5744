"""The signals of the process that runs now, and of no other."""

from avatar.app.feed import Feed
from avatar.clock import FakeClock
from avatar.performance import Performance
from avatar.signal import Held, Live, Reason


class Source:
    """Says one thing; something may happen while it is waited for."""

    def __init__(self, signal, meanwhile=lambda: None):
        self.signal, self.meanwhile, self.woken = signal, meanwhile, False

    def wait(self, timeout_s):
        self.meanwhile()
        return self.signal

    def wake(self):
        self.woken = True


def test_what_a_source_says_is_passed_on():
    feed, said = Feed(FakeClock()), Held(1, Reason.NO_FACE)
    feed.follow(Source(said))
    assert feed.wait(0.0) is said
    assert feed.newest is said


def test_a_source_that_is_left_while_it_is_waited_for_is_not_heard():
    """Mutant: pass on what it said; a camera that is off would move the character once more."""
    feed = Feed(FakeClock())
    feed.follow(Source(Live(1, Performance()), lambda: feed.follow(None)))
    assert feed.wait(0.0) is None
    assert feed.newest is None


def test_a_wish_that_ends_the_source_comes_before_what_it_said():
    """Mutant: the same."""
    feed = Feed(FakeClock())
    source = Source(Live(1, Performance()))
    feed.follow(source)
    feed.wish(lambda: feed.leave(source))
    assert feed.wait(0.0) is None
    assert feed.newest is None


def test_leaving_a_source_leaves_the_one_that_took_its_place():
    feed, before, after = Feed(FakeClock()), Source(None), Source(None)
    feed.follow(before)
    feed.follow(after)
    feed.leave(before)
    assert feed.source is after


def test_a_wish_ends_the_sources_own_wait():
    """Mutant: wake only who waits without a source; a key of the owner's waits for the next signal."""
    feed, source = Feed(FakeClock()), Source(None)
    feed.follow(source)
    source.woken = False
    feed.wish(lambda: None)
    assert source.woken
