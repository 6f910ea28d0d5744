"""The encrypted template: what is wrong with it is told apart, and nothing of it comes out."""

import json
import os
import stat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avatar import keys as key_store
from avatar.errors import VaultError
from avatar.sense import vault as vaults
from avatar.sense.vault import FILE, KEY, Fault, UnusableTemplateError, Vault
from avatar.testing import MemoryKeys
from tests.sense.processes import finish, start
from tests.waiting import PATIENCE_S

MODEL, OTHER_MODEL = "ab" * 32, "cd" * 32
TEMPLATE = bytes(range(256)) * 20
RECORD = "6f1c0a52-9a1b-4a52-8b16-4f5f0a1f7c11"


@pytest.fixture
def keys():
    return MemoryKeys()


@pytest.fixture
def vault(tmp_path, keys):
    made = Vault(tmp_path, keys, MODEL)
    made.save(TEMPLATE, RECORD)
    return made


def fault(vault, record=RECORD):
    with pytest.raises(UnusableTemplateError) as caught:
        vault.load(record)
    assert caught.value.hint
    return caught.value.fault


def test_what_was_saved_is_loaded(vault):
    assert vault.exists()
    assert vault.load(RECORD) == TEMPLATE


def test_nothing_else_is_on_disk_and_nobody_else_may_read_it(vault, tmp_path):
    """Mutants: the draft left behind; mode 0644."""
    files = [path for path in tmp_path.iterdir() if path.is_file()]
    assert [path.name for path in files] == [FILE]
    if os.name != "nt":
        assert stat.S_IMODE(files[0].stat().st_mode) == 0o600
    content = files[0].read_bytes()
    assert len(content) == len(TEMPLATE) + 116
    assert all(TEMPLATE[at : at + 8] not in content for at in range(0, 256, 8))
    assert RECORD.encode() not in content


def test_every_save_has_its_own_key_and_nonce(vault, tmp_path, keys):
    """Mutant: a key that is kept over saves (the nonce is then all that protects)."""
    seen = set()
    for _ in range(4):
        vault.save(TEMPLATE, RECORD)
        seen |= {keys.found[KEY], (tmp_path / FILE).read_bytes()}
    assert len(seen) == 8
    assert vault.load(RECORD) == TEMPLATE


def test_nobody_enrolled_is_told_apart(tmp_path, keys):
    assert fault(Vault(tmp_path, keys, MODEL)) is Fault.MISSING


def test_the_template_of_another_consent_is_not_used(vault):
    """Mutant: the record id left out of the header and its check."""
    assert fault(vault, "another record") is Fault.OTHER_RECORD


def test_the_template_of_another_model_is_not_used(vault, tmp_path, keys):
    assert fault(Vault(tmp_path, keys, OTHER_MODEL)) is Fault.OTHER_MODEL


def test_a_missing_and_a_wrong_key_are_told_apart(vault, keys):
    keys.found[KEY] = bytes(32)
    assert fault(vault) is Fault.WRONG_KEY
    keys.found[KEY] = b"short"
    assert fault(vault) is Fault.WRONG_KEY
    keys.found.clear()
    assert fault(vault) is Fault.NO_KEY


def test_a_locked_keyring_is_not_a_missing_key(vault, keys):
    keys.problem = VaultError("the keyring is locked", hint="unlock it")
    with pytest.raises(VaultError, match="locked"):
        vault.load(RECORD)


def test_every_cut_is_noticed(vault, tmp_path):
    whole = (tmp_path / FILE).read_bytes()
    for size in [*range(140), len(whole) - 17, len(whole) - 1]:
        (tmp_path / FILE).write_bytes(whole[:size])
        assert fault(vault) is Fault.TRUNCATED
    (tmp_path / FILE).write_bytes(whole + b"\0")
    assert fault(vault) is Fault.TAMPERED


@given(place=st.integers(0, len(TEMPLATE) + 115), flip=st.integers(1, 255))
def test_every_flipped_bit_is_noticed(tmp_path_factory, place, flip):
    """Mutants: no AAD; the exception of the tag swallowed."""
    folder = tmp_path_factory.mktemp("flip")
    vault = Vault(folder, MemoryKeys(), MODEL)
    vault.save(TEMPLATE, RECORD)
    content = bytearray((folder / FILE).read_bytes())
    content[place] ^= flip
    (folder / FILE).write_bytes(content)
    assert fault(vault) is Fault.TAMPERED


