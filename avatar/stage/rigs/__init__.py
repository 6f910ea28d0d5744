"""Rigs turn controls into a scene.  A character is data: a drawing and a manifest, never code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Protocol

from avatar.stage.rigs import assembly, svg
from avatar.stage.rigs.bust import BustRig
from avatar.stage.rigs.choices import BackgroundNote
from avatar.stage.rigs.drawing import Drawing
from avatar.stage.rigs.dye import check_palette, dye
from avatar.stage.rigs.files import Source, check_name, open_files
from avatar.stage.rigs.images import Judge, read_image
from avatar.stage.rigs.manifest import Manifest, read_manifest
from avatar.stage.rigs.photoreal import judge as looks_photographed
from avatar.stage.rigs.tables import FILE
from avatar.stage.rigs.views import OWN, Views
from avatar.stage.scene import Scene, still_scene

JUDGE: Final[Judge | None] = looks_photographed
"""Who looks at the pictures that a character brings along, unless the caller says."""


class Rig(Protocol):
    """Something that can be posed."""

    def pose(self, controls: Mapping[str, float], dt_s: float) -> Scene:
        """The scene for these controls; valid until the next call.

        Args:
            controls: Any of ``avatar.performance.CONTROLS`` and "breathe"; missing or not a number is 0,
                out of range is clamped.
            dt_s: Seconds since the last pose.
        """
        ...

    def reset(self) -> None:
        """Forget all motion, as if never posed."""
        ...

    @property
    def manifest(self) -> Manifest:
        """What the character's artist says of it: meta, expressions, toggles, palette, backgrounds."""
        ...

    @property
    def toggles(self) -> Mapping[str, bool]:
        """What can be put on, and whether it is."""
        ...

    def toggle(self, name: str, *, on: bool) -> None:
        """Put something on or take it off; seen from the next pose on.

        Raises:
            CharacterError: If the character has no such toggle.
        """
        ...

    @property
    def background(self) -> str:
        """Name of the background that is shown, one of ``manifest.backgrounds``."""
        ...

    def set_background(self, name: str) -> None:
        """Show another background from the next pose on.

        Args:
            name: One of ``manifest.backgrounds``, ``transparent``, or a plain colour, ``#rrggbb``.

        Raises:
            CharacterError: If the character has none of this name.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Character:
    """A character read and checked, not yet put together.

    Attributes:
        manifest: What the TOML says.
        drawing: What the SVG says.
        files: Every file it needs, by name, as it was read.
    """

    manifest: Manifest
    drawing: Drawing
    files: Mapping[str, bytes]


def read_manifest_of(source: Source) -> Manifest:
    """Who a character is, without reading its drawing.

    Args:
        source: Its folder, or one file ``*.avatar``, also in memory.

    Raises:
        CharacterError: Naming file and fix, if it cannot be read.
    """
    return read_manifest(open_files(source).read(FILE))


def read_character(source: Source, *, judge: Judge | None = JUDGE) -> Character:
    """Read all files of a character, and have its pictures judged.

    Args:
        source: Its folder, or one file ``*.avatar``, also in memory.
        judge: Says whether a picture is a photograph of a face; None refuses every picture.

    Raises:
        CharacterError: Naming file, layer and fix, if anything is wrong with it.
    """
    files = open_files(source)
    found = {FILE: files.read(FILE)}
    notes = read_manifest(found[FILE])
    for name in notes.files:
        found[name] = files.read(check_name(name, FILE))
    drawing = svg.read_drawings({name: found[name] for name in notes.files})
    check_palette(drawing, notes.palette)
    for name in sorted({note.file for note in notes.backgrounds.values() if note.file}):
        found[name] = files.read(check_name(name, FILE))
        read_image(found[name], name, judge)
    return Character(manifest=notes, drawing=drawing, files=found)


def load_rig(
    source: Source,
    *,
    palette: Mapping[str, str] | None = None,
    judge: Judge | None = JUDGE,
    own: bytes | None = None,
) -> Rig:
    """Load a character.

    Args:
        source: Its folder, or one file ``*.avatar``, also in memory.
        palette: New base colours, ``#rrggbb``, by the names of its palette.
        judge: Says whether a picture is a photograph of a face; None refuses every picture.
        own: The owner's own picture, a PNG or JPEG file: one more background, ``views.OWN``.

    Raises:
        CharacterError: Naming file, layer and fix, if anything is wrong with it.
    """
    found = read_character(source, judge=judge)
    notes, files = found.manifest, dict(found.files)
    if own is not None:
        read_image(own, OWN, judge)
        files[OWN] = own
        more = {**notes.backgrounds, OWN: BackgroundNote(kind="image", file=OWN)}
        notes = replace(notes, backgrounds=more)
    drawing = dye(found.drawing, found.manifest.palette, palette or {})
    parts = assembly.assemble(drawing, found.manifest)
    return BustRig(parts, notes, Views(notes.backgrounds, notes.background, files))


def scene_from_svg(source: Path | str) -> Scene:
    """A scene that stands still, drawn exactly as in an SVG file or text.

    Args:
        source: A path, or the document itself.

    Raises:
        CharacterError: If it holds something that is not allowed; see ``docs/characters.md``.
    """
    if isinstance(source, str):
        text, name = source.encode(), "drawing"
    else:
        text, name = open_files(source.parent).read(source.name), source.name
    return still_scene(assembly.still_art(svg.read_drawing(text, name)))
