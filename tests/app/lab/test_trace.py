"""What the lab says when the sense process gives up."""

import os
import shutil
import subprocess
import sys

import pytest

from avatar.app.lab.trace import complaint
from avatar.models import FACE_LANDMARKER
from avatar.stage.outputs.video_file import VideoFile
from tests.sense.processes import ROOT
from tests.stage.outputs.pictures import bars
from tests.waiting import PATIENCE_S

WORDS = [
    (b"error: the model was changed\ntry: install again\n", "the model was changed", "install again"),
    (b"W0000 a library\nerror: no\ntry: yes\nnative last words\n", "no", "yes"),
    (b"error: first\ntry: one\nerror: second\n", "second", "give another recording"),
    (b"Killed\n", "Killed", "give another recording"),
    (b"", "it gave no reason", "give another recording"),
    (b"error: \xff\ntry: \xfe\n", "\ufffd", "\ufffd"),
]


@pytest.mark.parametrize(("said", "problem", "hint"), WORDS)
def test_the_sense_processs_own_problem_and_hint_are_passed_on(said, problem, hint):
    found = complaint(said)
    assert found[0] == problem
    assert found[1].startswith(hint)


@pytest.fixture(scope="module")
def changed(tmp_path_factory):
    """A copy of the program whose tracker was tampered with, and a recording."""
    folder = tmp_path_factory.mktemp("changed")
    shutil.copytree(ROOT / "avatar", folder / "avatar", ignore=shutil.ignore_patterns("__pycache__"))
    with (folder / "avatar" / "models" / FACE_LANDMARKER).open("ab") as model:
        model.write(b"one byte more")
    video = VideoFile(folder / "clip.mp4", 320, 180)
    for number in range(3):
        video.show(bars(number))
    video.close()
    return folder


@pytest.mark.parametrize(
    "words", [["trace", "clip.mp4", "--out", "out.jsonl"], ["bench", "--clip", "clip.mp4"]]
)
def test_a_changed_model_is_told_with_its_own_fix(changed, words):
    """Mutant: the hint for a bad recording, whatever went wrong."""
    done = subprocess.run(
        [sys.executable, "-P", "-m", "avatar", "lab", *words],
        cwd=changed,
        env=os.environ | {"PYTHONPATH": str(changed)},
        capture_output=True,
        text=True,
        check=False,
        timeout=2 * PATIENCE_S,
    )
    assert done.returncode == 1, done.stderr
    problem, hint = done.stderr.splitlines()
    assert f"{FACE_LANDMARKER} in {changed}" in problem
    assert "was changed" in problem
    assert hint.startswith("try: install avatar-onlyme again")
    assert not (changed / "out.jsonl").exists()
