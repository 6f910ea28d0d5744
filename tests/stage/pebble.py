"""The character in docs/characters.md, for tests that need one of any kind."""

import re
from pathlib import Path

import avatar
from avatar.stage.rigs import load_rig

DOCS = Path(avatar.__file__).resolve().parent.parent / "docs" / "characters.md"


def texts():
    """The drawing and the manifest, as written in the documentation."""
    blocks = re.findall(r"```(svg|toml)\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    found = dict(blocks[:2])
    return found["svg"], found["toml"]


def write(folder, *, svg=None, toml=None):
    """A folder with that character, or with other files in their place."""
    drawing, manifest = texts()
    (folder / "character.svg").write_text(drawing if svg is None else svg, encoding="utf-8")
    (folder / "character.toml").write_text(manifest if toml is None else toml, encoding="utf-8")
    return folder


def rig(folder, **files):
    return load_rig(write(folder, **files))


def with_layer(markup, *, variants="", defs=""):
    """A drawing of a face and one more thing in the group head."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1280 720">'
        f"<defs>{defs}</defs>"
        '<g id="head"><ellipse id="face" cx="640" cy="340" rx="170" ry="200" fill="#fdb"/>'
        f'{markup}</g><g id="variants">{variants}</g></svg>'
    )
