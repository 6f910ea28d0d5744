"""A neural network that was swapped must not be loaded."""

import shutil

import pytest

from avatar.errors import ModelError
from avatar.models import FACE_DETECTION, FACE_LANDMARKER, FACE_RECOGNITION, FOLDER, SHA256, check, load


@pytest.fixture
def copies(tmp_path):
    for name in SHA256:
        shutil.copy(FOLDER / name, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize("name", SHA256)
def test_the_shipped_files_are_the_tested_ones(name):
    assert len(load(name)) > 50_000


def test_one_flipped_bit_is_refused(copies):
    """Mutant killed: ``if found == SHA256[name]: return`` replaced by returning the bytes unchecked."""
    file = copies / FACE_LANDMARKER
    content = bytearray(file.read_bytes())
    content[1000] ^= 1
    file.write_bytes(content)
    with pytest.raises(ModelError, match=r"face_landmarker.task .* was changed") as caught:
        load(FACE_LANDMARKER, copies)
    assert "install avatar-onlyme again" in caught.value.hint


def test_a_missing_file_says_which_and_what_to_do(copies):
    (copies / FACE_DETECTION).unlink()
    with pytest.raises(ModelError, match=r"yunet.* is missing from") as caught:
        load(FACE_DETECTION, copies)
    assert caught.value.hint


def test_an_unreadable_file_is_an_error_with_a_hint_not_a_traceback(copies):
    (copies / FACE_DETECTION).unlink()
    (copies / FACE_DETECTION).mkdir()
    with pytest.raises(ModelError, match="cannot be read"):
        load(FACE_DETECTION, copies)


def test_an_unknown_name_is_refused(copies):
    with pytest.raises(ModelError, match="no model file called"):
        load("../secret", copies)


def test_the_check_for_the_doctor_names_each_file(copies):
    (copies / FACE_DETECTION).unlink()
    assert [(name, good) for name, good, _ in check(copies)] == [
        (FACE_LANDMARKER, True),
        (FACE_DETECTION, False),
        (FACE_RECOGNITION, True),
    ]
    assert all(good and not problem for _, good, problem in check())


@pytest.mark.parametrize("name", SHA256)
def test_the_notice_gives_the_sha256_and_licence_of_each_file(name):
    notice = (FOLDER / "NOTICE").read_text(encoding="utf-8")
    assert name in notice
    assert SHA256[name] in notice
    assert {p.name for p in FOLDER.iterdir() if p.suffix in {".task", ".onnx"}} == set(SHA256)
