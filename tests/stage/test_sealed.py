"""The file of a sealed character: who cannot open it, and what is told when it is not whole."""

import os

import pytest

from avatar import characters
from avatar.errors import CharacterError, NotYoursError
from avatar.stage.rigs import load_rig, read_character
from avatar.stage.rigs.files import pack
from avatar.stage.sealed import is_sealed, new_salt, read_sealed, seal

KEY, OTHER = bytes(range(32)), bytes(range(1, 33))
RECORD = "6f1c0a52-9a1b-4a52-8b16-4f5f0a1f7c11"
ZIP = b"PK" + bytes(400)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "mine.avatar"
    path.write_bytes(seal(ZIP, name="mine", record_id=RECORD, salt=new_salt(), key=KEY))
    return path


def test_its_key_opens_it(file):
    found = read_sealed(file)
    assert found.name == "mine"
    assert found.open(KEY).data == ZIP
    assert is_sealed(file)


def test_nothing_of_the_character_is_in_the_file(file):
    """Mutant: a body that is not encrypted."""
    assert bytes(20) not in file.read_bytes()[160:]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_sealed_and_nothing_waits(tmp_path):
    """A list of characters, or a withdrawal, would hang.  Mutant: open it like any file."""
    os.mkfifo(tmp_path / "p.avatar")
    assert not is_sealed(tmp_path / "p.avatar")
    with pytest.raises(CharacterError, match="is not a file"):
        read_sealed(tmp_path / "p.avatar")


def test_a_name_that_a_terminal_would_obey_is_not_repeated(tmp_path):
    """Mutant: take the name as it is."""
    path = tmp_path / "forged.avatar"
    path.write_bytes(seal(ZIP, name="\x1b[2Jme", record_id=RECORD, salt=new_salt(), key=KEY))
    with pytest.raises(CharacterError) as caught:
        read_sealed(path)
    assert caught.value.problem.isprintable()


@pytest.mark.parametrize("key", [OTHER, b"", KEY[:16], KEY + KEY])
def test_another_key_is_somebody_elses(file, key):
    """Mutant: no key mark; every stranger would read that the file was changed."""
    with pytest.raises(NotYoursError, match="mine belongs to somebody else"):
        read_sealed(file).open(key)


def test_a_file_that_is_cut_anywhere_says_so(file):
    whole = file.read_bytes()
    for size in range(len(whole)):
        file.write_bytes(whole[:size])
        with pytest.raises(CharacterError, match=r"mine\.avatar: it (is cut short|was changed)"):
            read_sealed(file)


def test_a_file_with_any_byte_changed_says_so(file):
    """Mutants: no check of the head; no hash of the body."""
    whole = file.read_bytes()
    for place in range(len(whole)):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(CharacterError):
            read_sealed(file)


@pytest.mark.parametrize("change", [("name", "hers"), ("record_id", "another")])
def test_name_and_consent_record_are_bound_to_the_body(tmp_path, change):
    """Mutant: an empty head authenticated, so that a forged head opens with the old body."""
    words = {"name": "mine", "record_id": RECORD, "salt": bytes(16), "key": KEY}
    real, forged = seal(ZIP, **words), seal(ZIP, **(words | dict([change])))
    found, other = tmp_path / "a.avatar", tmp_path / "b.avatar"
    found.write_bytes(real)
    other.write_bytes(forged)
    one, two = read_sealed(found), read_sealed(other)
    object.__setattr__(two, "_body", one._body)
    object.__setattr__(two, "_nonce", one._nonce)
    with pytest.raises(CharacterError, match="changed after it was sealed"):
        two.open(KEY)


def test_a_sealed_character_is_no_rig_until_it_is_opened(tmp_path):
    packed = pack(read_character(characters.folder("robin")).files)
    path = tmp_path / "mine.avatar"
    path.write_bytes(seal(packed, name="mine", record_id=RECORD, salt=new_salt(), key=KEY))
    with pytest.raises(CharacterError, match="sealed to its owner"):
        load_rig(path)
    assert load_rig(read_sealed(path).open(KEY)).manifest.meta.name == "Robin"


def test_an_ordinary_file_and_none_are_not_sealed(tmp_path):
    (tmp_path / "plain.avatar").write_bytes(ZIP)
    assert not is_sealed(tmp_path / "plain.avatar")
    assert not is_sealed(tmp_path / "none.avatar")
    assert not is_sealed(tmp_path)


@pytest.mark.parametrize("name", ["", "a" * 49, "ä" * 25, "ab\0"])
def test_a_name_that_does_not_fit_is_refused_before_anything_is_sealed(name):
    """Mutant: let the head cut it, so that the file can never be opened again."""
    with pytest.raises(CharacterError, match="bytes"):
        seal(b"x", name=name, record_id="r", salt=new_salt(), key=bytes(32))
