import itertools
import os
import signal
import socket
import subprocess
import sys
import time

import pytest

from avatar.errors import OutputError
from avatar.stage.outputs.pipewire import PipeWireCamera, State, pipeline, probe
from tests.stage.outputs.pictures import bars
from tests.waiting import PATIENCE_S, is_ended, until

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="PipeWire is only on Linux")

WIDTH, HEIGHT = 320, 180
SIZE = WIDTH * HEIGHT * 3 // 2
DEAF = ("sleep", "600")


def camera(*command):
    return PipeWireCamera(WIDTH, HEIGHT, 30, command=command)


def exists(pid):
    """Whether a process is there, a zombie included."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def child_of(output):
    return output._child.pid


def test_pictures_reach_the_child_whole_and_in_order(tmp_path):
    file = tmp_path / "sent"
    output = camera("sh", "-c", f"cat > {file}")
    wanted = [bars(number).i420.tobytes() for number in range(5)]
    for number in range(5):
        output.show(bars(number))
        until(lambda number=number: file.exists() and wanted[number] in file.read_bytes())
    output.close()
    sent = file.read_bytes()
    pictures = [sent[start : start + SIZE] for start in range(0, len(sent) - SIZE + 1, SIZE)]
    assert [one for one, _ in itertools.groupby(pictures)] == wanted


def test_the_child_gets_pictures_at_its_rate_though_none_is_drawn(tmp_path):
    """It counts them for its clock.  Kills: writing only what is shown, which is little of what is still."""
    file = tmp_path / "sent"
    output = camera("sh", "-c", f"cat > {file}")
    output.show(bars())
    until(lambda: file.exists() and file.stat().st_size >= 5 * SIZE)
    output.close()
    assert file.read_bytes()[: 2 * SIZE] == 2 * bars().i420.tobytes()


def test_a_child_that_reads_nothing_never_blocks_show():
    """Kills: writing to the pipe from show(), which stops the drawing for as long as PipeWire hangs."""
    output = camera(*DEAF)
    picture = bars()
    began_s = time.monotonic()
    for _ in range(200):
        output.show(picture)
    assert time.monotonic() - began_s < PATIENCE_S  # a pipe that is full blocks for ten minutes
    output.close()


def test_the_newest_picture_wins_over_those_that_were_not_taken(tmp_path):
    """Kills: a queue, with which a slow reader sees the past."""
    file, go = tmp_path / "sent", tmp_path / "go"
    output = camera("sh", "-c", f"while [ ! -e {go} ]; do sleep 0.01; done; cat > {file}")
    for number in range(100):
        output.show(bars(number))
    go.touch()
    newest = bars(99).i420.tobytes()
    until(lambda: file.exists() and file.read_bytes()[-SIZE:] == newest)
    output.close()
    sent = file.read_bytes()
    whole = {sent[start : start + SIZE] for start in range(0, len(sent) - SIZE + 1, SIZE)}
    assert len(whole) <= 2  # one was in the pipe already; the newest is sent again and again


def test_the_death_of_the_child_is_noticed_with_its_cause():
    output = camera("sh", "-c", 'echo "ERROR: no element \\"pipewiresink\\"" >&2; exit 1')
    until(lambda: output._child.poll() is not None)
    with pytest.raises(OutputError, match="no element") as caught:
        output.show(bars())
    assert "apt install" in caught.value.hint
    assert not exists(child_of(output))


def test_a_session_that_goes_away_gets_another_fix():
    output = camera("sh", "-c", "echo 'ERROR: could not connect to remote' >&2; exit 1")
    until(lambda: output._child.poll() is not None)
    with pytest.raises(OutputError, match="systemctl --user start pipewire"):
        output.show(bars())


def test_the_end_of_the_session_is_noticed_although_the_child_lives_on(tmp_path):
    """Kills: trusting the child, which goes on reading pictures when PipeWire has been restarted."""
    with socket.socket(socket.AF_UNIX) as session:
        session.bind(str(tmp_path / "pipewire-0"))
        session.listen()
        output = PipeWireCamera(
            WIDTH, HEIGHT, command=("sh", "-c", "cat > /dev/null"), session=tmp_path / "pipewire-0"
        )
        line, _ = session.accept()
        output.show(bars())
        line.send(b"something that nobody asked for")
        output.show(bars())
        line.close()
        with pytest.raises(OutputError, match="session has ended"):
            until(lambda: output.show(bars()))
    assert not exists(child_of(output))


def test_a_child_that_stops_reading_and_dies_later_is_noticed():
    output = camera("sh", "-c", "exec <&-; sleep 0.05")
    with pytest.raises(OutputError, match="stopped"):
        until(lambda: output.show(bars()))


def test_closing_leaves_no_process_behind():
    """Kills: forgetting wait(), which leaves a zombie."""
    output = camera("sh", "-c", "cat > /dev/null")
    pid = child_of(output)
    output.show(bars())
    output.close()
    output.close()
    assert not exists(pid)


def test_a_stubborn_child_is_ended_too():
    output = camera(*DEAF)
    pid = child_of(output)
    output.show(bars())
    output.show(bars())
    output.close()
    assert not exists(pid)


def test_a_closed_camera_takes_no_picture():
    output = camera("cat")
    output.close()
    with pytest.raises(OutputError, match="was closed"):
        output.show(bars())


def test_a_picture_of_another_size_is_refused():
    output = camera("sh", "-c", "cat > /dev/null")
    with pytest.raises(OutputError, match="640x360"):
        output.show(bars(0, 640, 360))
    output.close()


def test_a_program_that_is_not_there_is_an_error_with_a_fix():
    with pytest.raises(OutputError, match="apt install"):
        camera("no-such-program-at-all")


def test_the_child_ends_when_its_parent_is_killed():
    """Kills: keeping the pipe's end open elsewhere, or a child that does not watch its input."""
    code = """
import sys, time
from avatar.stage.outputs.pipewire import PipeWireCamera
camera = PipeWireCamera(320, 180, 30, command=("cat",))
print(camera._child.pid, flush=True)
time.sleep(600)
"""
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as parent:
        pid = int(parent.stdout.readline())
        parent.send_signal(signal.SIGKILL)
        parent.wait()
    until(lambda: is_ended(pid))


def test_no_session_is_told_with_its_fix(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.delenv("PIPEWIRE_RUNTIME_DIR", raising=False)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    program = tmp_path / "gst-launch-1.0"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    found = probe()
    assert found.state is State.NO_SESSION
    assert str(tmp_path) in found.problem
    assert "systemctl" in found.fix


def test_no_gstreamer_is_told_with_its_fix(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert probe().state is State.NO_GSTREAMER
    with pytest.raises(OutputError, match=r"sudo apt install gstreamer1\.0-tools"):
        PipeWireCamera()


def test_the_command_line_has_what_keeps_pipewire_from_crashing():
    """Kills: dropping identity or videorate, without which pipewiresink 0.3.65 shows empty pictures."""
    words = pipeline(1280, 720, 30)
    assert words[0] == "gst-launch-1.0"
    for needed in ("blocksize=1382400", "sync=true", "videorate", "mode=provide"):
        assert needed in words
    assert "media.class=Video/Source" in words[-1]
