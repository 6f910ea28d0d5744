"""``avatar characters seal`` and ``unseal``: what is left on the disk, and who may."""

import pytest

from avatar import characters
from avatar.app import agreement, places, roster, seal
from avatar.app.characters import describe
from avatar.app.cli import main
from avatar.clock import FakeClock
from avatar.errors import AvatarError, CharacterError, NotYoursError, UsageError, VaultError
from avatar.gate import consent
from avatar.performance import Performance
from avatar.settings import choose
from avatar.signal import Held, Live, Reason
from avatar.stage import cards
from avatar.stage.rigs import load_rig, read_character
from avatar.stage.rigs.files import pack
from avatar.stage.sealed import is_sealed, read_sealed

KEY, OTHER = bytes(range(32)), bytes(range(1, 33))


class Gate:
    """Opens after three looks, and gives its key, if it has one."""

    key, opens, problem = KEY, True, ""
    reason = Reason.PROMPT_BLINK_TWICE

    def __init__(self, config, clock):
        self.config, self.clock, self.looks, self.closed = config, clock, 0, False
        Gate.last = self

    def wait(self, timeout_s):
        self.clock.at_s += timeout_s
        self.looks += 1
        if self.looks < 3 or not self.opens:
            return Held(0, self.reason)
        return Live(0, Performance())

    def take_key(self):
        return self.key if self.looks >= 3 and self.opens else None

    def close(self):
        self.closed = True


@pytest.fixture
def mine(monkeypatch):
    """An imported character, consent, and somebody enrolled."""
    consent.give(places.consent_file(), consent.AGREEMENT)
    (places.vault_folder() / "template.vault").write_bytes(b"one")
    monkeypatch.setattr(seal.passphrase, "ask_to_open", lambda: None)
    monkeypatch.setattr(seal.sandbox, "deny_network", lambda: "as in a test")
    path = places.characters_folder() / "mine.avatar"
    path.parent.mkdir(parents=True)
    path.write_bytes(pack(read_character(characters.folder("robin")).files))
    monkeypatch.setattr(Gate, "key", KEY)
    monkeypatch.setattr(Gate, "opens", True)
    return path


def chosen():
    return choose(places.settings_file(), {})


def run(call, name="mine"):
    return call(name, chosen(), Gate, FakeClock())


def test_sealed_and_opened_again_it_is_the_same_file(mine, capsys):
    before = mine.read_bytes()
    assert run(seal.seal_one) == 0
    assert is_sealed(mine)
    assert before[:200] not in mine.read_bytes()
    assert [path.name for path in mine.parent.iterdir()] == ["mine.avatar"], "nothing plain is left beside it"
    assert Gate.last.closed
    assert Gate.last.config.makes_key
    said = capsys.readouterr().out
    assert "can never be opened again" in said
    assert run(seal.unseal_one) == 0
    assert mine.read_bytes() == before
    assert not Gate.last.config.makes_key
    assert load_rig(mine).manifest.meta.name == "Robin"


def test_only_the_terminal_has_the_passphrase_typed_anew_and_neither_listens(mine):
    """Mutants: count whatever secret there is as typed now; leave the microphone as the settings say."""
    heard = choose(places.settings_file(), {"sense.microphone": "with camera"})
    seal.seal_one("mine", heard, Gate, FakeClock())
    assert Gate.last.config.typed_now
    assert Gate.last.config.microphone == "off"
    window = seal.Talk(secret=lambda: "remembered", say=lambda _text: None, typed_now=False)
    seal.unseal_one("mine", heard, Gate, FakeClock(), window)
    assert Gate.last.config.passphrase == "remembered"
    assert not Gate.last.config.typed_now


@pytest.mark.parametrize(
    ("cannot", "events"), [("nothing", ["gate-opened"]), ("both", ["passphrase-used", "gate-opened"])]
)
def test_the_ledger_knows_that_a_key_was_released_and_what_stood_in_for_prompts(mine, cannot, events):
    """Mutants: a key that leaves no line; a passphrase in the place of movements that leaves none."""
    helped = choose(places.settings_file(), {"gate.cannot": cannot})
    typed = seal.Talk(secret=lambda: "a long passphrase", say=lambda _text: None)
    record = consent.load(places.consent_file())
    for call in (seal.seal_one, seal.unseal_one):
        call("mine", helped, Gate, FakeClock(), typed)
    entries = agreement.open_ledger().verify().entries
    assert [one.event.value for one in entries] == events * 2
    assert {one.record_id for one in entries} == {record.record_id}


def test_a_folder_is_sealed_too_and_nothing_plain_stays(mine):
    """Mutant: remove only files."""
    folder = mine.with_suffix("")
    folder.mkdir()
    for file in characters.folder("robin").glob("character.*"):
        (folder / file.name).write_bytes(file.read_bytes())
    mine.unlink()
    run(seal.seal_one)
    assert [path.name for path in mine.parent.iterdir()] == ["mine.avatar"]
    assert is_sealed(mine)


