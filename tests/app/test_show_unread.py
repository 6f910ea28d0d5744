"""A running show that nobody looks at."""

import pytest

from avatar.app.status import Watch
from avatar.signal import Reason
from avatar.stage.ladder import Act
from tests.app.scripted import LIVE
from tests.app.shows import Audience, card, show
from tests.waiting import until


class Camera(Audience):
    """An output that knows how many read it."""

    def __init__(self, readers):
        super().__init__()
        self.count = readers

    def readers(self):
        return self.count


@pytest.fixture
def at_once(monkeypatch):
    """A minute without a reader is over at once."""
    monkeypatch.setattr("avatar.app.unread.UNREAD_S", 0.0)


def test_a_camera_that_watches_for_nobody_is_released_until_somebody_reads(at_once):
    """Mutants: only show the card; never ask again, so that a call sees the card for ever."""
    with show(LIVE) as one:
        output = Camera(readers=1)
        one.viewed(by_window=True)
        one.go_on_air(lambda: output)
        until(lambda: one.status().on_air and one.status().act is Act.PERFORM)
        one.viewed(by_window=False)
        until(lambda: one._census.readers == 1)
        output.count = 0
        until(lambda: one.status().reason is Reason.UNREAD)
        assert one.status().camera is Watch.OFF
        assert not one._sense._camera_wanted
        since = len(output.seen)
        until(lambda: output.has(card(Reason.UNREAD), since))
        output.count = 1
        until(lambda: one._sense._camera_wanted and one.status().act is Act.PERFORM)


@pytest.mark.parametrize("who", ["a window", "a setting", "an output that cannot know"])
def test_nothing_is_released_that_somebody_may_look_at(who, at_once):
    flags = {"camera.unread": "keep"} if who == "a setting" else {}
    with show(LIVE, flags=flags) as one:
        one.viewed(by_window=who == "a window")
        output = Camera(readers=None if who == "an output that cannot know" else 0)
        one.send_to(output)
        until(lambda: one.status().act is Act.PERFORM and one._census.readers == output.count)
        since = len(output.seen)
        until(lambda: len(output.seen) > since + 10)
        assert one._sense._camera_wanted
        assert one.status().act is Act.PERFORM


def test_off_air_only_a_window_looks(at_once):
    with show(LIVE) as one:
        until(lambda: one.status().reason is Reason.UNREAD)
        assert not one._sense._camera_wanted
        one.viewed(by_window=True)
        until(lambda: one.status().act is Act.PERFORM)
        assert one._sense._camera_wanted
