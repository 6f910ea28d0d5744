"""What somebody may do to a photograph so that it passes for a drawing, and what happens to drawings anyway.

A change is a function of a picture, (height, width, 3), RGB, and of a random generator; it returns another.
"""

from __future__ import annotations

from functools import partial

import cv2
import numpy as np

_INK, _WHITE = (20, 20, 40), (240, 220, 200)


def sized(rgb, side):
    """With this longer side."""
    scale = side / max(rgb.shape[:2])
    size = (max(8, round(rgb.shape[1] * scale)), max(8, round(rgb.shape[0] * scale)))
    return cv2.resize(rgb, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC)


def few_colours(rgb, random, colours, median):
    """k-means, then a median filter: the hole of a rule that counted colours."""
    if median > 5:
        rgb = sized(rgb, min(500, max(rgb.shape[:2])))
    points = rgb.reshape(-1, 3).astype(np.float32)
    some = points[random.integers(0, len(points), 8000)]
    middles = cv2.kmeans(some, colours, None, (3, 15, 1.0), 1, cv2.KMEANS_PP_CENTERS)[2]
    nearest = np.stack([((points - middle) ** 2).sum(1) for middle in middles], 1).argmin(1)
    return cv2.medianBlur(middles[nearest].reshape(rgb.shape).astype(np.uint8), median)


def traced(rgb, random):
    """As a tracing program makes a vector drawing of it: filled contours of few colours."""
    flat = few_colours(sized(rgb, 600), random, 10, 5)
    drawn = np.full_like(flat, 255)
    colours, counts = np.unique(flat.reshape(-1, 3), axis=0, return_counts=True)
    for colour in colours[np.argsort(-counts)][:24]:
        mask = (flat == colour).all(2).astype(np.uint8)
        found = cv2.findContours(mask, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)[0]
        lines = [cv2.approxPolyDP(line, 1.2, True) for line in found if cv2.contourArea(line) > 12]
        cv2.drawContours(drawn, lines, -1, tuple(map(int, colour)), -1, cv2.LINE_AA)
    return drawn


def inked(rgb, random, steps=32):
    """The cartoon filter of many tutorials: smoothed, in few tones, with black edges."""
    smooth = rgb
    for _ in range(5):
        smooth = cv2.bilateralFilter(smooth, 9, 40, 9)
    tones = smooth // steps * steps + steps // 2
    grey = cv2.medianBlur(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY), 7)
    edges = cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY, 9, 3)
    return cv2.bitwise_and(tones, tones, mask=edges)


def turned(rgb, random, degrees):
    """By any angle, corners filled."""
    height, width = rgb.shape[:2]
    how = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    return cv2.warpAffine(rgb, how, (width, height), borderValue=_WHITE)


def pasted(rgb, random, side, oval, flatten=0):
    """Into a flat drawing of 1280 by 720, with this longer side."""
    drawing = np.empty((720, 1280, 3), np.uint8)
    drawing[:] = random.integers(120, 255, 3)
    for _ in range(6):
        at, colour = (int(random.integers(1280)), int(random.integers(720))), random.integers(0, 255, 3)
        radius = int(random.integers(40, 220))
        cv2.circle(drawing, at, radius, tuple(map(int, colour)), -1, cv2.LINE_AA)
        cv2.circle(drawing, at, radius, _INK, 3, cv2.LINE_AA)
    small = sized(few_colours(rgb, random, flatten, 7) if flatten else rgb, side)
    height, width = small.shape[:2]
    mask = np.full((height, width), 0 if oval else 255, np.uint8)
    if oval:
        axes = (int(width * 0.42), int(height * 0.47))
        cv2.ellipse(mask, (width // 2, height // 2), axes, 0, 0, 360, 255, -1)
    x, y = int(random.integers(20, 1260 - width)), int(random.integers(10, 710 - height))
    place = drawing[y : y + height, x : x + width]
    place[mask > 0] = small[mask > 0]
    return drawing


def holed(rgb, random):
    """With holes, through which white shows, as transparent parts do."""
    holed = rgb.copy()
    height, width = rgb.shape[:2]
    for _ in range(12):
        at = (int(random.integers(width)), int(random.integers(height)))
        cv2.circle(holed, at, max(2, max(width, height) // 25), (255, 255, 255), -1, cv2.LINE_AA)
    return holed


def pressed(rgb, random, quality):
    """Saved as JPEG."""
    bytes_ = cv2.imencode(".jpg", rgb[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    return np.ascontiguousarray(cv2.imdecode(bytes_, cv2.IMREAD_COLOR)[..., ::-1])


def blended(rgb, random, share, colour):
    """With this share of a colour, as if behind glass."""
    return (rgb * (1 - share) + np.array(colour) * share).astype(np.uint8)


def _plain(change):
    """A change that needs no random numbers."""
    return lambda rgb, random: np.ascontiguousarray(change(rgb))


OF_PHOTOS = {
    "as it is": _plain(np.copy),
    "grey": _plain(lambda rgb: np.repeat(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY)[..., None], 3, 2)),
    "blurred": _plain(lambda rgb: cv2.GaussianBlur(rgb, (0, 0), 3)),
    "8 tones": _plain(lambda rgb: rgb // 32 * 32 + 16),
    "4 tones": _plain(lambda rgb: rgb // 64 * 64 + 32),
    "pressed": partial(pressed, quality=15),
    "small": _plain(lambda rgb: sized(rgb, 128)),
    "small, large again": _plain(lambda rgb: sized(sized(rgb, 150), 900)),
    "a quarter turn": _plain(np.rot90),
    "upside down": _plain(lambda rgb: rgb[::-1, ::-1]),
    "turned": partial(turned, degrees=25),
    "mirrored": _plain(lambda rgb: rgb[:, ::-1]),
    "tinted": _plain(lambda rgb: (rgb * [0.5, 0.9, 1.2] + [30, 0, 10]).clip(0, 255).astype(np.uint8)),
    "negative": _plain(lambda rgb: 255 - rgb),
    "faded": partial(blended, share=0.55, colour=(235, 240, 250)),
    "holed": holed,
    "smoothed": _plain(lambda rgb: cv2.bilateralFilter(cv2.bilateralFilter(rgb, 15, 60, 15), 15, 60, 15)),
    "stylised": _plain(lambda rgb: cv2.stylization(rgb, sigma_s=60, sigma_r=0.45)),
    "edges kept": _plain(lambda rgb: cv2.edgePreservingFilter(rgb, sigma_s=60, sigma_r=0.5)),
    "pencil": _plain(lambda rgb: cv2.pencilSketch(rgb, sigma_s=60, sigma_r=0.07, shade_factor=0.05)[1]),
    "mean shift": _plain(lambda rgb: cv2.pyrMeanShiftFiltering(sized(rgb, 480), 15, 40)),
    "inked": inked,
    "traced": traced,
    **{
        f"{colours} colours, median {median}": partial(few_colours, colours=colours, median=median)
        for colours in (4, 6, 8, 12, 16)
        for median in (5, 9, 15)
    },
    "pasted, 180": partial(pasted, side=180, oval=False),
    "pasted, 300": partial(pasted, side=300, oval=False),
    "pasted, an oval": partial(pasted, side=240, oval=True),
    "pasted, 8 colours": partial(pasted, side=260, oval=False, flatten=8),
    "pasted, an oval, 6 colours": partial(pasted, side=300, oval=True, flatten=6),
}

OF_ART = {
    "as it is": _plain(np.copy),
    "pressed": partial(pressed, quality=50),
    "small": _plain(lambda rgb: sized(rgb, 200)),
    "turned": partial(turned, degrees=15),
}
