"""A real show that performs by script, and an audience that remembers what it saw."""

import os
import time
from contextlib import contextmanager

import numpy as np

from avatar.app import places
from avatar.app.part import admit, prepare
from avatar.app.show import Show
from avatar.errors import OutputError
from avatar.gate import consent
from avatar.settings import choose
from avatar.stage import cards
from avatar.stage.renderers import open_renderer
from tests.app.scripted import command


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
    """An output that notes when it got which picture, and remembers only thumbnails."""

    label = "the audience"

    def __init__(self, fails=False):
        self.seen, self.closed, self.fails = [], False, fails

    def show(self, picture):
        if self.fails:
            raise OutputError("the camera was pulled", hint="plug it in")
        self.seen.append((time.monotonic(), thumbnail(picture)))

    def close(self):
        self.closed = True

    def first(self, wanted, since_s):
        return next((at for at, one in self.seen if at >= since_s and np.array_equal(one, wanted)), None)


@contextmanager
def show(*parts, flags=None, paused=False, **told):
    """A show that performs by script; paused before it begins, if it is to be."""
    consent.give(places.consent_file(), consent.AGREEMENT)
    chosen = choose(places.settings_file(), {"sense.test_source": False} | (flags or {}))
    part = admit(prepare(chosen), "record", None)
    one = Show(part, command=command(*parts), **told)
    if paused:
        one.panic()
    one.start()
    one.watch()
    try:
        yield one
    finally:
        one.close()
