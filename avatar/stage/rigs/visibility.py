"""Which layers are seen: what is put on, what has turned away, and what went behind something else."""

from __future__ import annotations

import difflib
import math
from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from avatar.errors import CharacterError
from avatar.stage.rigs.choices import ToggleNote
from avatar.stage.rigs.order import BEHIND
from avatar.stage.rigs.parts import Parts, Switch

HYSTERESIS_DEG: Final = 2.0
"""A layer that went behind comes back so much later, or a trembling head would make it flicker.
Fifteen times what ``STILL_PX`` in ``bust.py`` lets through of a head at rest (0.4 of 170 pixels a radian)."""


class Visibility:
    """Keeps what is on, and works out each layer's opacity.

    Args:
        parts: The character.
        toggles: What can be put on, by name.
    """

    def __init__(self, parts: Parts, toggles: Mapping[str, ToggleNote]) -> None:
        self._parts = parts
        self._toggles = toggles
        self._on = {name: note.starts_on for name, note in toggles.items()}
        self._behind = [False] * len(parts.switches)
        self._worn = np.ones(len(parts.art.layers), np.float32)
        self._told: tuple[float, float] | None = None
        self._dress()

    @property
    def on(self) -> dict[str, bool]:
        """What is on, by name."""
        return dict(self._on)

    def toggle(self, name: str, *, on: bool) -> None:
        """Put something on or take it off.

        Raises:
            CharacterError: If the character has no such thing.
        """
        if name not in self._toggles:
            raise unknown("toggle", name, tuple(self._toggles))
        self._on[name] = on
        self._dress()

    def _dress(self) -> None:
        self._told = None
        self._worn[:] = 1
        for name, note in self._toggles.items():
            for layer in note.hides if self._on[name] else note.layers:
                for piece in self._pieces(layer):
                    self._worn[piece] = 0

    def _pieces(self, layer: str) -> tuple[int, ...]:
        return self._parts.pieces[layer] + self._parts.pieces.get(layer + BEHIND, ())

    def update(self, yaw: float, pitch: float, opacity: NDArray[np.float32]) -> None:
        """Work out what is seen of each layer.

        Args:
            yaw: Radians, as drawn.
            pitch: Radians, as drawn.
            opacity: One value per layer, 0 to 1, the same array each time; overwritten.
        """
        if (yaw, pitch) == self._told:
            return
        self._told = yaw, pitch
        turns = {"yaw": math.degrees(yaw), "pitch": math.degrees(pitch)}
        opacity[:] = self._worn
        for pieces, (turn, begin, end) in self._parts.fades:
            share = min(1.0, max(0.0, (end - turns[turn]) / (end - begin)))
            for piece in pieces:
                opacity[piece] *= share
        for number, switch in enumerate(self._parts.switches):
            self._behind[number] = _goes_behind(switch, turns[switch.turn], behind=self._behind[number])
            for piece in switch.front if self._behind[number] else switch.back:
                opacity[piece] = 0

    def reset(self) -> None:
        """Forget on which side of each limit the head was."""
        self._behind = [False] * len(self._behind)
        self._told = None


def _goes_behind(switch: Switch, degrees: float, *, behind: bool) -> bool:
    limit = abs(switch.beyond) - (HYSTERESIS_DEG if behind else 0.0)
    return math.copysign(1, switch.beyond) * degrees > limit


def unknown(kind: str, name: str, known: tuple[str, ...]) -> CharacterError:
    """The error for a choice that a character does not have."""
    near = difflib.get_close_matches(name, known, 1)
    hint = f"did you mean {near[0]}?" if near else f"choose one of: {', '.join(known)}"
    return CharacterError(
        f"this character has no {kind} called {name!r}", hint=hint if known else f"it has no {kind} at all"
    )
