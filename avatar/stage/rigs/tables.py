"""Takes a manifest's tables apart field by field, so that every mistake is named by its place."""

from __future__ import annotations

from typing import Final

from avatar.errors import CharacterError

FILE: Final = "character.toml"

_LONGEST_TEXT: Final = 200
_LONGEST_LONG_TEXT: Final = 4000
_LONGEST_LIST: Final = 100


class Table:
    """A TOML table whose fields are taken out one by one; what is left over at the end is a mistake.

    Args:
        data: What the TOML reader found; anything but a table is refused.
        where: Dotted path of the table with a dot at its end; empty at the top.

    Raises:
        CharacterError: From every method, naming the field and what it must be.
    """

    def __init__(self, data: object, where: str) -> None:
        if not isinstance(data, dict):
            raise CharacterError(
                f"{FILE}: {where.rstrip('.')} must be a table", hint=f"write [{where.rstrip('.')}]"
            )
        self._data: dict[str, object] = dict(data)
        self._where = where

    def fail(self, key: str, problem: str, fix: str = "") -> CharacterError:
        """The error to raise for a field."""
        return CharacterError(
            f"{FILE}: {self._where}{key} {problem}", hint=fix or "correct it; see docs/characters.md"
        )

    def take(self, key: str) -> object:
        """A field as it is, None if it is not there."""
        return self._data.pop(key, None)

    def table(self, key: str) -> Table:
        """The table of this name; empty if it is not there."""
        return Table(self._data.pop(key, {}), f"{self._where}{key}.")

    def tables(self) -> dict[str, Table]:
        """All tables that are left, by name."""
        return {key: self.table(key) for key in list(self._data)}

    def left(self) -> tuple[str, ...]:
        """Names of the fields that are left."""
        return tuple(self._data)

    def done(self) -> None:
        """Everything has been taken: what is left is a spelling mistake."""
        for key in self._data:
            raise self.fail(key, "is unknown")

    def text(self, key: str, allowed: tuple[str, ...] = ()) -> str:
        """A text that must be there."""
        found = self.maybe_text(key, allowed)
        if found is None:
            raise self.fail(key, f"must be {_choice(allowed)}")
        return found

    def maybe_text(self, key: str, allowed: tuple[str, ...] = ()) -> str | None:
        """A text, or None if it is not there."""
        value = self.take(key)
        if value is None:
            return None
        if not _is_text(value) or (allowed and value not in allowed):
            raise self.fail(key, f"must be {_choice(allowed)}")
        return str(value)

    def maybe_long_text(self, key: str) -> str | None:
        """A text of several lines, or None if it is not there."""
        value = self.take(key)
        if value is not None and not _is_text(value, _LONGEST_LONG_TEXT, "\n\r\t"):
            raise self.fail(key, f"must be a text of at most {_LONGEST_LONG_TEXT} characters")
        return None if value is None else str(value)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, empty if it is not there."""
        value = self.take(key)
        if value is None:
            return ()
        if (
            not isinstance(value, list)
            or not 1 <= len(value) <= _LONGEST_LIST
            or not all(map(_is_text, value))
        ):
            raise self.fail(key, 'must be a list of texts, like ["one", "two"]')
        if len(set(value)) < len(value):
            raise self.fail(key, "names something twice")
        return tuple(value)

    def flag(self, key: str) -> bool | None:
        """True, false, or None if it is not there."""
        value = self.take(key)
        if value is not None and not isinstance(value, bool):
            raise self.fail(key, "must be true or false")
        return value

    def number(self, key: str, default: float, low: float, high: float) -> float:
        """A number within limits."""
        value = self._data.pop(key, default)
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not low <= value <= high:
            raise self.fail(key, f"= {value!r:.40} must be {low:g} to {high:g}")
        return float(value)

    def numbers(self, key: str, count: int) -> list[float] | None:
        """So many numbers of at most 10,000, or None if the field is not there."""
        value = self.take(key)
        if value is None:
            return None
        if not isinstance(value, list) or len(value) != count or not all(map(_is_number, value)):
            raise self.fail(key, f"must be {count} numbers in brackets")
        return [float(v) for v in value]

    def point(self, key: str) -> tuple[float, float] | None:
        """Two numbers, or None if the field is not there."""
        pair = self.numbers(key, 2)
        return (pair[0], pair[1]) if pair else None


def _is_text(value: object, longest: int = _LONGEST_TEXT, also: str = "") -> bool:
    """Whether a terminal can show it as it is: no control characters, nothing that turns lines round."""
    if not isinstance(value, str) or not value.strip() or len(value) > longest:
        return False
    return value.translate(dict.fromkeys(map(ord, also))).isprintable()


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) <= 10_000


def _choice(allowed: tuple[str, ...]) -> str:
    return " or ".join(map(repr, allowed)) if allowed else "a short text"
