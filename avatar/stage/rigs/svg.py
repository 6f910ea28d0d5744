"""Reads a drawing: which shapes there are, how they are painted, and in which group they lie.

``docs/characters.md`` lists what is allowed.  Everything else is refused by name, because a
silently ignored mask or transform would draw something other than the artist saw.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from avatar.errors import CharacterError
from avatar.stage.rigs import markup, paths
from avatar.stage.rigs.drawing import Drawing as Drawing
from avatar.stage.rigs.drawing import Ramp as Ramp
from avatar.stage.rigs.drawing import Shape as Shape
from avatar.stage.rigs.markup import Element
from avatar.stage.rigs.presentation import FIXES, plain_colour
from avatar.stage.scene import MOVE, Colour, Stop

MOST_SHAPES: Final = 400
"""Shapes in one drawing, variants apart.  100 cost about 7 ms a picture."""

MOST_POINTS: Final = 60_000
"""Points in one drawing, variants included."""

_MOST_STOPS: Final = 32

_MOST_STEPS: Final = 160_000
"""Letters and numbers in all paths: reading them takes 0.6 s at most.  60,000 points need 140,000."""

MOST_VARIANTS: Final = 1_500
"""Robin has 417."""

MOST_SUBPATHS: Final = 2_000
"""In one drawing, variants included.  Each takes 0.3 ms to outline."""

VARIANTS: Final = "variants"
"""Id of the group that holds other shapes of layers."""

_SHAPES: Final = ("path", "ellipse", "circle", "rect", "polygon", "polyline", "line")
_SILENT: Final = ("title", "desc")
_PAINT: Final = frozenset(
    {"id", "opacity", "fill", "fill-opacity", "stroke", "stroke-opacity", "stroke-width"}
    | {"stroke-linecap", "stroke-linejoin"}
)
_GEOMETRY: Final[Mapping[str, frozenset[str]]] = {
    "path": frozenset({"d"}),
    "ellipse": frozenset({"cx", "cy", "rx", "ry"}),
    "circle": frozenset({"cx", "cy", "r"}),
    "rect": frozenset({"x", "y", "width", "height", "rx", "ry"}),
    "polygon": frozenset({"points"}),
    "polyline": frozenset({"points"}),
    "line": frozenset({"x1", "y1", "x2", "y2"}),
}
_NUMBER: Final = r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?"
_STEP: Final = re.compile(r"[A-Za-z]|[0-9.]+")
_LENGTH: Final = re.compile(rf"({_NUMBER})(px)?")
_SPACE: Final = [0.0, 0.0, 1280.0, 720.0]
_NOT_AT_ROOT: Final = frozenset(
    {"class", "clip-path", "display", "fill-rule", "filter", "mask", "opacity", "transform", "visibility"}
)
_REFERENCE: Final = re.compile(r"url\(\s*['\"]?#([^'\")\s]+)['\"]?\s*\)")


def read_drawing(text: bytes, file: str) -> Drawing:
    """Read an SVG document.

    Raises:
        CharacterError: Naming file, layer and what to do, at the first thing that is not allowed.
    """
    return read_drawings({file: text})


def read_drawings(texts: Mapping[str, bytes]) -> Drawing:
    """Read SVG documents that are drawn one over the other.

    Args:
        texts: Documents by file name, bottom first.  Ids of layers are unique in all of them together,
            those of gradients in each.

    Raises:
        CharacterError: Naming file, layer and what to do, at the first thing that is not allowed.
    """
    sheet = _Sheet()
    for file, text in texts.items():
        reader = _Reader(file, sheet)
        root = markup.parse(text, file)
        reader.collect_ramps(root)
        paint = reader.paint_of_all(root)
        reader.walk(root.children, group="", inherited=paint, top=True)
    name = ", ".join(texts)
    if not sheet.shapes:
        raise CharacterError(f"{name} draws nothing", hint="add a shape, such as <ellipse>")
    return Drawing(name, tuple(sheet.shapes.values()), sheet.variants)


@dataclass(slots=True)
class _Sheet:
    """What was read so far, and what it cost: reading is over at once when there is too much."""

    shapes: dict[str, Shape] = field(default_factory=dict)
    variants: dict[str, paths.Outline] = field(default_factory=dict)
    points: int = 0
    subpaths: int = 0
    steps: int = 0

    def afford(self, element: Element) -> bool:
        """Whether a path may be read, by the letters and numbers in it."""
        text = element.attributes.get("d", "") + element.attributes.get("points", "")
        self.steps += len(_STEP.findall(text))
        return self.steps <= _MOST_STEPS


class _Reader:
    def __init__(self, file: str, sheet: _Sheet) -> None:
        self.file = file
        self.sheet = sheet
        self.ramps: dict[str, Ramp] = {}

    def fail(self, element: Element, problem: str, fix: str) -> CharacterError:
        name = element.attributes.get("id") or f"<{element.name}>"
        return CharacterError(f"{self.file}, line {element.line}: {name}: {problem}", hint=fix)

    # ------------------------------------------------------------------ structure

    def paint_of_all(self, root: Element) -> dict[str, str]:
        """What the outermost element gives to all shapes: Figma writes fill="none" there."""
        for attribute, value in root.attributes.items():
            if attribute in _NOT_AT_ROOT or attribute.startswith("style "):
                self._check_attributes(root, frozenset(root.attributes) - {attribute})
            if attribute == "viewBox" and _numbers(value) != _SPACE:
                raise self.fail(
                    root,
                    f"viewBox = {value!r:.60}, not 0 0 1280 720",
                    "make the page or frame 1280 x 720 pixels, fit the drawing into it, and save it again",
                )
        return {name: value for name, value in root.attributes.items() if name in _PAINT and name != "id"}

    def walk(self, elements: list[Element], *, group: str, inherited: Mapping[str, str], top: bool) -> None:
        for element in elements:
            if element.name == "g":
                self._group(element, group=group, inherited=inherited, top=top)
            elif element.name in _SHAPES:
                self._shape(element, group=group, inherited=inherited)
            elif element.name not in _SILENT and element.name != "defs" and not _is_ramp(element):
                raise self.fail(
                    element,
                    f"<{element.name}> is not allowed",
                    f"use only g, {', '.join(_SHAPES)}, linearGradient and radialGradient",
                )

    def _group(self, element: Element, *, group: str, inherited: Mapping[str, str], top: bool) -> None:
        allowed = _PAINT | {"data-bone", "display"}
        self._check_attributes(element, allowed)
        if "opacity" in element.attributes:
            raise self.fail(element, "a group has no opacity here", "set it on each shape instead")
        name = element.attributes.get("data-bone") or element.attributes.get("id", "") if top else group
        if "display" in element.attributes and name != VARIANTS:
            raise self.fail(element, "display is only for the group of variants", "delete the attribute")
        paint = {k: v for k, v in element.attributes.items() if k in _PAINT and k != "id"}
        self.walk(element.children, group=name, inherited={**inherited, **paint}, top=False)

    def _shape(self, element: Element, *, group: str, inherited: Mapping[str, str]) -> None:
        self._check_attributes(element, _PAINT | _GEOMETRY[element.name])
        if any(child.name not in _SILENT for child in element.children):
            raise self.fail(element, "shapes have no children here", "move the child out")
        outline = self._affordable(element)
        shapes, variants = self.sheet.shapes, self.sheet.variants
        name = element.attributes.get("id", "")
        if group == VARIANTS:
            if "@" not in name:
                raise self.fail(element, "a variant's id is LAYER@CONTROL", 'write id="mouth@jawOpen"')
            if name in variants:
                raise self.fail(element, "this id is taken", "give each variant once")
            variants[name] = outline
            if len(variants) > MOST_VARIANTS:
                raise self.fail(element, f"there are more than {MOST_VARIANTS} variants", "delete some")
            return
        if "@" in name:
            raise self.fail(
                element, "variants lie in the group variants", f'move it into <g id="{VARIANTS}">'
            )
        name = name or f"{group or 'top'}-{len(shapes)}"
        if name in shapes:
            raise self.fail(element, "this id is taken", "give every layer a name of its own")
        fill, stroke, width = self._paint(element, {**inherited, **element.attributes})
        shapes[name] = Shape(
            name=name,
            group=group,
            file=self.file,
            outline=outline,
            fill=fill,
            stroke=stroke,
            stroke_width=width,
        )
        if len(shapes) > MOST_SHAPES:
            raise CharacterError(
                f"{self.file} has more than {MOST_SHAPES} shapes", hint="merge shapes that move together"
            )

    def _check_attributes(self, element: Element, allowed: frozenset[str]) -> None:
        for attribute in element.attributes:
            if attribute not in allowed:
                fix = FIXES.get(attribute, "delete it")
                raise self.fail(
                    element, f"the attribute {attribute!r:.60} is not allowed on <{element.name}>", fix
                )

    # ------------------------------------------------------------------ geometry

    def number(self, element: Element, attribute: str, default: float | None = None) -> float:
        text = element.attributes.get(attribute)
        if text is None and default is not None:
            return default
        match = _LENGTH.fullmatch((text or "").strip())
        value = float(match.group(1)) if match else math.nan
        if not abs(value) <= 100_000:
            raise self.fail(element, f"{attribute} = {text!r} is not a number", "give it in pixels")
        return value

    def _affordable(self, element: Element) -> paths.Outline:
        if not self.sheet.afford(element):
            raise self.fail(element, f"the drawing has more than {_MOST_STEPS} numbers", "simplify its paths")
        outline = self._outline(element)
        self.sheet.points += len(outline.points)
        self.sheet.subpaths += outline.commands.count(MOVE)
        if self.sheet.points > MOST_POINTS or self.sheet.subpaths > MOST_SUBPATHS:
            raise self.fail(
                element,
                f"the drawing has more than {MOST_POINTS} points or {MOST_SUBPATHS} subpaths",
                "simplify its paths",
            )
        return outline

    def _outline(self, element: Element) -> paths.Outline:
        try:
            return _OUTLINES[element.name](self, element)
        except ValueError as error:
            raise self.fail(element, str(error), "correct the shape, or draw it again") from error

    def path(self, element: Element) -> paths.Outline:
        return paths.parse_path(element.attributes.get("d", ""))

    def ellipse(self, element: Element) -> paths.Outline:
        radius = element.name == "circle"
        rx = self.number(element, "r" if radius else "rx")
        ry = rx if radius else self.number(element, "ry")
        if rx < 0 or ry < 0:
            raise ValueError("a radius is negative")
        return paths.ellipse(self.number(element, "cx", 0), self.number(element, "cy", 0), rx, ry)

    def rectangle(self, element: Element) -> paths.Outline:
        x, y = self.number(element, "x", 0), self.number(element, "y", 0)
        rx = self.number(element, "rx", self.number(element, "ry", 0))
        ry = self.number(element, "ry", rx)
        width, height = self.number(element, "width"), self.number(element, "height")
        if min(rx, ry, width, height) < 0:
            raise ValueError("a width, height or radius is negative")
        return paths.rectangle(x, y, width, height, rx, ry)

    def polygon(self, element: Element) -> paths.Outline:
        text = element.attributes.get("points", "")
        numbers = _numbers(text)
        if len(numbers) < 4 or len(numbers) % 2:
            raise ValueError("points must be pairs of numbers, two or more")
        pairs = list(zip(numbers[::2], numbers[1::2], strict=True))
        return paths.polygon(pairs, closed=element.name == "polygon")

    def line(self, element: Element) -> paths.Outline:
        x1, y1, x2, y2 = (self.number(element, a, 0) for a in ("x1", "y1", "x2", "y2"))
        return paths.polygon([(x1, y1), (x2, y2)], closed=False)

    # ------------------------------------------------------------------ paint

    def _paint(
        self, element: Element, style: Mapping[str, str]
    ) -> tuple[Colour | Ramp | None, Colour | None, float]:
        opacity = self._share(element, style.get("opacity", "1"))
        fill = self._colour(
            element, style.get("fill", "#000"), opacity * self._share(element, style.get("fill-opacity", "1"))
        )
        if element.name in ("line", "polyline") and "fill" not in element.attributes:
            fill = None
        stroke = self._colour(
            element,
            style.get("stroke", "none"),
            opacity * self._share(element, style.get("stroke-opacity", "1")),
        )
        if isinstance(stroke, Ramp):
            raise self.fail(element, "a stroke has one colour here", "give the stroke a plain colour")
        match = _LENGTH.fullmatch(style.get("stroke-width", "1").strip())
        width = float(match.group(1)) if match else -1.0
        if not 0 <= width <= 500:
            raise self.fail(element, f"stroke-width = {style['stroke-width']!r}", "give 0 to 500 pixels")
        if fill is None and (stroke is None or width == 0):
            raise self.fail(element, "it has neither fill nor stroke", "delete it or give it a colour")
        return fill, stroke if width else None, width if stroke else 0.0

    def _share(self, element: Element, text: str) -> float:
        match = _LENGTH.fullmatch(text.strip())
        value = float(match.group(1)) if match else math.nan
        if not 0 <= value <= 1:
            raise self.fail(element, f"an opacity of {text!r}", "give 0 to 1")
        return value

    def _colour(self, element: Element, text: str, opacity: float) -> Colour | Ramp | None:
        text = text.strip()
        if text == "none":
            return None
        if match := _REFERENCE.fullmatch(text):
            ramp = self.ramps.get(match.group(1))
            if ramp is None:
                raise self.fail(element, f"no gradient is called {match.group(1)}", "define it in <defs>")
            return Ramp(
                ramp.kind, ramp.ends, tuple(Stop(s.offset, _fade(s.colour, opacity)) for s in ramp.stops)
            )
        if plain := plain_colour(text):
            return Colour(*plain, round(255 * opacity))
        raise self.fail(element, f"the colour {text!r:.60}", "write #rrggbb, none, or url(#gradient)")

    def collect_ramps(self, element: Element) -> None:
        for child in element.children:
            if _is_ramp(child):
                name = child.attributes.get("id", "")
                if not name or name in self.ramps:
                    raise self.fail(child, "a gradient needs an id of its own", "give it one")
                self.ramps[name] = self._ramp(child)
            else:
                if element.name == "defs" and child.name not in _SILENT:
                    raise self.fail(
                        child, f"<{child.name}> is not allowed in defs", "keep only gradients there"
                    )
                self.collect_ramps(child)

    def _ramp(self, element: Element) -> Ramp:
        linear = element.name == "linearGradient"
        geometry = ("x1", "y1", "x2", "y2") if linear else ("cx", "cy", "r")
        self._check_attributes(element, frozenset({"id", "gradientUnits", *geometry}))
        if element.attributes.get("gradientUnits") != "userSpaceOnUse":
            raise self.fail(
                element, "its units must be those of the drawing", 'add gradientUnits="userSpaceOnUse"'
            )
        a, b, c, *d = (self.number(element, name) for name in geometry)
        ends = ((a, b), (c, d[0])) if linear else ((a, b), (a + c, b))
        if len(element.children) > _MOST_STOPS:
            raise self.fail(element, f"it has more than {_MOST_STOPS} stops", "leave out some")
        if len(element.children) < 2 or math.dist(*ends) < 1e-3:
            raise self.fail(element, "it needs two stops and some length", "correct it")
        stops = [self._stop(child) for child in element.children]
        if any(a.offset > b.offset for a, b in itertools.pairwise(stops)):
            raise self.fail(element, "the offsets of its stops must rise", "put them in order")
        return Ramp("linear" if linear else "radial", ends, tuple(stops))

    def _stop(self, element: Element) -> Stop:
        if element.name != "stop":
            raise self.fail(element, f"<{element.name}> in a gradient", "use only <stop>")
        self._check_attributes(element, frozenset({"id", "offset", "stop-color", "stop-opacity"}))
        offset = element.attributes.get("offset", "0").strip()
        share = self._share(
            element, str(float(offset[:-1]) / 100) if re.fullmatch(r"[0-9]+\.?[0-9]*%", offset) else offset
        )
        opacity = self._share(element, element.attributes.get("stop-opacity", "1"))
        colour = self._colour(element, element.attributes.get("stop-color", "#000"), opacity)
        if not isinstance(colour, Colour):
            raise self.fail(element, "a stop needs a plain colour", 'write stop-color="#rrggbb"')
        return Stop(share, colour)


_OUTLINES: Final[Mapping[str, Callable[[_Reader, Element], paths.Outline]]] = {
    "path": _Reader.path,
    "ellipse": _Reader.ellipse,
    "circle": _Reader.ellipse,
    "rect": _Reader.rectangle,
    "polygon": _Reader.polygon,
    "polyline": _Reader.polygon,
    "line": _Reader.line,
}


def _numbers(text: str) -> list[float]:
    """The numbers of a list; none if there is anything else in it."""
    if re.sub(rf"{_NUMBER}|[\s,]", "", text):
        return []
    return [float(n) for n in re.findall(_NUMBER, text)]


def _is_ramp(element: Element) -> bool:
    return element.name in ("linearGradient", "radialGradient")


def _fade(colour: Colour, opacity: float) -> Colour:
    return Colour(colour.red, colour.green, colour.blue, round(colour.alpha * opacity))
