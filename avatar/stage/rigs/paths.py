"""SVG path data and simple shapes, as cubic segments only.

One kind of segment keeps a layer and its variants comparable point by point.
"""

from __future__ import annotations

import itertools
import math
import re
from dataclasses import dataclass
from typing import Final

import numpy as np

from avatar.stage.scene import CLOSE, CUBIC, MOVE, Points

KAPPA: Final = 4 / 3 * (math.sqrt(2) - 1)
"""Handle length of the cubic nearest to a quarter of a circle of radius 1."""

_TOKEN: Final = re.compile(
    r"([MmLlHhVvCcSsQqTtAaZz])|([+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)|([\s,]+)|(.)",
    re.DOTALL,
)
_FLAG: Final = re.compile(r"[\s,]*([01])")
_ARGUMENTS: Final = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
_FARTHEST: Final = 100_000.0

Point = tuple[float, float]


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """Points and commands of one path; see :mod:`avatar.stage.scene`."""

    points: Points
    commands: bytes

    @property
    def closed(self) -> bool:
        """Whether every subpath returns to its start."""
        return self.commands.count(MOVE) == self.commands.count(CLOSE)


class Pen:
    """Collects segments, as cubics."""

    def __init__(self) -> None:
        self._points: list[Point] = []
        self._commands = bytearray()
        self._start: Point = (0.0, 0.0)
        self.at: Point = (0.0, 0.0)

    def move(self, to: Point) -> None:
        """Start a subpath."""
        if self._commands and self._commands[-1] == MOVE:
            self._points.pop()  # a move that drew nothing
            self._commands.pop()
        self._points.append(to)
        self._commands.append(MOVE)
        self._start = self.at = to

    def cubic(self, first: Point, second: Point, to: Point) -> None:
        """Draw a cubic segment."""
        if not self._commands or self._commands[-1] == CLOSE:
            self.move(self.at)
        self._points += (first, second, to)
        self._commands.append(CUBIC)
        self.at = to

    def line(self, to: Point) -> None:
        """Draw a straight segment."""
        (x0, y0), (x1, y1) = self.at, to
        dx, dy = (x1 - x0) / 3, (y1 - y0) / 3
        self.cubic((x0 + dx, y0 + dy), (x1 - dx, y1 - dy), to)

    def quadratic(self, middle: Point, to: Point) -> None:
        """Draw a quadratic segment."""
        (x0, y0), (xm, ym), (x1, y1) = self.at, middle, to
        first = (x0 + (xm - x0) * 2 / 3, y0 + (ym - y0) * 2 / 3)
        self.cubic(first, (x1 + (xm - x1) * 2 / 3, y1 + (ym - y1) * 2 / 3), to)

    def close(self) -> None:
        """Return to the subpath's start; the way back becomes a segment of its own where it has length."""
        if not self._commands or self._commands[-1] == CLOSE:
            return
        if math.dist(self.at, self._start) > 1e-3:
            self.line(self._start)
        self._commands.append(CLOSE)
        self.at = self._start

    def outline(self) -> Outline:
        """Everything drawn so far.

        Raises:
            ValueError: If nothing was drawn, or a point is absurdly far away.
        """
        if self._commands and self._commands[-1] == MOVE:
            self._points.pop()
            self._commands.pop()
        if CUBIC not in self._commands:
            raise ValueError("it draws nothing")
        points = np.array(self._points, np.float64)
        if not np.all(np.abs(points) <= _FARTHEST):
            raise ValueError(f"a point lies farther than {_FARTHEST:.0f} from the origin")
        return Outline(points.astype(np.float32), bytes(self._commands))


def parse_path(data: str) -> Outline:
    """Read the ``d`` attribute of a path.

    Raises:
        ValueError: With what is wrong and at which character.
    """
    pen, position, command = Pen(), 0, ""
    previous, control = "", (0.0, 0.0)
    while (position := _skip(data, position)) < len(data):
        match = _TOKEN.match(data, position)
        letter = match.group(1) if match else None
        if letter:
            command, position = letter, position + 1
        elif not command or command in "Zz":
            raise ValueError(f"unexpected {data[position : position + 12]!r} at character {position}")
        if not previous and command not in "Mm":
            raise ValueError("the path must begin with M")
        numbers, position = _numbers(data, position, command.upper())
        control = _segment(pen, command, numbers, previous, control)
        previous = command.upper()
        command = {"M": "L", "m": "l"}.get(command, command)
    return pen.outline()


def _skip(data: str, position: int) -> int:
    while position < len(data) and data[position] in " \t\r\n\f,":
        position += 1
    return position


def _numbers(data: str, position: int, letter: str) -> tuple[list[float], int]:
    """The arguments of one command; an arc's flags may be written without spaces."""
    numbers: list[float] = []
    while len(numbers) < _ARGUMENTS[letter]:
        if letter == "A" and len(numbers) in (3, 4):
            match = _FLAG.match(data, position)
        else:
            position = _skip(data, position)
            match = _TOKEN.match(data, position)
            match = match if match and match.group(2) else None
        if not match:
            raise ValueError(f"{letter} needs {_ARGUMENTS[letter]} numbers, at character {position}")
        numbers.append(float(match.group().strip(" \t\r\n\f,")))
        position = match.end()
    return numbers, position


