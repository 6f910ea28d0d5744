"""A real show that performs by script, and an audience that remembers what it saw."""

import os
from contextlib import contextmanager

import numpy as np
import pytest

from avatar.app import places
from avatar.app.part import admit, prepare
from avatar.app.show import Show
from avatar.errors import OutputError
from avatar.gate import consent
from avatar.settings import choose
from avatar.stage import cards, ladder
from avatar.stage.renderers import open_renderer
from tests.app.scripted import command
from tests.waiting import PATIENCE_S


def card(reason, language="en"):
    """What a card looks like, as a thumbnail."""
    renderer = open_renderer(1280, 720)
    try:
        return thumbnail(renderer.draw(cards.card(reason), cards.words(reason, language)))
    finally:
        renderer.close()


def thumbnail(picture):
    return picture.rgba[::16, ::16].copy()


def is_gone(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


class Audience:
    """An output that notes which pictures it got, and remembers only thumbnails."""

    label = "the audience"

    def __init__(self, fails=False):
        self.seen, self.closed, self.fails = [], False, fails

    def show(self, picture):
        if self.fails:
            raise OutputError("the camera was pulled", hint="plug it in")
        self.seen.append(thumbnail(picture))

    def close(self):
        self.closed = True

    def first(self, wanted, since=0):
        """The number of the first such picture, counted from the one that is given."""
        seen = enumerate(self.seen[since:], since)
        return next((number for number, one in seen if np.array_equal(one, wanted)), None)

    def has(self, wanted, since=0):
        """Whether there is such a picture."""
        return self.first(wanted, since) is not None


@contextmanager
def show(*parts, flags=None, paused=False, silence_s=2 * PATIENCE_S, **told):
    """A show that performs by script; paused before it begins, if it is to be.

    Who is late is not lost: two busy cores keep a script waiting for longer than the ladder allows.  That it
    allows no more, ``tests/stage/test_ladder.py`` shows.
    """
    consent.give(places.consent_file(), consent.AGREEMENT)
    chosen = choose(places.settings_file(), {"sense.test_source": False} | (flags or {}))
    part = admit(prepare(chosen), "record", None)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ladder, "SILENCE_S", silence_s)
        patch.setattr(ladder, "STALE_S", 2 * PATIENCE_S)
        one = Show(part, command=command(*parts), **told)
        if paused:
            one.panic()
        one.start()
        one.watch()
        try:
            yield one
        finally:
            one.close()
