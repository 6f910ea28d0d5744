"""``avatar enrol``: the owner is introduced, by answering prompts in front of the live camera.

The prompts show a schematic face, never the camera picture: this process has none.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Final

from avatar import sandbox
from avatar.app import consent as consent_command
from avatar.app import passphrase, places
from avatar.app.enrolment import ENROL_COMMAND, Enrolment, config_from
from avatar.errors import ConsentError
from avatar.gate import consent
from avatar.settings import Chosen
from avatar.signal import Held, Reason
from avatar.stage import cards

_FACES: Final = {
    Reason.PROMPT_STRAIGHT: ("  o   o  ", "    .    ", "   ---   "),
    Reason.PROMPT_TURN_LEFT: (" o  o    ", "  .      ", "<-  --   "),
    Reason.PROMPT_TURN_RIGHT: ("    o  o ", "      .  ", "     --  ->"),
    Reason.PROMPT_LOOK_UP: ("  o ^ o  ", "   ---   ", "         "),
    Reason.PROMPT_SMILE: ("  o   o  ", "    .    ", "  \\___/  "),
    Reason.PROMPT_OPEN_MOUTH: ("  o   o  ", "    .    ", "   (O)   "),
    Reason.PROMPT_BLINK_TWICE: ("  -   -  ", "    .    ", "   ---   "),
}
"""A schematic face for each prompt, drawn as in a mirror, as the window's is: your left is on the left."""

_BAR: Final = 30


def require_consent() -> str:
    """The record id of the consent in force, asked for now if somebody is there to answer.

    Raises:
        ConsentError: If there is none and nobody to ask.
    """
    consent_command.settle()
    path = places.consent_file()
    if not consent.is_given(path):
        if not sys.stdin.isatty():
            raise ConsentError(
                "there is no consent on record, so nothing may be measured", hint="run 'avatar consent' once"
            )
        consent_command.ask()
    record = consent.load(path)
    return record.record_id if record else ""


def show_prompt(held: Held) -> None:
    """Say what to do, with a schematic face."""
    words = cards.WORDS[held.reason]
    done = _BAR * held.progress // 255
    print(f"\n[{'#' * done}{'.' * (_BAR - done)}]  {words.title}: {words.line}")
    for row in _FACES.get(held.reason, ()):
        print(f"      ({row})" if "->" not in row and "<-" not in row else f"      ({row}")
    sys.stdout.flush()


def enrol(chosen: Chosen, command: Sequence[str] = ENROL_COMMAND) -> int:
    """Enrol the owner.

    Raises:
        AvatarError: If there is no consent, no camera, or the tries are used up.
    """
    record_id = require_consent()
    secret = passphrase.ask_to_make(wanted=chosen.settings.gate.cannot != "nothing")
    print(sandbox.deny_network(), flush=True)
    shown: tuple[Reason, int] | None = None
    with Enrolment(config_from(chosen, secret), record_id, command) as one:
        for held in one.prompts():
            if (held.reason, held.progress // 16) != shown:
                shown = (held.reason, held.progress // 16)
                show_prompt(held)
    for problem in one.warnings:
        print(f"warning: not written in the ledger: {problem}", file=sys.stderr)
    return 0
