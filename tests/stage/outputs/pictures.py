"""Pictures with colours that can be recognised after a camera, a video or a browser had them."""

import contextlib
import functools
import threading

import numpy as np

from avatar.stage.picture import Picture

BARS = ((255, 255, 255), (255, 255, 0), (0, 255, 255), (0, 255, 0), (255, 0, 255), (255, 0, 0), (0, 0, 255))
"""Left to right; the lowest tenth of a picture is black but for the number's white blocks."""

BITS = 16
NUMBERS = 16
"""How many different pictures :func:`showing` shows."""


def frozen(array):
    array.flags.writeable = False
    return array


def i420(rgb):
    """BT.601 limited range, from its definition (ITU-R BT.601-7, 2.5.3)."""
    red, green, blue = np.moveaxis(rgb.astype(np.float64), -1, 0)
    y = 16 + (65.481 * red + 128.553 * green + 24.966 * blue) / 255
    u = 128 + (-37.797 * red - 74.203 * green + 112 * blue) / 255
    v = 128 + (112 * red - 93.786 * green - 18.214 * blue) / 255
    half = [(c[::2, ::2] + c[1::2, ::2] + c[::2, 1::2] + c[1::2, 1::2]) / 4 for c in (u, v)]
    planes = np.concatenate([plane.ravel() for plane in (y, *half)])
    return planes.round().astype(np.uint8).reshape(-1, rgb.shape[1])


@functools.lru_cache(maxsize=4)
def without_number(width, height):
    """Seven colour bars over a black tenth, as RGBA and as I420."""
    rgb = np.zeros((height, width, 3), np.uint8)
    for index, colour in enumerate(BARS):
        rgb[:, index * width // len(BARS) : (index + 1) * width // len(BARS)] = colour
    rgb[-(height // 10) :] = 0
    alpha = np.full((height, width, 1), 255, np.uint8)
    return np.concatenate([rgb, alpha], axis=2), i420(rgb)


def bars(number=0, width=320, height=180):
    """Seven colour bars, and a number as white and black blocks in the lowest tenth."""
    rgba, planes = (array.copy() for array in without_number(width, height))
    rows = slice(height - height // 10, height)
    for bit in range(BITS):
        if number >> (BITS - 1 - bit) & 1:
            columns = slice(bit * width // BITS, (bit + 1) * width // BITS)
            rgba[rows, columns, :3] = 255
            planes[rows, columns] = 235
    return Picture(frozen(rgba), frozen(planes))


def worst_colour_error(rgb):
    """How far the middles of the bars are from what they should be, in steps of 255."""
    height, width = rgb.shape[:2]
    seen = [rgb[height // 3, (2 * index + 1) * width // (2 * len(BARS))] for index in range(len(BARS))]
    return int(np.abs(np.array(seen, int) - np.array(BARS)).max())


def number_in(rgb):
    """The number that :func:`bars` wrote."""
    height, width = rgb.shape[:2]
    row = rgb[height - height // 20]
    blocks = [row[(2 * bit + 1) * width // (2 * BITS)].mean() > 127 for bit in range(BITS)]
    return int("".join("01"[block] for block in map(bool, blocks)), 2)


@contextlib.contextmanager
def showing(output, width, height, fps=30):
    """Show numbered bars on an output, again and again, as long as the block lasts."""
    pictures = [bars(number, width, height) for number in range(NUMBERS)]
    stop = threading.Event()

    output.show(pictures[0])

    def show():
        shown = 1
        while not stop.wait(1 / fps):
            output.show(pictures[shown % NUMBERS])
            shown += 1

    shower = threading.Thread(target=show)
    shower.start()
    try:
        yield
    finally:
        stop.set()
        shower.join()
