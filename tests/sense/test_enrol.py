"""The enrolling process: what crosses, what is kept, and what is not kept when it must not be."""

import numpy as np
import pytest

from avatar.errors import AvatarError, CameraError, ConsentError, VaultError
from avatar.gate import FLOOR, consent
from avatar.gate.liveness import Prompt
from avatar.keys import template_keys
from avatar.sense import enrol as enrolling
from avatar.sense.enrolled import Terms, load_owner
from avatar.sense.identity import SIZE, Quality
from avatar.sense.run import Config
from avatar.sense.vault import CHARACTERS_KEY
from avatar.signal import Marks, Reason
from tests.sense.fakes import ScriptedCamera, ScriptedTracker

PASSPHRASE = "a passphrase of the test"


class Embedder:
    """The same face in every frame."""

    def __init__(self, model):
        pass

    def quality(self, rgb, face):
        return Quality(too_small=False, too_dark=False, turned_too_far=False)

    def embed(self, rgb, face):
        return np.eye(1, SIZE, dtype=np.float32)[0]


class Enrolment:
    """Done after four frames with a face; complains of the dark before."""

    def __init__(self, chance, cannot=frozenset()):
        self.steps, self.fails, self.complaint, self.shown = 0, 0, "", None
        self.embeddings = [np.eye(1, SIZE, dtype=np.float32)[0]] * 8

    @property
    def is_done(self):
        return self.steps >= 4

    @property
    def progress(self):
        return self.steps / 4

    def step(self, seen, features, quality, embedding):
        if seen.face is None:
            self.complaint, self.fails = "too dark", self.fails + 1
            return
        self.steps += 1
        self.shown = Prompt.SMILE if self.steps > 1 else None


class Theirs(Enrolment):
    """The same with somebody else's face."""

    def __init__(self, chance, cannot=frozenset()):
        super().__init__(chance, cannot)
        self.embeddings = [np.eye(2, SIZE, dtype=np.float32)[1]] * 8


class Wire:
    """Keeps what is sent."""

    def __init__(self):
        self.sent = []

    def send(self, signal):
        self.sent.append(signal)


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A folder with consent, and a way to enrol before a story."""

    class Place:
        folder, wire, camera, opened = tmp_path, Wire(), None, 0
        record = tmp_path / "consent.json"

        def enrol(self, story, camera=ScriptedCamera):
            self.camera = camera(story)

            def load_camera(config):
                self.opened += 1
                return self.camera, ScriptedTracker(story), None

            monkeypatch.setattr(enrolling, "load_camera", load_camera)
            config = Config(
                consent_path=str(self.record), vault_folder=str(self.folder), passphrase=PASSPHRASE
            )
            return enrolling.enrol(config, Marks.NONE, self.wire)

        def owner(self):
            terms = Terms(policy=FLOOR, has_passphrase=True)
            return load_owner(self.folder, self.record, PASSPHRASE, terms)

    monkeypatch.setattr(enrolling, "Embedder", Embedder)
    monkeypatch.setattr(enrolling, "Enrolment", Enrolment)
    consent.give(Place.record, consent.AGREEMENT)
    return Place()


def test_an_answered_enrolment_is_stored_encrypted_and_counts_as_the_proof_of_the_day(place):
    assert place.enrol("yyyyyyyy") == 0
    assert [one.reason for one in place.wire.sent][-2:] == [Reason.PROMPT_SMILE, Reason.ENROLLED]
    assert place.wire.sent[-1].progress == 255
    assert place.camera.closed
    owner = place.owner()
    assert owner is not None
    assert owner.first_gate(1000.0).owed == FLOOR.prompts_at_start


def test_only_reasons_and_progress_cross(place):
    """Mutant: send a live signal while enrolling."""
    place.enrol("byfyysyyyy")
    assert {type(one).__name__ for one in place.wire.sent} == {"Held"}
    assert Reason.CAMERA_BLACK in {one.reason for one in place.wire.sent}
    assert Reason.CAMERA_STALLED in {one.reason for one in place.wire.sent}


def test_without_consent_the_camera_is_not_even_opened(place):
    """Mutant: open first, ask afterwards."""
    consent.withdraw(place.record)
    with pytest.raises(ConsentError):
        place.enrol("yyyy")
    assert place.opened == 0
    assert place.wire.sent == []


class Withdrawing(ScriptedCamera):
    """The record goes after the second frame."""

    record = None

    def frames(self):
        for number, sight in enumerate(super().frames()):
            if number == 2:
                consent.withdraw(Withdrawing.record)
            yield sight


def test_consent_withdrawn_on_the_way_keeps_nothing(place):
    """Mutant: look at the record only at the start."""
    Withdrawing.record = place.record
    with pytest.raises(ConsentError, match="nothing was kept"):
        place.enrol("yyyyyyyy", Withdrawing)
    assert list(place.folder.iterdir()) == []
    assert place.camera.closed
    assert len(place.wire.sent) == 2, "nobody was looked at after that"


def test_consent_withdrawn_while_it_is_being_written_keeps_nothing(place, monkeypatch):
    """Mutant: leave out the last look at the record."""
    save = enrolling.ProofFile.prove
    monkeypatch.setattr(
        enrolling.ProofFile, "prove", lambda proof: (save(proof), consent.withdraw(place.record))
    )
    with pytest.raises(ConsentError, match="nothing was kept"):
        place.enrol("yyyyyyyy")
    left = [one.name for one in place.folder.iterdir()]
    assert left == []


def test_five_failed_tries_end_it_with_the_last_reason(place):
    with pytest.raises(AvatarError, match="5 tries failed, the last because of: too dark"):
        place.enrol("." * 9)
    assert {one.reason for one in place.wire.sent} == {Reason.ENROL_TOO_DARK}
    assert not (place.folder / "template.vault").exists()


def test_a_virtual_camera_is_refused_even_as_a_test_source(place, monkeypatch):
    """Mutant: hand the test source's setting on to the enrolment."""
    asked = []

    def load(config):
        asked.append(config.test_source)
        raise CameraError("virtual", hint="plug in a real one")

    monkeypatch.setattr(enrolling, "load_camera", load)
    config = Config(
        consent_path=str(place.record),
        vault_folder=str(place.folder),
        passphrase=PASSPHRASE,
        test_source=True,
    )
    with pytest.raises(CameraError):
        enrolling.enrol(config, Marks.TEST_SOURCE, place.wire)
    assert asked == [False]


