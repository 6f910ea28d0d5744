"""What is read before agreeing, one TOML file for each language: ``version``, ``text``, ``agreement``."""

from __future__ import annotations

import functools
import hashlib
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from avatar.errors import ConsentError

FOLDER: Final = Path(__file__).resolve().parent
DEFAULT: Final = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One statement in one language.

    Attributes:
        language: BCP 47 tag, the file's name.
        version: The same in all languages.
        text: What is read.
        agreement: What is typed.
    """

    language: str
    version: int
    text: str
    agreement: str

    @property
    def sha256(self) -> str:
        """Hash of everything that is read and typed, hexadecimal."""
        read = f"{self.language}\n{self.version}\n{self.text}\n{self.agreement}"
        return hashlib.sha256(read.encode()).hexdigest()


def languages() -> tuple[str, ...]:
    """All there are, in alphabetical order."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


@functools.cache
def statement(language: str = DEFAULT) -> Statement:
    """Read the statement in a language.

    Raises:
        ConsentError: If there is none, or it cannot be read: nobody can agree to it then.
    """
    if language not in languages():
        raise ConsentError(
            f"there is no consent statement in {language!r}", hint=f"choose one of: {', '.join(languages())}"
        )
    try:
        found = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
        return Statement(
            language=language,
            version=int(found["version"]),
            text=str(found["text"]).strip(),
            agreement=str(found["agreement"]),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ConsentError(
            f"the consent statement in {language!r} cannot be read ({type(error).__name__})",
            hint="install avatar-onlyme again: pip install --force-reinstall avatar-onlyme",
        ) from error
