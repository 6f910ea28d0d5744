"""Microphones are listed by the sense process, and none is opened."""

import json
import subprocess
import sys
import types

import pytest

from avatar.errors import MicrophoneError
from avatar.sense import microphones


def library(monkeypatch, devices, first=0):
    found = types.SimpleNamespace(
        query_devices=lambda: devices,
        default=types.SimpleNamespace(device=(first, 0)),
        PortAudioError=RuntimeError,
    )
    monkeypatch.setitem(sys.modules, "sounddevice", found)


def device(name, inputs=1):
    return {"name": name, "max_input_channels": inputs}


def test_the_systems_own_choice_is_first_and_loudspeakers_are_none(monkeypatch):
    library(monkeypatch, [device("Line"), device("Speaker", 0), device("Headset"), device("Line")], first=2)
    assert microphones.names() == ["Headset", "Line"]


def test_a_missing_library_is_one_clear_sentence(monkeypatch):
    monkeypatch.setitem(sys.modules, "sounddevice", None)
    with pytest.raises(MicrophoneError, match="cannot be listed"):
        microphones.names()


def test_the_mode_answers_with_a_list_or_with_two_lines():
    command = [sys.executable, "-P", "-m", "avatar.sense", "microphones"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        assert done.stderr.startswith("error: the microphones cannot be listed")
    else:
        assert isinstance(json.loads(done.stdout), list)
