"""Reads ``character.toml``: how a drawing hangs on its bones.  ``docs/characters.md`` explains it."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from avatar.errors import CharacterError
from avatar.performance import CONTROLS
from avatar.stage.expressions import NamedExpression
from avatar.stage.rigs.choices import (
    DRAWN,
    BackgroundNote,
    ToggleNote,
    read_backgrounds,
    read_expressions,
    read_palette,
    read_toggles,
)
from avatar.stage.rigs.meta import Meta, read_meta
from avatar.stage.rigs.tables import FILE as FILE
from avatar.stage.rigs.tables import Table

BREATHE: Final = "breathe"
"""The one control that is not part of a performance."""

INPUTS: Final[tuple[str, ...]] = (*CONTROLS, BREATHE)
"""Every control a character can be moved by."""

BONES: Final = ("body", "neck", "head")

BACKGROUND: Final = "background"
"""Group of the drawing that never moves."""

Turn = Literal["yaw", "pitch"]

DRAWING: Final = "character.svg"
"""Name of the drawing, where the manifest gives no other."""

_LARGEST: Final = 100_000

_LONGEST_LINE: Final = 4_000
_MOST_DOTS: Final = 200
"""Python's TOML reader takes time by the square of the dots in a key: 49,000 of them take half a minute."""

