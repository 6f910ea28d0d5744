"""How somebody behaves who does as told: reaction, movement, rest, sway and blinking of their own."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass, replace

import cv2
import numpy as np

from avatar.signal import Reason
from tests.lab.puppet import HEIGHT, WIDTH, Face, Puppet

REACTION_S = (0.6, 1.2)
"""From the prompt on the screen to the first movement, as the measurement was asked for."""
LETS_GO_S = (0.3, 0.8)
"""From the prompt's leaving to the way back."""
PATIENCE_S = 2.0
"""Somebody whose movement is not taken goes back after so long, and tries again."""
_TURN = (math.radians(38), math.radians(52))
_UP = (math.radians(20), math.radians(30))
_FULL = (0.9, 1.0)
_MOVE_S = {"turn": (0.45, 0.9), "face": (0.25, 0.5)}
_BLINK_S = (0.18, 0.32)
_BETWEEN_S = (0.1, 0.25)
_OWN_BLINKS_S = (2.0, 7.0)
_SWAY = math.radians(1.5)
_NOISE = 2.0
"""Levels of sensor noise."""


@dataclass(slots=True)
class _Act:
    """One movement: out, hold, back."""

    target: Face
    out_s: float
    began_s: float
    back_s: float = math.inf

    def share(self, now_s: float) -> float:
        """How much of it is made now."""
        made = min(1.0, max(0.0, (now_s - self.began_s) / self.out_s))
        left = min(1.0, max(0.0, (now_s - self.back_s) / self.out_s))
        return _eased(made) * (1 - _eased(left))

    def is_over(self, now_s: float) -> bool:
        """Whether they are back at rest."""
        return now_s > self.back_s + self.out_s


class Person:
    """Sits before a camera and does what the screen says.

    Args:
        puppet: What they look like.
        seed: Of everything about them that is chance.
        slips: Share of prompts at which they first turn to the wrong side.
    """

    def __init__(self, puppet: Puppet, seed: int, slips: float = 0.0) -> None:
        self._puppet, self._chance, self._slips = puppet, random.Random(seed), slips
        self._noise = np.random.default_rng(seed)
        self._phase = [self._chance.uniform(0, 2 * math.pi) for _ in range(4)]
        self._shown, self._since_s = Reason.PROMPT_STRAIGHT, 0.0
        self._act: _Act | None = None
        self._due_s = math.inf
        self._blinks = [self._chance.uniform(*_OWN_BLINKS_S)]
        self._blink_s = self._between(_BLINK_S)

    def see(self, reason: Reason, now_s: float) -> None:
        """The screen shows this now."""
        if reason is self._shown:
            return
        self._shown, self._since_s = reason, now_s
        self._due_s = now_s + self._between(REACTION_S) if reason.name.startswith("PROMPT") else math.inf
        if self._act is not None:
            self._act.back_s = min(self._act.back_s, now_s + self._between(LETS_GO_S))

    def look(self, now_s: float) -> np.ndarray:
        """The frame of this moment."""
        self._decide(now_s)
        face = Face(
            yaw=_SWAY * math.sin(0.9 * now_s + self._phase[0]),
            pitch=_SWAY * math.sin(0.7 * now_s + self._phase[1]),
        )
        if self._act is not None:
            share, target = self._act.share(now_s), self._act.target
            face = Face(
                face.yaw + share * target.yaw,
                face.pitch + share * target.pitch,
                smile=share * target.smile,
                jaw=share * target.jaw,
            )
        face = replace(face, blink=self._closed(now_s))
        drawn = self._puppet.draw(face)
        shift = [3 * math.sin(0.8 * now_s + self._phase[2]), 2 * math.sin(1.1 * now_s + self._phase[3])]
        matrix = np.float32([[1, 0, shift[0]], [0, 1, shift[1]]])
        moved = cv2.warpAffine(drawn, matrix, (WIDTH, HEIGHT), borderMode=cv2.BORDER_REPLICATE)
        noisy = moved + self._noise.normal(0, _NOISE, (HEIGHT, WIDTH, 1))
        return np.clip(noisy, 0, 255).astype(np.uint8)

    def _decide(self, now_s: float) -> None:
        """Begin or end a movement when it is time."""
        act = self._act
        if act is not None:
            if now_s > act.began_s + act.out_s + PATIENCE_S:
                act.back_s = min(act.back_s, now_s)
            if act.is_over(now_s):
                self._act = None
                self._due_s = now_s + self._between(REACTION_S)  # still asked for: once more
        elif now_s >= self._due_s:
            self._due_s = math.inf
            self._begin(now_s)
        if now_s > self._blinks[-1] + 1.0:
            self._blinks = [now_s + self._between(_OWN_BLINKS_S)]

    def _begin(self, now_s: float) -> None:
        """Do what is shown."""
        shown, full = self._shown, self._between(_FULL)
        side = -1 if self._chance.random() < self._slips else 1
        target = {
            Reason.PROMPT_TURN_LEFT: Face(yaw=side * self._between(_TURN)),
            Reason.PROMPT_TURN_RIGHT: Face(yaw=-side * self._between(_TURN)),
            Reason.PROMPT_LOOK_UP: Face(pitch=self._between(_UP)),
            Reason.PROMPT_SMILE: Face(smile=full),
            Reason.PROMPT_OPEN_MOUTH: Face(jaw=full),
        }.get(shown)
        if shown is Reason.PROMPT_BLINK_TWICE:
            second_s = now_s + self._blink_s + self._between(_BETWEEN_S)
            self._blinks = [now_s, second_s]
            self._due_s = second_s + PATIENCE_S
        elif target is not None:
            kind = "turn" if target.yaw or target.pitch else "face"
            self._act = _Act(target, self._between(_MOVE_S[kind]), now_s)

    def _closed(self, now_s: float) -> float:
        """How far the lids are down."""
        return max(
            math.sin(math.pi * (now_s - at_s) / self._blink_s) ** 0.5
            if 0 <= now_s - at_s <= self._blink_s
            else 0.0
            for at_s in self._blinks
        )

    def _between(self, limits: tuple[float, float]) -> float:
        return self._chance.uniform(*limits)


def _eased(share: float) -> float:
    """Minimum jerk."""
    return share**3 * (10 - 15 * share + 6 * share**2)