def test_a_header_that_is_forged_with_its_check_still_does_not_open(vault, tmp_path):
    """The check is only for kind words; GCM decides.  Mutant: ``decrypt(nonce, body, b"")`` on both sides."""
    import hashlib

    content = (tmp_path / FILE).read_bytes()
    head = bytearray(content[:92])
    head[8:40] = hashlib.sha256(b"the thief's record").digest()
    (tmp_path / FILE).write_bytes(bytes(head) + hashlib.sha256(head).digest()[:8] + content[100:])
    assert fault(vault, "the thief's record") is Fault.TAMPERED


def test_a_file_far_too_large_is_not_read_whole(vault, tmp_path):
    with (tmp_path / FILE).open("r+b") as file:
        file.truncate(1 << 40)
    assert fault(vault) is Fault.TAMPERED


@pytest.mark.parametrize("size", [0, vaults.LARGEST + 1])
def test_an_impossible_template_is_not_saved(tmp_path, keys, size):
    with pytest.raises(VaultError, match="a template has"):
        Vault(tmp_path, keys, MODEL).save(bytes(size), RECORD)
    assert not keys.found


def test_a_full_disk_leaves_no_half_template(vault, tmp_path, monkeypatch):
    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(VaultError, match="No space left"):
        vault.save(TEMPLATE, RECORD)
    monkeypatch.undo()
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [FILE]


def test_forgetting_destroys_key_and_file_and_can_be_repeated(vault, tmp_path, keys):
    assert vault.forget()
    assert not keys.found
    assert [path for path in tmp_path.iterdir() if path.is_file()] == []
    assert not vault.forget()
    assert fault(vault) is Fault.MISSING


def test_a_draft_of_a_killed_process_is_forgotten_too(vault, tmp_path):
    """Mutant: erase the file only."""
    (tmp_path / f"{FILE}.new").write_bytes((tmp_path / FILE).read_bytes())
    vault.forget()
    assert [path for path in tmp_path.iterdir() if path.is_file()] == []


def test_where_the_key_cannot_be_reached_the_file_goes_all_the_same_and_it_is_said(vault, tmp_path):
    """Here the key is in memory, so out of reach of ``forget``."""
    with pytest.raises(VaultError, match="its key was not found"):
        vaults.forget(tmp_path)
    assert not (tmp_path / FILE).exists()
    assert vaults.forget(tmp_path) == (False, False)


def test_where_the_keyring_is_locked_the_file_goes_all_the_same(vault, tmp_path, monkeypatch):
    class Locked:
        def get_password(self, service, name):
            raise RuntimeError("locked")

    monkeypatch.setattr(key_store, "system_keyring", lambda: Locked())
    with pytest.raises(VaultError, match="locked"):
        vaults.forget(tmp_path)
    assert not (tmp_path / FILE).exists()


def test_the_time_of_the_last_proof_goes_too_and_never_stands_in_the_templates_way(tmp_path):
    """Mutant killed: the proof erased first, so that trouble with it leaves the template."""
    made = Vault(tmp_path, key_store.template_keys(tmp_path, "a long passphrase"), MODEL)
    made.save(TEMPLATE, RECORD)
    (tmp_path / vaults.LAST_PROOF).mkdir()
    with pytest.raises(VaultError, match="cannot be erased"):
        vaults.forget(tmp_path)
    assert [path for path in tmp_path.iterdir() if path.is_file()] == []
    (tmp_path / vaults.LAST_PROOF).rmdir()
    (tmp_path / vaults.LAST_PROOF).write_bytes(b"when")
    vaults.forget(tmp_path)
    assert [path for path in tmp_path.iterdir() if path.is_file()] == []


def test_the_process_erases_what_it_is_told_without_a_passphrase(tmp_path):
    made = Vault(tmp_path, key_store.template_keys(tmp_path, "a long passphrase"), MODEL)
    made.save(TEMPLATE, RECORD)
    for found in (True, False):
        process = start("forget")
        said = json.dumps({"folder": str(tmp_path)}).encode() + b"\n"
        out, err = process.communicate(said, timeout=PATIENCE_S)
        assert process.returncode == 0, err
        assert json.loads(out) == {"key": found, "template": found}
    assert [path for path in tmp_path.iterdir() if path.is_file()] == []


@pytest.mark.parametrize("line", [b"\n", b"[]\n", b'{"folder": 7}\n'])
def test_a_line_that_makes_no_sense_erases_nothing(line):
    process = start("forget")
    process.stdin.write(line)
    _, err = finish(process)
    assert process.returncode == 1
    assert "was told" in err
