"""Which step of the first start comes next: from what is on disk, never from memory."""

import itertools
import json

import pytest

from avatar.app import agreement, places
from avatar.app.studio.first.flow import (
    HABITS_FILE,
    MAY_WAIT,
    Flow,
    Found,
    Step,
    begin,
    go_on,
    look,
    put_off,
)
from avatar.gate import consent
from avatar.sense import vault
from avatar.settings import Chosen, Settings, choose

EVERYTHING = [
    Found(agreed=a, enrolled=e, chosen=c, rested=r)
    for a, e, c, r in itertools.product((False, True), repeat=4)
]
CHOSEN = Chosen(Settings(), {})
ALL = Found(agreed=True, enrolled=True, chosen=True, rested=True)


def walk(found, flow):
    """The steps of somebody who does each at once."""
    steps = []
    while flow.step is not None:
        steps.append(flow.step)
        done = {
            Step.AGREE: {"agreed": True},
            Step.INTRODUCE: {"enrolled": True},
            Step.CHARACTER: {"chosen": True},
            Step.REST: {"rested": True},
            Step.AIR: {},
        }[flow.step]
        found = Found(**{name: getattr(found, name) for name in Found.__slots__} | done)
        flow = go_on(flow, found)
    return steps


def test_a_first_start_is_five_steps_in_order():
    assert walk(Found(), begin(Found())) == list(Step)


def test_every_later_start_has_none():
    assert begin(ALL) == Flow(step=None)


@pytest.mark.parametrize("found", EVERYTHING)
def test_it_resumes_at_the_first_step_that_left_nothing_and_always_comes_to_an_end(found):
    steps = walk(found, begin(found))
    assert steps == sorted(steps, key=lambda step: step.value)
    assert all(not found.has(step) for step in steps)
    assert (steps == []) == (found == ALL)


@pytest.mark.parametrize("step", [Step.AGREE, Step.INTRODUCE, Step.CHARACTER, Step.REST])
def test_a_step_that_left_nothing_is_not_done_whatever_it_says(step):
    """Mutant: ``go_on`` takes the next step by its number."""
    names = dict(zip((Step.AGREE, Step.INTRODUCE, Step.CHARACTER, Step.REST), Found.__slots__, strict=True))
    found = Found(**dict.fromkeys(Found.__slots__, True) | {names[step]: False})
    assert go_on(Flow(step=step), found).step is step


def test_only_the_resting_face_can_wait():
    """Mutant: let the enrolment be put off."""
    assert {Step.REST} == MAY_WAIT
    for step in Step:
        after = put_off(Flow(step=step), Found(agreed=True, enrolled=True, chosen=True))
        assert after.step is (Step.AIR if step is Step.REST else step)


def test_consent_that_is_withdrawn_on_the_way_comes_first_again():
    assert go_on(Flow(step=Step.CHARACTER), Found(chosen=True)).step is Step.AGREE


def test_looking_at_an_empty_disk_finds_nothing():
    assert look(choose(places.settings_file(), {})) == Found()


def test_what_is_on_disk_is_seen():
    agreement.give(consent.AGREEMENT)
    assert look(CHOSEN) == Found(agreed=True)
    (places.vault_folder() / vault.FILE).write_bytes(b"sealed")
    assert look(CHOSEN) == Found(agreed=True, enrolled=True)
    assert vault.HABITS == HABITS_FILE
    (places.vault_folder() / HABITS_FILE).write_bytes(b"sealed")
    places.settings_file().parent.mkdir(parents=True)
    places.settings_file().write_text('stage.character = "otto"')
    chosen = choose(places.settings_file(), {})
    assert look(chosen) == ALL
    record = json.loads(places.consent_file().read_text())
    places.consent_file().write_text(json.dumps(record | {"statement_sha256": "0" * 64}))
    assert look(chosen) == Found(chosen=True), "a template of a consent that is over is nobody's"


def test_a_test_source_is_nobody_who_could_be_introduced_but_it_too_needs_an_agreement():
    """Mutant: let a test source in without consent."""
    chosen = choose(places.settings_file(), {"sense.test_source": True})
    assert begin(look(chosen)).step is Step.AGREE
    agreement.give(consent.AGREEMENT)
    assert begin(look(chosen)).step is None
