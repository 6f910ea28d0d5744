"""A minute without anybody who looks, and who ends it."""

import pytest

from avatar.app.unread import UNREAD_S, Census, Unread


def hear(*heard):
    """Whether it was long at the end of these (readers, seconds)."""
    unread = Unread()
    for readers, at_s in heard:
        unread = unread.hear(readers, at_s)
    return unread.is_long


@pytest.mark.parametrize(
    ("story", "heard", "long"),
    [
        ("not yet a minute", ((0, 5.0), (0, 4.9 + UNREAD_S)), False),
        ("a minute", ((0, 5.0), (0, 5.0 + UNREAD_S)), True),
        ("it stays so", ((0, 5.0), (0, 5.0 + UNREAD_S), (0, 999.0)), True),
        ("a reader ends it at once", ((0, 5.0), (0, 5.0 + UNREAD_S), (1, 66.0)), False),
        ("a reader between begins it anew", ((0, 5.0), (2, 40.0), (0, 41.0), (0, 70.0)), False),
        ("what cannot be known counts as read", ((None, 5.0), (None, 500.0)), False),
        ("also when it was known before", ((0, 5.0), (0, 100.0), (None, 101.0)), False),
    ],
)
def test_unread(story, heard, long):
    """Mutants: take None for nobody; never forget that it was long."""
    assert hear(*heard) is long, story


def census(answers):
    """The waits of a census that gets these answers, and what it knew in each."""
    left, waits = list(answers), []

    def ask():
        answer = left.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def wait(every_s):
        waits.append((every_s, one.readers))
        return not left

    one = Census(ask, wait)
    one.run()
    return waits[1:]


def test_it_is_asked_every_two_seconds_and_oftener_while_somebody_may_come():
    assert census([1, 0, None, 3]) == [(2.0, 1), (0.5, 0), (2.0, None), (2.0, 3)]


def test_a_question_that_fails_leaves_no_camera_shut():
    """Mutant: keep the last answer; nobody is seen to come, for ever."""
    assert [readers for _, readers in census([0, ValueError("?"), 0])] == [0, None, 0]
