"""Writes the few kinds of TOML that a character's manifest is made of."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from avatar.errors import CharacterError

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def write_toml(data: Mapping[str, object]) -> str:
    """The text of a document: plain values first, then a table each.

    Raises:
        CharacterError: If a value is none of text, number, true, false, lists of these, and tables.
    """
    lines: list[str] = []
    _table(lines, "", data)
    return "\n".join(lines).strip() + "\n"


def _table(lines: list[str], where: str, data: Mapping[str, object]) -> None:
    plain = {key: value for key, value in data.items() if not isinstance(value, Mapping)}
    if where and (plain or not data):
        lines += ["", f"[{where}]"]
    lines += [f"{_key(key)} = {_value(where, key, value)}" for key, value in plain.items()]
    for key, value in data.items():
        if isinstance(value, Mapping):
            _table(lines, f"{where}.{_key(key)}" if where else _key(key), value)


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else json.dumps(key, ensure_ascii=False)


def _value(where: str, key: str, value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return f"{value!r}"
        case str():
            # JSON leaves DEL as it is, TOML does not.
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        case list() | tuple():
            return "[" + ", ".join(_value(where, key, each) for each in value) + "]"
    raise CharacterError(
        f"{where}.{key} is a {type(value).__name__}",
        hint="use texts, numbers, true, false and lists of these",
    )
