"""How often the guard is wrong, on drawn pictures, half of them given as what they are not."""

import json

import pytest
from PIL import Image

from avatar.app import photoreal
from avatar.app.cli import main
from avatar.app.lab import guard
from avatar.stage.rigs.photoreal import Verdict
from tests.sense.drawing import cartoon


@pytest.fixture
def folders(tmp_path):
    for kind in ("photos", "art"):
        (tmp_path / kind / "deep").mkdir(parents=True)
        Image.fromarray(cartoon()).save(tmp_path / kind / "deep" / "face.PNG")
    (tmp_path / "art" / "broken.jpg").write_bytes(b"no picture")
    (tmp_path / "art" / "notes.txt").write_text("no picture either")
    return ["lab", "guard", "--photos", str(tmp_path / "photos"), "--art", str(tmp_path / "art")]


def test_a_drawing_is_right_among_art_and_a_mistake_among_photographs(folders, capsys):
    """Mutant: swap the two kinds."""
    assert main([*folders, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["art"]["wrong"], found["art"]["pictures"], found["art"]["upper_95"]) == (0, 1, 0.95)
    assert found["photos"]["rate"] == found["photos"]["upper_95"] == 1
    assert found["photos"]["wrong_files"][0].endswith("face.PNG")
    assert found["art"]["by_fallback"] == 0
    assert len(found["art"]["unread_files"]) == 1


def test_what_the_fallback_decided_is_counted_apart(folders, capsys, monkeypatch):
    """Mutant: its verdicts pass for the guard's own."""
    monkeypatch.setattr(guard, "judge", lambda rgb: Verdict(True, "looks like one", "the whole picture"))
    assert main(folders) == 0
    said = capsys.readouterr()
    assert "art: 1 of 1 refused (100.0%" in said.out
    assert "1 judged without faces, 1 not judged" in said.out
    assert "broken.jpg is not a PNG" in said.err


def test_the_process_that_looks_for_faces_signs_its_verdicts(monkeypatch):
    monkeypatch.setattr(photoreal, "_known", {})
    assert photoreal.judge(cartoon()).judged_by == photoreal.BY_FACES
    assert photoreal.judge(cartoon()[:-1], ("/no/such/program",)).judged_by != photoreal.BY_FACES


@pytest.mark.parametrize("wrong", ["nothing", "photos/deep/face.PNG", "empty"])
def test_without_a_picture_it_says_what_to_give(folders, tmp_path, capsys, wrong):
    (tmp_path / "empty").mkdir()
    assert main([*folders[:-1], str(tmp_path / wrong)]) == 1
    assert "name folders" in capsys.readouterr().err
