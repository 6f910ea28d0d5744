"""Expressions on a key: named faces that ease in, mix with the live performance, and ease out.

Pure: what is worn is a value, and time is an argument.  Nothing here knows of the gate; the
director mixes an expression in only as far as a performance is being shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from avatar.performance import GAZE

EASE_S: Final = 0.2
"""An expression comes and goes in so long: people's own take 0.15 to 0.5 s, and a key should feel quick."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedExpression:
    """A face by name.

    Attributes:
        name: What it is called, unique in a character.
        controls: Coefficients, 0 to 1, and gaze, -1 to 1, by name.
        mix: "add" puts them on top of what the performer does; "replace" puts them in its place. Controls
            that are not named stay the performer's own either way, so that one can talk, look and blink.
        key: 1 to 9; None has no key.
    """

    name: str
    controls: Mapping[str, float]
    mix: Literal["add", "replace"] = "add"
    key: int | None = None


def _both(**values: float) -> dict[str, float]:
    """The same on both sides: ``mouthSmile=1`` is left and right."""
    return {name + side: value for name, value in values.items() for side in ("Left", "Right")}


_DEFAULTS: Final = (
    NamedExpression(name="happy", key=1, controls=_both(mouthSmile=0.9, eyeSquint=0.25)),
    NamedExpression(
        name="laughing",
        key=2,
        # Eyes shut with laughter: open ones read as happy at 160 px.
        controls={"jawOpen": 0.75, **_both(mouthSmile=1.0, eyeSquint=1.0, eyeBlink=1.0, browOuterUp=0.4)},
    ),
    NamedExpression(
        name="sad",
        key=3,
        mix="replace",  # on top of a smile it would be neither
        controls={"browInnerUp": 1.0, **_both(browDown=0.0, mouthFrown=0.9, mouthSmile=0.0)},
    ),
    NamedExpression(
        name="angry",
        key=4,
        mix="replace",
        controls={
            "browInnerUp": 0.0,
            **_both(browDown=1.0, browOuterUp=0.0, mouthFrown=0.45, mouthPress=0.5, mouthSmile=0.0),
            **_both(eyeSquint=0.35),
        },
    ),
    NamedExpression(
        name="surprised",
        key=5,
        controls={
            "browInnerUp": 1.0,
            "jawOpen": 0.7,
            "mouthFunnel": 0.3,
            **_both(browOuterUp=1.0, eyeWide=1.0),
        },
    ),
    NamedExpression(
        name="wink",
        key=6,
        controls={"eyeBlinkLeft": 1.0, "mouthSmileLeft": 0.8, "mouthSmileRight": 0.4},
    ),
    NamedExpression(
        name="kiss",
        key=7,
        controls={"browInnerUp": 0.3, "mouthPucker": 1.0, **_both(eyeBlink=1.0)},  # open eyes read as "oh"
    ),
    NamedExpression(
        name="doubt",
        key=8,
        controls={"browDownRight": 0.9, "browOuterUpLeft": 1.0, "mouthLeft": 0.5, "mouthPressRight": 0.5},
    ),
    NamedExpression(
        name="sleepy",
        key=9,
        mix="replace",
        controls={"browInnerUp": 0.35, "gaze_y": -0.4, **_both(eyeBlink=0.62, eyeWide=0.0)},
    ),
)

DEFAULTS: Final[Mapping[str, NamedExpression]] = {one.name: one for one in _DEFAULTS}
"""What every character can do.  Values were set by looking at ``avatar sheet`` of the cast at 160 px."""


def wardrobe(own: Iterable[NamedExpression]) -> dict[str, NamedExpression]:
    """Everything a character can wear: the defaults, replaced by its own of the same name or key.

    Args:
        own: The character's expressions, names unique.
    """
    mine = {one.name: one for one in own}
    taken = {one.key for one in mine.values()} - {None}
    kept = {
        name: NamedExpression(name=name, controls=one.controls, mix=one.mix) if one.key in taken else one
        for name, one in DEFAULTS.items()
        if name not in mine
    }
    return kept | mine


@dataclass(frozen=True, slots=True)
class Worn:
    """How much of each expression shows.

    Attributes:
        shares: Name to 0 (off) to 1 (fully on); those at 0 are left out.
    """

    shares: Mapping[str, float] = field(default_factory=dict)

    def advance(self, wanted: str | None, dt_s: float) -> Worn:
        """Let time pass: the wanted expression comes, all others go.

        Args:
            wanted: Its name; None is the performer's face alone.
            dt_s: Seconds, 0 or more.
        """
        step = max(0.0, dt_s) / EASE_S
        names = set(self.shares) | ({wanted} if wanted is not None else set())
        moved = {n: self.shares.get(n, 0.0) + (step if n == wanted else -step) for n in sorted(names)}
        return Worn({name: min(share, 1.0) for name, share in moved.items() if share > 0})

    def mix(
        self,
        controls: Mapping[str, float],
        faces: Mapping[str, NamedExpression],
        presence: float,
    ) -> dict[str, float]:
        """The controls with what is worn mixed in.

        Args:
            controls: What the performer does, in range.
            faces: The wardrobe.
            presence: How much of a performance is shown, 0 to 1: at 0 nothing is changed.

        Returns:
            All of ``controls``, in range.
        """
        mixed = dict(controls)
        for name, share in self.shares.items():
            face = faces.get(name)
            if face is None:
                continue
            eased = share * share * (3 - 2 * share) * presence
            for control, value in face.controls.items():
                mixed[control] = _mixed(control, mixed.get(control, 0.0), value, eased, face.mix)
        return mixed


def _mixed(control: str, live: float, value: float, share: float, mix: str) -> float:
    if mix == "replace":
        return live + (value - live) * share
    if control in GAZE:
        return max(-1.0, min(1.0, live + value * share))
    # Unlike a clamped sum this keeps the performer's own motion visible up to the end of the range.
    return live + value * share * (1 - live)
