"""Questions that take long are asked seldom, unless something says that the answer changed."""

import pytest

from avatar.stage.outputs.sparing import Sparing


class Question:
    """Takes 50 ms, and answers how often it was asked."""

    def __init__(self):
        self.now_s, self.asked = 0.0, 0
        self.sparing = Sparing(lambda: self.now_s)

    def __call__(self):
        self.now_s += 0.05
        self.asked += 1
        return self.asked

    def after(self, wait_s, sign=None):
        self.now_s += wait_s
        return self.sparing.ask(self, sign)


def test_it_takes_half_a_per_cent_of_the_time():
    """Mutant: ask every time."""
    question = Question()
    while question.now_s < 1000:
        question.after(0.5)
    assert question.asked * 0.05 / question.now_s == pytest.approx(0.005, rel=0.1)


def test_it_is_asked_at_once_when_there_is_a_sign():
    """Mutant: wait all the same; who comes sees a card for many seconds."""
    question = Question()
    assert question.after(0.0, sign=1) == 1
    assert question.after(0.5, sign=1) == 1
    assert question.after(0.5, sign=2) == 2
    assert question.after(0.5, sign=2) == 2
    assert question.after(10.0, sign=2) == 3
