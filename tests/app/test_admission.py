"""Who may go on air, and what of it stands in the ledger."""

import io
import subprocess
import sys
from dataclasses import replace

import pytest

from avatar.app import agreement, places
from avatar.app.ledger import Event
from avatar.app.run import _admitted
from avatar.errors import ConsentError, VaultError
from avatar.gate import consent
from avatar.settings import Chosen, Settings

_ENROL = (
    "import sys; from pathlib import Path; from avatar.keys import template_keys\n"
    "from avatar.sense.vault import Vault; folder = Path(sys.argv[1])\n"
    "Vault(folder, template_keys(folder, 'a long passphrase'), 'ab' * 32).save(b'face' * 99, 'record')"
)
"""A stored template, as enrolment leaves it; in a process of its own, since nothing here imports sense."""


@pytest.mark.parametrize("cannot", ["nothing", "blink", "turn", "both"])
def test_a_passphrase_that_stands_in_for_movements_is_written_in_the_ledger(monkeypatch, cannot):
    """Mutants: never written; written for everybody who has one."""
    consent.give(places.consent_file(), consent.AGREEMENT)
    subprocess.run([sys.executable, "-c", _ENROL, str(places.vault_folder())], check=True)
    monkeypatch.setattr(sys, "stdin", io.StringIO("a long passphrase\n"))
    settings = Settings()
    settings = replace(settings, gate=replace(settings.gate, cannot=cannot))
    record_id, secret = _admitted(Chosen(settings, {}))
    assert secret == "a long passphrase"
    written = [one for one in agreement.open_ledger().verify().entries if one.event is Event.PASSPHRASE_USED]
    assert [one.record_id for one in written] == ([] if cannot == "nothing" else [record_id])


@pytest.mark.parametrize("cannot", ["blink", "turn", "both"])
def test_movements_are_left_out_only_for_a_template_with_a_passphrase(monkeypatch, cannot):
    """Mutant: go on, and the card asks for a passphrase that there is none of."""
    consent.give(places.consent_file(), consent.AGREEMENT)
    monkeypatch.setattr("avatar.app.run.is_enrolled", lambda: True)
    settings = replace(Settings(), gate=replace(Settings().gate, cannot=cannot))
    with pytest.raises(VaultError, match="needs a passphrase, and your template has none") as caught:
        _admitted(Chosen(settings, {}))
    assert "avatar enrol" in caught.value.hint


def test_a_file_that_asks_for_voice_alone_starts_nothing_that_listens(monkeypatch):
    """Mutant: leave the choice out of ``avatar run``; somebody else's file would be one."""
    consent.give(places.consent_file(), consent.AGREEMENT)
    monkeypatch.setattr(sys, "stdin", io.StringIO("a long passphrase\n"))
    settings = replace(Settings(), sense=replace(Settings().sense, microphone="alone", test_source=True))
    with pytest.raises(ConsentError, match="must be chosen at each start"):
        _admitted(Chosen(settings, {"sense.microphone": "avatar.toml"}))
