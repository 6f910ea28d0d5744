"""Every exception this package raises on purpose.

* AvatarError
  x SignalError          the bytes from the sense process are not a signal
  x SettingsError        the settings file or a flag says something impossible
    + UsageError         it was a flag: wrong usage, as an unknown flag is
  x ConsentError         the consent record cannot be read or written
  x VaultError           the encrypted template or a secret key cannot be used
  x LedgerError          the record of events was changed or cannot be written
  x ModelError           a neural network file is missing or was changed
  x CharacterError       a character's drawing or text file cannot be used
    + NotYoursError      it is sealed to somebody else
  x DeviceError
    + CameraError        no webcam, or it is busy, denied, virtual or silent
    + MicrophoneError    no microphone, or it cannot be opened
    + OutputError        no virtual camera, or someone else has it open
    + RendererError      the drawing library cannot be loaded

Each carries a ``hint``: the next thing to do.  The command line prints
``error:`` and ``try:``, and no traceback.
"""

from __future__ import annotations

from typing import Final

_LONGEST: Final = 600
"""Letters of a message that quotes somebody else's file."""


class AvatarError(Exception):
    """Base class.

    Args:
        problem: What went wrong and with which value, in one sentence.
        hint: What to do about it, as an imperative.
    """

    def __init__(self, problem: str, *, hint: str = "") -> None:
        super().__init__(f"{problem}\n  try: {hint}" if hint else problem)
        self.problem = problem
        self.hint = hint


class SignalError(AvatarError):
    """The bytes received are not the size of a signal."""


class SettingsError(AvatarError):
    """A setting has an unknown name or a value out of range."""


class UsageError(SettingsError):
    """A flag has a value that it does not take."""


class ConsentError(AvatarError):
    """The consent record cannot be read or written."""


class VaultError(AvatarError):
    """The encrypted template or a secret key cannot be used; the gate stays closed."""


class LedgerError(AvatarError):
    """The record of consent and gate events was changed, or cannot be written."""


class ModelError(AvatarError):
    """A model file is missing or is not the one this version was tested with."""


class CharacterError(AvatarError):
    """A character's files cannot be used; the problem names file and layer.

    What a stranger wrote into them is quoted without anything that a terminal would obey.
    """

    def __init__(self, problem: str, *, hint: str = "") -> None:
        super().__init__(_plain(problem), hint=_plain(hint))


class NotYoursError(CharacterError):
    """A sealed character that another key opens."""


class DeviceError(AvatarError):
    """A camera, an output or the renderer cannot be opened."""


class CameraError(DeviceError):
    """The webcam cannot be opened or read."""


class MicrophoneError(DeviceError):
    """The microphone cannot be opened; the camera goes on alone."""


class OutputError(DeviceError):
    """An output cannot be opened or written."""


class RendererError(DeviceError):
    """The drawing library cannot be loaded."""


def _plain(text: str) -> str:
    shown = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"
