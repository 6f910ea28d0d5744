"""A running show of a sealed character: nobody sees it, nor anything in its place, before its key came."""

import pytest

from avatar import characters
from avatar.app import places
from avatar.app.part import admit, prepare
from avatar.settings import choose
from avatar.signal import Reason
from avatar.stage.ladder import Act
from avatar.stage.rigs import read_character
from avatar.stage.rigs.files import pack
from avatar.stage.sealed import new_salt, seal
from tests.app.scripted import LIVE
from tests.app.shows import show
from tests.waiting import until

KEY = bytes(range(32))
RELEASED = f"send(Released(time.monotonic_ns(), {KEY!r}))"
OTHERS = f"send(Released(time.monotonic_ns(), {KEY[::-1]!r}))"
FLAGS = {"stage.character": "mine"}


@pytest.fixture(autouse=True)
def _mine():
    file = places.characters_folder() / "mine.avatar"
    file.parent.mkdir(parents=True)
    plain = pack(read_character(characters.folder("robin")).files)
    file.write_bytes(seal(plain, name="mine", record_id="record", salt=new_salt(), key=KEY))


@pytest.mark.parametrize("parts", [(LIVE,), (OTHERS, LIVE)])
def test_a_performance_without_its_key_is_the_card_that_says_whose_it_is(parts):
    """Mutant: listen to the process itself; the stand-in, which is never to be seen, would perform."""
    seen = []
    with show(*parts, flags=FLAGS, changed=lambda status: seen.append(status.act)) as one:
        until(lambda: one.status().reason is Reason.SEALED)
        assert one.status().sealed
    assert set(seen) == {Act.CARD}


def test_with_its_key_it_performs_and_nothing_of_it_stays_when_somebody_else_is_played(monkeypatch):
    """Mutant: keep art and bitmaps with the renderer."""
    with show(RELEASED, LIVE, flags=FLAGS) as one:
        until(lambda: one.status().act is Act.PERFORM)
        renderer, forgotten = one._director.renderer, []
        monkeypatch.setattr(type(renderer), "forget", lambda self: forgotten.append(self))
        one.play(admit(prepare(choose(places.settings_file(), {"stage.character": "otto"})), "record", None))
        until(lambda: one.status().character == "otto")
        assert forgotten == [renderer]
