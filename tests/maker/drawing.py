"""What the maker's tests share: composed people, posed."""

from avatar.maker import Recipe, compose
from avatar.stage.rigs import load_rig

ROBIN = {
    "background": "garden",
    "neck": "plain",
    "clothes": "jumper",
    "ears": "plain",
    "face": "oval",
    "nose": "small",
    "eyes": "round",
    "mouth": "friendly",
    "hair": "bob",
    "brows": "soft",
}


def rig_of(recipe, folder):
    drawing, manifest = compose(recipe)
    (folder / "character.svg").write_bytes(drawing.encode())
    (folder / "character.toml").write_bytes(manifest.encode())
    return load_rig(folder)


def robin_with(**parts):
    return Recipe(title="Robin", parts={**ROBIN, **parts})


def moving(rig):
    """Layers that move, ink included."""
    art = rig.pose({}, 0.0).art
    return len(art.layers) - art.still
