"""The commands as a person types them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import av
import pytest

from avatar.app import places
from avatar.app.cli import main
from avatar.gate import consent
from tests.waiting import PATIENCE_S

posix = pytest.mark.skipif(sys.platform == "win32", reason="named pipes and devices are files on POSIX only")


def avatar(*words, typed="", **environment):
    return subprocess.run(
        [sys.executable, "-m", "avatar", *words],
        input=typed,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | environment,
        timeout=2 * PATIENCE_S,
    )


@pytest.mark.parametrize(
    "words",
    [
        ["fly"],
        ["run", "--stage-rat", "x", "--nonsense"],
        ["demo", "--frames", "0"],
        ["lab"],
        ["consent", "maybe"],
        ["demo", "--output", "smoke"],
    ],
)
def test_wrong_usage_exits_2(words, capsys):
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2


@pytest.mark.parametrize(
    "words",
    [
        ["--stage-rate", "25"],
        ["--stage-rate", "²"],
        ["--stage-rate=--5"],
        ["--stage-rate", "9" * 5000],
        ["--output", "smoke"],
        ["--sense-test-source", "perhaps"],
    ],
    ids=lambda words: " ".join(words)[:40],
)
def test_a_value_that_a_flag_does_not_take_is_wrong_usage_in_two_lines(words, capsys):
    assert main(["run", *words]) == 2
    problem, hint = capsys.readouterr().err.splitlines()
    assert problem.startswith("error: --")
    assert hint.startswith("try: ")


def test_the_same_value_in_the_file_is_an_error_of_the_file(capsys):
    path = places.settings_file()
    path.parent.mkdir(parents=True)
    path.write_text("[stage]\nrate = 25\n")
    assert main(["run"]) == 1
    assert capsys.readouterr().err.startswith("error: avatar.toml: stage.rate = 25")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a full disk's stand-in is Linux's")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_what_cannot_be_printed_is_two_lines_and_no_traceback(unbuffered):
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "avatar", "run", "--explain"],
            stdout=full,
            stderr=subprocess.PIPE,
            env=os.environ | {"PYTHONUNBUFFERED": unbuffered},
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr == "error: the system refused: No space left on device\ntry: free some space\n"


def test_an_error_is_two_lines_the_problem_and_what_to_do():
    done = avatar("run", "--stage-rate", "25")
    assert done.returncode == 2
    problem, hint = done.stderr.splitlines()
    assert problem == "error: --stage-rate: stage.rate = 25: must be 30 or 60"
    assert hint.startswith("try: ")
    assert done.stdout == ""


def test_nothing_runs_without_consent():
    """Mutant: go on when nobody can be asked."""
    done = avatar("run", "--output", "null")
    assert done.returncode == 1
    assert done.stderr.splitlines()[1] == "try: run 'avatar consent' once"


def test_consent_is_shown_typed_recorded_and_withdrawn(capsys, monkeypatch):
    done = avatar("consent", typed=f"{consent.AGREEMENT}\n")
    assert done.returncode == 0, done.stderr
    assert consent.STATEMENT in done.stdout
    assert consent.is_given(places.consent_file())
    assert main(["consent", "withdraw"]) == 0
    assert not places.consent_file().exists()
    assert "Withdrawn" in capsys.readouterr().out
    assert main(["consent", "withdraw"]) == 0
    assert "no consent" in capsys.readouterr().out


def test_typing_something_else_is_no_consent():
    done = avatar("consent", typed="sure\n")
    assert done.returncode == 1
    assert consent.AGREEMENT in done.stderr
    assert not places.consent_file().exists()


def test_explain_says_where_each_setting_comes_from(capsys):
    path = places.settings_file()
    path.parent.mkdir(parents=True)
    path.write_text("[stage]\nrate = 60\n")
    assert main(["run", "--explain", "--output", "null"]) == 0
    said = capsys.readouterr().out
    assert f"stage.rate = 60  ({path})" in said
    assert "output.kind = 'null'  (flag --output)" in said
    assert "gate.prompts_at_start = 1  (default)" in said


def test_the_demo_writes_a_video_where_there_is_no_device(tmp_path):
    out = tmp_path / "demo.mp4"
    done = avatar("demo", "--output", "file", "--frames", "12", "--out", str(out))
    assert done.returncode == 0, done.stderr
    with av.open(str(out)) as video:
        stream = video.streams.video[0]
        assert (stream.width, stream.height, stream.average_rate) == (1280, 720, 30)
        assert sum(1 for _ in video.decode(stream)) == 12
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["demo.mp4"]


def test_the_demo_into_an_unwritable_place_says_so(tmp_path):
    done = avatar("demo", "--output", "file", "--frames", "2", "--out", str(tmp_path / "no" / "demo.mp4"))
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 2


def test_a_device_that_was_asked_for_is_not_replaced_by_a_file(tmp_path):
    """Mutant: take any OutputError of "auto" for a reason to write a file."""
    out = tmp_path / "demo.mp4"
    done = avatar("demo", "--output-device", "/dev/video63", "--frames", "2", "--out", str(out))
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 2
    assert not out.exists()


@posix
@pytest.mark.parametrize(
    "words", [["demo", "--output", "file", "--frames", "2", "--out"], ["lab", "trace", "none.mp4", "--out"]]
)
def test_a_pipe_is_not_replaced_by_a_file(tmp_path, words):
    """Mutant: ``spare_special`` left out (root would lose /dev/null)."""
    out = tmp_path / "pipe"
    os.mkfifo(out)
    done = avatar(*words, str(out))
    assert done.returncode == 1
    assert done.stderr == (
        f"error: {out} is there and is not a regular file: it is not replaced\n"
        "try: choose another file with --out\n"
    )
    assert out.is_fifo()
    assert [path.name for path in tmp_path.iterdir() if not path.is_dir()] == ["pipe"]


@posix
def test_a_trace_below_what_is_no_folder_is_one_clear_sentence():
    done = avatar("lab", "trace", "none.mp4", "--out", "/dev/null/x")
    assert done.returncode == 1
    assert done.stderr.splitlines()[0] == "error: /dev/null/x cannot be written: Not a directory"
    assert len(done.stderr.splitlines()) == 2


def test_the_demo_loads_no_camera_library():
    code = (
        "import sys; from avatar.app.cli import main; main(['demo', '--output', 'null', '--frames', '2']);"
        "assert not {'cv2', 'mediapipe', 'avatar.sense'} & set(sys.modules), 'loaded'"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


def test_the_doctor_reports_every_part_and_a_fix_for_every_red_line():
    done = avatar("doctor", "--json")
    found = json.loads(done.stdout)
    assert {
        "python",
        "mediapipe",
        "face_landmarker.task",
        "renderer",
        "camera",
        "virtual camera",
        "consent",
    } <= {one["name"] for one in found}
    assert all(one["ok"] or one["fix"] for one in found)
    assert done.returncode == (0 if all(one["ok"] for one in found) else 1)
    green = {one["name"] for one in found if one["ok"]}
    assert {"mediapipe", "opencv-python-headless", "renderer", "network", "face_landmarker.task"} <= green


def test_devices_as_json_is_a_list():
    done = avatar("devices", "--json")
    assert done.returncode == 0, done.stderr
    assert isinstance(json.loads(done.stdout), list)


@pytest.mark.parametrize("experiment", [["trace", "{file}", "--out", "{out}"], ["bench", "--clip", "{file}"]])
def test_a_recording_that_is_none_is_one_clear_sentence_and_leaves_nothing(tmp_path, experiment):
    file, out = tmp_path / "broken.mp4", tmp_path / "trace.jsonl"
    file.write_bytes(b"\x00\x00\x00\x18ftypmp42 cut short")
    done = avatar("lab", *[word.format(file=file, out=out) for word in experiment])
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 2, done.stderr
    assert done.stderr.startswith("error: ")
    assert not out.exists()
