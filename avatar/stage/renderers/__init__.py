"""Renderers turn a scene into a picture."""

from __future__ import annotations

from typing import Protocol

from avatar.stage.picture import Picture
from avatar.stage.scene import Label, Scene


class Renderer(Protocol):
    """Something that draws.  Made open, for one size of picture."""

    def draw(self, scene: Scene, labels: tuple[Label, ...] = ()) -> Picture:
        """Draw a scene, and words on top of it.

        Returns:
            The same object every time; it holds this picture until the next is drawn.
        """
        ...

    def forget(self) -> None:
        """Keep nothing of what was drawn so far; the picture itself holds until the next is drawn."""
        ...

    def close(self) -> None:
        """Give back what was held.  Safe to call twice."""
        ...


def open_renderer(width: int, height: int) -> Renderer:
    """Open the renderer for pictures of a size.

    Args:
        width: Pixels, even.
        height: Pixels, even.

    Raises:
        RendererError: If the drawing library cannot be loaded, or the size cannot be drawn.
    """
    # Here and not above: looking for the library takes time that a caller may want to choose.
    from avatar.stage.renderers.thorvg import ThorVGRenderer

    return ThorVGRenderer(width, height)
