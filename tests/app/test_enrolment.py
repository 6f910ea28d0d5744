"""The enrolling process as the drawing side sees it: prompts, success, an error, or left half-way."""

import os
import sys
import threading

import pytest

from avatar.app import agreement
from avatar.app.enrolment import Enrolment
from avatar.app.session import SenseConfig
from avatar.errors import AvatarError
from avatar.signal import Reason
from tests.app.test_session import PRELUDE
from tests.waiting import PATIENCE_S

CONFIG = SenseConfig(camera=None, test_source=False, consent_path="none", vault_folder="none")


def enrolment(script):
    return Enrolment(CONFIG, "a record", (sys.executable, "-c", PRELUDE + script))


def events():
    return [entry.event for entry in agreement.open_ledger().verify().entries]


def test_prompts_come_one_by_one_and_success_is_the_last_and_in_the_ledger():
    script = """
send(Held(1, Reason.PROMPT_STRAIGHT)); send(Held(2, Reason.ENROLLED)); send(Held(3, Reason.NO_FACE))
"""
    with enrolment(script) as one:
        assert [held.reason for held in one.prompts()] == [Reason.PROMPT_STRAIGHT, Reason.ENROLLED]
    assert events() == ["enrolled"]
    assert one.warnings == ()


def test_a_performance_in_between_is_nothing_that_an_enrolment_knows():
    with enrolment("send(Live(1, Performance())); send(Held(2, Reason.ENROLLED))") as one:
        assert [held.reason for held in one.prompts()] == [Reason.ENROLLED]


def test_an_error_is_told_in_the_processs_own_words_as_plain_letters():
    script = 'sys.stderr.buffer.write(b"error: 5 tries \\xff\\ntry: more light\\n"); sys.exit(1)'
    with enrolment(script) as one, pytest.raises(AvatarError) as caught:
        list(one.prompts())
    assert (caught.value.problem, caught.value.hint) == ("5 tries ?", "more light")


@pytest.mark.parametrize("ends", ["sys.stdin.read()", "import signal; time.sleep(600)"])
def test_leaving_from_another_thread_ends_the_process_also_one_that_hangs_and_is_no_error(ends, monkeypatch):
    """Mutant: wait for the process without end."""
    monkeypatch.setattr("avatar.app.enrolment._PATIENCE_S", 0.2)
    script = f"send(Held(os.getpid(), Reason.PROMPT_STRAIGHT)); {ends}"
    seen, came = [], threading.Event()

    def watch():
        with enrolment("import os\n" + script) as one:
            left.append(one)
            for held in one.prompts():
                seen.append(held)
                came.set()

    left = []
    watcher = threading.Thread(target=watch)
    watcher.start()
    assert came.wait(PATIENCE_S)
    left[0].leave()
    watcher.join(PATIENCE_S)
    assert not watcher.is_alive()
    assert [held.reason for held in seen] == [Reason.PROMPT_STRAIGHT]
    with pytest.raises(ProcessLookupError):
        os.kill(seen[0].captured_ns, 0)
    assert events() == []


def test_a_program_that_does_not_start_is_an_error_with_a_hint():
    with pytest.raises(AvatarError, match="does not start"), Enrolment(CONFIG, "", ("no-such-program",)):
        pass


def test_a_ledger_that_cannot_be_written_is_a_warning_and_the_owner_is_enrolled(monkeypatch):
    from avatar.app import places

    places.ledger_file().mkdir(parents=True)
    with enrolment("send(Held(2, Reason.ENROLLED))") as one:
        assert [held.reason for held in one.prompts()] == [Reason.ENROLLED]
    assert one.warnings
