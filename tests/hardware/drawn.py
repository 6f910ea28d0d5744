"""What the program itself draws, to tell whether a picture read back is a card, the cartoon or neither."""

import functools

import cv2
import numpy as np

from avatar.characters import folder
from avatar.signal import Marks, Reason
from avatar.stage import cards
from avatar.stage.renderers import open_renderer
from avatar.stage.rigs import load_rig
from tests.hardware.readers import small

SIZE = (1280, 720)
ALL_MARKS = Marks.TEST_SOURCE
CHARACTER = "robin"
CARD_WITHIN = 4.0
"""Mean difference, of 255, between a card as drawn and as read back; the cartoon is 33 from any."""
STILL_WITHIN = 4.0
"""The same for what never moves while the cartoon is shown: the room, and the mark of a test run."""
STILL = ((slice(0, 52), slice(0, 44)), (slice(0, 40), slice(114, 160)), (slice(82, 88), slice(3, 34)))
"""Window, shelf, and the words "test source", as rows and columns of a small picture."""


def difference(one, other):
    """Mean absolute difference of two pictures in steps of 255."""
    return float(np.abs(one.astype(np.int16) - other.astype(np.int16)).mean())


@functools.cache
def card_pictures():
    """Every card by name, small, with the marks of a test run and, as before the first signal, without."""
    renderer = open_renderer(*SIZE)
    drawn = {}
    for reason in Reason:
        for marks in (ALL_MARKS, Marks.NONE):
            picture = renderer.draw(cards.card(reason), cards.words(reason) + cards.labels(marks))
            drawn[f"{reason.name}{' unmarked' * (marks is Marks.NONE)}"] = small(picture.rgba[..., :3])
    renderer.close()
    return drawn


@functools.cache
def neutral():
    """The character at rest, small, with the marks of a test run."""
    renderer = open_renderer(*SIZE)
    picture = renderer.draw(load_rig(folder(CHARACTER)).pose({}, 0.0), cards.labels(ALL_MARKS))
    rgb = small(picture.rgba[..., :3])
    renderer.close()
    return rgb


def card_in(rgb):
    """The name of the card that a small picture shows, or None."""
    if difference(rgb[::3, ::3], neutral()[::3, ::3]) < 10.0:
        return None  # at a glance
    distances = {name: difference(card, rgb) for name, card in card_pictures().items()}
    name = min(distances, key=distances.__getitem__)
    return name if distances[name] < CARD_WITHIN else None


def is_room(rgb, top=0, bottom=90):
    """Whether what never moves is as drawn, between two rows of a small picture."""
    inside = [(slice(max(part.start, top), min(part.stop, bottom)), columns) for part, columns in STILL]
    shown = [part for part in inside if part[0].start < part[0].stop]
    return all(difference(rgb[part], neutral()[part]) < STILL_WITHIN for part in shown)


def is_cartoon(rgb):
    """Whether a small picture shows the character in its room, marked as a test run."""
    return card_in(rgb) is None and is_room(rgb)


def is_torn(rgb):
    """Whether a small picture is a card down to some row and the cartoon below it, or the other way round.

    A client that lags by all the driver's buffers reads one while it is being written.
    """
    rows = np.abs(np.stack([*card_pictures().values()]).astype(np.int16) - rgb).mean(axis=(2, 3))
    above = np.cumsum(rows, axis=1) / np.arange(1, 91)
    below = np.cumsum(rows[:, ::-1], axis=1) / np.arange(1, 91)
    return any(
        (above[:, seam - 1].min() < CARD_WITHIN and is_room(rgb, seam + 1, 90))
        or (below[:, 89 - seam].min() < CARD_WITHIN and is_room(rgb, 0, seam - 1))
        for seam in range(2, 89)
    )


def details(rgb):
    """The edges of a small picture, of mean 0 and length 1: what is in it, whatever its colours."""
    grey = rgb.astype(np.float32).mean(axis=2)
    edges = grey - cv2.GaussianBlur(grey, (0, 0), 4)
    edges -= edges.mean()
    return edges / (np.linalg.norm(edges) + 1e-6)


def likeness(rgb, frames):
    """How much a small picture looks like any frame: the highest correlation of their edges."""
    return float(max((details(rgb) * frame).sum() for frame in frames))
