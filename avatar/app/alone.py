"""The choice of voice alone, each time it is used: it says what it means before anything starts."""

from __future__ import annotations

import sys
from typing import Final

from avatar.errors import ConsentError
from avatar.gate import FLOOR
from avatar.settings import OPTIONS, Chosen

WORDS: Final = "voice only"
"""What is typed to choose it: what the audience will read."""

MEANS: Final = f"""Voice alone: the camera sees you answer {FLOOR.prompts_in_full} prompts, then it is off.
From then on nobody can check that it is you: whoever speaks into the microphone moves your avatar.
"{WORDS}" stands in every picture.  It ends after {FLOOR.voice_alone_s / 60:.0f} minutes, after \
{FLOOR.voice_silence_s / 60:.0f} of silence, when the computer
sleeps, and when consent is withdrawn; then only the camera and new prompts begin it again."""

_KEY: Final = "sense.microphone"


def choose(chosen: Chosen) -> None:
    """Say what voice alone means, and have it chosen for this run: by the flag, or by typing ``WORDS``.

    Raises:
        ConsentError: If a settings file asks for it and nobody chooses it now.
    """
    if chosen.settings.sense.microphone != "alone":
        return
    print(MEANS, flush=True)
    flag = OPTIONS[_KEY].flag
    if chosen.origins.get(_KEY) == f"flag {flag}":
        return
    hint = f"give {flag} alone, or set {_KEY} = 'with camera'"
    if not sys.stdin.isatty():
        raise ConsentError("voice alone must be chosen at each start", hint=hint)
    print(f"Type {WORDS} to choose it: ", end="", flush=True)
    if " ".join(sys.stdin.readline().split()).casefold() != WORDS:
        raise ConsentError("voice alone was not chosen", hint=hint)
