"""Where secrets are kept, and that they can be destroyed."""

import logging
import os
import stat
import sys
import time

import keyring
import pytest
from keyring.backends import chainer, fail, null

from avatar import keys
from avatar.errors import VaultError
from avatar.keys import KeyringKeys, PassphraseKeys, PrivateFileKeys
from avatar.testing import MemoryKeys

SECRET = bytes(range(32))
PHRASE = "correct horse battery"


class Backend:
    """A keyring of the kind that Linux desktops have."""

    def __init__(self, broken=None):
        self.kept, self.broken = {}, broken

    def _fail(self):
        if self.broken:
            raise self.broken

    def get_password(self, service, name):
        self._fail()
        return self.kept.get((service, name))

    def set_password(self, service, name, text):
        self._fail()
        self.kept[service, name] = text

    def delete_password(self, service, name):
        self._fail()
        del self.kept[service, name]


def called(module, kind=Backend):
    return type("Keyring", (kind,), {"__module__": module})()


@pytest.fixture
def quick(monkeypatch):
    monkeypatch.setattr(keys, "SCRYPT_N", 2)


@pytest.fixture(params=["keyring", "private file", "passphrase", "memory"])
def store(request, tmp_path, quick):
    return {
        "keyring": lambda: KeyringKeys(Backend(), tmp_path),
        "private file": lambda: PrivateFileKeys(tmp_path / "deep" / "a.key"),
        "passphrase": lambda: PassphraseKeys(tmp_path / "deep" / "a.key", PHRASE),
        "memory": MemoryKeys,
    }[request.param]()


def test_every_store_keeps_replaces_and_destroys(store):
    assert store.get("one") is None
    assert not store.destroy("one")
    store.put("one", SECRET)
    store.put("two", b"2")
    store.put("one", SECRET[::-1])
    assert store.get("one") == SECRET[::-1]
    assert store.destroy("one")
    assert store.get("one") is None
    assert store.get("two") == b"2"


@pytest.mark.parametrize(
    ("backend", "wanted"),
    [
        (called("keyring.backends.SecretService"), True),
        (called("keyring.backends.macOS"), True),
        (called("keyring.backends.Windows"), True),
        (called("keyrings.alt.file"), False),
        (called("keyrings.cryptfile"), False),
        (called("my.keyring.backends.SecretService"), False),
        (fail.Keyring(), False),
        (null.Keyring(), False),
    ],
    ids=lambda value: type(value).__module__,
)
def test_only_the_keyrings_of_the_systems_are_used(monkeypatch, backend, wanted):
    """Mutant: accept any backend whose priority is above zero (a plain file has 0.5, one can claim 10)."""
    monkeypatch.setattr(keyring, "get_keyring", lambda: backend)
    assert keys.system_keyring() is (backend if wanted else None)
    assert keys.needs_passphrase() is not wanted


def test_of_several_keyrings_the_first_good_one_is_used(monkeypatch):
    good = called("keyring.backends.SecretService")

    class Several(chainer.ChainerBackend):
        backends = (null.Keyring(), good)

    monkeypatch.setattr(keyring, "get_keyring", lambda: Several())
    try:
        assert keys.system_keyring() is good
    finally:
        keyring.backend.KeyringBackend._classes.discard(Several)


def test_a_broken_keyring_setting_is_as_if_there_were_none(monkeypatch, caplog):
    def broken():
        raise ModuleNotFoundError("no module called nonsense")

    monkeypatch.setattr(keyring, "get_keyring", broken)
    with caplog.at_level(logging.WARNING):
        assert keys.system_keyring() is None
    assert "nonsense" in caplog.text


def test_importing_keys_loads_neither_library():
    import subprocess

    code = "import sys, avatar.keys; assert not {'keyring', 'cryptography'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_locked_keyring_is_one_sentence_that_says_what_to_do(tmp_path):
    store = KeyringKeys(Backend(RuntimeError("locked")), tmp_path)
    for call in (lambda: store.get("a"), lambda: store.put("a", b"b"), lambda: store.destroy("a")):
        with pytest.raises(VaultError, match=r"cannot be used .*locked") as caught:
            call()
        assert "unlock" in caught.value.hint


