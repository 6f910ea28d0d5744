"""Reads ``character.toml``: how a drawing hangs on its bones.  ``docs/characters.md`` explains it."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from avatar.errors import CharacterError
from avatar.performance import CONTROLS

FILE: Final = "character.toml"

BREATHE: Final = "breathe"
"""The one control that is not part of a performance."""

INPUTS: Final[tuple[str, ...]] = (*CONTROLS, BREATHE)
"""Every control a character can be moved by."""

BONES: Final = ("body", "neck", "head")

_LARGEST: Final = 100_000


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
    """

    depth: Literal["ellipsoid", "silhouette"] | float | None = None
    scale: float = 1.0
    lift: float = 0.0
    clip: str | None = None
    spring: str | None = None
    root: tuple[float, float] | None = None
    tip: tuple[float, float] | None = None
    fade: tuple[Literal["yaw", "pitch"], float, float] | None = None


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
    """A whole ``character.toml``."""

    name: str
    artist: str
    licence: str
    performers: str
    bones: Mapping[str, Bone]
    layers: Mapping[str, LayerNote] = field(default_factory=dict)
    springs: Mapping[str, SpringNote] = field(default_factory=dict)
    retarget: Mapping[str, Response] = field(default_factory=dict)


def read_manifest(text: bytes) -> Manifest:
    """Read ``character.toml``.

    Raises:
        CharacterError: Naming the field and what to do.
    """
    if len(text) > _LARGEST:
        raise CharacterError(f"{FILE} has {len(text)} bytes, more than {_LARGEST}", hint="shorten it")
    try:
        data = tomllib.loads(text.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise CharacterError(f"{FILE}: {error}", hint="correct it; see docs/characters.md") from error
    top = _Table(data, "")
    if top.take("format") != 1:
        raise CharacterError(f"{FILE}: format must be 1", hint="write format = 1 in the first line")
    meta = top.table("meta")
    manifest = Manifest(
        name=meta.text("name"),
        artist=meta.text("artist"),
        licence=meta.text("licence"),
        performers=meta.text("performers", ("anyone", "owner only")),
        bones=_bones(top.table("bones")),
        layers={name: _layer(table) for name, table in top.table("layers").tables().items()},
        springs={name: _spring(table) for name, table in top.table("springs").tables().items()},
        retarget=_retarget(top.table("retarget")),
    )
    meta.done()
    top.done()
    return manifest


def _bones(table: _Table) -> dict[str, Bone]:
    found = table.tables()
    for name in found:
        if name not in BONES:
            raise table.fail(name, f"must be one of {', '.join(BONES)}")
    head = _bone(found.get("head", _Table({}, "bones.head.")), pivot=(640, 470), follow=1.0)
    return {
        "head": head,
        "neck": _bone(found.get("neck", _Table({}, "bones.neck.")), pivot=head.pivot, follow=0.5),
        "body": _bone(found.get("body", _Table({}, "bones.body.")), pivot=(head.pivot[0], 900), follow=0.2),
    }


def _bone(table: _Table, *, pivot: tuple[float, float], follow: float) -> Bone:
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


def _layer(table: _Table) -> LayerNote:
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
        clip=table.text("clip", default=None),
        spring=table.text("spring", default=None),
        root=table.point("from"),
        tip=table.point("to"),
        fade=_fade(table),
    )
    if note.spring is not None and (
        note.root is None or note.tip is None or math.dist(note.root, note.tip) < 1
    ):
        raise table.fail("spring", "needs from = [x, y] and to = [x, y], apart from each other")
    table.done()
    return note


def _fade(table: _Table) -> tuple[Literal["yaw", "pitch"], float, float] | None:
    match table.take("fade"):
        case None:
            return None
        case [("yaw" | "pitch") as turn, (int() | float()) as begin, (int() | float()) as end] if (
            begin != end and max(abs(begin), abs(end)) <= 90
        ):
            return turn, float(begin), float(end)
    raise table.fail("fade", 'must be like ["yaw", 10, 25], in degrees')


def _spring(table: _Table) -> SpringNote:
    note = SpringNote(
        frequency_hz=table.number("frequency_hz", 2, 0.2, 20),
        damping=table.number("damping", 0.35, 0.02, 0.98),
        gain=table.number("gain", 1, 0, 4),
        hang=table.number("hang", 0, 0, 1),
    )
    table.done()
    return note


def _retarget(table: _Table) -> dict[str, Response]:
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


class _Table:
    """Takes fields out of a TOML table one by one; what is left over at the end is a mistake."""

    def __init__(self, data: object, where: str) -> None:
        if not isinstance(data, dict):
            raise CharacterError(
                f"{FILE}: {where.rstrip('.')} must be a table", hint=f"write [{where.rstrip('.')}]"
            )
        self._data: dict[str, object] = dict(data)
        self._where = where

    def fail(self, key: str, problem: str) -> CharacterError:
        return CharacterError(
            f"{FILE}: {self._where}{key} {problem}", hint="correct it; see docs/characters.md"
        )

    def take(self, key: str) -> object:
        return self._data.pop(key, None)

    def table(self, key: str) -> _Table:
        return _Table(self._data.pop(key, {}), f"{self._where}{key}.")

    def tables(self) -> dict[str, _Table]:
        return {key: self.table(key) for key in list(self._data)}

    def done(self) -> None:
        for key in self._data:
            raise self.fail(key, "is unknown")

    def text(self, key: str, allowed: tuple[str, ...] = (), *, default: str | None = "") -> str:
        value = self.take(key)
        if value is None and default is None:
            return None  # type: ignore[return-value]
        if (
            not isinstance(value, str)
            or not value.strip()
            or len(value) > 200
            or (allowed and value not in allowed)
        ):
            choice = " or ".join(map(repr, allowed)) if allowed else "a short text"
            raise self.fail(key, f"must be {choice}")
        return value

    def number(self, key: str, default: float, low: float, high: float) -> float:
        value = self._data.pop(key, default)
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not low <= value <= high:
            raise self.fail(key, f"= {value!r} must be {low:g} to {high:g}")
        return float(value)

    def numbers(self, key: str, count: int) -> list[float] | None:
        value = self.take(key)
        if value is None:
            return None
        plain = isinstance(value, list) and all(
            isinstance(v, (int, float)) and not isinstance(v, bool) for v in value
        )
        if (
            not isinstance(value, list)
            or not plain
            or len(value) != count
            or not all(abs(v) <= 10_000 for v in value)
        ):
            raise self.fail(key, f"must be {count} numbers in brackets")
        return [float(v) for v in value]

    def point(self, key: str) -> tuple[float, float] | None:
        pair = self.numbers(key, 2)
        return (pair[0], pair[1]) if pair else None
