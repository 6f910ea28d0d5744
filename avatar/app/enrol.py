"""``avatar enrol``: the owner is introduced, by answering prompts in front of the live camera.

The prompts show a schematic face, never the camera picture: this process has none.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from typing import IO, Final

from avatar import sandbox
from avatar.app import consent as consent_command
from avatar.app import passphrase, places
from avatar.app.ledger import Event
from avatar.app.session import SenseConfig, read_exactly
from avatar.errors import AvatarError, ConsentError
from avatar.gate import consent
from avatar.settings import Chosen
from avatar.signal import SIGNAL_SIZE, Held, Reason, decode
from avatar.stage import cards
from avatar.stage.retarget import MANNERS

ENROL_COMMAND: Final = (sys.executable, "-P", "-m", "avatar.sense", "enrol")

_FACES: Final = {
    Reason.PROMPT_STRAIGHT: ("  o   o  ", "    .    ", "   ---   "),
    Reason.PROMPT_TURN_LEFT: ("    o  o ", "      .  ", "     --  ->"),
    Reason.PROMPT_TURN_RIGHT: (" o  o    ", "  .      ", "<-  --   "),
    Reason.PROMPT_LOOK_UP: ("  o ^ o  ", "   ---   ", "         "),
    Reason.PROMPT_SMILE: ("  o   o  ", "    .    ", "  \\___/  "),
    Reason.PROMPT_OPEN_MOUTH: ("  o   o  ", "    .    ", "   (O)   "),
    Reason.PROMPT_BLINK_TWICE: ("  -   -  ", "    .    ", "   ---   "),
}
"""A schematic face for each prompt, as in a mirror's opposite: your left is on the right."""

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


def is_enrolled() -> bool:
    """Whether a template is stored, usable or not."""
    return (places.vault_folder() / "template.vault").exists()


def config_from(chosen: Chosen, secret: str | None) -> SenseConfig:
    """What the sense process is told."""
    settings = chosen.settings
    return SenseConfig(
        camera=settings.camera.name or None,
        test_source=settings.sense.test_source,
        consent_path=str(places.consent_file()),
        vault_folder=str(places.vault_folder()),
        passphrase=secret,
        prompts_at_start=settings.gate.prompts_at_start,
        cannot=settings.gate.cannot,
        fps=settings.sense.rate,
        track_hz=MANNERS[settings.stage.manner].track_hz,
        microphone=settings.sense.microphone,
    )


def show_prompt(held: Held) -> None:
    """Say what to do, with a schematic face."""
    words = cards.WORDS[held.reason]
    done = _BAR * held.progress // 255
    print(f"\n[{'#' * done}{'.' * (_BAR - done)}]  {words.title}: {words.line}")
    for row in _FACES.get(held.reason, ()):
        print(f"      ({row})" if "->" not in row and "<-" not in row else f"      ({row}")
    sys.stdout.flush()


@contextmanager
def _process(config: SenseConfig, command: Sequence[str]) -> Iterator[tuple[IO[bytes], list[str]]]:
    """The enrolling process, and what it complains of."""
    process = subprocess.Popen(
        list(command), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0
    )
    assert process.stdin is not None
    assert process.stdout is not None
    words: list[str] = []
    listener = threading.Thread(target=_complaints, args=(process, words), daemon=True)
    listener.start()
    try:
        process.stdin.write(json.dumps(asdict(config)).encode() + b"\n")
        yield process.stdout, words
    finally:
        process.stdin.close()
        try:
            process.wait(2)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()
        listener.join(1)


def _complaints(process: subprocess.Popen[bytes], words: list[str]) -> None:
    assert process.stderr is not None
    with process.stderr:
        for raw in process.stderr:
            line = raw.decode(errors="replace").strip()
            if line.startswith(("error:", "try:")):
                words.append(line.partition(":")[2].strip())


def enrol(chosen: Chosen, command: Sequence[str] = ENROL_COMMAND) -> int:
    """Enrol the owner.

    Raises:
        AvatarError: If there is no consent, no camera, or the tries are used up.
    """
    record_id = require_consent()
    secret = passphrase.ask_to_make(wanted=chosen.settings.gate.cannot != "nothing")
    print(sandbox.deny_network(), flush=True)
    shown: tuple[Reason, int] | None = None
    with _process(config_from(chosen, secret), command) as (stream, words):
        while len(data := read_exactly(stream, SIGNAL_SIZE)) == SIGNAL_SIZE:
            held = decode(data)
            if not isinstance(held, Held) or (held.reason, held.progress // 16) == shown:
                continue
            shown = (held.reason, held.progress // 16)
            show_prompt(held)
            if held.reason is Reason.ENROLLED:
                consent_command.record_event(Event.ENROLLED, record_id)
                return 0
    problem, hint = (
        (*words, "the enrolment ended early", "run 'avatar doctor'")[:2]
        if words
        else (
            "the enrolment ended early",
            "run 'avatar doctor'",
        )
    )
    raise AvatarError(problem, hint=hint)
