import json
import wave

import numpy as np
import pytest

from avatar.app.cli import main
from avatar.sense.lab_voice import read_wav
from avatar.sense.visemes import RATE
from tests.sense.voices import OTHERS, vowel


@pytest.fixture
def recorded(tmp_path):
    def write(samples, rate=RATE, channels=1):
        file = tmp_path / "said.wav"
        with wave.open(str(file), "wb") as sound:
            sound.setnchannels(channels)
            sound.setsampwidth(2)
            sound.setframerate(rate)
            sound.writeframes((np.repeat(samples, channels) * 32767).astype("<i2").tobytes())
        return file

    return write


def test_each_20_ms_of_a_file_has_its_mouth_shapes(recorded, capsys):
    file = recorded(vowel("i", OTHERS[4], 0.5))
    assert main(["lab", "voice", "--file", str(file), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["blocks"] == len(said["visemes"]) == 25
    assert said["visemes"][10]["ih"] > 0.6
    assert said["share_of_a_core"] > 0


def test_without_json_it_draws_bars(recorded, capsys):
    assert main(["lab", "voice", "--file", str(recorded(vowel("u", OTHERS[4], 0.3)))]) == 0
    assert "ou  ####" in capsys.readouterr().out


def test_other_rates_and_two_channels_are_the_same_sound(recorded):
    samples = vowel("A", OTHERS[0], 0.2)
    whole = np.fft.irfft(np.fft.rfft(samples), len(samples) * 3) * 3
    assert np.abs(read_wav(recorded(whole, 48_000, 2)) - samples).max() < 0.01


@pytest.mark.parametrize("content", [b"", b"RIFF....WAVE", b"no sound at all"])
def test_a_file_that_is_no_sound_is_an_error_in_two_lines(tmp_path, capsys, content):
    file = tmp_path / "not.wav"
    file.write_bytes(content)
    assert main(["lab", "voice", "--file", str(file)]) == 1
    problem, hint = capsys.readouterr().err.splitlines()
    assert "cannot be read as sound" in problem
    assert "WAV" in hint
