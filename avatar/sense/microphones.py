"""Lists the microphones, for the window and the doctor.  Opens none."""

from __future__ import annotations

import json

from avatar.errors import MicrophoneError
from avatar.sandbox import deny_network
from avatar.sense.wire import claim_stdout


def names() -> list[str]:
    """Every device that records, the system's own choice first, each name once.

    Raises:
        MicrophoneError: If PortAudio is missing or cannot look.
    """
    try:
        import sounddevice
    except (ImportError, OSError) as error:  # it looks for PortAudio when it is imported
        raise MicrophoneError(
            f"the microphones cannot be listed: {error}",
            hint="install PortAudio (on Debian or Ubuntu: sudo apt install libportaudio2)",
        ) from error
    try:
        devices = list(sounddevice.query_devices())
        first = sounddevice.default.device[0]
    except sounddevice.PortAudioError as error:
        raise MicrophoneError(
            f"the microphones cannot be listed: {error}", hint="restart the computer's sound system"
        ) from error
    ordered = sorted(enumerate(devices), key=lambda each: each[0] != first)
    return list(dict.fromkeys(str(one["name"]) for _, one in ordered if one["max_input_channels"] > 0))


def microphones() -> int:
    """Print them as JSON."""
    out = claim_stdout()
    deny_network()
    out.write(json.dumps(names()).encode() + b"\n")
    return 0
