"""What is remembered of the owner."""

import struct

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from avatar.errors import VaultError
from avatar.sense.identity import SIZE
from avatar.sense.template import TEMPLATE_SIZE, Template
from tests.sense.people import OWNER, embedding


def test_one_embedding_is_its_own_template():
    assert OWNER.similarity(embedding(1.0)) == pytest.approx(1)
    assert OWNER.similarity(embedding(0.45)) == pytest.approx(0.45)
    assert (OWNER.count, OWNER.spread) == (1, pytest.approx(0, abs=1e-6))


def test_the_mean_lies_between_its_members_and_the_spread_says_how_far_they_are():
    low = embedding(0.8)
    low[1] *= -1
    template = Template.from_embeddings([embedding(0.8), low])
    assert template.similarity(embedding(1.0)) == pytest.approx(1)
    assert template.spread == pytest.approx(0.2)
    assert template.count == 2


@pytest.mark.parametrize(
    "wrong",
    [[], [np.zeros(SIZE, np.float32)], [np.ones(SIZE, np.float32)], [np.full(SIZE, np.nan, np.float32)]],
)
def test_it_is_made_of_embeddings_only(wrong):
    with pytest.raises(ValueError, match="unit length"):
        Template.from_embeddings(wrong)


def test_opposite_embeddings_have_no_mean_and_match_nobody():
    template = Template.from_embeddings([embedding(1.0), -embedding(1.0)])
    assert not template.similarity(embedding(1.0)) > 0.1
    with pytest.raises(VaultError, match="impossible"):
        Template.from_bytes(template.to_bytes())


def test_a_number_that_is_none_is_no_similarity():
    """Mutant: ``np.nan_to_num`` around the embedding."""
    assert not OWNER.similarity(np.full(SIZE, np.nan, np.float32)) >= -1


def test_it_survives_being_stored():
    template = Template.from_embeddings([embedding(0.9), embedding(0.7), embedding(1.0)])
    again = Template.from_bytes(template.to_bytes())
    assert len(template.to_bytes()) == TEMPLATE_SIZE
    assert np.array_equal(again.mean, template.mean)
    assert again.spread == pytest.approx(template.spread)
    assert (again.count, again.model_sha256) == (3, template.model_sha256)


def changed(place, what):
    data = bytearray(OWNER.to_bytes())
    data[place : place + len(what)] = what
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "is none"),
        (OWNER.to_bytes()[:-1], "is none"),
        (OWNER.to_bytes() + b"\0", "is none"),
        (changed(0, b"JUNK"), "is none"),
        (changed(4, b"\x09\x00"), "format 9"),
        (changed(6, b"\0\0"), "damaged"),
        (changed(8, struct.pack("<f", float("nan"))), "damaged"),
        (changed(12, b"\1\2\3"), "another recognising network"),
        (changed(44, struct.pack("<f", float("nan"))), "damaged"),
        (changed(44, struct.pack("<f", 7.0)), "damaged"),
    ],
)
def test_what_is_no_template_is_refused_with_the_reason(data, problem):
    """Mutants: any one check of ``from_bytes`` left out."""
    with pytest.raises(VaultError, match=problem) as caught:
        Template.from_bytes(data)
    assert caught.value.hint == "run 'avatar enrol' again"


@given(st.binary(min_size=TEMPLATE_SIZE - 2, max_size=TEMPLATE_SIZE + 2))
def test_garbage_is_an_error_and_never_a_template(data):
    for start in (b"", OWNER.to_bytes()[:44]):
        with pytest.raises(VaultError):
            Template.from_bytes((start + data)[:TEMPLATE_SIZE])