def test_two_characters_have_two_salts(mine):
    """Mutant: one salt for all; a key released for one would open the other."""
    other = mine.with_name("other.avatar")
    other.write_bytes(mine.read_bytes())
    run(seal.seal_one)
    run(seal.seal_one, "other")
    assert read_sealed(mine).salt != read_sealed(other).salt


def test_the_key_of_another_profile_unseals_nothing(mine, monkeypatch):
    run(seal.seal_one)
    before = mine.read_bytes()
    monkeypatch.setattr(Gate, "key", OTHER)
    with pytest.raises(NotYoursError):
        run(seal.unseal_one)
    monkeypatch.setattr(Gate, "key", None)
    with pytest.raises(VaultError, match="there is no key for it"):
        run(seal.unseal_one)
    assert mine.read_bytes() == before


@pytest.mark.parametrize("call", [seal.seal_one, seal.unseal_one])
def test_a_gate_that_stays_shut_changes_nothing_and_is_not_waited_for_for_ever(mine, monkeypatch, call):
    """Mutant: no limit."""
    if call is seal.unseal_one:
        run(seal.seal_one)
    before = mine.read_bytes()
    monkeypatch.setattr(Gate, "opens", False)
    with pytest.raises(VaultError, match="did not open"):
        run(call)
    assert mine.read_bytes() == before
    assert Gate.last.closed


@pytest.mark.parametrize(
    "reason", [Reason.VAULT_LOCKED, Reason.MODEL_CHANGED, Reason.CAMERA_DENIED, Reason.CAMERA_MISSING]
)
def test_what_waiting_does_not_mend_ends_at_once_with_the_reason(mine, monkeypatch, reason):
    """Mutants: wait two minutes; "did not open" without a word why."""
    monkeypatch.setattr(Gate, "opens", False)
    monkeypatch.setattr(Gate, "reason", reason)
    monkeypatch.setattr(Gate, "problem", "it said so itself")
    with pytest.raises(VaultError, match="it said so itself") as caught:
        run(seal.seal_one)
    assert cards.WORDS[reason].title in caught.value.problem
    assert cards.WORDS[reason].line in caught.value.hint
    assert Gate.last.clock.at_s < 1.0
    assert not is_sealed(mine)


def test_the_last_stern_reason_is_told_when_time_is_up(mine, monkeypatch):
    monkeypatch.setattr(Gate, "opens", False)
    monkeypatch.setattr(Gate, "reason", Reason.NOT_OWNER)
    with pytest.raises(VaultError, match=cards.WORDS[Reason.NOT_OWNER].title):
        run(seal.seal_one)


@pytest.mark.parametrize("as_folder", [False, True])
def test_a_sealed_file_that_cannot_take_its_place_leaves_the_plain_one_where_it_was(
    mine, monkeypatch, as_folder
):
    """Mutants: leave it aside; erase before the sealed one is there; advise to delete the only copy."""
    plain = mine
    if as_folder:
        plain = mine.with_suffix("")
        plain.mkdir()
        for file in characters.folder("robin").glob("character.*"):
            (plain / file.name).write_bytes(file.read_bytes())
        mine.unlink()
    before = pack(read_character(plain).files)
    sealing = seal._replace
    monkeypatch.setattr(
        seal, "_replace", lambda plain, draft, target: sealing(plain, draft, target / "no such folder")
    )
    with pytest.raises(AvatarError, match="was not sealed") as caught:
        run(seal.seal_one)
    assert "delete" not in caught.value.hint
    assert pack(read_character(plain).files) == before
    assert [path.name for path in mine.parent.iterdir()] == [plain.name]


def test_a_built_in_character_is_everybodys(mine):
    with pytest.raises(UsageError, match="built-in"):
        run(seal.seal_one, "robin")


def test_without_an_owner_there_is_nobody_to_seal_to(mine):
    """Mutant: seal with whatever key comes."""
    (places.vault_folder() / "template.vault").unlink()
    with pytest.raises(VaultError, match="nobody is enrolled"):
        run(seal.seal_one)


def test_twice_is_told(mine):
    run(seal.seal_one)
    with pytest.raises(CharacterError, match="sealed already"):
        run(seal.seal_one)
    run(seal.unseal_one)
    with pytest.raises(CharacterError, match="not sealed"):
        run(seal.unseal_one)


def test_the_list_says_that_it_is_sealed_and_withdrawing_says_what_is_lost(mine, capsys, monkeypatch):
    run(seal.seal_one)
    entry = next(one for one in roster.everyone() if one.name == "mine")
    assert describe(entry)["performers"] == "sealed to its owner"
    assert not describe(entry)["problem"]
    capsys.readouterr()
    from tests.sense.processes import ROOT

    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    main(["consent", "withdraw"])
    assert "Sealed to you, and never to be opened again: mine." in capsys.readouterr().out
