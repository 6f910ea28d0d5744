"""Trace and bench on a recording of a drawing."""

import json
import sys
from pathlib import Path

import cv2
import pytest

from avatar.performance import CONTROLS
from avatar.signal import Live, Marks
from tests.sense.drawing import cartoon
from tests.sense.processes import finish, signals_in, start


@pytest.fixture(scope="module")
def recording(tmp_path_factory):
    """Thirty frames: a drawn face that wanders, then an empty room."""
    file = tmp_path_factory.mktemp("recording") / "cartoon.avi"
    writer = cv2.VideoWriter(str(file), cv2.VideoWriter_fourcc(*"MJPG"), 15, (640, 480))
    for place in range(20):
        writer.write(cv2.cvtColor(cartoon(centre=(300 + 2 * place, 240)), cv2.COLOR_RGB2BGR))
    for _ in range(10):
        writer.write(cartoon() * 0 + 90)
    writer.release()
    return file


def test_trace_gives_a_json_object_a_frame(recording):
    out, err = finish(start("trace", str(recording)))
    lines = [json.loads(line) for line in out.splitlines()]
    assert [line["frame"] for line in lines] == list(range(30))
    assert [line["t_s"] for line in lines[:3]] == pytest.approx([0, 1 / 15, 2 / 15], abs=1e-5)
    assert {line["faces"] for line in lines[:20]} == {1}
    assert [(line["faces"], line["performance"]) for line in lines[-5:]] == [(0, None)] * 5
    assert list(lines[0]["performance"]) == list(CONTROLS)
    assert all(line["sense_ms"] > 0 for line in lines)
    assert "Traceback" not in err


def test_trace_as_on_air_leaves_frames_out_and_says_so(tmp_path):
    """Mutant: track every frame, and score what is never seen on air."""
    file = tmp_path / "still.avi"
    writer = cv2.VideoWriter(str(file), cv2.VideoWriter_fourcc(*"MJPG"), 30, (640, 480))
    for _ in range(60):
        writer.write(cv2.cvtColor(cartoon(), cv2.COLOR_RGB2BGR))
    writer.release()
    out, _ = finish(start("trace", str(file), "15"))
    lines = [json.loads(line) for line in out.splitlines()]
    assert [line["frame"] for line in lines] == list(range(60))
    tracked = [line for line in lines if line["tracked"]]
    assert 14 <= len(tracked) <= 24
    assert all("performance" in line for line in tracked)
    assert not any("performance" in line for line in lines if not line["tracked"])


def test_bench_runs_both_kinds_of_round_and_marks_every_signal(recording):
    process = start("bench", str(recording))
    process.stdin.write(b"bare 12 60\nours 60 30 15\n")
    out, err = finish(process)
    ready, bare, settled, ours = (
        json.loads(line.removeprefix("bench ")) for line in err.splitlines() if line.startswith("bench ")
    )
    assert ready["ready"]
    assert ready["frames"] == 30
    assert (bare["kind"], bare["frames"], len(bare["wall_ms"])) == ("bare", 12, 12)
    assert settled["settled"]
    assert ours["kind"] == "ours"
    assert 12 <= ours["frames"] == len(ours["wall_ms"]) <= 60  # a drawing that stands still is tracked less
    assert ours["opening"]["frames"] > 10  # the gate opened and was open for a while before anything counted
    assert bare["cpu_ms"] > 0
    assert set(ours["stage_ms"]) == {"track", "solve", "census", "gate_encode"}
    said = signals_in(out)
    assert len(said) > ours["frames"]
    assert any(isinstance(one, Live) for one in said)
    assert {s.marks for s in said} == {Marks.TEST_SOURCE}


@pytest.mark.parametrize(
    ("mode", "content"),
    [
        ("trace", None),
        ("trace", b""),
        ("trace", b"no video at all" * 100),
        ("trace", "cut"),
        ("bench", "cut"),
    ],
)
def test_a_file_that_is_no_video_is_one_clear_sentence(mode, content, tmp_path, recording):
    file = tmp_path / "clip.avi"
    if content is not None:
        file.write_bytes(recording.read_bytes()[:3000] if content == "cut" else content)
    process = start(mode, str(file))
    out, err = finish(process)
    assert process.returncode == 1
    assert out == b""
    assert "clip.avi" in next(line for line in err.splitlines() if line.startswith("error: "))
    assert err.splitlines()[-1].startswith("try: ")
    assert "Traceback" not in err


def test_the_bench_is_under_the_filter_and_refuses_what_it_does_not_know(recording):
    """Mutant killed: ``bench`` without ``deny_network()``."""
    process = start("bench", str(recording))
    while not (line := process.stderr.readline()).startswith(b"bench "):
        assert line
    if sys.platform == "linux":
        assert "Seccomp:\t2\n" in Path(f"/proc/{process.pid}/status").read_text()
    process.stdin.write(b"fly 1 2\n")
    _, err = finish(process)
    assert process.returncode == 1
    assert "error: the bench was told 'fly 1 2'" in err


def test_devices_are_a_json_list():
    out, _ = finish(start("devices"))
    found = json.loads(out)
    assert all({"name", "stable_id", "is_virtual", "why", "problem"} <= set(camera) for camera in found)
