"""Scores against labels: what counts, and files that are no labels."""

import json
import subprocess
import sys

import cv2
import numpy as np
import pytest

from avatar.app.lab.score import _compare, _onset_lag, _shapes, _Track, _truth, read_labels
from avatar.errors import AvatarError
from avatar.performance import CONTROLS
from tests.sense.drawing import cartoon
from tests.waiting import PATIENCE_S

HEAD = "clip,channel,state,first_frame,last_frame,note\n"


def flags(story):
    return np.array([letter == "#" for letter in story])


def labels(tmp_path, *rows, head=HEAD):
    file = tmp_path / "labels.csv"
    file.write_text(head + "".join(f"{row}\n" for row in rows))
    return file


def test_partial_and_uncertain_frames_count_neither_way():
    """Mutant: score them as open; a blink that begins a frame early is a false alarm."""
    still = np.zeros((10, len(CONTROLS)))
    track = _Track(np.arange(10.0), np.ones(10, bool), still, still, 10)
    rows = [("eyes", "partial", 2, 2), ("eyes", "closed", 3, 5), ("mouth", "uncertain", 0, 9)]
    truth, counts = _truth(rows, "eyes", "closed", track)
    assert "".join("#" if t else "." for t in truth) == "...###...."
    assert "".join("#" if c else "." for c in counts) == "##.#######"
    assert not _truth(rows, "mouth", "open", track)[1].any()


def test_rates_are_those_of_the_textbook():
    found = _compare(flags("..####...."), flags("##########"), flags("...####..."), flags(".........."))
    assert found["precision"] == found["recall"] == found["f1"] == 0.75
    assert found["accuracy"] == 0.8
    assert found["onset_lag_frames"] == 1.0
    assert found["raw_f1"] == 0.0


def test_shapes_of_the_mouth_are_scored_if_they_are_labelled():
    """Mutants: the mean of both ways to purse; score what nobody labelled."""
    still = np.zeros((10, len(CONTROLS)))
    drawn = still.copy()
    drawn[4:7, CONTROLS.index("mouthFunnel")] = 0.5
    drawn[4:8, CONTROLS.index("mouthSmileLeft")] = 0.4
    track = _Track(np.arange(10.0), np.ones(10, bool), still, drawn, 10)
    found = _shapes([("mouth", "pucker", 4, 6), ("mouth", "smile", 4, 7), ("mouth", "open", 0, 9)], track)
    assert set(found) == {"pucker", "smile"}
    assert found["pucker"]["f1"] == 1.0
    assert found["smile"]["recall"] == 0.0, "half a smile, on one side, is none"


def test_an_onset_that_is_never_answered_has_no_lag():
    everything = flags("#" * 30)
    assert _onset_lag(flags("." * 5 + "#" * 20 + "." * 5), everything, flags("." * 30)) is None


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([], "no labels for clip.mp4"),
        (["clip.mp4,eyes,closed,x,3,"], "line 2: a frame is not a whole number"),
        (["clip.mp4,eyes,closed,5,3,"], "line 2: frames 5 to 3"),
        (["clip.mp4,eyes,open,1,3,"], "'eyes' cannot be 'open'"),
        (["clip.mp4,nose,closed,1,3,"], "'nose' cannot be"),
        (["clip.mp4,eyes"], "line 2"),
    ],
)
def test_what_is_no_label_is_refused_with_its_line(tmp_path, rows, words):
    with pytest.raises(AvatarError) as refused:
        read_labels(labels(tmp_path, *rows), "clip.mp4")
    assert words in str(refused.value)


def test_a_table_that_a_spreadsheet_wrote_is_read(tmp_path):
    """Mutant: plain UTF-8; the mark that Excel begins with would be part of the first column's name."""
    file = labels(tmp_path, "clip.mp4,eyes,closed,1,3,")
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert read_labels(file, "clip.mp4") == [("eyes", "closed", 1, 3)]


def test_a_file_that_is_no_text_and_one_that_is_none_are_told_apart(tmp_path):
    file = labels(tmp_path, "clip.mp4,eyes,closed,1,3,")
    file.write_bytes(file.read_bytes() + b"clip.mp4,eyes,closed,5,6,caf\xe9\n")
    with pytest.raises(AvatarError, match="is not a CSV text file"):
        read_labels(file, "clip.mp4")
    with pytest.raises(AvatarError, match="cannot be read: No such file"):
        read_labels(tmp_path / "none.csv", "clip.mp4")


def test_another_table_is_no_label_file(tmp_path):
    with pytest.raises(AvatarError, match="is no label file"):
        read_labels(labels(tmp_path, "a,1", head="clip,first_frame\n"), "a")


def test_a_recording_is_scored_from_end_to_end(tmp_path):
    clip = tmp_path / "cartoon.avi"
    writer = cv2.VideoWriter(str(clip), cv2.VideoWriter_fourcc(*"MJPG"), 15, (640, 480))
    for _ in range(20):
        writer.write(cv2.cvtColor(cartoon(), cv2.COLOR_RGB2BGR))
    writer.release()
    rows = ["eyes,closed,18,19,", "mouth,closed,0,19,", "eyes,closed,20,21,"]
    file = labels(tmp_path, *(f"cartoon.avi,{row}" for row in rows))
    done = subprocess.run(
        [sys.executable, "-P", "-m", "avatar", "lab", "score", "--labels", file, "--clip", clip, "--json"],
        capture_output=True,
        text=True,
        check=False,
        timeout=2 * PATIENCE_S,
    )
    assert done.returncode == 0, done.stderr
    assert "note: 1 of 3 labelled stretches begin after the last of the 20 frames" in done.stderr
    found = json.loads(done.stdout)
    for channel in ("blink", "mouth"):
        assert {"precision", "recall", "f1", "onset_lag_frames", "raw_f1"} <= set(found[channel])
    assert {"still_frames", "pose_ratio", "ours", "raw"} <= set(found["jitter"])
    assert found["frames"] == 20
    assert {"blink", "mouth", "blinks_drawn"} <= set(found["on_air"])
    assert found["on_air"]["blinks"] == 1, "of the two labelled, one is in the recording"
    assert 10 <= found["on_air"]["tracked_frames"] < 20
