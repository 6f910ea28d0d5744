"""Small pictures of characters: who there is, what they can wear, whom one is making.

Drawn when asked for and never kept on the disk: what is sealed must leave nothing to look at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from avatar.app.look import Look, dressed
from avatar.app.pose import settle
from avatar.maker import Recipe, compose
from avatar.stage.expressions import Worn, wardrobe
from avatar.stage.renderers import open_renderer
from avatar.stage.rigs import Rig
from avatar.stage.rigs.files import Packed, Source, pack
from avatar.stage.rigs.manifest import DRAWING
from avatar.stage.rigs.tables import FILE
from avatar.stage.rigs.views import OWN

Pixels = NDArray[np.uint8]
"""(height, width, 4) uint8, alpha premultiplied."""


def portrait(source: Source, size: tuple[int, int], look: Look | None = None) -> Pixels:
    """A character at rest.

    Args:
        source: Where it is.
        size: Width and height in pixels, even.
        look: What it wears.

    Raises:
        AvatarError: If it cannot be loaded or drawn.
    """
    return next(_drawn(dressed(source, look or Look()), [""], size))


def faces(source: Source, size: tuple[int, int], look: Look, names: Iterable[str]) -> dict[str, Pixels]:
    """A character wearing each of its expressions.

    Args:
        source: Where it is.
        size: Width and height in pixels, even.
        look: What else it wears.
        names: Of the expressions; an empty one is its resting face.

    Raises:
        AvatarError: If it cannot be loaded or drawn.
    """
    wanted = list(names)
    return dict(zip(wanted, _drawn(dressed(source, look), wanted, size), strict=True))


def rooms(source: Source, size: tuple[int, int], look: Look, names: Sequence[str]) -> dict[str, Pixels]:
    """A character before each of its backgrounds.

    Args:
        source: Where it is.
        size: Width and height in pixels, even.
        look: What it wears.
        names: Of the backgrounds.

    Raises:
        AvatarError: If it cannot be loaded or drawn.
    """
    rig = dressed(source, replace(look, background=OWN if OWN in names else ""))
    found = {}
    for name in names:
        rig.set_background(name)
        found[name] = next(_drawn(rig, [""], size))
    return found


def somebody(recipe: Recipe, size: tuple[int, int]) -> Pixels:
    """Whoever a recipe makes, at rest; nothing is written.

    Args:
        recipe: Who.
        size: Width and height in pixels, even.

    Raises:
        AvatarError: If the parts do not make a character.
    """
    drawing, manifest = compose(recipe)
    files = {DRAWING: drawing.encode(), FILE: manifest.encode()}
    return portrait(Packed(recipe.title, pack(files)), size)


def _drawn(rig: Rig, names: Iterable[str], size: tuple[int, int]) -> Iterator[Pixels]:
    worn = wardrobe(rig.manifest.expressions.values())
    with closing(open_renderer(*size)) as renderer:
        for name in names:
            controls = Worn({name: 1.0}).mix({}, worn, 1.0) if name else {}
            settle(rig, controls)
            yield renderer.draw(rig.pose(controls, 0.0)).rgba.copy()
