"""What is kept is told whole: every file that the program writes has its kind and its end."""

from avatar import keys
from avatar.app import kept, places
from avatar.app.kept import Kind, Until
from avatar.sense import vault


def test_nothing_is_kept_at_first():
    assert kept.look() == []


def test_every_file_that_the_program_writes_is_known_by_name():
    names = (
        places.consent_file().name,
        vault.FILE,
        vault.LAST_PROOF,
        vault.HABITS,
        keys.TEMPLATE_FILE,
        keys.LEDGER_FILE,
        places.ledger_file().name,
    )
    folder = places.vault_folder()
    folder.mkdir(parents=True)
    for name in (*names, "stray"):
        (folder / name).write_bytes(b"x" * 10)
    found = {one.path.name: one for one in kept.look()}
    assert [name for name, one in found.items() if one.kind is Kind.OTHER] == ["stray"]
    assert set(names) < set(found)
    assert found[vault.FILE].encrypted
    assert found[vault.FILE].until is Until.WITHDRAWN
    assert found[places.ledger_file().name].until is Until.DELETED


def test_folders_are_counted_whole():
    own = places.characters_folder() / "fox"
    own.mkdir(parents=True)
    (own / "a").write_bytes(b"x" * 100)
    (own / "b").write_bytes(b"x" * 50)
    (one,) = kept.look()
    assert (one.kind, one.size) == (Kind.CHARACTERS, 150)


def test_settings_come_last_and_the_most_personal_first():
    places.settings_file().parent.mkdir(parents=True)
    places.settings_file().write_text("")
    places.consent_file().parent.mkdir(parents=True)
    places.consent_file().write_text("{}")
    assert [one.kind for one in kept.look()] == [Kind.CONSENT, Kind.SETTINGS]
