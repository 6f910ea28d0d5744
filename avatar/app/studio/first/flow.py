"""Which step of the first start is next: computed from what is on disk, so it can be left and resumed.

Five steps, and nothing of a step that was left half-way is kept.  No Qt here: a value comes in, a value goes
out.  ::

    AGREE ──▶ INTRODUCE ──▶ CHARACTER ──▶ REST ──▶ AIR ──▶ (the window)
      ▲ consent   ▲ template     ▲ stage.character  ▲ habits    shown once, at the end of a walk
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Final

from avatar.app import agreement, places
from avatar.app.enrolment import is_enrolled
from avatar.settings import Chosen

HABITS_FILE: Final = "habits"
"""Where the sense process keeps how the owner's face rests; a test compares it with the vault's own name."""

_CHARACTER: Final = "stage.character"


class Step(enum.Enum):
    """One page of the first start, in order."""

    AGREE = 1
    INTRODUCE = 2
    CHARACTER = 3
    REST = 4
    AIR = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What is on disk.

    Attributes:
        agreed: A consent is in force.
        enrolled: A template is stored.
        chosen: The owner has chosen a character.
        rested: How their face rests is known.
    """

    agreed: bool = False
    enrolled: bool = False
    chosen: bool = False
    rested: bool = False

    def has(self, step: Step) -> bool:
        """Whether a step left what it is for; the last one is for nothing but the eyes."""
        return {
            Step.AGREE: self.agreed,
            Step.INTRODUCE: self.enrolled,
            Step.CHARACTER: self.chosen,
            Step.REST: self.rested,
            Step.AIR: False,
        }[step]


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """Where a first start is.

    Attributes:
        step: What is shown; None when there is nothing left to do.
        put_off: Steps that are left for later; only :data:`MAY_WAIT` can be.
    """

    step: Step | None
    put_off: frozenset[Step] = frozenset()


MAY_WAIT: Final = frozenset({Step.REST})
"""The resting face is also learnt while performing, and by the key c; no other step can be passed over."""


def begin(found: Found) -> Flow:
    """Where to start: at the first step that left nothing; nowhere if all left what they are for.

    The last step is only walked into: every later start is one click.
    """
    first = _first_open(found, frozenset())
    return Flow(step=None if first is Step.AIR else first)


def go_on(flow: Flow, found: Found) -> Flow:
    """What follows once a step says that it is done.

    A step that left nothing on disk is not done, whatever it says; one before it that is open again, because
    consent was withdrawn meanwhile for instance, comes first.
    """
    if flow.step is None or flow.step is Step.AIR:
        return Flow(step=None, put_off=flow.put_off)
    return Flow(step=_first_open(found, flow.put_off), put_off=flow.put_off)


def put_off(flow: Flow, found: Found) -> Flow:
    """Leave the step that is shown for later, if it is one that can wait."""
    if flow.step not in MAY_WAIT:
        return flow
    return go_on(Flow(step=flow.step, put_off=flow.put_off | {flow.step}), found)


def _first_open(found: Found, waiting: frozenset[Step]) -> Step:
    return next(step for step in Step if step not in waiting and not found.has(step))


def look(chosen: Chosen) -> Found:
    """What there is now.  Reads files: not for the thread of the window.

    Args:
        chosen: The settings in force; a character that is only the default is not chosen.
    """
    agreed = agreement.is_given()
    if chosen.settings.sense.test_source:
        return Found(agreed=agreed, enrolled=agreed, chosen=True, rested=agreed)  # it is nobody
    enrolled = agreed and is_enrolled()
    return Found(
        agreed=agreed,
        enrolled=enrolled,
        chosen=chosen.origins.get(_CHARACTER, "default") != "default",
        rested=enrolled and (places.vault_folder() / HABITS_FILE).exists(),
    )
