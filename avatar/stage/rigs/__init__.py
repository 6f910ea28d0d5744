"""Rigs turn controls into a scene.  A character is data: a drawing and a manifest, never code."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final, Protocol

from avatar.errors import CharacterError
from avatar.stage.rigs import assembly, manifest, markup, svg
from avatar.stage.rigs.bust import BustRig
from avatar.stage.rigs.tables import FILE
from avatar.stage.scene import Scene, still_scene

DRAWING: Final = "character.svg"
"""Name of the drawing in a character's folder."""


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


def load_rig(folder: Path) -> Rig:
    """Load a character from its folder.

    Raises:
        CharacterError: Naming file, layer and fix, if anything is wrong with it.
    """
    notes = manifest.read_manifest(_read(folder / FILE))
    drawing = svg.read_drawing(_read(folder / DRAWING), DRAWING)
    return BustRig(assembly.assemble(drawing, notes), notes)


def scene_from_svg(source: Path | str) -> Scene:
    """A scene that stands still, drawn exactly as in an SVG file or text.

    Args:
        source: A path, or the document itself.

    Raises:
        CharacterError: If it holds something that is not allowed; see ``docs/characters.md``.
    """
    text, name = (source.encode(), "drawing") if isinstance(source, str) else (_read(source), source.name)
    return still_scene(assembly.still_art(svg.read_drawing(text, name)))


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(markup.LARGEST_FILE + 1)
    except OSError as error:
        raise CharacterError(
            f"{path} cannot be read: {error.strerror}",
            hint=f"a character is a folder with {FILE} and {DRAWING}",
        ) from error
