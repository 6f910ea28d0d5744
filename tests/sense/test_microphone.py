"""The microphone: open only while it is wanted, and nothing is kept of what it hears."""

import logging
import subprocess
import sys
import threading

import pytest

from avatar.errors import MicrophoneError
from avatar.sense.microphone import Microphone, open_default
from avatar.sense.run import Config, voice_for
from avatar.sense.visemes import BLOCK
from tests.sense.fakes import ScriptedDevice
from tests.sense.processes import environment
from tests.sense.voices import OTHERS, vowel
from tests.waiting import PATIENCE_S


@pytest.fixture
def device():
    return ScriptedDevice()


@pytest.fixture
def opened(device):
    made = []

    def start(**options):
        made.append(Microphone(device.open, **options))
        return made[-1]

    yield start
    for one in made:
        one.close()


def say(device, name="A"):
    samples = vowel(name, OTHERS[1])
    for begin in range(0, len(samples) - BLOCK - BLOCK, BLOCK):
        device.play(samples[begin : begin + BLOCK])


def test_it_is_not_opened_before_the_gate_is(opened, device):
    microphone = opened()
    microphone.follow(is_open=False)
    microphone.close()
    assert device.opened == 0


def test_it_opens_with_the_gate_and_is_released_when_it_shuts(opened, device):
    """Mutant killed: a stream that is left open while the gate is shut."""
    microphone = opened()
    for times in (1, 2):
        microphone.follow(is_open=True)
        assert device.wait(times, times - 1)
        microphone.follow(is_open=False)
        assert device.wait(times, times)


def test_what_is_said_is_heard_as_mouth_shapes(opened, device):
    microphone = opened()
    microphone.follow(is_open=True)
    assert device.wait(1, 0)
    say(device, "i")
    assert microphone.newest().visemes.ih > 0.6


def test_a_block_that_comes_when_the_gate_has_shut_is_not_looked_at(opened, device):
    """Mutant killed: taking blocks for as long as the device is open."""
    microphone = opened()
    microphone.follow(is_open=True)
    assert device.wait(1, 0)
    late = device.take
    say(device)
    microphone.follow(is_open=False)
    assert microphone.newest() is None
    late(vowel("A", OTHERS[1])[BLOCK : 2 * BLOCK])
    assert microphone.newest() is None
    assert not microphone._listening.window.any()


def test_a_microphone_that_falls_silent_is_silence(opened, device):
    now = [0]
    microphone = opened(now_ns=lambda: now[0])
    microphone.follow(is_open=True)
    assert device.wait(1, 0)
    say(device)
    assert microphone.newest() is not None
    now[0] += 150_000_000
    assert microphone.newest() is None


def test_a_gate_that_shuts_for_a_moment_begins_anew(opened, device):
    """Mutant killed: a keeper that looks only whether the gate is open now."""
    microphone = opened()
    microphone.follow(is_open=True)
    assert device.wait(1, 0)
    say(device, "i")
    microphone.follow(is_open=False)
    microphone.follow(is_open=True)
    assert device.wait(2, 1)
    assert microphone.newest() is None


def test_without_a_microphone_there_is_one_line_and_the_camera_goes_on(caplog):
    tried = threading.Semaphore(0)

    def fails(take):
        tried.release()
        raise MicrophoneError("the microphone does not open: none", hint="plug one in")

    microphone = Microphone(fails)
    with caplog.at_level(logging.WARNING):
        for _ in range(2):
            microphone.follow(is_open=True)
            assert tried.acquire(timeout=PATIENCE_S)
            assert microphone.newest() is None
            microphone.follow(is_open=False)
        microphone.close()
    (line,) = caplog.messages
    assert line == ("note: the microphone does not open: none; the show goes on without; try: plug one in")


def test_closing_releases_it_and_is_safe_twice(opened, device):
    microphone = opened()
    microphone.follow(is_open=True)
    assert device.wait(1, 0)
    microphone.close()
    microphone.close()
    assert device.released == 1
    microphone.follow(is_open=True)
    assert device.opened == 1


def test_a_sound_library_without_portaudio_is_an_error_with_its_remedy(monkeypatch):
    monkeypatch.setitem(sys.modules, "sounddevice", None)
    with pytest.raises(MicrophoneError) as raised:
        open_default(lambda block: None)
    assert "libportaudio2" in raised.value.hint


def test_switched_off_no_sound_library_is_loaded():
    code = (
        "import sys\n"
        "import avatar.sense.worker, avatar.sense.run\n"
        "from avatar.sense.run import Config, voice_for\n"
        "assert voice_for(Config()) is None\n"
        "print('sounddevice' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment(), check=False
    )
    assert done.stdout == "False\n", done.stderr


def test_switched_on_it_waits_for_the_gate():
    voice = voice_for(Config(microphone="with camera"))
    voice.ears.close()
    assert voice.ears.newest() is None