_MOST_DRAWINGS: Final = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Bone:
    """What a part of the body turns around, and its depth.

    Attributes:
        pivot: The point that stays where it is when the bone turns.
        center: Middle of the ellipsoid its layers lie on.
        radii: Half axes of that ellipsoid, design pixels; None is flat.
        follow: Share of the head's turning that this bone joins in.
    """

    pivot: tuple[float, float]
    center: tuple[float, float]
    radii: tuple[float, float, float] | None
    follow: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerNote:
    """Where one layer differs from its bone.

    Attributes:
        depth: "ellipsoid", "silhouette" (the ellipsoid's rim: keeps its breadth when turned), or pixels.
        scale: Factor on the depth.
        lift: Pixels added to the depth.
        clip: Name of the layer it is drawn inside of.
        spring: Name of the spring it swings on.
        root: Where the spring's weight is 0.
        tip: Where the spring's weight is 1.
        fade: Yaw or pitch in degrees where it begins to fade and where it is gone.
        shares: Name of the layer whose spring it hangs on, at the same place.
        behind: Yaw or pitch in degrees beyond which it is drawn just below the layer that is named.
    """

    depth: Literal["ellipsoid", "silhouette"] | float | None = None
    scale: float = 1.0
    lift: float = 0.0
    clip: str | None = None
    spring: str | None = None
    root: tuple[float, float] | None = None
    tip: tuple[float, float] | None = None
    fade: tuple[Turn, float, float] | None = None
    shares: str | None = None
    behind: tuple[Turn, float, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpringNote:
    """How a kind of strand swings."""

    frequency_hz: float = 2.0
    damping: float = 0.35
    gain: float = 1.0
    hang: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What a character makes of one control: first the gain, then the limit."""

    gain: float = 1.0
    limit: float = math.inf


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """A whole ``character.toml``.

    Attributes:
        meta: Who made it, who may perform as it.
        bones: All of ``BONES``.
        layers: Notes by layer.
        springs: Kinds of strand by name.
        retarget: Response by control.
        palette: Colours of the drawing that belong together, by name; the base first.
        expressions: Faces on a key, by name.
        toggles: What can be put on and taken off, by name.
        backgrounds: What may stand behind, by name; at least the drawing's own.
        background: Name of the one to begin with.
        files: The drawings, bottom first.
    """

    meta: Meta
    bones: Mapping[str, Bone]
    layers: Mapping[str, LayerNote] = field(default_factory=dict)
    springs: Mapping[str, SpringNote] = field(default_factory=dict)
    retarget: Mapping[str, Response] = field(default_factory=dict)
    palette: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    expressions: Mapping[str, NamedExpression] = field(default_factory=dict)
    toggles: Mapping[str, ToggleNote] = field(default_factory=dict)
    backgrounds: Mapping[str, BackgroundNote] = field(
        default_factory=lambda: {DRAWN: BackgroundNote(kind="drawing")}
    )
    background: str = DRAWN
    files: tuple[str, ...] = (DRAWING,)


def read_manifest(text: bytes) -> Manifest:
    """Read ``character.toml``.

    Raises:
        CharacterError: Naming the field and what to do.
    """
    top = Table(_parsed(text), "")
    version = top.take("format")
    if version != 1 or not isinstance(version, int) or isinstance(version, bool):
        raise CharacterError(f"{FILE}: format must be 1", hint="write format = 1 in the first line")
    backgrounds, background = read_backgrounds(top.table("backgrounds"))
    manifest = Manifest(
        meta=read_meta(top.table("meta")),
        bones=_bones(top.table("bones")),
        layers={name: _layer(table) for name, table in top.table("layers").tables().items()},
        springs={name: _spring(table) for name, table in top.table("springs").tables().items()},
        retarget=_retarget(top.table("retarget")),
        palette=read_palette(top.table("palette")),
        expressions=read_expressions(top.table("expressions")),
        toggles=read_toggles(top.table("toggles")),
        backgrounds=backgrounds,
        background=background,
        files=_drawings(top.table("drawing")),
    )
    top.done()
    return manifest


def _parsed(text: bytes) -> dict[str, object]:
    if len(text) > _LARGEST:
        raise CharacterError(f"{FILE} has {len(text)} bytes, more than {_LARGEST}", hint="shorten it")
    for number, line in enumerate(text.splitlines(), 1):
        if len(line) > _LONGEST_LINE or line.count(b".") > _MOST_DOTS:
            raise CharacterError(
                f"{FILE}, line {number}: more than {_LONGEST_LINE} bytes or {_MOST_DOTS} dots",
                hint="break it into several lines",
            )
    try:
        return tomllib.loads(text.decode("utf-8-sig"))  # Windows' own editor may begin a file with a mark
    except RecursionError as error:
        raise CharacterError(
            f"{FILE}: brackets are nested too deeply", hint="close them; see docs/characters.md"
        ) from error
    except ValueError as error:
        raise CharacterError(f"{FILE}: {error}", hint="correct it; see docs/characters.md") from error


def _drawings(table: Table) -> tuple[str, ...]:
    files = table.texts("files") or (DRAWING,)
    if len(files) > _MOST_DRAWINGS or not all(file.endswith(".svg") for file in files):
        raise table.fail("files", f"must be 1 to {_MOST_DRAWINGS} names of SVG files, bottom first")
    table.done()
    return files


def _bones(table: Table) -> dict[str, Bone]:
    found = table.tables()
    for name in found:
        if name not in BONES:
            raise table.fail(name, f"must be one of {', '.join(BONES)}")
    head = _bone(found.get("head", Table({}, "bones.head.")), pivot=(640, 470), follow=1.0)
    return {
        "head": head,
        "neck": _bone(found.get("neck", Table({}, "bones.neck.")), pivot=head.pivot, follow=0.5),
        "body": _bone(found.get("body", Table({}, "bones.body.")), pivot=(head.pivot[0], 900), follow=0.2),
    }


def _bone(table: Table, *, pivot: tuple[float, float], follow: float) -> Bone:
    pivot = table.point("pivot") or pivot
    radii = table.numbers("radii", 3)
    if radii and min(radii) <= 1:
        raise table.fail("radii", "must each be greater than 1")
    bone = Bone(
        pivot=pivot,
        center=table.point("center") or pivot,
        radii=(radii[0], radii[1], radii[2]) if radii else None,
        follow=table.number("follow", follow, 0, 1),
    )
    table.done()
    return bone


def _layer(table: Table) -> LayerNote:
    depth = table.take("depth")
    if depth in ("ellipsoid", "silhouette"):
        pass
    elif isinstance(depth, (int, float)) and not isinstance(depth, bool) and abs(depth) <= 600:
        depth = float(depth)
    elif depth is not None:
        raise table.fail("depth", 'must be "ellipsoid", "silhouette" or -600 to 600')
    note = LayerNote(
        depth=depth,
        scale=table.number("scale", 1, -3, 3),
        lift=table.number("lift", 0, -600, 600),
        clip=table.maybe_text("clip"),
        spring=table.maybe_text("spring"),
        root=table.point("from"),
        tip=table.point("to"),
        fade=_fade(table),
        shares=table.maybe_text("shares"),
        behind=_behind(table),
    )
    swings = note.root is not None and note.tip is not None and math.dist(note.root, note.tip) >= 1
    if note.spring is not None and not swings:
        raise table.fail("spring", "needs from = [x, y] and to = [x, y], apart from each other")
    if note.shares is not None and (note.spring or note.root or note.tip):
        raise table.fail("shares", "takes spring, from and to of that layer", "delete those three here")
    table.done()
    return note


def _fade(table: Table) -> tuple[Turn, float, float] | None:
    match table.take("fade"):
        case None:
            return None
        case [("yaw" | "pitch") as turn, (int() | float()) as begin, (int() | float()) as end] if (
            begin != end and abs(begin) <= 90 and abs(end) <= 90
        ):
            return turn, float(begin), float(end)
    raise table.fail("fade", 'must be like ["yaw", 10, 25], in degrees')


def _behind(table: Table) -> tuple[Turn, float, str] | None:
    match table.take("behind"):
        case None:
            return None
        case [("yaw" | "pitch") as turn, (int() | float()) as beyond, str() as layer] if (
            1 <= abs(beyond) <= 90
        ):
            return turn, float(beyond), layer
    raise table.fail("behind", 'must be like ["yaw", 18, "face"]: 1 to 90 degrees, or -1 to -90')


def _spring(table: Table) -> SpringNote:
    note = SpringNote(
        frequency_hz=table.number("frequency_hz", 2, 0.2, 20),
        damping=table.number("damping", 0.35, 0.02, 0.98),
        gain=table.number("gain", 1, 0, 4),
        hang=table.number("hang", 0, 0, 1),
    )
    table.done()
    return note


def _retarget(table: Table) -> dict[str, Response]:
    found = table.tables()
    for name in found:
        if name not in INPUTS:
            raise table.fail(name, "is not a control; see docs/characters.md")
    responses = {
        n: Response(gain=t.number("gain", 1, -4, 4), limit=t.number("limit", 2, 0, 2))
        for n, t in found.items()
    }
    for each in found.values():
        each.done()
    return responses
