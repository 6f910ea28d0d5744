"""The window.  The only folder that knows Qt, and nothing but the command line opens it."""

from __future__ import annotations

from avatar.settings import Chosen


def open_studio(chosen: Chosen, command: str = "show") -> int:
    """Open the window, or have the one that is open do something.

    Args:
        chosen: The settings in force.
        command: What the window is to do: ``show``, ``on-air``, ``off-air``, ``panic`` or ``resume``.

    Returns:
        Exit code, once the window was closed; at once if another one was there.

    Raises:
        AvatarError: If another one is open and does not answer, or there is no screen.
    """
    from avatar.app.studio.application import run

    return run(chosen, command)


def tell_studio(command: str) -> bool:
    """Have the window that is open do something; whether there is one.

    Args:
        command: As for :func:`open_studio`.
    """
    from avatar.app.studio.instance import tell

    return tell(command, patience_ms=500)
