"""Where this program keeps its files, in the platform's own folders."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from platformdirs import user_config_path, user_data_path, user_videos_path


def settings_file() -> Path:
    """The settings; need not exist."""
    return user_config_path("avatar", appauthor=False) / "avatar.toml"


def consent_file() -> Path:
    """The consent record; its absence closes the gate."""
    return user_data_path("avatar", appauthor=False) / "consent.json"


def vault_folder() -> Path:
    """Where the encrypted template is; only the sense process opens it."""
    return user_data_path("avatar", appauthor=False)


def ledger_file() -> Path:
    """The signed record of consent and gate events."""
    return user_data_path("avatar", appauthor=False) / "ledger.jsonl"


def characters_folder() -> Path:
    """Characters that the owner imported."""
    return user_data_path("avatar", appauthor=False) / "characters"


def wallpaper_file() -> Path:
    """The owner's own picture behind the character."""
    return user_data_path("avatar", appauthor=False) / "background.png"


def new_video(now: datetime) -> Path:
    """Where a recording that begins now goes: the account's own folder of videos."""
    return user_videos_path() / f"Avatar {now:%Y-%m-%d %H.%M.%S}.mp4"
