"""Who made a character and who may perform as it, in VRM's words where they are given."""

import pytest

from avatar.errors import CharacterError
from avatar.stage.rigs import meta
from avatar.stage.rigs.manifest import read_manifest
from tests.stage import pebble


def read(extra="", performers="anyone"):
    _, toml = pebble.texts()
    given = f'performers = "{performers}"\n{extra}\n'
    return read_manifest(toml.replace('performers = "anyone"\n', given).encode()).meta


def refused(extra, performers="anyone"):
    with pytest.raises(CharacterError) as caught:
        read(extra, performers)
    assert caught.value.hint
    return caught.value.problem


@pytest.mark.parametrize("field", ["name", "artist", "licence", "performers"])
def test_four_fields_are_required(field):
    _, toml = pebble.texts()
    lines = [line for line in toml.splitlines() if not line.startswith(f"{field} = ")]
    with pytest.raises(CharacterError, match=rf"meta\.{field} must be"):
        read_manifest("\n".join(lines).encode())


def test_a_licence_written_for_a_vrm_model_is_taken_field_by_field():
    found = read(
        'version = "2"\nauthors = ["A", "B"]\nthirdPartyLicenses = """MIT,\nsee there"""\n'
        'licenseUrl = "https://vrm.dev/licenses/1.0/"\navatarPermission = "everyone"\n'
        'commercialUsage = "corporation"\nallowRedistribution = true'
    )
    assert found.vrm == {
        "version": "2",
        "authors": ("A", "B"),
        "thirdPartyLicenses": "MIT,\nsee there",
        "licenseUrl": "https://vrm.dev/licenses/1.0/",
        "avatarPermission": "everyone",
        "commercialUsage": "corporation",
        "allowRedistribution": True,
    }


def test_every_vrm_field_is_in_the_table_of_the_documentation():
    text = pebble.DOCS.read_text(encoding="utf-8")
    assert [name for name in meta.VRM_FIELDS if f"`{name}`" not in text] == []


@pytest.mark.parametrize(
    ("extra", "words"),
    [
        ('authors = "me"', "meta.authors must be a list of texts"),
        ("authors = []", "meta.authors must be a list of texts"),
        ('authors = ["a", "a"]', "meta.authors names something twice"),
        ('commercialUsage = "yes"', "meta.commercialUsage must be 'personalNonProfit' or"),
        ("allowRedistribution = 1", "meta.allowRedistribution must be true or false"),
        ('licenseUrl = "javascript:alert(1)"', "meta.licenseUrl must begin with https://"),
        ('version = "\\u001b[2J"', "meta.version must be a short text"),
        ('version = "\\u202e"', "meta.version must be a short text"),
        ('thirdPartyLicenses = "\\u001b[2J"', "meta.thirdPartyLicenses must be a text of at most"),
        ('avatarpermission = "everyone"', "meta.avatarpermission is unknown"),
    ],
)
def test_what_is_wrong_is_named(extra, words):
    """Mutant: accept any text (an escape sequence would rewrite the terminal that lists characters)."""
    assert words in refused(extra)


@pytest.mark.parametrize(
    ("permission", "performers"),
    [("onlyAuthor", "anyone"), ("onlySeparatelyLicensedPerson", "anyone"), ("everyone", "owner only")],
)
def test_two_answers_to_who_may_perform_must_agree(permission, performers):
    """Mutant: drop the comparison of avatarPermission with performers."""
    assert "contradicts performers" in refused(f'avatarPermission = "{permission}"', performers)


@pytest.mark.parametrize("permission", ["onlyAuthor", "onlySeparatelyLicensedPerson"])
def test_owner_only_goes_with_both_narrow_permissions(permission):
    found = read(f'avatarPermission = "{permission}"', "owner only")
    assert (found.performers, found.vrm["avatarPermission"]) == ("owner only", permission)
