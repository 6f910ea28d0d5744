"""Faces drawn with ellipses, shaded enough that a face detector takes them for one."""

import cv2
import numpy as np

_SKIN, _SHADE, _BACK = (224, 172, 140), (180, 125, 100), (90, 90, 90)


def draw(rgb, centre, size):
    """One face, ``size`` pixels from brow to chin."""
    cx, cy = centre

    def oval(x, y, w, h, colour, thickness=-1, start=0, end=360):
        at = (round(cx + x * size), round(cy + y * size))
        axes = (max(1, round(w * size)), max(1, round(h * size)))
        cv2.ellipse(rgb, at, axes, 0, start, end, colour, thickness, cv2.LINE_AA)

    line = max(1, round(0.03 * size))
    oval(0, -0.25, 0.75, 0.85, (60, 40, 30))  # hair
    oval(0, 0.9, 0.35, 0.5, _SHADE)  # neck
    oval(0, 0, 0.62, 0.85, _SKIN)
    for side in (-1, 1):
        oval(side * 0.26, -0.34, 0.17, 0.05, (60, 40, 30), line * 2, 190, 350)
        oval(side * 0.26, -0.14, 0.14, 0.075, (250, 250, 250))
        oval(side * 0.26, -0.14, 0.065, 0.065, (70, 45, 30))
        oval(side * 0.26, -0.14, 0.03, 0.03, (10, 10, 10))
        oval(side * 0.26, -0.15, 0.15, 0.085, (50, 30, 25), line, 190, 350)
        oval(side * 0.10, 0.21, 0.035, 0.022, (120, 70, 60))
    oval(0, 0.17, 0.12, 0.08, _SHADE, line, 10, 170)
    oval(-0.08, 0.02, 0.02, 0.2, _SHADE)
    oval(0, 0.43, 0.23, 0.075, (175, 75, 80))
    oval(0, 0.425, 0.2, 0.012, (110, 40, 45))
    return rgb


def cartoon(centre=(320, 240), size=130):
    """One face in a grey room, 640x480."""
    rgb = np.full((480, 640, 3), _BACK, np.uint8)
    return cv2.GaussianBlur(draw(rgb, centre, size), (0, 0), 1.5)


def two_cartoons():
    """Two faces side by side."""
    rgb = np.full((480, 640, 3), _BACK, np.uint8)
    return cv2.GaussianBlur(draw(draw(rgb, (180, 240), 110), (470, 240), 110), (0, 0), 1.5)
