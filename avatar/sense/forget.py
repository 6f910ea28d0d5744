"""``forget``: erases the owner's template, told where by one line of JSON.

Needs no passphrase and opens no camera.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from avatar.errors import AvatarError
from avatar.sandbox import deny_network
from avatar.sense import vault


def forget() -> int:
    """Erase, and say on standard output what there was: one JSON object.

    Raises:
        AvatarError: If the line makes no sense.
        VaultError: If something is left.
    """
    line = sys.stdin.readline()
    try:
        folder = Path(json.loads(line)["folder"])
    except (ValueError, KeyError, TypeError) as error:
        raise AvatarError(
            f"the sense process was told {line.strip()[:200]!r}: {error}",
            hint="use 'avatar consent withdraw'",
        ) from error
    deny_network()
    had_key, had_file = vault.forget(folder)
    sys.stdout.write(json.dumps({"key": had_key, "template": had_file}) + "\n")
    sys.stdout.flush()
    return 0
