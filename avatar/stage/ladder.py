"""What to show when: the performance, its fading memory, idle life, or a card.

::

    PERFORM --no face, or slow--> HOLD 0.3 s --> EASE 0.7 s --> IDLE --at 10 s--> CARD
                                                        slow, or checked --at 1 s---------^
    any --held for another reason, or silence--> CARD at once
    any --live--> PERFORM (a card stays for CARD_S at least, so that nothing flickers)

Pure: the caller owns the clock.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace
from typing import Final

from avatar.signal import Held, Live, Reason, Signal

HOLD_S: Final = 0.3
EASE_S: Final = 0.7
CARD_AFTER_S: Final = 10.0
"""Lost-face ladder of ``docs/architecture.md``."""

SILENCE_S: Final = 0.2
"""With no signal for so long the sense process is lost; with drawing at 30/s the card is out by 250 ms.  A
working one sends at least every 60 ms."""

STALE_S: Final = 0.3
"""A performance older than this, or from the future, is not live.  Tracking takes 11 ms here, and a camera in
the dark sends a frame every 133 ms."""

CARD_S: Final = 0.6
"""A card is shown for so long at least."""

_CLOCK_GRAIN_S: Final = 0.001
"""The two processes' clocks are one; rounding may still put a frame just after now."""

GENTLE: Final = (Reason.NO_FACE, Reason.STARTING, Reason.SLOW, Reason.CHECKING)
"""Reasons for no card at once: the owner is away, or back and being looked at, or the computer is busy.

While they hold nothing new of the performer is drawn."""


class Act(enum.Enum):
    """What the audience sees."""

    PERFORM = "perform"
    HOLD = "hold"
    EASE = "ease"
    IDLE = "idle"
    CARD = "card"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """Where on the ladder we are.

    Attributes:
        act: What the audience sees.
        reason: Why, for the card; meaningful off ``PERFORM``.
        live_s: When a performance was last alive.
        card_s: When the card came up.
        heard_s: When any signal was last heard.
    """

    act: Act = Act.CARD
    reason: Reason = Reason.STARTING
    live_s: float = float("-inf")
    card_s: float = float("-inf")
    heard_s: float = float("inf")

    def hear(self, signal: Signal, now_s: float) -> Ladder:
        """Take in one signal."""
        match signal:
            case Live(captured_ns) if not 0 <= now_s - captured_ns / 1e9 + _CLOCK_GRAIN_S <= STALE_S:
                return self.hear(Held(captured_ns, Reason.SLOW, signal.marks), now_s)
            case Live():
                if self.act is Act.CARD and now_s - self.card_s < CARD_S:
                    return replace(self, heard_s=now_s)
                return replace(self, heard_s=now_s, act=Act.PERFORM, live_s=now_s)
            case Held(reason=Reason.STARTING | Reason.SLOW | Reason.CHECKING) if self.act is Act.CARD:
                return replace(self, heard_s=now_s)  # this says less than the card that is up
            case Held(reason=reason):
                if reason not in GENTLE or self.act is Act.CARD:
                    return replace(self, heard_s=now_s)._card(reason, now_s)
                why = reason if reason in (Reason.SLOW, Reason.CHECKING) else Reason.NO_FACE
                return replace(self, heard_s=now_s, reason=why)._descend(now_s)

    def wait(self, now_s: float) -> Ladder:
        """Let time pass without a signal."""
        if now_s - self.heard_s >= SILENCE_S and self.act is not Act.CARD:
            return self._card(Reason.SENSE_LOST, now_s)
        return self if self.act in (Act.CARD, Act.PERFORM) else self._descend(now_s)

    def _card(self, reason: Reason, now_s: float) -> Ladder:
        since_s = self.card_s if self.act is Act.CARD else now_s
        return replace(self, act=Act.CARD, reason=reason, card_s=since_s)

    def _descend(self, now_s: float) -> Ladder:
        away_s = now_s - self.live_s
        if away_s >= CARD_AFTER_S:
            return self._card(Reason.NO_FACE, now_s)
        if away_s >= HOLD_S + EASE_S:
            if self.reason in (Reason.SLOW, Reason.CHECKING):
                return self._card(self.reason, now_s)
            return replace(self, act=Act.IDLE)
        return replace(self, act=Act.EASE if away_s >= HOLD_S else Act.HOLD)

    @property
    def silent_s(self) -> float:
        """When the card of a lost process is due, if nothing is heard until then."""
        return self.heard_s + SILENCE_S

    def presence(self, now_s: float) -> float:
        """How much of the last performance is left, 1 to 0."""
        match self.act:
            case Act.PERFORM | Act.HOLD:
                return 1.0
            case Act.EASE:
                left = 1 - (now_s - self.live_s - HOLD_S) / EASE_S
                left = max(0.0, min(1.0, left))
                return left * left * (3 - 2 * left)
            case Act.IDLE | Act.CARD:
                return 0.0