def _segment(pen: Pen, command: str, numbers: list[float], previous: str, control: Point) -> Point:
    """Draw one command; returns the control point that S and T reflect."""
    letter, (ox, oy) = command.upper(), pen.at if command.islower() else (0.0, 0.0)
    if letter == "Z":
        pen.close()
        return pen.at
    if letter == "H":
        pen.line((numbers[0] + ox, pen.at[1]))
        return pen.at
    if letter == "V":
        pen.line((pen.at[0], numbers[0] + oy))
        return pen.at
    if letter == "A":
        radius_x, radius_y, turn, large, sweep, x, y = numbers
        _arc(
            pen, abs(radius_x), abs(radius_y), math.radians(turn), bool(large), bool(sweep), (x + ox, y + oy)
        )
        return pen.at
    ends = [(x + ox, y + oy) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
    smooth = previous in {"S": "CS", "T": "QT"}.get(letter, "")
    mirrored = (2 * pen.at[0] - control[0], 2 * pen.at[1] - control[1]) if smooth else pen.at
    match letter:
        case "M":
            pen.move(ends[0])
        case "L":
            pen.line(ends[0])
        case "C":
            pen.cubic(*ends)
            return ends[1]
        case "S":
            pen.cubic(mirrored, *ends)
            return ends[0]
        case "Q":
            pen.quadratic(*ends)
            return ends[0]
        case "T":
            pen.quadratic(mirrored, ends[0])
            return mirrored
    return pen.at


def _arc(pen: Pen, rx: float, ry: float, turn: float, large: bool, sweep: bool, to: Point) -> None:
    """Draw an elliptical arc.

    Source: SVG 2, appendix B.2.4, conversion from endpoint to centre parameterisation.
    """
    (x0, y0), (x1, y1) = pen.at, to
    if rx == 0 or ry == 0 or (x0, y0) == (x1, y1):
        pen.line(to)
        return
    cos, sin = math.cos(turn), math.sin(turn)
    xh, yh = (x0 - x1) / 2, (y0 - y1) / 2
    xp, yp = cos * xh + sin * yh, cos * yh - sin * xh
    grow = max(1.0, math.sqrt((xp / rx) ** 2 + (yp / ry) ** 2))
    rx, ry = rx * grow, ry * grow
    away = (xp / rx) ** 2 + (yp / ry) ** 2
    factor = math.sqrt(max(0.0, 1 / away - 1)) * (-1 if large == sweep else 1)
    cxp, cyp = factor * rx * yp / ry, -factor * ry * xp / rx
    cx, cy = cos * cxp - sin * cyp + (x0 + x1) / 2, sin * cxp + cos * cyp + (y0 + y1) / 2
    begin = math.atan2((yp - cyp) / ry, (xp - cxp) / rx)
    sweep_angle = math.atan2((-yp - cyp) / ry, (-xp - cxp) / rx) - begin
    if sweep and sweep_angle < 0:
        sweep_angle += 2 * math.pi
    elif not sweep and sweep_angle > 0:
        sweep_angle -= 2 * math.pi
    pieces = max(1, math.ceil(abs(sweep_angle) / (math.pi / 2) - 1e-6))
    step = sweep_angle / pieces
    handle = 4 / 3 * math.tan(step / 4)
    for piece in range(pieces):
        a, b = begin + piece * step, begin + (piece + 1) * step
        unit = (
            (math.cos(a) - handle * math.sin(a), math.sin(a) + handle * math.cos(a)),
            (math.cos(b) + handle * math.sin(b), math.sin(b) - handle * math.cos(b)),
            (math.cos(b), math.sin(b)),
        )
        on_page = [(cos * rx * u - sin * ry * v + cx, sin * rx * u + cos * ry * v + cy) for u, v in unit]
        pen.cubic(on_page[0], on_page[1], to if piece == pieces - 1 else on_page[2])


def ellipse(cx: float, cy: float, rx: float, ry: float) -> Outline:
    """Four segments, clockwise from the right, as SVG says."""
    pen = Pen()
    pen.move((cx + rx, cy))
    around = ((1, 0), (0, 1), (-1, 0), (0, -1), (1, 0))
    for (ax, ay), (bx, by) in itertools.pairwise(around):
        pen.cubic(
            (cx + rx * (ax + KAPPA * bx), cy + ry * (ay + KAPPA * by)),
            (cx + rx * (bx + KAPPA * ax), cy + ry * (by + KAPPA * ay)),
            (cx + rx * bx, cy + ry * by),
        )
    pen.close()
    return pen.outline()


def rectangle(x: float, y: float, width: float, height: float, rx: float, ry: float) -> Outline:
    """Always eight segments (four sides, four corners), so that roundness can be a variant."""
    rx, ry = min(rx, width / 2), min(ry, height / 2)
    right, bottom, qx, qy = x + width, y + height, rx * (1 - KAPPA), ry * (1 - KAPPA)
    pen = Pen()
    pen.move((x + rx, y))
    pen.line((right - rx, y))
    pen.cubic((right - qx, y), (right, y + qy), (right, y + ry))
    pen.line((right, bottom - ry))
    pen.cubic((right, bottom - qy), (right - qx, bottom), (right - rx, bottom))
    pen.line((x + rx, bottom))
    pen.cubic((x + qx, bottom), (x, bottom - qy), (x, bottom - ry))
    pen.line((x, y + ry))
    pen.cubic((x, y + qy), (x + qx, y), (x + rx, y))
    pen.close()
    return pen.outline()


def polygon(points: list[Point], *, closed: bool) -> Outline:
    """Straight segments through the points."""
    pen = Pen()
    pen.move(points[0])
    for point in points[1:]:
        pen.line(point)
    if closed:
        pen.close()
    return pen.outline()
