"""``avatar enrol`` as a person sees it, with a scripted sense process."""

import sys

import pytest

from avatar.app import enrol, passphrase, places
from avatar.errors import AvatarError, ConsentError, VaultError
from avatar.gate import consent
from avatar.settings import Chosen, Settings
from avatar.signal import Reason
from tests.app.test_session import PRELUDE

CHOSEN = Chosen(Settings(), {})


@pytest.fixture
def agreed(monkeypatch):
    consent.give(places.consent_file(), consent.AGREEMENT)
    monkeypatch.setattr(passphrase, "ask_to_make", lambda *, wanted: "a long passphrase")
    monkeypatch.setattr(enrol.sandbox, "deny_network", lambda: "denied in the real program")


def command(script):
    return (sys.executable, "-c", PRELUDE + script)


def test_prompts_are_shown_with_a_schematic_face_and_success_is_written_down(agreed, capsys):
    script = """
send(Held(1, Reason.PROMPT_STRAIGHT)); send(Held(2, Reason.PROMPT_TURN_LEFT, Marks.NONE, 60))
send(Held(3, Reason.ENROLLED, Marks.NONE, 255))
"""
    assert enrol.enrol(CHOSEN, command(script)) == 0
    said = capsys.readouterr().out
    assert said.index("Look at the screen") < said.index("Turn to your left") < said.index("Nice to meet you")
    assert "o  o" in said
    assert "enrolled" in places.ledger_file().read_text()


def test_the_passphrase_goes_by_standard_input_and_nowhere_else(agreed, capsys):
    """Mutant: hand it on as an argument or in the environment."""
    script = """
import os
told = config["passphrase"] == "a long passphrase"
hidden = "a long passphrase" not in str(sys.argv) + str(dict(os.environ))
send(Held(1, Reason.ENROLLED if told and hidden else Reason.ENROL_TOO_SLOW))
"""
    assert enrol.enrol(CHOSEN, command(script)) == 0
    assert "a long passphrase" not in capsys.readouterr().out


def test_the_terminals_process_gives_up_the_network_before_the_other_is_started(agreed, monkeypatch, capsys):
    """Mutant: leave it to the sense process."""
    denied = []
    monkeypatch.setattr(enrol.sandbox, "deny_network", lambda: denied.append(True) or "as in a test")
    with pytest.raises(AvatarError, match="does not start"):
        enrol.enrol(CHOSEN, ("no such program 4711",))
    assert denied == [True]


def test_the_processs_own_reason_is_told(agreed):
    script = 'print("error: 5 tries failed\\ntry: sit in good light", file=sys.stderr); sys.exit(1)'
    with pytest.raises(AvatarError) as caught:
        enrol.enrol(CHOSEN, command(script))
    assert (caught.value.problem, caught.value.hint) == ("5 tries failed", "sit in good light")


def test_a_process_that_says_nothing_is_told_too(agreed):
    with pytest.raises(AvatarError, match="ended early"):
        enrol.enrol(CHOSEN, command("sys.exit(0)"))


def test_without_consent_nothing_starts():
    """Mutant: start and ask afterwards."""
    with pytest.raises(ConsentError, match="no consent"):
        enrol.enrol(CHOSEN, ("no such program",))


def test_every_prompt_has_a_face():
    prompts = {reason for reason in Reason if reason.name.startswith("PROMPT_")}
    assert set(enrol._FACES) == prompts


def answers(monkeypatch, *typed):
    said = iter(typed)
    monkeypatch.setattr(passphrase, "_read", lambda _prompt: next(said))


def test_a_new_passphrase_is_typed_twice_and_long_enough(monkeypatch):
    answers(monkeypatch, "short")
    with pytest.raises(VaultError, match="5 characters"):
        passphrase.ask_to_make(wanted=True)
    answers(monkeypatch, "long enough", "long enuogh")
    with pytest.raises(VaultError, match="differ"):
        passphrase.ask_to_make(wanted=True)
    answers(monkeypatch, "long enough", "long enough")
    assert passphrase.ask_to_make(wanted=True) == "long enough"


def test_no_passphrase_is_asked_where_a_keyring_holds_the_key(monkeypatch):
    monkeypatch.setattr(passphrase.keys, "needs_passphrase", lambda: False)
    assert passphrase.ask_to_make(wanted=False) is None
    assert passphrase.ask_to_open() is None


@pytest.mark.parametrize(
    ("needed", "stored", "wanted", "said"),
    [
        (True, False, False, passphrase.Need.TO_MAKE),
        (False, False, True, passphrase.Need.TO_MAKE),
        (False, False, False, passphrase.Need.NOTHING),
        (False, True, False, passphrase.Need.TO_OPEN),
    ],
)
def test_what_there_is_to_type_is_the_same_for_terminal_and_window(monkeypatch, needed, stored, wanted, said):
    monkeypatch.setattr(passphrase.keys, "needs_passphrase", lambda: needed)
    monkeypatch.setattr(passphrase.keys, "has_passphrase", lambda _folder: stored)
    assert passphrase.need(wanted=wanted) is said
