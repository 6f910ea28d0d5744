"""Where this program keeps its two files, in the platform's own folders."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_config_path, user_data_path


def settings_file() -> Path:
    """The settings; need not exist."""
    return user_config_path("avatar", appauthor=False) / "avatar.toml"


def consent_file() -> Path:
    """The consent record; its absence closes the gate."""
    return user_data_path("avatar", appauthor=False) / "consent.json"
