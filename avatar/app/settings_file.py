"""The settings file as the program keeps it: read with a fallback, changed whole or not at all.

What the owner wrote around the settings stays: comments, order, and what a newer version knows.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from avatar.errors import SettingsError
from avatar.settings import OPTIONS, Chosen, Value, choose

_FIRST_LINE: Final = "The settings of avatar.  'avatar run --explain' prints all of them.\n"


@dataclass(frozen=True, slots=True)
class Loaded:
    """Settings that can be used.

    Attributes:
        chosen: They.
        problem: Why they are not those of the file; None if they are.
    """

    chosen: Chosen
    problem: SettingsError | None


def last_good(path: Path) -> Path:
    """Where the latest version of a settings file is kept that could be read."""
    return path.with_name(f"{path.stem}.last-good.toml")


def broken(path: Path) -> Path:
    """Where a settings file is put that could not be read, once settings are changed in the window."""
    return path.with_name(f"{path.stem}.broken.toml")


def load(path: Path, flags: Mapping[str, Value]) -> Loaded:
    """The settings in force; those that were good last if the file cannot be read now.

    Args:
        path: The settings file; need not exist.
        flags: Dotted key to a value from the command line, already checked.

    Raises:
        SettingsError: If neither can be read.
    """
    try:
        chosen = choose(path, flags)
    except SettingsError as error:
        if not last_good(path).is_file():
            raise
        chosen = choose(last_good(path), flags)  # whatever is wrong with this one, too, is the second error
        return Loaded(chosen, _instead(error, last_good(path)))
    with contextlib.suppress(OSError):  # a folder that cannot be written to is no reason not to start
        if path.is_file() and _read(path) != _read(last_good(path)):
            _put(last_good(path), _read(path))
    return Loaded(chosen, None)


def load_anyhow(path: Path, flags: Mapping[str, Value]) -> Chosen:
    """As :func:`load`, for the window, which opens with the defaults where there is nothing better.

    Returns:
        Settings that can be used; they say where the file is wrong.
    """
    try:
        loaded = load(path, flags)
    except SettingsError as error:
        loaded = Loaded(choose(path.parent / "none" / path.name, flags), error)  # there is no such file
    chosen, problem = loaded.chosen, loaded.problem
    if problem is None:
        return chosen
    return replace(chosen, broken=where(path, problem))


def where(path: Path, error: SettingsError) -> str:
    """The place of the mistake, in no language: ``avatar.toml:3``, or ``avatar.toml, stage.rate``."""
    line = re.search(r"\bline (\d+)", error.problem)
    key = re.search(r": ([a-z]+\.[a-z_]+) =", error.problem)
    return f"{path.name}:{line[1]}" if line else f"{path.name}, {key[1]}" if key else path.name


def _instead(error: SettingsError, used: Path) -> SettingsError:
    problem = f"{error.problem}; the last good settings are used instead ({used.name})"
    return SettingsError(problem, hint=error.hint)


def change(path: Path, changes: Mapping[str, Value]) -> None:
    """Write settings into the file; everything else in it stays as it is.

    A file that cannot be read is put aside, and the last good one is what is changed.

    Args:
        path: The settings file; it and its folder need not exist.
        changes: Dotted key to value.

    Raises:
        SettingsError: If a value is not allowed, or the file cannot be written; it is as it was then.
    """
    import tomlkit  # half a tenth of a second that only a change need cost
    from tomlkit.exceptions import TOMLKitError

    checked = {key: OPTIONS[key].check(value, path.name) for key, value in changes.items()}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        tree = tomlkit.parse(_sound(path).decode() or f"# {_FIRST_LINE}")
        for key, value in checked.items():
            section, name = key.split(".")
            if section not in tree:
                tree[section] = tomlkit.table()
            tree[section][name] = value
        content = tomlkit.dumps(tree).encode()
        _put(path, content)
        _put(last_good(path), content)
    except (OSError, TOMLKitError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise SettingsError(
            f"the settings cannot be kept: {why}", hint=f"free some space, or see who owns {path.parent}"
        ) from error


def _sound(path: Path) -> bytes:
    """What to change: the file, or the last good one in its place."""
    try:
        choose(path, {})
    except SettingsError:
        path.replace(broken(path))
        return _read(last_good(path))
    return _read(path)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def _put(path: Path, content: bytes) -> None:
    """Write a file so that after a crash or a loss of power there is the old one or the new one."""
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        part.replace(path)
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
