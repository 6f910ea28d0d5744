"""After withdrawal nothing biometric is left on disk: plain or encrypted, and no key."""

import base64
import io
import json
import secrets
import sys
from typing import ClassVar

import pytest

from avatar import keys as key_store
from avatar.app import places
from avatar.app.cli import main
from avatar.gate import consent
from avatar.keys import KeyringKeys
from avatar.sense.habits import HabitsFile
from avatar.sense.proof import ProofFile
from avatar.sense.reading import Reading
from avatar.sense.vault import FILE, HABITS, KEY, LAST_PROOF, Vault
from tests.sense.processes import ROOT

MODEL = "ab" * 32
PIECE = 12
"""Bytes in a row that count as a trace: 12 random bytes are in no file by chance."""


@pytest.fixture(autouse=True)
def _agreed(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setattr(sys, "stdin", io.StringIO(consent.AGREEMENT + "\n"))
    assert main(["consent"]) == 0


def traces(folder, hidden):
    """Files with a piece of what must not be there, in its plain form or in base64 or hexadecimal."""
    pieces = {hidden[at : at + PIECE] for at in range(0, len(hidden) - PIECE + 1, PIECE)}
    words = {piece.hex().encode() for piece in pieces}
    words |= {
        base64.b64encode(hidden)[at : at + 16] for at in range(0, len(hidden), 16) if at + 16 <= len(hidden)
    }
    found = []
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            found += [path.name for trace in pieces | words if trace in content]
    return sorted(set(found))


def enrol():
    """Returns template, its encrypted form, and its key; what is learnt and proven lies beside it."""
    folder = places.vault_folder()
    keys = key_store.template_keys(folder, "a long passphrase")
    template = secrets.token_bytes(8 * 512)
    Vault(folder, keys, MODEL).save(template, consent.load(places.consent_file()).record_id)
    HabitsFile(folder, template).save(Reading.start())
    ProofFile(folder, template).prove()
    return template, (folder / FILE).read_bytes(), keys.get(KEY)


def test_withdrawal_leaves_nothing_biometric_anywhere(tmp_path):
    """Mutants killed, in ``vault.forget``: the file is kept; only renamed; the key file or the habits are.

    The data, config and state folders of this test are all below ``tmp_path``.
    """
    template, encrypted, key = enrol()
    assert {HABITS, LAST_PROOF} <= {path.name for path in places.vault_folder().iterdir()}
    wrapped = base64.b64decode(json.loads((places.vault_folder() / key_store.TEMPLATE_FILE).read_text())[KEY])
    assert traces(tmp_path, encrypted) == [FILE], "the search finds what is there"
    assert traces(tmp_path, wrapped) == [key_store.TEMPLATE_FILE]
    assert traces(tmp_path, template) == traces(tmp_path, key) == []
    assert main(["consent", "withdraw"]) == 0
    for hidden in (template, encrypted, wrapped, key, b"a long passphrase"):
        assert traces(tmp_path, hidden) == []
    left = sorted(path.name for path in tmp_path.rglob("*") if path.is_file())
    assert left == ["ledger.jsonl", "ledger.key", "ledger.lock"]


def test_what_was_on_the_disk_is_overwritten(tmp_path):
    """Mutant killed: ``unlink`` alone.  A second name shows what the blocks of the file hold afterwards."""
    import os

    _, encrypted, _ = enrol()
    witnesses = []
    for name in (FILE, key_store.TEMPLATE_FILE):
        witnesses.append(tmp_path / f"{name}.witness")
        os.link(places.vault_folder() / name, witnesses[-1])
    before = [path.read_bytes() for path in witnesses]
    assert main(["consent", "withdraw"]) == 0
    for path, content in zip(witnesses, before, strict=True):
        assert path.stat().st_size == len(content)
        assert traces(path.parent, content) == []
    assert traces(tmp_path, encrypted) == []


def test_a_template_of_before_an_earlier_crash_is_gone_too(tmp_path):
    _, encrypted, _ = enrol()
    draft = places.vault_folder() / f"{FILE}.new"
    draft.write_bytes(encrypted)
    assert main(["consent", "withdraw"]) == 0
    assert traces(tmp_path, encrypted) == []


def test_a_copy_made_before_is_of_no_use_without_the_key(tmp_path, monkeypatch):
    """The key is in a keyring here, as on most systems; a backup has the file only."""
    from avatar.errors import VaultError
    from avatar.sense import vault

    class Backend:
        kept: ClassVar = {}

        def get_password(self, service, name):
            return self.kept.get(name)

        def set_password(self, service, name, text):
            self.kept[name] = text

        def delete_password(self, service, name):
            del self.kept[name]

    monkeypatch.setattr(key_store, "system_keyring", lambda: Backend())
    folder, record_id = places.vault_folder(), "record"
    stored = Vault(folder, KeyringKeys(Backend(), folder), MODEL)
    stored.save(b"template" * 64, record_id)
    backup = (folder / FILE).read_bytes()
    assert vault.forget(folder) == (True, True)
    assert not Backend.kept
    (folder / FILE).write_bytes(backup)
    with pytest.raises(VaultError, match="the key of the stored template is gone"):
        stored.load(record_id)


def test_the_end_of_consent_erases_as_withdrawal_does(tmp_path):
    """Mutant killed: ``settle`` without ``_erase``."""
    from datetime import UTC, datetime, timedelta

    from avatar.app import consent as command

    template, encrypted, key = enrol()
    command.settle(datetime.now(UTC) + timedelta(days=400))
    for hidden in (template, encrypted, key):
        assert traces(tmp_path, hidden) == []
