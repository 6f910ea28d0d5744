"""The page of privacy: the record, the ledger, the withdrawal."""

import threading
from dataclasses import replace

import pytest

from avatar.app import agreement, places
from avatar.app.findings import Action
from avatar.app.ledger import Event
from avatar.app.standing import Standing
from avatar.app.studio.tabs.privacy import PrivacyTab
from avatar.gate import consent
from avatar.signal import Reason
from tests.app.studio.tabs.page import press, shown, texts
from tests.app.studio.waiting import heard, until
from tests.app.test_consent import enrol, events, stored
from tests.waiting import PATIENCE_S


@pytest.fixture
def agreed(backstage):
    given = agreement.give(consent.AGREEMENT)
    backstage.standing = Standing(record_id=given.record.record_id)
    return given.record


def test_the_record_is_told_in_plain_words_with_its_end(app, backstage, agreed):
    tab = shown(PrivacyTab(backstage))
    until(lambda: tab._found.in_force)
    read = " ".join(texts(tab))
    assert tab._agree.isHidden()
    assert "You agreed on" in read
    assert "It ends by itself on" in read
    assert "days" not in read.partition("It ends by itself on")[2].partition(".")[0]
    assert "You agreed" in read
    assert "consent.json" in read.replace("\u200b", "")
    assert consent.STATEMENT not in read
    press(tab, "Read what you agreed to")
    assert consent.STATEMENT in texts(tab)


def test_the_days_are_counted_when_the_end_is_near(app, backstage, agreed):
    tab = shown(PrivacyTab(backstage))
    until(lambda: tab._found.in_force)
    tab._show(replace(tab._found, days_left=59))
    assert any("in 59 days" in text for text in texts(tab))


def test_withdrawing_takes_two_presses_and_the_first_changes_nothing(app, backstage, agreed):
    """Mutants: withdraw at the first press; stay on air after the second."""
    tab = shown(PrivacyTab(backstage))
    until(lambda: tab._found.in_force)
    press(tab, "Withdraw…")
    app.processEvents()
    assert consent.is_given(places.consent_file())
    assert tab.focusWidget() is None or tab.focusWidget().text() != "Yes, withdraw now"
    press(tab, "Keep it")
    assert consent.is_given(places.consent_file())
    press(tab, "Withdraw…")
    press(tab, "Yes, withdraw now")
    assert backstage.asked[-1] == ("off air", Reason.REVOKED)
    until(lambda: not places.consent_file().exists())
    until(lambda: backstage.told)
    until(lambda: not tab._found.in_force)
    assert "You have not agreed" in texts(tab)
    wanted = heard(tab.wanted)
    press(tab, "Read and agree…")
    assert wanted == [(Action.CONSENT,)]
    assert "You withdrew your consent" in " ".join(texts(tab))


def test_a_withdrawal_waits_for_nothing_and_closing_the_window_does_not_undo_it(app, backstage, agreed):
    """Mutants: withdraw in the shared threads, which lists of devices keep busy; do not wait when closing;
    remember the passphrase."""
    tab, go_on = shown(PrivacyTab(backstage)), threading.Event()
    until(lambda: tab._found.in_force)
    enrol()
    backstage.secret = "remembered"
    for _ in range(4):
        backstage.in_background(lambda: go_on.wait(PATIENCE_S))
    press(tab, "Withdraw…")
    press(tab, "Yes, withdraw now")
    assert not places.consent_file().exists()
    assert backstage.secret is None
    go_on.set()
    backstage.close()
    assert stored() == []
    assert events()[-2:] == [Event.CONSENT_WITHDRAWN, Event.TEMPLATE_ERASED]


def test_a_ledger_that_was_touched_is_shown(app, backstage, agreed):
    path = places.ledger_file()
    path.write_bytes(path.read_bytes().replace(b"consent-given", b"gate-opened12"))
    tab = shown(PrivacyTab(backstage))
    until(lambda: any("not as it was written" in text for text in texts(tab)))