def test_each_data_folder_has_its_own_secrets_in_the_keyring(tmp_path):
    backend = Backend()
    KeyringKeys(backend, tmp_path / "a").put("key", b"a")
    assert KeyringKeys(backend, tmp_path / "b").get("key") is None


def test_foreign_text_in_the_keyring_is_not_a_secret(tmp_path):
    backend = Backend()
    store = KeyringKeys(backend, tmp_path)
    store.put("key", b"a")
    backend.kept = dict.fromkeys(backend.kept, "höchst geheim")
    with pytest.raises(VaultError, match="not one that this program wrote"):
        store.get("key")


@pytest.mark.parametrize("wrong", ["", "correct horse batterx", PHRASE + " ", PHRASE.upper()])
def test_a_wrong_passphrase_is_one_clear_sentence(tmp_path, quick, wrong):
    """Mutant: return None where the tag does not fit (it would look like 'nobody enrolled')."""
    PassphraseKeys(tmp_path / "a.key", PHRASE).put("key", SECRET)
    assert PassphraseKeys(tmp_path / "a.key", PHRASE).get("key") == SECRET
    with pytest.raises(VaultError, match="this is not the passphrase"):
        PassphraseKeys(tmp_path / "a.key", wrong).get("key")


def test_neither_passphrase_nor_secret_is_in_the_file(tmp_path, quick):
    """Mutant: the passphrase kept beside the salt."""
    import base64

    PassphraseKeys(tmp_path / "a.key", PHRASE).put("key", SECRET)
    content = (tmp_path / "a.key").read_bytes()
    packed = base64.b64decode(content.split(b'"')[3])
    for hidden in (PHRASE.encode(), SECRET, SECRET[:8], base64.b64encode(SECRET)):
        assert hidden not in content
        assert hidden not in packed


def test_a_short_passphrase_is_refused(tmp_path, quick):
    with pytest.raises(VaultError, match="has 7 letters"):
        PassphraseKeys(tmp_path / "a.key", "1234567").put("key", SECRET)
    assert not (tmp_path / "a.key").exists()


def test_the_same_secret_is_never_wrapped_the_same_way_twice(tmp_path, quick):
    store = PassphraseKeys(tmp_path / "a.key", PHRASE)
    seen = set()
    for _ in range(3):
        store.put("key", SECRET)
        seen.add((tmp_path / "a.key").read_bytes())
    assert len(seen) == 3


def test_one_guess_costs_real_time(tmp_path):
    """Mutant: ``SCRYPT_N = 2``.  180 ms on the test machine; a fifth of it is asked for here."""
    store = PassphraseKeys(tmp_path / "a.key", PHRASE)
    began = time.perf_counter()
    store.put("key", SECRET)
    assert time.perf_counter() - began > 0.036


@pytest.mark.skipif(os.name == "nt", reason="Windows has no file modes; the profile folder is private there")
@pytest.mark.parametrize("kind", ["private file", "passphrase"])
def test_key_files_are_for_this_account_only_and_leave_no_draft(tmp_path, quick, kind):
    """Mutant: ``Path.write_bytes`` (0644 under the usual umask)."""
    path = tmp_path / "a.key"
    store = PrivateFileKeys(path) if kind == "private file" else PassphraseKeys(path, PHRASE)
    store.put("key", SECRET)
    store.put("other", SECRET)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["a.key"]


@pytest.mark.parametrize("content", [b"", b"[]", b'{"key": 7}', b"\xff", b'{"key": "not base64!"}'])
def test_a_damaged_key_file_is_one_sentence_and_can_still_be_destroyed(tmp_path, quick, content):
    path = tmp_path / "a.key"
    path.write_bytes(content)
    for store in (PassphraseKeys(path, PHRASE), PrivateFileKeys(path)):
        with pytest.raises(VaultError, match="cannot be read"):
            store.get("key")
    assert PassphraseKeys(path, PHRASE).destroy("key")
    assert not path.exists()


def test_a_full_disk_keeps_the_old_key_and_no_draft(tmp_path, monkeypatch):
    path = tmp_path / "a.key"
    PrivateFileKeys(path).put("key", b"old")

    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(VaultError, match="No space left"):
        PrivateFileKeys(path).put("key", b"new")
    monkeypatch.undo()
    assert PrivateFileKeys(path).get("key") == b"old"
    assert not (tmp_path / "a.key.new").exists()