def test_a_new_owner_does_not_inherit_what_was_sealed_to_another(place):
    """Mutant: keep the secret of sealed characters; who spoils the template and enrols would get them."""
    keys = template_keys(place.folder, PASSPHRASE)
    place.enrol("yyyyyyyy")
    keys.put(CHARACTERS_KEY, bytes(32))
    place.enrol("yyyyyyyy")
    assert keys.get(CHARACTERS_KEY) == bytes(32), "the same person keeps theirs"
    stored = place.folder / "template.vault"
    stored.write_bytes(stored.read_bytes()[:-1])
    place.enrol("yyyyyyyy")
    assert keys.get(CHARACTERS_KEY) is None


def test_only_the_owner_may_replace_their_template(place, monkeypatch):
    """Mutant: store whoever answers the prompts."""
    place.enrol("yyyyyyyy")
    before = (place.folder / "template.vault").read_bytes()
    monkeypatch.setattr(enrolling, "Enrolment", Theirs)
    with pytest.raises(AvatarError, match="somebody else is enrolled"):
        place.enrol("yyyyyyyy")
    assert (place.folder / "template.vault").read_bytes() == before
    monkeypatch.setattr(enrolling, "Enrolment", Enrolment)
    assert place.enrol("yyyyyyyy") == 0


def test_another_passphrase_replaces_nothing_and_opens_no_camera(place, monkeypatch):
    """Mutant: encrypt anew under whatever was typed."""
    place.enrol("yyyyyyyy")
    place.camera = None
    monkeypatch.setattr("tests.sense.test_enrol.PASSPHRASE", "another one")
    with pytest.raises(VaultError, match="not the passphrase"):
        place.enrol("yyyyyyyy")
    assert not place.camera.closed


def test_while_prompts_are_refused_the_owner_cannot_be_changed(place):
    """Mutant: enrol anew to be forgiven."""
    place.enrol("yyyyyyyy")
    (place.folder / "last-proof").unlink()
    with pytest.raises(AvatarError, match="too many prompts failed"):
        place.enrol("yyyyyyyy")
