"""No pixel and no template is on disk outside the vault's one file, at any moment of the flow."""

import io
import os
import secrets
import sys

import numpy as np
import pytest

from avatar import keys as key_store
from avatar.app import agreement, places
from avatar.app.cli import main
from avatar.app.journal import Journal
from avatar.app.ledger import Event
from avatar.gate import Evidence, consent
from avatar.sense.vault import FILE, Vault
from avatar.signal import Reason, encode
from tests.sense.processes import ROOT

MODEL = "ab" * 32
TEMPLATE = secrets.token_bytes(8 * 512)
PIXELS = np.random.default_rng(7).integers(0, 256, (48, 64, 3), np.uint8)

ALLOWED = {
    "consent.json",
    "last-proof",
    "ledger.jsonl",
    "ledger.key",
    "ledger.lock",
    "template.key",
    FILE,
}
"""Every file that the product may leave.  A new one needs a word in ``docs/consent.md``."""


@pytest.fixture(autouse=True)
def _here(monkeypatch, tmp_path):
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.StringIO(consent.AGREEMENT + "\n"))


def check(folder):
    """Every file below: its name is allowed, and no twelve bytes of pixels or template are in it."""
    hidden = [
        data[at : at + 12] for data in (PIXELS.tobytes(), TEMPLATE) for at in range(0, len(data) - 11, 12)
    ]
    for path in folder.rglob("*"):
        if path.is_file():
            assert path.name in ALLOWED
            content = path.read_bytes()
            assert not any(piece in content for piece in hidden), path.name


def flow(folder, look):
    """Agree, enrol, be verified, go on air, lose it, withdraw; ``look`` after each step."""
    assert main(["consent"]) == 0
    look(folder)
    record_id = consent.load(places.consent_file()).record_id
    keys = key_store.template_keys(places.vault_folder(), "a long passphrase")
    vault = Vault(places.vault_folder(), keys, MODEL)
    vault.save(TEMPLATE, record_id)
    journal = Journal(agreement.open_ledger(), record_id)
    journal.note(Event.ENROLLED)
    look(folder)
    assert vault.load(record_id) == TEMPLATE
    journal.note(Event.GATE_OPENED)
    journal.note(Event.GATE_CLOSED, Reason.NOT_OWNER)
    journal.close()
    look(folder)
    assert main(["consent", "export", str(folder / "consent.json")]) == 0
    assert main(["consent", "withdraw"]) == 0
    look(folder)


def test_nothing_is_on_disk_but_what_is_listed(tmp_path):
    """Mutants killed: ``save`` writes the template plainly beside the vault; a debug dump in the folder."""
    flow(tmp_path, check)


def test_no_file_is_even_opened_for_writing_that_is_not_listed(tmp_path):
    """The interpreter's own audit sees drafts that live for a millisecond, too."""
    opened = set()

    def witness(event, arguments):
        if event == "open" and Audit.on:
            path, _, flags = arguments
            writes = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
            if writes and isinstance(path, str | os.PathLike):
                opened.add(os.fspath(path))

    class Audit:
        on = True

    sys.addaudithook(witness)  # cannot be removed again, so it is switched off
    try:
        flow(tmp_path, lambda folder: None)
    finally:
        Audit.on = False
    names = {path.rsplit(os.sep, 1)[-1].removesuffix(".new") for path in opened if str(tmp_path) in path}
    assert names >= {"template.vault", "template.key", "ledger.jsonl"}
    assert names <= ALLOWED | {"consent"}


def test_the_search_finds_a_template_and_a_picture_that_are_there(tmp_path):
    """Keeps the tests above from passing vacuously."""
    for hidden in (TEMPLATE[100:200], PIXELS[3:5].tobytes()):
        (tmp_path / "ledger.jsonl").write_bytes(b"x" * 5 + hidden)
        with pytest.raises(AssertionError, match=r"ledger\.jsonl"):
            check(tmp_path)


def test_what_crosses_to_the_other_process_has_no_room_for_a_template():
    from avatar.signal import Held

    assert len(encode(Held(1, Reason.NOT_OWNER))) < 512
    assert not {"template", "embedding", "landmarks"} & set(Evidence.__dataclass_fields__)
