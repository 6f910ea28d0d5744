"""Who made a character, and who may do what with it: ``[meta]`` of the manifest.

Four fields are required.  The others carry the names, types and values of ``VRMC_vrm.meta`` of
VRM 1.0 (vrm-c/vrm-specification, VRMC_vrm-1.0/meta.md), so that a licence written for a VRM
model can be copied field by field.  They are the artist's words: read, checked and shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from avatar.stage.rigs.tables import Table

PERFORMERS: Final = ("anyone", "owner only")
"""Who may perform as the character."""

TEXTS: Final = ("version", "contactInformation", "licenseUrl", "otherLicenseUrl")
LONG_TEXTS: Final = ("copyrightInformation", "thirdPartyLicenses")
LISTS: Final = ("authors", "references")
FLAGS: Final = (
    "allowExcessivelyViolentUsage",
    "allowExcessivelySexualUsage",
    "allowPoliticalOrReligiousUsage",
    "allowAntisocialOrHateUsage",
    "allowRedistribution",
)
CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "avatarPermission": ("onlyAuthor", "onlySeparatelyLicensedPerson", "everyone"),
    "commercialUsage": ("personalNonProfit", "personalProfit", "corporation"),
    "creditNotation": ("required", "unnecessary"),
    "modification": ("prohibited", "allowModification", "allowModificationRedistribution"),
}

VRM_FIELDS: Final = (*TEXTS, *LONG_TEXTS, *LISTS, *FLAGS, *CHOICES)
"""Every optional field: all of VRM's but ``name``, which is required here too, and ``thumbnailImage``."""

_FITS: Final = {"anyone": ("everyone",), "owner only": ("onlyAuthor", "onlySeparatelyLicensedPerson")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """What ``[meta]`` says.

    Attributes:
        name: The character's.
        artist: Who drew it.
        licence: Of the drawing, as the artist words it.
        performers: One of ``PERFORMERS``.
        vrm: The optional fields that were given, by VRM's names.
    """

    name: str
    artist: str
    licence: str
    performers: str
    vrm: Mapping[str, str | bool | tuple[str, ...]] = field(default_factory=dict)


def read_meta(table: Table) -> Meta:
    """Read ``[meta]``.

    Raises:
        CharacterError: If a field is missing, unknown or wrong, or two contradict each other.
    """
    name, artist, licence = table.text("name"), table.text("artist"), table.text("licence")
    performers = table.text("performers", PERFORMERS)
    found = {
        **{key: table.maybe_text(key) for key in TEXTS},
        **{key: table.maybe_long_text(key) for key in LONG_TEXTS},
        **{key: table.texts(key) or None for key in LISTS},
        **{key: table.flag(key) for key in FLAGS},
        **{key: table.maybe_text(key, allowed) for key, allowed in CHOICES.items()},
    }
    vrm = {key: value for key, value in found.items() if value is not None}
    for key in ("licenseUrl", "otherLicenseUrl"):
        if not str(vrm.get(key, "https://")).startswith(("https://", "http://")):
            raise table.fail(key, "must begin with https://")
    permission = vrm.get("avatarPermission")
    if permission is not None and permission not in _FITS[performers]:
        raise table.fail(
            "avatarPermission",
            f"= {permission!r} contradicts performers = {performers!r}",
            f"write {' or '.join(map(repr, _FITS[performers]))}, or change performers",
        )
    table.done()
    return Meta(name=name, artist=artist, licence=licence, performers=performers, vrm=vrm)