def test_erasing_overwrites_before_it_removes(tmp_path):
    """Mutant: only ``unlink``: a second name of the file would still show the bytes."""
    path, witness = tmp_path / "a", tmp_path / "witness"
    path.write_bytes(SECRET * 100)
    os.link(path, witness)
    assert keys.erase(path)
    assert not path.exists()
    assert len(witness.read_bytes()) == 3200
    assert SECRET[:6] not in witness.read_bytes()
    assert not keys.erase(path)


def test_what_was_overwritten_has_reached_the_disk_before_the_name_goes(tmp_path, monkeypatch):
    """Mutant: leave out ``fsync``; the noise would stay in memory, and the secret on the disk."""
    path, synced = tmp_path / "a", []
    path.write_bytes(SECRET)
    monkeypatch.setattr(os, "fsync", lambda _descriptor: synced.append((path.exists(), path.read_bytes())))
    keys.erase(path)
    ((was_there, content),) = synced
    assert was_there
    assert len(content) == len(SECRET)
    assert content != SECRET


def test_without_keyring_and_passphrase_there_is_no_template_key(tmp_path, monkeypatch):
    monkeypatch.setattr(keys, "system_keyring", lambda: None)
    with pytest.raises(VaultError, match="needs a passphrase"):
        keys.template_keys(tmp_path, None)
    with pytest.raises(VaultError, match="needs a passphrase"):
        keys.template_keys(tmp_path, "")
    assert isinstance(keys.template_keys(tmp_path, PHRASE), PassphraseKeys)
    assert isinstance(keys.ledger_keys(tmp_path), PrivateFileKeys)


def test_a_key_that_was_stored_under_a_passphrase_is_looked_for_there_also_beside_a_keyring(
    tmp_path, monkeypatch, quick
):
    monkeypatch.setattr(keys, "system_keyring", lambda: None)
    keys.template_keys(tmp_path, PHRASE).put("key", SECRET)
    monkeypatch.setattr(keys, "system_keyring", lambda: Backend())
    assert keys.template_keys(tmp_path, PHRASE).get("key") == SECRET


def test_a_passphrase_that_is_given_is_used_also_beside_a_keyring(tmp_path, monkeypatch, quick):
    """For who cannot blink or turn: it stands in for a prompt.  Mutant: the keyring first, always."""
    backend = Backend()
    monkeypatch.setattr(keys, "system_keyring", lambda: backend)
    keys.template_keys(tmp_path, PHRASE).put("key", SECRET)
    assert not backend.kept
    with pytest.raises(VaultError, match="needs a passphrase"):
        keys.template_keys(tmp_path, None)
    with pytest.raises(VaultError, match="not the passphrase"):
        keys.template_keys(tmp_path, "another passphrase").get("key")


def test_with_a_keyring_everything_is_there_and_no_file_is_written(tmp_path, monkeypatch):
    backend = Backend()
    monkeypatch.setattr(keys, "system_keyring", lambda: backend)
    keys.template_keys(tmp_path, None).put("key", SECRET)
    keys.ledger_keys(tmp_path).put("other", SECRET)
    assert len(backend.kept) == 2
    assert [one for one in tmp_path.iterdir() if one.is_file()] == []
    assert keys.destroy_template_key(tmp_path, "key")
    assert len(backend.kept) == 1


def test_the_key_is_destroyed_wherever_it_is_and_without_passphrase(tmp_path, monkeypatch, quick):
    """Mutant: look in the keyring only."""
    backend = Backend()
    PassphraseKeys(tmp_path / keys.TEMPLATE_FILE, PHRASE).put("key", SECRET)
    KeyringKeys(backend, tmp_path).put("key", SECRET)
    monkeypatch.setattr(keys, "system_keyring", lambda: backend)
    assert keys.destroy_template_key(tmp_path, "key")
    assert not backend.kept
    assert not (tmp_path / keys.TEMPLATE_FILE).exists()
    assert not keys.destroy_template_key(tmp_path, "key")


def test_the_real_library_under_the_tests_finds_no_keyring():
    """So that no test writes to a developer's keyring."""
    assert keys.system_keyring() is None
    assert isinstance(keyring.get_keyring(), fail.Keyring)
